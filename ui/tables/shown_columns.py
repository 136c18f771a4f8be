"""What a list shows: the columns of its register, with moo and village told as one."""

from collections.abc import Sequence
from dataclasses import dataclass

from desktop.programme.list_columns import TEXTS
from desktop.programme.values import show_value
from desktop.programme.vocabulary import Column, Kind, Register, Value
from desktop.thai.national_id import mask_national_id
from desktop.words import _

NUMBERS = {Kind.COUNT, Kind.QUANTITY, Kind.MONEY}


@dataclass(frozen=True, slots=True)
class ShownColumn:
    """A column of the view: the register's column it is headed and sorted by.

    `places` tell where its values stand among those read: one, or moo and village.
    """

    column: Column
    places: tuple[int, ...]

    @property
    def is_number(self) -> bool:
        """Whether it holds numbers, which stand right and are never cut."""
        return self.column.kind in NUMBERS

    @property
    def is_place(self) -> bool:
        """Whether it names a village or a tambon."""
        return self.column.key.endswith(("village.name", "tambon.name"))

    @property
    def is_text(self) -> bool:
        """Whether it holds text of any length, which may end in dots."""
        return self.column.kind in (*TEXTS, Kind.CHOICE)

    def text(self, values: Sequence[Value]) -> str:
        """What a cell shows of a row's values, a national ID masked; one line."""
        name = values[self.places[-1]]
        moo = values[self.places[0]] if len(self.places) > 1 else None
        if moo is not None:
            return _("Moo {moo}, {village}").format(moo=moo, village=name)
        if self.column.kind is Kind.NATIONAL_ID and name:
            return mask_national_id(str(name))
        if self.column.kind is Kind.LONG_TEXT:
            return " ".join(str(name or "").split())
        return show_value(self.column.kind, name, self.column.choices)


def shown_columns(
    register: Register, columns: Sequence[Column] | None = None
) -> tuple[ShownColumn, ...]:
    """`columns` (the register's own); each moo is told together with the village behind it."""
    shown: list[ShownColumn] = []
    read = register.columns if columns is None else columns
    keys = [one.key for one in read]
    for place, column in enumerate(read):
        link, _dot, last = column.key.rpartition(".")
        if last == "moo" and f"{link}.name" in keys:
            continue
        moo = f"{link}.moo"
        places = (keys.index(moo), place) if last == "name" and moo in keys else (place,)
        shown.append(ShownColumn(column, places))
    return tuple(shown)
