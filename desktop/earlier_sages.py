"""Sages of earlier rounds, offered again: who they are, and how they come into a round."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from db.queries import listing
from db.queries.conditions import Condition, Order
from db.transaction import Transaction
from desktop import records
from desktop.journal import several
from desktop.office import Office
from desktop.problems import Refused, refusing
from desktop.rounds import add_targets
from desktop.words import _

_LONGEST = 100
"""Years of experience that a record holds at most."""

_KEPT = (
    "person", "craft", "achievements", "knowledge_field", "learning_centre", "can_teach", "sources"
)  # fmt: skip
"""What stays true of a sage; survey, consent, votes and selection are the new round's own."""


@dataclass(frozen=True, slots=True)
class EarlierSage:
    """A sage of the village in the round of `year` (B.E.), as they were recorded last."""

    id: int
    person: int
    name: str
    craft: str | None
    year: int
    selected: bool


def earlier(office: Office, round_id: int, village_id: int) -> tuple[EarlierSage, ...]:
    """Who was a sage of the village in an earlier round and is none in this one, by name."""
    year = office.round(round_id).settings.year
    here = _people_of(round_id)
    within = [
        Condition("village", "=", village_id),
        Condition("round", "!=", round_id),
        Condition("round.year", "<=", year),
    ]
    columns = ["id", "person", "person.full_name", "craft.name", "round.year", "selected"]
    order = [Order("person.sort_key"), Order("round.year", descending=True)]
    newest: dict[int, EarlierSage] = {}
    for row in listing.select("sage", columns, within, order):
        one = EarlierSage(*row)
        if one.person not in here:
            newest.setdefault(one.person, one)
    return tuple(newest.values())


def take_over(office: Office, round_id: int, chosen: Sequence[int]) -> int:
    """Record these sages of earlier rounds in this one too; how many were new.

    Each is the same person, with the years that have passed added to their experience; whoever is
    a sage of the round already stays as they are. One action that can be undone.
    """
    if not chosen:
        raise Refused(_("Nothing is chosen."))
    with refusing():
        year = office.round(round_id).settings.year
        names = [row[0] for row in listing.rows("sage", ["person.full_name"], list(chosen))]
    title = _("Sages of earlier rounds: {names}").format(names=several(names))

    def work(tx: Transaction) -> int:
        columns = ["village", "years", "round.year", *_KEPT]
        here, rows = _people_of(round_id), []
        for village, years, then, *kept in listing.rows("sage", columns, list(chosen)):
            row: dict[str, Any] = dict(zip(_KEPT, kept, strict=True))
            if row["person"] in here:
                continue
            here.add(row["person"])
            if years is not None:
                years = min(years + year - then, _LONGEST)
            rows.append({**row, "round": round_id, "village": village, "years": years})
        for row in rows:
            records.put(tx, "sage", row)
        add_targets(tx, round_id, {row["village"] for row in rows})
        return len(rows)

    return office.write(title, work)


def _people_of(round_id: int) -> set[int]:
    """Everybody who is a sage of the round, whatever the village."""
    return {
        row[0] for row in listing.select("sage", ["person"], [Condition("round", "=", round_id)])
    }
