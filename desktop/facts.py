"""What is recorded about each village of a round (or the cohort), as the gates read it."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date
from typing import Any, NamedTuple

from db.queries import board as recorded
from db.queries.board import Part
from desktop.programme.follow_up import next_due
from desktop.programme.forum import quorum
from desktop.programme.gates import UnitFacts
from desktop.programme.passing import Standing, attended_enough, enough_marks, passed
from desktop.programme.rounds import COHORT, RoundSettings
from desktop.programme.vocabulary import Context

type Unit = int | None
"""A village's id; None is the cohort."""

type Measures = dict[str, Any]
"""Values by the names that UnitFacts gives them."""


def facts_of(
    round_id: int, settings: RoundSettings, units: Collection[Unit], today: date
) -> dict[Unit, UnitFacts]:
    """The facts of each of `units`: the village ids, or None alone for a cohort."""
    part = _part(round_id, settings, units)
    found: dict[Unit, Measures] = {unit: {} for unit in units}
    for counts in _counted(part, settings, units, today):
        for unit in units:
            found[unit] |= counts.get(unit, {})
    visits = _visits(part)
    facts = {}
    for unit in units:
        measures = found.pop(unit)
        followed = _followed(visits[unit], measures, settings, today)
        facts[unit] = UnitFacts(today=today, **measures, **followed)
    return facts


def trained_until(
    round_id: int, settings: RoundSettings, units: Collection[Unit]
) -> dict[Unit, date | None]:
    """The last day on which each of `units` was trained in its occupation."""
    found = _trainings(_part(round_id, settings, units), units)
    return {unit: found.get(unit, {}).get("trained_until") for unit in units}


def _counted(
    part: Part, settings: RoundSettings, units: Collection[Unit], today: date
) -> Iterator[Mapping[Unit, Measures]]:
    """What is counted, one count after the other: a nation has many villages."""
    yield recorded.sages(part)
    yield {} if part.whole else _forums(part, Context(settings, today))
    yield _course(part, settings)
    yield recorded.team(part)
    yield recorded.households(part)
    yield recorded.materials(part)
    yield _purchases(part, units)
    yield _trainings(part, units)
    yield recorded.attendance(part)
    yield recorded.groups(part, members=settings.group_members)


def _part(round_id: int, settings: RoundSettings, units: Collection[Unit]) -> Part:
    """The round, or one village of it when nothing else is asked for."""
    (village,) = units if len(units) == 1 else (None,)
    return Part(round_id, village, whole=settings.variant == COHORT)


def _forums(part: Part, context: Context) -> dict[Unit, Measures]:
    """The forum of each village, and how many households it needs."""
    found = recorded.forums(part)
    for forum in found.values():
        asked = {key: forum.pop(key) for key in ("quorum", "households_total")}
        forum["forum_needed"] = quorum(asked, context)
    return found


def _course(part: Part, settings: RoundSettings) -> dict[Unit, Measures]:
    """How the selected sages of each village did on their course; the last course tells."""
    attempts = [
        _Attempt(village, sage, name, Standing(*standing))
        for village, sage, name, *standing in recorded.trainees(part)
    ]
    trained = {one.sage for one in attempts if passed(one.standing, settings)}
    last = {one.sage: one for one in attempts}
    found: dict[Unit, Measures] = {}
    for one in last.values():
        unit = found.setdefault(
            None if part.whole else one.village,
            {"trainees": 0, "trained": 0, "short_of_days": (), "short_of_marks": (), "failed": ()},
        )
        unit["trainees"] += 1
        if one.sage in trained:
            unit["trained"] += 1
        elif one.standing.result:
            for lack, what in _lacks(one, settings):
                unit[lack] += (what,)
    return found


class _Attempt(NamedTuple):
    """A selected sage on a course, and what there is to show for it."""

    village: int
    sage: int
    name: str
    standing: Standing


def _lacks(one: _Attempt, settings: RoundSettings) -> Iterable[tuple[str, object]]:
    """Why somebody with a result did not pass: the measure it counts in, and what is told of it."""
    has = one.standing
    if has.days is not None and not attended_enough(has, settings):
        yield "short_of_days", (one.name, has.days, has.course_days)
    elif has.marks is not None and not enough_marks(has, settings):
        yield "short_of_marks", (one.name, has.marks, has.full_marks)
    elif has.result == "failed":
        yield "failed", one.name


def _purchases(part: Part, units: Collection[Unit]) -> dict[Unit, Measures]:
    """The lots that serve each unit, and how many of them were inspected."""
    lots: dict[Unit, set[tuple[int, bool]]] = defaultdict(set)
    for village, purchase, inspected in recorded.purchases(part):
        lots[village].add((purchase, inspected))
    if None in units:
        lots[None] = set().union(*lots.values())
    found = {}
    for unit in units:
        served = lots[unit] | lots[None]
        found[unit] = {
            "purchases": len(served),
            "inspected": sum(inspected for _purchase, inspected in served),
        }
    return found


def _trainings(part: Part, units: Collection[Unit]) -> dict[Unit, Measures]:
    """The trainings of each unit; one without a village was held for all villages."""
    counts = recorded.trainings(part)
    for_all = counts.pop(None, {}) if not part.whole else {}
    if for_all:
        for unit in units:
            own = counts.get(unit, {})
            ends = [one["trained_until"] for one in (own, for_all) if one]
            counts[unit] = {
                "trainings": own.get("trainings", 0) + for_all["trainings"],
                "training_days": own.get("training_days", 0) + for_all["training_days"],
                "trained_until": max((end for end in ends if end), default=None),
            }
    return counts


class _Visited(NamedTuple):
    """Households with as many visits, in one state for one reason."""

    visits: int
    has_income: int
    state: str | None
    reason: str | None
    households: int


def _visits(part: Part) -> Mapping[Unit, list[_Visited]]:
    found: dict[Unit, list[_Visited]] = defaultdict(list)
    for row in recorded.visits(part):
        found[None if part.whole else row[0]].append(_Visited(*row[1:]))
    return found


def _followed(
    households: list[_Visited], measures: Measures, settings: RoundSettings, today: date
) -> Measures:
    """The facts of the follow-up. Who stopped needs no more visits."""
    going_on = [one for one in households if one.state != "stopped"]
    stopped = [one for one in households if one.state == "stopped"]
    until = measures.get("trained_until")
    months = settings.follow_up_months
    due = [(next_due(until, months, one.visits), one.households) for one in going_on if until]
    come = [(day, count) for day, count in due if day and day <= today]
    return {
        "visited": _count(one for one in households if one.visits),
        "visits_made": tuple(
            one.visits for one in going_on for _household in range(one.households)
        ),
        "practising": _count(one for one in households if one.state == "practising"),
        "stopped": _count(stopped),
        "stopped_without_reason": _count(one for one in stopped if not one.reason),
        "without_income": _count(one for one in going_on if one.visits and not one.has_income),
        "due": sum(count for _day, count in come),
        "due_since": min((day for day, _count in come if day < today), default=None),
    }


def _count(alike: Iterable[_Visited]) -> int:
    return sum(one.households for one in alike)
