"""The villages that need a visit, the most urgent first, and who is responsible for them."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from db.queries import listing
from db.queries.conditions import Order
from desktop import incomes
from desktop.facts import Unit, facts_of
from desktop.programme.rounds import COHORT
from desktop.programme.visits_needed import VisitNeed, visits_needed
from desktop.rounds import Rounds
from desktop.views import Place, RoundEntry, Scope


@dataclass(frozen=True, slots=True)
class VillageInNeed:
    """A village (or the cohort, `place` None), why it needs a visit, and whose it is.

    `needs` has the most urgent reason first; `officers` are those of its tambon, "" for nobody.
    """

    place: Place | None
    needs: tuple[VisitNeed, ...]
    officers: str = ""


def villages_in_need(office: Rounds, entry: RoundEntry, scope: Scope) -> tuple[VillageInNeed, ...]:
    """The target villages of the place that need a visit, by urgency, then by code."""
    places: dict[Unit, Place | None] = {None: None}
    if entry.settings.variant != COHORT:
        places = {one.id: one for one in incomes.places(office, scope)}
    if not places:
        return ()
    found = facts_of(entry.id, entry.settings, places.keys(), office.today())
    officers = _officers(office.today())
    waiting = [
        VillageInNeed(place, needs, officers.get(place.tambon_id, "") if place else "")
        for unit, place in places.items()
        if (needs := visits_needed(found[unit]))
    ]
    return tuple(sorted(waiting, key=lambda one: one.needs[0].urgency))


def _officers(today: date) -> Mapping[int, str]:
    """Who is responsible for each tambon today."""
    columns = ["tambon", "officer.full_name", "since", "until"]
    names: dict[int, list[str]] = defaultdict(list)
    for tambon, name, since, until in listing.select(
        "responsibility", columns, order=[Order("officer.sort_key")]
    ):
        if (since is None or since <= today) and (until is None or today <= until):
            names[tambon].append(name)
    return {tambon: ", ".join(some) for tambon, some in names.items()}
