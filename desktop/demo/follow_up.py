"""The follow-up: the tambon's officer visits the households at the round's months."""

from datetime import date, timedelta
from random import Random

from desktop.demo.draft import Draft, Row
from desktop.demo.incomes import Fortune, fortune, income_after, luck
from desktop.demo.office_days import months_after, office_day, office_day_before, office_days_after
from desktop.demo.plans import DEMO_TODAY, Reach
from desktop.demo.village import Village

_A_DAY = 10  # households that an officer visits in a day
_WHY = (
    "ไปทำงานโรงงานประจำ", "ต้องดูแลผู้ป่วยในครอบครัว", "ปัญหาสุขภาพ", "ขาดเงินทุนหมุนเวียน",
    "ย้ายไปอยู่กับบุตรต่างจังหวัด", "วัตถุดิบราคาสูง ไม่คุ้มทุน", "ไม่มีเวลาเพราะรับจ้างทั้งวัน",
)  # fmt: skip
_ADVICE = (
    "แนะนำให้จดบัญชีครัวเรือนและแยกต้นทุนของอาชีพ", "แนะนำให้รวมกันซื้อวัตถุดิบเพื่อลดต้นทุน",
    "แนะนำช่องทางขายในตลาดนัดและกลุ่มไลน์ของตำบล", "แนะนำให้ปรับบรรจุภัณฑ์และติดฉลาก",
    "แนะนำให้เข้าร่วมกลุ่มอาชีพของหมู่บ้าน", "",
)  # fmt: skip


def follow_up(village: Village) -> None:
    """The visits made so far, with the incomes found."""
    if village.plan.reach < Reach.VISITS:
        return
    months = village.settings.follow_up_months
    year = luck(village.random)
    fates = {
        one: fortune(village.random, village.crafts[one], len(months), year)
        for one in village.households
    }
    visited = village.plan.visited or (len(village.households),) * len(months)
    for number, (month, count) in enumerate(zip(months, visited, strict=False), start=1):
        first = _first_day(village, month)
        for at, household in enumerate(village.households[:count]):
            fate = fates[household]
            if fate.stops_at and number > fate.stops_at:
                continue
            day = min(office_days_after(first, at // _A_DAY), office_day_before(DEMO_TODAY))
            visit(
                village.draft,
                village.random,
                household,
                fate,
                number=number,
                month=month,
                day=day,
                officer=village.staff.officer_of(village.tambon_code, day),
            )


def _first_day(village: Village, month: int) -> date:
    assert village.trained_until is not None  # noqa: S101  the training came before
    due = months_after(village.trained_until, month)
    if due > DEMO_TODAY:
        return office_day_before(DEMO_TODAY - timedelta(days=2))
    return office_day(due + timedelta(days=village.random.randint(-3, 6)))


def visit(
    draft: Draft,
    random: Random,
    household: Row,
    fate: Fortune,
    *,
    number: int,
    month: int,
    day: date,
    officer: Row | None,
) -> None:
    """The visit of that number, planned for that many months after the training."""
    stopped = number == fate.stops_at
    draft.add(
        "visit",
        household=household,
        number=number,
        visited_on=day,
        officer=officer,
        practising="stopped" if stopped else "practising",
        stopped_reason=random.choice(_WHY) if stopped else "",
        advice="" if stopped else random.choice(_ADVICE),
        **income_after(random, household, fate, month, stopped=stopped),
    )
