"""Who attends a trainer course: its half-days across, its participants down, hours at once."""

from collections.abc import Collection, Mapping, Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor

from desktop.programme.attendance import Time
from desktop.programme.course import HALVES
from desktop.programme.trainer_course import RESULTS
from desktop.programme.values import show_value
from desktop.programme.vocabulary import Kind
from desktop.thai.dates import format_date
from desktop.trainer_course import CourseSheet, Participant, Session
from desktop.words import N_, _, current_language
from ui import theme

type Index = QModelIndex | QPersistentModelIndex
type Cell = tuple[int, int]
"""A half-day's id and a participant's."""

PRESENT, ABSENT = "✓", "✗"
_BEHIND = (N_("Hours"), "%", N_("Before"), N_("After"), N_("Result"))
HOURS, PERCENT, PRE, POST, RESULT = range(len(_BEHIND))
_CENTRE = Qt.AlignmentFlag.AlignCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class AttendanceModel(QAbstractTableModel):
    """The village first, then a column a half-day, then what follows; names stand at the side.

    `typed` is what was said and is not known to be stored; it lies over what was read.
    """

    def __init__(self) -> None:
        super().__init__()
        self.sheet: CourseSheet | None = None
        self.sessions: tuple[Session, ...] = ()
        self.people: tuple[Participant, ...] = ()
        self.typed: dict[Cell, bool | None] = {}
        self._times: dict[int, Time | None] = {}

    def show(self, sheet: CourseSheet | None, villages: Collection[int] | None = None) -> None:
        """Show a course, of its participants only those of `villages` if given."""
        people = sheet.people if sheet else ()
        shown = tuple(one for one in people if villages is None or one.village.id in villages)
        same = sheet is not None and self._places(shown, sheet.sessions) == self._places(
            self.people, self.sessions
        )
        if not same:
            self.beginResetModel()
        self.sheet, self.people = sheet, shown
        self.sessions = sheet.sessions if sheet else ()
        self._times.clear()
        if same:
            self._tell(0, len(shown) - 1)
        else:
            self.endResetModel()

    @staticmethod
    def _places(people: Sequence[Participant], sessions: Sequence[Session]) -> tuple[object, ...]:
        """What a row and a column is, by which the cursor stays where it is."""
        return (tuple(one.id for one in people), tuple(one.id for one in sessions))

    # What is where

    def session(self, column: int) -> Session | None:
        """The half-day of a column; None where it is none."""
        return self.sessions[column - 1] if 0 < column <= len(self.sessions) else None

    def behind(self, column: int) -> int:
        """Which of the columns behind the half-days this is; negative for those before."""
        return column - 1 - len(self.sessions)

    def there(self, one: Participant) -> Mapping[int, bool]:
        """The half-days of which it is known whether somebody was there."""
        there = dict(one.there)
        for session in self.sessions:
            mark = self.typed.get((session.id, one.id), there.get(session.id))
            if mark is None:
                there.pop(session.id, None)
            else:
                there[session.id] = mark
        return there

    def mark(self, row: int, column: int) -> bool | None:
        """Whether somebody was there; None where nobody has said."""
        session, one = self.session(column), self.people[row]
        if session is None:
            return None
        return self.typed.get((session.id, one.id), one.there.get(session.id))

    def time(self, one: Participant) -> Time | None:
        """What somebody attended, with what is typed."""
        if one.id not in self._times and self.sheet is not None:
            self._times[one.id] = self.sheet.time(self.there(one))
        return self._times.get(one.id)

    # Typing

    def type(self, marks: Mapping[tuple[int, int], bool | None]) -> dict[Cell, bool | None]:
        """Say who was there, by row and column; what of it is new, by half-day and participant."""
        new: dict[Cell, bool | None] = {}
        for (row, column), mark in marks.items():
            session, one = self.session(column), self.people[row]
            if session is not None and self.mark(row, column) != mark:
                new[session.id, one.id] = mark
                self._times.pop(one.id, None)
        self.typed |= new
        if new:
            rows = [row for row, _column in marks]
            self._tell(min(rows), max(rows))
        return new

    def forget(self, marks: Mapping[Cell, bool | None]) -> None:
        """These are stored: what was read since tells them, unless something newer was typed."""
        for cell, mark in marks.items():
            if cell in self.typed and self.typed[cell] == mark:
                del self.typed[cell]
        self._times.clear()
        self._tell(0, len(self.people) - 1)

    def _tell(self, first: int, last: int) -> None:
        self.dataChanged.emit(self.index(first, 0), self.index(last, self.columnCount() - 1))

    # Qt

    def rowCount(self, parent: Index | None = None) -> int:  # noqa: N802
        """The participants."""
        return 0 if parent is not None and parent.isValid() else len(self.people)

    def columnCount(self, parent: Index | None = None) -> int:  # noqa: N802
        """The village, the half-days, and what follows from them."""
        if parent is not None and parent.isValid():
            return 0
        return 1 + len(self.sessions) + len(_BEHIND)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """A cell's text, its colour, and what it says to who rests on it."""
        if not index.isValid():
            return None
        row, column = index.row(), index.column()
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._text(row, column)
            case Qt.ItemDataRole.TextAlignmentRole:
                return _LEFT if column == 0 or self.behind(column) == RESULT else _CENTRE
            case Qt.ItemDataRole.ForegroundRole:
                tone = self._tone(row, column)
                return QColor(getattr(theme.current(), tone)) if tone else None
            case Qt.ItemDataRole.ToolTipRole | Qt.ItemDataRole.AccessibleTextRole:
                return self.said(row, column)
        return None

    def headerData(  # noqa: N802
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """The half-days in two lines; at the side, numbers and names."""
        if role == Qt.ItemDataRole.TextAlignmentRole:
            across = orientation is Qt.Orientation.Horizontal and section > 0
            return _CENTRE if across else _LEFT
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if orientation is Qt.Orientation.Vertical:
            return f"{section + 1}   {self.people[section].name}"
        session = self.session(section)
        if session is not None:
            day = format_date(session.on, "short", language=current_language())
            return f"{day.rpartition(' ')[0]}\n{half(session)}"
        return _("Village") if section == 0 else _(_BEHIND[self.behind(section)])

    def said(self, row: int, column: int) -> str:
        """What a cell tells in words: who, which half-day, and whether they were there."""
        one, session = self.people[row], self.session(column)
        if session is not None:
            told = {None: _("not said yet"), True: _("present"), False: _("absent")}
            day = format_date(session.on, "short", language=current_language())
            hours = show_value(Kind.QUANTITY, session.hours)
            when = _("{day}, {half} ({hours} hours)").format(
                day=day, half=half(session), hours=hours
            )
            return f"{one.name} · {when} · {told[self.mark(row, column)]}"
        if self.behind(column) == RESULT and (suggested := self._suggested(one)):
            by_the_rule = show_value(Kind.CHOICE, suggested, RESULTS)
            return f"{one.name} · " + _("By the rule: {result}").format(result=by_the_rule)
        return f"{one.name} · {one.village.label} {one.village.tambon}"

    def _text(self, row: int, column: int) -> str:
        one = self.people[row]
        if column == 0:
            return f"{one.village.label} {one.village.tambon}"
        if self.session(column) is not None:
            return {None: "", True: PRESENT, False: ABSENT}[self.mark(row, column)]
        time = self.time(one)
        match self.behind(column):
            case _ if self.sheet is None:
                return ""
            case n if n == HOURS:
                hours = time.hours if time else one.standing.hours
                return show_value(Kind.QUANTITY, hours)
            case n if n == PERCENT:
                return str(time.percent) if time else ""
            case n if n == PRE:
                return show_value(Kind.COUNT, one.pre_test)
            case n if n == POST:
                return show_value(Kind.COUNT, one.standing.marks)
        return self._result(one)

    def _result(self, one: Participant) -> str:
        """The result; in brackets the one that the rule suggests where none is set."""
        if one.standing.result:
            return show_value(Kind.CHOICE, one.standing.result, RESULTS)
        suggested = self._suggested(one)
        return f"({show_value(Kind.CHOICE, suggested, RESULTS)})" if suggested else ""

    def _suggested(self, one: Participant) -> str | None:
        return self.sheet.suggestion(one, self.time(one)) if self.sheet else None

    def _tone(self, row: int, column: int) -> str:
        one = self.people[row]
        if self.session(column) is not None:
            return {None: "", True: "good", False: "bad"}[self.mark(row, column)]
        behind = self.behind(column)
        if column == 0:
            return "quiet"
        if behind in (HOURS, PERCENT):
            return self._tone_of_time(self.time(one))
        if behind == RESULT:
            return self._tone_of_result(one)
        return ""

    def _tone_of_result(self, one: Participant) -> str:
        """Warns where the office has set another result than the rule suggests."""
        if not one.standing.result:
            return "quiet"
        if self._suggested(one) not in (None, one.standing.result):
            return "warn"
        return "good" if one.standing.result == "passed" else "bad"

    def _tone_of_time(self, time: Time | None) -> str:
        """Good at the round's mark, bad where it can no longer be reached."""
        if time is None or self.sheet is None:
            return ""
        return {True: "good", None: "warn", False: "bad"}[
            time.reaches(self.sheet.round.attendance_percent)
        ]


def half(session: Session) -> str:
    """ "เช้า" or "บ่าย"."""
    return show_value(Kind.CHOICE, session.half, HALVES)
