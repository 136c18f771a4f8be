"""Stage ๔: materials are needed and handed over by household, and bought by lot."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from desktop.programme.gates import Missing, Progress, UnitFacts, first_missing
from desktop.programme.people import name_column, village_columns
from desktop.programme.rounds import COHORT, RoundSettings
from desktop.programme.vocabulary import (
    Choice,
    Column,
    Context,
    Field,
    Kind,
    Problem,
    Register,
    Stage,
    Value,
    Values,
)
from desktop.thai.numerals import format_baht
from desktop.words import N_, _

_NEED = N_("Material")
_LOT = N_("Purchase")

STEPS = (
    Choice("request", N_("Purchase request")),
    Choice("quotation", N_("Quotation")),
    Choice("approval", N_("Approval")),
    Choice("order", N_("Purchase order")),
    Choice("delivery", N_("Delivery")),
    Choice("inspection", N_("Inspection")),
    Choice("stock", N_("Stock account")),
    Choice("issue", N_("Issue")),
    Choice("payment", N_("Payment")),
)


def cost(quantity: Value, unit_price: Value) -> int | None:
    """Thousandths of a unit × satang a unit, in satang, rounded half up; None where one is."""
    if not isinstance(quantity, int) or not isinstance(unit_price, int):
        return None
    return (quantity * unit_price + 500) // 1000


NEEDS = Register(
    key="materials",
    label=N_("Materials by household"),
    one=N_("Material"),
    table="material_need",
    title="item",
    order=("household.village.code", "household.representative.sort_key", "sort_key"),
    search=("search_text", "household.representative.search_text"),
    round="household.round",
    village="household.village",
    hint=N_("Record what each household needs for its occupation."),
    fields=(
        Field(
            "household",
            N_("Household"),
            Kind.LINK,
            _NEED,
            required=True,
            target="households",
            sticky=True,
            width=36,
        ),
        Field(
            "item", N_("Item"), section=_NEED, required=True, suggest="material_need.item", width=28
        ),
        Field("quantity", N_("Quantity"), Kind.QUANTITY, _NEED, required=True, width=8, minimum=1),
        Field("unit", N_("Unit"), section=_NEED, suggest="material_need.unit", width=8),
        Field("unit_price", N_("Unit price"), Kind.MONEY, _NEED, width=10, unit=N_("baht")),
        Field("purchase", N_("Bought in"), Kind.LINK, _NEED, target="purchases", width=36),
        Field("received_on", N_("Handed over on"), Kind.DATE, _NEED, sticky=True),
    ),
    columns=(
        name_column("household.representative"),
        *village_columns("household.village"),
        Column("item", N_("Item"), sort="sort_key", width=12),
        Column("quantity", N_("Quantity"), Kind.QUANTITY, width=8),
        Column("unit", N_("Unit"), width=6),
        Column("cost", N_("Cost"), Kind.MONEY, width=10, total=True, unit=N_("baht")),
        Column("received_on", N_("Handed over"), Kind.DATE, width=12),
        Column("unit_price", N_("Unit price"), Kind.MONEY, width=10),
    ),
)

PURCHASES = Register(
    key="purchases",
    label=N_("Purchases"),
    one=N_("Purchase"),
    table="purchase",
    title="name",
    order=("sort_key",),
    search=("search_text",),
    hint=N_("One purchase is one lot: request, quotation, order, inspection, payment."),
    fields=(
        Field("name", N_("What is bought"), section=_LOT, required=True, width=36),
        Field("village", N_("Village"), Kind.LINK, _LOT, target="village", width=28),
        Field("vendor", N_("Seller"), section=_LOT, suggest="purchase.vendor", width=28),
    ),
    columns=(
        Column("name", N_("What is bought"), sort="sort_key", width=28),
        *village_columns(),
        Column("vendor", N_("Seller"), width=20),
    ),
)


def _step_is_on_paper(values: Values, _context: Context) -> Iterable[Problem]:
    if values.get("number") and values.get("on") is None:
        yield Problem("on", _("The paper has a number; write its date too."))


PURCHASE_STEPS = Register(
    key="purchase_steps",
    label=N_("Purchase papers"),
    one=N_("Purchase paper"),
    table="purchase_step",
    title="step",
    order=("purchase.sort_key", "on"),
    search=("purchase.search_text",),
    round="purchase.round",
    village="purchase.village",
    hint=N_("Record number, date and amount of each paper, or that the province did it."),
    fields=(
        Field(
            "purchase",
            N_("Purchase"),
            Kind.LINK,
            _LOT,
            required=True,
            target="purchases",
            sticky=True,
            width=36,
        ),
        Field("step", N_("Step"), Kind.CHOICE, _LOT, required=True, choices=STEPS, width=16),
        Field("number", N_("Document number"), section=_LOT, width=16),
        Field("on", N_("Date"), Kind.DATE, _LOT),
        Field("amount", N_("Amount"), Kind.MONEY, _LOT, width=12, unit=N_("baht")),
        Field("at_province", N_("Done at the province"), Kind.FLAG, _LOT),
    ),
    columns=(
        Column("purchase.name", N_("Purchase"), sort="purchase.sort_key", width=24),
        Column("step", N_("Step"), Kind.CHOICE, width=14, choices=STEPS),
        Column("number", N_("Document number"), width=14),
        Column("on", N_("Date"), Kind.DATE, width=12),
        Column("amount", N_("Amount"), Kind.MONEY, width=12),
        Column("at_province", N_("Province"), Kind.FLAG, width=9),
    ),
    rules=(_step_is_on_paper,),
    lookups=("purchase.village",),
)


def gate(facts: UnitFacts, round_: RoundSettings) -> Progress:
    """Done when each household has received what it needs, inspected and inside the budget.

    A cohort can do without: there, materials that are not begun are passed.
    """
    need = facts.households or round_.households
    text = _("handed over {have}/{need}").format(have=facts.households_received, need=need)
    progress = first_missing(_missing(facts, round_, need), text, begun=facts.needs > 0)
    if round_.variant == COHORT and not facts.needs and not facts.purchases:
        reason = _("The round can do without materials.")
        return replace(progress, text=_("optional"), reason=reason, optional=True)
    return progress


def _missing(facts: UnitFacts, round_: RoundSettings, need: int) -> Iterator[Missing]:
    budget = round_.material_budget
    if budget is not None and facts.material_cost > budget:
        over = format_baht(facts.material_cost - budget)
        yield Missing(
            "materials",
            _("The materials cost {amount} baht more than the budget.").format(amount=over),
            _("Reduce what is needed, or change the round's budget."),
            _("{amount} baht over budget").format(amount=over),
            urgent=True,
        )
    asked = facts.households_with_needs
    if asked < need:
        yield Missing(
            "materials",
            _("{have} of {need} households have said what they need.").format(
                have=asked, need=need
            ),
            _("Record what each household needs."),
            f"{asked}/{need}" if facts.needs else _("not begun"),
        )
    yield from _missing_inspection(facts, _("needs {count}/{need}").format(count=asked, need=need))
    if facts.households_received < need:
        yield Missing(
            "materials",
            _("{have} of {need} households have received their materials.").format(
                have=facts.households_received, need=need
            ),
            _("Record the day on which each household received its materials."),
        )


def _missing_inspection(facts: UnitFacts, text: str) -> Iterator[Missing]:
    """Where needs name their purchase, all have to be in an inspected one; else one lot is."""
    unsupplied = facts.households_with_needs - facts.households_supplied
    if facts.needs_in_a_lot and unsupplied:
        yield Missing(
            "materials",
            _("Households whose materials are in no inspected purchase: {count}.")
            .format(count=unsupplied),
            _("Name the purchase of each material, and record its inspection."),
            text,
        )  # fmt: skip
    if not facts.needs_in_a_lot and not facts.inspected:
        yield Missing(
            "purchase_steps" if facts.purchases else "purchases",
            _("No purchase of these materials has been inspected."),
            _("Record the purchase and its papers up to the inspection."),
            text,
        )


def needs(round_: RoundSettings) -> tuple[str, ...]:
    """What the gate will ask for, in sentences with the round's numbers."""
    needs: tuple[str, ...] = (
        _("What each of the {count} households needs, and the day it received it.").format(
            count=round_.households
        ),
        _("Purchases of these materials, with their papers up to the inspection."),
    )
    if round_.material_budget is not None:
        amount = format_baht(round_.material_budget, satang_shown=False)
        needs = (*needs, _("All of it within {amount} baht.").format(amount=amount))
    if round_.variant == COHORT:
        needs = (*needs, _("The round can do without materials."))
    return needs


STAGE = Stage(
    key="materials",
    number="๔",
    label=N_("Demonstration materials"),
    tab=N_("Materials"),
    registers=(NEEDS, PURCHASES, PURCHASE_STEPS),
    gate=gate,
    needs=needs,
    help=N_(
        "The office buys what the households need; needs and hand-over are kept per household."
    ),
)
