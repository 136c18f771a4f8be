"""Drafts against what is stored: which are still to be finished, of what, and who was quicker."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from desktop.checks import name_of
from desktop.drafts import Draft, DraftKey
from desktop.office import Office
from desktop.problems import Refused
from desktop.programme.conflict import changed
from desktop.programme.stages import register
from desktop.programme.vocabulary import Register
from desktop.views import Entry
from desktop.words import _

MOST = 100
"""Drafts that are looked at and listed at once."""


@dataclass(frozen=True, slots=True)
class Unfinished:
    """A form that was not finished. `title` names its record as the history does.

    `gone` says that the record is deleted; `lost` that there is no form any more, since its round
    is; `elsewhere` that somebody changed the record after this was typed.
    """

    draft: Draft
    title: str
    gone: bool = False
    lost: bool = False
    elsewhere: bool = False


def unfinished(office: Office, among: Iterable[DraftKey] | None = None) -> tuple[Unfinished, ...]:
    """The forms that are still to be finished, the one that was begun first at the front.

    Of all drafts, or of those `among`; at most MOST: rows that were pasted may wait by thousands.
    """
    found = office.drafts.waiting()
    if among is not None:
        wanted = set(among)
        found = tuple(draft for draft in found if draft.key in wanted)
    left = (settle(office, draft) for draft in found[:MOST])
    return tuple(_described(office, draft) for draft in left if draft is not None)


def settle(office: Office, draft: Draft) -> Draft | None:
    """`draft` as it is still to be finished; None when all of it is stored.

    A program may end between storing a record and dropping its draft. Such a draft is dropped now;
    if typing went on meanwhile, it becomes one of the record that was stored. One of a record that
    is as it was, though its version is another (deleted and brought back), goes on from there.
    """
    kind = _register(draft)
    if kind is None:
        return draft
    stored, today = _stored(office, kind, draft), office.today()
    if stored is None and _is_of_a_record(draft):
        return draft
    left = changed(kind, draft.was if stored is None else stored.values, draft.raw, today)
    if draft.version is not None:
        left &= changed(kind, draft.was, draft.raw, today)
    if not left:
        office.drafts.forget(draft.key)
        return None
    if stored is None:
        return draft
    moved_on = draft.version is not None and changed(kind, stored.values, draft.was, today)
    if moved_on or draft.version == stored.version:
        return draft
    key = draft.key._replace(record=stored.id)
    now = replace(draft, key=key, was=stored.values, version=stored.version, uid="")
    office.drafts.put(now)
    if key != draft.key:
        office.drafts.forget(draft.key)
    return now


def _described(office: Office, draft: Draft) -> Unfinished:
    kind = _register(draft)
    rounds = {None, *(one.id for one in office.rounds())}
    if kind is None or draft.key.round_id not in rounds:
        name = _(kind.one) if kind else draft.key.register
        return Unfinished(draft, name, gone=True, lost=True)
    stored = _stored(office, kind, draft)
    if not _is_of_a_record(draft):
        name = name_of(kind, dict(draft.raw))  # type: ignore[arg-type]  # texts as typed
        return Unfinished(draft, _("{what}: {name}").format(what=_(kind.one), name=name or "–"))
    name = office.title(kind, draft.key.record or 0) or name_of(kind, dict(draft.raw))  # type: ignore[arg-type]
    title = _("{what}: {name}").format(what=_(kind.one), name=name or "–")
    elsewhere = stored is not None and draft.version not in (None, stored.version)
    return Unfinished(draft, title, gone=stored is None, elsewhere=elsewhere)


def _is_of_a_record(draft: Draft) -> bool:
    return draft.key.record is not None and draft.key.record > 0


def _register(draft: Draft) -> Register | None:
    try:
        return register(draft.key.register)
    except KeyError:
        return None


def _stored(office: Office, kind: Register, draft: Draft) -> Entry | None:
    """The record that a draft is of, or that its save has made."""
    if not _is_of_a_record(draft):
        return office.stored_as(kind, draft.uid)
    try:
        return office.entry(kind, draft.key.record or 0)
    except Refused:
        return None
