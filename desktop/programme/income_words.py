"""What the page of incomes says: how groups and pairs are called, and what each figure counts."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Literal

from desktop.words import N_, _

if TYPE_CHECKING:
    from desktop.programme.income_groups import By
    from desktop.programme.income_table import Pair

type Moment = Literal["before", "after"]

GROUPS: "Mapping[By, str]" = {
    "occupation": N_("By occupation"),
    "group_class": N_("By class of occupation"),
    "bmn_class": N_("By BMN occupation"),
    "province": N_("By province"),
    "district": N_("By district"),
    "tambon": N_("By tambon"),
    "village": N_("By village"),
    "trainer": N_("By trainer"),
    "fund": N_("By fund"),
    "group": N_("By occupation group"),
}
"""What households are grouped by, as message ids."""

_NONE_OF: "Mapping[By, str]" = {
    "occupation": N_("No occupation recorded"),
    "group_class": N_("Class not recorded"),
    "bmn_class": N_("BMN occupation not recorded"),
    "trainer": N_("No responsible trainer recorded"),
    "fund": N_("No fund recorded"),
    "group": N_("In no occupation group"),
}

OF_CHARTS: Mapping[str, str] = {
    "incomes": N_(
        "Income a person: Σ income ÷ Σ members, before and after, of households with both incomes, "
        "one above 0 before, and members. At the right: (Σ after − Σ before) ÷ Σ before. By "
        "occupation group, each household counts in the group it is recorded in; those in none "
        "are one line."
    ),
    "villages": N_(
        "(Σ after − Σ before) ÷ Σ before of the practising households of each village that have "
        "both incomes and one above 0 before. A village reaches the target as a whole; percentages "
        "are never averaged."
    ),
    "distribution": N_(
        "Households by the change of their own income in percent, of those with both incomes and "
        "one above 0 before. Those that had none before and have some now stand apart."
    ),
    "line": N_(
        "Households below the BMN line, or at it and above, by their own income a person, before "
        "and after, of households with both incomes and members."
    ),
    "paths": N_(
        "Income of each household a year, before the training and at each visit that asked for it. "
        "Of many households: between which incomes half and eight of ten of them lie."
    ),
    "tambons": N_(
        "Income a person: Σ income ÷ Σ members, before and after, by class of occupation in each "
        "place, of households with both incomes, one above 0 before, and members."
    ),
    "rounds": N_(
        "Practising ÷ all target households, growth of income of practising households, and income "
        "a person after, of each round; and the same of households whose representative is in "
        "every round: only these compare one year with another fairly."
    ),
}
"""What each kind of chart counts, by its key, as message ids."""

VILLAGES_REACHING = N_(
    "Villages whose practising households together reach the round's growth ÷ villages with a "
    "practising household whose incomes can be compared."
)

MORE: Mapping[str, tuple[str, str]] = {
    "villages_reaching": (N_("Villages that reach the target"), VILLAGES_REACHING),
    "saved": (
        N_("Savings: change"),
        N_("Σ savings after − Σ savings before, of households that told them both times."),
    ),
    "owed": (
        N_("Debts: change"),
        N_("Σ debts after − Σ debts before, of households that told them both times."),
    ),
}
"""What is shown beside FIGURES: (name, definition) as message ids."""

_USUAL = (0, None)  # `income_table.USUAL`, which would bring numpy, and that takes its time
"""The pair of which the words are those of the programme: before the training, and after it."""

_AT: "Mapping[str, tuple[Moment, str]]" = {
    "before": ("before", N_("Income (total) · {moment}")),
    "after": ("after", N_("Income (total) · {moment}")),
    "mean_before": ("before", N_("Mean (a household) · {moment}")),
    "mean_after": ("after", N_("Mean (a household) · {moment}")),
    "median_before": ("before", N_("Median (a household) · {moment}")),
    "median_after": ("after", N_("Median (a household) · {moment}")),
    "person_before": ("before", N_("Income a person · {moment}")),
    "person_after": ("after", N_("Income a person · {moment}")),
    "below_after": ("after", N_("Below the BMN line · {moment}")),
    "enough_before": ("before", N_("Enough to live on (%) · {moment}")),
    "enough_after": ("after", N_("Enough to live on (%) · {moment}")),
    "line_before": ("before", N_("Income a person, against the line · {moment}")),
    "line_after": ("after", N_("Income a person, against the line · {moment}")),
    "household_before": ("before", N_("{moment} (baht)")),
    "household_after": ("after", N_("{moment} (baht)")),
    "data_before": ("before", N_("Income (baht/year) · {moment}")),
    "data_after": ("after", N_("Income (baht/year) · {moment}")),
    "data_surveyed": ("before", N_("Asked on · {moment}")),
    "data_person_before": ("before", N_("Income a person · {moment}")),
    "data_person_after": ("after", N_("Income a person · {moment}")),
    "round_income": ("after", N_("Income a person (baht a year) · {moment}")),
}
"""By key, what tells of one of the two moments: which, and how it is called of a visit."""


def none_of(by: "By", language: str | None = None) -> str:
    """What those households are called who are in none of the groups; "" where each is in one."""
    return _(_NONE_OF[by], language) if by in _NONE_OF else ""


def definitions() -> tuple[tuple[str, str], ...]:
    """Every figure of the page, in the reader's words: what it is called and what it counts."""
    from desktop.programme.income_figures import FIGURES  # brings numpy, which takes its time

    found = [(one.label, one.definition) for one in FIGURES]
    return tuple((_(name), _(what)) for name, what in (*found, *MORE.values()))


