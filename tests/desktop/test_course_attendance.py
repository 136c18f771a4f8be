"""The attendance of a trainer course in a real office: half-days, marks, results, one undo each."""

from dataclasses import replace
from datetime import date

import pytest

from desktop.batch import Edit, check_many
from desktop.course_attendance import mark, set_half_days, set_results, suggestions
from desktop.facts import facts_of
from desktop.office import Office
from desktop.problems import Refused
from desktop.programme.attendance import HALF_DAY, HalfDay, half_days
from desktop.programme.stages import register
from desktop.trainer_course import CourseSheet, Participant, course_sheet, courses, summary
from desktop.views import Scope
from tests.desktop.village_records import COURSE, add

FIRST = date(2025, 12, 8)
NAMES = ("ก้อง", "ขวัญ", "คำ")


@pytest.fixture
def course(office: Office, scope: Scope) -> int:
    """A course of four days with a selected sage of each of three villages on it."""
    saved = office.save(register("courses"), COURSE | {"test_marks": "20"}, scope)
    assert saved.id is not None
    for at, name in enumerate(NAMES):
        sage = add(
            office, scope, at, person__first_name=name, person__national_id="", selected="yes"
        )
        assert put_on(office, scope, saved.id, sage)
    return saved.id


def put_on(office: Office, scope: Scope, course: int, sage: int) -> int:
    saved = office.save(register("trainees"), {"course": course, "sage": sage}, scope)
    assert saved.id is not None, saved.problems
    return saved.id


def held(office: Office, course: int) -> CourseSheet:
    """The course held on all its half-days."""
    sheet = course_sheet(office, course)
    days = half_days(sheet.starts_on, sheet.ends_on)
    set_half_days(office, course, dict.fromkeys(days, HALF_DAY))
    return course_sheet(office, course)


def present(office: Office, sheet: CourseSheet, who: int, there: str) -> None:
    """Say of the first half-days whether somebody was there: "//x" is twice yes, then no."""
    person = sheet.people[who].id
    marks = zip((one.id for one in sheet.sessions), there, strict=False)
    mark(office, sheet.id, {(session, person): was == "/" for session, was in marks})


def shown(one: Participant) -> tuple[int | None, int | None]:
    return one.standing.hours, one.standing.days


def test_a_course_is_held_on_the_half_days_of_its_dates(office: Office, course: int) -> None:
    sheet = held(office, course)
    assert [(one.on.day, one.half) for one in sheet.sessions[:3]] == [
        (8, "morning"), (8, "afternoon"), (9, "morning"),
    ]  # fmt: skip
    assert [one.name[3:] for one in sheet.people] == [f"{name} ศรีสุวรรณ" for name in NAMES]
    assert office.entry(register("courses"), course).values["hours"] == 24_000
    office.undo()
    assert course_sheet(office, course).sessions == ()
    assert office.entry(register("courses"), course).values["hours"] is None


def test_hours_and_days_follow_from_the_marks_in_one_action(office: Office, course: int) -> None:
    sheet = held(office, course)
    present(office, sheet, 0, "///////x")
    present(office, sheet, 1, "/x")
    first, second, third = course_sheet(office, course).people
    assert [shown(one) for one in (first, second, third)] == [
        (21_000, 3), (3_000, 0), (None, None),
    ]  # fmt: skip
    assert list(first.there.values()).count(True) == 7
    office.undo()
    assert shown(course_sheet(office, course).people[1]) == (None, None)
    office.undo()
    assert course_sheet(office, course).people[0].there == {}


def test_a_mark_is_changed_and_taken_back(office: Office, course: int) -> None:
    sheet = held(office, course)
    present(office, sheet, 0, "/")
    present(office, sheet, 0, "x")
    assert shown(course_sheet(office, course).people[0]) == (0, 0)
    mark(office, course, {(sheet.sessions[0].id, sheet.people[0].id): None})
    assert shown(course_sheet(office, course).people[0]) == (None, None)


def test_hours_follow_when_the_half_days_change(office: Office, course: int) -> None:
    sheet = held(office, course)
    present(office, sheet, 0, "///")
    wanted = {HalfDay(one.on, one.half): one.hours for one in sheet.sessions}
    wanted[HalfDay(FIRST, "morning")] = 2_000
    del wanted[HalfDay(FIRST, "afternoon")]
    set_half_days(office, course, wanted)
    one = course_sheet(office, course).people[0]
    assert (shown(one), one.standing.course_hours) == ((5_000, 1), 20_000)
    office.undo()
    assert shown(course_sheet(office, course).people[0]) == (9_000, 1)


