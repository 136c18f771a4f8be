"""What is wrong between a team, its households and what was recorded of them before."""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from typing import TYPE_CHECKING

from db.queries import listing
from db.queries.conditions import Condition
from desktop.acts import progress_in
from desktop.programme.rounds import COHORT, RoundSettings
from desktop.programme.sharing import fair_share
from desktop.programme.vocabulary import Problem, Register, Severity, Values
from desktop.thai.dates import format_date
from desktop.views import Place
from desktop.words import _, current_language

if TYPE_CHECKING:
    from desktop.lookups import Lookups

_PLACE = tuple(f"village.{path}" for path in ("id", "code", "moo", "name", "tambon", "tambon.name"))


def between_team_and_households(
    register: Register,
    values: Values,
    settings: RoundSettings,
    round_id: int,
    today: date,
    id: int | None,  # noqa: A002  the column's name
    known: "Lookups",
) -> Iterator[Problem]:
    """What a team member or a household claims against the round's other records."""
    village = values.get("village")
    if register.table == "team_member" and isinstance(village, int):
        yield from _of_two_teams(values, id, round_id, known)
        yield from _no_sage_of_the_village(values, settings, village, round_id, known)
        yield from _lead_not_ready(values, settings, village, round_id, today, known)
    elif register.table == "household" and isinstance(village, int):
        yield from _too_many(values, settings, village, round_id, id, known)
        yield from _own_trainer(values, id, known)
        yield from _overloaded(values, village, round_id, id, known)
        yield from _recorded_later(values, village, round_id, id, known)


# A member of the team


def _of_two_teams(
    values: Values,
    id: int | None,  # noqa: A002
    round_id: int,
    known: "Lookups",
) -> Iterator[Problem]:
    person = values.get("person")
    if not isinstance(person, int):
        return
    same = [Condition("round", "=", round_id), Condition("person", "=", person)]
    found = known.once(
        ("teams", person), lambda: listing.select("team_member", ["id", *_PLACE], same)
    )
    for other, *place in found:
        if other != id:
            told = _("This person is in the team of {village} already; a person joins one team.")
            yield Problem("person", told.format(village=Place(*place).label))
            return


def _sages(village: int, round_id: int, known: "Lookups") -> dict[int, bool]:
    """Whether each sage surveyed in the village was selected, by person."""
    here = [Condition("round", "=", round_id), Condition("village", "=", village)]
    return known.once(
        ("sages", village), lambda: dict(listing.select("sage", ["person", "selected"], here))
    )


def _no_sage_of_the_village(
    values: Values, settings: RoundSettings, village: int, round_id: int, known: "Lookups"
) -> Iterator[Problem]:
    person = values.get("person")
    if "survey" not in settings.stages or not person or values.get("other_reason"):
        return
    if person not in _sages(village, round_id, known):
        yield Problem(
            "other_reason",
            _("No sage surveyed in this village; write why this person was chosen."),
            Severity.WARNING,
        )


def _lead_not_ready(
    values: Values,
    settings: RoundSettings,
    village: int,
    round_id: int,
    today: date,
    known: "Lookups",
) -> Iterator[Problem]:
    """The lead trainer is the sage whom the forum selected, and has passed the course."""
    person = values.get("person")
    if values.get("role") != "lead" or not person:
        return
    if "survey" in settings.stages and not _sages(village, round_id, known).get(int(person)):  # type: ignore[arg-type]
        yield Problem(
            "role",
            _("The forum did not select this person; the lead trainer is the sage it selected."),
            Severity.WARNING,
        )
    elif "trainer_course" in settings.stages:
        progress = known.once(
            ("course", village),
            lambda: progress_in(round_id, settings, village, "trainer_course", today),
        )
        if not progress.passed:
            told = _("The lead trainer has not passed the course yet: {reason}")
            yield Problem("role", told.format(reason=progress.reason), Severity.WARNING)


# A household


