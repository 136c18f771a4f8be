"""Stage ๔: what each household needs, and the lots in which the office buys it."""

from dataclasses import dataclass
from datetime import date
from random import Random

from desktop.demo.crafts import Craft
from desktop.demo.draft import Draft, Row
from desktop.demo.office_days import office_day, office_days_after
from desktop.demo.plans import DEMO_TODAY, Reach
from desktop.demo.village import Village
from desktop.programme.materials import STEPS, cost

# Office days from one paper of a lot to the next: the least and the most.
_GAPS = {
    "request": (0, 0),
    "quotation": (1, 2),
    "approval": (1, 2),
    "order": (0, 1),
    "delivery": (3, 5),
    "inspection": (0, 1),
    "stock": (0, 1),
    "issue": (1, 2),
    "payment": (5, 10),
}
_WITHOUT_AMOUNT = ("stock", "issue", "payment")
_PREFIX = {
    "request": "ขซ", "approval": "อน", "order": "สซ", "inspection": "ตร", "stock": "บว",
    "issue": "บจ", "payment": "ฎ",
}  # fmt: skip
_LAVISH = 1.4


@dataclass(frozen=True, slots=True)
class Lot:
    """A purchase with the day of each of its papers so far, and what it costs in satang."""

    purchase: Row
    days: dict[str, date]
    amount: int


def materials(village: Village) -> list[Lot]:
    """Needs and hand-over as far as the village has come; the lots it was bought in."""
    if village.plan.reach < Reach.NEEDS:
        return []
    factor = _LAVISH if village.plan.lavish else 1
    for household in village.households:
        craft = village.crafts[household]
        village.needs[household] = needs(village.draft, village.random, household, craft, factor)
    if village.plan.reach < Reach.HAND_OVER:
        return []
    days = paper_days(village.random, _request_day(village))
    by_craft: dict[Craft, list[Row]] = {}
    for household in village.households:
        by_craft.setdefault(village.crafts[household], []).extend(village.needs[household])
    where = f"{village.label} ต.{village.place.tambon}"
    lots = [
        lot(village.draft, craft, where, days, bought, village=village.place.id)
        for craft, bought in by_craft.items()
    ]
    _hand_over(village, days["issue"])
    return lots


def needs(
    draft: Draft, random: Random, household: Row, craft: Craft, factor: float = 1
) -> list[Row]:
    """What one household needs for its craft, `factor` times what is usual."""
    return [
        draft.add(
            "material_need",
            household=household,
            item=one.item,
            quantity=round(random.randint(one.least, one.most) * factor) * 1000,
            unit=one.unit,
            unit_price=one.price * 100,
        )
        for one in craft.materials
    ]


def _request_day(village: Village) -> date:
    plan = village.plan
    assert village.surveyed_until is not None  # noqa: S101  the households came before
    day = office_days_after(village.surveyed_until, village.random.randint(3, 7) + plan.delay)
    return max(day, office_day(plan.request_on or day))


def paper_days(random: Random, day: date) -> dict[str, date]:
    """The days of a lot's papers, from the request on `day` to the payment."""
    days = {}
    for step in STEPS:
        day = office_days_after(day, random.randint(*_GAPS[step.key]))
        days[step.key] = day
    return days


def lot(
    draft: Draft,
    craft: Craft,
    where: str,
    days: dict[str, date],
    bought: list[Row],
    village: int | None = None,
) -> Lot:
    """The lot of what a craft needs; `bought` are the needs it fills."""
    purchase = draft.add(
        "purchase",
        village=village,
        name=f"วัสดุสาธิตอาชีพ{craft.product} {where}",
        vendor=craft.vendor,
    )
    for need in bought:
        need["purchase"] = purchase
    amount = sum(cost(need["quantity"], need["unit_price"]) or 0 for need in bought)
    return Lot(purchase, {step: day for step, day in days.items() if day <= DEMO_TODAY}, amount)


def _hand_over(village: Village, day: date) -> None:
    for household in village.households[: village.plan.handed_over]:
        for need in village.needs[household]:
            need["received_on"] = day
    village.handed_over_on = day


def number_papers(draft: Draft, year: int, lots: list[Lot], series: str = "") -> None:
    """The papers of all lots of a round; each kind is numbered in the order of its dates.

    `series` keeps the numbers of two rounds of one year apart.
    """
    for step in (one.key for one in STEPS):
        made = sorted((lot for lot in lots if step in lot.days), key=lambda lot: lot.days[step])
        for serial, lot in enumerate(made, start=1):
            prefix = _PREFIX.get(step)
            draft.add(
                "purchase_step",
                purchase=lot.purchase,
                step=step,
                number=f"{prefix} {series}{serial}/{year}" if prefix else _in_a_book(serial),
                on=lot.days[step],
                amount=None if step in _WITHOUT_AMOUNT else lot.amount,
                at_province=step == "payment",
            )


def _in_a_book(serial: int) -> str:
    """A number as sellers write it: book and page, fifty pages a book."""
    book, page = divmod(serial - 1, 50)
    return f"{book + 1}/{page + 1}"
