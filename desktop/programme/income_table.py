"""The incomes of target households, a column for each fact: what every measure is counted from.

Columns are numpy arrays of whole numbers, one entry a household, in the order of village codes.
Money is satang; an income, what is spent and what comes from the occupation trained are a year's.
"""

from bisect import bisect_left
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, fields
from itertools import batched, chain
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

MISSING = int(np.iinfo(np.int64).min)
"""What stands in a column where a household has nothing recorded."""

type Column = NDArray[np.int64]
type Narrow = NDArray[Any]
"""A column in the narrowest type that holds it; the type's least number is what is missing."""
type Chosen = slice | NDArray[Any]
"""Rows of a table: a part of it, a mark for each row, or the places of the rows."""
type Order = NDArray[np.intp] | None
"""Rows of a table one after the other; None is all of them as they stand."""

_AT_ONCE = 20_000  # rows that are read before they are put into narrow columns


class Pair(NamedTuple):
    """Which incomes are compared: `before` is the baseline (0) or a visit's number; `after` is a
    visit's number, or None for the last visit that asked for the income.
    """

    before: int = 0
    after: int | None = None


USUAL = Pair()
"""Before the training, and the last visit."""


@dataclass(frozen=True, slots=True)
class HouseholdIncome:
    """One target household; None is what is not recorded.

    `place` is the 8-digit code of its village. `person` is who represents it; `occupation`,
    `trainer` and `group` (the occupation group) are ids, `fund` is a name. `practising` is what the
    last visit that says so found. What is spent, saved and owed before and after was told together
    with those incomes.
    """

    household: int
    place: str
    person: int | None = None
    occupation: int | None = None
    trainer: int | None = None
    group: int | None = None
    fund: str | None = None
    members: int | None = None
    practising: bool | None = None
    before: int | None = None
    after: int | None = None
    from_trained: int | None = None
    spent_before: int | None = None
    spent_after: int | None = None
    saved_before: int | None = None
    saved_after: int | None = None
    owed_before: int | None = None
    owed_after: int | None = None


FACTS = tuple(one.name for one in fields(HouseholdIncome))
"""What is known of a household, in the order in which rows are read."""


class IncomeTable:
    """Households with their incomes. It never changes: a part or a newer table is another one.

    Each of FACTS is an attribute: a column of what `HouseholdIncome` says, and of `place` and
    `fund` the numbers of their names in `places`, village codes in order, and `funds`. `columns`
    are the same in types as small as their numbers need.
    """

    def __init__(
        self, columns: dict[str, Narrow], places: tuple[str, ...], funds: tuple[str, ...]
    ) -> None:
        self.columns = columns
        self.places = places
        self.funds = funds

    def __len__(self) -> int:
        return len(next(iter(self.columns.values())))

    def __getitem__(self, rows: Chosen) -> "IncomeTable":
        """The chosen households alone."""
        return self.told(self.columns, rows)

    def told(self, facts: Iterable[str], rows: Chosen) -> "IncomeTable":
        """The chosen households alone, and of them only these facts."""
        columns = {fact: self.columns[fact][rows] for fact in facts}
        return IncomeTable(columns, self.places, self.funds)

    def __getattr__(self, fact: str) -> Column:
        """The column of one of FACTS, MISSING where nothing is recorded."""
        if fact not in FACTS:
            raise AttributeError(fact)
        return _wide(self.columns[fact])

    def within(self, place: str) -> "IncomeTable":
        """The households of the villages whose code begins with `place`."""
        return self[self.rows_within(place)]

    def rows_within(self, place: str) -> slice:
        """Where the households of the villages whose code begins with `place` stand."""
        numbers: Sequence[int] = self.columns["place"]  # type: ignore[assignment]
        ends = (bisect_left(self.places, end) for end in (place, place + "\uffff"))
        return slice(*(bisect_left(numbers, number) for number in ends))

    def code(self, row: int) -> str:
        """The code of the village of the household that stands at `row`."""
        return self.places[int(self.columns["place"][row])]

    def villages(self) -> list[str]:
        """The codes of the villages that have households, in order."""
        return [self.places[number] for number in distinct(self.columns["place"]).tolist()]

    def of_villages(self, codes: Iterable[str]) -> "IncomeTable":
        """The households of the villages with these codes."""
        every = range(len(self))
        rows = (every[self.rows_within(code)] for code in sorted(codes))
        return self[np.fromiter(chain.from_iterable(rows), np.intp)]

    def rows_of(self, households: Collection[int]) -> NDArray[np.intp]:
        """Where those of `households` stand that are here."""
        return np.flatnonzero(np.isin(self.columns["household"], list(households)))

    def households(self) -> list[HouseholdIncome]:
        """The households one by one."""
        columns = [getattr(self, fact).tolist() for fact in FACTS]
        return [self._household(values) for values in zip(*columns, strict=True)]

    def replaced(self, gone: NDArray[np.intp], new: "IncomeTable") -> "IncomeTable":
        """This table without the rows `gone`, and with the households of `new`, which are not many.

        What stays lies in few long pieces, which are copied; a column of which nothing changes is
        not even that.
        """
        places, funds = _merged(self.places, new.places), _merged(self.funds, new.funds)
        old, came = (_renumbered(one, places, funds) for one in (self, new))
        rows, at = gone.tolist(), _places_in(old, came)
        pieces = _pieces(len(self), rows, at)
        columns = {}
        for fact in FACTS:
            was, now = _alike([old[fact], came[fact]])
            same = rows == at and np.array_equal(was[rows], now)
            joined = [(was, now)[part][piece] for part, piece in pieces]
            columns[fact] = was if same else np.concatenate(joined)
        return IncomeTable(columns, places, funds)

    def _household(self, values: Sequence[int]) -> HouseholdIncome:
        told: dict[str, Any] = {
            fact: value for fact, value in zip(FACTS, values, strict=True) if value != MISSING
        }
        told["place"] = self.places[told["place"]]
        if "fund" in told:
            told["fund"] = self.funds[told["fund"]]
        if "practising" in told:
            told["practising"] = bool(told["practising"])
        return HouseholdIncome(**told)


