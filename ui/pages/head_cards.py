"""The head's figures: a card for each indicator, and one line about the money."""

from collections.abc import Iterable

from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from desktop.head import HeadSummary
from desktop.head.comparison import Compared, Comparison
from desktop.head.definitions import definition
from desktop.head.wording import (
    Told,
    beside_last,
    fairly,
    figure_of,
    money_told,
    verdict,
)
from desktop.words import _
from ui.pages.about import AboutButton
from ui.theme import UNIT
from ui.widgets import clear, column, elided, label, panel, row

_TONES = {True: "good", False: "bad", None: ""}


class Spread(QWidget):
    """Widgets side by side, as many in a row as are wanted, all equally wide."""

    def __init__(self) -> None:
        super().__init__()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(UNIT)
        self._shown: list[QWidget] = []
        self._in_a_row = 4
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    def show_widgets(self, shown: Iterable[QWidget]) -> None:
        """Show these instead."""
        clear(self._grid)
        self._shown = list(shown)
        self._deal()

    def put_in_a_row(self, count: int) -> None:
        """At most so many side by side."""
        if count != self._in_a_row:
            self._in_a_row = count
            self._deal()

    def _deal(self) -> None:
        for place in range(self._grid.columnCount()):
            self._grid.setColumnStretch(place, 0)
        for number, one in enumerate(self._shown):
            line, place = divmod(number, self._in_a_row)
            self._grid.addWidget(one, line, place)
            self._grid.setColumnStretch(place, 1)


class IndicatorCards(Spread):
    """The indicators side by side: figure, target, what it rests on, the last round's beside it."""

    def show_summary(self, summary: HeadSummary) -> None:
        """Show the indicators of `summary`."""
        compared = summary.comparison
        self.show_widgets(_card(one, compared) for one in compared.indicators)


class MoneyLine(Spread):
    """What was spent a household, what it gained, and what every baht brought in."""

    def show_summary(self, summary: HeadSummary) -> None:
        """Show the money of `summary`."""
        self.show_widgets(map(_money, money_told(summary.money)))


def _card(one: Compared, comparison: Comparison) -> QWidget:
    name, now = _(one.now.label), one.now
    figure = figure_of(now, now.percent)
    lines = [verdict(now), now.detail, beside_last(one, comparison), fairly(one, comparison)]
    tone = _TONES[now.reached]
    trend = {"up": "good", "down": "warn"}.get(one.trend or "", "quiet")
    inside = column(
        _titled(name, one.now.key),
        row(label(figure, "figure", tone), label(lines[0], "strong", tone), 1),
        label(lines[1], "small", wrap=True),
        label(lines[2], "small", trend, wrap=True),
        margins=UNIT,
        spacing=0,
    )
    if lines[3]:
        inside.addWidget(label(lines[3], "small", wrap=True))
    inside.addStretch(1)
    card = panel(inside)
    card.setAccessibleName(f"{name}: {figure}. " + ". ".join(filter(None, lines)))
    return card


def _money(one: Told) -> QWidget:
    figures = row(label(one.figure, "heading"), elided(one.rests_on, "small"))
    figures.setStretch(1, 1)
    told = panel(column(_titled(one.label, one.key), figures, margins=UNIT, spacing=0))
    told.setAccessibleName(f"{one.label}: {one.figure}. {one.rests_on}. {one.left_out}")
    told.setToolTip(one.left_out)
    return told


def _titled(name: str, key: str) -> QWidget:
    """A name, and behind it what is counted."""
    head = QWidget()
    head.setLayout(row(elided(name, "label"), AboutButton(name, definition(key)), 1, spacing=0))
    return head
