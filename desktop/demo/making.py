"""The making of the demo office: rounds of eight years, the same to the last baht every time."""

import hashlib
from collections.abc import Callable
from pathlib import Path
from random import Random

from db.transaction import Transaction
from desktop import certificates, records
from desktop.demo.again import Again
from desktop.demo.cohort import Cohort
from desktop.demo.course import course_values, hold
from desktop.demo.crafts import CRAFTS
from desktop.demo.draft import Draft, Row
from desktop.demo.follow_up import follow_up
from desktop.demo.households import more_of
from desktop.demo.materials import Lot, materials, number_papers
from desktop.demo.occupation import training_and_groups
from desktop.demo.office_days import office_days_after
from desktop.demo.people import People
from desktop.demo.plans import DEMO_TODAY, PRESENT, PRESENT_YEAR, Plan, course_dates, past_plan
from desktop.demo.staff import Staff
from desktop.demo.survey import survey
from desktop.demo.targets import YEARS, cohort_settings, targets, village_settings
from desktop.demo.team import team_and_households
from desktop.demo.village import Village
from desktop.office import Office
from desktop.places import load_district
from desktop.programme.rounds import RoundSettings
from desktop.rounds import put_round
from desktop.views import Place
from desktop.words import _

type Report = Callable[[int, int], None]
"""Is told how many of the rounds are made, and of how many."""

_DISTRICT = "7007"
_SEED = "Photharam"
_ISSUED_SO_FAR = 2  # of the present round's courses; the certificates of the third are waiting


def make_demo(folder: Path, progress: Report | None = None) -> None:
    """Make the demo office in `folder`; `progress` is told how many of its rounds are made.

    Deterministic but for the records' uids and the log's times.
    """
    report = progress or (lambda _done, _all: None)
    total = len(YEARS) + 1
    with Office.create(folder, load_district(_DISTRICT), who=_("Demo office", "th")) as office:
        office.today = lambda: DEMO_TODAY
        making = _Making(office)
        report(0, total)
        for done, year in enumerate(YEARS, start=1):
            making.village_round(year)
            report(done, total)
        making.cohort_round()
        office.connection.analyse().result()
        report(total, total)


class _Making:
    """What the rounds share: the office, its people and officers, the occupations."""

    def __init__(self, office: Office) -> None:
        self._office = office
        self._people = People(_random("people"))
        draft = Draft()
        self._staff = Staff(draft, {one.code: one.id for one in office.tambons()})
        self._occupations = {
            one.name: draft.add(
                "occupation_kind",
                name=one.name,
                group_class=one.group_class,
                bmn_class=one.bmn_class,
            )
            for one in CRAFTS
        }
        self._minutes = draft.add("picture", **_sample_minutes())
        self._again = Again()
        self._targets = targets(office.villages(), _random("targets"))
        office.write(_("Demo office", "th"), draft.store, kind="demo")

    def village_round(self, year: int) -> None:
        """A year's round with its target villages, and the certificates of its courses."""
        random, draft, settings = _random(str(year)), Draft(), village_settings(year)
        dates = course_dates(year, random)
        places, plans = self._planned(year, random)
        if not any(plan.sent_another for plan in plans) and year != PRESENT_YEAR:
            dates = dates[:1]
        courses = [
            draft.add("course", **course_values(number, *days))
            for number, days in enumerate(dates, start=1)
        ]
        lots: list[Lot] = []
        villages = [
            self._village(settings, draft, place, plan, courses, random)
            for place, plan in zip(places, plans, strict=True)
        ]
        for village in villages:
            lots += _make(village)
        for village in villages:
            more_of(village)
        number_papers(draft, year, lots)
        chance = _random(f"courses {year}")
        for course in courses:
            hold(draft, course, chance)
        round_id = self._store(settings, draft, places)
        self._again = Again()
        for village in villages:
            self._again.remember(village.tambon_code, village.households, draft.rows["visit"])
        self._certify(round_id, draft, courses, random)

    def _village(
        self,
        settings: RoundSettings,
        draft: Draft,
        place: Place,
        plan: Plan,
        courses: list[Row],
        random: Random,
    ) -> Village:
        return Village(
            place=place,
            plan=plan,
            settings=settings,
            draft=draft,
            people=self._people,
            staff=self._staff,
            occupations=self._occupations,
            courses=courses,
            random=random,
            details=_random(f"{settings.year} {place.code}"),
            again=self._again,
            minutes=self._minutes,
        )

    def cohort_round(self) -> None:
        """The present year's cohort; its persons live in villages of other years' rounds."""
        random, draft, settings = _random("cohort"), Draft(), cohort_settings()
        elsewhere = [one for year in YEARS[:-1] for one in self._targets[year]]
        tambons = random.sample(sorted({one.tambon_id for one in elsewhere}), 10)
        villages = [
            random.choice([one for one in elsewhere if one.tambon_id == tambon])
            for tambon in sorted(tambons)
        ]
        cohort = Cohort(settings, draft, self._people, self._staff, self._occupations, random)
        cohort.make(villages)
        self._store(settings, draft, villages)

    def _planned(self, year: int, random: Random) -> tuple[list[Place], list[Plan]]:
        places = self._targets[year]
        if year != PRESENT_YEAR:
            return places, [past_plan(random) for _place in places]
        plans = list(PRESENT)
        random.shuffle(plans)
        return places, plans

    def _store(self, settings: RoundSettings, draft: Draft, places: list[Place]) -> int:
        def work(tx: Transaction) -> int:
            round_id = put_round(tx, settings, [one.id for one in places])
            draft.store(tx, round=round_id)
            for one in self._again.moved:
                assert one.id is not None  # noqa: S101  stored with the round before
                home = {"village": one["village"], "house_no": one["house_no"]}
                records.change(tx, "person", one.id, home)
            return round_id

        title = _("Demo: {name} {year}", "th").format(name=settings.name, year=settings.year)
        return self._office.write(title, work, kind="demo")

    def _certify(self, round_id: int, draft: Draft, courses: list[Row], random: Random) -> None:
        for course in courses[:_ISSUED_SO_FAR]:
            passed = [
                one.id
                for one in draft.rows["trainee"]
                if one["course"] is course and one["result"] == "passed" and one.id is not None
            ]
            day = office_days_after(course["ends_on"], random.randint(6, 14))
            certificates.issue(self._office, round_id, passed, day)


def _random(part: str) -> Random:
    """Chance for one part of the office: a change in one moves nothing in another."""
    return Random(f"{_SEED} {part}")  # noqa: S311  the same every time, which is the point


def _make(village: Village) -> list[Lot]:
    """Every stage of one village, in order; the lots that were bought for it."""
    survey(village)
    team_and_households(village)
    lots = materials(village)
    training_and_groups(village)
    follow_up(village)
    return lots


def _sample_minutes() -> dict[str, object]:
    """The scan that the demo office keeps as the minutes of its forums."""
    from desktop.documents.sheets import TITLE, Text, sheet_pdf

    told = "ในสำนักงานสาธิต เอกสารนี้ใช้แทนรายงานการประชุมที่สแกนไว้ของทุกหมู่บ้าน"
    pdf = sheet_pdf("รายงานการประชุม", [Text("รายงานการประชุมเวทีประชาคม", TITLE), Text(told)])
    return {"digest": hashlib.sha256(pdf).hexdigest(), "content": pdf}
