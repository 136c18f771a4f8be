"""Who a record is about, and two people at work on one record or one person."""

from collections.abc import Callable

import pytest

from desktop.office import Office
from desktop.programme.stages import register
from desktop.views import ActionEntry, Scope
from tests.desktop.village_records import (
    HAN,
    HOUSEHOLDS,
    SAGES,
    add,
    household_of_han,
    village,
)


def once_between(
    office: Office, monkeypatch: pytest.MonkeyPatch, colleague: Callable[[], object]
) -> None:
    """Let `colleague` act once, after the next check and before what it lets through is stored."""
    checked = office.check

    def check(*given: object, **named: object) -> object:
        monkeypatch.undo()
        answer = checked(*given, **named)  # type: ignore[arg-type]
        colleague()
        return answer

    monkeypatch.setattr(office, "check", check)


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


def test_an_id_of_somebody_else_renames_nobody(office: Office, scope: Scope) -> None:
    sage = add(office, scope)
    another = {
        "village": village(office, 1),
        "representative.first_name": "มาลี",
        "representative.last_name": "บุญมา",
        "representative.national_id": "9007001000004",
    }
    saved = office.save(HOUSEHOLDS, another, scope)
    assert saved.id is None
    assert [one.field for one in saved.problems] == ["representative.national_id"]
    assert "นายหาญ ศรีสุวรรณ" in saved.problems[0].message
    assert office.title(SAGES, sage) == "นายหาญ ศรีสุวรรณ"


def test_ones_own_name_may_be_corrected_whole(office: Office, scope: Scope) -> None:
    sage = add(office, scope)
    name = {"person.first_name": "มาลัย", "person.last_name": "บุญมา"}
    assert office.save(SAGES, name, scope, id=sage, version=1).id == sage
    assert office.title(SAGES, sage) == "นายมาลัย บุญมา"


def test_what_a_form_leaves_blank_is_not_taken_from_a_known_person(
    office: Office, scope: Scope
) -> None:
    sage = add(office, scope, person__phone="0812345678")
    assert household_of_han(office, scope) is not None
    values = office.entry(SAGES, sage).values
    assert (values["person.phone"], str(values["person.birth_date"])) == (
        "0812345678",
        "1954-01-06",
    )


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


def test_a_person_changed_through_another_record_is_a_conflict_too(
    office: Office, scope: Scope
) -> None:
    sage = office.entry(SAGES, add(office, scope))
    household = household_of_han(office, scope)
    new_phone = {"representative.phone": "0898765432"}
    assert office.save(HOUSEHOLDS, new_phone, scope, id=household).id == household
    mine = office.save(SAGES, {**sage.values, "years": 40}, scope, id=sage.id, version=sage.version)
    assert mine.id is None
    assert mine.conflict is not None
    assert mine.conflict.values["person.phone"] == "0898765432"
    again = office.save(SAGES, {"years": 40}, scope, id=sage.id, version=mine.conflict.version)
    assert (again.id, again.version) == (sage.id, office.entry(SAGES, sage.id).version)


def test_only_what_differs_is_written(office: Office, scope: Scope) -> None:
    """A household's own village does not move the person whom only the sage's form moved."""
    household = office.entry(HOUSEHOLDS, household_of_han(office, scope))
    sage = add(office, scope, at=1)
    moved = office.connection.database
    at = 'SELECT "village_id" FROM "person"'
    assert [row["village_id"] for row in moved.rows(at)] == [village(office, 1)]
    office.save(HOUSEHOLDS, {**household.values, "members": 4}, scope, id=household.id)
    assert [row["village_id"] for row in moved.rows(at)] == [village(office, 1)]
    assert office.entry(SAGES, sage).values["person.first_name"] == "หาญ"


def test_a_field_that_was_not_sent_stays_as_another_left_it(
    office: Office, scope: Scope, monkeypatch: pytest.MonkeyPatch
) -> None:
    sage = add(office, scope)
    once_between(office, monkeypatch, lambda: office.save(SAGES, {"years": "36"}, scope, id=sage))
    office.save(SAGES, {"achievements": "ชนะเลิศ"}, scope, id=sage)
    values = office.entry(SAGES, sage).values
    assert (values["years"], values["achievements"]) == (36, "ชนะเลิศ")


def test_a_save_answers_the_version_that_it_stored(office: Office, scope: Scope) -> None:
    sage = add(office, scope)

    def colleague(_action: ActionEntry) -> None:
        office.changed.clear()
        office.save(SAGES, {"years": "36"}, scope, id=sage)

    office.changed.append(colleague)
    mine = office.save(SAGES, {"votes": "9"}, scope, id=sage, version=1)
    assert mine.version == 2
    assert office.entry(SAGES, sage).version == 3


def test_deleting_the_last_role_deletes_the_person(office: Office, scope: Scope) -> None:
    office.delete(SAGES, [add(office, scope)])
    assert office.options(register("team_members").field("person"), scope) == []
