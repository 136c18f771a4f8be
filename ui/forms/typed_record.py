"""What is typed into one form: of which record, over what, and the draft that keeps it."""

from collections.abc import Mapping
from dataclasses import replace
from typing import NamedTuple

from desktop.drafts import Draft, new_uid
from desktop.problems import Refused
from desktop.programme.vocabulary import Register, Value
from desktop.unfinished import settle
from desktop.views import Entry
from ui.drafts import DraftKey
from ui.forms.likeness import LikenessNotice
from ui.forms.record_form import RecordForm
from ui.session import Session
from ui.titles import said_beside


class Standing(NamedTuple):
    """Which record a form holds: where its draft waits, over which version, or under which uid."""

    draft: DraftKey
    version: int | None
    uid: str


class TypedRecord:
    """The record that stands in `form`, and what is typed over it and not saved.

    `drafted_as` is the number under which drafts of new records wait, None for the register's own.
    The person chosen in `likeness` is kept with what is typed.
    """

    def __init__(
        self,
        register: Register,
        session: Session,
        form: RecordForm,
        likeness: LikenessNotice,
        drafted_as: int | None,
    ) -> None:
        self._register, self._session = register, session
        self._form, self._likeness = form, likeness
        self._place = drafted_as
        self._round_id: int | None = None
        self.entry: Entry | None = None
        """The stored record, None for a new one."""
        self.uid = ""
        """What a new record is stored under."""
        self.first: dict[str, object] = {}
        """What the form held before anything was typed."""

    @property
    def id(self) -> int | None:
        """The id of the record, None for a new one."""
        return self.entry.id if self.entry else None

    @property
    def draft(self) -> DraftKey:
        """Where what is typed waits: in the round in which the form began."""
        record = self._place if self.entry is None else self.entry.id
        return DraftKey(self._round_id, self._register.key, record)

    @property
    def standing(self) -> Standing:
        """Which record it is, to be asked again when an answer about it comes."""
        version = self.entry.version if self.entry else None
        return Standing(self.draft, version, "" if self.entry else self.uid)

    @property
    def unsaved(self) -> bool:
        """Whether anything stands in the form that is not stored."""
        return self._form.raw() != self.first

    def begin(self, place: int | None) -> None:
        """Let it be a new record, whose drafts wait under `place`."""
        self.entry, self._place, self.uid = None, place, new_uid()

    def show(self, values: Mapping[str, Value]) -> None:
        """Put what is stored into the form."""
        self._round_id = self._session.scope.round_id if self._register.round else None
        self._form.put(values)
        self._form.show_beside(said_beside(self._session.office, self._register, self.id))
        self.first = self._form.raw()
        self._likeness.begin(self.id)

    def merge(self, theirs: Entry, merged: Mapping[str, object]) -> None:
        """Show `merged` over the record as another left it."""
        self.entry = theirs
        self._form.put(theirs.values)
        self.first = self._form.raw()
        self._form.put(merged)

    # The draft

    def put_away(self) -> None:
        """Keep what is typed and not saved as a draft."""
        if self.first and self.unsaved:
            raw = {**self._form.raw(), **self._likeness.meant()}
            draft, version, uid = self.standing
            self._session.drafts.keep(draft, raw, was=self.first, version=version, uid=uid)

    def forget(self) -> None:
        """Drop the draft; nothing is kept before something is shown again."""
        self._session.drafts.forget(self.draft)
        self.first = {}

    def stored_meanwhile(self) -> int | None:
        """The record's id when all that stands here was stored from elsewhere; else None.

        So it was by a form that is gone, or by a row of the grid.
        """
        draft, office = self._session.drafts.draft(self.draft), self._session.office
        try:
            stored = (
                office.stored_as(self._register, self.uid)
                if self.entry is None
                else office.entry(self._register, self.entry.id)
            )
        except Refused:
            return None
        same = self.entry is not None and stored and stored.version == self.entry.version
        if draft is None or stored is None or same:
            return None
        left = settle(office, draft)
        return None if left is not None and left.key == draft.key else stored.id

    def bring_back(self) -> bool | None:
        """Show what was typed into this form and is not stored by now; None when nothing waits.

        Else whether somebody changed the record meanwhile: what is typed then still stands on the
        version that it was typed over.
        """
        draft = self._session.drafts.draft(self.draft)
        left = settle(self._session.office, draft) if draft is not None else None
        if left is None or left.key != self.draft:
            return None
        older = self.entry is not None and left.version not in (None, self.entry.version)
        if older and self.entry is not None:
            self.entry = replace(self.entry, version=left.version or 0)
            self.first.update(left.was)
        self.uid = left.uid or self.uid
        self._form.put({**self.first, **left.raw})
        self._likeness.mean(left.raw)
        return older

    def put_back(self, draft: Draft) -> None:
        """Keep a draft again that was thrown away, under what was typed in its place since."""
        now = self._form.raw() if self.draft == draft.key else {}
        since = {key: value for key, value in now.items() if value != self.first.get(key)}
        self._session.drafts.put_back(replace(draft, raw={**draft.raw, **since}))
        if now:
            self.first = {}
