"""Workbooks of invented offices, made as their clerks make them."""

import csv
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from desktop.exchange.villages import Gazetteer
from resources import PLACES


@dataclass(frozen=True)
class Unit:
    """A village as the office lists it."""

    id: int
    code: str
    moo: int | None
    name: str
    tambon: str


def _villages() -> tuple[Unit, ...]:
    with (PLACES / "7007" / "villages.csv").open(encoding="utf-8-sig", newline="") as file:
        return tuple(
            Unit(
                number,
                row["village_code8"],
                int(row["moo"]) if row["moo"] else None,
                row["village_th"],
                row["tambon_th"],
            )
            for number, row in enumerate(csv.DictReader(file), 1)
        )


VILLAGES = _villages()
"""The district's 156 villages."""


@cache
def photharam() -> Gazetteer:
    """The district, as rows are looked up in it."""
    return Gazetteer(VILLAGES)


def write_workbook(
    path: Path,
    sheets: Mapping[str, Iterable[Sequence[Any]]],
    merged: Mapping[str, Iterable[str]] | None = None,
) -> Path:
    """An .xlsx of these sheets, row by row from the top; `merged` are ranges by sheet."""
    import openpyxl

    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
        for cells in (merged or {}).get(name, ()):
            sheet.merge_cells(cells)
    book.save(path)
    return path
