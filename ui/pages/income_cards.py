"""The measures beside the income chart, each in a card: a figure and what it rests on."""

from PySide6.QtWidgets import QWidget

from desktop import counting
from desktop.programme.income_groups import IncomeSummary
from desktop.programme.incomes import Change
from desktop.programme.indicators import of_followed_up
from desktop.thai.numerals import format_baht
from desktop.words import _
from ui.theme import UNIT
from ui.widgets import clear, column, label, panel

WIDTH = 264  # pixels


def percent(value: float | None, *, sign: bool = True) -> str:
    """A percentage as the cards write it; a dash where nothing can be compared."""
    if value is None:
        return "–"
    return f"{value:+.1f}%" if sign else f"{value:.1f}%"


class IncomeCards(QWidget):
    """Cards from top to bottom."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedWidth(WIDTH)
        self._cards = column()
        self.setLayout(self._cards)

    def show_summary(self, summary: IncomeSummary) -> None:
        """Show the measures of `summary`."""
        clear(self._cards)
        one, line = summary.measures, summary.measures.line
        self._add(
            _("Income growth: practising households (the figure reported)"),
            percent(one.practising_change.percent),
            _sums(one.practising_change),
            _tone(one.practising_change.percent, summary.growth_percent),
        )
        self._add(
            _("Income growth: all households with both incomes"),
            percent(one.change.percent),
            _sums(one.change),
            _tone(one.change.percent, summary.growth_percent),
        )
        self._add(
            _("Income growth: median"),
            percent(one.median_percent),
            _("Half of the households rose by more."),
            _tone(one.median_percent, 0),
        )
        self._add(
            _("Households that practise"),
            percent(one.practice.percent, sign=False),
            _("{have} of {of}; {count} not followed up yet").format(
                have=one.practice.practising,
                of=one.practice.trained,
                count=one.practice.not_followed_up,
            )
            + f"\u00a0· {of_followed_up(one.practice)}",
        )
        self._add(
            _("Crossed the income line"),
            counting.households(line.rose),
            _("Below the line: {before} before, {after} after").format(
                before=line.below_before, after=line.below_after
            ),
        )
        self._add(
            _("New income"),
            counting.households(one.new_income),
            _("They had none before; no percentage counts them."),
        )
        reaching, measured = summary.villages_reaching, summary.villages_measured
        self._add(
            _("Villages that reach the target"),
            _("{have} of {of}").format(have=reaching, of=measured),
            _("target +{percent}%").format(percent=summary.growth_percent),
        )
        self._cards.addStretch(1)

    def _add(self, title: str, figure: str, note: str, tone: str = "") -> None:
        card = panel(
            column(
                label(title, "label", wrap=True),
                label(figure, "figure", tone),
                label(note, "small", wrap=True),
                margins=UNIT + 4,
                spacing=2,
            )
        )
        card.setAccessibleName(f"{title}: {figure}. {note}")
        self._cards.addWidget(card)


def _sums(change: Change) -> str:
    return (
        _("{before} → {after} baht").format(before=_baht(change.before), after=_baht(change.after))
        + f"\u00a0· {counting.households(change.households)}"
    )


def _baht(satang: int) -> str:
    return format_baht(satang, satang_shown=False)


def _tone(value: float | None, target: int) -> str:
    if value is None:
        return "quiet"
    return "good" if value >= target else "warn"
