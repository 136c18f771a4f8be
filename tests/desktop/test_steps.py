"""The way back and forth: which actions a jump takes along, and how far it comes."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from desktop.certificates import candidates, issue
from desktop.office import Office
from desktop.programme.stages import register
from desktop.programme.vocabulary import Value
from desktop.steps import Step, steps_to
from desktop.views import ActionEntry, Scope

AT = datetime(2026, 3, 2, tzinfo=UTC)


def step(number: int, kind: str = "edit", undone_by: int = 0) -> Step:
    action = ActionEntry(number, AT, "สมศรี", kind, f"งาน {number}", bool(undone_by))
    return Step(action, 1, undone_by or number)


@pytest.mark.parametrize(
    ("steps", "chosen", "turned"),
    [
        ([step(3), step(2), step(1)], 1, [3, 2, 1]),
        ([step(3), step(2), step(1)], 3, [3]),
        ([step(4), step(3, undone_by=5), step(2)], 2, [4, 2]),
        ([step(4), step(3, undone_by=5), step(2)], 3, [3]),
        ([step(3, undone_by=4), step(2, undone_by=5), step(1, undone_by=6)], 3, [1, 2, 3]),
        ([step(3, undone_by=4), step(2, undone_by=5), step(1, undone_by=6)], 1, [1]),
        ([step(3, undone_by=6), step(2, undone_by=5), step(1, undone_by=4)], 2, [2]),
        ([step(3), step(2, "rules"), step(1)], 1, [3, 1]),
        ([step(2), step(1, "create")], 1, []),
        ([step(2)], 7, []),
    ],
    ids=[
        "back to the first", "only the newest", "the undone is passed over", "one comes back",
        "older ones that went later come back first", "no newer one comes along",
        "one that went earlier stays", "what nobody did stays", "never behind the making", "gone",
    ],
)  # fmt: skip
def test_a_jump_turns(steps: list[Step], chosen: int, turned: list[int]) -> None:
    assert [one.action.id for one in steps_to(steps, chosen)] == turned


def test_a_step_done_again_is_turned_by_its_newest_redo() -> None:
    again = replace(step(1), last=5)
    assert steps_to([step(2), again], 1)[1].last == 5


def put_sage(office: Office, scope: Scope, first: str, **more: Value) -> int:
    village = office.villages()[0].id
    raw = {"person.first_name": first, "person.last_name": "ใจดี", "village": village} | more
    saved = office.save(register("sages"), raw, scope)
    assert saved.id is not None
    return saved.id


def names(office: Office, scope: Scope) -> list[str]:
    sages = register("sages")
    return sorted(office.title(sages, one) for one in office.ids(sages, scope))


def titles(office: Office) -> list[tuple[str, bool]]:
    return [(one.action.title, one.undone) for one in office.steps()]


def test_a_jump_back_and_forth_ends_where_it_began(office: Office, scope: Scope) -> None:
    for first in ("แก้ว", "กมล", "ขวัญ"):
        put_sage(office, scope, first)
    first = office.steps()[2].action.id
    newest = office.steps()[0].action.id
    jump = office.jump(first)
    assert (len(jump.turned), jump.stopped) == (3, None)
    assert names(office, scope) == []
    assert [one.undone for one in office.steps()[:3]] == [True, True, True]
    assert len(office.jump(newest).turned) == 3
    assert names(office, scope) == ["กมล ใจดี", "ขวัญ ใจดี", "แก้ว ใจดี"]
    assert len(office.steps()) == 5  # each once, however often it was turned


def test_a_jump_tells_once_and_says_where_it_stopped(office: Office, scope: Scope) -> None:
    sage = put_sage(office, scope, "แก้ว")
    added = office.steps()[0].action.id
    put_sage(office, scope, "กมล")
    office.connection.write(
        "ลับหลัง", "อื่น", lambda tx: tx.save("sage", {"years": 9}, id=sage), kind="rules"
    )
    told = []
    office.changed.append(told.append)
    jump = office.jump(added)
    assert [one.action.title for one in jump.turned] == ["เพิ่มปราชญ์ชุมชน: กมล ใจดี"]
    assert jump.stopped is not None
    assert jump.stopped.action.id == added
    assert jump.reason
    assert len(told) == 1
    assert names(office, scope) == ["แก้ว ใจดี"]


def test_steps_count_the_rows_and_go_on_page_by_page(office: Office, scope: Scope) -> None:
    put_sage(office, scope, "แก้ว")
    newest, before = office.steps(2)
    assert newest.rows == 2  # the person and the sage
    (making,) = office.steps(2, before.action.id)
    assert making.lasting


def put_trained(office: Office, scope: Scope) -> int:
    """A sage who passed a course, and the first certificate of it; the action of the issuing."""
    sage = put_sage(office, scope, "แก้ว")
    course = office.save(
        register("courses"),
        {"name": "วิทยากร", "starts_on": "1/1/69", "ends_on": "4/1/69", "days": "4"},
        scope,
    )
    passed: dict[str, Value] = {"course": course.id, "sage": sage, "days_attended": 4}
    office.save(register("trainees"), passed | {"result": "passed"}, scope)
    issue(office, scope.round_id or 0, issued_on=date(2026, 2, 1))
    return office.steps()[0].action.id


def test_a_jump_over_an_issuing_makes_certificates_void_and_brings_them_back(
    office: Office, scope: Scope
) -> None:
    issuing = put_trained(office, scope)
    first = office.steps()[3].action.id
    assert office.steps()[0].voids
    assert len(office.jump(first).turned) == 4
    assert candidates(office, scope.round_id or 0) == []
    assert len(office.jump(issuing).turned) == 4
    assert [one.number for one in candidates(office, scope.round_id or 0)] == ["1/2569"]


def test_a_withdrawn_certificate_does_not_come_back_beside_a_newer_one(
    office: Office, scope: Scope
) -> None:
    issuing = put_trained(office, scope)
    office.jump(issuing)
    issue(office, scope.round_id or 0, issued_on=date(2026, 2, 2))
    jump = office.jump(issuing)
    assert jump.turned == ()
    assert "2/2569" in jump.reason
    assert [one.number for one in candidates(office, scope.round_id or 0)] == ["2/2569"]


def test_new_rules_of_the_program_leave_undo_and_redo_alive(office: Office, scope: Scope) -> None:
    put_sage(office, scope, "แก้ว")
    assert office.next_undo() is not None
    rules = {"rules_version": 99}
    office.write("กติกาใหม่", lambda tx: tx.save("office", rules, id=1), kind="rules")
    assert office.undo() is not None
    assert names(office, scope) == []
    office.write(
        "กติกาใหม่", lambda tx: tx.save("office", rules | {"rules_version": 100}, id=1), kind="rules"
    )
    assert office.redo() is not None
    assert names(office, scope) == ["แก้ว ใจดี"]
