"""One village of one round while it is made: its plan, and the rows made so far."""

from dataclasses import dataclass, field
from datetime import date
from random import Random

from desktop.demo.again import Again
from desktop.demo.crafts import Craft, crafts_of
from desktop.demo.draft import Draft, Row
from desktop.demo.people import People
from desktop.demo.plans import Plan
from desktop.demo.staff import Staff
from desktop.programme.rounds import RoundSettings
from desktop.views import Place


@dataclass(slots=True)
class Village:
    """What the stages of one village share; each stage reads what the ones before it left."""

    place: Place
    plan: Plan
    settings: RoundSettings
    draft: Draft
    people: People
    staff: Staff
    occupations: dict[str, Row]
    courses: list[Row]
    random: Random
    details: Random
    """Chance for what is told beside the numbers: a change there moves nothing else."""
    again: Again
    minutes: Row | None = None
    """The scan that stands for every forum's minutes."""

    sages: list[Row] = field(default_factory=list)
    crafts: dict[Row, Craft] = field(default_factory=dict)
    """The craft of each sage, team member and household."""
    team: list[Row] = field(default_factory=list)
    households: list[Row] = field(default_factory=list)
    needs: dict[Row, list[Row]] = field(default_factory=dict)
    surveyed_until: date | None = None
    handed_over_on: date | None = None
    trained_until: date | None = None

    @property
    def label(self) -> str:
        """ "บ้านฆ้อง หมู่ที่ 2": enough within the tambon."""
        return f"{self.place.name} หมู่ที่ {self.place.moo}"

    @property
    def tambon_code(self) -> str:
        """The 6 digits with which the village's code begins."""
        return self.place.code[:6]

    @property
    def course(self) -> Row:
        """The course that the village's trainer attends."""
        return self.courses[self.plan.course - 1]

    def occupation(self, craft: Craft) -> Row:
        """The stored occupation of a craft."""
        return self.occupations[craft.name]

    def choose_crafts(self) -> tuple[list[Craft], list[Craft]]:
        """What the five of the team teach, so that neighbours learn alike; what all others do."""
        offered = crafts_of(self.tambon_code)
        known = sum(self.tambon_code in one.tambons for one in offered)
        weights = [6 if at < known else 2 for at in range(len(offered))]
        first, second, third = _different(self.random, offered, weights)
        pattern = self.random.choice(
            ((first, first, first, second, second), (first, first, second, second, third))
        )
        return list(pattern), offered


def _different(random: Random, offered: list[Craft], weights: list[int]) -> list[Craft]:
    chosen: list[Craft] = []
    while len(chosen) < 3:
        one = random.choices(offered, weights)[0]
        if one not in chosen:
            chosen.append(one)
    return chosen
