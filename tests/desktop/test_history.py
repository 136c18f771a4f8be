"""The history in the words and values that people read: whole, once, and found again."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from db.connection import FILE_NAME
from desktop import history
from desktop.certificates import issue
from desktop.history import Wanted, changes_in, changes_of_record, lines
from desktop.office import Office
from desktop.problems import Refused
from desktop.programme.stages import register
from desktop.views import Scope
from desktop.words import _

SAGES, HOUSEHOLDS, VISITS = register("sages"), register("households"), register("visits")


def put(office: Office, scope: Scope, key: str, id: int | None = None, **typed: object) -> int:  # noqa: A002
    raw = {name.replace("__", "."): value for name, value in typed.items()}
    saved = office.save(register(key), raw, scope, id=id)
    assert saved.id is not None, saved.problems
    return saved.id


def put_sage(office: Office, scope: Scope, first: str = "แก้ว", **more: object) -> int:
    base = {"village": office.villages()[0].id, "person__title": "นาย", "person__last_name": "ใจดี"}
    return put(office, scope, "sages", **base | more, person__first_name=first)


def newest(office: Office) -> list[tuple[str, str, str]]:
    """(field, old, new) of the newest action."""
    found = changes_in(office, office.history(1)[0].id).changes
    return [(one.field, one.old, one.new) for one in found]


def test_a_change_says_whose_field_it_was_and_is(office: Office, scope: Scope) -> None:
    sage = put_sage(office, scope)
    put(office, scope, "sages", id=sage, person__phone="0860545000", years="12", selected="ใช่")
    found = changes_in(office, office.history(1)[0].id).changes
    assert [(one.kind, one.record) for one in found] == [
        ("ข้อมูลบุคคล", "นายแก้ว ใจดี"), ("ปราชญ์ชุมชน", "นายแก้ว ใจดี"), ("ปราชญ์ชุมชน", "นายแก้ว ใจดี"),
    ]  # fmt: skip
    assert {one.opens for one in found} == {("sages", sage)}
    assert newest(office) == [
        ("โทรศัพท์", "", "086-054-5000"),
        ("ประสบการณ์ (ปี)", "", "12"),
        ("ได้รับคัดเลือกเป็นวิทยากร", "ไม่ใช่", "ใช่"),
    ]


@pytest.mark.parametrize(
    ("key", "typed", "shown"),
    [
        ("person__national_id", "9007001000004", "9-00xx-xxxxx-00-x"),
        ("person__birth_date", "1/12/2511", "1 ธ.ค. 2511"),
        ("craft__name", "จักสาน", "จักสาน"),
    ],
)
def test_values_read_as_people_read_them(
    office: Office, scope: Scope, key: str, typed: str, shown: str
) -> None:
    sage = put_sage(office, scope)
    put(office, scope, "sages", id=sage, **{key: typed})
    label = SAGES.field(key.replace("__", ".")).label
    assert (_(label), "", shown) in newest(office)


def test_money_and_links_are_named(office: Office, scope: Scope) -> None:
    village = office.villages()[0].id
    house = put(
        office, scope, "households", village=village, representative__first_name="เพิ่ม",
        representative__last_name="พูน", baseline_main="1,250.50",
    )  # fmt: skip
    fields = {field: new for field, _old, new in newest(office)}
    assert "1,250.50" in fields.values()
    assert f"{office.villages()[0].label} ต.{office.villages()[0].tambon}" in fields.values()
    put(office, scope, "visits", household=house, number="1", visited_on="1/2/69")
    assert ("ครัวเรือน", "", "เพิ่ม พูน") in newest(office)


def test_a_deletion_names_what_is_gone_and_what_went_with_it(office: Office, scope: Scope) -> None:
    village = office.villages()[0].id
    house = put(
        office, scope, "households", village=village, representative__title="นาย",
        representative__first_name="เพิ่ม", representative__last_name="พูน",
    )  # fmt: skip
    put(office, scope, "visits", household=house, number="1", visited_on="1/2/69")
    office.delete(HOUSEHOLDS, [house])
    found = changes_in(office, office.history(1)[0].id).changes
    assert {(one.kind, one.record) for one in found} == {
        ("การติดตาม", "นายเพิ่ม พูน"), ("ครัวเรือน", "นายเพิ่ม พูน"), ("ข้อมูลบุคคล", "นายเพิ่ม พูน"),
    }  # fmt: skip
    assert all(one.new == "" and one.old for one in found)
    assert all(one.opens is None for one in found)
    of_house = changes_of_record(office, HOUSEHOLDS, house).changes
    assert {one.action.title for one in of_house} == {
        "เพิ่มครัวเรือน: นายเพิ่ม พูน", "ลบครัวเรือน: นายเพิ่ม พูน",
    }  # fmt: skip


def test_one_records_history_is_its_own_and_its_persons(office: Office, scope: Scope) -> None:
    sage, other = put_sage(office, scope), put_sage(office, scope, "กมล")
    put(office, scope, "sages", id=sage, person__phone="0860545000")
    put(office, scope, "sages", id=other, years="3")
    found = changes_of_record(office, SAGES, sage).changes
    assert {one.record for one in found} == {"นายแก้ว ใจดี"}
    assert (found[0].field, found[0].new) == ("โทรศัพท์", "086-054-5000")
    narrowed = lines(office, Wanted(record=(SAGES, sage)))
    assert [one.title for one in narrowed] == [
        "แก้ไขปราชญ์ชุมชน: นายแก้ว ใจดี", "เพิ่มปราชญ์ชุมชน: นายแก้ว ใจดี",
    ]  # fmt: skip


def test_filters_narrow_by_who_kind_day_subject_and_text(office: Office, scope: Scope) -> None:
    put_sage(office, scope)
    office.who = "วิชัย"
    sage = put_sage(office, scope, "กมล", person__national_id="9007001000004")
    put(office, scope, "sages", id=sage, years="3")
    office.undo()
    today = office.history(1)[0].at.astimezone().date()
    cases = {
        Wanted(who="วิชัย"): 3,
        Wanted(who="วิชัย", kind="edit"): 2,
        Wanted(kind="undo"): 1,
        Wanted(since=today, until=today): 5,
        Wanted(since=today + timedelta(days=1)): 0,
        Wanted(until=today - timedelta(days=1)): 0,
        Wanted(subject="round"): 1,
        Wanted(subject="sage"): 4,
        Wanted(text="แก้ว"): 1,
        Wanted(text="9007001000004"): 1,
        Wanted(text="100%"): 0,
    }
    for wanted, count in cases.items():
        found = [one for one in lines(office, wanted) if one.action.kind != "create"]
        assert len(found) == count, wanted
    assert history.people(office) == ["clerk", "วิชัย"]


def test_pages_go_on_where_the_one_before_ended(office: Office, scope: Scope) -> None:
    for number in range(7):
        put_sage(office, scope, f"คนที่{number}")
    whole = lines(office)
    walked: list[history.Line] = []
    while page := lines(office, before=walked[-1].action.id if walked else None, limit=3):
        walked += page
    assert walked == list(whole)
    first = changes_in(office, 1, limit=10)
    assert first.next is not None
    assert changes_in(office, 1, first.next, 10).changes[0].place > first.changes[-1].place


def test_undo_and_redo_are_told_as_such(office: Office, scope: Scope) -> None:
    put_sage(office, scope)
    office.undo()
    office.redo()
    redone, undone, added = lines(office, limit=3)
    assert undone.title == "เลิกทำแล้ว: เพิ่มปราชญ์ชุมชน: นายแก้ว ใจดี"
    assert redone.title == "ทำซ้ำแล้ว: เพิ่มปราชญ์ชุมชน: นายแก้ว ใจดี"
    assert (added.held, undone.held, redone.held) == (redone.action.id, None, redone.action.id)
    assert lines(office)[-1].held is None  # nobody takes back the making of the office


def test_the_log_says_that_it_is_whole(office: Office, scope: Scope) -> None:
    put_sage(office, scope)
    assert history.check_log(office).startswith("ประวัติการแก้ไขครบถ้วน")


def test_a_log_that_was_altered_is_found_out(office: Office, scope: Scope) -> None:
    put_sage(office, scope)
    folder = office.connection.location
    office.close()
    import sqlcipher3

    with sqlcipher3.connect(f"{folder}/{FILE_NAME}") as file:
        file.execute('DROP TRIGGER "change_emptied"')
        file.execute('DROP TRIGGER "change_fixed"')
        file.execute("UPDATE change SET after = replace(after, 'แก้ว', 'กมล')")
    with Office.open(folder) as again, pytest.raises(Refused, match="ไม่ตรง"):
        history.check_log(again)


def test_rounds_targets_leaves_and_certificates_are_told(office: Office, scope: Scope) -> None:
    round_, place = office.rounds()[0], office.villages()[0]
    office.override(round_.id, place.id, "survey", "น้ำท่วม", "สมศรี")
    assert {field: new for field, _old, new in newest(office)}["ขั้นตอน"] == "ปราชญ์ชุมชน"
    office.set_targets(round_.id, [place.id])
    assert len(newest(office)) == 4
    office.change_round(round_.id, replace(round_.settings, team_size=6))
    assert [one[1:] for one in newest(office)] == [("5", "6")]


def test_an_issue_is_told_by_its_numbers(office: Office, scope: Scope) -> None:
    sage = put_sage(office, scope)
    course = put(
        office,
        scope,
        "courses",
        name="หลักสูตรวิทยากร",
        starts_on="1/1/69",
        ends_on="4/1/69",
        days="4",
    )
    put(office, scope, "trainees", course=course, sage=sage, days_attended="4", result="passed")
    issue(office, scope.round_id or 0, issued_on=date(2026, 2, 1))
    fields = {field: new for field, _old, new in newest(office)}
    assert fields["เลขที่"] == "1/2569"
    assert fields["สถานะ"] == "ออกแล้ว"


def test_all_changes_asked_for_are_walked_page_by_page(office: Office, scope: Scope) -> None:
    sage = put_sage(office, scope, years="3")
    put(office, scope, "sages", id=sage, years="4")
    wanted = Wanted(record=(SAGES, sage), subject="sage")
    walked = [(one.field, one.old, one.new) for one in history.changes(office, wanted, limit=1)]
    assert walked[0] == ("ประสบการณ์ (ปี)", "3", "4")
    assert ("ประสบการณ์ (ปี)", "", "3") in walked
    assert len(walked) == len(set(walked))
