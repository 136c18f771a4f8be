"""What is worth showing: villages, trainers and households with their names and occupations."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from db.queries import listing
from desktop.programme.best_practice import (
    Example,
    best_households,
    best_trainers,
    best_villages,
)
from desktop.programme.income_table import IncomeTable
from desktop.rounds import Rounds
from desktop.views import Place, RoundEntry

_MOST = {"village": 3, "trainer": 2, "household": 3}
"""How many examples of each kind are shown."""


@dataclass(frozen=True, slots=True)
class Shown:
    """An example by its names; what is not recorded is "".

    `place` is the village, also that of a household.
    """

    example: Example
    name: str
    occupation: str
    trainer: str
    place: Place | None = None


def worth_showing(office: Rounds, entry: RoundEntry, households: IncomeTable) -> tuple[Shown, ...]:
    """The villages, then the trainers, then the households that grew most."""
    growth = entry.settings.income_growth_percent
    found = (
        *best_villages(households, growth, _MOST["village"]),
        *best_trainers(households, growth, _MOST["trainer"]),
        *best_households(households, growth, _MOST["household"]),
    )
    occupations = _names("occupation_kind", "name", (one.occupation for one in found))
    trainers = _names("team_member", "person.full_name", (one.trainer for one in found))
    homes = [int(one.key) for one in found if one.kind == "household"]
    columns = ["id", "representative.full_name", "village"]
    people = {
        one: (name, village) for one, name, village in listing.rows("household", columns, homes)
    }
    places = {one.id: one for one in office.villages()} if found else {}

    def shown(one: Example) -> Shown:
        name, place = "", None
        if one.kind == "village":
            place = next((each for each in places.values() if each.code == one.key), None)
            name = place.in_full if place else one.key
        elif one.kind == "household":
            name, village = people.get(int(one.key), ("", None))
            place = places.get(village)
        return Shown(
            one,
            name or trainers.get(one.trainer, ""),
            occupations.get(one.occupation, ""),
            trainers.get(one.trainer, ""),
            place,
        )

    return tuple(map(shown, found))


def _names(table: str, column: str, ids: Iterable[int | None]) -> Mapping[int | None, str]:
    known = sorted({one for one in ids if one is not None})
    return dict(listing.rows(table, ["id", column], known))
