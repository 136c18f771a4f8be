"""Beside the board: what waits to be done, and the round's indicators against their targets."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QMenu,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from desktop.board import Board
from desktop.thai.numerals import format_percent
from desktop.words import _
from desktop.working_lists import LET_GO_ON, WorkList
from ui import theme
from ui.theme import UNIT
from ui.widgets import button, clear, column, label, panel, row

if TYPE_CHECKING:
    from desktop.programme.indicators import Indicator

VILLAGES_SHOWN = 30
WIDEST = 340  # pixels


class TargetBar(QWidget):
    """A bar of percent with a mark where the target is."""

    HEIGHT = 14

    def __init__(self, indicator: "Indicator") -> None:
        super().__init__()
        self._indicator = indicator
        self.setFixedHeight(self.HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:  # noqa: N802  Qt's name
        """As wide as there is room."""
        return QSize(160, self.HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802  Qt's name
        """Track, bar, mark. Every scale ends at 100 %, unless the number is above it."""
        look, one = theme.current(), self._indicator
        percent, target = one.percent or 0.0, one.target
        full = max(100.0, percent)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        track = QRect(0, 3, self.width(), 8)
        painter.setBrush(QColor(look.line))
        painter.drawRoundedRect(track, 4, 4)
        done = track.adjusted(0, 0, -int(track.width() * (1 - max(percent, 0) / full)), 0)
        painter.setBrush(QColor(look.warn if one.reached is False else look.good))
        painter.drawRoundedRect(done, 4, 4)
        if target is not None:
            mark = min(int(track.width() * target / full), track.width() - 2)
            painter.fillRect(mark, 0, 2, self.HEIGHT, QColor(look.text))


class WaitingColumn(QScrollArea):
    """Working lists and indicators of a board.

    `list_chosen` carries a WorkList and the village's id (None: all of them).
    """

    list_chosen = Signal(object, object)

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setProperty("role", "reached")
        self.setAccessibleName(_("Waiting to be done"))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._lists, self._indicators = QVBoxLayout(), QVBoxLayout()
        for layout in (self._lists, self._indicators):
            layout.setSpacing(2)
        self._indicators.setSpacing(UNIT // 2)
        sheet = QWidget()
        sheet.setObjectName("sheet")
        waiting = column(label(_("Waiting to be done"), "strong"), self._lists, margins=UNIT + 4)
        targets = column(
            label(_("Indicators of the round"), "strong"), self._indicators, margins=UNIT + 4
        )
        sheet.setLayout(column(panel(waiting), panel(targets), 1))
        self.setWidget(sheet)

    def show_board(self, board: Board) -> None:
        """Show the lists of `board`."""
        clear(self._lists)
        for one in board.lists:
            self._add_list(one)
        self.updateGeometry()

    def show_indicators(self, indicators: "tuple[Indicator, ...]") -> None:
        """Show how far the round is against its targets."""
        clear(self._indicators)
        for one in indicators:
            self._add_indicator(one)
        self.updateGeometry()

    def minimumSizeHint(self) -> QSize:  # noqa: N802  Qt's name
        """Wide enough for every line, so that nothing is cut off at the side."""
        wide = self.widget().minimumSizeHint().width() + 2 * UNIT
        return QSize(min(wide, WIDEST), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  Qt's name
        """Sentences need more lines in less width."""
        super().resizeEvent(event)
        self._stretch()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  Qt's name
        """What is in the sheet changed, and so did the room it needs."""
        done = super().eventFilter(watched, event)
        if watched is self.widget() and event.type() is QEvent.Type.LayoutRequest:
            self._stretch()
        return done

    def _stretch(self) -> None:
        """Give the sheet the height that its sentences need in this width: Qt asks for one line."""
        sheet = self.widget()
        if sheet is not None:
            needed = sheet.layout().totalHeightForWidth(self.viewport().width())
            sheet.setMinimumHeight(max(needed, 0))

    def _add_list(self, one: WorkList) -> None:
        go: QWidget = label(_(one.label), "quiet", wrap=True)
        if one.key == LET_GO_ON and one.items:
            go = button(_(one.label), lambda: self.list_chosen.emit(one, None), "link")
        elif one.items:
            menu = self._villages(one)
            go = button(_(one.label), lambda: _pop_up(menu, go), "link")
        count = label(one.total, "strong", "warn" if one.count else "quiet")
        self._lists.addLayout(row(go, 1, count))

    def _villages(self, one: WorkList) -> QMenu:
        menu = QMenu(self)
        for item in one.items[:VILLAGES_SHOWN]:
            where = (
                f"{item.place.label} {item.place.tambon}" if item.place else _("District cohort")
            )
            village = item.place.id if item.place else None
            menu.addAction(f"{where}:  {item.text}").triggered.connect(
                lambda _on=False, v=village: self.list_chosen.emit(one, v)
            )
        menu.addSeparator()
        menu.addAction(_("Open the whole list")).triggered.connect(
            lambda _on=False: self.list_chosen.emit(one, None)
        )
        return menu

    def _add_indicator(self, one: "Indicator") -> None:
        percent = format_percent(one.percent, signed=one.key == "income_growth")
        tone = {True: "good", False: "warn", None: ""}[one.reached]
        target = "" if one.target is None else _("target {percent}%").format(percent=one.target)
        note = " · ".join(filter(None, (target, one.detail))).replace(" · ", "\u00a0· ")
        self._indicators.addLayout(
            row(label(_(one.label), wrap=True), label(percent, "strong", tone))
        )
        self._indicators.itemAt(self._indicators.count() - 1).layout().setStretch(0, 1)
        bar = TargetBar(one)
        bar.setAccessibleName(f"{_(one.label)}: {percent} {note}")
        self._indicators.addWidget(bar)
        self._indicators.addWidget(label(note, "small", wrap=True))
        self._indicators.addSpacing(UNIT // 2)


def _pop_up(menu: QMenu, below: QWidget) -> None:
    menu.popup(below.mapToGlobal(QPoint(0, below.height())))
