"""Stage ๓ of a village: the team with its load, and the households with wishes and incomes."""

from collections import Counter
from typing import Any

from db.queries import listing
from db.queries.conditions import Order
from desktop import counting, incomes
from desktop.programme.households import WISHES
from desktop.programme.team import ROLES
from desktop.programme.values import show_value
from desktop.programme.vocabulary import Kind
from desktop.views import Scope
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
)
from desktop.words import N_, _

_MEMBER = (
    "id", "person.full_name", "role", "duties", "prepared_on", "order_no", "order_on"
)  # fmt: skip
_HOUSEHOLD = (
    "id", "representative.full_name", "house_no", "status", "responsible",
    "responsible.person.full_name", "withdrawn_reason", "reserve_rank",
    *(f"{wish}.name" for wish in WISHES),
)  # fmt: skip


def gather(asked: Asked) -> Content:
    """The team, the households with a place, and who waits or withdrew."""
    team = listing.select("team_member", _MEMBER, asked.within(), [Order("role"), Order("id")])
    households = rows_of_households(asked)
    settings = asked.round.settings
    facts = [
        Fact(N_("Team"), of_needed(len(team), settings.team_size)),
        Fact(N_("Day of preparation"), day(next((row[4] for row in team if row[4]), None))),
        Fact(
            N_("Order of appointment"),
            next((joined(row[5], day(row[6])) for row in team if row[5]), ""),
        ),
        Fact(N_("Target households"), of_needed(asked.facts.households, settings.households)),
        *set_aside(households),
    ]
    return content(facts, _team(team, households), _households(asked, households))


def _order(team: list[tuple[Any, ...]]) -> str:
    return next((joined(number, day(on)) for *_who, number, on in team if number), "")


def rows_of_households(asked: Asked) -> list[dict[str, Any]]:
    """Every household of the village, by house."""
    order = [Order("village.code"), Order("representative.sort_key")]
    found = listing.select("household", _HOUSEHOLD, asked.within(), order)
    return [dict(zip(_HOUSEHOLD, row, strict=True)) for row in found]


def set_aside(households: list[dict[str, Any]]) -> tuple[Fact, Fact]:
    """Who waits for a place in the order of rank, and who withdrew, with the reason."""
    waiting = [one for one in households if one["status"] == "reserve"]
    waiting.sort(key=lambda one: one["reserve_rank"] or len(households))
    withdrawn = [
        _("{name} ({reason})").format(
            name=one["representative.full_name"], reason=one["withdrawn_reason"]
        )
        if one["withdrawn_reason"]
        else str(one["representative.full_name"])
        for one in households
        if one["status"] == "withdrawn"
    ]
    return (
        Fact(N_("Reserve"), ", ".join(str(one["representative.full_name"]) for one in waiting)),
        Fact(N_("Withdrawn"), ", ".join(withdrawn)),
    )


def wishes(household: dict[str, Any]) -> str:
    """The occupations a household wants, the most wanted first."""
    return ", ".join(filter(None, (household[f"{wish}.name"] for wish in WISHES)))


def _team(team: list[tuple[Any, ...]], households: list[dict[str, Any]]) -> Listed:
    load = Counter(one["responsible"] for one in households if one["status"] == "chosen")
    lines = tuple(
        Line(
            one,
            (
                name,
                show_value(Kind.CHOICE, role, ROLES),
                counting.households(load[one]),
                duties.replace("\n", " "),
            ),
        )
        for one, name, role, duties, *_prepared in team
    )
    heads = (
        Head(N_("Trainer team"), 2.2), Head(N_("Role"), 1.2),
        Head(N_("Responsible for"), 1.2, "centre"), Head(N_("Duties"), 3),
    )  # fmt: skip
    return Listed(N_("Trainer team"), "team_members", heads, lines)


def _households(asked: Asked, households: list[dict[str, Any]]) -> Listed:
    found = incomes_of(asked)
    lines = tuple(
        Line(
            one["id"],
            (
                str(one["representative.full_name"]),
                one["house_no"],
                wishes(one),
                *found.get(one["id"], ("", "", "")),
                str(one["responsible.person.full_name"] or ""),
            ),
        )
        for one in households
        if one["status"] == "chosen"
    )
    heads = (
        Head(N_("Household"), 2.3), Head(N_("House no."), 0.8, "centre"),
        Head(N_("Occupation wanted"), 2.2), *INCOME_HEADS, Head(N_("Trainer"), 2.1),
    )  # fmt: skip
    return Listed(N_("Target households"), "households", heads, lines, brief=False)


INCOME_HEADS = (
    Head(N_("Income before"), 1.1, "right"),
    Head(N_("Income after"), 1.1, "right"),
    Head(N_("Follow-up"), 0.8, "centre"),
)


def incomes_of(asked: Asked) -> dict[int, tuple[str, str, str]]:
    """Each household's income before and after in baht, and whether it practises."""
    scope = Scope(asked.round.id, village_id=asked.village)
    states = {None: "", True: _("goes on"), False: _("stopped")}
    return {
        one.household: (
            show_value(Kind.MONEY, one.before),
            show_value(Kind.MONEY, one.after),
            states[one.practising],
        )
        for one in incomes.table(asked.office, scope).households()
    }
