"""ลงเวลาอบรม: who attends a trainer course, its results, and the course in numbers."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QComboBox, QLayout, QWidget

from desktop.course_attendance import Suggestions, set_half_days, set_results
from desktop.problems import Refused
from desktop.programme.attendance import HALF_DAY, half_days
from desktop.programme.course_summary import CourseSummary
from desktop.programme.stages import register
from desktop.trainer_course import CourseSheet, course_sheet, courses, summary
from desktop.words import _
from ui.documents.papers_button import PapersButton
from ui.notice import Notice
from ui.pages.attendance_model import AttendanceModel
from ui.pages.attendance_view import AttendanceView
from ui.pages.course_cards import CourseCards
from ui.pages.half_days import HalfDaysPopup
from ui.pages.marking import Marking
from ui.session import Session
from ui.theme import UNIT
from ui.widgets import button, column, elided, label, row

if TYPE_CHECKING:
    from ui.dialogs.change_representative import ChangeRepresentativeDialog
    from ui.jobs import Job

NARROW = 1000  # pixels: below, the numbers beside the grid give it their room


class TrainerCoursePage(QWidget):
    """Follows the chosen round; of the chosen place it shows the participants only."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._job: Job | None = None
        self._stale = True
        self.model = AttendanceModel()
        self.view = AttendanceView(self.model)
        self.marking = Marking(session, self.model)
        self.cards = CourseCards()
        self.notice, self.hint = Notice(), Notice()
        self.courses = QComboBox()
        self.courses.setAccessibleName(_("Course"))
        self.courses.setMinimumWidth(200)
        self.courses.setMaximumWidth(400)
        self.half_days_button = button(_("Half-days …"), self.ask_half_days)
        self.results_button = button(_("Set results by the rule"), self.set_results)
        self.change_button = button(_("Change the representative …"), self.ask_change)
        self.papers = PapersButton(register("courses"), session, self._chosen)
        self._cell = elided(role="quiet")
        self._keys = label(role="small")
        self._state = label(role="quiet")
        self.setLayout(self._page())
        self.setFocusProxy(self.view)
        self.courses.activated.connect(lambda _place: self._turn_away())
        self.papers.refused.connect(lambda reason: self.notice.tell(reason, tone="bad"))
        self.view.marked.connect(self._type)
        self.view.opened.connect(self._open)
        self.view.paused.connect(self.marking.store)
        self.view.selectionModel().currentChanged.connect(lambda now, _was: self._show_cell(now))
        self.model.modelReset.connect(self._show_cell)
        self.marking.changed.connect(self._show_state)
        self.marking.refused.connect(self._on_not_stored)
        session.changed.connect(self.reload)
        session.scope_changed.connect(self._turn_away)

    # What is shown

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802  Qt's name
        """Catch up with what happened while the page was out of sight."""
        super().showEvent(event)
        if self._stale:
            self.reload()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802  Qt's name
        """Nothing waits out of sight."""
        self.marking.store()
        super().hideEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  Qt's name
        """In a narrow window the grid has all the room."""
        super().resizeEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        self.cards.setVisible(self.model.sheet is not None and self.width() >= NARROW)
        self._keys.setVisible(self.width() >= NARROW)

    @property
    def course(self) -> int | None:
        """The course that is shown."""
        chosen = self.courses.currentData()
        return chosen if isinstance(chosen, int) else None

    def choose(self, course: int) -> None:
        """Show another course of the round."""
        self.courses.setCurrentIndex(self.courses.findData(course))
        self._turn_away()

    def _turn_away(self) -> None:
        """Show what is chosen now; what was typed of what was shown does not wait for it."""
        self.marking.store()
        self.reload()

    def reload(self) -> None:
        """Read the courses of the round and the chosen one; out of sight, when it is seen."""
        self._stale = not self.isVisible()
        if self._stale:
            return
        office, scope, chosen = self._session.office, self._session.scope, self.course
        if self._job is not None:
            self._job.forget()

        def work() -> object:
            offered = courses(scope.round_id) if scope.round_id else []
            ids = [one.id for one in offered]
            shown = chosen if chosen in ids else next(iter(ids), None)
            if shown is None:
                return offered, None, None, None
            places = office.villages(scope.tambon_id) if scope.tambon_id else None
            villages = (
                {scope.village_id} if scope.village_id else places and {one.id for one in places}
            )
            return offered, course_sheet(office, shown), summary(office, shown), villages

        self._job = self._session.jobs.read(work, self._show, self._refuse)

    def _show(self, found: object) -> None:
        offered, sheet, numbers, villages = found  # type: ignore[misc]
        self.courses.clear()
        for one in offered:
            self.courses.addItem(one.label, one.id)
        if isinstance(sheet, CourseSheet):
            self.courses.setCurrentIndex(self.courses.findData(sheet.id))
        self.model.show(sheet, villages)
        self.view.fit_names()
        if isinstance(numbers, CourseSummary) and sheet is not None:
            self.cards.show_summary(numbers, sheet.round)
        self._make_room()
        for one in (
            self.half_days_button, self.papers, self.results_button, self.change_button,
        ):  # fmt: skip
            one.setEnabled(sheet is not None)
        self._show_hint(sheet)
        self._show_state()

    def _show_hint(self, sheet: CourseSheet | None) -> None:
        """What has to be done before attendance can be written."""
        if sheet is None:
            self.hint.tell(_("Record the course first, then who attended it."), lasting=True)
        elif not sheet.sessions:
            days = half_days(sheet.starts_on, sheet.ends_on)
            make = _("Hold it on {count} half-days of 3 hours").format(count=len(days))
            told = _("It is not said yet on which half-days the course is held.")
            self.hint.tell(told, (make, self.make_half_days), lasting=True)
        elif not sheet.people:
            self.hint.tell(_("Nobody is on this course yet; add the participants."), lasting=True)
        elif len(self.model.people) < len(sheet.people):
            told = _("Shown: {shown} of {all} participants, those of the chosen place.")
            counts = {"shown": len(self.model.people), "all": len(sheet.people)}
            self.hint.tell(told.format(**counts), tone="quiet", lasting=True)
        else:
            self.hint.hide()

    def _show_cell(self, index: QModelIndex | None = None) -> None:
        now = self.view.currentIndex() if index is None else index
        self._cell.setText(self.model.said(now.row(), now.column()) if now.isValid() else " ")

    def _show_state(self) -> None:
        waits = self.marking.waiting
        self._state.setText(_("Saving …") if waits else _("Everything is saved"))
        self._show_cell()

    # What is done

    def make_half_days(self) -> None:
        """Hold the course on every half-day of its dates, three hours each."""
        if (sheet := self.model.sheet) is not None:
            days = half_days(sheet.starts_on, sheet.ends_on)
            self._set_half_days(sheet.id, dict.fromkeys(days, HALF_DAY))

    def ask_half_days(self) -> HalfDaysPopup | None:
        """Ask on which half-days the course is held."""
        if (sheet := self.model.sheet) is None:
            return None
        self.marking.store()
        popup = HalfDaysPopup(sheet, self)
        popup.chosen.connect(lambda wanted: self._set_half_days(sheet.id, wanted))
        popup.show_below(self.half_days_button)
        return popup

    def set_results(self, *, over: bool = False) -> None:
        """Set the results by the round's rule; those that the office has set only `over` them."""
        office, course = self._session.office, self.course
        if course is not None:
            self.marking.store()
            self._session.jobs.write(
                _("Result"),
                lambda: set_results(office, course, over=over),
                self._tell_over if over else self._tell_results,
                self._refuse,
            )

    def ask_change(self) -> "ChangeRepresentativeDialog | None":
        """Ask who goes instead of the participant under the cursor."""
        from ui.dialogs.change_representative import ask

        row = self.view.currentIndex().row()
        if row < 0:
            self.notice.tell(_("Choose a participant first."), tone="warn")
            return None
        self.marking.store()
        try:
            return ask(self._session, self.model.people[row].id, self.window())
        except Refused as refused:
            self._refuse(refused)
            return None

    def _set_half_days(self, course: int, wanted: object) -> None:
        office = self._session.office
        self._session.jobs.write(
            _("Half-days …"),
            lambda: set_half_days(office, course, wanted),  # type: ignore[arg-type]
            self._on_half_days,
            self._refuse,
        )

    def _on_half_days(self, _none: object) -> None:
        self.view.setFocus()

    def _tell_results(self, told: object) -> None:
        if not isinstance(told, Suggestions):
            return
        said = [_("Results set: {count}.").format(count=len(told.set))] if told.set else []
        if told.open:
            said.append(_("Cannot be told yet: {count}.").format(count=len(told.open)))
        links = ()
        if told.other:
            said.append(
                _("Set otherwise by the office, left as they are: {count}.").format(
                    count=len(told.other)
                )
            )
            links = ((_("Set these by the rule too"), lambda: self.set_results(over=True)),)
        words = " ".join(said) or _("Everybody has the result of the rule.")
        self.notice.tell(words, *links, tone="warn" if told.other else "good")

    def _tell_over(self, told: object) -> None:
        if isinstance(told, Suggestions):
            count = len(told.set) + len(told.other)
            self.notice.tell(_("Results set: {count}.").format(count=count), tone="good")

    def _type(self, marks: object) -> None:
        if self.model.sheet is not None and isinstance(marks, dict):
            self.marking.type(self.model.sheet.id, marks)

    def _open(self, row: int) -> None:
        if 0 <= row < len(self.model.people):
            self._session.open_record.emit("trainees", self.model.people[row].id)

    def _on_not_stored(self, reason: str) -> None:
        self.notice.tell(
            reason,
            (_("Send again"), self.marking.send_again),
            (_("Throw away what waits"), self.marking.throw_away),
            tone="bad",
        )

    def _chosen(self) -> list[int]:
        """The course that papers are made of, with all that is typed."""
        self.marking.store()
        return [self.course] if self.course is not None else []

    def _refuse(self, refused: Refused) -> None:
        self.notice.tell(refused.reason, tone="bad")

    def _page(self) -> QLayout:
        tools = row(
            self.courses, self.half_days_button, self.papers, 1,
            self.change_button, self.results_button,
        )  # fmt: skip
        tools.setStretch(0, 100)
        keys = _("Space or / present · x absent · Delete not said · Ctrl ↵ all others present")
        self._keys.setText(keys)
        foot = row(self._cell, self._keys, self._state, spacing=2 * UNIT)
        foot.setStretch(0, 1)
        left = column(self.view, foot)
        left.setStretch(0, 1)
        both = row(left, self.cards, spacing=2 * UNIT)
        both.setStretch(0, 1)
        page = column(tools, self.hint, self.notice, both)
        page.setStretch(3, 1)
        return page
