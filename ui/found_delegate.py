"""How a row of the search's results is drawn: the match in bold, the detail below it."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QLineEdit, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from desktop.thai.numerals import to_arabic_digits
from ui import theme
from ui.search_results import ROW, ResultRow, RowKind
from ui.theme import HEADING, SMALL, UNIT

HEIGHTS = {
    RowKind.HEADING: 30, RowKind.HIT: 52, RowKind.ROLE: 34, RowKind.ALL: 34, RowKind.OFFER: 36,
    RowKind.NOTE: 34,
}  # fmt: skip
"""Pixels."""

INDENT = 3 * UNIT

_OVER_A_LETTER = frozenset("\u0e31\u0e34\u0e35\u0e36\u0e37\u0e38\u0e39\u0e3a")
_LEFT_OUT = frozenset("\u0e47\u0e48\u0e49\u0e4a\u0e4b\u0e4c\u0e4d\u0e4e")
"""Tone marks and their neighbours, which a search does not look at."""


class FoundDelegate(QStyledItemDelegate):
    """Draws a `ResultRow`; what stands in `line` is bold in the text and the detail."""

    def __init__(self, line: QLineEdit, parent: QWidget) -> None:
        super().__init__(parent)
        self._line = line

    def sizeHint(  # noqa: N802  Qt's name
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """As high as the kind of row needs."""
        return QSize(option.rect.width(), HEIGHTS[index.data(ROW).kind])

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """The ground, the text, the detail; what is too long ends in dots."""
        row: ResultRow = index.data(ROW)
        colours = theme.current()
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, QColor(colours.accent_soft))
        inside = option.rect.adjusted(UNIT + 4, 2, -UNIT, -2)
        if row.kind is RowKind.HEADING:
            self._draw_heading(painter, option, inside, row, first=index.row() == 0)
        elif row.kind is RowKind.HIT:
            self._draw_hit(painter, option.font, inside, row)
        else:
            self._draw_line(painter, option.font, inside, row)
        painter.restore()

    def _draw_heading(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        room: QRect,
        row: ResultRow,
        *,
        first: bool,
    ) -> None:
        colours = theme.current()
        if not first:
            painter.setPen(QColor(colours.line))
            painter.drawLine(option.rect.topLeft(), option.rect.topRight())
        small = _sized(option.font, SMALL)
        small.setWeight(QFont.Weight.DemiBold)
        painter.setPen(QColor(colours.accent))
        _draw(painter, room, small, row.text)

    def _draw_hit(self, painter: QPainter, font: QFont, room: QRect, row: ResultRow) -> None:
        colours = theme.current()
        if row.has_roles:
            painter.setPen(QColor(colours.quiet))
            arrow = QRect(room.right() - 2 * UNIT, room.top(), 2 * UNIT, room.height())
            painter.setFont(_sized(font, HEADING))
            painter.drawText(arrow, Qt.AlignmentFlag.AlignCenter, "⌄" if row.is_open else "›")
            room = room.adjusted(0, 0, -2 * UNIT - 4, 0)
        half = room.height() // 2
        painter.setPen(QColor(colours.text))
        upper = QRect(room.left(), room.top(), room.width(), half)
        self._draw_marked(painter, upper, font, row.text)
        painter.setPen(QColor(colours.quiet))
        lower = QRect(room.left(), room.top() + half, room.width(), half)
        self._draw_marked(painter, lower, _sized(font, SMALL), row.detail)

    def _draw_line(self, painter: QPainter, font: QFont, room: QRect, row: ResultRow) -> None:
        colours = theme.current()
        links = {RowKind.ALL: colours.accent, RowKind.OFFER: colours.accent}
        painter.setPen(QColor(links.get(row.kind, colours.text)))
        if row.kind is RowKind.ROLE:
            room = room.adjusted(INDENT, 0, 0, 0)
        if row.kind is RowKind.NOTE:
            painter.setPen(QColor(colours.quiet))
        _draw(painter, room, _sized(font, SMALL) if row.kind is RowKind.ALL else font, row.text)

    def _draw_marked(self, painter: QPainter, room: QRect, font: QFont, text: str) -> None:
        bold = QFont(font)
        bold.setBold(True)
        for part, is_match in marked(text, self._line.text()):
            room.setLeft(room.left() + _draw(painter, room, bold if is_match else font, part))


def marked(text: str, wanted: str) -> list[tuple[str, bool]]:
    """`text` in parts, each with whether it reads like a word of `wanted`; tone marks aside.

    Of each word the first place where it begins a word, or else the first, with all marks there.
    """
    letters = [(place, _folded(letter)) for place, letter in enumerate(text)]
    letters = [(place, letter) for place, letter in letters if letter]
    bare = "".join(letter for _place, letter in letters)
    bold = [False] * len(text)
    for word in "".join(map(_folded, wanted)).split():
        start = bare.find(f" {word}") + 1 or bare.find(word)
        if bare.startswith(word):
            start = 0
        if start >= 0:
            first = letters[start][0]
            last = _with_marks(text, letters[start + len(word) - 1][0] + 1)
            bold[first:last] = [True] * (last - first)
    return _runs(text, bold)


def _folded(letter: str) -> str:
    """A letter as searches compare it, "" for what they leave out; always one letter."""
    if letter in _LEFT_OUT:
        return ""
    low = to_arabic_digits(letter.casefold())
    return low if len(low) == 1 else letter


def _with_marks(text: str, end: int) -> int:
    """`end`, moved behind the vowels and tone marks that stand on the letter before it."""
    while end < len(text) and (text[end] in _LEFT_OUT or text[end] in _OVER_A_LETTER):
        end += 1
    return end


def _runs(text: str, bold: list[bool]) -> list[tuple[str, bool]]:
    runs: list[tuple[str, bool]] = []
    for letter, is_bold in zip(text, bold, strict=True):
        if runs and runs[-1][1] == is_bold:
            runs[-1] = (runs[-1][0] + letter, is_bold)
        else:
            runs.append((letter, is_bold))
    return runs


def _sized(font: QFont, pixels: int) -> QFont:
    sized = QFont(font)
    sized.setPixelSize(pixels)
    return sized


def _draw(painter: QPainter, room: QRect, font: QFont, text: str) -> int:
    """Draw `text` at the left of `room`; the pixels it took."""
    metrics = QFontMetrics(font)
    painter.setFont(font)
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, max(room.width(), 0))
    painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)
    return metrics.horizontalAdvance(shown)
