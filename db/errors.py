"""What can go wrong with an office, each as a type of its own that carries what a person must know.

Peewee and the drivers bury the first cause under what failed because of it (a full disk shows as
"cannot rollback"), so `office_error` looks for the root.
"""

# ruff: noqa: N818  these name what a person meets, not what a program throws

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any


class OfficeError(Exception):
    """Something stands between the program and the office. The text is for the log, in English."""


class OfficeInUse(OfficeError):
    """Another program holds the office. `who`, `pid`, `host` are None where it did not say."""

    def __init__(
        self, who: str | None = None, pid: int | None = None, host: str | None = None
    ) -> None:
        super().__init__(f"the office is in use by {who} (process {pid} on {host})")
        self.who, self.pid, self.host = who, pid, host


class AnotherIsOpen(OfficeInUse):
    """This very program has an office open, this one or another; the holder is its own."""


class NotAnOffice(OfficeError):
    """There is no office at this place, or the file there is something else."""


class NewerOffice(OfficeError):
    """The office was written by a newer program. `version` is the office's, `known` is ours."""

    def __init__(self, version: int, known: int) -> None:
        super().__init__(f"the office has version {version}, this program knows {known}")
        self.version, self.known = version, known


class OlderOffice(OfficeError):
    """The office is older than the program and was opened for reading only, so it stays so."""

    def __init__(self, version: int, known: int) -> None:
        super().__init__(f"the office has version {version}, this program needs {known}")
        self.version, self.known = version, known


class WrongKey(OfficeError):
    """The key does not open the file."""


class Damaged(OfficeError):
    """The file, or its log of changes, is not what was written."""


class Replaced(OfficeError):
    """Another file was put in the office's place while it was open."""


class ReadOnlyFolder(OfficeError):
    """The folder or the file may not be written."""


class OfficeClosed(OfficeError):
    """The office was closed while, or before, something was asked of it."""


class DiskFailed(OfficeError):
    """The disk did not take what was written."""


class DiskFull(DiskFailed):
    """There is no room left on the disk."""


class ServerLost(OfficeError):
    """The server of the office does not answer."""


class MigrationFailed(OfficeError):
    """A step to the newer version failed; the office is as it was before. `step` is its name."""

    def __init__(self, step: str) -> None:
        super().__init__(f"migration {step} failed")
        self.step = step


class RecordChanged(OfficeError):
    """Somebody saved this record since it was read; `present` is the row now, None if deleted."""

    def __init__(self, table: str, id: int, present: Mapping[str, Any] | None) -> None:  # noqa: A002
        super().__init__(f"{table} {id} was changed meanwhile")
        self.table, self.id, self.present = table, id, present


class RecordInUse(OfficeError):
    """Other records point to this one. `used_by` counts them: {table: rows}."""

    def __init__(self, table: str, id: int, used_by: Mapping[str, int]) -> None:  # noqa: A002
        super().__init__(f"{table} {id} is used by {dict(used_by)}")
        self.table, self.id, self.used_by = table, id, used_by


class Refused(OfficeError):
    """The file refused a value. `rule` is "unique", "check", "missing", "type" or "reference";
    `table` is None and `columns` empty where the engine does not say.
    """

    def __init__(self, rule: str, table: str | None = None, columns: tuple[str, ...] = ()) -> None:
        super().__init__(f"{rule} refused in {table} {columns}")
        self.rule, self.table, self.columns = rule, table, columns


class UndoConflict(OfficeError):
    """The action cannot be taken back: a row it wrote is no longer as it left it.

    `present` is that row now, None if it is gone or if the reason lies in another record.
    """

    def __init__(
        self, action_id: int, table: str, id: int | None, present: Mapping[str, Any] | None  # noqa: A002
    ) -> None:  # fmt: skip
        super().__init__(f"action {action_id} cannot be undone: {table} {id} has changed")
        self.action_id, self.table, self.id, self.present = action_id, table, id, present


@contextmanager
def speaking_office() -> Iterator[None]:
    """What the storage raises inside comes out as the OfficeError that it is."""
    try:
        yield
    except Exception as error:
        known = office_error(error)
        if known is None or known is error:
            raise
        raise known from error


def office_error(error: BaseException) -> OfficeError | None:
    """The office's word for what lies at the root of `error`; None if it is no storage error."""
    if not isinstance(error, OSError) and type(error).__module__.split(".")[0] not in _DRIVERS:
        return error if isinstance(error, OfficeError) else None
    for cause in _causes(error):
        if isinstance(cause, OfficeError):
            return cause
        found = _of_sqlite(cause) or _of_postgresql(cause) or _of_system(cause)
        if found is not None:
            return found
    return None


_DRIVERS = ("peewee", "sqlcipher3", "psycopg")


