"""Many records at once: good ones stored as one action, bad ones returned with what is wrong."""

import pytest

from db.changes import verify_chain
from desktop.batch import AT_ONCE, Edit, check_many, save_many
from desktop.office import Office
from desktop.problems import Refused
from desktop.programme.stages import register
from desktop.programme.vocabulary import Severity
from desktop.thai.national_id import check_digit
from desktop.views import Saved, Scope

SAGES, TEAM = register("sages"), register("team_members")
VISITS, HOUSEHOLDS = register("visits"), register("households")
TITLE = "วางจากตาราง {count} แถว"


def national_id(number: int) -> str:
    first = f"9{number:011d}"
    return first + check_digit(first)


def sage(office: Office, number: int, **more: object) -> dict[str, object]:
    return {
        "person.title": "นาย", "person.first_name": f"แก้ว{number}", "person.last_name": "ใจดี",
        "village": office.villages()[0].id, "craft.name": f"ทอผ้า{number % 3}", **more,
    }  # fmt: skip


def messages(saved: Saved) -> list[str]:
    return [one.message for one in saved.problems if one.severity is Severity.ERROR]


def test_good_rows_are_one_action_and_bad_ones_say_why(office: Office, scope: Scope) -> None:
    edits = [
        Edit(sage(office, 1)),
        Edit(sage(office, 2, **{"person.first_name": ""})),
        Edit(sage(office, 3, years="หลาย")),
        Edit(sage(office, 4)),
    ]
    done = save_many(office, SAGES, edits, scope, TITLE)
    assert [one.id is not None for one in done.saved] == [True, False, False, True]
    assert [one.field for one in done.saved[1].problems] == ["person.first_name"]
    assert done.saved[2].problems[0].field == "years"
    assert office.count(SAGES, scope) == 2
    newest = office.history(1)[0]
    assert (newest.id, newest.title) == (done.action_id, "วางจากตาราง 2 แถว")
    office.undo_action(newest.id)
    assert office.count(SAGES, scope) == 0
    assert verify_chain(office.connection.database) > 0


def test_many_stored_at_once_are_as_if_each_were_saved(office: Office, scope: Scope) -> None:
    """Derived columns, people, occupations and defaults: the same as one by one."""
    given = [sage(office, n, **{"person.national_id": national_id(n)}) for n in range(AT_ONCE + 7)]
    one = office.save(SAGES, given[0], scope)
    office.undo()
    done = save_many(office, SAGES, [Edit(raw) for raw in given], scope, TITLE)
    assert done.stored == len(given)
    many = office.entries(SAGES, [saved.id for saved in done.saved if saved.id])
    assert [entry.values["person.first_name"] for entry in many] == [
        raw["person.first_name"] for raw in given
    ]
    assert office.entry(SAGES, many[0].id).values["craft.name"] == "ทอผ้า0"
    assert one.id is not None
    listed = office.ids(SAGES, scope, search="แก้ว206")
    assert list(listed) == [many[206].id]
    assert office.targets(scope.round_id or 0)[0].id == office.villages()[0].id


def test_a_village_that_rows_are_put_in_becomes_a_target(office: Office, scope: Scope) -> None:
    other = office.villages()[20].id
    save_many(office, SAGES, [Edit(sage(office, 1, village=other))], scope, TITLE)
    assert other in {place.id for place in office.targets(scope.round_id or 0)}


def test_one_national_id_twice_in_a_batch_is_an_error_of_the_second(
    office: Office, scope: Scope
) -> None:
    same = {"person.national_id": national_id(5)}
    edits = [Edit(sage(office, 1, **same)), Edit(sage(office, 2, **same)), Edit(sage(office, 3))]
    done = save_many(office, SAGES, edits, scope, TITLE)
    assert [one.id is not None for one in done.saved] == [True, False, True]
    assert "นายแก้ว1 ใจดี" in messages(done.saved[1])[0]


def test_two_leads_of_one_village_in_a_batch(office: Office, scope: Scope) -> None:
    save_many(office, SAGES, [Edit(sage(office, n)) for n in (1, 2)], scope, TITLE)
    people = [one.id for one in office.options(TEAM.field("person"), scope)]
    village = office.villages()[0].id
    edits = [Edit({"village": village, "person": one, "role": "lead"}) for one in people]
    done = save_many(office, TEAM, edits, scope, TITLE)
    assert [one.id is not None for one in done.saved] == [True, False]


