"""Opens an office and holds it: one thread that writes, and a connection for each that reads."""

import contextlib
import getpass
import json
import os
import socket
import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from types import TracebackType
from typing import Self, TypeVar

from filelock import FileLock, Timeout

from db.changes import Log
from db.engine import OfficeDatabase
from db.errors import (
    AnotherIsOpen,
    NotAnOffice,
    OfficeClosed,
    OfficeInUse,
    ReadOnlyFolder,
    WrongKey,
    office_error,
    speaking_office,
)
from db.file import OfficeFile
from db.migrations import MIGRATIONS, bring_up_to_date
from db.models.base import database as bound
from db.transaction import Transaction, now_utc

FILE_NAME = "office.db"
_PLAIN_HEADER = b"SQLite format 3\0"
_place = threading.Lock()  # held by the one office that this program has open

T = TypeVar("T")


def open_office(
    location: Path | str,
    *,
    key: bytes | None = None,
    read_only: bool = False,
    create: bool = False,
    migrations: tuple[str, ...] = MIGRATIONS,
) -> "Connection":
    """Open the office in a folder, or the one on a server (a postgresql:// address).

    An older office is brought up to date, after a checked copy. `create` makes an office where
    there is none. `read_only` takes no lock, so it works beside an open window. `key` is the
    file's 32 raw bytes. One program has one office open at a time, since all models read from it.

    Raises an OfficeError that says what is in the way: AnotherIsOpen, OfficeInUse, NotAnOffice,
    NewerOffice, WrongKey, ReadOnlyFolder, DiskFull, Damaged, ServerLost, and OlderOffice for
    `read_only`.
    """
    if not _place.acquire(blocking=False):
        raise AnotherIsOpen(_user(), os.getpid(), socket.gethostname())
    try:
        if isinstance(location, str) and location.startswith(("postgresql://", "postgres://")):
            from db.server import OfficeServer

            server = OfficeServer(location, read_only=read_only)
            return Connection(server, location, None, migrations, create=create)
        with speaking_office():
            return _open_file(Path(location), key, migrations, read_only=read_only, create=create)
    except BaseException:
        _place.release()
        raise


def _open_file(
    folder: Path, key: bytes | None, migrations: tuple[str, ...], *, read_only: bool, create: bool
) -> "Connection":
    _see_to_folder(folder, create=create)
    lock = None if read_only else _Lock(folder)
    try:
        file = folder / FILE_NAME
        if not read_only:
            _look_at(file, key, create=create)
        office = OfficeFile(file, key=key, read_only=read_only)
        return Connection(office, folder, lock, migrations, create=create)
    except BaseException:
        if lock is not None:
            lock.release()
        raise


def _see_to_folder(folder: Path, *, create: bool) -> None:
    """Make the folder to create in; else see that it holds an office.

    Before anything is left in a folder that was only mistyped.
    """
    try:
        if create:
            folder.mkdir(parents=True, exist_ok=True)
        elif not (folder / FILE_NAME).exists():
            raise NotAnOffice(str(folder))
    except OSError as error:
        unusable = ReadOnlyFolder if create else NotAnOffice
        raise office_error(error) or unusable(str(folder)) from error


def _look_at(file: Path, key: bytes | None, *, create: bool) -> None:
    """Tell by the first bytes what cannot be an office; begin the file if it is to be created.

    Only under the lock: to open and close a file that this program has open elsewhere would drop
    SQLite's own locks on it.
    """
    if not file.exists() and create:
        file.touch()
    if not os.access(file, os.W_OK):
        raise ReadOnlyFolder(str(file))  # SQLite would open it, and fail at the first save
    with file.open("rb") as opened:
        header = opened.read(len(_PLAIN_HEADER))
    if not header and not create:
        raise NotAnOffice(str(file))
    if header and (header == _PLAIN_HEADER) != (key is None):
        raise WrongKey(str(file)) if key is not None else NotAnOffice(str(file))


