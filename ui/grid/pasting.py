"""What a paste becomes: rows with every cell read and every row checked. Runs on a worker."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from desktop.batch import Cancelled, Progress, check_many
from desktop.drafts import new_uid
from desktop.exchange.clipboard import Table, choose_table
from desktop.office import Office
from desktop.programme.vocabulary import Register
from desktop.turns import in_turns
from desktop.views import Checked, Scope
from ui.grid.rows import GridRow, Typed

if TYPE_CHECKING:
    from desktop.exchange.pasted import PastedRow


@dataclass(frozen=True, slots=True)
class Wanted:
    """A paste that was asked for: the clipboard, and where in the grid it goes.

    `first` is the field of the cursor; `keys` are the rows from the cursor's down, of which
    `waiting` hold something already; `chosen` is the size of the chosen range, rows and columns.
    """

    text: str
    page: str
    first: str
    keys: Sequence[int]
    waiting: Mapping[int, GridRow]
    chosen: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Ready:
    """Rows that were read and checked, those that are as they were left out."""

    rows: tuple[GridRow, ...]
    checked: tuple[Checked, ...]
    repaired: int = 0
    left_out: tuple[str, ...] = ()


def prepare(
    office: Office,
    register: Register,
    scope: Scope,
    wanted: Wanted,
    next_key: Callable[[], int],
    progress: Progress,
    cancelled: Cancelled,
) -> Ready:
    """Read and check what is pasted; Refused when it is no text, or too much."""
    from desktop.exchange.pasted import read_pasted  # brings the reading of workbooks

    table = tiled(choose_table(wanted.text, wanted.page), wanted.chosen)
    pasted = read_pasted(office, register, table, scope, first=wanted.first)
    keys = () if pasted.by_headings else wanted.keys[: len(pasted.rows)]
    stored_keys = [key for key in keys if key > 0 and key not in wanted.waiting]
    stored = {entry.id: entry for entry in office.entries(register, stored_keys)}
    first = office.blank(register, scope)
    rows = []
    for place, cells in enumerate(in_turns(pasted.rows)):
        typed = _typed(cells)
        if place < len(keys):
            key = keys[place]
            row = wanted.waiting.get(key) or GridRow(key, stored.get(key))
        else:
            row = GridRow(next_key(), first=first, uid=new_uid())
        if typed and (after := row.with_cells(typed)).typed:
            rows.append(after)
    ready = judged(office, register, scope, rows, progress, cancelled)
    return replace(ready, repaired=pasted.repaired, left_out=pasted.left_out)


def judged(
    office: Office,
    register: Register,
    scope: Scope,
    rows: Sequence[GridRow],
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
) -> Ready:
    """`rows` with what is wrong with each."""
    edits = [row.edit for row in in_turns(rows)]
    checked = check_many(office, register, edits, scope, progress=progress, cancelled=cancelled)
    told = tuple(
        replace(row, problems=one.problems)
        for row, one in in_turns(zip(rows, checked, strict=True))
    )
    return Ready(told, tuple(checked))


def tiled(table: Table, chosen: tuple[int, int]) -> Table:
    """`table` repeated over the chosen range, as a spreadsheet does where it fits exactly."""
    rows, columns = chosen
    width = max(map(len, table))
    down = rows // len(table) if rows % len(table) == 0 else 1
    across = columns // width if columns % width == 0 else 1
    if max(down, across) <= 1:
        return table
    wide = [(row + [""] * (width - len(row))) * max(across, 1) for row in table]
    return wide * max(down, 1)


def _typed(cells: "PastedRow") -> dict[str, Typed]:
    return {key: Typed(cell.value, cell.problem, cell) for key, cell in cells.items()}