def test_what_only_the_storage_refuses_fails_alone(office: Office, scope: Scope) -> None:
    """Two first visits of one household: the second breaks a rule of the table."""
    household = office.save(
        HOUSEHOLDS,
        {"representative.first_name": "แก้ว", "representative.last_name": "ใจดี",
         "village": office.villages()[0].id},
        scope,
    ).id  # fmt: skip
    visit = {"household": household, "visited_on": "1/8/2569", "practising": "practising"}
    edits = [Edit({**visit, "number": number}) for number in (1, 1, 2)]
    done = save_many(office, VISITS, edits, scope, TITLE)
    assert [one.id is not None for one in done.saved] == [True, False, True]
    assert messages(done.saved[1])
    assert verify_chain(office.connection.database) > 0


def test_stored_records_change_only_in_what_was_edited(office: Office, scope: Scope) -> None:
    first = save_many(office, SAGES, [Edit(sage(office, n)) for n in (1, 2)], scope, TITLE).saved
    edits = [Edit({"years": "12"}, one.id, one.version) for one in first]
    done = save_many(office, SAGES, edits, scope, TITLE)
    assert [one.version > two.version for one, two in zip(done.saved, first, strict=True)]
    entry = office.entry(SAGES, first[0].id or 0)
    assert (entry.values["years"], entry.values["person.first_name"]) == (12, "แก้ว1")


def test_who_was_slower_gets_the_conflict_and_the_rest_is_stored(
    office: Office, scope: Scope
) -> None:
    first = save_many(office, SAGES, [Edit(sage(office, n)) for n in (1, 2, 3)], scope, TITLE).saved
    office.save(SAGES, {"years": "30"}, scope, id=first[1].id, version=first[1].version)
    office.delete(SAGES, [first[2].id or 0])
    done = save_many(
        office, SAGES, [Edit({"years": "12"}, one.id, one.version) for one in first], scope, TITLE
    )
    assert [one.id is not None for one in done.saved] == [True, False, False]
    theirs = done.saved[1].conflict
    assert theirs is not None
    assert theirs.values["years"] == 30
    assert messages(done.saved[2])


def test_nothing_in_a_field_is_a_blank_of_its_kind(office: Office, scope: Scope) -> None:
    raw = dict.fromkeys((one.key for one in SAGES.fields), None) | sage(office, 1)
    done = save_many(office, SAGES, [Edit(raw)], scope, TITLE)
    assert done.stored == 1
    cleared = Edit({"person.title": None}, done.saved[0].id, done.saved[0].version)
    assert save_many(office, SAGES, [cleared], scope, TITLE).stored == 1
    assert office.entry(SAGES, done.saved[0].id or 0).values["person.title"] == ""


def test_a_text_that_means_no_record_keeps_its_row_back(office: Office, scope: Scope) -> None:
    edits = [
        Edit(sage(office, 1, village="หมู่ไหน")),
        Edit(sage(office, 2), unread={"years": "อ่านไม่ออก"}),
    ]
    checked = check_many(office, SAGES, edits, scope)
    assert [one.errors[0].field for one in checked] == ["village", "years"]
    assert save_many(office, SAGES, edits, scope, TITLE, checked=checked).stored == 0
    assert office.count(SAGES, scope) == 0


def test_checking_many_says_what_checking_each_says(office: Office, scope: Scope) -> None:
    taken = {"person.national_id": national_id(1)}
    office.save(SAGES, sage(office, 1, **taken), scope)
    raws = [
        sage(office, 2, **taken),
        sage(office, 3, years="-4"),
        sage(office, 4, **{"person.birth_date": "31/2/2500"}),
        sage(office, 5, village=99_999),
        sage(office, 6, votes="๑๒"),
    ]
    many = check_many(office, SAGES, [Edit(raw) for raw in raws], scope)
    assert many == [office.check(SAGES, raw, scope) for raw in raws]


def test_cancelled_nothing_is_stored(office: Office, scope: Scope) -> None:
    edits = [Edit(sage(office, number)) for number in range(AT_ONCE * 2)]
    checked = check_many(office, SAGES, edits, scope)
    with pytest.raises(Refused):
        save_many(office, SAGES, edits, scope, TITLE, checked=checked, cancelled=lambda: True)
    assert office.count(SAGES, scope) == 0


def test_progress_is_told(office: Office, scope: Scope) -> None:
    told: list[tuple[int, int]] = []
    edits = [Edit(sage(office, number)) for number in range(AT_ONCE)]
    save_many(office, SAGES, edits, scope, TITLE, progress=lambda *step: told.append(step))
    assert told == [(AT_ONCE, AT_ONCE)]
