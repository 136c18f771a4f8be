"""What a row says, held against what is on record: blanks are filled, what differs is kept.

The office's word stands over a workbook's: a clerk has corrected it since, or will see the note
and correct it. An import never writes over a value, so that importing again changes nothing.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from desktop.programme.vocabulary import Value, Values
from desktop.thai.text import fold

_BLANK = (None, "")


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
