"""The measures beside the income chart, each in a card: a figure, and what it rests on."""

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtWidgets import QWidget

from desktop import counting
from desktop.programme import income_figures as figures
from desktop.programme.income_groups import IncomeSummary
from desktop.programme.income_table import USUAL, Pair
from desktop.programme.income_words import MORE, between
from desktop.programme.incomes import Change
from desktop.programme.indicators import of_followed_up
from desktop.thai.numerals import format_baht, format_percent
from desktop.words import N_, _
from ui.pages.about import AboutButton
from ui.theme import UNIT
from ui.widgets import column, label, panel, retone, row

WIDTH = 264  # pixels


class Told(NamedTuple):
    """What a card says."""

    figure: str
    note: str
    tone: str = ""


class Card(NamedTuple):
    """`title` and `definition` are message ids; `of` says what stands under them.

    `visits` is the title where other incomes than usual are compared, if it is another one.
    """

    title: str
    definition: str
    of: Callable[[IncomeSummary], Told]
    visits: str = ""


class IncomeCards(QWidget):
    """Cards from top to bottom."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedWidth(WIDTH)
        self._pair = label("", "strong", wrap=True)
        self._cards = [_Shown(card) for card in CARDS]
        self.setLayout(column(self._pair, *(one.panel for one in self._cards), 1))
        self.show_summary(None)

    def show_summary(self, summary: IncomeSummary | None, pair: Pair = USUAL) -> None:
        """Show the measures of `summary`; None takes them away.

        Above them stands what before and after are, where other incomes than usual are compared.
        """
        said = between(pair) if summary is not None else ""
        self._pair.setText(said)
        self._pair.setVisible(bool(said))
        for one in self._cards:
            one.panel.setVisible(summary is not None)
            if summary is not None:
                one.tell(summary, pair)


class _Shown:
    """One card as it stands there; other numbers go into the same labels."""

    def __init__(self, card: Card) -> None:
        self._card = card
        self._figure, self._note = label("", "figure"), label("", "small", wrap=True)
        self._title = label(_(card.title), "label", wrap=True)
        head = row(self._title, AboutButton(_(card.title), _(card.definition)))
        head.setStretch(0, 1)
        self.panel = panel(column(head, self._figure, self._note, margins=UNIT + 4, spacing=2))

    def tell(self, summary: IncomeSummary, pair: Pair) -> None:
        """Say what the card says of `summary`, which compares the incomes of `pair`."""
        told, card = self._card.of(summary), self._card
        title = _(card.title if pair == USUAL else card.visits or card.title)
        self._title.setText(title)
        self._figure.setText(told.figure)
        self._note.setText(told.note)
        retone(self._figure, told.tone)
        self.panel.setAccessibleName(f"{title}: {told.figure}. {told.note}")


def _reported(summary: IncomeSummary) -> Told:
    change = summary.measures.practising_change
    return Told(
        format_percent(change.percent, signed=True), _sums(change), _tone(change.percent, summary)
    )


def _all(summary: IncomeSummary) -> Told:
    change = summary.measures.change
    return Told(
        format_percent(change.percent, signed=True), _sums(change), _tone(change.percent, summary)
    )


def _median(summary: IncomeSummary) -> Told:
    value = summary.measures.median_percent
    note = _("Half of the households rose by more.")
    return Told(format_percent(value, signed=True), note, _tone(value, summary, 0))


def _practising(summary: IncomeSummary) -> Told:
    practice = summary.measures.practice
    note = _("{have} of {of}; {count} not followed up yet").format(
        have=practice.practising, of=practice.trained, count=practice.not_followed_up
    )
    return Told(
        format_percent(practice.percent), f"{note}\u00a0· {of_followed_up(practice)}"
    )  # fmt: skip


def _crossed(summary: IncomeSummary) -> Told:
    line = summary.measures.line
    note = _("Below the line: {before} before, {after} after").format(
        before=line.below_before, after=line.below_after
    )
    return Told(counting.households(line.rose), note)


def _new(summary: IncomeSummary) -> Told:
    found = counting.households(summary.measures.new_income)
    return Told(found, _("They had none before; no percentage counts them."))


def _villages(summary: IncomeSummary) -> Told:
    reaching, measured = summary.villages_reaching, summary.villages_measured
    return Told(
        _("{have} of {of}").format(have=reaching, of=measured),
        _("target +{percent}%").format(percent=summary.growth_percent),
    )


CARDS = (
    Card(
        N_("Income growth: practising households (the figure reported)"),
        figures.PRACTISING_GROWTH.definition, _reported,
        visits=N_("Income growth: practising households"),
    ),
    Card(
        N_("Income growth: all households with both incomes"), figures.GROWTH.definition, _all
    ),
    Card(
        N_("Income growth: median"),
        next(one.definition for one in figures.FIGURES if one.key == "median_growth"), _median,
    ),
    Card(N_("Households that practise"), figures.PRACTISING_PERCENT.definition, _practising),
    Card(N_("Crossed the income line"), figures.ROSE.definition, _crossed),
    Card(N_("New income"), figures.NEW_INCOME.definition, _new),
    Card(*MORE["villages_reaching"], _villages),
)  # fmt: skip


def _sums(change: Change) -> str:
    return (
        _("{before} → {after} baht").format(before=_baht(change.before), after=_baht(change.after))
        + f"\u00a0· {counting.households(change.households)}"
    )


def _baht(satang: int) -> str:
    return format_baht(satang, satang_shown=False)


def _tone(value: float | None, summary: IncomeSummary, target: int | None = None) -> str:
    if value is None:
        return "quiet"
    return "good" if value >= (summary.growth_percent if target is None else target) else "warn"
