"""How a result of the search is drawn: its name with the match in bold, the rest below it."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QLineEdit, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from desktop.thai.text import fold
from ui import theme
from ui.theme import SMALL, UNIT

TWO_LINES, ONE_LINE = 52, 34  # pixels


class FoundDelegate(QStyledItemDelegate):
    """Draws "name, newline, detail"; what stands in `line` is bold in the name."""

    def __init__(self, line: QLineEdit, parent: QWidget) -> None:
        super().__init__(parent)
        self._line = line

    def sizeHint(  # noqa: N802  Qt's name
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Two lines, or one where there is no detail."""
        two = "\n" in str(index.data())
        return QSize(option.rect.width(), TWO_LINES if two else ONE_LINE)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """The ground, the name, the detail; what is too long ends in dots."""
        colours = theme.current()
        name, _newline, detail = str(index.data()).partition("\n")
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, QColor(colours.accent_soft))
        inside = option.rect.adjusted(UNIT + 4, 3, -UNIT, -3)
        half = inside.height() // 2 if detail else inside.height()
        painter.setPen(QColor(colours.text if detail else colours.quiet))
        upper = QRect(inside.left(), inside.top(), inside.width(), half)
        self._draw_name(painter, upper, option.font, name)
        small = QFont(option.font)
        small.setPixelSize(SMALL)
        painter.setPen(QColor(colours.quiet))
        _draw(painter, QRect(inside.left(), upper.bottom(), inside.width(), half), small, detail)
        painter.restore()

    def _draw_name(self, painter: QPainter, room: QRect, font: QFont, name: str) -> None:
        bold = QFont(font)
        bold.setBold(True)
        before, match, after = parted(name, self._line.text().strip())
        for part, face in ((before, font), (match, bold), (after, font)):
            room.setLeft(room.left() + _draw(painter, room, face, part))


def parted(name: str, wanted: str) -> tuple[str, str, str]:
    """`name` before, at and after the first place that reads like `wanted`; tone marks aside."""
    key = fold(wanted)
    starts = (place for place, letter in enumerate(name) if key and fold(letter))
    for start in starts:
        for end in range(start + 1, min(len(name), start + 2 * len(wanted) + 2) + 1):
            if fold(name[start:end]) == key:
                end = _with_marks(name, end)
                return name[:start], name[start:end], name[end:]
    return name, "", ""


def _with_marks(name: str, end: int) -> int:
    """`end`, moved behind the vowels and tone marks that stand on the letter before it."""
    while end < len(name) and name[end] in "ัิีึืฺุู็่้๊๋์ํ๎":
        end += 1
    return end


def _draw(painter: QPainter, room: QRect, font: QFont, text: str) -> int:
    """Draw `text` at the left of `room`; the pixels it took."""
    metrics = QFontMetrics(font)
    painter.setFont(font)
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, max(room.width(), 0))
    painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)
    return metrics.horizontalAdvance(shown)
