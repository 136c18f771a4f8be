"""A form on its way to the office: what was sent, of which record, and the answer brought back."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from desktop.drafts import DraftKey
from desktop.problems import Refused
from desktop.views import Saved
from desktop.words import _
from ui.drafts import Drafts
from ui.forms.typed_record import Standing
from ui.jobs import Jobs


class Sending(QObject):
    """One save of the form. The user may go on to another record before it is answered.

    `stored` carries this and a Saved, `refused` this and a Refused; then it is gone.
    """

    stored = Signal(object, object)
    refused = Signal(object, object)

    def __init__(
        self, parent: QObject, of: Standing, raw: Mapping[str, object], title: str, then_next: bool
    ) -> None:
        super().__init__(parent)
        self.of = of
        self.raw = dict(raw)
        self.title = title
        self.then_next = then_next

    def start(self, jobs: Jobs, name: str, work: Callable[[], Saved]) -> None:
        """Have the writer do `work`, which `name` names in the status bar."""
        jobs.write(name, work, self._on_stored, self._on_refused)

    def told_not_stored(self, reason: str) -> str:
        """The sentence that says which record was not saved, and why."""
        return _("{title} was not saved: {reason}").format(title=self.title, reason=reason)

    def make_way(self, drafts: Drafts) -> None:
        """A new record is begun while this one is stored: its draft waits under another number."""
        draft = drafts.draft(self.of.draft)
        further = drafts.further(self.of.draft)
        if draft is not None:
            drafts.put_back(replace(draft, key=further))
            drafts.forget(self.of.draft)
        self.of = self.of._replace(draft=further)

    def drop_draft(self, drafts: Drafts, saved: Saved) -> DraftKey | None:
        """What was sent is stored: nothing waits, or what was typed since, over what is stored.

        The key of the draft that is left, if any.
        """
        key = self.of.draft
        draft = drafts.draft(key)
        if draft is None or draft.uid != self.of.uid:
            return None
        drafts.forget(key)
        if all(draft.raw.get(field) == value for field, value in self.raw.items()):
            return None
        left = key._replace(record=saved.id)
        drafts.put_back(replace(draft, key=left, was=self.raw, version=saved.version, uid=""))
        return left

    def _on_stored(self, saved: object) -> None:
        self.stored.emit(self, saved)
        self.deleteLater()

    def _on_refused(self, refused: Refused) -> None:
        self.refused.emit(self, refused)
        self.deleteLater()


class UnderWay:
    """The saves of one form that are not answered yet."""

    def __init__(self, drafts: Drafts) -> None:
        self._drafts = drafts
        self._sent: list[Sending] = []

    def begin(self, sending: Sending) -> None:
        """Remember a save until its answer lands."""
        self._sent.append(sending)

    def landed(self, sent: Sending) -> Standing:
        """An answer has come: what the form held when it was sent."""
        self._sent.remove(sent)
        return sent.of

    def is_of(self, standing: Standing) -> bool:
        """Whether what the form holds now is on its way to the office."""
        return any(sending.of == standing for sending in self._sent)

    def make_way(self, place: DraftKey) -> None:
        """A new record is wanted: one that is just being stored is not shown again."""
        for sending in self._sent:
            if sending.of.uid and sending.of.draft == place:
                sending.make_way(self._drafts)
