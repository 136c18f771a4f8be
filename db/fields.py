"""The column types of the office, worded once for SQLite's STRICT tables and for PostgreSQL.

Every CHECK here keeps to the SQL that both engines read alike, so a model is written once and both
files refuse the same values.
"""

import datetime
import json
import uuid
from collections.abc import Iterable
from typing import Any

from peewee import (
    BigAutoField,
    BigIntegerField,
    BlobField,
    Check,
    Field,
    Node,
    TextField,
)

RECORD_ID = "RECORD_ID"  # the engine words this type: a key that is counted up and never reused


def check(condition: str) -> Node:
    """A CHECK for `Meta.constraints` or a column, in SQL that both engines read alike.

    Portable: comparisons, AND/OR/NOT, IS NULL, IN, LIKE, length(), trim(), replace(), substr().
    Not portable: GLOB, REGEXP, ~, date functions, booleans as integers.
    """
    return Check(condition)


class _Checked(Field):
    """A column that brings its own CHECK, worded with the name it is given in its table."""

    def _condition(self, column: str) -> str | None:
        """What must hold for every stored value; NULL is not this CHECK's business."""
        raise NotImplementedError

    def ddl(self, ctx: Any) -> Any:
        """The column's line, with its CHECK at the end."""
        line = super().ddl(ctx)
        condition = self._condition(f'"{self.column_name}"')
        if condition:
            line.nodes.append(check(condition))
        return line


class RecordId(BigAutoField):
    """The key of a record: counted up, and never given out a second time."""

    field_type = RECORD_ID

    def ddl(self, ctx: Any) -> Any:
        """The column's line; the engine's type holds PRIMARY KEY already."""
        line = super().ddl(ctx)
        line.nodes = line.nodes[:2]
        return line


class Text(TextField):
    """Text, as `desktop` repaired it."""


class Uid(TextField):
    """A name for a record that no other office will ever give: 32 hex digits."""

    def __init__(self, **options: Any) -> None:
        super().__init__(default=lambda: uuid.uuid4().hex, unique=True, **options)


class Count(_Checked, BigIntegerField):
    """A whole number from 0 up; `signed=True` lifts the floor.

    As wide on PostgreSQL as SQLite's INTEGER is, so that no value fits one engine alone.
    """

    def __init__(self, *, signed: bool = False, **options: Any) -> None:
        self.signed = signed
        super().__init__(**options)

    def _condition(self, column: str) -> str | None:
        return None if self.signed else f"{column} >= 0"


class Baht(_Checked, BigIntegerField):
    """Money as a whole number of satang, from 0 up; `signed=True` lifts the floor."""

    def __init__(self, *, signed: bool = False, **options: Any) -> None:
        self.signed = signed
        super().__init__(**options)

    def _condition(self, column: str) -> str | None:
        return None if self.signed else f"{column} >= 0"


class Quantity(_Checked, BigIntegerField):
    """An amount of goods as a whole number of thousandths of its unit, from 0 up."""

    def _condition(self, column: str) -> str:
        return f"{column} >= 0"


class Flag(_Checked, BigIntegerField):
    """Yes or no: a bool in Python, 1 or 0 in the file."""

    def _condition(self, column: str) -> str:
        return f"{column} IN (0, 1)"

    def adapt(self, value: Any) -> Any:
        """1 or 0."""
        return int(bool(value))

    def python_value(self, value: Any) -> bool | None:
        """True or False."""
        return None if value is None else bool(value)


class IsoDate(_Checked, TextField):
    """A Gregorian day: a `datetime.date` in Python, 'YYYY-MM-DD' in the file."""

    def _condition(self, column: str) -> str:
        return f"{column} LIKE '____-__-__' AND trim({column}, '0123456789-') = ''"

    def adapt(self, value: Any) -> Any:
        """'YYYY-MM-DD' of a date or of such text; ValueError where there is no such day."""
        day = datetime.date.fromisoformat(value) if isinstance(value, str) else value
        return day.isoformat()[:10]

    def python_value(self, value: Any) -> datetime.date | None:
        """The day."""
        return None if value is None else datetime.date.fromisoformat(value)


class NationalId(_Checked, TextField):
    """A national ID: exactly 13 digits (the check digit is a rule of `desktop.thai`)."""

    def _condition(self, column: str) -> str:
        return f"length({column}) = 13 AND trim({column}, '0123456789') = ''"


class Choice(_Checked, TextField):
    """One of a few keys, as text: `Choice("male", "female", null=True)`."""

    def __init__(self, *keys: str, **options: Any) -> None:
        self.keys = keys
        super().__init__(**options)

    def _condition(self, column: str) -> str:
        return f"{column} IN ({_quoted(self.keys)})"


class Bytes(BlobField):
    """Bytes: a picture, a digest."""

    def python_value(self, value: Any) -> bytes | None:
        """The bytes, whatever kind of buffer the engine hands out."""
        return None if value is None else bytes(value)


class SortKey(Bytes):
    """Bytes that sort a list in Thai dictionary order, the same on both engines."""


class Json(TextField):
    """A plain value (dict, list, str, int, bool, None) kept as JSON text."""

    def adapt(self, value: Any) -> Any:
        """The one spelling of `value` in JSON."""
        return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))

    def python_value(self, value: Any) -> Any:
        """The plain value."""
        return None if value is None else json.loads(value)


def _quoted(keys: Iterable[str]) -> str:
    return ", ".join("'" + key.replace("'", "''") + "'" for key in keys)