def _homes(conditions: Iterable[Condition], round_id: int) -> list[tuple[int, int | None]]:
    """(household, responsible member) of those that have a place."""
    chosen = [Condition("round", "=", round_id), Condition("status", "=", "chosen"), *conditions]
    return listing.select("household", ["id", "responsible"], chosen)


def _too_many(
    values: Values,
    settings: RoundSettings,
    village: int,
    round_id: int,
    id: int | None,  # noqa: A002
    known: "Lookups",
) -> Iterator[Problem]:
    """More households than the round asks for; in a cohort the whole district counts together."""
    if values.get("status", "chosen") != "chosen":
        return
    unit = None if settings.variant == COHORT else village
    here = [] if unit is None else [Condition("village", "=", unit)]
    homes = known.once(("homes", unit), lambda: _homes(here, round_id))
    others = sum(one != id for one, _responsible in homes)
    if others >= settings.households:
        told = _("{have} where the round asks for {need}; let one wait in the reserve.")
        sentence = told.format(have=others + 1, need=settings.households)
        yield Problem("status", sentence, Severity.WARNING)


def _own_trainer(
    values: Values,
    id: int | None,  # noqa: A002
    known: "Lookups",
) -> Iterator[Problem]:
    """The stored representative is the trainer; what is typed, a rule of the register compares."""
    trainer = values.get("responsible")
    if id is None or not isinstance(trainer, int):
        return
    person = known.behind("responsible.person", trainer)
    if person is not None and person == known.person_of("representative", id):
        yield Problem("responsible", _("A household cannot be its own trainer; choose another."))


def _overloaded(
    values: Values,
    village: int,
    round_id: int,
    id: int | None,  # noqa: A002
    known: "Lookups",
) -> Iterator[Problem]:
    """The trainer gets more than a fair share of the village's households."""
    trainer = values.get("responsible")
    if trainer is None or values.get("status", "chosen") != "chosen":
        return
    here = [Condition("village", "=", village)]
    of_round = [Condition("round", "=", round_id), *here]
    homes = known.once(("homes", village), lambda: _homes(here, round_id))
    team = known.once(("team", village), lambda: listing.totals("team_member", [], of_round)[0])
    others = Counter(responsible for one, responsible in homes if one != id)
    fair = fair_share(others.total() + 1, team)
    if fair and others[trainer] >= fair:  # type: ignore[index]
        told = _("{have} households with this trainer, where a fair share is {fair}.")
        sentence = told.format(have=others[trainer] + 1, fair=fair)  # type: ignore[index]
        yield Problem("responsible", sentence, Severity.WARNING)


def _recorded_later(
    values: Values,
    village: int,
    round_id: int,
    id: int | None,  # noqa: A002
    known: "Lookups",
) -> Iterator[Problem]:
    """Visits before the income before, and more members recorded by name than are counted."""
    if id is None:
        return
    if known.are_many:  # then one question for the whole village
        here = [Condition("household.round", "=", round_id),
                Condition("household.village", "=", village)]  # fmt: skip
    else:
        here = [Condition("household", "=", id)]
    surveyed = values.get("baseline_on")
    if isinstance(surveyed, date):
        visits = known.once(
            ("visits", village),
            lambda: listing.select("visit", ["household", "visited_on"], here),
        )
        first = min((day for home, day in visits if home == id and day), default=None)
        if first is not None and surveyed > first:
            told = _("After the first visit of {date}; the income before is asked before it.")
            day = format_date(first, "short", language=current_language())
            yield Problem("baseline_on", told.format(date=day), Severity.WARNING)
    members = values.get("members")
    if isinstance(members, int):
        named = known.once(
            ("members", village),
            lambda: Counter(
                home for (home,) in listing.select("household_member", ["household"], here)
            ),
        )
        if named[id] + 1 > members:
            told = _("{count} are recorded by name with the representative; check the number.")
            sentence = told.format(count=named[id] + 1)
            yield Problem("members", sentence, Severity.WARNING)
