"""What an act is told by the gate of the stage that it needs."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from desktop.acts import too_early
from desktop.programme.stages import register
from desktop.programme.vocabulary import Severity
from desktop.words import use_language
from tests.desktop.village_round import TODAY, VillageRound


@pytest.mark.parametrize(
    ("changed", "warned"),
    [
        ({}, True),
        ({"step": "quotation"}, False),
        ({"purchase.village": None}, False),
    ],
)
def test_a_request_before_the_team_is_complete_is_warned_of(
    tmp_path: Path, changed: dict[str, Any], warned: bool
) -> None:
    use_language("en")
    made = VillageRound(tmp_path / "office")
    with made.office:
        village = made.villages[0].id
        values = {"step": "request", "on": date(2026, 1, 5), "purchase.village": village, **changed}

        def asked() -> list[tuple[str, str, Severity]]:
            settings, round_id = made.round.settings, made.round.id
            found = too_early(register("purchase_steps"), values, settings, round_id, TODAY)
            return [(one.field, one.message, one.severity) for one in found]

        reason = "The village is not ready for a purchase: Waits for stage 2 Trainer course."
        assert asked() == ([("step", reason, Severity.WARNING)] if warned else [])
        made.put(
            "override", round=made.round.id, village=village, stage="team", reason="น้ำท่วม",
            officer="", on=TODAY,
        )  # fmt: skip
        assert asked() == []


def test_a_cohort_without_a_team_is_not_asked_for_one(tmp_path: Path) -> None:
    made = VillageRound(tmp_path / "cohort", variant="cohort")
    with made.office:
        values = {"step": "request", "purchase.village": made.villages[0].id}
        settings, round_id = made.round.settings, made.round.id
        assert not list(too_early(register("purchase_steps"), values, settings, round_id, TODAY))
