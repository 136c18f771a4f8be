"""A calendar of the Buddhist era, for a date field. Qt knows no such calendar."""

import calendar
from datetime import date, timedelta

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QGuiApplication, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QToolButton, QWidget

from desktop.thai.dates import buddhist_year, format_date, month_name, weekday_name
from desktop.words import _, current_language
from ui import theme
from ui.theme import UNIT
from ui.widgets import button, column, label, row

DAY = QSize(36, 30)  # pixels of one day's cell
WEEKS = 6
FIRST, LAST = date(1900, 1, 1), date(2100, 12, 31)  # what a typed date may be, too

_WEEK = [date(2024, 1, 7) + timedelta(day) for day in range(7)]  # a Sunday and the days after it


class MonthGrid(QWidget):
    """The days of one month, six weeks from Sunday; the arrow keys move from day to day."""

    picked = Signal(object)
    moved = Signal(object)

    def __init__(self, day: date, today: date, latest: date | None = None) -> None:
        super().__init__()
        self.day = day
        self._today, self._latest = today, latest or LAST
        self.setFixedSize(7 * DAY.width(), (WEEKS + 1) * DAY.height())
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.move_to(day)

    def move_to(self, day: date) -> None:
        """Stand on `day`, or on the nearest that may be picked."""
        self.day = min(max(day, FIRST), self._latest)
        spoken = format_date(self.day, "long", language=current_language())
        weekday = weekday_name(self.day, language=current_language())
        self.setAccessibleName(f"{weekday} {spoken}")
        self.moved.emit(self.day)
        self.update()

    def step(self, months: int) -> None:
        """Move by months; the day stays, or is the month's last one."""
        year, month = divmod(self.day.year * 12 + self.day.month - 1 + months, 12)
        if FIRST.year <= year <= LAST.year:
            last = calendar.monthrange(year, month + 1)[1]
            self.move_to(date(year, month + 1, min(self.day.day, last)))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  Qt's name
        """Arrows by day and week, Page by month, with Ctrl by year, Home to today, Enter picks."""
        key, held = event.key(), bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        days = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -7, Qt.Key.Key_Down: 7}
        months = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}
        if key in days:
            self.move_to(self.day + timedelta(days[Qt.Key(key)]))
        elif key in months:
            self.step(months[Qt.Key(key)] * (12 if held else 1))
        elif key == Qt.Key.Key_Home:
            self.move_to(self._today)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.picked.emit(self.day)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802  Qt's name
        """Pick the day under the mouse."""
        point = event.position().toPoint()
        week, weekday = point.y() // DAY.height() - 1, point.x() // DAY.width()
        if week >= 0 and 0 <= weekday < 7:
            day = self._first() + timedelta(7 * week + weekday)
            if FIRST <= day <= self._latest:
                self.picked.emit(day)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802  Qt's name
        """Weekdays above, days below: today ringed, the chosen one filled, other months quiet."""
        look, painter = theme.current(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for place, day in enumerate(_WEEK):
            painter.setPen(QColor(look.quiet))
            name = weekday_name(day, short=True, language=current_language())
            painter.drawText(self._cell(0, place), Qt.AlignmentFlag.AlignCenter, name)
        first = self._first()
        for place in range(7 * WEEKS):
            day = first + timedelta(place)
            self._paint_day(painter, look, day, self._cell(1 + place // 7, place % 7))

    def _paint_day(self, painter: QPainter, look: theme.Theme, day: date, cell: QRect) -> None:
        box = cell.adjusted(2, 1, -2, -1)
        colour = look.text if day.month == self.day.month else look.quiet
        if not FIRST <= day <= self._latest:
            colour = look.edge
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(Qt.PenStyle.NoPen)
        if day == self.day:
            painter.setBrush(QColor(look.accent))
            colour = look.on_accent
        elif day == self._today:
            painter.setPen(QColor(look.accent))
        painter.drawRoundedRect(box, 4, 4)
        painter.setPen(QColor(colour))
        painter.drawText(cell, Qt.AlignmentFlag.AlignCenter, str(day.day))

    def _first(self) -> date:
        """The Sunday on or before the first of the month."""
        start = self.day.replace(day=1)
        return start - timedelta((start.weekday() + 1) % 7)

    def _cell(self, line: int, place: int) -> QRect:
        return QRect(QPoint(place * DAY.width(), line * DAY.height()), DAY)


class CalendarPopup(QFrame):
    """A month to pick a day from; closes when one is picked, or with Esc."""

    picked = Signal(object)

    def __init__(
        self, day: date, today: date, parent: QWidget, *, latest: date | None = None
    ) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("role", "panel")
        self.setAccessibleName(_("Calendar"))
        self.grid = MonthGrid(day, today, latest)
        self._title = label(role="strong")
        self._title.setAlignment(Qt.AlignmentFlag.AlignCenter)
        head = row(
            self._turn("«", _("The year before (Ctrl+Page Up)"), -12),
            self._turn("‹", _("The month before (Page Up)"), -1),
            self._title,
            self._turn("›", _("The month after (Page Down)"), 1),
            self._turn("»", _("The year after (Ctrl+Page Down)"), 12),
            spacing=0,
        )
        head.setStretch(2, 1)
        today_button = button(_("Today") + "  Home", lambda: self.grid.move_to(today), "link")
        today_button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        page = column(head, self.grid, row(today_button, 1), spacing=UNIT // 2)
        page.setContentsMargins(UNIT, UNIT, UNIT, UNIT // 2)
        self.setLayout(page)
        self.grid.moved.connect(self._tell)
        self.grid.picked.connect(self._pick)
        self.setFocusProxy(self.grid)
        self._tell(self.grid.day)

    @property
    def title(self) -> str:
        """Month and year as they are shown: "ธันวาคม 2569"."""
        return self._title.text()

    def show_below(self, place: QPoint) -> None:
        """Open with its corner at `place`, as far as the screen allows."""
        size = self.sizeHint()
        screen = QGuiApplication.screenAt(place) or QGuiApplication.primaryScreen()
        room = screen.availableGeometry()
        left = max(room.left(), min(place.x(), room.right() - size.width()))
        top = max(room.top(), min(place.y(), room.bottom() - size.height()))
        self.move(left, top)
        self.show()
        self.grid.setFocus(Qt.FocusReason.PopupFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  Qt's name
        """Esc and F4 close it."""
        if event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_F4):
            self.close()
            return
        super().keyPressEvent(event)

    def _turn(self, sign: str, what: str, months: int) -> QToolButton:
        made = QToolButton()
        made.setText(sign)
        made.setProperty("role", "flat")
        made.setAccessibleName(what)
        made.setToolTip(what)
        made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        made.setAutoRepeat(True)
        made.clicked.connect(lambda: self.grid.step(months))
        return made

    def _tell(self, day: date) -> None:
        month = month_name(day.month, language=current_language())
        if current_language() == "th":
            self._title.setText(f"{month} {buddhist_year(day)}")
        else:
            self._title.setText(f"{month} {day.year} (B.E. {buddhist_year(day)})")

    def _pick(self, day: date) -> None:
        self.close()
        self.picked.emit(day)
