"""Who attends a trainer course: its half-days across, its participants down, hours at once."""

from collections.abc import Collection, Mapping, Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor

from desktop.trainer_course import CourseSheet, Participant, Session
from desktop.words import _
from ui import theme
from ui.pages.attendance_rows import BEHIND, RESULT, Shown, head, line, said

type Index = QModelIndex | QPersistentModelIndex
type Cell = tuple[int, int]
"""A half-day's id and a participant's."""

_TEXT, _COLOUR, _SIDE, _HINT, _SPOKEN = map(
    int,
    (
        Qt.ItemDataRole.DisplayRole,
        Qt.ItemDataRole.ForegroundRole,
        Qt.ItemDataRole.TextAlignmentRole,
        Qt.ItemDataRole.ToolTipRole,
        Qt.ItemDataRole.AccessibleTextRole,
    ),
)
"""Plain numbers: a table asks a thousand times before it is painted."""

_CENTRE = Qt.AlignmentFlag.AlignCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class AttendanceModel(QAbstractTableModel):
    """The village first, then a column a half-day, then what follows; names stand at the side.

    `typed` is what was said; it lies over what was read until that tells it too.
    """

    def __init__(self) -> None:
        super().__init__()
        self.sheet: CourseSheet | None = None
        self.sessions: tuple[Session, ...] = ()
        self.people: tuple[Participant, ...] = ()
        self.typed: dict[Cell, bool | None] = {}
        self._stored: dict[Cell, bool | None] = {}
        self._lines: dict[int, tuple[Shown, ...]] = {}

    def show(self, sheet: CourseSheet | None, villages: Collection[int] | None = None) -> None:
        """Show a course, of its participants only those of `villages` if given."""
        for cell in tuple(self._stored):
            self._told(cell)
        people = sheet.people if sheet else ()
        shown = tuple(one for one in people if villages is None or one.village.id in villages)
        sessions = sheet.sessions if sheet else ()
        same = _places(shown, sessions) == _places(self.people, self.sessions)
        if not same:
            self.beginResetModel()
        self.sheet, self.people, self.sessions = sheet, shown, sessions
        self._lines.clear()
        if same:
            self._tell(0, len(shown) - 1)
        else:
            self.endResetModel()

    # What is where

    def session(self, column: int) -> Session | None:
        """The half-day of a column; None where it is none."""
        return self.sessions[column - 1] if 0 < column <= len(self.sessions) else None

    def behind(self, column: int) -> int:
        """Which of the columns behind the half-days this is; negative for those before."""
        return column - 1 - len(self.sessions)

    def there(self, row: int) -> Mapping[int, bool]:
        """The half-days of which it is known whether somebody was there."""
        one = self.people[row]
        marks = (
            (session.id, self.typed.get((session.id, one.id), one.there.get(session.id)))
            for session in self.sessions
        )
        return {session: mark for session, mark in marks if mark is not None}

    def mark(self, row: int, column: int) -> bool | None:
        """Whether somebody was there; None where nobody has said."""
        session = self.session(column)
        return self.there(row).get(session.id) if session else None

    def said(self, row: int, column: int) -> str:
        """What a cell tells in words."""
        if self.sheet is None:
            return ""
        return said(self.sheet, self.people[row], self.session(column), self.there(row))

    # Typing

    def type(self, marks: Mapping[tuple[int, int], bool | None]) -> dict[Cell, bool | None]:
        """Say who was there, by row and column; what of it is new, by half-day and participant."""
        new: dict[Cell, bool | None] = {}
        for (row, column), mark in marks.items():
            session = self.session(column)
            if session is not None and self.mark(row, column) != mark:
                new[session.id, self.people[row].id] = mark
                self._lines.pop(row, None)
        self.typed |= new
        if new:
            rows = [row for row, _column in marks]
            self._tell(min(rows), max(rows))
        return new

    def let_go(self, marks: Mapping[Cell, bool | None]) -> None:
        """These are stored: what is read tells them, now or next, unless something newer is typed.

        A change is told to all at once, so what was read after it can be shown before.
        """
        self._stored |= marks
        there = {one.id: one.there for one in self.sheet.people} if self.sheet else {}
        for (session, person), mark in marks.items():
            if there.get(person, {}).get(session) == mark:
                self._told((session, person))

    def forget(self) -> None:
        """Go back to what was read."""
        self.typed.clear()
        self._lines.clear()
        self._tell(0, len(self.people) - 1)

    def _told(self, cell: Cell) -> None:
        """What was read tells what is stored: it need not lie over it, unless it is newer."""
        mark = self._stored.pop(cell)
        if cell in self.typed and self.typed[cell] == mark:
            del self.typed[cell]

    def _tell(self, first: int, last: int) -> None:
        if first <= last:
            self.dataChanged.emit(self.index(first, 0), self.index(last, self.columnCount() - 1))

    # Qt

    def rowCount(self, parent: Index | None = None) -> int:  # noqa: N802
        """The participants."""
        return 0 if parent is not None and parent.isValid() else len(self.people)

    def columnCount(self, parent: Index | None = None) -> int:  # noqa: N802
        """The village, the half-days, and what follows from them."""
        if parent is not None and parent.isValid():
            return 0
        return 1 + len(self.sessions) + len(BEHIND)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """A cell's text, its colour, and what it says to who rests on it."""
        if role == _TEXT:
            return self._line(index.row())[index.column()].text
        if role == _COLOUR:
            tone = self._line(index.row())[index.column()].tone
            return QColor(getattr(theme.current(), tone)) if tone else None
        if role == _SIDE:
            column = index.column()
            return _LEFT if column == 0 or self.behind(column) == RESULT else _CENTRE
        if role in (_HINT, _SPOKEN):
            return self.said(index.row(), index.column())
        return None

    def headerData(  # noqa: N802
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """The half-days in two lines; at the side, numbers and names."""
        if role == _SIDE:
            across = orientation is Qt.Orientation.Horizontal and section > 0
            return _CENTRE if across else _LEFT
        if role != _TEXT:
            return None
        if orientation is Qt.Orientation.Vertical:
            return f"{section + 1}   {self.people[section].name}"
        session = self.session(section)
        if session is not None:
            return head(session)
        return _("Village") if section == 0 else _(BEHIND[self.behind(section)])

    def _line(self, row: int) -> tuple[Shown, ...]:
        """The cells of a row, made once until something in it changes."""
        if row not in self._lines and self.sheet is not None:
            self._lines[row] = line(self.sheet, self.people[row], self.there(row))
        return self._lines[row]


def _places(people: Sequence[Participant], sessions: Sequence[Session]) -> tuple[object, ...]:
    """What the rows and the columns are: while they stay, the cursor stays where it is."""
    return tuple(one.id for one in people), sessions
