"""Drafts are kept by a thread of their own, come back unchanged, and never stop the program."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from threading import Event

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db import errors
from db.drafts import DraftFile
from db.errors import DiskFull
from desktop import drafts as module
from desktop.drafts import Draft, DraftKey, Drafts, open_drafts
from desktop.office import Office
from desktop.places import load_district
from tests.db.conftest import a_database, cluster

__all__ = ["cluster"]

KEY = DraftKey(1, "sages", None)
AT = datetime(2026, 3, 2, 8, 30, tzinfo=UTC)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "office"


def reopened(office: Office) -> Drafts:
    """The drafts as the next start of the program finds them."""
    office.drafts.close()
    del office.drafts
    return office.drafts


def test_a_draft_is_found_again_with_all_it_needs_to_be_merged(office: Office) -> None:
    office.drafts.now = lambda: AT
    key = DraftKey(1, "sages", 7)
    office.drafts.keep(key, {"years": "12"}, was={"years": "11"}, version=3)
    office.drafts.keep(KEY, {"years": "1"}, uid="abc")
    expected = (
        Draft(key, {"years": "12"}, {"years": "11"}, 3, "", AT, "clerk"),
        Draft(KEY, {"years": "1"}, {}, None, "abc", AT, "clerk"),
    )
    assert office.drafts.waiting() == expected
    assert reopened(office).waiting() == expected
    assert office.drafts.find(key) == expected[0]
    assert office.drafts.trouble == ""


def test_a_forgotten_draft_does_not_come_back(office: Office) -> None:
    office.drafts.keep(KEY, {"years": "1"})
    assert office.drafts.flush()
    office.drafts.forget(KEY)
    assert office.drafts.find(KEY) is None
    assert reopened(office).waiting() == ()


def test_an_office_that_is_only_read_makes_no_file_of_drafts(office: Office, folder: Path) -> None:
    office.close()
    with Office.open(folder, read_only=True):
        pass
    assert not (folder / "drafts.db").exists()


@pytest.fixture(scope="module")
def lasting(tmp_path_factory: pytest.TempPathFactory) -> Iterator[DraftFile]:
    file = DraftFile(tmp_path_factory.mktemp("drafts") / "drafts.db")
    yield file
    file.close()


ANY_TEXT = st.text(st.characters(codec=None, categories=None))
RAW = st.dictionaries(ANY_TEXT, st.none() | st.booleans() | st.integers() | ANY_TEXT)


@given(raw=RAW, was=RAW, record=st.none() | st.integers(), uid=st.text("0123456789abcdef"))
def test_whatever_is_typed_survives_the_file_unchanged(
    lasting: DraftFile, raw: dict[str, object], was: dict[str, object], record: int, uid: str
) -> None:
    draft = Draft(DraftKey(None, "sages", record), raw, was, record and 2, uid, AT, "ก")
    lasting.write([module._row(draft)], [])
    assert draft in module._read(lasting)


@pytest.mark.parametrize(
    "text",
    ["👩🏽\u200d🌾🇹🇭", "\u202eกลับ\u202c", "ก\x00ข\x01\x7f", "\ud83d", "ก" * 100_000, "สํานัก\r\n\t"],
)
def test_hard_texts_survive_the_file_unchanged(lasting: DraftFile, text: str) -> None:
    draft = Draft(KEY, {"name": text}, {"name": text}, None, "", AT, "ก")
    lasting.write([module._row(draft)], [])
    assert draft in module._read(lasting)


class SlowStore:
    """Keeps what it is given once it is let go, or fails while it is told to."""

    def __init__(self) -> None:
        self.go, self.entered = Event(), Event()
        self.full = False
        self.written: list[tuple[list[str], list[str]]] = []

    def write(self, keep: list[object], forget: list[str]) -> None:
        self.entered.set()
        assert self.go.wait(10)
        if self.full:
            raise DiskFull("full")
        self.written.append(([one.typed for one in keep], forget))  # type: ignore[attr-defined]

    def close(self) -> None:
        self.written.append(([], ["closed"]))


def test_typing_never_waits_and_the_newest_state_wins() -> None:
    store = SlowStore()
    drafts = Drafts(store)
    drafts.keep(KEY, {"n": 0})
    assert store.entered.wait(10)
    for number in range(1, 50):
        drafts.keep(KEY, {"n": number})
    found = drafts.find(KEY)
    assert found is not None
    assert found.raw == {"n": 49}
    assert not drafts.flush(0)
    store.go.set()
    assert drafts.flush()
    assert store.written == [(['{"n": 0}'], []), (['{"n": 49}'], [])]
    drafts.close()
    assert store.written[-1] == ([], ["closed"])


def test_a_full_disk_is_said_and_what_could_not_be_kept_is_kept_later() -> None:
    store = SlowStore()
    store.go.set()
    store.full = True
    drafts = Drafts(store)
    said, told = [], Event()

    def listen() -> None:
        said.append(drafts.trouble)
        told.set()

    drafts.troubled.append(listen)
    drafts.keep(KEY, {"n": 1})
    assert not drafts.flush()
    assert told.wait(10)
    assert "ดิสก์เต็ม" in said[0]
    told.clear()
    store.full = False
    assert drafts.flush()
    assert told.wait(10)
    assert said[1:] == [""]
    assert store.written == [(['{"n": 1}'], [])]
    drafts.close()


def test_what_waits_when_the_office_is_closed_is_written_first() -> None:
    store = SlowStore()
    drafts = Drafts(store)
    drafts.keep(KEY, {"n": 1})
    store.go.set()
    drafts.close()
    assert store.written == [(['{"n": 1}'], []), ([], ["closed"])]


def test_a_value_that_is_no_plain_one_is_kept_as_its_text(office: Office) -> None:
    office.drafts.keep(KEY, {"day": AT.date()})
    found = reopened(office).find(KEY)
    assert found is not None
    assert found.raw == {"day": "2026-03-02"}


# The file is in the way


def test_a_damaged_file_is_put_aside_said_and_begun_anew(office: Office, folder: Path) -> None:
    (folder / "drafts.db").write_bytes(b"garbage" * 1000)
    assert "เสียหาย" in office.drafts.trouble
    (aside,) = folder.glob("drafts.db.*")
    assert aside.name in office.drafts.trouble
    assert aside.read_bytes() == b"garbage" * 1000
    office.drafts.keep(KEY, {"n": 1})
    assert len(reopened(office).waiting()) == 1
    assert office.drafts.trouble == ""


def test_a_file_in_use_is_said_and_its_drafts_are_taken_over_later(
    office: Office, folder: Path
) -> None:
    office.drafts.keep(KEY, {"n": "first"})
    office.drafts.close()
    del office.drafts
    held = DraftFile(folder / "drafts.db")
    assert "โปรแกรมอื่น" in office.drafts.trouble
    assert office.drafts.waiting() == ()
    another = KEY._replace(record=5)
    office.drafts.keep(KEY, {"n": "second"})
    office.drafts.keep(another, {"n": "third"})
    office.drafts.close()
    held.close()
    del office.drafts
    found = {one.key: one.raw for one in office.drafts.waiting()}
    assert found == {KEY: {"n": "first"}, another: {"n": "third"}}
    office.drafts.forget(KEY)
    found = {one.key: one.raw for one in reopened(office).waiting()}
    assert found == {KEY: {"n": "second"}, another: {"n": "third"}}


def test_where_nothing_can_be_written_drafts_live_in_memory_and_it_is_said(
    office: Office, folder: Path, home: Path
) -> None:
    for number in range(1, 10):
        (folder / f"drafts{'' if number == 1 else f'-{number}'}.db").mkdir()
    (home / "data").write_bytes(b"no folder")
    (home / "Local").write_bytes(b"no folder")
    assert "หน้าต่าง" in office.drafts.trouble
    office.drafts.keep(KEY, {"n": 1})
    assert office.drafts.flush()
    assert office.drafts.find(KEY) is not None


def test_the_drafts_of_an_office_that_may_not_be_written_lie_with_the_user(
    office: Office, folder: Path, home: Path
) -> None:
    office.close()
    with Office.open(folder, read_only=True, who="clerk") as only_read:
        only_read.drafts.keep(KEY, {"n": 1})
        assert only_read.drafts.flush()
        assert not (folder / "drafts.db").exists()
        assert list(home.rglob("drafts-*.db"))
    with Office.open(folder) as again:
        assert [one.raw for one in again.drafts.waiting()] == [{"n": 1}]


def test_the_drafts_of_an_office_on_a_server_lie_with_the_user(
    request: pytest.FixtureRequest, home: Path
) -> None:
    from db.connection import open_office

    with (
        a_database(request.getfixturevalue("cluster")) as address,
        open_office(address, create=True) as office,
    ):
        first, second = open_drafts(office), open_drafts(office)
        for number, drafts in enumerate((first, second)):
            drafts.keep(KEY, {"window": number})
            assert (drafts.flush(), drafts.trouble) == (True, "")
        first.close()
        second.close()
        assert len(list(home.rglob("drafts-*.db"))) == 2
        again = open_drafts(office)
        assert [one.raw for one in again.waiting()] == [{"window": 0}]
        again.close()


def test_the_drafts_of_an_office_on_a_server_can_be_read_with_the_office_only(
    request: pytest.FixtureRequest, home: Path
) -> None:
    with a_database(request.getfixturevalue("cluster")) as address:
        with Office.create(address, load_district("7007"), who="clerk") as office:
            office.drafts.keep(KEY, {"person.first_name": "somchai-of-the-draft"})
            assert office.drafts.flush()
        (file,) = home.rglob("drafts-*.db")
        assert b"somchai-of-the-draft" not in file.read_bytes()
        with pytest.raises((errors.NotAnOffice, errors.WrongKey)):
            DraftFile(file)
        with Office.open(address, who="clerk") as again:
            assert [one.raw for one in again.drafts.waiting()] == [
                {"person.first_name": "somchai-of-the-draft"}
            ]


def test_a_password_in_an_address_tells_nothing_apart() -> None:
    plain, secret, other = (
        module._fingerprint(f"postgresql://{account}@host/office")
        for account in ("clerk", "clerk:secret", "head")
    )
    assert plain == secret != other
