"""The editor of a date: typed in any spelling, or picked from a calendar of the Buddhist era."""

from datetime import date

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeyEvent

from desktop.programme.values import show_value
from desktop.programme.vocabulary import Field
from desktop.thai.keyboard import to_latin_layout
from desktop.words import _
from ui.forms.calendar_popup import CalendarPopup
from ui.forms.completions import add_arrow
from ui.forms.keyboard import character, meant, thai_layout_is_on
from ui.forms.lines import LineEditor, Today


class DateEditor(LineEditor):
    """A day; Alt+Down, F4 or the arrow opens the calendar."""

    def __init__(self, field: Field, today: Today) -> None:
        super().__init__(field, today)
        self.calendar: CalendarPopup | None = None
        self.setPlaceholderText(_("e.g. 7/10/2511"))
        add_arrow(self, self.open_calendar, _("Calendar (F4)"))

    def raw(self) -> object:
        """The typed text, its keys read in the Latin layout where only that is a date."""
        return meant(self.field, self.text(), self._today())

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  Qt's name
        """Open the calendar."""
        alt_down = event.key() == Qt.Key.Key_Down and (
            event.modifiers() & Qt.KeyboardModifier.AltModifier
        )
        if alt_down or event.key() == Qt.Key.Key_F4:
            self.open_calendar()
            return
        if not self.text() and character(event) in ("/", "-") and thai_layout_is_on():
            self.insert(to_latin_layout(event.text()))  # a day, not "none"
            return
        super().keyPressEvent(event)

    def open_calendar(self) -> None:
        """Show the calendar below the line, at the day that stands in it or at today."""
        self.setFocus()
        standing = self.value()
        today = self._today()
        latest = today if self.field.past else None
        self.calendar = CalendarPopup(
            standing if isinstance(standing, date) else today, today, self, latest=latest
        )
        self.calendar.picked.connect(self._pick)
        self.calendar.show_below(self.mapToGlobal(QPoint(0, self.height())))

    def _pick(self, day: date) -> None:
        self.setText(show_value(self.field.kind, day))
        self.selectAll()
