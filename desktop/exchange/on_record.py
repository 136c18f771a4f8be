"""A value on record as a note tells of it: the cell that says otherwise, and what stands there."""

from collections.abc import Mapping
from typing import Any

from desktop.exchange.staged import Staging
from desktop.programme.stages import REGISTERS
from desktop.programme.survey import SAGES
from desktop.programme.values import show_value
from desktop.programme.vocabulary import Field, Kind, Values
from desktop.thai.names import PersonName
from desktop.words import _

_NAME_PARTS = ("title", "first_name", "last_name")
_OCCUPATIONS = ("craft", "wanted", "occupation")


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
    tables: Staging, table: str, row: Mapping[str, Any], column: str, places: Mapping[int, str]
) -> str:
    """A stored value as a person reads it; the whole name for any part of a name."""
    value = row[column]
    if table == "person" and column in _NAME_PARTS:
        return name_of(row).full
    if column == "village":
        return places.get(value, "")
    if column in _OCCUPATIONS:
        return str(tables["occupation_kind"].rows[value]["name"])
    if column == "responsible":
        member = tables["team_member"].rows[value]
        return name_of(tables["person"].rows[member["person"]]).full
    if column == "group":
        return str(tables["occupation_group"].rows[value]["name"])
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
