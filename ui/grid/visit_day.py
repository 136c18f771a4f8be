"""A day's round of visits, typed as a grid: a row for every household that waits for its visit."""

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame

from desktop.checks import read
from desktop.problems import Refused
from desktop.programme.follow_up import VISITS
from desktop.programme.last_income import visited
from desktop.programme.values import show_value
from desktop.programme.vocabulary import Kind, Value
from desktop.visit_day import KnownIncome, NextVisit, known_income, next_visits
from desktop.words import _
from ui.forms.editors import make_editor
from ui.forms.lines import LineEditor
from ui.grid.rows import GridRow
from ui.session import Session
from ui.theme import UNIT
from ui.widgets import button, column, key_button, label, retone, row

KEY = "Ctrl+Shift+N"
DAY_WIDTH = 150  # pixels: a day as people read it
FIRST = "practising"
"""The field where typing begins in a row; what stands before it is filled in."""


class VisitDayPanel(QFrame):
    """Asks for day and officer, which stay for the next village.

    `chosen` carries what the rows begin with, one for each household; `left` is Esc.
    """

    chosen = Signal(object)
    left = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.setProperty("role", "notice")
        self._session = session
        self._asked: tuple[NextVisit, ...] = ()
        day, officer = VISITS.field("visited_on"), VISITS.field("officer")
        self.on, self.officer = make_editor(day, session), make_editor(officer, session)
        self.on.setFixedWidth(DAY_WIDTH)
        for editor, field in ((self.on, day), (self.officer, officer)):
            editor.setAccessibleName(_(field.label))
        self.told = label(role="quiet", wrap=True)
        self.due = button("", lambda: self._offer(due=True), "primary")
        self.all = button("", lambda: self._offer(due=False))
        cancel = key_button(_("Cancel"), "Esc", self.leave)
        for one in (self.due, self.all, cancel):
            one.setAutoDefault(True)  # Enter presses it
        fields = row(label(_(day.label)), self.on, label(_(officer.label)), self.officer)
        fields.setStretch(3, 1)
        acts = row(self.due, self.all, cancel, 1)
        self.setLayout(column(fields, acts, self.told, margins=UNIT))
        self.on.edited.connect(self._look)
        session.scope_changed.connect(self._follow)
        self._look()
        self.hide()

    def ask(self) -> None:
        """Ask on which day, by whom; the village is the one that is chosen above."""
        if self._day() is None:
            self.on.put(self._session.office.today())
        self.show()
        self._look()
        self.on.setFocus(Qt.FocusReason.OtherFocusReason)
        if isinstance(self.on, LineEditor):
            self.on.selectAll()

    def leave(self) -> None:
        """Ask no more."""
        self.hide()
        self.left.emit()

    def event(self, event: QEvent) -> bool:
        """Esc is for this panel before it is for the form beside it."""
        if event.type() is QEvent.Type.ShortcutOverride and event.key() == Qt.Key.Key_Escape:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  Qt's name
        """Esc changes nothing."""
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)

    def _day(self) -> date | None:
        value = self.on.value() if isinstance(self.on, LineEditor) else None
        return value if isinstance(value, date) else None

    def _follow(self) -> None:
        if self.isVisible():
            self._look()

    def _look(self) -> None:
        """Say how many households wait for a visit on the day."""
        day, told, tone = self._day(), "", "quiet"
        self._asked = ()
        try:
            if day is not None:
                self._asked = next_visits(self._session.office, self._session.scope, day)
        except Refused as refused:
            told, tone = refused.reason, "warn"
        due = sum(one.is_due(day) for one in self._asked) if day is not None else 0
        if day is None:
            told, tone = _("Write the day of the visits."), "warn"
        elif not told and not self._asked:
            told = _("No household here waits for a visit; choose another village above.")
        elif not told and not due:
            told = _("No visit is due here on this day by the round's months.")
        self.told.setText(told or _("Nothing is stored of a row in which nothing is typed."))
        retone(self.told, tone)
        self.due.setText(_("Rows for those due: {count}").format(count=due))
        self.due.setEnabled(due > 0)
        self.all.setText(_("For all that go on: {count}").format(count=len(self._asked)))
        self.all.setEnabled(bool(self._asked))

    def _offer(self, *, due: bool) -> None:
        self.officer.settle()
        self._look()
        day, officer = self._day(), self.officer.raw()
        if day is not None:
            self.hide()
            by = officer if isinstance(officer, int) else None
            wanted = (one for one in self._asked if one.is_due(day) or not due)
            self.chosen.emit([self._begun(one, day, by) for one in wanted])

    def _begun(self, one: NextVisit, day: date, officer: int | None) -> Mapping[str, Value]:
        blank = self._session.office.blank(VISITS, self._session.scope)
        return {
            **blank, "household": one.household, "number": one.number, "visited_on": day,
            "officer": officer,
        }  # fmt: skip


def beside_last(row: GridRow, session: Session) -> str:
    """What a visit's row says below the grid: the last income known, and the change since."""
    raw = {one.key: row.value(one.key) for one in VISITS.fields}
    values, _problems = read(VISITS, raw, session.office.today())
    this, household = visited(values), values.get("household")
    if this is None or not isinstance(household, int):
        return ""
    known = known_income(this, household, row.key if row.key > 0 else None)
    return "" if known is None else _told(known, this.income)


def _told(known: KnownIncome, now: int | None) -> str:
    day = show_value(Kind.DATE, known.on)
    if known.number:
        when = _("visit {number} of {date}").format(number=known.number, date=day)
    else:
        when = _("before, {date}").format(date=day) if day else _("before the training")
    last = show_value(Kind.MONEY, known.income)
    if now is None:
        return _("last known: {last} baht ({when})").format(last=last, when=when)
    change = f" ({(now - known.income) * 100 / known.income:+.1f}%)" if known.income else ""
    told = _("last known: {last} baht ({when}) → now {now}{change}")
    return told.format(last=last, when=when, now=show_value(Kind.MONEY, now), change=change)
