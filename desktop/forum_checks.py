"""What sages and the forum of their village say against each other, beside the field typed in."""

from collections.abc import Iterable
from datetime import date

from desktop.forum_facts import Candidate
from desktop.lookups import Lookups
from desktop.programme.rounds import RoundSettings
from desktop.programme.selection import (
    ForumFacts,
    elsewhere,
    most_votes,
    not_resolved,
    votes_beyond,
)
from desktop.programme.vocabulary import Problem, Register, Severity, Values
from desktop.thai.dates import format_date
from desktop.words import _, current_language


def between_sages_and_forum(
    register: Register,
    values: Values,
    settings: RoundSettings,
    today: date,
    id: int | None,  # noqa: A002  the column's name
    known: Lookups,
) -> Iterable[Problem]:
    """What is wrong with a sage beside the village's forum, or with a forum beside its sages."""
    village = values.get("village")
    if not isinstance(village, int):
        return
    if register.table == "sage":
        yield from _selected(values, village, today, known)
        yield from _sage_beside_forum(values, known.forum(village), settings, id, known)
    elif register.table == "forum":
        yield from _forum_beside_sages(values, village, settings, known)


def _selected(values: Values, village: int, today: date, known: Lookups) -> Iterable[Problem]:
    """Nobody is selected without the forum, nor twice."""
    if not values.get("selected"):
        return
    if reason := not_resolved(known.forum(village), today):
        sentence = _("Nobody is selected without the forum. {reason}").format(reason=reason)
        yield Problem("selected", sentence, Severity.WARNING)
    first, last = (str(values.get(f"person.{part}_name") or "") for part in ("first", "last"))
    national_id = values.get("person.national_id")
    who = Candidate(village, first, last, str(national_id) if national_id else None)
    place = known.selected_elsewhere(who) if first and last else None
    if place is not None:
        sentence = elsewhere(f"{first} {last}", place.label)
        yield Problem("selected", sentence, Severity.WARNING)


def _sage_beside_forum(
    values: Values,
    forum: ForumFacts | None,
    settings: RoundSettings,
    id: int | None,  # noqa: A002
    known: Lookups,
) -> Iterable[Problem]:
    """More votes than were cast, or a survey after the forum that chose from it."""
    votes, surveyed, village = (values.get(key) for key in ("votes", "surveyed_on", "village"))
    if forum is None or not isinstance(village, int):
        return
    most = most_votes(forum, settings.sages_selected)
    if isinstance(votes, int) and votes and most is not None:
        cast = votes + sum(one.votes or 0 for one in known.voted(village) if one.id != id)
        if cast > most:
            yield Problem("votes", votes_beyond(cast, most))
    if isinstance(surveyed, date) and forum.held_on and surveyed > forum.held_on:
        yield Problem("surveyed_on", _surveyed_late(forum.held_on), Severity.WARNING)


def _forum_beside_sages(
    values: Values, village: int, settings: RoundSettings, known: Lookups
) -> Iterable[Problem]:
    """Fewer households than the sages have votes, or a day before the sages were surveyed."""
    held, present = values.get("held_on"), values.get("households_present")
    cast = sum(one.votes or 0 for one in known.voted(village))
    if isinstance(present, int):
        most = present * max(settings.sages_selected, 1)
        if cast > most:
            yield Problem("households_present", votes_beyond(cast, most))
    surveyed = [one.surveyed_on for one in known.voted(village) if one.surveyed_on]
    if isinstance(held, date) and surveyed and held < (last := max(surveyed)):
        day = format_date(last, "short", language=current_language())
        sentence = _("Before the last sage was surveyed on {day}; check both dates.")
        yield Problem("held_on", sentence.format(day=day), Severity.WARNING)


def _surveyed_late(held_on: date) -> str:
    day = format_date(held_on, "short", language=current_language())
    return _("Surveyed after the forum of {day}; check both dates.").format(day=day)
