"""What a row says, held against what is on record: blanks are filled, what differs is kept.

The office's word stands over a workbook's: a clerk has corrected it since, or will see the note
and correct it. An import never writes over a value, so that importing again changes nothing.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from desktop.programme.stages import REGISTERS
from desktop.programme.survey import SAGES
from desktop.programme.values import show_value
from desktop.programme.vocabulary import Field, Kind, Value, Values
from desktop.thai.names import PersonName
from desktop.thai.text import fold
from desktop.words import _

if TYPE_CHECKING:
    from desktop.exchange.staged import Staging

_BLANK = (None, "")
_NAME_PARTS = ("title", "first_name", "last_name")
_NAMED = {"craft": "occupation_kind", "wanted": "occupation_kind", "occupation": "occupation_kind"}


@dataclass(frozen=True, slots=True)
class Comparison:
    """What a row adds to a record, and the columns in which it says something else."""

    filled: dict[str, Value]
    differing: tuple[str, ...]


def compare(present: Values, said: Values) -> Comparison:
    """Hold what a row says against the record at present; a blank cell says nothing."""
    told: dict[str, Value] = {c: value for c, value in said.items() if value not in _BLANK}
    filled = {c: value for c, value in told.items() if present.get(c) in _BLANK}
    differing = tuple(c for c, value in told.items() if c not in filled and present[c] != value)
    return Comparison(filled, differing)


def corrected(rows: Mapping[int, Values], said: Values, columns: tuple[str, ...]) -> int | None:
    """The one record of the office that agrees with a row in all of `columns` but one.

    That one the office has corrected since: its name, or one of its days.
    """
    alike = [
        row_id
        for row_id, row in rows.items()
        if row_id > 0 and sum(_agree(row.get(c), said.get(c)) for c in columns) == len(columns) - 1
    ]
    return alike[0] if len(alike) == 1 else None


def _agree(one: Value, other: Value) -> bool:
    if isinstance(one, str) and isinstance(other, str):
        return fold(one) == fold(other) != ""
    return one == other is not None


def cells_of(table: str, column: str) -> tuple[str, ...]:
    """The keys of the sheet's columns that may say a stored column, the likeliest first."""
    if table == "course" and column == "ends_on":
        return "course.ends_on", "course.starts_on"
    if table in ("course", "forum"):
        return (f"{table}.{column}",)
    if column in _NAME_PARTS:
        return column, "name", "head_name"
    if column == "village":
        return "village.name", "village.moo", "village.tambon", "village.code", "village.address"
    if column == "group_class":
        return column, *(f"class.{one.key}" for one in _field(table, column).choices)
    if column == "house_no":
        return column, "village.address"
    whole = column.removesuffix("main") + "whole"
    return column, f"{column}.name", f"{column}.no", whole


def shown_present(
    tables: "Staging", table: str, row: Mapping[str, Any], column: str, places: Mapping[int, str]
) -> str:
    """A stored value as a person reads it; the whole name for any part of a name."""
    value = row[column]
    if table == "person" and column in _NAME_PARTS:
        return name_of(row).full
    if column == "village":
        return places.get(value, "")
    if column in _NAMED:
        return str(tables["occupation_kind"].rows[value]["name"])
    if column == "responsible":
        member = tables["team_member"].rows[value]
        return name_of(tables["person"].rows[member["person"]]).full
    field = _field(table, column)
    if field.kind is Kind.FLAG:
        return _("Yes") if value else _("No")
    return show_value(field.kind, value, field.choices)


def name_of(row: Values) -> PersonName:
    """The name in a person's row."""
    return PersonName(*(str(row.get(part) or "") for part in _NAME_PARTS))


def _field(table: str, column: str) -> Field:
    if table == "person":
        return SAGES.field(f"person.{column}")
    return next(
        field
        for register in REGISTERS
        if register.table == table
        for field in register.fields
        if field.key == column
    )
