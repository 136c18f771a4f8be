"""The working lists beside the board: what waits, village by village."""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from db.queries import board as recorded
from db.queries.board import Part
from desktop import counting
from desktop.facts import Unit
from desktop.programme.gates import UnitFacts
from desktop.programme.passing import Standing, passed
from desktop.programme.rounds import COHORT
from desktop.thai.dates import format_date
from desktop.views import Place, RoundEntry
from desktop.words import N_, _, current_language

type Places = Mapping[Unit, Place | None]
type Leave = Mapping[Unit, Mapping[str, str]]
"""An officer's reasons to go on, by unit and stage key."""


@dataclass(frozen=True, slots=True)
class WorkItem:
    """What waits in one village (or the cohort, `place` None): how much, and in words."""

    place: Place | None
    count: int
    text: str


@dataclass(frozen=True, slots=True)
class WorkList:
    """A working list: its label (a message id), the register where the work is done, its items.

    `total` is how much waits in all villages, with its unit, in the reader's language.
    """

    key: str
    label: str
    register: str
    total: str
    items: tuple[WorkItem, ...]

    @property
    def count(self) -> int:
        """How much waits in all villages."""
        return sum(item.count for item in self.items)


def working_lists(
    entry: RoundEntry, places: Places, facts: Mapping[Unit, UnitFacts], leave: Leave
) -> tuple[WorkList, ...]:
    """The lists of the round's stages, also those in which nothing waits."""

    def listed(
        key: str, label: str, register: str, counted: Callable[[int], str],
        waiting: Callable[[Unit], tuple[int, str]],
    ) -> WorkList:  # fmt: skip
        each = (WorkItem(place, *waiting(unit)) for unit, place in places.items())
        items = tuple(item for item in each if item.count)
        return WorkList(key, label, register, counted(sum(item.count for item in items)), items)

    stages = entry.settings.stages
    lists = []
    if "follow_up" in stages:
        lists.append(
            listed(
                "visits",
                N_("Visits due"),
                "visits",
                counting.households,
                lambda unit: _visits_due(facts[unit]),
            )
        )
    if "survey" in stages:
        lists.append(
            listed(
                "forums",
                N_("Forum not held yet"),
                "forums",
                counting.villages,
                lambda unit: (int(facts[unit].forum_on is None), _("no forum yet")),
            )
        )
    if "team" in stages or "screening" in stages:
        lists.append(
            listed(
                "baselines",
                N_("Income before not recorded yet"),
                "households" if "team" in stages else "participants",
                counting.households,
                lambda unit: _households(facts[unit].households - facts[unit].with_baseline),
            )
        )
    if "trainer_course" in stages:
        waiting = _without_certificate(entry)
        lists.append(
            listed(
                "certificates",
                N_("Certificates not issued"),
                "trainees",
                counting.certificates,
                lambda unit: (waiting[unit], counting.persons(waiting[unit])),
            )
        )
    lists.append(
        listed(
            "let_go_on",
            N_("Allowed to proceed"),
            "",
            counting.villages,
            lambda unit: _let_go_on(leave.get(unit, {})),
        )
    )
    return tuple(lists)


def _visits_due(facts: UnitFacts) -> tuple[int, str]:
    count, text = _households(facts.due)
    if facts.due_since is None:
        return count, text
    since = format_date(facts.due_since, "short", language=current_language())
    return count, _("{what} since {date}").format(what=text, date=since)


def _let_go_on(reasons: Mapping[str, str]) -> tuple[int, str]:
    return int(bool(reasons)), " · ".join(reasons.values())


def _households(count: int) -> tuple[int, str]:
    return count, counting.households(count)


def _without_certificate(entry: RoundEntry) -> Counter[Unit]:
    """How many of each unit passed the course and hold no certificate of it."""
    whole = entry.settings.variant == COHORT
    return Counter(
        None if whole else village
        for village, _trainee, *standing in recorded.without_certificate(Part(entry.id))
        if passed(Standing(*standing), entry.settings)
    )