def known(column: Narrow) -> NDArray[np.bool_]:
    """For each household whether a narrow column has something recorded."""
    marks: NDArray[np.bool_] = column != np.iinfo(column.dtype).min
    return marks


def stretch(order: Order, begin: int, end: int) -> Chosen:
    """The rows that come in `order` from `begin` on until `end`."""
    return slice(begin, end) if order is None else order[begin:end]


def distinct(column: Narrow) -> Narrow:
    """The numbers of a column in order, each once."""
    # By counting where the type is small; numpy.unique would take ten times as long.
    ordered = np.sort(column, kind="stable" if column.itemsize < 4 else None)
    return ordered[first_of_each(ordered)]


def first_of_each(column: Narrow) -> NDArray[np.intp]:
    """Where each number stands first in a column in which the same ones are together."""
    return np.flatnonzero(np.append(True, column[1:] != column[:-1])[: column.size])


def table_of(households: Iterable[HouseholdIncome]) -> IncomeTable:
    """The table of `households`, whatever their order."""
    return read_table(tuple(getattr(one, fact) for fact in FACTS) for one in households)


def read_table(rows: Iterable[Sequence[Any]]) -> IncomeTable:
    """The table of rows with a value for each of FACTS, whatever their order.

    They may come one after the other: no more than some of them are in memory as they came.
    """
    parts: dict[str, list[Narrow]] = {fact: [_narrow(_column(()))] for fact in FACTS}
    numbered = {"place": _Numbers(), "fund": _Numbers()}
    for some in batched(rows, _AT_ONCE):
        for fact, values in zip(FACTS, zip(*some, strict=True), strict=True):
            number = numbered.get(fact)
            plain = [number(one) for one in values] if number else values
            parts[fact].append(_narrow(_column(plain)))
    columns = {fact: _joined(parts.pop(fact)) for fact in FACTS}
    names = {}
    for fact, number in numbered.items():
        came, names[fact] = tuple(number.given), tuple(sorted(number.given))
        columns[fact] = _narrow(_numbers_in(_wide(columns[fact]), came, names[fact]))
    return IncomeTable(_ordered(columns), names["place"], names["fund"])


def joined(tables: Sequence[IncomeTable]) -> IncomeTable:
    """The households of all `tables` in one; each is in one of them only."""
    places = tuple(sorted({name for one in tables for name in one.places}))
    funds = tuple(sorted({name for one in tables for name in one.funds}))
    parts = [_renumbered(one, places, funds) for one in tables]
    columns = {fact: _joined([part[fact] for part in parts]) for fact in FACTS}
    return IncomeTable(_ordered(columns), places, funds)


