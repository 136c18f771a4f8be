"""The figures a table of incomes can show: of which measure, called what, and what it counts."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from desktop.programme.income_marks import IncomeMarks, Marks
from desktop.programme.incomes import Measures, share
from desktop.thai.numerals import format_baht, format_percent
from desktop.words import N_

type Number = int | float | None
"""Households, satang or percent; None where there is nothing to tell."""

NOTHING = "–"


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure of some households. `label` and `definition` are message ids.

    `of` takes it from their measures; `counted` marks those of them that it rests on. `growth` is
    percent with its sign.
    """

    key: str
    label: str
    definition: str
    unit: Literal["households", "baht", "percent", "growth"]
    of: Callable[[Measures], Number]
    counted: Callable[[IncomeMarks], Marks]

    def text(self, value: Number) -> str:
        """The figure as tables write it: 1,234, 60.0%, +16.8%; a dash for None. Baht are whole."""
        if value is None:
            return NOTHING
        match self.unit:
            case "baht":
                return format_baht((int(value) + 50) // 100 * 100)
            case "percent" | "growth":
                return format_percent(value, signed=self.unit == "growth")
        return f"{value:,}"


HOUSEHOLDS = Figure(
    "households", N_("Households"),
    N_("All target households, followed up or not."),
    "households", lambda one: one.practice.trained, lambda known: known.trained,
)  # fmt: skip
PRACTISING_PERCENT = Figure(
    "practising_percent", N_("Practising (%)"),
    N_(
        "Households that the last visit found practising ÷ all target households. Those not "
        "followed up yet are counted among all, and told beside it."
    ),
    "percent", lambda one: one.practice.percent, lambda known: known.trained,
)  # fmt: skip
PRACTISING = Figure(
    "practising", N_("Practising"),
    N_("Households that practise, as the last visit that says so found."),
    "households", lambda one: one.practice.practising, lambda known: known.practising,
)  # fmt: skip
BEFORE = Figure(
    "before", N_("Income before (total)"),
    N_("Σ income before of the households with both incomes, baht a year."),
    "baht", lambda one: one.incomes.before, lambda known: known.both,
)  # fmt: skip
AFTER = Figure(
    "after", N_("Income after (total)"),
    N_("Σ income after of the households with both incomes, baht a year."),
    "baht", lambda one: one.incomes.after, lambda known: known.both,
)  # fmt: skip
GROWTH = Figure(
    "growth", N_("Income growth (%)"),
    N_("(Σ after − Σ before) ÷ Σ before, of households with both incomes and one above 0 before."),
    "growth", lambda one: one.change.percent, lambda known: known.compared,
)  # fmt: skip
PRACTISING_GROWTH = Figure(
    "practising_growth", N_("Growth, practising (%)"),
    N_(
        "(Sum of incomes after − sum of incomes before) ÷ sum of incomes before, over practising "
        "households with an income before above 0 and an income after. Percentages are never "
        "averaged."
    ),
    "growth", lambda one: one.practising_change.percent,
    lambda known: known.compared & known.practising,
)  # fmt: skip
ROSE = Figure(
    "rose", N_("Crossed the BMN line"),
    N_("Households whose income a person was below the BMN line before and reaches it after."),
    "households", lambda one: one.line.rose, lambda known: known.rose,
)  # fmt: skip
NEW_INCOME = Figure(
    "new_income", N_("New income"),
    N_("Households with an income after that had none before; no percentage counts them."),
    "households", lambda one: one.new_income - one.still_without_income,
    lambda known: known.new_income & ~known.still_without_income,
)  # fmt: skip

FIGURES = (
    HOUSEHOLDS,
    Figure(
        "both", N_("With both incomes"),
        N_("Households whose income is recorded before and after."),
        "households", lambda one: one.incomes.households, lambda known: known.both,
    ),
    PRACTISING,
    PRACTISING_PERCENT,
    BEFORE,
    AFTER,
    Figure(
        "gained", N_("Income gained (total)"),
        N_("Σ after − Σ before of the households with both incomes, baht a year."),
        "baht", lambda one: one.incomes.gained, lambda known: known.both,
    ),
    GROWTH,
    PRACTISING_GROWTH,
    Figure(
        "median_growth", N_("Median growth (%)"),
        N_("Half of the households whose change is counted rose by more than this."),
        "growth", lambda one: one.median_percent, lambda known: known.compared,
    ),
    Figure(
        "mean_before", N_("Mean before (a household)"),
        N_("Σ income before ÷ households, of those with both incomes."),
        "baht", lambda one: one.mean_before, lambda known: known.both,
    ),
    Figure(
        "mean_after", N_("Mean after (a household)"),
        N_("Σ income after ÷ households, of those with both incomes."),
        "baht", lambda one: one.mean_after, lambda known: known.both,
    ),
    Figure(
        "median_before", N_("Median before (a household)"),
        N_("Half of the households with both incomes had more than this before."),
        "baht", lambda one: one.median_before, lambda known: known.both,
    ),
    Figure(
        "median_after", N_("Median after (a household)"),
        N_("Half of the households with both incomes have more than this after."),
        "baht", lambda one: one.median_after, lambda known: known.both,
    ),
    Figure(
        "person_before", N_("Before a person"),
        N_("Σ income before ÷ Σ members, of households with both incomes and members."),
        "baht", lambda one: one.per_person.before, lambda known: known.placed,
    ),
    Figure(
        "person_after", N_("After a person"),
        N_("Σ income after ÷ Σ members, of households with both incomes and members."),
        "baht", lambda one: one.per_person.after, lambda known: known.placed,
    ),
    ROSE,
    Figure(
        "below_after", N_("Below the BMN line after"),
        N_("Households whose income a person after is below the BMN line."),
        "households", lambda one: one.line.below_after,
        lambda known: known.placed & ~known.above_after,
    ),
    NEW_INCOME,
    Figure(
        "trained_percent", N_("From the occupation trained (%)"),
        N_("Income from the occupation trained ÷ income after, where both are told."),
        "percent", lambda one: one.from_trained_percent, lambda known: known.told_part,
    ),
    Figure(
        "enough_before", N_("Enough before (%)"),
        N_("Households whose income exceeds what they spend ÷ those that told both, before."),
        "percent", lambda one: share(one.enough.enough_before, one.enough.asked_before),
        lambda known: known.asked_before,
    ),
    Figure(
        "enough_after", N_("Enough after (%)"),
        N_("Households whose income exceeds what they spend ÷ those that told both, after."),
        "percent", lambda one: share(one.enough.enough_after, one.enough.asked_after),
        lambda known: known.asked_after,
    ),
)  # fmt: skip
"""In the order in which they are offered."""
