"""What a stage needs is said with the round's own numbers."""

from dataclasses import replace

import pytest

from desktop.programme.rounds import COHORT, VILLAGE, RoundSettings, preset
from desktop.programme.stages import STAGES
from desktop.programme.vocabulary import Stage
from desktop.words import _, use_language


def needs_of(key: str, round_: RoundSettings) -> tuple[str, ...]:
    return next(one for one in STAGES if one.key == key).needs(round_)


@pytest.mark.parametrize("stage", STAGES, ids=lambda stage: stage.key)
@pytest.mark.parametrize("variant", [VILLAGE, COHORT])
@pytest.mark.parametrize("language", ["th", "en"])
def test_every_stage_says_what_it_needs(stage: Stage, variant: str, language: str) -> None:
    use_language(language)
    needs = stage.needs(preset(2569, variant))
    use_language("th")
    assert needs
    assert all(one and "{" not in one for one in needs)


@pytest.mark.parametrize(
    ("stage", "change", "said"),
    [
        ("survey", {"sages_surveyed": 7}, "7"),
        ("survey", {"sages_selected": 2}, "2"),
        ("screening", {"households": 33}, "33"),
        ("trainer_course", {"course_days": 9, "attendance_percent": 50}, "5"),
        ("team", {"team_size": 6}, "6"),
        ("team", {"households": 23}, "23"),
        ("materials", {"material_budget": 1_234_500}, "12,345"),
        ("occupation", {"group_members": 8}, "8"),
        ("follow_up", {"follow_up_months": (2, 4)}, "2, 4"),
    ],
)
def test_the_numbers_are_the_rounds(stage: str, change: dict[str, object], said: str) -> None:
    settings = replace(preset(2569), **change)  # type: ignore[arg-type]
    assert any(said in one for one in needs_of(stage, settings))


def test_a_cohort_is_told_that_it_can_do_without_materials() -> None:
    optional = _("The round can do without materials.")
    assert optional in needs_of("materials", preset(2569, COHORT))
    assert optional not in needs_of("materials", preset(2569))
