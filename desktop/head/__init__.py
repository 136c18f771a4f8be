"""What the head of the office has to know before a meeting, on one screen and on one sheet.

Indicators against their targets with the last round's beside them, the villages that need a visit,
what is worth showing, and what the money brought in. Every measure is defined where it is counted;
`desktop.head.definitions` tells each in words.
"""

from dataclasses import dataclass
from datetime import date

from desktop import incomes
from desktop.head.comparison import Comparison, compared
from desktop.head.examples import Shown, worth_showing
from desktop.head.money import Money, money
from desktop.head.visits import VillageInNeed, villages_in_need
from desktop.rounds import Rounds
from desktop.views import RoundEntry, Scope


@dataclass(frozen=True, slots=True)
class HeadSummary:
    """A place in a round, as it stands on the day `on`. `where` names the place, "" is all of it.

    `villages` are the target villages in it.
    """

    round: RoundEntry
    scope: Scope
    where: str
    on: date
    villages: int
    comparison: Comparison
    in_need: tuple[VillageInNeed, ...]
    examples: tuple[Shown, ...]
    money: Money


def head_summary(office: Rounds, scope: Scope) -> HeadSummary:
    """Everything about the place as the office stands today. Refused without a round."""
    households = incomes.table(office, scope)
    entry = office.round(scope.round_id or 0)
    return HeadSummary(
        round=entry,
        scope=scope,
        where=_where(office, scope),
        on=office.today(),
        villages=len(incomes.places(office, scope)),
        comparison=compared(office, scope),
        in_need=villages_in_need(office, entry, scope),
        examples=worth_showing(office, entry, households),
        money=money(office, entry, scope, households),
    )


def _where(office: Rounds, scope: Scope) -> str:
    """How the chosen place is called."""
    if scope.village_id is not None:
        return next((one.in_full for one in office.villages() if one.id == scope.village_id), "")
    tambons = office.tambons() if scope.tambon_id is not None else ()
    return next((one.name for one in tambons if one.id == scope.tambon_id), "")
