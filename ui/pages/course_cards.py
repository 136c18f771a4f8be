"""A trainer course in numbers, beside its attendance: figures first, then what they rest on."""

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from desktop import counting
from desktop.programme.course import COST_KINDS
from desktop.programme.course_summary import CourseSummary, KindOfCost
from desktop.programme.rounds import RoundSettings
from desktop.programme.values import show_value
from desktop.programme.vocabulary import Kind
from desktop.thai.numerals import format_baht, format_percent
from desktop.words import _
from ui.theme import UNIT
from ui.widgets import clear, column, label, panel, row

WIDTH = 272  # pixels

type Line = tuple[str, str, str]
"""What a card tells below its figure: words, a number, and the number's tone."""


class CourseCards(QScrollArea):
    """Cards from top to bottom."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedWidth(WIDTH)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._cards: QVBoxLayout = column()
        sheet = QWidget()
        sheet.setObjectName("sheet")
        sheet.setLayout(self._cards)
        self.setWidget(sheet)

    def show_summary(self, one: CourseSummary, round_: RoundSettings) -> None:
        """Show a course in the numbers of its round."""
        clear(self._cards)
        self._add(
            _("Course participants"),
            counting.persons(one.people),
            ((_("Villages"), f"{one.villages:,}", ""),),
        )
        self._add(_("Time attended"), format_percent(one.attendance), _attendance(one, round_))
        self._add(_("Result"), _("{count} passed").format(count=one.passed), _results(one))
        if one.pre_test is not None or one.post_test is not None:
            self._add(_("Tests before and after"), _gain(one.gain), _tests(one))
        if one.questions:
            self._add(_("Satisfaction"), _mean(one.satisfaction), _questions(one))
        if one.costs:
            self._add(
                _("Costs"),
                _("{amount} baht").format(amount=format_baht(one.spent)),
                [line for cost in one.costs for line in _cost(cost)],
            )
        self._cards.addStretch(1)

    def _add(self, title: str, figure: str, lines: Iterable[Line]) -> None:
        inside = column(label(title, "label"), label(figure, "figure"), margins=UNIT + 4, spacing=2)
        for words, number, tone in lines:
            said = label(words, "small", wrap=True)
            line = row(said, label(number, "", tone))
            line.setStretch(0, 1)
            inside.addLayout(line)
        card = panel(inside)
        card.setAccessibleName(f"{title}: {figure}")
        self._cards.addWidget(card)


def _attendance(one: CourseSummary, round_: RoundSettings) -> Iterable[Line]:
    mark = _("Reach {percent}%").format(percent=round_.attendance_percent)
    tone = "good" if one.reaching == one.people else ""
    yield mark, counting.persons(one.reaching), tone
    yield _("Hours held"), _hours(one.held), ""
    tone = "warn" if one.held is not None and one.taught and one.taught != one.held else ""
    yield _("Hours of the curriculum"), _hours(one.taught), tone


def _results(one: CourseSummary) -> Iterable[Line]:
    yield _("Not passed"), counting.persons(one.failed), "bad" if one.failed else ""
    open_ = one.people - one.passed - one.failed
    yield _("No result yet"), counting.persons(open_), "warn" if open_ else ""


def _tests(one: CourseSummary) -> Iterable[Line]:
    yield _("Mean before"), _mean(one.pre_test), ""
    yield _("Mean after"), _mean(one.post_test), ""


def _questions(one: CourseSummary) -> Iterable[Line]:
    for each in one.questions:
        yield each.question, _mean(each.mean), ""


def _cost(one: KindOfCost) -> Iterable[Line]:
    kind = show_value(Kind.CHOICE, one.kind, COST_KINDS)
    yield kind, format_baht(one.amount), "warn" if one.over else ""
    if one.over and one.ceiling is not None:
        told = _("{count} above the ceiling of {ceiling} baht")
        yield told.format(count=one.over, ceiling=format_baht(one.ceiling)), "!", "warn"


def _mean(value: float | None) -> str:
    return "–" if value is None else f"{value:.2f}"


def _gain(value: float | None) -> str:
    return "–" if value is None else _("{marks} marks").format(marks=f"{value:+.2f}")


def _hours(value: int | None) -> str:
    return show_value(Kind.QUANTITY, value) or "–"
