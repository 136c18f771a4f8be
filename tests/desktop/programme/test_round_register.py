from dataclasses import replace
from typing import Any

import pytest

from desktop.programme.round_register import check_round
from desktop.programme.rounds import COHORT, PRESETS, VILLAGE, preset
from desktop.programme.stages import STAGES
from desktop.programme.vocabulary import Stage


@pytest.mark.parametrize("variant", [VILLAGE, COHORT])
def test_a_preset_is_right_as_it_is(variant: str) -> None:
    assert list(check_round(preset(2569, variant))) == []


@pytest.mark.parametrize("stage", STAGES, ids=lambda stage: stage.key)
def test_every_stage_is_of_a_preset_and_may_stand_alone(stage: Stage) -> None:
    assert any(stage.key in one.stages for one in PRESETS)
    assert list(check_round(replace(preset(2569), stages=(stage.key,)))) == []


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"year": 2026}, "year"),
        ({"year": 0}, "year"),
        ({"variant": "district"}, "variant"),
        ({"name": ""}, "name"),
        ({"stages": ()}, "stages"),
        ({"stages": ("survey", "survey")}, "stages"),
        ({"stages": ("survey", "party")}, "stages"),
        ({"households": -1}, "households"),
        ({"attendance_percent": 101}, "attendance_percent"),
        ({"practising_percent": 400}, "practising_percent"),
        ({"sages_surveyed": 3, "sages_selected": 4}, "sages_selected"),
        ({"follow_up_months": ()}, "follow_up_months"),
        ({"follow_up_months": (0, 3)}, "follow_up_months"),
        ({"follow_up_months": (3, 1)}, "follow_up_months"),
        ({"follow_up_months": (1, 61)}, "follow_up_months"),
        ({"income_line": -1}, "income_line"),
        ({"material_budget": -1}, "material_budget"),
        ({"certificate_year": "lunar"}, "certificate_year"),
        ({"certificate_year": ""}, "certificate_year"),
    ],
)
def test_a_wrong_number_is_named_once(change: dict[str, Any], field: str) -> None:
    problems = list(check_round(replace(preset(2569), **change)))
    assert [one.field for one in problems] == [field]
    assert problems[0].message