def of_chart(key: str) -> str:
    """What a kind of chart counts; "" where the chart itself is all that is to be said."""
    return _(OF_CHARTS[key]) if key in OF_CHARTS else ""


def at_moment(key: str, label: str, pair: "Pair", language: str | None = None) -> str:
    """What is called `label` (a message id) of the usual pair: of another one with its visit."""
    if pair == _USUAL or key not in _AT:
        return _(label, language)
    moment, words = _AT[key]
    end = _ends(pair, language)[moment == "after"]
    return _(words, language).format(moment=end[0].upper() + end[1:])


def moments(pair: "Pair", language: str | None = None) -> tuple[str, str]:
    """What the two incomes are called: before and after, or the visits they are of."""
    before = _visit(pair.before, language) if pair.before else _("Before", language)
    return before, _("After", language) if pair.after is None else _visit(pair.after, language)


def pair_said(pair: "Pair", language: str | None = None) -> str:
    """Which incomes are compared: "Before the training → last visit"."""
    return " → ".join(_ends(pair, language))


def of_pair(title: str, pair: "Pair", language: str | None = None) -> str:
    """A title: of another pair than the usual with the incomes that are compared."""
    return title if pair == _USUAL else f"{title} · {pair_said(pair, language)}"


def between(pair: "Pair", language: str | None = None) -> str:
    """What before and after are where it is not the usual; else ""."""
    if pair == _USUAL:
        return ""
    before, after = moments(pair, language)
    said = _("“After” is {after}", language)
    if pair.before:
        said = _("“Before” is {before}, “after” is {after}", language)
    return said.format(before=before, after=after)


def file_named(name: str, pair: "Pair") -> str:
    """The name of a file, of another pair than the usual with the incomes that are compared."""
    return name if pair == _USUAL else f"{name} {' - '.join(_ends(pair))}"


def _ends(pair: "Pair", language: str | None = None) -> tuple[str, str]:
    """The two moments as they stand in a sentence."""
    visit = _("visit {number}", language)
    return (
        visit.format(number=pair.before) if pair.before else _("Before the training", language),
        _("last visit", language) if pair.after is None else visit.format(number=pair.after),
    )


def _visit(number: int, language: str | None) -> str:
    return _("Visit {number}", language).format(number=number)
