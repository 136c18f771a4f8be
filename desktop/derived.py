"""Derived columns: computed here from a row's other values, stored by `db`, never typed.

A change of what is computed raises RULES_VERSION; an office written by older rules is recomputed
when it is opened.
"""

from collections.abc import Callable, Mapping
from typing import Any

from desktop.programme import course, households, income_parts, materials, options
from desktop.thai.names import PersonName
from desktop.thai.order import sort_key
from desktop.thai.sound import sound_key
from desktop.thai.text import search_text

RULES_VERSION = 4

type Row = Mapping[str, Any]


def _person(row: Row) -> dict[str, Any]:
    name = PersonName(row["title"], row["first_name"], row["last_name"])
    bare = f"{name.first} {name.last}".strip()
    known = (name.full, bare, row.get("house_no"), row.get("national_id"), row.get("phone"))
    return {
        "full_name": name.full,
        "sort_key": sort_key(bare),
        "search_text": search_text(" ".join(filter(None, known))),
        "sound_key": sound_key(name.first, name.last),
    }


def _village(row: Row) -> dict[str, Any]:
    moo = f" {row['moo']}" if row.get("moo") is not None else ""
    return {"sort_key": sort_key(row["name"]), "search_text": search_text(row["name"] + moo)}


def _sorted_by_name(row: Row) -> dict[str, Any]:
    return {"sort_key": sort_key(row["name"])}


def _named(column: str) -> Callable[[Row], dict[str, Any]]:
    def derive(row: Row) -> dict[str, Any]:
        text = row[column]
        return {"sort_key": sort_key(text), "search_text": search_text(text)}

    return derive


def _material_need(row: Row) -> dict[str, Any]:
    cost = materials.cost(row.get("quantity"), row.get("unit_price"))
    return {**_named("item")(row), "cost": cost}


def _household(row: Row) -> dict[str, Any]:
    asked = [row.get(f"expense_{kind}") for kind in households.EXPENSE_LABELS]
    spent = [one for one in asked if one is not None]
    return {
        "baseline_total": income_parts.total(row, "baseline_"),
        "expense_total": sum(spent) if spent else None,
    }


def _visit(row: Row) -> dict[str, Any]:
    return {"income_total": income_parts.total(row, "income_")}


DERIVED: dict[str, Callable[[Row], dict[str, Any]]] = {
    "tambon": _named("name"),
    "village": _village,
    "officer": _named("full_name"),
    "occupation_kind": _named("name"),
    "person": _person,
    "course": _named("name"),
    "course_cost": lambda row: {"amount": course.cost(row)},
    "occupation_option": lambda row: {"profit": options.profit(row)},
    "household": _household,
    "purchase": _named("name"),
    "material_need": _material_need,
    "training": _named("curriculum"),
    "occupation_group": _named("name"),
    "visit": _visit,
    "saved_list": _sorted_by_name,
}


def derive(table: str, row: Row) -> dict[str, Any]:
    """The derived columns of a whole `row` of `table`; {} where the table has none."""
    function = DERIVED.get(table)
    return function(row) if function else {}
