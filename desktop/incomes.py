"""The incomes of an office: what is stored, measured by the programme's rules."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from functools import reduce
from typing import Any

import numpy as np

from db.queries import board as recorded
from db.queries import listing
from db.queries.conditions import Condition
from desktop.income_tables import Asked
from desktop.problems import Refused
from desktop.programme.income_groups import (
    By,
    Classes,
    GroupSummary,
    IncomeSummary,
    Level,
    are_more,
    level_of,
    named,
    parts,
    places_of,
    summarise,
)
from desktop.programme.income_table import MISSING, USUAL, IncomeTable, Pair
from desktop.programme.incomes import Measures
from desktop.programme.indicators import Indicator
from desktop.programme.indicators import indicators as against_targets
from desktop.programme.kept_incomes import Kept
from desktop.programme.people import BMN_CLASSES, GROUP_CLASSES
from desktop.programme.rounds import VILLAGE
from desktop.rounds import Rounds
from desktop.views import Place, RoundEntry, Scope
from desktop.words import _

_PLACE = ["id", "code", "moo", "name", "tambon", "tambon.name"]

MOST_GROUPS = 2_000
"""Groups of one summary: a district's villages over many years are fewer."""


def table(office: Rounds, scope: Scope, pair: Pair = USUAL) -> IncomeTable:
    """The target households of `scope` with their incomes. Refused without a round."""
    return _kept(office, scope, pair).table.within(_code(scope))


def summary(
    office: Rounds, scope: Scope, by: By | None = None, pair: Pair = USUAL
) -> IncomeSummary:
    """Every measure of the target households of `scope`, and of each group they are in.

    Without `by` the groups are places: the widest of which there are several. Refused without a
    round, and for more groups than anybody could read.
    """
    kept, place = _kept(office, scope, pair), _code(scope)
    households = kept.table.within(place)
    chosen = by or level_of(households)
    if are_more(households, chosen, MOST_GROUPS):
        raise Refused(_("These are too many groups to be shown; choose a smaller place."))
    settings = office.round(scope.round_id or 0).settings
    line, growth = settings.income_line, settings.income_growth_percent
    found = kept.summary(place, chosen, classes(), line, growth)
    return named(found, names(chosen, households))


def behind(office: Rounds, scope: Scope, by: By, key: str, pair: Pair = USUAL) -> IncomeTable:
    """The households of the group called `key` in a summary; none if it is gone."""
    households = table(office, scope, pair)
    found = dict(parts(households, by, classes()))
    return found.get(key, households[:0])


def visits(office: Rounds, scope: Scope) -> tuple[int, ...]:
    """The numbers of the visits that asked for an income in the round. Refused without a round."""
    if scope.round_id is None:
        raise Refused(_("Choose a round first."))
    return office.income_tables.visits(scope.round_id)


def representatives(households: Collection[int]) -> Mapping[int, str]:
    """The names of who represents households, by the household's id."""
    return dict(listing.rows("household", ["id", "representative.full_name"], list(households)))


def tables_of_rounds(
    office: Rounds, scope: Scope, pair: Pair = USUAL, *, same: bool = False
) -> tuple[tuple[RoundEntry, IncomeTable], ...]:
    """The households of each round of the chosen round's variant up to it, the oldest first.

    `same` compares rounds fairly: only households whose representative is in all of them. Refused
    without a round.
    """
    rounds = rounds_until(office, scope)
    tables = [table(office, replace(scope, round_id=one.id), pair) for one in rounds]
    if same:
        tables = same_households(tables)
    return tuple(zip(rounds, tables, strict=True))


def rounds_until(office: Rounds, scope: Scope) -> tuple[RoundEntry, ...]:
    """The rounds of the chosen round's variant up to it, the oldest first. Refused without one."""
    if scope.round_id is None:
        raise Refused(_("Choose a round first."))
    last = office.round(scope.round_id).settings
    return tuple(
        one
        for one in reversed(office.rounds())
        if one.settings.variant == last.variant and one.settings.year <= last.year
    )


def same_households(tables: Sequence[IncomeTable]) -> list[IncomeTable]:
    """Of each table the households whose representative is in all of them."""
    people = reduce(np.intersect1d, (one.person for one in tables))
    return [one[np.isin(one.person, people)] for one in tables]


