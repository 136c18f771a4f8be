"""One record being typed: loaded, checked while typing, saved, kept as a draft, merged."""

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QApplication, QWidget

from desktop.drafts import Draft
from desktop.problems import Refused
from desktop.programme.vocabulary import Problem, Register, Severity, Value
from desktop.views import Entry, Saved
from desktop.words import _
from ui.drafts import KEEP_AFTER, DraftKey
from ui.forms.copy_down import CopyDown
from ui.forms.draft_notice import DraftNotice
from ui.forms.footer import Footer
from ui.forms.likeness import LikenessNotice
from ui.forms.record_form import RecordForm
from ui.forms.sending import Sending, UnderWay
from ui.forms.typed_record import TypedRecord
from ui.notice import Notice
from ui.session import Session
from ui.shortcuts import install
from ui.titles import record_title
from ui.widgets import column, elided, key_button, panel, row, rule

CHECK_AFTER = 150  # milliseconds without a key


class RecordEditor(QWidget):
    """Heading, form and buttons for one record of `register`.

    `shown` carries the id of the record that came into the form, None for a new one; `saved` the
    stored id; `conflicted` the record as another left it; `delete_pressed` asks for its deletion;
    `back` is Esc with nothing to take back. Where the form shows another record by the time that
    one could not be stored, `not_stored` carries a sentence about it and the key of its draft.
    `drafted_as` is the number under which drafts of new records wait, where they are not those of
    the register's page.
    """

    shown = Signal(object)
    saved = Signal(int)
    conflicted = Signal(object)
    not_stored = Signal(str, object)
    delete_pressed = Signal(int)
    back = Signal()

    def __init__(
        self, register: Register, session: Session, *, drafted_as: int | None = None
    ) -> None:
        super().__init__()
        self.register = register
        self._session = session
        self._drafted_as = drafted_as
        self._under_way = UnderWay(session.drafts)
        self._asked_to_save = False
        self.form = RecordForm(register, session)
        self.notice = Notice()
        self._draft_notice = DraftNotice(self, session)
        self.likeness = LikenessNotice(register, session, self.form, self.notice)
        self._typed = TypedRecord(register, session, self.form, self.likeness, drafted_as)
        self._title = elided(role="heading")
        self._subtitle = elided(role="quiet")
        self._footer = Footer()
        self._take_buttons(self._footer)
        sheet = column(self.form, rule(), self._footer, spacing=0)
        sheet.setStretch(0, 1)
        self.history_button = key_button(_("History"), "Ctrl H", self.show_history, "link")
        self.head = row(self._title, self._subtitle, 1, self.history_button)
        page = column(self.head, self.likeness, self.notice, panel(sheet))
        page.setStretch(3, 1)
        self.setLayout(page)
        self._timer = QTimer(self, singleShot=True, interval=CHECK_AFTER)
        self._timer.timeout.connect(self.check)
        session.closing.connect(self._timer.stop)
        self._keeper = QTimer(self, singleShot=True, interval=KEEP_AFTER)
        self._keeper.timeout.connect(self._keep)
        self.form.edited.connect(self._edit)
        self.form.left.connect(self.check)
        session.drafts.wanted.connect(self.put_away)
        session.drafts.thrown_away.connect(self._on_thrown_away)
        self.form.ended.connect(self._footer.begin)
        self.copy_down = CopyDown(self, self.form, self.notice, session, lambda: self.record)
        self.saved.connect(self.copy_down.remember)
        self._install_keys()
        self.begin()

    # What is in the form

    @property
    def record(self) -> int | None:
        """The id of the record in the form, None for a new one."""
        return self._typed.id

    @property
    def draft(self) -> DraftKey:
        """Where what is typed here and not saved waits: in the round in which the form began."""
        return self._typed.draft

    @property
    def unsaved(self) -> bool:
        """Whether anything stands in the form that is not stored."""
        return self._typed.unsaved

    @property
    def state_text(self) -> str:
        """What stands at the foot: whether what is typed is saved."""
        return self._footer.state_text

    @property
    def subtitle_text(self) -> str:
        """What stands beside the heading: the kind of record, or what was kept from the last."""
        return self._subtitle.text()

    @property
    def stored_raw(self) -> dict[str, object]:
        """What the form held before anything was typed."""
        return dict(self._typed.first)

    def begin(self, sticky: Mapping[str, Value] | None = None) -> None:
        """Show a blank record, with the fields in `sticky` kept, or what was typed into it."""
        self.put_away()
        self._under_way.make_way(self.draft._replace(record=self._drafted_as))
        self._begin(self._drafted_as, sticky)

    def load(self, record: int) -> None:
        """Show a stored record, and what was typed into it and not saved."""
        self.put_away()
        try:
            entry = self._session.office.entry(self.register, record)
        except Refused as refused:
            self._begin(self._drafted_as)
            gone = self._session.drafts.draft(self.draft._replace(record=record))
            self._draft_notice.tell_refused(refused.reason, gone)
            return
        self._typed.entry = entry
        self._show(entry.values, record_title(self._session.office, self.register, entry))

    def resume(self, draft: DraftKey) -> None:
        """Show the form that a draft is of, as it was left."""
        if draft.record is not None and draft.record > 0:
            self.load(draft.record)
        else:
            self.put_away()
            self._begin(draft.record)

    def put_away(self) -> None:
        """Keep what is typed and not saved as a draft."""
        self._keeper.stop()
        self._typed.put_away()

    def throw_away(self) -> None:
        """Go back to what is stored, and offer what was typed."""
        self.put_away()
        typed = self._session.drafts.draft(self.draft)
        self._go_back_to_stored()
        if typed is not None:
            self._draft_notice.tell_thrown_away(typed)

    def bring_back(self, draft: Draft) -> None:
        """Show again what was thrown away; what was typed in its place since stays over it."""
        self._typed.put_back(draft)
        self.resume(draft.key)

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
        typed = self._typed
        self.form.settle()
        self.put_away()
        self._asked_to_save = True
        problems = self.check()
        if any(one.severity is Severity.ERROR for one in problems):
            self.form.go_to_first_error()
            return
        raw, entry, scope, uid = self.form.raw(), typed.entry, self._session.scope, typed.uid
        office, register, meant = self._session.office, self.register, self.likeness.meant()
        sending = Sending(self, typed.standing, raw, self._title.text(), then_next)
        sending.stored.connect(self._on_saved)
        sending.refused.connect(self._on_refused)
        self._under_way.begin(sending)
        self._show_state()

        def work() -> Saved:
            if entry is None:
                return office.save(register, raw | meant, scope, uid=uid)
            return office.save(register, raw | meant, scope, id=entry.id, version=entry.version)

        sending.start(self._session.jobs, _(register.one), work)

    def accept_merge(self, theirs: Entry, merged: Mapping[str, object]) -> None:
        """Take `merged` as the form's text, standing on the record as another left it."""
        self._typed.merge(theirs, merged)
        self._edit()

    def _on_saved(self, sent: Sending, saved: Saved) -> None:
        here = self._under_way.landed(sent) == self._typed.standing
        if saved.id is not None:
            if here:
                self._go_on_from(sent, saved, saved.id)
            else:
                sent.drop_draft(self._session.drafts, saved)
            self.saved.emit(saved.id)
        elif not here:
            reason = _("somebody else changed it meanwhile")
            self.not_stored.emit(sent.told_not_stored(reason), sent.of.draft)
        elif saved.conflict is not None:
            self._show_state()
            self.conflicted.emit(saved.conflict)
        else:
            self._show_state()
            self.form.show_problems(saved.problems, everywhere=True)
            self.form.go_to_first_error()

    def _go_on_from(self, sent: Sending, saved: Saved, record: int) -> None:
        """What stands in the form is stored: show it, or begin the next."""
        self.likeness.stored(record)
        stored, typed_in = self._session.office.entry(self.register, record), self.draft
        if self.form.raw() == sent.raw:
            self._typed.forget()
            if sent.then_next:
                keys = [one.key for one in self.register.fields if one.sticky]
                sticky = {key: stored.values[key] for key in keys}
                self.begin(sticky)
                self.tell_kept(sticky)
                self.form.go_to_first()
            else:
                self.load(record)
        else:  # typed on while it was being stored: the record moves on, the text stays
            self._typed.entry = replace(stored, version=saved.version)
            self._typed.first = sent.raw
            self.put_away()
            if self.draft != typed_in:
                self._session.drafts.forget(typed_in)
            self._show_state()

    def _on_refused(self, sent: Sending, refused: Refused) -> None:
        if self._under_way.landed(sent) != self._typed.standing:
            self.not_stored.emit(sent.told_not_stored(refused.reason), sent.of.draft)
            return
        self.put_away()
        self._draft_notice.tell_refused(refused.reason, self._session.drafts.draft(self.draft))
        self._show_state()

    @property
    def _saving(self) -> bool:
        """Whether the record in the form is on its way to the office."""
        return self._under_way.is_of(self._typed.standing)

    def tell_kept(self, sticky: Mapping[str, Value]) -> None:
        """Mark the fields in `sticky` as kept from the record before, and name them above."""
        labels = self.form.show_kept(sticky)
        if labels:
            self._subtitle.setText(_("Kept: {fields}").format(fields=", ".join(labels)))

    # Showing

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802  Qt's name
        """Nobody looks any more: no need to check what was typed last."""
        self._timer.stop()
        self.put_away()
        super().hideEvent(event)

    def _show(self, values: Mapping[str, Value], title: str) -> None:
        self._typed.show(values)
        self._asked_to_save = False
        self._title.setText(title)
        self._subtitle.setText(_(self.register.one) if self.record else "")
        self.notice.hide()
        elsewhere = self._typed.bring_back()
        if elsewhere is not None:
            self._draft_notice.tell_back(elsewhere=elsewhere)
            self.check()
        self._show_state()
        self.shown.emit(self.record)

    def _keep(self) -> None:
        """Keep a draft of what stands, none where it is what is stored."""
        if self.unsaved:
            self.put_away()
        elif not self._saving:
            self._session.drafts.forget(self.draft)

    def _on_thrown_away(self, draft: DraftKey) -> None:
        if draft == self.draft:
            self._go_back_to_stored()

    def _go_back_to_stored(self) -> None:
        self._typed.forget()
        if self.record is None:
            self.begin()
        else:
            self.load(self.record)

    def leave_deleted(self) -> None:
        """Begin anew when the record in the form is deleted, and offer what was typed into it."""
        draft = self._session.drafts.draft(self.draft)
        if draft is not None and self._draft_notice.is_gone(draft):
            self.load(self.record or 0)

    def leave_stored(self) -> None:
        """Show the record as it is stored, if all that is typed was stored from elsewhere."""
        record = None if self._saving else self._typed.stored_meanwhile()
        if record is not None:
            self._typed.first = {}
            self.load(record)

    def _begin(self, place: int | None, sticky: Mapping[str, Value] | None = None) -> None:
        self._typed.begin(place)
        blank = self._session.office.blank(self.register, self._session.scope, dict(sticky or {}))
        self._show(blank, _("New: {what}").format(what=_(self.register.one)))

    def _edit(self) -> None:
        self._timer.start()
        if not self._keeper.isActive():
            self._keeper.start()
        self._show_state()

    def _show_state(self) -> None:
        unsaved = self.unsaved
        if self._saving:
            text, tone = _("Saving …"), "quiet"
        elif unsaved:
            text, tone = _("Not saved yet; kept as a draft"), "warn"
        else:
            text, tone = "", "quiet"
        self._footer.tell(text, tone)
        self.cancel_button.setEnabled(unsaved and not self._saving)
        self.delete_button.setEnabled(self.record is not None and not self._saving)
        self.history_button.setVisible(self.record is not None)

    def show_history(self) -> None:
        """Ask for the history of the record in the form."""
        if self.record is not None:
            stored = self._session.office.entry(self.register, self.record)
            name = record_title(self._session.office, self.register, stored)
            self._session.history_wanted.emit(self.register, self.record, name)

    def _take_buttons(self, footer: Footer) -> None:
        self.cancel_button, self.save_button = footer.cancel_button, footer.save_button
        self.next_button, self.delete_button = footer.next_button, footer.delete_button
        footer.cancelled.connect(self.throw_away)
        footer.save_pressed.connect(self.save)
        footer.next_pressed.connect(self._save_and_go_on)
        footer.delete_pressed.connect(self._ask_deletion)

    def _install_keys(self) -> None:
        install(self, "Ctrl+S", self.save)
        install(self, "Ctrl+Return", self._save_and_go_on)
        install(self, "Esc", self._go_back)
        install(self, "Ctrl+H", self.show_history)
        install(self, "F7", self.form.take_offer)
        install(self, "F8", self.form.go_to_next_problem)
        install(self, "Shift+F8", lambda: self.form.go_to_next_problem(back=True))

    def _save_and_go_on(self) -> None:
        self.save(then_next=True)

    def _go_back(self) -> None:
        """Close what is open, else take back what is typed, else leave the form."""
        popup = QApplication.activePopupWidget()
        if popup is not None:
            popup.close()
        elif self.cancel_button.isEnabled():
            self.cancel_button.click()
        else:
            self.back.emit()

    def _ask_deletion(self) -> None:
        if self.record is not None:
            self.delete_pressed.emit(self.record)
