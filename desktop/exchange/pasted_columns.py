"""Which field each column of a pasted table fills: by its headings, or by where it stands."""

from collections.abc import Sequence
from dataclasses import dataclass

from desktop.exchange.columns import POINTING
from desktop.exchange.files import Sheet
from desktop.exchange.headings import letter, recognise
from desktop.exchange.sheet_kinds import KINDS
from desktop.exchange.village_columns import PLACE_KEYS
from desktop.programme.vocabulary import Register
from desktop.thai.text import fold, repair
from desktop.words import LANGUAGES, _

NAME = "name of a person"
"""The key of a column of whole names."""

_HEADING_ROWS = 6  # headings of a pasted table stand among its first rows
_LONGEST_HEADING = 100  # characters


@dataclass(frozen=True, slots=True)
class Placed:
    """A column of the table and the key it fills: a field's, one of PLACE_KEYS, or NAME."""

    index: int
    key: str
    factor: int = 1
    heading: str = ""


@dataclass(frozen=True, slots=True)
class Layout:
    """The columns of a table, the first row that is no heading, and the columns that fill none."""

    columns: tuple[Placed, ...]
    first_row: int = 0
    by_headings: bool = False
    left_out: tuple[str, ...] = ()


def layout_of(table: Sequence[Sequence[str]], register: Register, first: str) -> Layout:
    """How `table` stands in `register`; `first` is the field of its first column without headings.

    With `first` blank the first column (ที่) fills no field.
    """
    return (
        _by_words_of_workbooks(table, register)
        or _by_labels(table, register)
        or _by_position(table, register, first)
    )


def _by_position(table: Sequence[Sequence[str]], register: Register, first: str) -> Layout:
    keys = [one.key for one in register.fields]
    begin = keys.index(first) if first else -1
    width = max(map(len, table), default=0)
    columns = tuple(
        Placed(index, keys[begin + index])
        for index in range(width)
        if 0 <= begin + index < len(keys)
    )
    beyond = range(max(len(keys) - begin, 0), width)
    return Layout(columns, left_out=tuple(letter(index) for index in beyond))


def _by_labels(table: Sequence[Sequence[str]], register: Register) -> Layout | None:
    """The layout where the first row holds the register's own labels, in either language."""
    head = [repair(cell[:_LONGEST_HEADING]) for cell in table[0]] if table else []
    known = _labels(register)
    columns: dict[str, Placed] = {}
    left_out = []
    for index, cell in enumerate(head):
        key = known.get(fold(cell), "") if cell else ""
        if key and key not in columns:
            columns[key] = Placed(index, key, heading=cell)
        elif cell:
            left_out.append(cell)
    if len(table) < 2 or len(columns) < max(min(2, len(head)), len(left_out)):
        return None
    return Layout(tuple(columns.values()), 1, by_headings=True, left_out=tuple(left_out))


def _labels(register: Register) -> dict[str, str]:
    known: dict[str, str] = {}
    for one in register.fields:
        for language in LANGUAGES:
            label, unit = _(one.label, language), _(one.unit, language) if one.unit else ""
            for text in (label, f"{label} ({unit})"):
                known.setdefault(fold(text), one.key)
    return known


def _by_words_of_workbooks(table: Sequence[Sequence[str]], register: Register) -> Layout | None:
    """The layout where the first rows are headings as workbooks of such a register have them."""
    key = "households" if register.key == "participants" else register.key
    kinds = [kind for kind in KINDS if kind.key == key]
    head = [[cell[:_LONGEST_HEADING] for cell in row] for row in table[:_HEADING_ROWS]]
    found = recognise(Sheet("", source=head), kinds) if kinds else None
    if found is None:
        return None
    columns: dict[str, Placed] = {}
    left_out = [one.heading for one in found.unused]
    for word, one in found.columns.items():
        field = _field_key(register, word)
        if field and field not in columns:
            columns[field] = Placed(one.index, field, one.factor, one.heading)
        else:
            left_out.append(one.heading)
    ordered = tuple(sorted(columns.values(), key=lambda placed: placed.index))
    return Layout(ordered, found.last_row, by_headings=True, left_out=tuple(left_out))


def _field_key(register: Register, word: str) -> str:
    """The key that a column of a workbook fills here; "" for none."""
    own = {one.key for one in register.fields}
    link = register.person_link
    candidates = [word, f"{link}.{word}", word.removesuffix("whole") + "main"]
    if word in PLACE_KEYS:
        return word if "village" in own else ""
    if word == "name" and word not in own:
        pointing = [one for one in POINTING.get(register.key, ()) if one != "course"]
        return pointing[0] if pointing else NAME
    if word == "course.name":
        candidates.append("course")
    return next((one for one in candidates if one in own), "")
