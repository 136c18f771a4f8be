"""The village of each row: its cells, what they take from the row above, and the titles around."""

from collections.abc import Mapping, Sequence

from desktop.exchange.cells import at, error_reason, is_blank, shown_cell
from desktop.exchange.files import Cell, CellError, Sheet
from desktop.exchange.headings import Found
from desktop.exchange.villages import Gazetteer, Unit, Written, parse_place, read_place
from desktop.thai.problems import NotUnderstood

PLACE_KEYS = ("village.tambon", "village.moo", "village.name", "village.code", "village.address")
"""The columns that say where a row's village is."""

_SAME_AS_ABOVE = {'"', "''", "”", "“", "″", "〃", '-"-'}


class VillageReader:
    """Finds the village of each row of one sheet, from the top down.

    `carried` are the cells a row took from above, by row and column. Where the village is not
    `needed`, a row that says nothing of it has none.
    """

    def __init__(
        self,
        sheet: Sheet,
        columns: Mapping[str, Found],
        places: Gazetteer,
        around: Written,
        *,
        needed: bool,
    ) -> None:
        self.carried: dict[int, dict[int, Cell]] = {}
        self._columns = {key: columns[key] for key in PLACE_KEYS if key in columns}
        self._places, self._around, self._needed = places, around, needed
        self._under_merged = sheet.under_merged()
        self._above: dict[str, Cell] = {}
        self._found: dict[tuple[object, ...], tuple[Unit | None, str]] = {}

    def begin_section(self, title: str) -> bool:
        """Take in a title between the rows; whether it says the place of those below it."""
        self._above.clear()
        place = parse_place(title)
        if not place.tambon and place.moo is None:
            return False
        self._around = place.or_else(Written(tambon=self._around.tambon))
        return True

    def read(self, number: int, cells: Sequence[Cell]) -> tuple[Unit | None, str, tuple[str, str]]:
        """The village of a row, what was repaired to find it, and the heading and text in doubt.

        Without a village the reason says why there is none; it is "" where none is needed.
        """
        told = {
            key: self._cell_or_above(number, cells, column.index, key)
            for key, column in self._columns.items()
        }
        written = *((type(cell), cell) for cell in told.values()), self._around
        if written not in self._found:
            self._found[written] = self._find(told)
        unit, reason = self._found[written]
        return unit, reason, self._shown(told) if reason else ("", "")

    def _find(self, told: Mapping[str, Cell]) -> tuple[Unit | None, str]:
        for cell in told.values():
            if isinstance(cell, CellError):
                return None, error_reason(cell)
        try:
            written = read_place(*(told.get(key) for key in PLACE_KEYS))
            if written == Written() and not self._needed:
                return None, ""
            return self._places.find(written.within(self._around))
        except NotUnderstood as problem:
            return None, problem.reason

    def _cell_or_above(self, number: int, cells: Sequence[Cell], index: int, key: str) -> Cell:
        """The cell, or the one it stands for: under a merged cell, or a ditto mark."""
        cell = at(cells, index)
        ditto = isinstance(cell, str) and cell.strip() in _SAME_AS_ABOVE
        if ditto or (is_blank(cell) and (number, index) in self._under_merged):
            cell = self._above.get(key)
            self.carried.setdefault(number, {})[index] = cell
        else:
            self._above[key] = cell
        return cell

    def _shown(self, told: Mapping[str, Cell]) -> tuple[str, str]:
        """The heading of the first cell that says something, and what all of them say."""
        filled = {key: cell for key, cell in told.items() if not is_blank(cell)}
        key = next(iter(filled or told), "")
        text = " ".join(shown_cell(cell) for cell in filled.values())
        return self._columns[key].heading if key else "", text
