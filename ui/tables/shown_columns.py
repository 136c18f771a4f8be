"""What a list shows: the columns of its register, with moo and village told as one."""

from collections.abc import Sequence
from dataclasses import dataclass

from desktop.programme.values import show_value
from desktop.programme.vocabulary import Column, Kind, Register, Value
from desktop.words import _

NUMBERS = {Kind.COUNT, Kind.QUANTITY, Kind.MONEY}


@dataclass(frozen=True, slots=True)
class ShownColumn:
    """A column of the view: the register's column it is headed and sorted by.

    `places` tell where its values stand among the register's: one, or moo and village.
    """

    column: Column
    places: tuple[int, ...]

    @property
    def is_number(self) -> bool:
        """Whether it holds numbers, which stand right and are never cut."""
        return self.column.kind in NUMBERS

    @property
    def is_text(self) -> bool:
        """Whether it holds text of any length, which may end in dots."""
        return self.column.kind in (Kind.TEXT, Kind.CHOICE)

    def text(self, values: Sequence[Value]) -> str:
        """What a cell shows of a row's values."""
        name = values[self.places[-1]]
        moo = values[self.places[0]] if len(self.places) > 1 else None
        if moo is not None:
            return _("Moo {moo}, {village}").format(moo=moo, village=name)
        return show_value(self.column.kind, name, self.column.choices)


def shown_columns(register: Register) -> tuple[ShownColumn, ...]:
    """The columns of `register`; each moo is told together with the village behind it."""
    shown: list[ShownColumn] = []
    keys = [one.key for one in register.columns]
    for place, column in enumerate(register.columns):
        link, _dot, last = column.key.rpartition(".")
        if last == "moo" and f"{link}.name" in keys:
            continue
        moo = f"{link}.moo"
        places = (keys.index(moo), place) if last == "name" and moo in keys else (place,)
        shown.append(ShownColumn(column, places))
    return tuple(shown)
