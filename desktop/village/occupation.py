"""Stage ๕ of a village: the trainings held for it, and its occupation groups."""

from collections import Counter

from db.queries import listing
from db.queries.conditions import Condition, Order
from desktop import counting
from desktop.village.content import (
    Asked,
    Content,
    Head,
    Line,
    Listed,
    baht,
    content,
    day,
    days,
)
from desktop.words import N_, _

_TRAINING = ("id", "curriculum", "starts_on", "ends_on", "days", "place", "village")
_GROUP = ("id", "name", "members", "chair", "registered_on", "has_rules", "fund")


def gather(asked: Asked) -> Content:
    """Trainings, those for all villages too, and groups."""
    return content((), _trainings(asked), _groups(asked))


def _trainings(asked: Asked) -> Listed:
    of_round = [Condition("round", "=", asked.round.id)]
    if asked.village is not None:
        of_round.append(Condition("village", "in", (asked.village, None)))
    held = listing.select("training", _TRAINING, of_round, [Order("starts_on")])
    came = Counter(
        row[0]
        for row in listing.select(
            "attendance", ["training"], asked.within("household.round", "household.village")
        )
    )
    lines = tuple(
        Line(
            one,
            (
                curriculum,
                days(starts, ends),
                _("{count} days").format(count=count),
                place,
                counting.households(came[one]) if came[one] else "",
            ),
        )
        for one, curriculum, starts, ends, count, place, _village in held
    )
    heads = (
        Head(N_("Curriculum"), 2.6), Head(N_("Date"), 1.6), Head(N_("Days"), 0.6, "centre"),
        Head(N_("Place"), 2), Head(N_("Households attended"), 1, "centre"),
    )  # fmt: skip
    return Listed(N_("Trainings"), "trainings", heads, lines)


def _groups(asked: Asked) -> Listed:
    found = listing.select("occupation_group", _GROUP, asked.within(), [Order("sort_key")])
    lines = tuple(
        Line(
            one,
            (
                name,
                "" if members is None else counting.persons(members),
                chair,
                day(registered),
                _("has rules") if rules else "",
                baht(fund),
            ),
        )
        for one, name, members, chair, registered, rules, fund in found
    )
    heads = (
        Head(N_("Occupation group"), 2.6), Head(N_("Members"), 0.8, "centre"),
        Head(N_("Chair"), 2), Head(N_("Registered on"), 1.2, "centre"),
        Head(N_("Rules"), 0.6, "centre"), Head(N_("Fund"), 1, "right"),
    )  # fmt: skip
    return Listed(N_("Occupation groups"), "groups", heads, lines)
