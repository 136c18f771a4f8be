import pytest

from desktop.office import Office
from desktop.problems import Refused
from desktop.programme.stages import register
from desktop.programme.vocabulary import Severity
from desktop.views import ActionEntry, Filter, Scope, Sort
from tests.desktop.village_records import (
    HAN,
    SAGES,
    add,
    village,
)


def test_what_was_typed_is_read_stored_and_shown_again(office: Office, scope: Scope) -> None:
    stored = office.entry(SAGES, add(office, scope))
    assert stored.version == 1
    assert stored.values["person.national_id"] == "9007001000004"
    assert str(stored.values["person.birth_date"]) == "1954-01-06"
    assert stored.values["craft.name"] == "ทอผ้า"
    keys = [column.key for column in SAGES.columns]
    listed = dict(zip(keys, office.rows(SAGES, [stored.id])[0], strict=True))
    assert listed["person.full_name"] == "นายหาญ ศรีสุวรรณ"
    assert (listed["craft.name"], listed["years"]) == ("ทอผ้า", 35)


@pytest.mark.parametrize(
    ("field", "typed", "said"),
    [
        ("person.first_name", "", "โปรดกรอกชื่อ"),
        ("person.national_id", "9007001000005", "เลข"),
        ("person.birth_date", "31/2/2500", "31/2/2500"),
        ("person.birth_date", "5/5/2599", "2599"),
        ("years", "ประมาณสิบ", "ประมาณสิบ"),
        ("votes", "99999", "ไม่เกิน 9999"),
    ],
)
def test_a_wrong_value_is_said_beside_its_field_and_nothing_is_stored(
    office: Office, scope: Scope, field: str, typed: str, said: str
) -> None:
    saved = office.save(SAGES, {**HAN, "village": village(office), field: typed}, scope)
    assert saved.id is None
    assert [problem.field for problem in saved.problems] == [field]
    assert said in saved.problems[0].message
    assert len(office.ids(SAGES, scope)) == 0


def test_an_unusual_value_is_warned_of_and_stored(office: Office, scope: Scope) -> None:
    raw = {**HAN, "village": village(office), "years": "90"}
    saved = office.save(SAGES, raw, scope)
    assert saved.id is not None
    assert [problem.severity for problem in saved.problems] == [Severity.WARNING]


def test_names_are_listed_in_dictionary_order(office: Office, scope: Scope) -> None:
    for name in ("แก้ว", "ขวัญ", "เกษม", "ก่วย", "กมล", "กวย"):
        add(office, scope, person__first_name=name, person__national_id="")
    ids = office.ids(SAGES, scope, sort=Sort("person.full_name"))
    names = [row[0].removeprefix("นาย").split()[0] for row in office.rows(SAGES, ids)]  # type: ignore[union-attr]
    assert names == ["กมล", "กวย", "ก่วย", "เกษม", "แก้ว", "ขวัญ"]


def test_lists_are_narrowed_by_scope_search_and_filter(office: Office, scope: Scope) -> None:
    first = add(office, scope)
    second = add(office, scope, 1, person__first_name="ปี่", person__national_id="", years="5")
    assert list(office.ids(SAGES, Scope(scope.round_id, village_id=village(office, 1)))) == [second]
    assert list(office.ids(SAGES, scope, search="ปี")) == [second]
    assert list(office.ids(SAGES, scope, search="9007001000004")) == [first]
    assert list(office.ids(SAGES, scope, search="ทอ หาญ")) == [first]
    assert list(office.ids(SAGES, scope, search="100%")) == []
    assert list(office.ids(SAGES, scope, filters=[Filter("years", ">=", 10)])) == [first]


def test_a_save_that_changes_nothing_tells_of_nothing(office: Office, scope: Scope) -> None:
    sage = office.entry(SAGES, add(office, scope))
    heard: list[ActionEntry] = []
    office.changed.append(heard.append)
    same = office.save(SAGES, sage.values, scope, id=sage.id, version=sage.version)
    assert (same.id, same.version) == (sage.id, sage.version)
    assert heard == []


def test_who_deletes_what_is_gone_is_told_so(office: Office, scope: Scope) -> None:
    with pytest.raises(Refused):
        office.delete(SAGES, [999])
    sage = add(office, scope)
    assert "หาญ" in office.delete(SAGES, [999, sage]).title


