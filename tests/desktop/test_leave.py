"""Leave to go on: kept with reason, officer and day; it moves a village and nobody's result."""

from datetime import date
from pathlib import Path

import pytest

from desktop import certificates
from desktop.board import board, progress_in
from desktop.leave import leave_list, leave_pdf
from desktop.problems import Refused
from desktop.programme.gates import State
from desktop.programme.stages import register
from tests.desktop.village_round import TODAY, VillageRound


@pytest.fixture
def round_(tmp_path: Path) -> VillageRound:
    return VillageRound(tmp_path / "office", sages_surveyed=1)


def failing_trainee(round_: VillageRound) -> int:
    """A selected sage who came for two days of four and did not pass."""
    sage = round_.sage(round_.villages[0], selected=True)
    course = round_.put(
        "course", round=round_.round.id, name="วิทยากร", starts_on=date(2025, 12, 8),
        ends_on=date(2025, 12, 11), days=4,
    )  # fmt: skip
    return round_.put("trainee", course=course, sage=sage, days_attended=2, result="failed")


def test_every_leave_is_listed_with_its_reason_officer_and_day(round_: VillageRound) -> None:
    first, second, _third = round_.villages
    with round_.office as office:
        office.override(round_.round.id, second.id, "team", " น้ำท่วม ", "นางสาวพร")
        office.override(round_.round.id, first.id, "survey", "ปราชญ์มี 4 คน", "นายมา")
        told = [
            (one.where, one.stage, one.stage_name, one.reason, one.officer, one.on)
            for one in leave_list(office, round_.round.id)
        ]
        assert told == [
            (f"{second.label} ต.{second.tambon}", "team", "๓ สร้างทีมและครัวเรือนเป้าหมาย",
             "น้ำท่วม", "นางสาวพร", TODAY),
            (f"{first.label} ต.{first.tambon}", "survey", "๑ สำรวจปราชญ์ชุมชน", "ปราชญ์มี 4 คน",
             "นายมา", TODAY),
        ]  # fmt: skip
        assert [one.place for one in leave_list(office, round_.round.id, first.id)] == [first]
        assert leave_pdf(office, round_.round.id).startswith(b"%PDF")


def test_a_cohorts_leave_is_listed_without_a_village(tmp_path: Path) -> None:
    made = VillageRound(tmp_path / "cohort", variant="cohort")
    with made.office as office:
        office.override(made.round.id, None, "screening", "รอผลสำรวจ", "นางสาวพร")
        assert [one.place for one in leave_list(office, made.round.id)] == [None]


@pytest.mark.parametrize(("reason", "officer"), [("", "นางสาวพร"), ("น้ำท่วม", " ")])
def test_there_is_no_leave_without_reason_or_officer(
    round_: VillageRound, reason: str, officer: str
) -> None:
    with round_.office as office:
        with pytest.raises(Refused):
            office.override(round_.round.id, round_.villages[0].id, "survey", reason, officer)
        assert leave_list(office, round_.round.id) == ()


def test_leave_touches_no_result_no_attendance_and_no_right(round_: VillageRound) -> None:
    trainee = failing_trainee(round_)
    village, trainees = round_.villages[0].id, register("trainees")
    with round_.office as office:
        before = office.entry(trainees, trainee)
        for stage in round_.round.settings.stages:
            office.override(round_.round.id, village, stage, "น้ำท่วม", "นางสาวพร")
        cells = board(office, round_.round.id).rows[0].progress
        assert {one.state for one in cells} == {State.OVERRIDDEN}
        assert office.entry(trainees, trainee) == before
        assert not certificates.candidates(office, round_.round.id, [village])
        assert not certificates.issue(office, round_.round.id, [trainee])
        for stage in round_.round.settings.stages:
            office.withdraw_override(round_.round.id, village, stage)
        assert leave_list(office, round_.round.id) == ()
        assert not progress_in(office, round_.round.id, village, "trainer_course").passed
        assert office.entry(trainees, trainee) == before
