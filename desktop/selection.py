"""The one act by which sages are selected: it asks the village's forum first."""

from collections.abc import Iterable, Sequence
from datetime import date

from db.queries import listing
from db.transaction import Transaction
from desktop import forum_facts, records
from desktop.forum_facts import Candidate
from desktop.journal import several
from desktop.office import Office
from desktop.problems import Refused, refusing
from desktop.programme.rounds import RoundSettings
from desktop.programme.selection import Voted, elsewhere, refusal
from desktop.words import _

_WHO = ["village", "person.first_name", "person.last_name", "person.national_id", "person"]


def select(office: Office, round_id: int, village_id: int, chosen: Sequence[int]) -> None:
    """Make exactly the sages with the ids `chosen` those whom the village's forum selected.

    One logged action that can be undone. Refused, with what to do, without a forum that was held
    and accepted it, for another number than the round's, against the votes, where they are even
    and no rule decided, and for a sage whom another village has selected.
    """
    with refusing():
        settings, today = office.round(round_id).settings, office.today()
        sages = _refuse_unselected(round_id, village_id, chosen, settings, today)
    names = several([one.name for one in sages if one.id in chosen])
    title = _("Selected by the forum: {names}").format(names=names)

    def work(tx: Transaction) -> None:
        """Asked again inside the transaction: the forum may have been changed meanwhile."""
        _mark(tx, _refuse_unselected(round_id, village_id, chosen, settings, today), chosen)

    office.write(title, work)


def withdraw(office: Office, round_id: int, village_id: int) -> None:
    """Let nobody of the village be selected any more; one action that can be undone."""
    with refusing():
        names = [one.name for one in forum_facts.voted(round_id, village_id) if one.selected]
    if not names:
        return
    title = _("Selection withdrawn: {names}").format(names=several(names))
    office.write(title, lambda tx: _mark(tx, forum_facts.voted(round_id, village_id), ()))


def _refuse_unselected(
    round_id: int, village_id: int, chosen: Sequence[int], settings: RoundSettings, today: date
) -> tuple[Voted, ...]:
    """The village's sages; Refused unless its forum selected `chosen` of them."""
    sages = forum_facts.voted(round_id, village_id)
    if set(chosen) - {one.id for one in sages}:
        raise Refused(_("This sage is not of this village and round; look at the list again."))
    forum = forum_facts.forum_of(round_id, village_id)
    if reason := refusal(chosen, sages, forum, settings, today):
        raise Refused(reason)
    names = {one.id: one.name for one in sages}
    who = zip(chosen, listing.rows("sage", _WHO, list(chosen)), strict=True)
    for sage, traits in who:
        place = forum_facts.selected_elsewhere(round_id, Candidate(*traits))
        if place is not None:
            raise Refused(elsewhere(names[sage], place.label))
    return sages


def _mark(tx: Transaction, sages: Iterable[Voted], chosen: Sequence[int]) -> None:
    for one in sages:
        if one.selected is not (one.id in chosen):
            records.change(tx, "sage", one.id, {"selected": one.id in chosen})
