import pytest

from desktop.office import Office
from desktop.problems import Refused
from desktop.programme.stages import register
from desktop.programme.vocabulary import Severity
from desktop.views import Filter, Scope, Sort

SAGES = register("sages")
HOUSEHOLDS = register("households")

HAN = {
    "person.title": "นาย",
    "person.first_name": "หาญ",
    "person.last_name": "ศรีสุวรรณ",
    "person.national_id": "9-0070-01000-00-4",
    "person.birth_date": "6/1/2497",
    "craft.name": "ทอผ้า",
    "years": "35",
}


def village(office: Office, at: int = 0) -> int:
    return office.targets(office.rounds()[0].id)[at].id


def add(office: Office, scope: Scope, at: int = 0, **given: str) -> int:
    named = {key.replace("__", "."): text for key, text in given.items()}
    saved = office.save(SAGES, {**HAN, "village": village(office, at), **named}, scope)
    assert saved.id is not None, saved.problems
    return saved.id


def test_what_was_typed_is_read_stored_and_shown_again(office: Office, scope: Scope) -> None:
    stored = office.entry(SAGES, add(office, scope))
    assert stored.version == 1
    assert stored.values["person.national_id"] == "9007001000004"
    assert str(stored.values["person.birth_date"]) == "1954-01-06"
    assert stored.values["craft.name"] == "ทอผ้า"
    assert office.rows(SAGES, [stored.id])[0][:3] == ("นายหาญ ศรีสุวรรณ", "ทอผ้า", 35)


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


def test_one_person_is_one_row_whatever_the_roles(office: Office, scope: Scope) -> None:
    add(office, scope)
    household = {
        "village": village(office, 1),
        "representative.title": "นาย",
        "representative.first_name": "หาญ",
        "representative.last_name": "ศรีสุวรรณ์",
        "representative.national_id": "9007001000004",
    }
    saved = office.save(HOUSEHOLDS, household, scope)
    assert saved.id is not None
    assert [problem.field for problem in saved.problems] == ["representative.national_id"]
    assert office.rows(SAGES, office.ids(SAGES, scope))[0][0] == "นายหาญ ศรีสุวรรณ์"


def test_the_same_person_is_not_surveyed_twice(office: Office, scope: Scope) -> None:
    add(office, scope)
    saved = office.save(SAGES, {**HAN, "village": village(office, 1)}, scope)
    assert saved.id is None
    assert saved.problems[0].field == "person.national_id"
    assert "นายหาญ ศรีสุวรรณ" in saved.problems[0].message


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


def test_a_record_changed_meanwhile_is_handed_back_not_overwritten(
    office: Office, scope: Scope
) -> None:
    one = add(office, scope)
    theirs = office.save(SAGES, {"years": "36"}, scope, id=one, version=1)
    mine = office.save(SAGES, {"years": "37"}, scope, id=one, version=1)
    assert theirs.id == one
    assert mine.id is None
    assert mine.conflict is not None
    assert mine.conflict.values["years"] == 36


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


def test_deleting_the_last_role_deletes_the_person(office: Office, scope: Scope) -> None:
    office.delete(SAGES, [add(office, scope)])
    assert office.options(register("team_members").field("person"), scope) == []


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


def test_a_village_outside_the_round_becomes_a_target(office: Office, scope: Scope) -> None:
    other = office.villages()[100].id
    office.save(SAGES, {**HAN, "village": other}, scope)
    assert other in {place.id for place in office.targets(scope.round_id or 0)}


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


def test_a_record_that_is_gone_is_refused(office: Office) -> None:
    with pytest.raises(Refused):
        office.entry(SAGES, 999)
