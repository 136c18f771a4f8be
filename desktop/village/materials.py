"""Stage ๔ of a village: what its households need and have received, and the lots bought for it."""

from db.queries import board as recorded
from db.queries import listing
from db.queries.board import Part
from db.queries.conditions import Condition, Order
from desktop.programme.materials import STEPS
from desktop.programme.values import show_value
from desktop.programme.vocabulary import Kind
from desktop.village.content import (
    Asked,
    Content,
    Fact,
    Head,
    Line,
    Listed,
    baht,
    content,
    day,
    of_needed,
)
from desktop.words import N_, _


def gather(asked: Asked) -> Content:
    """The needs as they are counted, and each lot with the last step it has come to."""
    facts, households = asked.facts, asked.facts.households
    return content(
        [
            Fact(
                N_("Needs recorded (households)"), _begun(facts.households_with_needs, households)
            ),
            Fact(
                N_("Materials received (households)"), _begun(facts.households_received, households)
            ),
            Fact(N_("Cost"), _cost(asked)),
        ],
        _lots(asked),
    )


def _begun(have: int, need: int) -> str:
    return of_needed(have, need) if have else ""


def _cost(asked: Asked) -> str:
    cost, budget = asked.facts.material_cost, asked.round.settings.material_budget
    if not cost:
        return ""
    if budget is None:
        return baht(cost)
    return _("{cost} of {budget} baht").format(
        cost=show_value(Kind.MONEY, cost), budget=show_value(Kind.MONEY, budget)
    )


def _lots(asked: Asked) -> Listed:
    part = Part(asked.round.id, asked.village, whole=asked.village is None)
    lots = sorted({purchase for _village, purchase, _inspected in recorded.purchases(part)})
    steps = listing.select(
        "purchase_step",
        ["purchase", "step", "on", "amount"],
        [Condition("purchase", "in", lots)],
        [Order("step", ranks=tuple(one.key for one in STEPS))],
    )
    last = {purchase: (step, on, amount) for purchase, step, on, amount in steps}
    lines = []
    for lot, name in listing.rows("purchase", ["id", "name"], lots):
        step, on, amount = last.get(lot, (None, None, None))
        lines.append(
            Line(
                lot,
                (
                    name,
                    show_value(Kind.CHOICE, step, STEPS),
                    day(on),
                    baht(amount),
                ),
            )
        )
    heads = (
        Head(N_("Lot"), 3), Head(N_("Last step"), 1.6), Head(N_("Date"), 1.2, "centre"),
        Head(N_("Amount"), 1.2, "right"),
    )  # fmt: skip
    return Listed(N_("Lots"), "purchases", heads, tuple(lines))
