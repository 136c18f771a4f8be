"""A table from the clipboard becomes rows of a register: every cell read and repaired as imported.

Columns are known by their headings where the first rows are headings, else they stand from the
chosen field on in the form's order. A blank cell says nothing and takes nothing away.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.exchange.cells import Reader, Reading, column_reader, is_blank
from desktop.exchange.headings import Found, letter
from desktop.exchange.linked_cells import LinkReader
from desktop.exchange.pasted_columns import NAME, Layout, Placed, layout_of
from desktop.exchange.pasted_names import taken_apart, written_out
from desktop.exchange.village_columns import PLACE_KEYS
from desktop.programme.vocabulary import Field, Kind, Register
from desktop.thai.problems import NotUnderstood
from desktop.turns import in_turns
from desktop.views import Scope
from desktop.words import _

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.office import Office

_SAME_AS_ABOVE = {'"', "''", "”", "“", "″", "〃", '-"-'}
_STEP = 500  # rows between two words of progress


@dataclass(frozen=True, slots=True)
class PastedCell:
    """One cell: its text as pasted, and the value it means.

    `note` says what was repaired to read it. Where `problem` says why it cannot be read, the value
    is the text itself.
    """

    text: str
    value: object
    note: str = ""
    problem: str = ""


type PastedRow = Mapping[str, PastedCell]


@dataclass(frozen=True, slots=True)
class Pasted:
    """The rows of a table by field key; blank cells are left out.

    `by_headings` says that its first rows named the columns, `left_out` which were not read.
    """

    rows: tuple[PastedRow, ...]
    by_headings: bool
    left_out: tuple[str, ...]

    @property
    def repaired(self) -> int:
        """How many cells were repaired."""
        return sum(bool(cell.note) for row in self.rows for cell in row.values())


def read_pasted(
    office: "Office",
    register: Register,
    table: Sequence[Sequence[str]],
    scope: Scope,
    *,
    first: str = "",
    progress: "Callable[[int, int], None] | None" = None,
) -> Pasted:
    """Read `table` for `register`; its first column is the field `first` unless it has headings."""
    layout = layout_of(table, register, first)
    round_id = scope.round_id if register.round else None
    year = office.round(round_id).settings.year if round_id else None
    reader = _TableReader(office, register, layout, scope, year)
    reader.learn(table[layout.first_row :])
    rows = []
    body = table[layout.first_row :]
    for number, cells in enumerate(in_turns(body)):
        rows.append(reader.read(cells))
        if progress is not None and number % _STEP == 0:
            progress(number, len(body))
    return Pasted(tuple(rows), layout.by_headings, layout.left_out)


class _TableReader:
    """Reads the rows of one table from the top down."""

    def __init__(
        self, office: "Office", register: Register, layout: Layout, scope: Scope, year: int | None
    ) -> None:
        self._register, self._layout = register, layout
        self._today, self._year = office.today(), year
        self._links = LinkReader(office, scope)
        self._fields = {one.key: one for one in register.fields}
        self._readers: dict[str, Reader] = {}
        self._above: dict[str, str] = {}

    def learn(self, rows: Sequence[Sequence[str]]) -> None:
        """Make the reader of each column from all that stands in it."""
        columns = {one.key: one for one in self._layout.columns}
        for key, field in self._fields.items():
            if field.kind is Kind.LINK:
                continue
            placed = columns.get(key, Placed(-1, key, 1, ""))
            texts = {row[placed.index] for row in rows if 0 <= placed.index < len(row)}
            found = Found(key, placed.index, letter(placed.index), placed.heading, placed.factor)
            self._readers[key] = column_reader(field, found, texts, self._today, self._year)

    def read(self, cells: Sequence[str]) -> dict[str, PastedCell]:
        """One row by field key."""
        texts: dict[str, str] = {}
        for placed in self._layout.columns:
            text = cells[placed.index] if placed.index < len(cells) else ""
            if text.strip() in _SAME_AS_ABOVE:
                text = self._above.get(placed.key, "")
            if not is_blank(text):
                texts[placed.key] = self._above[placed.key] = text
        row: dict[str, PastedCell] = {}
        place = [texts.pop(key, "") for key in PLACE_KEYS]
        if any(place) and "village" in self._fields:
            row["village"] = _cell(" ".join(filter(None, place)), lambda: self._place(place))
        names = taken_apart(self._register, texts, texts.pop(NAME, ""))
        for key, part in names.items():
            row[key] = PastedCell(part.pasted, part.text, _("The name was taken apart."))
        for key, text in texts.items():
            if key not in names and self._fields[key].kind is not Kind.LINK:
                row[key] = self._read_plain(key, text)
        village = row["village"].value if "village" in row else None
        for key, text in texts.items():
            if self._fields[key].kind is Kind.LINK:
                row[key] = self._read_link(self._fields[key], text, village)
                village = row["village"].value if "village" in row else village
        return row

    def _read_plain(self, key: str, text: str) -> PastedCell:
        title = written_out(text) if self._fields[key].kind is Kind.TITLE else ""
        if title and title != text.strip():
            return PastedCell(text, title, _("The title was written out."))
        return _cell(text, lambda: self._readers[key](text))

    def _read_link(self, field: Field, text: str, village: object) -> PastedCell:
        of_row = village if isinstance(village, int) else None
        return _cell(text, lambda: self._links.read(field, text, of_row))

    def _place(self, place: Sequence[str]) -> Reading:
        tambon, moo, name, code, address = place
        return self._links.village(tambon, moo, name, code, address)


def _cell(text: str, read: "Callable[[], Reading]") -> PastedCell:
    try:
        reading = read()
    except NotUnderstood as problem:
        return PastedCell(text, text, problem=problem.reason)
    return PastedCell(text, reading.value, reading.repaired)