def test_days_that_were_typed_stay_where_there_are_no_marks(
    office: Office, scope: Scope, course: int
) -> None:
    person = course_sheet(office, course).people[0].id
    assert office.save(register("trainees"), {"days_attended": "4"}, scope, id=person).id
    held(office, course)
    assert shown(course_sheet(office, course).people[0]) == (None, 4)


def test_a_half_day_outside_the_course_is_refused(office: Office, course: int) -> None:
    with pytest.raises(Refused, match=r"12 ธ\.ค\."):
        set_half_days(office, course, {HalfDay(date(2025, 12, 12), "morning"): HALF_DAY})
    assert course_sheet(office, course).sessions == ()


def test_attendance_is_refused_where_the_course_is_not_held(office: Office, course: int) -> None:
    sheet = held(office, course)
    set_half_days(office, course, {HalfDay(FIRST, "morning"): HALF_DAY})
    with pytest.raises(Refused):
        mark(office, course, {(sheet.sessions[-1].id, sheet.people[0].id): True})
    with pytest.raises(Refused):
        mark(office, course, {(sheet.sessions[0].id, 999): True})
    assert course_sheet(office, course).people[0].there == {}


def test_results_are_set_by_the_rule_and_never_over_the_offices_own(
    office: Office, scope: Scope, course: int
) -> None:
    sheet = held(office, course)
    for who, there in enumerate(("////////", "////xxxx", "////")):
        present(office, sheet, who, there)
    first, second, third = (one.id for one in sheet.people)
    assert office.save(register("trainees"), {"result": "failed"}, scope, id=first).id
    told = set_results(office, course)
    assert (told.set, told.other, told.open) == ({second: "failed"}, {first: "passed"}, (third,))
    results = [one.standing.result for one in course_sheet(office, course).people]
    assert results == ["failed", "failed", None]
    set_results(office, course, over=True)
    assert course_sheet(office, course).people[0].standing.result == "passed"
    office.undo()
    assert course_sheet(office, course).people[0].standing.result == "failed"
    assert suggestions(course_sheet(office, course)).set == {}


def test_an_officers_leave_touches_no_result(office: Office, scope: Scope, course: int) -> None:
    sheet = held(office, course)
    present(office, sheet, 0, "xxxxxxxx")
    set_results(office, course)
    village = sheet.people[0].village.id
    assert scope.round_id is not None
    office.override(scope.round_id, village, "trainer_course", "ติดภารกิจ", "พัฒนาการอำเภอ")
    set_results(office, course, over=True)
    assert course_sheet(office, course).people[0].standing.result == "failed"


def test_the_courses_of_a_round_with_their_days(office: Office, scope: Scope, course: int) -> None:
    assert scope.round_id is not None
    (one,) = courses(scope.round_id)
    assert (one.id, one.label) == (course, "วิทยากร · 8 – 11 ธ.ค. 2568")


def test_a_course_in_numbers(office: Office, scope: Scope, course: int) -> None:
    sheet = held(office, course)
    present(office, sheet, 0, "////////")
    present(office, sheet, 1, "////xxxx")
    for who, marks in enumerate(((8, 16), (10, 12))):
        raw = {"pre_test": marks[0], "post_test": marks[1]}
        assert office.save(register("trainees"), raw, scope, id=sheet.people[who].id).id
    for key, rows in {
        "course_topics": [
            {"topic": "หลักปรัชญา", "hours": "6"}, {"topic": "เทคนิควิทยากร", "hours": "3.5"},
        ],
        "course_questions": [
            {"question": "เนื้อหา", "fives": 2, "fours": 1}, {"question": "สถานที่", "threes": 1},
        ],
        "course_costs": [
            {"kind": "speaker_state", "rate": "700", "quantity": "3", "times": 1},
            {"kind": "speaker_state", "rate": "600", "quantity": "2", "times": 1},
            {"kind": "travel", "rate": "240", "quantity": "1", "times": 2},
        ],
    }.items():  # fmt: skip
        for row in rows:
            saved = office.save(register(key), {"course": course, **row}, scope)
            assert saved.id is not None, saved.problems
    found = summary(office, course)
    assert (found.people, found.villages, found.taught, found.held) == (3, 3, 9_500, 24_000)
    assert (found.attendance, found.reaching) == (75.0, 1)
    assert (found.pre_test, found.post_test, found.gain) == (9.0, 14.0, 5.0)
    assert [one.mean for one in found.questions] == [14 / 3, 3.0]
    assert found.satisfaction == 17 / 4
    assert [(one.kind, one.amount, one.over) for one in found.costs] == [
        ("speaker_state", 3_300_00, 1), ("travel", 480_00, 0),
    ]  # fmt: skip
    assert found.spent == 3_780_00


