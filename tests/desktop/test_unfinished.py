"""Drafts against what is stored: what a dead program left half-way is told from what is typed."""

import pytest

from desktop.drafts import DraftKey, new_uid
from desktop.office import Office
from desktop.programme.stages import register
from desktop.unfinished import MOST, settle, unfinished
from desktop.views import Scope

SAGES = register("sages")


@pytest.fixture
def typed(office: Office) -> dict[str, object]:
    """A whole sage as the form holds one."""
    names = {"person.title": "นาย", "person.first_name": "แก้ว", "person.last_name": "ใจดี"}
    blank = {field.key: "" for field in SAGES.fields if field.kind.name != "LINK"}
    flags = {field.key: False for field in SAGES.fields if field.kind.name == "FLAG"}
    return blank | flags | names | {"village": office.villages()[0].id, "years": "10"}


@pytest.fixture
def record(office: Office, scope: Scope, typed: dict[str, object]) -> int:
    saved = office.save(SAGES, typed, scope)
    assert saved.id is not None
    return saved.id


def key_of(scope: Scope, record: int | None) -> DraftKey:
    return DraftKey(scope.round_id, "sages", record)


def keep(office: Office, key: DraftKey, raw: dict[str, object], **more: object) -> None:
    office.drafts.keep(key, raw, **more)  # type: ignore[arg-type]


def test_a_new_record_is_named_as_it_would_be(
    office: Office, scope: Scope, typed: dict[str, object]
) -> None:
    keep(office, key_of(scope, None), typed, uid=new_uid())
    (one,) = unfinished(office)
    assert one.title == "ปราชญ์ชุมชน: นายแก้ว ใจดี"
    assert (one.gone, one.lost, one.elsewhere) == (False, False, False)


def test_a_draft_whose_record_was_stored_is_dropped(
    office: Office, scope: Scope, typed: dict[str, object]
) -> None:
    uid = new_uid()
    keep(office, key_of(scope, None), typed, uid=uid)
    assert office.save(SAGES, typed, scope, uid=uid).id
    assert unfinished(office) == ()
    assert office.drafts.waiting() == ()


def test_what_was_typed_on_while_a_new_record_was_stored_is_a_draft_of_it(
    office: Office, scope: Scope, typed: dict[str, object]
) -> None:
    uid = new_uid()
    saved = office.save(SAGES, typed, scope, uid=uid)
    keep(office, key_of(scope, None), typed | {"years": "11"}, uid=uid)
    (one,) = unfinished(office)
    assert one.draft.key == key_of(scope, saved.id)
    assert one.draft.raw["years"] == "11"
    assert one.draft.version == saved.version
    assert office.drafts.find(key_of(scope, None)) is None


def test_one_uid_is_stored_once(office: Office, scope: Scope, typed: dict[str, object]) -> None:
    uid = new_uid()
    assert office.save(SAGES, typed, scope, uid=uid).id
    again = office.save(SAGES, typed, scope, uid=uid)
    assert again.id is None
    assert again.problems
    assert office.count(SAGES, scope) == 1


def test_a_draft_that_says_what_is_stored_is_dropped(
    office: Office, scope: Scope, typed: dict[str, object], record: int
) -> None:
    entry = office.entry(SAGES, record)
    keep(office, key_of(scope, record), typed | {"years": "๑๐"}, was=typed, version=entry.version)
    assert unfinished(office) == ()


def test_a_save_that_went_through_before_the_end_leaves_no_draft(
    office: Office, scope: Scope, typed: dict[str, object], record: int
) -> None:
    before = office.entry(SAGES, record)
    now = typed | {"years": "11"}
    keep(office, key_of(scope, record), now, was=typed, version=before.version)
    office.save(SAGES, now, scope, id=record, version=before.version)
    assert unfinished(office) == ()


def test_a_record_changed_since_is_marked_and_its_draft_stays_on_what_it_was_typed_over(
    office: Office, scope: Scope, typed: dict[str, object], record: int
) -> None:
    before = office.entry(SAGES, record)
    keep(office, key_of(scope, record), typed | {"years": "11"}, was=typed, version=before.version)
    office.save(SAGES, {"years": 15}, scope, id=record, version=before.version)
    (one,) = unfinished(office)
    assert one.elsewhere
    assert one.draft.version == before.version
    assert one.draft.was == typed


def test_a_record_deleted_and_brought_back_takes_its_draft_up_again(
    office: Office, scope: Scope, typed: dict[str, object], record: int
) -> None:
    before = office.entry(SAGES, record)
    keep(office, key_of(scope, record), typed | {"years": "11"}, was=typed, version=before.version)
    office.delete(SAGES, [record])
    (one,) = unfinished(office)
    assert one.gone
    assert one.title == "ปราชญ์ชุมชน: นายแก้ว ใจดี"
    office.undo()
    (one,) = unfinished(office)
    assert not one.gone
    assert not one.elsewhere
    assert one.draft.version == office.entry(SAGES, record).version
    assert one.draft.raw["years"] == "11"


def test_a_draft_whose_round_or_register_is_gone_is_listed_but_has_no_form(
    office: Office, typed: dict[str, object]
) -> None:
    keep(office, DraftKey(99, "sages", None), typed)
    keep(office, DraftKey(None, "no such", None), typed)
    assert [one.lost for one in unfinished(office)] == [True, True]


def test_a_draft_that_says_nothing_of_what_it_was_typed_over_stands_on_the_record(
    office: Office, scope: Scope, record: int
) -> None:
    keep(office, key_of(scope, record), {"years": "11"})
    draft = office.drafts.find(key_of(scope, record))
    assert draft is not None
    settled = settle(office, draft)
    assert settled is not None
    assert settled.version == office.entry(SAGES, record).version
    assert settled.was["years"] == 10
    assert settled.at == draft.at


def test_of_thousands_the_first_are_looked_at(office: Office, scope: Scope) -> None:
    for number in range(1, 3 * MOST):
        keep(office, key_of(scope, -number), {"years": "1"})
    found = unfinished(office)
    assert [one.draft.key.record for one in found] == list(range(-1, -MOST - 1, -1))
    later = key_of(scope, -2 * MOST)
    assert [one.draft.key for one in unfinished(office, [later])] == [later]
