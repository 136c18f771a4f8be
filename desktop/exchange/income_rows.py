"""What a workbook of incomes says of each household: a row a household, by place."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from db.queries import listing
from db.queries.conditions import Condition
from desktop import incomes
from desktop.programme.income_table import USUAL, HouseholdIncome, Pair
from desktop.programme.income_words import at_moment, none_of
from desktop.rounds import Rounds
from desktop.thai.dates import format_date
from desktop.thai.national_id import mask_national_id
from desktop.views import Scope
from desktop.words import N_, _

type Cell = str | int | float | None
"""Text, a count or baht; None where nothing is recorded."""

PRACTISING, STOPPED = N_("Practising"), N_("Stopped")
NOT_FOLLOWED_UP = N_("Not followed up yet")

_READ = [
    "id", "representative.full_name", "head_name", "representative.national_id", "baseline_on",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class DataColumn:
    """A column of the households: `label` is a message id, `unit` how Excel shows its numbers."""

    key: str
    label: str
    width: int
    unit: Literal["", "count", "baht", "growth"] = ""


DATA_COLUMNS = (
    DataColumn("number", N_("No."), 6, "count"),
    DataColumn("name", N_("Representative of the household"), 28),
    DataColumn("national_id", N_("National ID"), 19),
    DataColumn("village", N_("Village"), 24),
    DataColumn("tambon", N_("Tambon"), 15),
    DataColumn("occupation", N_("Occupation"), 20),
    DataColumn("trainer", N_("Responsible trainer"), 24),
    DataColumn("group", N_("Occupation group"), 28),
    DataColumn("members", N_("Members"), 9, "count"),
    DataColumn("state", N_("Practising or not"), 19),
    DataColumn("surveyed", N_("Income before asked on"), 14),
    DataColumn("before", N_("Income before (baht/year)"), 14, "baht"),
    DataColumn("after", N_("Income after (baht/year)"), 14, "baht"),
    DataColumn("change", N_("Change (%)"), 11, "growth"),
    DataColumn("person_before", N_("Before a person"), 13, "baht"),
    DataColumn("person_after", N_("After a person"), 13, "baht"),
)
"""The last three are reckoned by the workbook itself."""

_KEYS = [one.key for one in DATA_COLUMNS]
_TAMBON, _OCCUPATION, _GROUP = (_KEYS.index(one) for one in ("tambon", "occupation", "group"))
_GONE = ("", "", "", None)


@dataclass(frozen=True, slots=True)
class IncomeRows:
    """The rows, each with a cell for the columns up to `after`, and the groups they are in.

    `groups` are the occupation groups, none where no household is in one. No two are called the
    same, letter case aside: Excel would count them as one.
    """

    rows: tuple[tuple[Cell, ...], ...]
    occupations: tuple[str, ...]
    tambons: tuple[str, ...]
    groups: tuple[str, ...]


def income_rows(office: Rounds, scope: Scope, pair: Pair = USUAL) -> IncomeRows:
    """The target households of `scope` by village; national IDs are masked."""
    table = incomes.table(office, scope, pair)
    called = _Called(
        {one.code: one.label for one in office.villages()},
        _distinct(incomes.names("tambon", table)),
        _distinct({"": none_of("occupation"), **incomes.names("occupation", table)}),
        incomes.names("trainer", table),
        _distinct({"": none_of("group"), **incomes.names("group", table)}),
    )
    ids = table.household.tolist()
    people = {row[0]: row[1:] for row in listing.rows("household", _READ, ids)}
    asked = _asked_on(scope, pair, people)
    rows = tuple(
        (number, *_row(one, people.get(one.household, _GONE), called, asked.get(one.household)))
        for number, one in enumerate(table.households(), 1)
    )
    groups = _most_first(rows, _GROUP, called.groups[""])
    return IncomeRows(
        rows, _most_first(rows, _OCCUPATION, called.occupations[""]), _in_order(rows),
        groups if groups != (called.groups[""],) else (),
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Called:
    """What places, occupations, trainers and groups are called, by code or id."""

    villages: Mapping[str, str]
    tambons: Mapping[str, str]
    occupations: Mapping[str, str]
    trainers: Mapping[str, str]
    groups: Mapping[str, str]


def _row(
    one: HouseholdIncome, person: tuple[Any, ...], called: _Called, asked: date | None
) -> tuple[Cell, ...]:
    name, head, national_id, _surveyed = person
    tambon = one.place[:6]
    return (
        name or head or "",
        mask_national_id(national_id) if national_id else "",
        called.villages.get(one.place, one.place),
        called.tambons.get(tambon, tambon),
        called.occupations.get(str(one.occupation), called.occupations[""]),
        called.trainers.get(str(one.trainer), ""),
        called.groups.get(str(one.group), called.groups[""]),
        one.members,
        _state(one),
        format_date(asked, "short") if asked else "",
        _baht(one.before),
        _baht(one.after),
    )


def _asked_on(
    scope: Scope, pair: Pair, people: Mapping[int, tuple[Any, ...]]
) -> Mapping[int, date | None]:
    """When each household was asked for its income before: surveyed, or visited."""
    if not pair.before:
        return {one: row[-1] for one, row in people.items()}
    numbered = [
        Condition("household.round", "=", scope.round_id), Condition("number", "=", pair.before)
    ]  # fmt: skip
    return dict(listing.select("visit", ["household", "visited_on"], numbered))


def data_said(column: DataColumn, pair: Pair) -> str:
    """The heading of a column where these incomes are compared."""
    return at_moment(f"data_{column.key}", column.label, pair)


def _most_first(rows: Sequence[Sequence[Cell]], place: int, last: str) -> tuple[str, ...]:
    """The occupations or groups by their households; those without one at the end."""
    counted = Counter(str(row[place]) for row in rows)
    return tuple(sorted(counted, key=lambda one: (one == last, -counted[one], one)))


def _in_order(rows: Sequence[Sequence[Cell]]) -> tuple[str, ...]:
    """The tambons as they come, by code."""
    return tuple(dict.fromkeys(str(row[_TAMBON]) for row in rows))


def _distinct(names: Mapping[str, str]) -> dict[str, str]:
    """The names, each with its key where Excel would take it for another."""
    counted = Counter(name.casefold() for name in names.values())
    return {
        key: f"{name} ({key})" if key and counted[name.casefold()] > 1 else name
        for key, name in names.items()
    }


def _state(one: HouseholdIncome) -> str:
    if one.practising is None:
        return _(NOT_FOLLOWED_UP)
    return _(PRACTISING) if one.practising else _(STOPPED)


def _baht(satang: int | None) -> Cell:
    if satang is None:
        return None
    return satang / 100 if satang % 100 else satang // 100
