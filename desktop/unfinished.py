"""Drafts against what is stored: which are still to be finished, of what, and who was quicker."""

from dataclasses import dataclass

from desktop.checks import name_of
from desktop.drafts import Draft
from desktop.office import Office
from desktop.problems import Refused
from desktop.programme.conflict import changed
from desktop.programme.stages import register
from desktop.programme.vocabulary import Register
from desktop.views import Entry
from desktop.words import _


@dataclass(frozen=True, slots=True)
class Unfinished:
    """A form that was not finished. `title` names its record as the history does.

    `gone` says that the record, or the round, is deleted; `elsewhere` that somebody changed the
    record after this was typed.
    """

    draft: Draft
    title: str
    gone: bool = False
    elsewhere: bool = False


def unfinished(office: Office) -> tuple[Unfinished, ...]:
    """Every form that is still to be finished, the one that was begun first at the front."""
    drafts = office.drafts
    left = (settle(office, draft) for draft in drafts.waiting())
    return tuple(_described(office, draft) for draft in left if draft is not None)


def settle(office: Office, draft: Draft) -> Draft | None:
    """`draft` as it is still to be finished; None when all of it is stored.

    A program may end between storing a record and dropping its draft. Such a draft is dropped now.
    If typing went on meanwhile, it becomes one of the record that was stored.
    """
    kind = _register(draft)
    if kind is None:
        return draft
    stored, today = _stored(office, kind, draft), office.today()
    if stored is None:
        left = changed(kind, draft.was, draft.raw, today) or _is_of_a_record(draft)
    elif draft.version in (None, stored.version):
        left = changed(kind, stored.values, draft.raw, today)
    else:
        typed = changed(kind, draft.was, draft.raw, today)
        left = typed & changed(kind, stored.values, draft.raw, today)
    if left and (stored is None or stored.id == draft.key.record):
        return draft
    office.drafts.forget(draft.key)
    if not left or stored is None:
        return None
    key = draft.key._replace(record=stored.id)
    office.drafts.keep(key, draft.raw, was=stored.values, version=stored.version)
    return office.drafts.find(key)


def _described(office: Office, draft: Draft) -> Unfinished:
    kind = _register(draft)
    rounds = {None, *(one.id for one in office.rounds())}
    if kind is None or draft.key.round_id not in rounds:
        return Unfinished(draft, draft.key.register, gone=True)
    stored = _stored(office, kind, draft)
    if not _is_of_a_record(draft):
        name = name_of(kind, dict(draft.raw))  # type: ignore[arg-type]  # texts as typed
        return Unfinished(draft, _("{what}: {name}").format(what=_(kind.one), name=name or "–"))
    name = office.title(kind, draft.key.record or 0) or name_of(kind, dict(draft.raw))  # type: ignore[arg-type]
    title = _("{what}: {name}").format(what=_(kind.one), name=name or "–")
    elsewhere = stored is not None and draft.version not in (None, stored.version)
    return Unfinished(draft, title, stored is None, elsewhere)


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