class _Numbers:
    """Numbers names as they come; no name has no number."""

    def __init__(self) -> None:
        self.given: dict[str, int] = {}

    def __call__(self, name: str | None) -> int | None:
        return self.given.setdefault(name, len(self.given)) if name else None


def _merged(names: tuple[str, ...], more: Iterable[str]) -> tuple[str, ...]:
    """Both in order; `names` itself where that has all of them."""
    new = [one for one in more if not _has(names, one)]
    return tuple(sorted((*names, *new))) if new else names


def _has(names: tuple[str, ...], name: str) -> bool:
    at = bisect_left(names, name)
    return names[at : at + 1] == (name,)


def _renumbered(
    table: IncomeTable, places: tuple[str, ...], funds: tuple[str, ...]
) -> dict[str, Narrow]:
    """The columns of `table` where places and funds have the numbers they have in these."""
    moved = {}
    for fact, given, names in (("place", table.places, places), ("fund", table.funds, funds)):
        if given is not names:
            moved[fact] = _narrow(_numbers_in(getattr(table, fact), given, names))
    return table.columns | moved


def _places_in(old: dict[str, Narrow], new: dict[str, Narrow]) -> list[int]:
    """Before which row of `old` each row of `new` belongs."""

    def key(row: int) -> tuple[int, int]:
        return old["place"][row], old["household"][row]

    rows = range(len(old["place"]))
    order = zip(new["place"].tolist(), new["household"].tolist(), strict=True)
    return [bisect_left(rows, one, key=key) for one in order]


def _pieces(length: int, gone: Sequence[int], at: Sequence[int]) -> list[tuple[int, slice]]:
    """Which pieces of an old (0) and a new column (1) make up the one without the rows `gone`.

    Each row of the new column stands before the row of the old that `at` says.
    """
    pieces: list[tuple[int, slice]] = []
    begin = 0
    changes = [(row, 0, number) for number, row in enumerate(at)] + [(row, 1, 0) for row in gone]
    for row, is_gone, number in sorted(changes):
        pieces.append((0, slice(begin, row)))
        begin = row + is_gone
        if not is_gone:
            pieces.append((1, slice(number, number + 1)))
    return [*pieces, (0, slice(begin, length))]


def _column(values: Sequence[int | None]) -> Column:
    if None in values:
        values = [MISSING if one is None else one for one in values]
    return np.array(values, np.int64)


def _narrow(column: Column) -> Narrow:
    """The column in a type as small as its numbers: a nation has a million households."""
    known = column[column != MISSING]
    least, most = (int(known.min()), int(known.max())) if known.size else (0, 0)
    kinds: tuple[type[np.signedinteger[Any]], ...] = (np.int8, np.int16, np.int32, np.int64)
    for kind in kinds:
        if np.iinfo(kind).min < least and most <= np.iinfo(kind).max:
            return np.where(column == MISSING, np.iinfo(kind).min, column).astype(kind)
    raise OverflowError


def _wide(column: Narrow) -> Column:
    if column.dtype == np.int64:
        return column
    wide: Column = np.where(known(column), column, np.int64(MISSING))
    return wide


def _joined(parts: list[Narrow]) -> Narrow:
    """The parts of a column behind each other."""
    return np.concatenate(_alike(parts))


def _alike(parts: list[Narrow]) -> list[Narrow]:
    """The parts of a column in one type."""
    widest = max((part.dtype for part in parts), key=lambda kind: kind.itemsize)
    return [part if part.dtype == widest else _widened(part, widest) for part in parts]


def _widened(part: Narrow, kind: np.dtype[Any]) -> Narrow:
    return np.where(known(part), part.astype(kind), np.iinfo(kind).min)


def _numbers_in(column: Column, given: Sequence[str], names: Sequence[str]) -> Column:
    """A column of numbers in `given`, as numbers in `names`, which has all of these in order."""
    new = np.array([*(bisect_left(names, name) for name in given), MISSING], np.int64)
    return new[np.where(column == MISSING, len(given), column)]


def _ordered(columns: dict[str, Narrow]) -> dict[str, Narrow]:
    """The columns by place and household; those given are used up, so that none is there twice."""
    order = np.lexsort((columns["household"], columns["place"]))
    return {fact: columns.pop(fact)[order] for fact in FACTS}
