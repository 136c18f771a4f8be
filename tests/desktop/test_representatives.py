"""Changing the representative of a village: the selection moves, the trace stays, one undo."""

import pytest

from desktop.certificates import issue
from desktop.office import Office
from desktop.problems import Refused
from desktop.programme.stages import register
from desktop.representatives import change_of, change_representative
from desktop.views import Scope
from tests.desktop.village_records import COURSE, SAGES, add

TRAINEES = register("trainees")


@pytest.fixture
def trainee(office: Office, scope: Scope) -> int:
    """The selected sage of a village on a course, with four others surveyed there."""
    course = office.save(register("courses"), COURSE, scope).id
    sage = named(office, scope, "ก้อง", selected="yes")
    for name, more in {
        "ขวัญ": {"votes": "5"},
        "คำ": {"votes": "9"},
        "จันทร์": {"votes": "12", "willing": "no"},
        "ดวง": {},
    }.items():
        named(office, scope, name, **more)
    saved = office.save(TRAINEES, {"course": course, "sage": sage}, scope)
    assert saved.id is not None, saved.problems
    return saved.id


def named(office: Office, scope: Scope, name: str, **more: str) -> int:
    return add(office, scope, person__first_name=name, person__national_id="", **more)


def sage_called(office: Office, scope: Scope, name: str) -> int:
    (found,) = office.ids(SAGES, scope, search=name)
    return found


def test_others_of_the_village_are_offered_by_their_votes(
    office: Office, scope: Scope, trainee: int
) -> None:
    add(office, scope, 1, person__first_name="อื่น", person__national_id="")
    change = change_of(trainee)
    assert change.name == "นายก้อง ศรีสุวรรณ"
    assert [one.name[3:].split()[0] for one in change.others] == ["คำ", "ขวัญ", "ดวง", "จันทร์"]


def test_the_selection_moves_and_the_trace_stays(
    office: Office, scope: Scope, trainee: int
) -> None:
    old = office.entry(TRAINEES, trainee).values["sage"]
    new = sage_called(office, scope, "คำ")
    after = change_representative(office, trainee, new, " ป่วย ")
    assert after == trainee
    assert office.entry(TRAINEES, trainee).values["sage"] == new
    sage = office.entry(SAGES, new).values
    assert (sage["selected"], sage["instead_of"], sage["instead_reason"]) == (True, old, "ป่วย")
    assert isinstance(old, int)
    assert office.entry(SAGES, old).values["selected"] is False
    office.undo()
    assert office.entry(TRAINEES, trainee).values["sage"] == old
    assert office.entry(SAGES, old).values["selected"] is True
    assert office.entry(SAGES, new).values["instead_of"] is None


def test_who_has_attended_stays_on_the_list(office: Office, scope: Scope, trainee: int) -> None:
    office.save(TRAINEES, {"days_attended": "1", "result": "failed"}, scope, id=trainee)
    after = change_representative(office, trainee, sage_called(office, scope, "คำ"), "ป่วย")
    assert after != trainee
    assert office.entry(TRAINEES, trainee).values["days_attended"] == 1
    assert office.count(TRAINEES, scope) == 2


def test_only_with_a_reason_and_to_another_sage_of_the_village(
    office: Office, scope: Scope, trainee: int
) -> None:
    elsewhere = add(office, scope, 1, person__first_name="อื่น", person__national_id="")
    own = office.entry(TRAINEES, trainee).values["sage"]
    assert isinstance(own, int)
    for sage, reason in ((sage_called(office, scope, "คำ"), " "), (elsewhere, "ป่วย"), (own, "ป่วย")):
        with pytest.raises(Refused):
            change_representative(office, trainee, sage, reason)
    assert office.entry(TRAINEES, trainee).values["sage"] == own


def test_who_holds_a_certificate_is_not_changed(office: Office, scope: Scope, trainee: int) -> None:
    office.save(TRAINEES, {"days_attended": "4", "result": "passed"}, scope, id=trainee)
    assert scope.round_id is not None
    issue(office, scope.round_id)
    with pytest.raises(Refused):
        change_of(trainee)