@pytest.mark.parametrize(
    ("changed", "trained"),
    [
        ({}, 1),
        ({"attendance_percent": 90}, 0),
        ({"attendance_percent": 87}, 1),
        ({"test_percent": 60}, 1),
        ({"test_percent": 61}, 0),
        ({"sages_selected": 2}, 1),
    ],
)
def test_the_board_counts_by_the_same_rule(
    office: Office, scope: Scope, course: int, changed: dict[str, int], trained: int
) -> None:
    sheet = held(office, course)
    present(office, sheet, 0, "///////x")
    one = sheet.people[0]
    raw = {"post_test": 12, "result": "passed"}
    assert office.save(register("trainees"), raw, scope, id=one.id).id
    settings = replace(sheet.round, **changed)  # type: ignore[arg-type]
    assert scope.round_id is not None
    facts = facts_of(scope.round_id, settings, [one.village.id], office.today())[one.village.id]
    assert (facts.trainees, facts.trained) == (1, trained)
    assert bool(facts.short_of_days) is ("attendance_percent" in changed and not trained)
    assert bool(facts.short_of_marks) is ("test_percent" in changed and not trained)


@pytest.mark.parametrize(("ends", "told"), [("11/12/2568", 0), ("12/12/2568", 0), ("9/12/2568", 1)])
def test_new_dates_that_leave_half_days_outside_are_pointed_out(
    office: Office, scope: Scope, course: int, ends: str, told: int
) -> None:
    held(office, course)
    checked = office.check(register("courses"), {"ends_on": ends, "days": 1}, scope, course)
    found = [problem.message for problem in checked.problems if problem.field == "ends_on"]
    assert len(found) == told
    assert all("4" in message for message in found)
    assert not checked.errors


@pytest.mark.parametrize(("hours", "told"), [("24", 0), ("30", 1), ("", 1)])
def test_other_hours_than_the_half_days_have_are_pointed_out(
    office: Office, scope: Scope, course: int, hours: str, told: int
) -> None:
    held(office, course)
    checked = office.check(register("courses"), {"hours": hours}, scope, course)
    assert sum(problem.field == "hours" for problem in checked.problems) == told
    assert not checked.errors


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ({}, {}),
        ({"hours_attended": "12", "days_attended": "2"}, {}),
        ({"hours_attended": "15"}, {"hours_attended": "12"}),
        ({"hours_attended": ""}, {"hours_attended": "12"}),
        ({"days_attended": "3"}, {"days_attended": "2"}),
        ({"hours_attended": "24", "days_attended": "4"}, {"hours_attended": "12",
                                                          "days_attended": "2"}),
    ],
)  # fmt: skip
def test_other_hours_than_a_participant_was_there_are_pointed_out(
    office: Office, scope: Scope, course: int, typed: dict[str, str], told: dict[str, str]
) -> None:
    sheet = held(office, course)
    present(office, sheet, 0, "////xxxx")
    trainees = register("trainees")
    someone, nobody_said = (one.id for one in sheet.people[:2])
    checked = office.check(trainees, typed, scope, someone)
    found = {one.field: one.message for one in checked.problems}
    assert found.keys() == told.keys()
    assert all(f" {number} " in found[field] for field, number in told.items())
    assert not checked.errors
    assert office.check(trainees, typed, scope, nobody_said).problems == ()
    edits = [Edit(typed, someone), Edit(typed, nobody_said)]
    together = check_many(office, trainees, edits, scope)
    assert [one.problems for one in together] == [checked.problems, ()]
    assert office.save(trainees, typed, scope, id=someone).id == someone
