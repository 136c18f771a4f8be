"""On which half-days a course is held, and for how many hours: a line a day."""

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QScrollArea, QWidget

from desktop.programme.attendance import HALF_DAY, HalfDay, half_days, wrong_half_days
from desktop.programme.course import HALVES
from desktop.programme.vocabulary import Field, Kind
from desktop.thai.dates import format_date
from desktop.trainer_course import CourseSheet
from desktop.words import N_, _, current_language
from ui.forms.editors import line_editor
from ui.forms.lines import LineEditor
from ui.notice import Notice
from ui.tables.popup import Popup
from ui.theme import UNIT
from ui.widgets import button, column, label, row

WIDTH = 46  # units of the design
_HOURS = Field("hours", N_("Hours"), Kind.QUANTITY, width=6)
_MOST = 9  # days in view at once


class HalfDaysPopup(Popup):
    """The hours of each morning and afternoon; blank where the course is not held.

    `chosen` carries the hours of every half-day, in thousandths.
    """

    chosen = Signal(object)

    def __init__(self, sheet: CourseSheet, parent: QWidget) -> None:
        super().__init__(parent, _("Half-days of the course"), WIDTH)
        self._sheet = sheet
        self.notice = Notice()
        self.editors = {one: self._editor(one) for one in half_days(sheet.starts_on, sheet.ends_on)}
        for one in sheet.sessions:
            if (editor := self.editors.get(HalfDay(one.on, one.half))) is not None:
                editor.put(one.hours)
        every = button(_("3 hours each"), self.fill, hint=_("Every half-day of the course's dates"))
        take = button(_("Save"), self.take, "primary")
        take.setDefault(True)
        told = _("Hours of each half-day; leave blank where the course is not held.")
        self.setLayout(
            column(
                label(_("Half-days of the course"), "strong"), label(told, "quiet", wrap=True),
                self._days(), self.notice,
                row(every, 1, button(_("Cancel"), self.reject), take), margins=2 * UNIT,
            )
        )  # fmt: skip
        self._show_what_goes()
        next(iter(self.editors.values())).setFocus()

    def fill(self) -> None:
        """Hold the course on every half-day, three hours each where none are written."""
        for editor in self.editors.values():
            if not editor.text().strip():
                editor.put(HALF_DAY)
        self._show_what_goes()

    def wanted(self) -> dict[HalfDay, int]:
        """The half-days that have hours."""
        hours = {one: editor.value() for one, editor in self.editors.items()}
        return {one: value for one, value in hours.items() if isinstance(value, int) and value}

    def take(self) -> None:
        """Hand the half-days over, unless hours are not understood or not possible."""
        for one, editor in self.editors.items():
            if editor.text().strip() and not isinstance(editor.value(), int):
                self.notice.tell(
                    _("Write the hours as a number, for example 3 or 2.5."), tone="bad"
                )
                editor.setFocus()
                return
            hours = editor.value()
            if isinstance(hours, int) and hours and (told := self._wrong({one: hours})):
                self.notice.tell(told, tone="bad")
                editor.setFocus()
                return
        self.chosen.emit(self.wanted())
        self.accept()

    def _wrong(self, wanted: Mapping[HalfDay, int]) -> str:
        sheet = self._sheet
        return next(iter(wrong_half_days(wanted, sheet.starts_on, sheet.ends_on)), "")

    def _show_what_goes(self) -> None:
        """Say how much attendance is written on half-days that would go."""
        wanted = self.wanted()
        gone = {one.id for one in self._sheet.sessions if HalfDay(one.on, one.half) not in wanted}
        marks = sum(len(gone & one.there.keys()) for one in self._sheet.people)
        if marks:
            told = _("Attendance written there goes with them: {count}. It can be undone.")
            self.notice.tell(told.format(count=marks), tone="warn", lasting=True)
        else:
            self.notice.hide()

    def _editor(self, one: HalfDay) -> LineEditor:
        made = line_editor(_HOURS, lambda: one.on)
        made.setAccessibleName(f"{_day(one.on)} {_half(one)}")
        made.setMaximumWidth(72)
        made.edited.connect(self._show_what_goes)
        return made

    def _days(self) -> QWidget:
        lines = QGridLayout()
        lines.setVerticalSpacing(UNIT // 2)
        for place, half in enumerate(HALVES, 1):
            lines.addWidget(label(_(half.label), "label"), 0, place)
        for place, (one, editor) in enumerate(self.editors.items()):
            line, across = 1 + place // len(HALVES), 1 + place % len(HALVES)
            if across == 1:
                lines.addWidget(label(_day(one.on)), line, 0)
            lines.addWidget(editor, line, across)
        lines.setColumnStretch(0, 1)
        sheet = QWidget()
        sheet.setObjectName("sheet")
        sheet.setLayout(lines)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setWidget(sheet)
        days = min(_MOST, len(self.editors) // len(HALVES))
        scroll.setFixedHeight(days * 38 + 40)
        return scroll


def _day(on: date) -> str:
    return format_date(on, "short", language=current_language())


def _half(one: HalfDay) -> str:
    return next(_(half.label) for half in HALVES if half.key == one.half)
