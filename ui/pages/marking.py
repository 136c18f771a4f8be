"""What is typed in the attendance grid, stored a moment later: a run of keys is one action."""

from PySide6.QtCore import QObject, QTimer, Signal

from desktop import course_attendance
from desktop.problems import Refused
from desktop.words import _
from ui.pages.attendance_model import AttendanceModel, Cell
from ui.session import Session

WAIT = 700  # milliseconds after its first mark a run is sent: with the writing, kept in a second


class Marking(QObject):
    """Takes marks, shows them at once, and stores each run on the writer.

    A run ends `WAIT` after its first mark, however fast one types on, or when it is stored before.
    `changed` comes when something begins or ceases to wait; `refused` with why a run could not be
    stored: its marks stay typed, to be sent again.
    """

    changed = Signal()
    refused = Signal(str)

    def __init__(self, session: Session, model: AttendanceModel) -> None:
        super().__init__()
        self._session, self._model = session, model
        self._course: int | None = None
        self._run: dict[Cell, bool | None] = {}
        self._sent: list[dict[Cell, bool | None]] = []
        self._wait = QTimer(self, singleShot=True, interval=WAIT)
        self._wait.timeout.connect(self.store)
        session.drafts.wanted.connect(self.store)

    @property
    def waiting(self) -> bool:
        """Whether anything is not stored yet."""
        return bool(self._run or self._sent)

    def type(self, course: int, marks: dict[tuple[int, int], bool | None]) -> None:
        """Show marks, by row and column, and store them when the run ends."""
        if course != self._course:
            self.store()
            self._course = course
        new = self._model.type(marks)
        if not new:
            return
        if not self._run:
            self._wait.start()
        self._run |= new
        self.changed.emit()

    def store(self) -> None:
        """End the run, and store it after all that was sent before."""
        self._wait.stop()
        course, run, office = self._course, self._run, self._session.office
        if not run or course is None:
            return
        self._run = {}
        self._sent.append(run)
        self._session.jobs.write(
            _("Attendance"),
            lambda: course_attendance.mark(office, course, run),
            self._on_stored,
            self._on_refused,
        )

    def send_again(self) -> None:
        """Store what is typed and could not be stored, as far as the course still has it."""
        held = {one.id for one in self._model.sessions}
        self._run = {cell: mark for cell, mark in self._model.typed.items() if cell[0] in held}
        self.store()
        self.changed.emit()

    def throw_away(self) -> None:
        """Go back to what is stored."""
        self._run.clear()
        self._model.forget()
        self.changed.emit()

    def _on_stored(self, _result: object) -> None:
        """The writer keeps the order in which runs were sent."""
        self._model.let_go(self._sent.pop(0))
        self.changed.emit()

    def _on_refused(self, refused: Refused) -> None:
        self._sent.pop(0)
        self.refused.emit(refused.reason)
        self.changed.emit()
