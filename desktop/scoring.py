"""The scoring sheet of a round and village: criteria, points, and the sages side by side."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from db.queries import listing
from db.queries.conditions import Condition, Order
from db.transaction import Transaction
from desktop import records
from desktop.forum_facts import forum_of
from desktop.office import Office
from desktop.problems import Refused
from desktop.programme.scoring import (
    MOST_CRITERIA,
    MOST_POINTS,
    MOST_WEIGHT,
    SHIPPED,
    Criterion,
    ranks,
    total,
)
from desktop.programme.selection import ForumFacts, Voted
from desktop.thai.text import repair
from desktop.words import _

_CRITERION = ["id", "name", "maximum", "weight"]
_SAGE = {
    "id": "id",
    "name": "person.full_name",
    "craft": "craft.name",
    "years": "years",
    "willing": "willing",
    "achievements": "achievements",
    "can_teach": "can_teach",
    "surveyed_on": "surveyed_on",
    "votes": "votes",
    "selected": "selected",
}


@dataclass(frozen=True, slots=True)
class Sage:
    """One column of the sheet; `points` are by the id of the criterion."""

    id: int
    name: str
    craft: str | None
    years: int | None
    willing: str | None
    achievements: str
    can_teach: str
    surveyed_on: date | None
    votes: int | None
    selected: bool
    points: Mapping[int, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Sheet:
    """The sages of a village side by side, by what they are compared, and the village's forum."""

    criteria: tuple[Criterion, ...]
    sages: tuple[Sage, ...]
    forum: ForumFacts | None = None

    def scored(self, sage: int, criterion: int, points: int | None) -> "Sheet":
        """The sheet as it is with other points of one sage by one criterion."""

        def changed(one: Sage) -> Sage:
            kept = {key: given for key, given in one.points.items() if key != criterion}
            return replace(one, points=kept if points is None else {**kept, criterion: points})

        return replace(self, sages=tuple(changed(o) if o.id == sage else o for o in self.sages))

    def voted(self, sage: int, votes: int | None) -> "Sheet":
        """The sheet as it is with other votes of one sage."""
        sages = (replace(one, votes=votes) if one.id == sage else one for one in self.sages)
        return replace(self, sages=tuple(sages))

    @property
    def votes(self) -> tuple[Voted, ...]:
        """What the forum's votes say, as a selection reads them."""
        return tuple(
            Voted(one.id, one.name, one.votes, one.surveyed_on, one.selected) for one in self.sages
        )

    @property
    def totals(self) -> tuple[int | None, ...]:
        """What each sage has altogether."""
        return tuple(total(one.points, self.criteria) for one in self.sages)

    @property
    def ranks(self) -> tuple[int | None, ...]:
        """The place of each sage by its total."""
        return ranks(self.totals)


def criteria(round_id: int) -> tuple[Criterion, ...]:
    """The criteria of a round, in their order."""
    of_round = [Condition("round", "=", round_id)]
    found = listing.select("criterion", _CRITERION, of_round, [Order("position")])
    return tuple(Criterion(*row) for row in found)


def sheet(round_id: int, village_id: int) -> Sheet:
    """The scoring sheet of one village, as it is stored."""
    within = [Condition("round", "=", round_id), Condition("village", "=", village_id)]
    order = [Order("person.sort_key")]
    rows = listing.select("sage", list(_SAGE.values()), within, order)
    points: dict[int, dict[int, int]] = {row[0]: {} for row in rows}
    scored = [Condition("sage.round", "=", round_id), Condition("sage.village", "=", village_id)]
    for sage, criterion, given in listing.select(
        "sage_score", ["sage", "criterion", "points"], scored
    ):
        points[sage][criterion] = given
    sages = tuple(Sage(**dict(zip(_SAGE, row, strict=True)), points=points[row[0]]) for row in rows)
    return Sheet(criteria(round_id), sages, forum_of(round_id, village_id))


def take_shipped(office: Office, round_id: int) -> None:
    """Give a round that has no criteria those that the program ships, in the office's language."""

    def work(tx: Transaction) -> None:
        if criteria(round_id):
            raise Refused(_("The round has criteria already."))
        names = enumerate((_(name, "th") for name in SHIPPED), 1)
        rows = [{"round": round_id, "position": at, "name": name} for at, name in names]
        tx.put_many("criterion", rows)

    office.write(_("Take the shipped criteria"), work)