def _causes(error: BaseException) -> Iterator[BaseException]:
    """`error` and what it came from, the root first."""
    chain: list[BaseException] = []
    link: BaseException | None = error
    while link is not None and link not in chain:
        chain.append(link)
        link = link.__cause__ or link.__context__
    return reversed(chain)


_SQLITE: Mapping[int, type[OfficeError]] = {
    5: OfficeInUse,
    6: OfficeInUse,
    8: ReadOnlyFolder,
    9: OfficeClosed,
    10: DiskFailed,
    11: Damaged,
    13: DiskFull,
    14: ReadOnlyFolder,
    26: NotAnOffice,
}
_SQLITE_RULES = {
    "UNIQUE": "unique",
    "CHECK": "check",
    "NOT NULL": "missing",
    "FOREIGN KEY": "reference",
}


def _of_sqlite(error: BaseException) -> OfficeError | None:
    code = getattr(error, "sqlite_errorcode", None)
    if code is None:
        return OfficeClosed(str(error)) if "closed database" in str(error) else None
    code &= 0xFF
    if code in (19, 20):
        return _refused_by_sqlite(str(error))
    kind = _SQLITE.get(code)
    if kind is None:
        return None
    return OfficeInUse() if kind is OfficeInUse else kind(str(error))


def _refused_by_sqlite(message: str) -> Refused:
    """The rule and columns that SQLite names in a message of failed constraints."""
    if message.endswith("only grows"):
        return Refused("log", message.split()[0])
    found = re.match(r"(.+) constraint failed(?:: (.*))?", message, re.DOTALL)
    if found is None or found[1] not in _SQLITE_RULES:
        stored = re.search(r"column (\w+)\.(\w+)", message)  # cannot store TEXT value in ...
        return Refused("type", stored[1], (stored[2],)) if stored else Refused("type")
    rule, what = _SQLITE_RULES[found[1]], found[2] or ""
    if rule == "check":
        return Refused(rule, None, tuple(dict.fromkeys(re.findall(r'"(\w+)"', what)))[:1])
    columns = re.findall(r"(\w+)\.(\w+)", what)
    return Refused(rule, columns[0][0] if columns else None, tuple(name for _, name in columns))


_POSTGRESQL_RULES = {
    "23505": "unique",
    "23514": "check",
    "23502": "missing",
    "23503": "reference",
    "23001": "reference",
}
_POSTGRESQL: tuple[tuple[str, type[OfficeError]], ...] = (
    ("53100", DiskFull),
    ("53", ServerLost),
    ("08", ServerLost),
    ("57P", ServerLost),
    ("25006", ReadOnlyFolder),
    ("42501", ReadOnlyFolder),
    ("28", WrongKey),
    ("3D000", NotAnOffice),
    ("58030", DiskFailed),
    ("XX001", Damaged),
    ("XX002", Damaged),
)


def _of_postgresql(error: BaseException) -> OfficeError | None:
    state = getattr(error, "sqlstate", None)
    if state is None:
        silent = type(error).__module__.startswith("psycopg") and "Operational" in str(type(error))
        return ServerLost(str(error)) if silent else None
    if state in _POSTGRESQL_RULES:
        return _refused_by_postgresql(_POSTGRESQL_RULES[state], error)
    if state.startswith("22"):
        return Refused("type")
    if state == "P0001":  # our own guards raise
        return Refused("log", str(error).split()[0])
    for start, kind in _POSTGRESQL:
        if state.startswith(start):
            return kind(str(error))
    return None


def _refused_by_postgresql(rule: str, error: Any) -> Refused:
    """The rule and columns that the server's diagnosis names."""
    diagnosis = error.diag
    columns = re.findall(r"\(([^()]*)\)=", diagnosis.message_detail or "")
    if columns:
        named = tuple(name.strip(' "') for name in columns[0].split(","))
    elif diagnosis.column_name:
        named = (diagnosis.column_name,)
    else:
        named = _column_of_check(diagnosis.table_name, diagnosis.constraint_name)
    return Refused(rule, diagnosis.table_name, named)


def _column_of_check(table: str | None, constraint: str | None) -> tuple[str, ...]:
    """The column in the name PostgreSQL gives a column's CHECK: table_column_check."""
    found = re.fullmatch(rf"{re.escape(table or '')}_(\w+?)_check\d*", constraint or "")
    return (found[1],) if found else ()


def _of_system(error: BaseException) -> OfficeError | None:
    if isinstance(error, PermissionError):
        return ReadOnlyFolder(str(error))
    if isinstance(error, OSError) and error.errno in (28, 122):  # ENOSPC, EDQUOT
        return DiskFull(str(error))
    if isinstance(error, OSError) and error.errno == 30:  # EROFS
        return ReadOnlyFolder(str(error))
    return None