class Connection:
    """An open office.

    Reads are plain queries on the models, in any thread; each thread gets a connection of its own
    that cannot write. Writes go through `write` or `submit`, one after another, on the one thread
    that can. Close it when done: only then can the file be moved.
    """

    def __init__(
        self,
        database: OfficeDatabase,
        location: Path | str,
        lock: "_Lock | None",
        migrations: tuple[str, ...],
        *,
        create: bool,
    ) -> None:
        self.database = database
        self.location = location
        self._lock = lock
        self._writer = ThreadPoolExecutor(max_workers=1, thread_name_prefix="office-writer")
        self._closed = False
        try:
            with speaking_office():
                self._writer.submit(self._begin, migrations, create=create).result()
        except BaseException:
            self._end()
            raise
        bound.initialize(database)

    def _begin(self, migrations: tuple[str, ...], *, create: bool) -> None:
        self.database.writer = threading.get_ident()
        bring_up_to_date(self.database, migrations, create=create)

    @property
    def read_only(self) -> bool:
        """Whether this office was opened for reading only."""
        return self.database.read_only

    def submit(
        self,
        title: str,
        who: str,
        work: Callable[[Transaction], T],
        *,
        kind: str = "edit",
        undoes: int | None = None,
    ) -> "Future[T]":
        """Queue `work` for the writing thread; the future gives its answer or an OfficeError.

        `work(transaction)` runs inside one transaction. All that it saves belongs to one action of
        `who`, called `title`; if it raises, none of it is stored. What raises is passed on as it
        is, storage errors as the OfficeError they are.
        """
        if self._closed:
            raise OfficeClosed(str(self.location))
        return self._writer.submit(self._run, title, who, work, kind, undoes)

    def write(
        self, title: str, who: str, work: Callable[[Transaction], T], *, kind: str = "edit"
    ) -> T:
        """As `submit`, but wait for it."""
        if threading.get_ident() == self.database.writer:
            raise RuntimeError("a write cannot wait for another one: use the transaction you have")
        return self.submit(title, who, work, kind=kind).result()

    def _run(
        self, title: str, who: str, work: Callable[[Transaction], T], kind: str, undoes: int | None
    ) -> T:
        with speaking_office(), self.database.atomic():
            log = Log(
                self.database,
                at_utc=now_utc(), who=who, kind=kind, title=title, undoes=undoes,
            )  # fmt: skip
            answer = work(Transaction(self.database, log))
            log.flush()
            return answer

    def analyse(self) -> "Future[None]":
        """Let the engine count its tables anew, as it should after an import."""

        def analyse() -> None:
            self.database.run("ANALYZE")

        return self._writer.submit(analyse)

    def copy_to(self, target: Path) -> None:
        """Write a checked copy of the whole office file to `target`, beside running reads."""
        if not isinstance(self.database, OfficeFile):
            raise TypeError("an office on a server is copied by the server's own tools")
        with speaking_office():
            self.database.copy_to(target)

    def release(self) -> None:
        """Close the reading connection of the thread that calls, for a thread that is done."""
        if not self.database.is_closed():
            self.database.close()

    def close(self) -> None:
        """Finish the queued writes, close every thread's connection, and give the office free."""
        if not self._closed:
            try:
                self._end()
            finally:
                _place.release()

    def _end(self) -> None:
        self._closed = True
        self._writer.shutdown(wait=True)
        self.database.end()
        if self._lock is not None:
            self._lock.release()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


class _Lock:
    """The lock beside the file, and beside it a note of who holds it.

    The note is a file of its own, since Windows lets nobody read a file that is locked.
    """

    def __init__(self, folder: Path) -> None:
        self._note = folder / "office.holder"
        self._lock = FileLock(folder / "office.lock", timeout=0, thread_local=False)
        try:
            self._lock.acquire()
        except Timeout:
            raise self._holder() from None
        holder = {"who": _user(), "pid": os.getpid(), "host": socket.gethostname()}
        with contextlib.suppress(OSError):
            self._note.write_text(json.dumps(holder), "utf-8")

    def _holder(self) -> OfficeInUse:
        try:
            note = json.loads(self._note.read_text("utf-8"))
            return OfficeInUse(note["who"], note["pid"], note["host"])
        except (OSError, ValueError, KeyError, TypeError):
            return OfficeInUse()

    def release(self) -> None:
        """Let others in."""
        with contextlib.suppress(OSError):
            self._note.unlink(missing_ok=True)
        self._lock.release()


def _user() -> str:
    try:
        return getpass.getuser()
    except OSError:
        return ""
