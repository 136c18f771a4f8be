"""The records that rows come to: new or known, compared, and what is to be told of each row."""

from collections.abc import Callable, Iterable, Mapping

from desktop.exchange.differences import Comparison
from desktop.exchange.notes import Note
from desktop.exchange.on_record import cells_of, shown_present
from desktop.exchange.people import People
from desktop.exchange.records import ReadRow, Who
from desktop.exchange.staged import Staging
from desktop.programme.vocabulary import Value
from desktop.thai.problems import NotUnderstood
from desktop.words import _

_ANOTHER = 0
"""A link to what has no record and needs none: whatever the office has there differs from it."""


class HeldBackRow(Exception):  # noqa: N818  it is an answer, not a fault
    """A row that cannot be linked: heading, text and reason."""

    def __init__(self, cell: tuple[str, str], reason: str) -> None:
        super().__init__(reason)
        self.cell, self.reason = cell, reason


class RepeatedRow(Exception):  # noqa: N818  it is an answer, not a fault
    """A row of another sheet that says again what `row` said."""

    def __init__(self, row: ReadRow) -> None:
        super().__init__(row.row)
        self.row = row


class Ledger:
    """Enters rows into the staged tables; `places` are the names of the villages by id.

    `skipped` gathers a note for each cell that is not stored: once for each record and value.
    """

    def __init__(self, staging: Staging, places: Mapping[int, str]) -> None:
        self.tables = staging
        self.people = People(staging["person"])
        self.skipped: list[Note] = []
        self._places = places
        self._said: dict[tuple[str, int], ReadRow] = {}
        self._differences: dict[tuple[str, int, str, Value], Note] = {}
        self._told: set[tuple[str, int, str, Value]] = set()

    def is_said(self, table: str, row_id: int) -> bool:
        """Whether a row of this import speaks of the record already."""
        return (table, row_id) in self._said

    def put(
        self, table: str, row_id: int | None, values: Mapping[str, Value], row: ReadRow
    ) -> tuple[int, bool]:
        """The record that a row is about, None for a new one; its id, and whether it gains by it.

        RepeatedRow when another row was about it.
        """
        said = self._said.get((table, row_id)) if row_id is not None else None
        if said is not None:
            raise RepeatedRow(said)
        record, gains = self.enter(table, row_id, values, row)
        self._said[table, record] = row
        return record, gains

    def enter(
        self, table: str, row_id: int | None, values: Mapping[str, Value], row: ReadRow
    ) -> tuple[int, bool]:
        """As `put`, for a record that many rows speak of."""
        if row_id is None:
            return self.tables[table].add(values), True
        compared = self.tables[table].merge(row_id, values)
        self._note(table, row_id, values, compared, row)
        return row_id, bool(compared.filled)

    def person(self, row: ReadRow, link: str) -> tuple[int, bool]:
        """The person that a row describes behind `link`, known or new, and whether they gain."""
        values = {
            key.removeprefix(f"{link}."): value
            for key, value in row.values.items()
            if key.startswith(f"{link}.")
        }
        if row.values.get("house_no"):
            values["house_no"] = row.values["house_no"]
        try:
            person, compared = self.people.put(_who(row), values)
        except NotUnderstood as problem:
            raise HeldBackRow(about(row), problem.reason) from problem
        if compared is None:
            return person, True
        self._note("person", person, values, compared, row)
        return person, bool(compared.filled)

    def link(
        self, table: str, row_id: int | None, column: str, known: int | None,
        make: Callable[[], int],
    ) -> int:  # fmt: skip
        """What a record's `column` points at: what is known, else what `make` makes.

        Nothing is made where the record points at something else already.
        """
        if known is None and (
            row_id is None or self.tables[table].rows[row_id].get(column) is None
        ):
            return make()
        return _ANOTHER if known is None else known

    def skip_cell(self, row: ReadRow, cell: tuple[str, str], reason: str) -> None:
        """Tell that one cell of a row is not stored."""
        self.skipped.append(Note(row.sheet, row.row, *cell, reason))

    def close_row(self, *, stored: bool) -> None:
        """The row is done: its differences are told, unless all of it is left out."""
        if stored:
            self.skipped.extend(dict.fromkeys(self._differences.values()))
            self._told.update(self._differences)
        self._differences.clear()

    def _note(
        self, table: str, row_id: int, values: Mapping[str, Value], compared: Comparison,
        row: ReadRow,
    ) -> None:  # fmt: skip
        """Note what a row says otherwise than the record, where a cell of it does."""
        staged = self.tables[table]
        for column in compared.differing:
            cell = row.told(*cells_of(table, column))
            known = (table, row_id, column, values[column])
            if known in self._told or not (cell[1] or column == "village"):
                continue
            present = shown_present(self.tables, table, staged.rows[row_id], column, self._places)
            reason = (
                _("Another row says {value}; that is kept.")
                if staged.is_new(row_id, column)
                else _("The office has {value} on record; that is kept.")
            )
            self._differences[known] = Note(row.sheet, row.row, *cell, reason.format(value=present))


def about(row: ReadRow) -> tuple[str, str]:
    """Heading and text of the cell that says who a row is about."""
    return row.told("national_id", "name", "first_name")


def own_values(row: ReadRow, columns: Iterable[str]) -> dict[str, Value]:
    """The row's values that are columns of a table itself."""
    return {key: value for key, value in row.values.items() if key in columns}


def _who(row: ReadRow) -> Who:
    assert row.who is not None  # noqa: S101
    return row.who