def indicators(
    office: Rounds, scope: Scope, households: IncomeTable | None = None
) -> tuple[Indicator, ...]:
    """The indicators of a place in a round against the round's targets.

    Over `households` where they are given, else over all of the place.
    """
    settings = office.round(scope.round_id or 0).settings
    if households is None:
        found = summary(office, scope)
    else:
        line, growth = settings.income_line, settings.income_growth_percent
        found = summarise(
            households, "village", {}, classes(), income_line=line, growth_percent=growth
        )
    targets = places(office, scope)
    groups = recorded.groups(recorded.Part(scope.round_id or 0))
    return against_targets(
        found,
        groups=sum(groups[place.id]["groups"] for place in targets if place.id in groups),
        targets=len(targets),
        round_=settings,
    )


def places(office: Rounds, scope: Scope) -> tuple[Place, ...]:
    """The round's target villages that are in the place, by code."""
    return tuple(
        one
        for one in office.targets(scope.round_id or 0)
        if scope.tambon_id in (None, one.tambon_id) and scope.village_id in (None, one.id)
    )


def classes() -> Classes:
    """In which classes the office's occupations are."""
    found = listing.select("occupation_kind", ["id", "group_class", "bmn_class"])
    return Classes({one: own for one, own, _bmn in found}, {one: bmn for one, _own, bmn in found})


def names(by: By, households: IncomeTable) -> Mapping[str, str]:
    """How the groups of `households` are called, by key; those whose key is their name left out."""
    match by:
        case "occupation":
            found = listing.select("occupation_kind", ["id", "name"])
            return {str(one): name for one, name in found}
        case "group_class" | "bmn_class":
            choices = GROUP_CLASSES if by == "group_class" else BMN_CLASSES
            return {one.key: _(one.label) for one in choices}
        case "trainer":
            known = sorted(set(households.trainer.tolist()) - {MISSING})
            found = listing.rows("team_member", ["id", "person.full_name"], known)
            return {str(one): name for one, name in found}
        case "group":
            return _names_of_groups(sorted(set(households.group.tolist()) - {MISSING}))
        case "tambon":
            return dict(listing.select("tambon", ["code", "name"], [_among(households, "tambon")]))
        case "village":
            several = level_of(households) != "village"
            found = listing.select("village", _PLACE, [_among(households, "village")])
            places = [Place(*row) for row in found]
            return {one.code: one.in_full if several else one.label for one in places}
    return {}


def _names_of_groups(groups: Sequence[int]) -> dict[str, str]:
    """Those that share a name, with their village."""
    place = [f"village.{path}" for path in _PLACE]
    found = listing.rows("occupation_group", ["id", "name", *place], groups)
    called = Counter(name for _id, name, *_place in found)
    return {
        str(one): name if called[name] == 1 else f"{name} · {Place(*where).in_full}"
        for one, name, *where in found
    }


def _among(households: IncomeTable, level: Level) -> Condition:
    """Only places of a level that have households: a nation has many others."""
    return Condition("code", "in", tuple(places_of(households, level)))


def as_json(
    by_occupation: IncomeSummary, by_tambon: IncomeSummary, by_group: IncomeSummary
) -> dict[str, Any]:
    """The measures as plain values: money in baht, percentages to one decimal or None."""
    return {
        **_plain(by_occupation.measures),
        "by_occupation": [_named_plain(one) for one in by_occupation.groups],
        "by_tambon": [{"code": one.key, **_named_plain(one)} for one in by_tambon.groups],
        "by_group": [_named_plain(one) for one in by_group.groups],
    }


def _kept(office: Rounds, scope: Scope, pair: Pair) -> Kept:
    if scope.round_id is None:
        raise Refused(_("Choose a round first."))
    targets_only = office.round(scope.round_id).settings.variant == VILLAGE
    return office.income_tables.table(Asked(scope.round_id, targets_only, pair))


def _code(scope: Scope) -> str:
    """What the codes of the scope's villages begin with; of places that are gone, nothing does."""
    for where, id_ in (("village", scope.village_id), ("tambon", scope.tambon_id)):
        if id_ is not None:
            found = listing.rows(where, ["code"], [id_])
            return str(found[0][0]) if found else "\uffff"
    return ""


def _named_plain(group: GroupSummary) -> dict[str, Any]:
    return {"name": group.name, **_plain(group.measures)}


def _plain(measures: Measures) -> dict[str, Any]:
    return {
        "households": measures.incomes.households,
        "before_total": _baht(measures.incomes.before),
        "after_total": _baht(measures.incomes.after),
        "new_income_households": measures.new_income,
        "change_percent": _percent(measures.change.percent),
        "trained": measures.practice.trained,
        "practising": measures.practice.practising,
        "practising_change_percent": _percent(measures.practising_change.percent),
    }


def _baht(satang: int) -> int | float:
    return satang / 100 if satang % 100 else satang // 100


def _percent(value: float | None) -> float | None:
    return None if value is None else round(value, 1)
