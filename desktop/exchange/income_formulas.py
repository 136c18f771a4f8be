"""The formulas of a workbook of incomes: the programme's measures in Excel's words.

Each counts over the sheet of households; the จปฐ line and the target are cells that may be changed.
All of them are understood by Excel 2016 and by LibreOffice.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from desktop.words import N_, _

_DASH = '"–"'
"""What stands where there is nothing to reckon."""


@dataclass(frozen=True, slots=True)
class Households:
    """Where the households stand: `ranges` by the key of a column, `line` and `target` cells.

    `practising` is what the column of states says of a household that practises.
    """

    ranges: dict[str, str]
    line: str
    target: str
    practising: str


@dataclass(frozen=True, slots=True)
class Group:
    """The households whose column `key` says `name`, which is written in `cell`; "" is all."""

    key: str = ""
    name: str = ""
    cell: str = ""


type Formula = Callable[["Reckoning"], str]


@dataclass(frozen=True, slots=True)
class Reckoning:
    """The formulas of one group of households; `cells` are those of its row, by column."""

    households: Households
    group: Group
    cells: dict[str, str]

    def count(self, *conditions: str) -> str:
        """How many households meet the conditions, "column", "criterion" in turn."""
        return f"COUNTIFS({self._where(conditions)})"

    def total(self, column: str, *conditions: str) -> str:
        """The sum of a column over them."""
        return f"SUMIFS({self.households.ranges[column]},{self._where(conditions)})"

    def growth(self, *conditions: str) -> str:
        """(Σ after - Σ before) ÷ Σ before, of those whose change counts."""
        counted = (*conditions, "before", '">0"', "after", '">=0"')
        before, after = self.total("before", *counted), self.total("after", *counted)
        return f"IFERROR(({after}-{before})/{before},{_DASH})"

    def median(self) -> str:
        """The median of the households' own changes."""
        changes = self.households.ranges["change"]
        if self.group.key:
            own = f"{self.households.ranges[self.group.key]}={self.group.cell}"
            changes = f"IF({own},{changes})"
        return f"IFERROR(MEDIAN({changes}),{_DASH})"

    def a_person(self, column: str) -> str:
        """Σ income ÷ Σ members, of those with both incomes and members."""
        counted = ("before", '">=0"', "after", '">=0"', "members", '">0"')
        sums = self.total(column, *counted), self.total("members", *counted)
        return f"IFERROR({sums[0]}/{sums[1]},{_DASH})"

    @property
    def practising(self) -> tuple[str, str]:
        """The condition that a household practises."""
        return "state", _text(self.households.practising)

    def _where(self, conditions: tuple[str, ...]) -> str:
        own = (self.group.key, _criterion(self.group)) if self.group.key else ()
        every = (*own, *conditions)
        return ",".join(
            f"{self.households.ranges[column]},{criterion}"
            for column, criterion in zip(every[::2], every[1::2], strict=True)
        )


@dataclass(frozen=True, slots=True)
class SummaryColumn:
    """A column of the summary: `label` is a message id; `array` is a formula over arrays."""

    key: str
    label: str
    unit: Literal["count", "baht", "percent", "growth", "text"]
    formula: Formula
    array: bool = False


BOTH = ("before", '">=0"', "after", '">=0"')
_ALL = ("number", '">0"')

SUMMARY_COLUMNS = (
    SummaryColumn("households", N_("Households"), "count", lambda own: own.count(*_ALL)),
    SummaryColumn(
        "practising", N_("Practising"), "count", lambda own: own.count(*own.practising)
    ),
    SummaryColumn(
        "practising_percent", N_("Practising (%)"), "percent",
        lambda own: f"IFERROR({own.cells['practising']}/{own.cells['households']},{_DASH})",
    ),
    SummaryColumn("both", N_("With both incomes"), "count", lambda own: own.count(*BOTH)),
    SummaryColumn(
        "before", N_("Income before (total)"), "baht", lambda own: own.total("before", *BOTH)
    ),
    SummaryColumn(
        "after", N_("Income after (total)"), "baht", lambda own: own.total("after", *BOTH)
    ),
    SummaryColumn("growth", N_("Income growth (%)"), "growth", lambda own: own.growth()),
    SummaryColumn(
        "practising_growth", N_("Growth, practising (%)"), "growth",
        lambda own: own.growth(*own.practising),
    ),
    SummaryColumn(
        "median_growth", N_("Median growth (%)"), "growth", lambda own: own.median(), array=True
    ),
    SummaryColumn(
        "person_before", N_("Before a person"), "baht", lambda own: own.a_person("before")
    ),
    SummaryColumn("person_after", N_("After a person"), "baht", lambda own: own.a_person("after")),
    SummaryColumn(
        "none_before", N_("None before"), "count",
        lambda own: own.count("before", "0", "after", '">=0"'),
    ),
    SummaryColumn(
        "rose", N_("Crossed the BMN line"), "count",
        lambda own: own.count(
            "person_before", f'"<"&{own.households.line}',
            "person_after", f'">="&{own.households.line}',
        ),
    ),
    SummaryColumn(
        "verdict", N_("Against the target"), "text",
        lambda own: (
            f"IF(ISNUMBER({own.cells['practising_growth']}),"
            f"IF({own.cells['practising_growth']}>={own.households.target},"
            f"{_text(_('reached'))},{_text(_('not reached'))}),{_DASH})"
        ),
    ),
)  # fmt: skip
"""In the order of the sheet."""


def _text(words: str) -> str:
    doubled = words.replace('"', '""')
    return f'"{doubled}"'


def _criterion(group: Group) -> str:
    """Equal to the name: as the cell has it, or spelt out where it has Excel's wildcards."""
    if not set("*?~") & set(group.name):
        return f'"="&{group.cell}'
    plain = group.name.replace("~", "~~").replace("*", "~*").replace("?", "~?")
    return _text(f"={plain}")
