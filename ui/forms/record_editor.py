"""One record being typed: loaded, checked while typing, saved, kept as a draft, merged."""

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QWidget

from desktop.problems import Refused
from desktop.programme.vocabulary import Problem, Register, Severity, Value
from desktop.views import Entry, Saved
from desktop.words import _
from ui.drafts import DraftKey
from ui.forms.record_form import RecordForm
from ui.notice import Notice
from ui.session import Session
from ui.shortcuts import install
from ui.theme import UNIT
from ui.titles import record_title
from ui.widgets import button, column, label, panel, retone, row, rule

CHECK_AFTER = 150  # milliseconds without a key


class RecordEditor(QWidget):
    """Heading, form and buttons for one record of `register`.

    `saved` carries the stored id; `conflicted` the record as another left it; `delete_pressed` asks
    for the deletion of the record in the form.
    """

    saved = Signal(int)
    conflicted = Signal(object)
    delete_pressed = Signal(int)

    def __init__(self, register: Register, session: Session) -> None:
        super().__init__()
        self.register = register
        self._session = session
        self._entry: Entry | None = None
        self._round_id: int | None = None
        self._first: dict[str, object] = {}
        self._sticky: dict[str, Value] = {}
        self._saving = False
        self._sent: tuple[dict[str, object], bool] = ({}, False)
        self._asked_to_save = False
        self.form = RecordForm(register, session)
        self.notice = Notice()
        self._title = label(role="heading")
        self._subtitle = label(role="quiet")
        self._state = label(role="small")
        self._make_buttons()
        sheet = column(self.form, rule(), self._footer(), spacing=0)
        sheet.setStretch(0, 1)
        page = column(row(self._title, self._subtitle, 1), self.notice, panel(sheet))
        page.setStretch(2, 1)
        self.setLayout(page)
        self._timer = QTimer(self, singleShot=True, interval=CHECK_AFTER)
        self._timer.timeout.connect(self._pause)
        self.form.edited.connect(self._edit)
        self.form.left.connect(self.check)
        install(self, "F8", self.form.go_to_next_error)
        self.begin()

    # What is in the form

    @property
    def record(self) -> int | None:
        """The id of the record in the form, None for a new one."""
        return self._entry.id if self._entry else None

    @property
    def draft(self) -> DraftKey:
        """Where what is typed here and not saved waits: in the round in which the form began."""
        return DraftKey(self._round_id, self.register.key, self.record)

    @property
    def unsaved(self) -> bool:
        """Whether anything stands in the form that is not stored."""
        return self.form.raw() != self._first

    @property
    def state_text(self) -> str:
        """What stands at the foot: whether what is typed is saved."""
        return self._state.text()

    @property
    def stored_raw(self) -> dict[str, object]:
        """What the form held before anything was typed."""
        return dict(self._first)

    def begin(self, sticky: Mapping[str, Value] | None = None) -> None:
        """Show a blank record, with the fields in `sticky` kept."""
        self.put_away()
        self._entry = None
        blank = self._session.office.blank(self.register, self._session.scope, dict(sticky or {}))
        self._show(blank, _("New: {what}").format(what=_(self.register.one)))

    def load(self, record: int) -> None:
        """Show a stored record, and what was typed into it and not saved."""
        self.put_away()
        try:
            self._entry = self._session.office.entry(self.register, record)
        except Refused as refused:
            self.begin()
            self.notice.tell(refused.reason, tone="bad")
            return
        title = record_title(self._session.office, self.register, self._entry)
        self._show(self._entry.values, title)

    def put_away(self) -> None:
        """Keep what is typed and not saved as a draft."""
        if self._first and self.unsaved and not self._saving:
            self._session.drafts.keep(self.draft, self.form.raw())

    def throw_away(self) -> None:
        """Go back to what is stored."""
        self._session.drafts.forget(self.draft)
        self._first = {}
        if self._entry is None:
            self.begin()
        else:
            self.load(self._entry.id)

    def check(self) -> tuple[Problem, ...]:
        """Ask the office what is wrong and show it beside the fields that were typed in."""
        self._timer.stop()
        own = self.form.own_problems()
        unread = {problem.field for problem in own}
        raw = self.form.raw() | dict.fromkeys(unread)
        try:
            checked = self._session.office.check(
                self.register, raw, self._session.scope, self.record
            )
        except Refused as refused:
            self.notice.tell(refused.reason, tone="bad")
            return own
        problems = own + tuple(one for one in checked.problems if one.field not in unread)
        self.form.show_problems(problems, everywhere=self._asked_to_save)
        self._show_state()
        return problems

    def review(self) -> None:
        """Show every problem of the form at once, typed in or not, and go to the first error."""
        self._asked_to_save = True
        self.check()
        self.form.go_to_first_error()

    # Saving

    def save(self, *, then_next: bool = False) -> None:
        """Store the record on the writer; errors go beside their fields and nothing is stored."""
        if self._saving:
            return
        self.form.settle()
        self._asked_to_save = True
        problems = self.check()
        if any(one.severity is Severity.ERROR for one in problems):
            self.form.go_to_first_error()
            return
        raw, entry, scope = self.form.raw(), self._entry, self._session.scope
        office, register = self._session.office, self.register
        self._saving = True
        self._sent = raw, then_next
        self._show_state()

        def work() -> Saved:
            if entry is None:
                return office.save(register, raw, scope)
            return office.save(register, raw, scope, id=entry.id, version=entry.version)

        self._session.jobs.write(
            _(register.one),
            work,
            self._on_saved,
            self._on_refused,
        )

    def accept_merge(self, theirs: Entry, merged: Mapping[str, object]) -> None:
        """Take `merged` as the form's text, standing on the record as another left it."""
        self._entry = theirs
        self._first = {}
        self.form.put(theirs.values)
        self._first = self.form.raw()
        self.form.put(merged)
        self._edit()

    def _on_saved(self, saved: object) -> None:
        raw, then_next = self._sent
        self._saving = False
        if not isinstance(saved, Saved):
            return
        if saved.id is None:
            self._show_state()
            if saved.conflict is not None:
                self.conflicted.emit(saved.conflict)
            else:
                self.form.show_problems(saved.problems, everywhere=True)
                self.form.go_to_first_error()
            return
        self._session.drafts.forget(self.draft)
        sticky = self._kept(saved.id)
        if self.form.raw() == raw:
            self._first = {}
            if then_next:
                self.begin(sticky)
                self.form.go_to_first()
            else:
                self.load(saved.id)
        else:  # typed on while it was being stored: the record moves on, the text stays
            stored = self._session.office.entry(self.register, saved.id)
            self._entry = replace(stored, version=saved.version)
            self._first = raw
            self._show_state()
        self.saved.emit(saved.id)

    def _on_refused(self, refused: Refused) -> None:
        self._saving = False
        self.notice.tell(refused.reason, tone="bad")
        self._show_state()

    def _kept(self, record: int) -> dict[str, Value]:
        values = self._session.office.entry(self.register, record).values
        return {one.key: values[one.key] for one in self.register.fields if one.sticky}

    # Showing

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802  Qt's name
        """Nobody looks any more: no need to check what was typed last."""
        self._timer.stop()
        super().hideEvent(event)

    def _show(self, values: Mapping[str, Value], title: str) -> None:
        self._round_id = self._session.scope.round_id if self.register.round else None
        self.form.put(values)
        self._first = self.form.raw()
        self._asked_to_save = False
        self._title.setText(title)
        self._subtitle.setText(_(self.register.one) if self._entry else "")
        self.notice.hide()
        draft = self._session.drafts.find(self.draft)
        if draft is not None and draft != self._first:
            self.form.put(draft)
            self.notice.tell(
                _("What you typed here and did not save is back."),
                (_("Throw it away"), self.throw_away),
                tone="warn",
            )
            self.check()
        self._show_state()

    def _pause(self) -> None:
        """Typing has stopped for a moment: say what is wrong, and keep a draft of what stands."""
        self.check()
        if self.unsaved:
            self.put_away()
        else:
            self._session.drafts.forget(self.draft)

    def _edit(self) -> None:
        self._timer.start()
        self._show_state()

    def _show_state(self) -> None:
        unsaved = self.unsaved
        if self._saving:
            text, tone = _("Saving …"), "quiet"
        elif unsaved:
            text, tone = _("Not saved yet; kept as a draft"), "warn"
        else:
            text, tone = "", "quiet"
        self._state.setText(text)
        retone(self._state, tone)
        self.cancel_button.setEnabled(unsaved and not self._saving)
        self.delete_button.setEnabled(self._entry is not None and not self._saving)

    def _make_buttons(self) -> None:
        self.cancel_button = button(_("Cancel changes") + "  Esc", self.throw_away)
        self.save_button = button(_("Save") + "  Ctrl S", self.save)
        self.next_button = button(
            _("Save and next") + "  Ctrl ↵", lambda: self.save(then_next=True), "primary"
        )
        self.delete_button = button(_("Delete"), self._ask_deletion, "danger")
        install(self, "Ctrl+S", self.save)
        install(self, "Ctrl+Return", lambda: self.save(then_next=True))
        install(self, "Esc", lambda: self.cancel_button.click())

    def _ask_deletion(self) -> None:
        if self._entry is not None:
            self.delete_pressed.emit(self._entry.id)

    def _footer(self) -> QWidget:
        footer = QWidget()
        inside = column(
            self._state,
            row(
                self.delete_button, 1, self.cancel_button, self.save_button, self.next_button
            ),
            spacing=UNIT // 2,
        )  # fmt: skip
        inside.setContentsMargins(2 * UNIT, UNIT // 2, 2 * UNIT, UNIT + 4)
        footer.setLayout(inside)
        return footer
