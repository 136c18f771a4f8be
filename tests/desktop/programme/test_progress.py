"""A village's way through its stages: what waits for what, and leave to go on."""

from datetime import date

import pytest

from desktop.programme.gates import State, UnitFacts
from desktop.programme.progress import progress_of
from desktop.programme.rounds import preset
from desktop.programme.stages import stages_of
from desktop.words import use_language

ROUND = preset(2569)
STAGES = stages_of(ROUND)
COHORT = preset(2569, "cohort")
NOTHING = UnitFacts(today=date(2026, 9, 1))
SURVEYED = UnitFacts(
    today=date(2026, 9, 1), sages=10, complete_sages=10, selected=1,
    forum_on=date(2025, 11, 3), forum_present=40, forum_accepted=True,
)  # fmt: skip


@pytest.fixture(autouse=True)
def english() -> None:
    use_language("en")


def test_what_is_not_begun_waits_for_the_stage_before() -> None:
    found = progress_of(STAGES, NOTHING, ROUND)
    assert found[0].reason == "0 of 10 sages are recorded."
    assert [one.text for one in found[1:]] == [f"waits for {n}" for n in range(1, 6)]
    assert [one.reason for one in found[1:3]] == [
        "Waits for stage 1 Survey of sages.",
        "Waits for stage 2 Trainer course.",
    ]
    assert found[1].next_step == found[0].next_step
    assert found[5].reason == "Waits for stage 5 Occupation training and groups."


def test_after_a_finished_stage_nothing_waits() -> None:
    found = progress_of(STAGES, SURVEYED, ROUND)
    assert found[0].state is State.DONE
    assert found[1].reason == "Selected sages who are on no course yet: 1."
    assert found[2].reason == "Waits for stage 2 Trainer course."


def test_what_is_begun_does_not_wait() -> None:
    facts = UnitFacts(today=NOTHING.today, households=3)
    found = progress_of(STAGES, facts, ROUND)
    assert (found[2].state, found[2].text) == (State.UNDER_WAY, "0 · 3/20")


def test_leave_lets_the_next_stage_begin_and_keeps_the_reason() -> None:
    found = progress_of(STAGES, NOTHING, ROUND, {"survey": "น้ำท่วม"})
    assert (found[0].state, found[0].text, found[0].reason) == (
        State.OVERRIDDEN, "0/10", "น้ำท่วม",
    )  # fmt: skip
    assert found[0].next_step == "Sages still to record: 10."
    assert found[1].reason == "Selected sages who are on no course yet: 1."


def test_leave_for_what_is_done_changes_nothing() -> None:
    found = progress_of(STAGES, SURVEYED, ROUND, {"survey": "น้ำท่วม", "no such stage": "x"})
    assert found == progress_of(STAGES, SURVEYED, ROUND)


def test_a_cohort_can_do_without_materials() -> None:
    stages = stages_of(COHORT)
    screening, materials, occupation, _follow_up = progress_of(stages, NOTHING, COHORT)
    assert (materials.state, materials.text, materials.passed) == (
        State.NOT_STARTED, "optional", True,
    )  # fmt: skip
    assert not screening.passed
    assert occupation.reason == "Waits for stage 1 Screening."
    ready = UnitFacts(
        today=NOTHING.today, households=30, eligible=30, ready_for_group=30, with_baseline=30
    )
    occupation = progress_of(stages, ready, COHORT)[2]
    assert occupation.reason == "The training in the village is not recorded."


def test_materials_that_a_cohort_has_begun_are_finished_first() -> None:
    facts = UnitFacts(today=NOTHING.today, households=30, households_with_needs=3, needs=5)
    materials, occupation = progress_of(stages_of(COHORT), facts, COHORT)[1:3]
    assert (materials.state, materials.passed) == (State.UNDER_WAY, False)
    assert occupation.reason == "Waits for stage 4 Demonstration materials."
