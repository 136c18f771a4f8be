"""Acts that need a stage: they ask its gate, for one village, before they are done."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date

from db.queries import board as recorded
from db.queries.board import Part
from desktop.facts import Unit, facts_of
from desktop.programme.gates import Progress
from desktop.programme.progress import progress_of
from desktop.programme.rounds import COHORT, RoundSettings
from desktop.programme.stages import stages_of
from desktop.programme.vocabulary import Problem, Register, Severity, Values
from desktop.words import _


def progress_in(
    round_id: int, settings: RoundSettings, village_id: int | None, stage: str, today: date
) -> Progress:
    """How far one village (or the cohort, whatever `village_id`) is in the stage called `stage`.

    No other village is read. KeyError where the round has no such stage.
    """
    unit = None if settings.variant == COHORT else village_id
    facts = facts_of(round_id, settings, [unit], today)[unit]
    reasons = leave_to_go_on(Part(round_id, unit)).get(unit)
    found = progress_of(stages_of(settings), facts, settings, reasons)
    return dict(zip(settings.stages, found, strict=True))[stage]


def leave_to_go_on(part: Part) -> Mapping[Unit, Mapping[str, str]]:
    """The reasons to go on, by unit and stage key, each with the officer who gave it."""
    found: dict[Unit, dict[str, str]] = defaultdict(dict)
    for village, stage, reason, officer, _on in recorded.overrides(part):
        found[village][stage] = f"{reason} ({officer})" if officer else reason
    return found


def too_early(
    register: Register, values: Values, settings: RoundSettings, round_id: int, today: date
) -> Iterable[Problem]:
    """A warning where a purchase is requested for a village whose team is not complete.

    `values` hold what the register looks up behind its links.
    """
    if register.key != "purchase_steps" or values.get("step") != "request":
        return
    village = values.get("purchase.village")
    if not isinstance(village, int) or "team" not in settings.stages:
        return
    progress = progress_in(round_id, settings, village, "team", today)
    if not progress.passed:
        yield Problem(
            "step",
            _("The village is not ready for a purchase: {reason}").format(reason=progress.reason),
            Severity.WARNING,
        )
