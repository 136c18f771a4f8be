"""The district's cohort of the present year: thirty persons, trained together in December."""

from datetime import date
from random import Random

from desktop.demo.crafts import CRAFTS, Craft
from desktop.demo.draft import Draft, Row
from desktop.demo.follow_up import visit
from desktop.demo.incomes import baseline, fortune
from desktop.demo.materials import lot, needs, number_papers, paper_days
from desktop.demo.office_days import days_in_a_row, months_after, office_day, office_days_after
from desktop.demo.people import People, full_name, of
from desktop.demo.staff import Staff
from desktop.programme.rounds import RoundSettings
from desktop.views import Place

_SCREENED_ON = date(2025, 11, 3)
_TRAINED_ON = date(2025, 12, 22)
_TAUGHT = ("ทำขนมไทย", "ทำผลิตภัณฑ์สมุนไพร", "แปรรูปกล้วย")
_ELIGIBLE = (("aged_60", (60, 69)), ("livelihood_affected", (29, 56)), ("disaster", (29, 56)))
_VISITED = (30, 30, 18)
_A_DAY = 6


class Cohort:
    """Makes the cohort: screened, supplied, taught, and visited twice and a half."""

    def __init__(
        self,
        settings: RoundSettings,
        draft: Draft,
        people: People,
        staff: Staff,
        occupations: dict[str, Row],
        random: Random,
    ) -> None:
        self.settings, self.draft, self.people = settings, draft, people
        self.staff, self.occupations, self.random = staff, occupations, random
        self._crafts = [one for one in CRAFTS if one.name in _TAUGHT]
        self._members: list[tuple[Row, Craft, str]] = []

    def make(self, villages: list[Place]) -> None:
        """Everything recorded about the cohort, whose persons come from `villages`."""
        for at in range(self.settings.households):
            self._screen(at, villages[at % len(villages)])
        self._supply()
        ends = self._train()
        self._follow_up(ends)

    def _screen(self, at: int, place: Place) -> None:
        craft = self._crafts[at % len(self._crafts)]
        reason, ages = _ELIGIBLE[at % 5 % 3]
        on = office_days_after(_SCREENED_ON, at // 8)
        person = self.people.person(self.draft, place.id, on, ages, woman=0.66)
        members = self.random.randint(1, 5)
        household = self.draft.add(
            "household",
            **of(person),
            representative=person,
            head_name=self.people.head_of(person) if members > 1 else full_name(person),
            members=members,
            wanted=self.occupations[craft.name],
            volunteered=True,
            applied_on=on,
            intent="ต้องการมีอาชีพและรายได้ทดแทนที่เสียไป",
            readiness="ready",
            eligibility=reason,
            ready_for_group=True,
            baseline_on=on,
            **baseline(self.random),
        )
        self._members.append((household, craft, place.code[:6]))

    def _supply(self) -> None:
        last = self._members[-1][0]["baseline_on"]
        days = paper_days(self.random, office_days_after(last, 3))
        lots = []
        for craft in self._crafts:
            bought = [
                need
                for household, wanted, _tambon in self._members
                if wanted is craft
                for need in needs(self.draft, self.random, household, craft)
            ]
            for need in bought:
                need["received_on"] = days["issue"]
            lots.append(lot(self.draft, craft, "30 ครัวเรือน อ.โพธาราม", days, bought))
        number_papers(self.draft, self.settings.year, lots, "ค")

    def _train(self) -> date:
        starts, ends = days_in_a_row(_TRAINED_ON, 2)
        trainings = {
            craft: self.draft.add(
                "training",
                village=None,
                curriculum=craft.curriculum,
                starts_on=starts,
                ends_on=ends,
                days=2,
                place="หอประชุมอำเภอโพธาราม",
            )
            for craft in self._crafts
        }
        for household, craft, _tambon in self._members:
            days = 2 if self.random.random() < 0.9 else 1
            self.draft.add(
                "attendance", training=trainings[craft], household=household, days_attended=days
            )
        return ends

    def _follow_up(self, ends: date) -> None:
        months = self.settings.follow_up_months
        fates = [fortune(self.random, craft, len(months)) for _, craft, _ in self._members]
        for number, (month, count) in enumerate(zip(months, _VISITED, strict=True), start=1):
            first = office_day(months_after(ends, month))
            for at, (household, _craft, tambon) in enumerate(self._members[:count]):
                fate = fates[at]
                if fate.stops_at and number > fate.stops_at:
                    continue
                day = office_days_after(first, at // _A_DAY)
                visit(
                    self.draft,
                    self.random,
                    household,
                    fate,
                    number=number,
                    month=month,
                    day=day,
                    officer=self.staff.officer_of(tambon, day),
                )
