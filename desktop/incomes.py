"""The incomes of an office: what is stored, measured by the programme's rules."""

from itertools import groupby
from typing import Any

from db.queries import board as recorded
from db.queries.incomes import household_incomes, incomes_by_village
from desktop.problems import Refused
from desktop.programme.incomes import (
    GroupSummary,
    HouseholdIncome,
    IncomeSummary,
    Measures,
    Practice,
    practice,
    summarise,
)
from desktop.programme.indicators import Indicator
from desktop.programme.indicators import indicators as against_targets
from desktop.programme.rounds import VILLAGE
from desktop.rounds import Rounds
from desktop.views import Place, Scope
from desktop.words import _


def rows(office: Rounds, scope: Scope) -> tuple[HouseholdIncome, ...]:
    """The target households of `scope` with their incomes, by village. Refused without a round."""
    if scope.round_id is None:
        raise Refused(_("Choose a round first."))
    found = household_incomes(
        scope.round_id,
        tambon_id=scope.tambon_id,
        village_id=scope.village_id,
        targets_only=office.round(scope.round_id).settings.variant == VILLAGE,
    )
    return tuple(_household(*row) for row in found)


def summary(office: Rounds, scope: Scope) -> IncomeSummary:
    """Every measure of the target households of `scope`. Refused without a round."""
    households = rows(office, scope)
    settings = office.round(scope.round_id or 0).settings
    return summarise(
        households,
        income_line=settings.income_line,
        growth_percent=settings.income_growth_percent,
    )


def indicators(office: Rounds, round_id: int) -> tuple[Indicator, ...]:
    """The round's indicators against its targets."""
    settings = office.round(round_id).settings
    targets = office.targets(round_id)
    groups = recorded.groups(recorded.Part(round_id))
    return against_targets(
        _practice_of_villages(round_id, targets_only=settings.variant == VILLAGE),
        groups=sum(groups[place.id]["groups"] for place in targets if place.id in groups),
        targets=len(targets),
        round_=settings,
    )


def _practice_of_villages(round_id: int, *, targets_only: bool) -> list[Practice]:
    """The practice of each village; no more than one household is in memory at a time."""
    found = incomes_by_village(round_id, targets_only=targets_only)
    return [
        practice((before, after, _practises(state)) for _village, before, after, state in rows)
        for _village, rows in groupby(found, key=lambda row: row[0])
    ]


def as_json(summary: IncomeSummary) -> dict[str, Any]:
    """The measures as plain values: money in baht, percentages to one decimal or None."""
    return {
        **_plain(summary.measures),
        "by_occupation": [_named(one) for one in summary.by_occupation],
        "by_tambon": [{"code": one.key, **_named(one)} for one in summary.by_tambon],
    }


def _household(
    household_id: int, occupation: str, members: int | None, before: int | None,
    after: int | None, practising: str | None, village_id: int, code: str, moo: int | None,
    name: str, tambon_id: int, tambon: str, tambon_code: str,
) -> HouseholdIncome:  # fmt: skip
    return HouseholdIncome(
        household_id=household_id,
        occupation=occupation,
        tambon_code=tambon_code,
        tambon=tambon,
        village_id=village_id,
        village=Place(village_id, code, moo, name, tambon_id, tambon).label,
        members=members,
        before=before,
        after=after,
        practising=_practises(practising),
    )


def _practises(state: str | None) -> bool | None:
    return None if state is None else state == "practising"


def _named(group: GroupSummary) -> dict[str, Any]:
    return {"name": group.name, **_plain(group.measures)}


def _plain(measures: Measures) -> dict[str, Any]:
    return {
        "households": measures.households,
        "before_total": _baht(measures.before_total),
        "after_total": _baht(measures.after_total),
        "new_income_households": measures.new_income_households,
        "change_percent": _percent(measures.change_percent),
        "trained": measures.trained,
        "practising": measures.practising,
        "practising_change_percent": _percent(measures.practising_change_percent),
    }


def _baht(satang: int) -> int | float:
    return satang / 100 if satang % 100 else satang // 100


def _percent(value: float | None) -> float | None:
    return None if value is None else round(value, 1)
