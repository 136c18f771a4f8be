"""What is stored about a village's forum, its sages' votes, and who is selected elsewhere."""

from typing import NamedTuple

from db.queries import listing
from db.queries.conditions import Condition, Order
from desktop.programme.selection import ForumFacts, Voted
from desktop.thai.names import same_name
from desktop.thai.sound import sound_key
from desktop.views import Place

_FORUM = ["id", "held_on", "households_present", "accepted", "tie_rule"]
_VOTED = ["id", "person.full_name", "votes", "surveyed_on", "selected"]
_PLACE = [f"village.{path}" for path in ("id", "code", "moo", "name", "tambon", "tambon.name")]


class Candidate(NamedTuple):
    """Whom a village selects or may select, as they are told from a namesake."""

    village: int
    first: str
    last: str
    national_id: str | None
    person: int | None = None


def forum_of(round_id: int, village_id: int) -> ForumFacts | None:
    """The forum of a village in a round; None when none is recorded."""
    found = listing.select("forum", _FORUM, _of(round_id, village_id), limit=1)
    return ForumFacts(*found[0]) if found else None


def voted(round_id: int, village_id: int) -> tuple[Voted, ...]:
    """The sages of a village in a round with their votes, in the order of the lists."""
    order = [Order("person.sort_key")]
    found = listing.select("sage", _VOTED, _of(round_id, village_id), order)
    return tuple(Voted(*row) for row in found)


def selected_elsewhere(round_id: int, who: Candidate) -> Place | None:
    """Another village that has selected the same person, or a namesake who may be the same."""
    full = f"{who.first} {who.last}"
    columns = ["person", "person.first_name", "person.last_name", "person.national_id", *_PLACE]
    within = [
        Condition("person.sound_key", "=", sound_key(who.first, who.last)),
        Condition("round", "=", round_id),
        Condition("selected", "=", 1),
        Condition("village", "!=", who.village),
    ]
    for person, first, last, national_id, *place in listing.select("sage", columns, within):
        told_apart = who.national_id and national_id and who.national_id != national_id
        if person == who.person or (same_name(f"{first} {last}", full) and not told_apart):
            return Place(*place)
    return None


def _of(round_id: int, village_id: int) -> list[Condition]:
    return [Condition("round", "=", round_id), Condition("village", "=", village_id)]