def test_a_deletion_answers_its_own_action(office: Office, scope: Scope) -> None:
    first, second = add(office, scope), add(office, scope, 1, person__national_id="")

    def colleague(_action: ActionEntry) -> None:
        office.changed.clear()
        office.save(SAGES, {"years": "36"}, scope, id=second)

    office.changed.append(colleague)
    action = office.delete(SAGES, [first])
    office.undo_action(action.id)
    assert first in office.ids(SAGES, scope)


def test_a_deletion_takes_what_stands_on_it_and_comes_back_whole(
    office: Office, scope: Scope
) -> None:
    sage = add(office, scope)
    course = office.save(
        register("courses"),
        {"name": "วิทยากร", "starts_on": "8/12/2568", "ends_on": "11/12/2568", "days": "4"},
        scope,
    )
    trainee = {"course": course.id, "sage": sage, "days_attended": "4", "result": "passed"}
    assert office.save(register("trainees"), trainee, scope).id is not None
    office.delete(SAGES, [sage])
    assert len(office.ids(SAGES, scope)) == 0
    assert len(office.ids(register("trainees"), scope)) == 0
    undone = office.undo()
    assert undone is not None
    assert "หาญ" in undone.title
    assert office.entry(SAGES, sage).values["years"] == 35
    assert len(office.ids(register("trainees"), scope)) == 1
    office.redo()
    assert len(office.ids(SAGES, scope)) == 0


def test_passing_needs_attendance(office: Office, scope: Scope) -> None:
    course = office.save(
        register("courses"),
        {"name": "วิทยากร", "starts_on": "8/12/2568", "ends_on": "11/12/2568", "days": "4"},
        scope,
    )
    raw = {"course": course.id, "sage": add(office, scope), "days_attended": "2"}
    saved = office.save(register("trainees"), {**raw, "result": "ผ่าน"}, scope)
    assert saved.id is None
    assert saved.problems[0].field == "result"
    assert office.save(register("trainees"), {**raw, "result": "ไม่ผ่าน"}, scope).id is not None


@pytest.mark.parametrize(
    ("key", "field", "typed"),
    [
        ("forums", "held_on", "1/1/2600"),
        ("courses", "starts_on", "8/12/2590"),
        ("households", "baseline_on", "16/8/2569"),
    ],
)
def test_a_day_that_cannot_be_is_refused(
    office: Office, scope: Scope, key: str, field: str, typed: str
) -> None:
    assert field in {one.field for one in office.check(register(key), {field: typed}, scope).errors}


def test_a_day_that_is_planned_is_taken(office: Office, scope: Scope) -> None:
    checked = office.check(register("forums"), {"held_on": "1/3/2570"}, scope)
    assert "held_on" not in {one.field for one in checked.problems}


def test_a_listener_hears_of_each_action(office: Office, scope: Scope) -> None:
    heard: list[str] = []
    office.changed.append(lambda action: heard.append(action.title))
    one = add(office, scope)
    office.delete(SAGES, [one])
    office.undo()
    assert [title.partition(":")[0] for title in heard] == [
        "เพิ่มปราชญ์ชุมชน",
        "ลบปราชญ์ชุมชน",
        "ลบปราชญ์ชุมชน",
    ]


def test_the_last_change_of_a_record_is_its_own_or_its_persons(
    office: Office, scope: Scope
) -> None:
    sage = add(office, scope)
    added = office.last_change(SAGES, sage)
    add(office, scope, **{"person.first_name": "อื่น", "person.national_id": ""})
    assert office.last_change(SAGES, sage) == added
    office.save(SAGES, {"person.first_name": "หาญกล้า"}, scope, id=sage)
    newest = office.history(1)[0]
    assert office.last_change(SAGES, sage) == newest
    assert newest.who == "clerk"
    assert office.last_change(SAGES, 10_000) is None


def test_a_record_that_is_gone_is_refused(office: Office) -> None:
    with pytest.raises(Refused):
        office.entry(SAGES, 999)


def test_a_purchase_before_the_team_is_complete_is_warned_of(office: Office, scope: Scope) -> None:
    purchase = office.save(
        register("purchases"), {"name": "วัสดุ", "village": village(office)}, scope
    )
    paper = {"purchase": purchase.id, "step": "request", "number": "1/2569", "on": "1/8/2569"}
    saved = office.save(register("purchase_steps"), paper, scope)
    assert saved.id is not None
    assert [one.field for one in saved.problems] == ["step"]
    assert saved.problems[0].severity is Severity.WARNING
