"""What a household says when it volunteers: what it wants, owns, owes; who waits, who withdrew."""

from datetime import date, timedelta
from typing import Any

from desktop.demo.crafts import Craft
from desktop.demo.draft import Row
from desktop.demo.incomes import BAHT, baseline
from desktop.demo.office_days import office_day_before
from desktop.demo.people import full_name, of
from desktop.demo.plans import PRESENT_YEAR
from desktop.demo.village import Village

AGES = (27, 69)
_INTENT = (
    "ต้องการมีรายได้เสริมในครัวเรือน", "ต้องการลดรายจ่ายและมีของกินของใช้เอง",
    "ต้องการต่อยอดอาชีพเดิมให้ขายได้ราคาดีขึ้น", "ต้องการทำงานอยู่บ้านเพื่อดูแลผู้สูงอายุ",
)  # fmt: skip
_TOOLS = ("เตาแก๊สและหม้อใหญ่", "จักรเย็บผ้า", "จอบ เสียม สายยาง", "ตู้เย็นและโต๊ะทำงาน", "")
_FUNDS = ("กองทุนหมู่บ้าน", "กองทุนพัฒนาบทบาทสตรี", "ธ.ก.ส.", "กลุ่มออมทรัพย์เพื่อการผลิต", "")
_RELATIONS = ("คู่สมรส", "บุตร", "มารดา", "พี่น้อง")
_WITHDRAWN = ("ย้ายไปทำงานต่างจังหวัด", "ต้องดูแลผู้ป่วยติดเตียง", "ได้งานประจำในโรงงาน")


def answers(village: Village, craft: Craft, on: date, income: dict[str, int]) -> dict[str, Any]:
    """The wish for `craft` and perhaps another, readiness, and a living that fits the income."""
    random = village.details
    earned = sum(income.values()) or 24_000 * BAHT
    others = random.sample(sorted(village.occupations), 2)
    second = next(name for name in others if name != craft.name)
    return {
        "applied_on": office_day_before(on - timedelta(days=random.randint(2, 6))),
        "intent": random.choice(_INTENT),
        "readiness": random.choices(("ready", "needs_support"), (82, 18))[0],
        "wanted": village.occupation(craft),
        "wanted_second": village.occupations[second] if random.random() < 0.55 else None,
        "expense_production": _share(earned, random.uniform(0.05, 0.22)),
        "expense_essential": _share(earned, random.uniform(0.38, 0.58)),
        "expense_other": _share(earned, random.uniform(0.02, 0.1)),
        "expense_debt": _share(earned, random.choice((0, 0, 0.06, 0.12, 0.18))),
        "debts": random.choice((0, 0, 15, 40, 80, 150)) * 1_000 * BAHT,
        "savings": random.choice((0, 2, 5, 8, 20)) * 1_000 * BAHT,
        "land": random.choice((0, 0, 250, 500, 1_000, 2_000, 5_000)),
        "tools": random.choice(_TOOLS),
        "funds": random.choice(_FUNDS),
    }


def _share(earned: int, part: float) -> int:
    return round(earned * part / (100 * BAHT)) * 100 * BAHT


def more_of(village: Village) -> None:
    """In the present round: members who train too, a reserve, and one household that withdrew.

    Made after all other villages: the names it takes are then missed by none of them.
    """
    if village.settings.year != PRESENT_YEAR or not village.households:
        return
    random = village.details
    for household in village.households:
        if household["members"] > 1 and random.random() < 0.2:
            _member(village, household)
    full = len(village.households) >= village.settings.households
    for rank in range(1, random.choice((1, 2, 2, 3)) if full else 1):
        _aside(village, status="reserve", reserve_rank=rank)
    if full and random.random() < 0.3:
        left = _aside(
            village,
            status="withdrawn",
            withdrawn_on=village.households[-1]["baseline_on"],
            withdrawn_reason=random.choice(_WITHDRAWN),
        )
        village.households[-1]["replaces"] = left


def _member(village: Village, household: Row) -> None:
    head = household["representative"]
    person = village.people.by(village.details).person(
        village.draft, village.place.id, household["baseline_on"], AGES, surname=head["last_name"]
    )
    person["house_no"] = head["house_no"]
    village.draft.add(
        "household_member",
        household=household,
        person=person,
        relation=village.details.choice(_RELATIONS),
        trains=village.details.random() < 0.6,
    )


def _aside(village: Village, **standing: Any) -> Row:
    """A household without a place in the round."""
    on = village.households[0]["baseline_on"]
    people = village.people.by(village.details)
    person = people.person(village.draft, village.place.id, on, AGES)
    income = baseline(village.details)
    craft = village.crafts[village.details.choice(village.team)]
    return village.draft.add(
        "household",
        **of(person),
        representative=person,
        head_name=full_name(person),
        members=village.details.randint(2, 5),
        volunteered=True,
        baseline_on=on,
        **income,
        **answers(village, craft, on, income),
        **standing,
    )
