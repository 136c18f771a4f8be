"""Who is selected: what the village forum must have done before, and what its votes say."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from desktop.programme.rounds import RoundSettings
from desktop.thai.dates import format_date
from desktop.words import _, current_language


@dataclass(frozen=True, slots=True)
class ForumFacts:
    """What a selection asks of a village's forum; `id` is its record."""

    id: int
    held_on: date | None = None
    households_present: int | None = None
    accepted: bool = False
    tie_rule: str | None = None


@dataclass(frozen=True, slots=True)
class Voted:
    """A sage at the forum; votes are None where hands were not counted for single sages."""

    id: int
    name: str
    votes: int | None = None
    surveyed_on: date | None = None
    selected: bool = False


def not_resolved(forum: ForumFacts | None, today: date) -> str:
    """Why the forum cannot have selected anybody, and what to do; "" when it can."""
    if forum is None:
        return _("The village forum is not recorded; record it, and its acceptance.")
    if forum.held_on is None:
        return _("The forum has no date; record when it was held.")
    if forum.held_on > today:
        return _("The forum is still to come, on {day}; select when it was held.").format(
            day=format_date(forum.held_on, "short", language=current_language())
        )
    if not forum.accepted:
        return _("The forum has not accepted a selection; record that it did, or hold it again.")
    return ""


def refusal(
    chosen: Sequence[int],
    sages: Sequence[Voted],
    forum: ForumFacts | None,
    settings: RoundSettings,
    today: date,
) -> str:
    """Why `chosen` of the village's sages cannot be the forum's selection; "" when they can."""
    if reason := not_resolved(forum, today):
        return reason
    need = settings.sages_selected
    if len(set(chosen)) != need:
        return _("{have} chosen; the round selects {need}.").format(
            have=len(set(chosen)), need=need
        )
    if forum is not None and (reason := too_many_votes(sages, forum, need)):
        return reason
    return _against_votes(chosen, sages, forum)


def elsewhere(name: str, village: str) -> str:
    """The sentence about a sage whom another village has selected too."""
    return _(
        "{name} is selected in {village} already; if they are two people, record the national ID "
        "of each."
    ).format(name=name, village=village)


def most_votes(forum: ForumFacts, need: int) -> int | None:
    """How many votes a forum can have cast: a household has one for each who is selected."""
    present = forum.households_present
    return None if present is None else present * max(need, 1)


def too_many_votes(sages: Iterable[Voted], forum: ForumFacts, need: int) -> str:
    """Whether more voted than were there, in one sentence; "" when not."""
    cast, most = sum(one.votes or 0 for one in sages), most_votes(forum, need)
    return votes_beyond(cast, most) if most is not None and cast > most else ""


def votes_beyond(cast: int, most: int) -> str:
    """The sentence about more votes than there can be."""
    return _("{cast} votes for all sages, but the forum could cast {most}; check them.").format(
        cast=cast, most=most
    )


def leading(sages: Sequence[Voted], need: int) -> tuple[int, ...]:
    """Whom the votes select, by id; empty where they are not counted, or even at the last place."""
    counted = sorted((one for one in sages if one.votes), key=lambda one: -(one.votes or 0))
    if len(counted) < need or (len(counted) > need and _even(counted[need - 1], counted[need])):
        return ()
    return tuple(one.id for one in counted[:need])


def _against_votes(chosen: Sequence[int], sages: Sequence[Voted], forum: ForumFacts | None) -> str:
    """Why the votes do not select `chosen`: others have more, or as many and no rule decided."""
    if all(one.votes is None for one in sages):
        return ""
    taken = [one for one in sages if one.id in chosen]
    others = [one for one in sages if one.id not in chosen]
    least = min(taken, key=lambda one: one.votes or 0)
    first = max(others, key=lambda one: one.votes or 0, default=None)
    if first is None or (first.votes or 0) < (least.votes or 0):
        return ""
    named = {"first": first.name, "chosen": least.name, "votes": first.votes or 0}
    if not _even(first, least):
        return _("{first} has more votes than {chosen}; select whom the forum chose.").format(
            **named
        )
    if forum is None or not forum.tie_rule:
        return _(
            "{first} and {chosen} have {votes} votes each; "
            "write in the forum how even votes were decided."
        ).format(**named)
    return ""


def _even(one: Voted, other: Voted) -> bool:
    return (one.votes or 0) == (other.votes or 0)
