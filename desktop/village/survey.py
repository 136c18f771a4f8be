"""Stage ๑ of a village: its sages, who was selected, and what the forum resolved."""

from typing import Any

from db.queries import listing
from db.queries.conditions import Order
from desktop import counting
from desktop.programme.forum import RESOLUTIONS, RESOLVED_BY, quorum, votes
from desktop.programme.values import show_value
from desktop.programme.vocabulary import Context, Kind
from desktop.village.content import (
    Asked,
    Content,
    Fact,
    Head,
    Line,
    Listed,
    content,
    day,
    joined,
    of_needed,
    years,
)
from desktop.village.content import votes as told_votes
from desktop.words import N_, _

_SAGE = ("id", "person.full_name", "craft.name", "years", "votes", "selected",
         "instead_of.person.full_name")  # fmt: skip
_FORUM = (
    "held_on", "place", "households_total", "households_present", "quorum", "chair", "recorder",
    "occupation_names", "tie_rule",
    *(f"{one.key}_{part}" for one in RESOLUTIONS for part in ("by", "for", "against", "abstained")),
    *(one.accepted for one in RESOLUTIONS),
)  # fmt: skip


def gather(asked: Asked) -> Content:
    """The sages with the most votes first, and the forum."""
    order = [Order("selected", descending=True), Order("votes", descending=True),
             Order("person.sort_key")]  # fmt: skip
    sages = listing.select("sage", _SAGE, asked.within(), order)
    chosen = [_selected(row) for row in sages if row[5]]
    facts = [
        Fact(N_("Sages recorded"), of_needed(len(sages), asked.round.settings.sages_surveyed)),
        Fact(N_("Selected"), ", ".join(chosen)),
        *_forum(asked),
    ]
    return content(facts, _sages(sages))


def _selected(row: tuple[Any, ...]) -> str:
    if row[6]:
        return _("{name} (in the place of {other})").format(name=row[1], other=row[6])
    return str(row[1])


def _sages(rows: list[tuple[Any, ...]]) -> Listed:
    lines = tuple(
        Line(
            one,
            (
                name,
                craft or "",
                years(experience),
                told_votes(got),
                _("selected") if selected else "",
            ),
        )
        for one, name, craft, experience, got, selected, _instead in rows
    )
    heads = (
        Head(N_("Sage"), 2.4), Head(N_("Craft"), 1.8), Head(N_("Experience"), 1, "centre"),
        Head(N_("Votes"), 0.8, "centre"), Head(N_("Result of the selection"), 1.2, "centre"),
    )  # fmt: skip
    return Listed(N_("Sages"), "sages", heads, lines)


def _forum(asked: Asked) -> list[Fact]:
    found = listing.select("forum", _FORUM, asked.within(), limit=1)
    if not found:
        return []
    forum = dict(zip(_FORUM, found[0], strict=True))
    attached = _("attached") if asked.facts.minutes else _("not attached")
    return [
        Fact(N_("Village forum"), joined(day(forum["held_on"]), forum["place"])),
        Fact(N_("Households present"), _attendance(asked, forum)),
        Fact(N_("Chair of the forum"), forum["chair"]),
        Fact(N_("Recorder"), forum["recorder"]),
        *(_resolution(forum, one) for one in RESOLUTIONS),
        Fact(N_("Minutes"), attached),
    ]


def _attendance(asked: Asked, forum: dict[str, Any]) -> str:
    present = forum["households_present"]
    if present is None:
        return ""
    told = of_needed(present, forum["households_total"] or 0)
    needed = quorum(forum, Context(asked.round.settings, asked.facts.today))
    if needed is None:
        return told
    return joined(told, _("needed: {households}").format(households=counting.households(needed)))


def _resolution(forum: dict[str, Any], one: Any) -> Fact:
    """Accepted or not, how, with which votes; of the occupation also which."""
    counted = votes(forum, one.key)
    how = show_value(Kind.CHOICE, forum[f"{one.key}_by"], RESOLVED_BY)
    accepted = forum[one.accepted]
    if not accepted and not how and counted == (None, None, None):
        return Fact(one.label, "")
    said = " : ".join(f"{count or 0:,}" for count in counted) if any(counted) else ""
    what = forum["occupation_names"] if one.key == "occupation" else ""
    return Fact(
        one.label,
        joined(what, _("accepted") if accepted else _("not accepted"), f"{how} {said}".strip()),
    )
