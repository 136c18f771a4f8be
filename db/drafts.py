"""The small file of what is typed and not saved: one row a form, replaced as typing goes on."""

import hashlib
from collections.abc import Iterable
from dataclasses import astuple, dataclass
from pathlib import Path
from typing import Any

import sqlcipher3

from db.connection import Connection
from db.engine import OfficeDatabase
from db.errors import Damaged, DiskFailed, NewerOffice, office_error, speaking_office
from db.file import OfficeFile, check_file, sqlite_connection

_FORMAT = 1  # in the header's user_version; a program that knows less leaves the file alone
_PRAGMAS = (
    ("busy_timeout", 0),  # who finds it in use takes another file at once
    ("locking_mode", "EXCLUSIVE"),
    ("trusted_schema", "OFF"),
    ("cell_size_check", "ON"),
    ("journal_size_limit", 4 * 1024 * 1024),
    ("temp_store", "MEMORY"),
    ("mmap_size", 0),
    ("secure_delete", "ON"),
    ("synchronous", "FULL"),
)
_CREATE = """
CREATE TABLE IF NOT EXISTS draft (
    key TEXT NOT NULL PRIMARY KEY, typed TEXT NOT NULL, was TEXT NOT NULL,
    version INTEGER, uid TEXT NOT NULL, at_utc TEXT NOT NULL, who TEXT NOT NULL
) STRICT
"""
_KEEP = """
INSERT INTO draft (key, typed, was, version, uid, at_utc, who) VALUES (?, ?, ?, ?, ?, ?, ?)
ON CONFLICT (key) DO UPDATE SET typed = excluded.typed, was = excluded.was,
    version = excluded.version, uid = excluded.uid, at_utc = excluded.at_utc, who = excluded.who
"""


@dataclass(frozen=True, slots=True)
class DraftRow:
    """A draft as it is stored. `key`, `typed` and `was` are whatever text the caller made."""

    key: str
    typed: str
    was: str
    version: int | None
    uid: str
    at_utc: str
    who: str


class DraftFile:
    """An open file of drafts. One program has it; the operating system frees it if that dies.

    Raises an OfficeError: OfficeInUse while another program has it, NotAnOffice, WrongKey, Damaged
    or NewerOffice for what can't be read, ReadOnlyFolder and DiskFailed for what can't be written.
    """

    def __init__(self, file: Path, key: bytes | None = None) -> None:
        self.file = file
        with speaking_office():
            self._connection = sqlite_connection(f"{file.absolute().as_uri()}?mode=rwc", key)
            try:
                self._set_up(encrypted=key is not None)
            except sqlcipher3.Error as error:
                self._connection.close()
                raise office_error(error) or Damaged(str(error)) from error
            except BaseException:
                self._connection.close()
                raise

    def _set_up(self, *, encrypted: bool) -> None:
        """Take the file, see that it is sound, and make its table."""
        run = self._connection.execute
        for name, value in _PRAGMAS:
            run(f"PRAGMA {name} = {value}")
        if run("PRAGMA journal_mode = WAL").fetchone()[0] != "wal":
            run("PRAGMA synchronous = EXTRA")
        if run("PRAGMA synchronous").fetchone()[0] < 2:
            raise DiskFailed("synchronous was not granted")
        found = run("PRAGMA user_version").fetchone()[0]
        if found > _FORMAT:
            raise NewerOffice(found, _FORMAT)
        check_file(self._connection, encrypted=encrypted)
        run("BEGIN IMMEDIATE")
        run(_CREATE)
        run(f"PRAGMA user_version = {_FORMAT}")
        run("COMMIT")
        self.rows()

    def rows(self) -> list[DraftRow]:
        """Every draft, the one that was begun first at the front."""
        with speaking_office():
            found = self._connection.execute(
                "SELECT key, typed, was, version, uid, at_utc, who FROM draft ORDER BY rowid"
            ).fetchall()
        return [DraftRow(*row) for row in found]

    def write(self, keep: Iterable[DraftRow], forget: Iterable[str]) -> None:
        """Replace the drafts in `keep` and delete those with keys in `forget`, on the disk."""
        with speaking_office():
            self._run("BEGIN IMMEDIATE")
            try:
                self._connection.executemany(_KEEP, [astuple(row) for row in keep])
                self._connection.executemany(
                    "DELETE FROM draft WHERE key = ?", [(key,) for key in forget]
                )
                self._run("COMMIT")
            except BaseException:
                if self._connection.in_transaction:
                    self._run("ROLLBACK")
                raise

    def close(self) -> None:
        """Fold the log into the file and give it free."""
        self._connection.close()

    def _run(self, sql: str) -> Any:
        return self._connection.execute(sql)


def open_drafts(office: Connection, file: Path) -> DraftFile:
    """The drafts in `file`, made if there are none; opened with the office's key if it has one.

    Those of an office on a server are always encrypted: the file lies on the clerk's PC, and its
    key is made of the office's uid, which only who may read the office can ask the server for.
    """
    database = office.database
    return DraftFile(
        file, database.key if isinstance(database, OfficeFile) else _key_of_server(database)
    )


def _key_of_server(database: OfficeDatabase) -> bytes | None:
    found = database.run('SELECT "uid" FROM "office" ORDER BY "id" LIMIT 1').fetchone()
    return hashlib.sha256(f"drafts {found[0]}".encode()).digest() if found else None