def add_criterion(office: Office, round_id: int, name: str, maximum: int = 5) -> int:
    """Add a criterion at the end; its id. Refused without a name, or with one that is there."""
    values = {"name": repair(name), "maximum": maximum, "weight": 1}

    def work(tx: Transaction) -> int:
        present = _stored(round_id)
        if len(present) >= MOST_CRITERIA:
            raise Refused(_("A sheet has {most} criteria at most.").format(most=MOST_CRITERIA))
        _refuse_unusable(values, [row[1] for row in present])
        position = max((row[2] for row in present), default=0) + 1
        return tx.save("criterion", {"round": round_id, "position": position, **values})

    return office.write(_("Add criterion: {name}").format(name=values["name"]), work)


def change_criterion(
    office: Office, criterion: Criterion, *, name: str, maximum: int, weight: int
) -> None:
    """Rename a criterion, or change its most points and its weight.

    Refused where points above the new maximum were given, or the name is another one's.
    """
    values = {"name": repair(name), "maximum": maximum, "weight": weight}

    def work(tx: Transaction) -> None:
        row = _present(tx, criterion.id)
        others = [one[1] for one in _stored(row["round_id"]) if one[0] != criterion.id]
        _refuse_unusable(values, others)
        above = [Condition("criterion", "=", criterion.id), Condition("points", ">=", maximum + 1)]
        if listing.select("sage_score", ["id"], above, limit=1):
            raise Refused(
                _("More than {most} points were given by it; change those first.").format(
                    most=maximum
                )
            )
        tx.save("criterion", values, id=criterion.id)

    office.write(_("Change criterion: {name}").format(name=values["name"]), work)


def move_criterion(office: Office, round_id: int, criterion: Criterion, by: int) -> None:
    """Move a criterion some lines up (below 0) or down; nothing happens at an end."""
    order = [one.id for one in criteria(round_id)]
    at = order.index(criterion.id) if criterion.id in order else 0
    to = min(max(at + by, 0), len(order) - 1)
    if criterion.id not in order or to == at:
        return
    order.insert(to, order.pop(at))

    def work(tx: Transaction) -> None:
        for position, one in enumerate(order, 1):
            tx.save("criterion", {"position": position}, id=one)

    office.write(_("Move criterion: {name}").format(name=criterion.name), work)


def remove_criterion(office: Office, criterion: Criterion) -> None:
    """Remove a criterion with the points given by it; one action that can be undone."""
    title = _("Remove criterion: {name}").format(name=criterion.name)
    office.write(title, lambda tx: records.remove(tx, "criterion", criterion.id))


def give(office: Office, sage: int, criterion: Criterion, points: int | None) -> None:
    """Give a sage its points by a criterion, None to take them away."""
    if points is not None and not 0 <= points <= criterion.maximum:
        raise Refused(_("Write 0 to {most} points.").format(most=criterion.maximum))
    pair = {"sage": sage, "criterion": criterion.id}

    def work(tx: Transaction) -> None:
        _put_points(tx, pair, points)

    name = str(listing.rows("sage", ["person.full_name"], [sage])[0][0])
    title = _("Points of {name}: {criterion}").format(name=name, criterion=criterion.name)
    office.write(title, work)


def _put_points(tx: Transaction, pair: dict[str, int], points: int | None) -> None:
    same = [Condition(column, "=", value) for column, value in pair.items()]
    present = next((row[0] for row in listing.select("sage_score", ["id"], same)), None)
    if points is None and present is not None:
        tx.delete("sage_score", present)
    elif points is not None and present is not None:
        tx.save("sage_score", {"points": points}, id=present)
    elif points is not None:
        tx.save("sage_score", {**pair, "points": points})


def _stored(round_id: int) -> list[tuple[Any, ...]]:
    """(id, name, position) of a round's criteria."""
    of_round = [Condition("round", "=", round_id)]
    return listing.select("criterion", ["id", "name", "position"], of_round)


def _present(tx: Transaction, criterion: int) -> dict[str, Any]:
    row = tx.row("criterion", criterion)
    if row is None:
        raise Refused(_("This criterion is gone."))
    return dict(row)


def _refuse_unusable(values: Mapping[str, Any], others: Sequence[str]) -> None:
    if not values["name"]:
        raise Refused(_("The criterion needs a name."))
    if values["name"] in others:
        raise Refused(_("There is such a criterion already."))
    for key, most in (("maximum", MOST_POINTS), ("weight", MOST_WEIGHT)):
        if not 1 <= values[key] <= most:
            raise Refused(_("Write a number from 1 to {most}.").format(most=most))
