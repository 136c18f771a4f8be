"""The kinds of charts, in the order of the tab. A key is the name of the kind's module."""

from desktop.charts import distribution, incomes, line, paths, rounds, tambons, villages
from desktop.charts.chart import ChartKind
from desktop.words import N_

CHARTS: tuple[ChartKind, ...] = (
    ChartKind(
        "incomes", N_("Before and after"), incomes.read, incomes.draw,
        groups=(
            "occupation", "group_class", "bmn_class", "tambon", "village", "trainer", "fund",
            "group", "district", "province",
        ),
    ),
    ChartKind("villages", N_("Villages against the target"), villages.read, villages.draw),
    ChartKind(
        "distribution", N_("How much incomes changed"), distribution.read, distribution.draw
    ),
    ChartKind("line", N_("Who crossed the BMN line"), line.read, line.draw),
    ChartKind("paths", N_("Over the visits"), paths.read, paths.draw),
    ChartKind(
        "tambons", N_("Place by place"), tambons.read, tambons.draw, in_steps=tambons.in_steps
    ),
    ChartKind("rounds", N_("Over the rounds"), rounds.read, rounds.draw),
)  # fmt: skip
