"""The working lists beside the board: what waits, village by village."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace

from db.queries import board as recorded
from db.queries.board import Part
from desktop import counting
from desktop.facts import Unit
from desktop.programme.gates import UnitFacts
from desktop.programme.passing import Standing, passed
from desktop.programme.rounds import COHORT
from desktop.programme.team import SHARING_PAGE
from desktop.thai.dates import format_date
from desktop.views import Filter, Place, RoundEntry
from desktop.words import N_, _, current_language

type Places = Mapping[Unit, Place | None]
type Leave = Mapping[Unit, Mapping[str, str]]
"""An officer's reasons to go on, by unit and stage key."""

LET_GO_ON = "let_go_on"
"""The list of the villages that go on by leave: for the head to read, it is no register's."""

_OF_THE_ROUND = Filter("status", "in", ("chosen",))


@dataclass(frozen=True, slots=True)
class WorkItem:
    """What waits in one village (or the cohort, `place` None): how much, and in words."""

    place: Place | None
    count: int
    text: str


@dataclass(frozen=True, slots=True)
class WorkList:
    """A working list: its label (a message id), the register where the work is done, its items.

    `page` is the one beside the registers where it is done quicker. `total` is how much waits in
    all villages, with its unit, in the reader's language; `filters` narrow the register's list to
    what waits.
    """

    key: str
    label: str
    register: str
    total: str
    items: tuple[WorkItem, ...]
    filters: tuple[Filter, ...] = ()
    page: str = ""

    @property
    def count(self) -> int:
        """How much waits in all villages."""
        return sum(item.count for item in self.items)

    def filters_in(self, village: int | None) -> tuple[Filter, ...]:
        """The filters for one village, which is chosen besides, or (None) for all of them."""
        return tuple(one for one in self.filters if village is None or one.column != "village")


@dataclass(frozen=True, slots=True)
class _Kind:
    """A list that the facts of a unit fill: how much waits there, and what it says of it.

    No column may show what waits: then the register's list is narrowed `by_village`.
    """

    key: str
    label: str
    register: str
    waiting: Callable[[UnitFacts], int]
    counted: Callable[[int], str] = counting.households
    told: Callable[[UnitFacts, str], str] = lambda _facts, text: text
    filters: tuple[Filter, ...] = ()
    by_village: bool = False
    page: str = ""

    def of(self, places: Places, facts: Mapping[Unit, UnitFacts]) -> WorkList:
        """The list, filled."""
        items = tuple(
            WorkItem(place, count, self.told(facts[unit], self.counted(count)))
            for unit, place in places.items()
            if (count := self.waiting(facts[unit]))
        )
        total = self.counted(sum(one.count for one in items))
        filters = _in_the_villages(items) if self.by_village else self.filters
        return WorkList(self.key, self.label, self.register, total, items, filters, self.page)


def _in_the_villages(items: Iterable[WorkItem]) -> tuple[Filter, ...]:
    villages = tuple(one.place.id for one in items if one.place)
    return (Filter("village", "in", villages),) if villages else ()


def _not_held(facts: UnitFacts) -> bool:
    return facts.forum_on is None or facts.forum_on > facts.today


def _told_forum(facts: UnitFacts, _count: str) -> str:
    if facts.forum_on is None:
        return _("no forum yet")
    day = format_date(facts.forum_on, "short", language=current_language())
    if _not_held(facts):
        return _("planned for {date}").format(date=day)
    return _("held on {date}").format(date=day)


def _told_visits(facts: UnitFacts, text: str) -> str:
    if facts.due_since is None:
        return text
    since = format_date(facts.due_since, "short", language=current_language())
    return _("{what} since {date}").format(what=text, date=since)


def _without(label: str, key: str, count: str, column: str) -> _Kind:
    """The households that lack what stands in `column`; the measure `count` has those with it."""
    return _Kind(
        key,
        label,
        "households",
        lambda facts: facts.households - getattr(facts, count),
        filters=(_OF_THE_ROUND, Filter(column, "blank")),
    )


_BASELINE = _without(
    N_("Income before not recorded yet"), "baselines", "with_baseline", "baseline_total"
)
KINDS: Mapping[str, tuple[_Kind, ...]] = {
    "follow_up": (
        _Kind("visits", N_("Visits due"), "visits", lambda facts: facts.due, told=_told_visits),
    ),
    "survey": (
        _Kind(
            "forums",
            N_("Forum not held yet"),
            "forums",
            _not_held,
            counting.villages,
            _told_forum,
            by_village=True,
        ),
        _Kind(
            "minutes",
            N_("Minutes of the forum missing"),
            "forums",
            lambda facts: not _not_held(facts) and not facts.minutes,
            counting.villages,
            _told_forum,
            by_village=True,
        ),
    ),
    "trainer_course": (
        _Kind(
            "not_passed",
            N_("Trainer course not passed yet"),
            "trainees",
            lambda facts: max(facts.selected - facts.trained, 0),
            counting.persons,
            filters=(Filter("result", "in", ("failed", None)),),
        ),
    ),
    "team": (
        _without(N_("Households without a wish"), "wishes", "with_occupation", "wanted.name"),
        _BASELINE,
        replace(
            _without(
                N_("Households without a trainer"),
                "trainers",
                "with_responsible",
                "responsible.person.full_name",
            ),
            page=SHARING_PAGE,
        ),
    ),
    "screening": (replace(_BASELINE, register="participants"),),
}
"""The lists of each stage, in the order in which they are told."""


def working_lists(
    entry: RoundEntry, places: Places, facts: Mapping[Unit, UnitFacts], leave: Leave
) -> tuple[WorkList, ...]:
    """The lists of the round's stages, also those in which nothing waits."""
    stages = entry.settings.stages
    lists = [one.of(places, facts) for stage in KINDS if stage in stages for one in KINDS[stage]]
    if "trainer_course" in stages:
        lists.append(_certificates(entry, places))
    return *lists, _going_on(places, leave)


def _certificates(entry: RoundEntry, places: Places) -> WorkList:
    """Who passed the course and holds no certificate of it."""
    whole = entry.settings.variant == COHORT
    found = Counter(
        None if whole else village
        for village, _trainee, *standing in recorded.without_certificate(Part(entry.id))
        if passed(Standing(*standing), entry.settings)
    )
    items = tuple(
        WorkItem(place, found[unit], counting.persons(found[unit]))
        for unit, place in places.items()
        if found[unit]
    )
    total = counting.certificates(sum(one.count for one in items))
    passing = (Filter("result", "in", ("passed",)),)
    return WorkList(
        "certificates", N_("Certificates not issued"), "trainees", total, items, passing
    )


def _going_on(places: Places, leave: Leave) -> WorkList:
    items = tuple(
        WorkItem(place, 1, " · ".join(leave[unit].values()))
        for unit, place in places.items()
        if leave.get(unit)
    )
    total = counting.villages(len(items))
    return WorkList(LET_GO_ON, N_("Allowed to proceed"), "", total, items)
