"""Stage ๓: the team of trainers, and the households they will teach."""

from datetime import date, timedelta

from desktop.demo.again import YEARS
from desktop.demo.crafts import Craft
from desktop.demo.households import AGES, answers
from desktop.demo.incomes import baseline
from desktop.demo.office_days import office_day, office_day_before, office_days_after
from desktop.demo.people import full_name, of
from desktop.demo.plans import PRESENT_YEAR, Reach
from desktop.demo.survey import selected
from desktop.demo.village import Village

_MEMBERS, _HOW_OFTEN = (1, 2, 3, 4, 5, 6, 7, 8), (5, 14, 22, 26, 17, 9, 5, 2)


def team_and_households(village: Village) -> None:
    """Team and households, as far as the village has come."""
    if village.plan.reach >= Reach.HOUSEHOLDS:
        _team(village)
        _households(village)
    if village.plan.let_go_on:
        _leave(village)


def _team(village: Village) -> None:
    lead = selected(village)
    first = village.sages.index(lead)
    for sage in village.sages[first : first + village.plan.team]:
        member = village.draft.add(
            "team_member",
            village=village.place.id,
            person=sage["person"],
            role="lead" if sage is lead else "member",
            **_appointment(village, village.crafts[sage], leads=sage is lead),
        )
        village.team.append(member)
        village.crafts[member] = village.crafts[sage]


def _appointment(village: Village, craft: Craft, *, leads: bool) -> dict[str, object]:
    """Duties, the day of preparation and the order; in a round gone by also the appraisal."""
    ends = village.course["ends_on"]
    duty = f"สอน{craft.curriculum}"
    values: dict[str, object] = {
        "duties": f"ประสานงานกับพัฒนากร {duty}" if leads else duty,
        "prepared_on": office_days_after(ends, 4),
        "order_no": f"{village.place.moo}/{village.settings.year}",
        "order_on": office_days_after(ends, 2),
        "appraised_on": None,
        "appraisal": None,
        "appraisal_note": "",
    }
    if village.settings.year < PRESENT_YEAR:
        values["appraised_on"] = office_day_before(date(village.settings.year - 543, 9, 15))
        values["appraisal"] = village.details.choices((5, 4, 3), (30, 52, 18))[0]
        values["appraisal_note"] = "เยี่ยมครัวเรือนสม่ำเสมอ"
    return values


def _households(village: Village) -> None:
    random = village.random
    begins = office_day(village.course["ends_on"] + timedelta(days=random.randint(8, 16)))
    for at in range(village.plan.households):
        on = office_days_after(begins, at // 7)
        responsible = village.team[at % len(village.team)]
        craft = village.crafts[responsible]
        person = village.people.person(village.draft, village.place.id, on, AGES, woman=0.62)
        members = random.choices(_MEMBERS, _HOW_OFTEN)[0]
        income = baseline(random)
        household = village.draft.add(
            "household",
            **of(person),
            representative=person,
            head_name=village.people.head_of(person) if members > 1 else full_name(person),
            members=members,
            volunteered=True,
            responsible=responsible,
            baseline_on=on,
            status="chosen",
            **income,
            **answers(village, craft, on, income),
        )
        village.households.append(household)
        village.crafts[household] = craft
        village.surveyed_until = on
    if village.settings.year in YEARS and village.plan.reach >= Reach.VISITS:
        _who_come_again(village)


def _who_come_again(village: Village) -> None:
    for gone in village.again.come(village.tambon_code, village.households, village.people):
        village.draft.rows["person"].remove(gone)


def _leave(village: Village) -> None:
    """The word of the tambon's officer that the village goes on."""
    assert village.surveyed_until is not None  # noqa: S101  its households are recorded
    on = office_days_after(village.surveyed_until, 3)
    officer = village.staff.officer_of(village.tambon_code, on)
    village.draft.add(
        "override",
        village=village.place.id,
        stage="team",
        reason=village.plan.let_go_on,
        officer=officer["full_name"] if officer else "",
        on=on,
    )
