"""The file of drafts: strict, durable, one program at a time, and clear about what is wrong."""

from pathlib import Path

import pytest
import sqlcipher3

from db.connection import Connection
from db.drafts import DraftFile, DraftRow, open_drafts
from db.errors import Damaged, NewerOffice, NotAnOffice, OfficeError, OfficeInUse, ReadOnlyFolder

KEY = bytes(range(32))


def a_draft(key: str = "[1]", typed: str = "{}") -> DraftRow:
    return DraftRow(key, typed, "{}", 3, "u", "2026-03-02T01:02:03+00:00", "สมศรี")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "drafts.db"


@pytest.mark.parametrize("key", [None, KEY])
def test_a_draft_is_there_when_the_file_is_opened_again(file: Path, key: bytes | None) -> None:
    opened = DraftFile(file, key)
    opened.write([a_draft("a"), a_draft("b")], [])
    opened.write([a_draft("a", typed="สอง")], ["none"])
    opened.close()
    again = DraftFile(file, key)
    assert again.rows() == [a_draft("a", typed="สอง"), a_draft("b")]
    again.write([], ["a"])
    assert again.rows() == [a_draft("b")]
    again.close()


def test_every_write_is_on_the_disk_before_it_returns(file: Path) -> None:
    opened = DraftFile(file)
    asked = [
        opened._run(f"PRAGMA {name}").fetchone()[0] for name in ("journal_mode", "synchronous")
    ]
    assert asked == ["wal", 2]
    strict = opened._run("SELECT strict FROM pragma_table_list('draft')").fetchone()
    assert strict == (1,)
    opened.close()


def test_a_second_program_is_told_that_the_file_is_in_use(file: Path) -> None:
    opened = DraftFile(file)
    with pytest.raises(OfficeInUse):
        DraftFile(file)
    opened.close()
    DraftFile(file).close()


def test_a_write_that_fails_leaves_the_drafts_as_they_were(file: Path) -> None:
    opened = DraftFile(file)
    opened.write([a_draft("a")], [])
    wrong = a_draft("c")
    object.__setattr__(wrong, "version", "third")
    with pytest.raises(OfficeError):
        opened.write([a_draft("b"), wrong], ["a"])
    opened.write([a_draft("d")], [])
    assert [row.key for row in opened.rows()] == ["a", "d"]
    opened.close()


def garbage(file: Path) -> None:
    file.write_bytes(b"garbage" * 1000)


def another_programs(file: Path) -> None:
    with sqlcipher3.connect(file) as other:
        other.execute("CREATE TABLE draft (name)")
    other.close()


def of_a_newer_version(file: Path) -> None:
    with sqlcipher3.connect(file) as other:
        other.execute("PRAGMA user_version = 99")
    other.close()


def with_a_torn_page(file: Path) -> None:
    opened = DraftFile(file)
    opened.write([a_draft(str(n), "x" * 3000) for n in range(20)], [])
    opened.close()
    content = bytearray(file.read_bytes())
    content[2 * 4096 : 3 * 4096] = b"\x55" * 4096
    file.write_bytes(content)


@pytest.mark.parametrize(
    ("spoil", "error"),
    [
        (garbage, NotAnOffice),
        (another_programs, Damaged),
        (of_a_newer_version, NewerOffice),
        (with_a_torn_page, Damaged),
    ],
)
def test_a_file_that_cannot_be_read_says_so_and_is_let_go(
    file: Path, spoil: object, error: type[OfficeError]
) -> None:
    assert callable(spoil)
    spoil(file)
    size = file.stat().st_size
    with pytest.raises(error):
        DraftFile(file)
    assert file.stat().st_size == size
    file.rename(file.with_name("aside"))


def test_a_folder_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ReadOnlyFolder):
        DraftFile(tmp_path / "none" / "drafts.db")


def test_the_drafts_of_an_office_are_opened_with_its_key(
    file_office: Connection, tmp_path: Path
) -> None:
    file_office.database.key = KEY  # type: ignore[attr-defined]
    opened = open_drafts(file_office, tmp_path / "drafts.db")
    opened.write([a_draft()], [])
    opened.close()
    assert not (tmp_path / "drafts.db").read_bytes().startswith(b"SQLite format 3")
    with pytest.raises(NotAnOffice):
        DraftFile(tmp_path / "drafts.db")
