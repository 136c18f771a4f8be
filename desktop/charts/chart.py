"""What every chart is: numbers that are read, a figure of them, and what its marks stand for."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from matplotlib.figure import Figure

from desktop.charts.artists import Traced
from desktop.charts.look import DARK, LIGHT, Palette
from desktop.charts.wording import Digits, Wording
from desktop.programme.income_groups import By
from desktop.programme.income_table import IncomeTable, Pair
from desktop.rounds import Rounds
from desktop.views import Scope
from desktop.words import current_language


@dataclass(frozen=True, slots=True)
class Look:
    """How a chart is drawn. `language` "" is the current one."""

    language: str = ""
    dark: bool = False
    digits: Digits = "arabic"

    @property
    def palette(self) -> Palette:
        """Its colours."""
        return DARK if self.dark else LIGHT

    @property
    def wording(self) -> Wording:
        """Its words and digits."""
        return Wording(self.language or current_language(), self.digits)


@dataclass(frozen=True, slots=True)
class Mark:
    """What a bar, a point or a line of a chart stands for: `told` is its figure in words, to be
    read when the mouse rests on it; `households` are the ids of those behind it.
    """

    told: str
    households: Sequence[int] = ()


@dataclass(frozen=True, slots=True)
class Chart:
    """A drawn figure, its label the title, its marks, and what was drawn for each, by its gid."""

    figure: Figure
    marks: Mapping[str, Mark] = field(default_factory=dict)
    drawn: Mapping[str, Traced] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ChartKind:
    """A kind of chart: `label` is a message id.

    `numbers` reads what is drawn (on a worker, from an office) and `draw` draws it, with nothing
    to read. `groups` are the groupings between which one may choose, none where there is one only.
    `in_steps` draws the same with one part more at each step, for a screen that need not wait.
    """

    key: str
    label: str
    numbers: Callable[[Rounds, Scope, By | None, Pair], Any]
    draw: Callable[[Any, Look], Chart]
    groups: tuple[By, ...] = ()
    in_steps: Callable[[Any, Look], Iterator[Chart]] | None = None


def ids(table: IncomeTable, rows: Any = slice(None)) -> Sequence[int]:
    """The ids of the households of a table, or of its chosen rows."""
    return memoryview(table.household[rows])
