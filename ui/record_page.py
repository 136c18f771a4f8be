"""List left, form right, or all of it a grid: the page every register is worked on."""

from collections.abc import Sequence
from functools import cached_property

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from desktop.problems import Refused
from desktop.programme.conflict import changed
from desktop.programme.vocabulary import Register
from desktop.views import ActionEntry, Entry
from desktop.words import _
from ui.dialogs.comparing import Comparing
from ui.dialogs.conflict import ConflictDialog
from ui.documents.papers_button import PapersButton
from ui.drafts import DraftKey
from ui.forms.record_editor import RecordEditor
from ui.grid.record_grid import RecordGrid
from ui.grid.visit_day import beside_last
from ui.left_pages import LeftPage
from ui.list_and_form import ListAndForm
from ui.notice import Notice
from ui.record_extras import add_extras
from ui.session import Session
from ui.shortcuts import install
from ui.tables.record_list import RecordList
from ui.tables.register_output import RegisterOutput
from ui.widgets import KeyButton, column


class RecordPage(QWidget):
    """Everything that can be done with the records of one register."""

    counted = Signal(int)

    def __init__(self, register: Register, session: Session) -> None:
        super().__init__()
        self.register = register
        self._session = session
        self.list = RecordList(register, session)
        self.editor = RecordEditor(register, session)
        self.notice = Notice()
        self.switch = KeyButton(_("Grid"), "Ctrl G")
        self.switch.setCheckable(True)
        self.switch.setProperty("role", "switch")
        self.switch.setToolTip(_("Type, paste and fill many records as in a spreadsheet"))
        self.list.head.addWidget(self.switch)
        self._listed: object = None
        self._missed_scope = self._missed_change = False
        self.output = RegisterOutput(self.list, session, self.notice)
        self.papers = PapersButton(register, session, self._chosen)
        self.list.foot.addWidget(self.papers)
        left = QWidget()
        left.setLayout(column(self.list, self.notice))
        self.splitter = ListAndForm(left, self.editor, self.editor.head)
        self.setLayout(column(self.splitter))
        self.setFocusProxy(self.list)
        self.extras = add_extras(self, session)
        self._connect()
        self.change_scope()

    @cached_property
    def grid(self) -> RecordGrid:
        """The grid, built when it is first wanted."""
        made = RecordGrid(self.register, self._session, self.notice)
        made.setParent(self)
        made.hide()
        made.delete_pressed.connect(self.delete)
        if self.register.key == "visits":
            made.foot.about = lambda row: beside_last(row, self._session)
        return made

    @property
    def in_grid(self) -> bool:
        """Whether the grid is shown."""
        return self.switch.isChecked()

    def show_grid(self, *, shown: bool = True) -> None:
        """Show the list as a grid over the whole width, or again as a list beside its form.

        The record under the cursor stays under it; search and filters stay in force.
        """
        self.switch.setChecked(shown)

    def open(self, record: int) -> None:
        """Show a record, also one that the filter hides."""
        self.show_grid(shown=False)
        if not self.list.select(record):
            self.list.show_everything()
            self.list.select(record)
        self.editor.load(record)
        self.editor.form.go_to(self.register.fields[0].key)

    def begin(self) -> None:
        """Start a new record, with the cursor where typing begins."""
        if self.in_grid:
            self.grid.begin()
            return
        self.list.select(None)
        self.editor.begin()
        self.editor.form.go_to_first()

    def refresh(self) -> None:
        """List again, and read the shown record again unless something is typed in it."""
        self.list.reload()
        record = self.editor.record
        if record is not None and not self.editor.unsaved:
            self.editor.load(record)

    def change_scope(self) -> None:
        """Follow the round and the place that were chosen, and show the first record there.

        A new record that was begun and not saved comes before it.
        """
        self.editor.begin()
        self.list.select(None)
        self._put_grid_away()
        self._listed = None
        self.list.reload()
        if self.list.model.rowCount() and not self.editor.unsaved and not self.in_grid:
            self.list.select(self.list.model.record(0))

    def leave(self) -> LeftPage:
        """How the page stands, for the one that takes its place."""
        record = self.grid.current() if self.in_grid else self.editor.record
        return LeftPage(self.list.standing(), self.in_grid, record)

    def take_up(self, left: LeftPage) -> None:
        """Stand as the page before did."""
        if left.standing != self.list.standing():
            self.list.stand(left.standing)
        if self.list.select(left.record):
            self.editor.load(left.record or 0)
        self.show_grid(shown=left.in_grid)

    def put_away(self) -> None:
        """Keep as a draft what is typed here and not saved."""
        self.editor.put_away()
        if self.in_grid:
            self.grid.view.close_editor()
        if "grid" in vars(self):  # else it was never wanted
            self.grid.keeping.finish()

    def save_rows(self) -> bool:
        """Store what waits in the grid and has no error; whether there is anything."""
        return self.in_grid and self.grid.save()

    def delete(self, records: Sequence[int]) -> None:
        """Delete records without asking, and offer to take it back."""
        chosen = list(records)
        office, register = self._session.office, self.register
        self._session.jobs.write(
            _("Delete"), lambda: office.delete(register, chosen), self._on_deleted, self._refuse
        )

    def _on_deleted(self, action: object) -> None:
        if isinstance(action, ActionEntry):
            self.notice.tell(action.title, (_("Undo"), lambda: self._undo(action.id)))

    def _undo(self, action_id: int) -> None:
        office = self._session.office
        self._session.jobs.write(
            _("Undo"), lambda: office.undo_action(action_id), self._on_undone, self._refuse
        )

    def _on_undone(self, _action: object) -> None:
        self.notice.hide()

    def _refuse(self, refused: Refused) -> None:
        self.notice.tell(refused.reason, tone="bad")

    def _say(self, sentence: str, tone: str) -> None:
        self.notice.tell(sentence, tone=tone)

    def _show_grid(self, shown: bool) -> None:
        """The switch was turned."""
        if shown:
            record = self.editor.record
            self.editor.begin()
            self.list.show_instead(self.grid)
            self._fill_grid(record)
        else:
            self.grid.leave()
            record = self.grid.current()
            self.list.show_instead(None)
        self.splitter.show_form(shown=not shown)
        self.setFocus()
        if not shown and record is not None and self.list.select(record):
            self.editor.load(record)

    def _fill_grid(self, record: int | None = None) -> None:
        self._listed = self._standing()
        self.grid.open(self.list.model.records(), record)

    def _list_anew(self) -> None:
        self._listed = self._standing()
        self.grid.list_anew(self.list.model.records(), self.grid.current())

    def _follow_list(self) -> None:
        """The list was read again: as it stood before, or searched, filtered, sorted anew."""
        if not self.in_grid:
            return
        if self._listed is None:
            self._fill_grid(self.grid.current())
        elif self._listed != self._standing():
            self._list_anew()
        elif self.list.model.is_whole:
            self.grid.refresh(self.list.model.records())

    def _standing(self) -> tuple[object, ...]:
        now = self.list.standing()
        return self._session.scope, now.search, now.filters, now.sort

    def _put_grid_away(self) -> None:
        if self.in_grid:
            self.grid.put_away()

    def _enter_grid(self) -> None:
        if self.in_grid:
            self.grid.setFocus()

    def _connect(self) -> None:
        self.notice.passes_with(self._session.scope_changed, self.list.opened, self.switch.toggled)
        Comparing(self.editor.likeness, self._session, self.editor.notice)
        self.switch.toggled.connect(self._show_grid)
        self.list.counted.connect(self._follow_list)
        self.list.filter.returnPressed.connect(self._enter_grid)
        self.list.opened.connect(self.editor.load)
        self.list.entered.connect(self.editor.form.go_to_first)
        self.list.begin_pressed.connect(self.begin)
        self.list.delete_pressed.connect(self.delete)
        self.list.print_pressed.connect(self.output.print)
        self.list.export_pressed.connect(self.output.ask_file)
        self.list.counted.connect(self.counted)
        self.list.told.connect(self._say)
        self.papers.refused.connect(lambda reason: self._say(reason, "bad"))
        self.list.list_deleted.connect(self._on_deleted)
        self.editor.delete_pressed.connect(lambda record: self.delete([record]))
        self.editor.saved.connect(self._on_saved)
        self.editor.conflicted.connect(self._merge)
        self.editor.not_stored.connect(self._tell_not_stored)
        self.editor.back.connect(self.list.view.setFocus)
        self.splitter.back_pressed.connect(self.list.view.setFocus)
        self.splitter.opened.connect(self.editor.form.go_to_first)
        self.list.view.clicked.connect(self.splitter.open_clicked)
        self.editor.copy_down.above = self._above
        self._session.changed.connect(self._on_change)
        self._session.scope_changed.connect(self._on_scope)
        install(self, "Ctrl+G", self.switch.toggle)
        install(self, "Ctrl+N", self.begin)
        install(self, "Ctrl+F", self.list.filter.setFocus)

    def _chosen(self) -> list[int]:
        """The records that are chosen; the one in the form where the list has none."""
        if self.in_grid:
            record = self.grid.current()
            return [] if record is None else [record]
        return self.list.chosen() or ([self.editor.record] if self.editor.record else [])

    def _above(self, record: int | None) -> int | None:
        """The record before `record` in the list; the last one before a new record."""
        model = self.list.model
        row = model.rowCount() if record is None else model.row_of(record)
        return model.record(row - 1) if row else None

    def _on_saved(self, _record: int) -> None:
        self.list.reload()
        self.list.select(self.editor.record)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802  Qt's name
        """Catch up with what happened while the page was out of sight."""
        super().showEvent(event)
        if self._missed_scope:
            self.change_scope()
        elif self._missed_change:
            self._on_change()
        self._missed_scope = self._missed_change = False

    def _on_scope(self) -> None:
        """Follow at once; out of sight, the form only: lists are read again when they are seen."""
        self._missed_scope = not self.isVisible()
        if self._missed_scope:
            self.editor.begin()
            self._put_grid_away()
        else:
            self.change_scope()

    def _on_change(self) -> None:
        self._missed_change = not self.isVisible()
        if self._missed_change and not self.editor.unsaved:
            return
        record = self.editor.record
        self.list.reload()
        if self.editor.unsaved:
            self.editor.put_away()
            self.editor.leave_deleted()
            self.editor.leave_stored()
        elif record is not None:
            if self.list.model.lists(record):
                self.editor.load(record)
            else:
                self.editor.begin()

    def _merge(self, theirs: Entry) -> None:
        """Ask what is to be saved; where another changed only what the form does not show, save."""
        today = self._session.office.today()
        if changed(self.register, self.editor.stored_raw, theirs.values, today):
            ConflictDialog(self.register, self._session, self.editor, theirs, self).open()
        else:
            self.editor.accept_merge(theirs, self.editor.form.raw())
            self.editor.save()

    def _tell_not_stored(self, sentence: str, draft: DraftKey) -> None:
        """Something sent before could not be stored; another record is shown by now."""
        back = (_("Show it"), lambda: self._resume(draft))
        self.notice.tell(sentence, back, tone="bad")

    def _resume(self, draft: DraftKey) -> None:
        if draft.round_id not in (None, self._session.scope.round_id):
            self._session.choose_round(draft.round_id)
        self.show_grid(shown=False)
        self.list.select(draft.record)
        if self.editor.draft != draft or not self.editor.unsaved:
            self.editor.resume(draft)
