"""The head's figures in words, as the screen and the paper write them."""

from dataclasses import dataclass

from desktop import counting
from desktop.head import HeadSummary
from desktop.head.comparison import Compared, Comparison, Trend
from desktop.head.examples import Shown
from desktop.head.money import Money
from desktop.head.visits import VillageInNeed
from desktop.programme.best_practice import Kind
from desktop.programme.cost_and_gain import CostAndGain
from desktop.programme.indicators import Indicator
from desktop.thai.numerals import format_baht, format_percent
from desktop.views import Place
from desktop.words import N_, _

NOTHING = "–"
"""What stands where there is no figure."""

_GROWTH = "income_growth"
ARROWS: dict[Trend, str] = {"up": "↑", "down": "↓", "level": "="}
KINDS: dict[Kind, str] = {
    "village": N_("Village"),
    "trainer": N_("Trainer"),
    "household": N_("Household"),
}
"""What an example is."""

_TRENDS: dict[Trend, str] = {
    "up": N_("up from {figure} in {year}"),
    "down": N_("down from {figure} in {year}"),
    "level": N_("as in {year}: {figure}"),
}
_VERDICTS = {
    True: N_("reaches the target of {percent}%"),
    False: N_("below the target of {percent}%"),
    None: N_("target {percent}%"),
}


@dataclass(frozen=True, slots=True)
class Told:
    """A figure by its `key` among the definitions: what it is, what it says, what it rests on.

    `left_out` says who is not counted and why, "" where all are.
    """

    key: str
    label: str
    figure: str
    rests_on: str
    left_out: str = ""


def baht(satang: int | None, *, signed: bool = False) -> str:
    """A sum in whole baht, what was gained with its sign."""
    if satang is None:
        return NOTHING
    rounded = format_baht((satang + 50) // 100 * 100)
    return f"+{rounded}" if signed and satang > 0 else rounded


def figure_of(one: Indicator, value: float | None) -> str:
    """A percentage as the indicator's own is written."""
    return format_percent(value, signed=one.key == _GROWTH)


def verdict(one: Indicator) -> str:
    """Whether the target is reached, in words; "" where the round sets none."""
    if one.target is None:
        return ""
    told = _VERDICTS[one.reached]
    return _(told).format(percent=one.target)


def beside_last(one: Compared, comparison: Comparison) -> str:
    """The last round's figure with an arrow from it."""
    if comparison.last is None:
        return _("no earlier round to compare with")
    year = comparison.last.settings.year
    if one.last is None or one.trend is None:
        return _("no figure in {year} to compare with").format(year=year)
    told = _(_TRENDS[one.trend]).format(figure=figure_of(one.now, one.last.percent), year=year)
    return f"{ARROWS[one.trend]} {told}"


def fairly(one: Compared, comparison: Comparison) -> str:
    """Both rounds over the same households; "" where that is not counted."""
    if one.fair is None:
        return ""
    return _("the same {households}: {last} → {now}").format(
        households=counting.households(comparison.same),
        last=figure_of(one.now, one.fair.last),
        now=figure_of(one.now, one.fair.now),
    )


def not_the_same(comparison: Comparison) -> str:
    """That the rounds have other households, where that is so."""
    if comparison.last is None or comparison.same:
        return ""
    return _("No household is in both rounds: each round counts all of its own.")


def about(summary: HeadSummary) -> str:
    """Which round and place it is, and of how many villages."""
    villages = counting.villages(summary.villages) if summary.villages else ""
    return " · ".join(filter(None, (summary.round.label, summary.where, villages)))


def money_told(money: Money) -> tuple[Told, ...]:
    """What was spent a household, what it gained, and what a baht brought in."""
    whole = money.whole
    no_cost, no_income, neither = (
        whole.trained - have for have in (whole.costed, whole.measured, whole.matched)
    )
    told = [
        Told("cost", _("Materials a household"), _in_baht(baht(whole.cost_each)),
             _of(whole.costed, whole.trained), _left_out(no_cost, N_("{count} without a cost"))),
        Told("gained", _("Income gained a household a year"),
             _in_baht(baht(whole.gained_each, signed=True)), _of(whole.measured, whole.trained),
             _left_out(no_income, N_("{count} without both incomes"))),
        Told("per_baht", _("Every baht of materials brought in, a year"),
             _in_baht(per_baht(whole.per_baht)), _of(whole.matched, whole.trained),
             _left_out(neither, N_("{count} without cost or incomes"))),
    ]  # fmt: skip
    if money.course_cost_each is not None:
        course = _in_baht(baht(money.course_cost_each))
        of_all = _of(whole.trained, whole.trained)
        told.insert(1, Told("course", _("Trainer courses a household"), course, of_all))
    return tuple(told)


def per_baht(value: float | None) -> str:
    """What a baht brought in, in baht."""
    return NOTHING if value is None else f"{value:,.1f}"


def short(place: Place) -> str:
    """A village in few letters: "ม.4 บ้านบนมะขาม ต.ดอนกระเบื้อง"."""
    if place.moo is None:
        return place.in_full
    return _("M.{moo} {village}, T. {tambon}").format(
        moo=place.moo, village=place.name, tambon=place.tambon
    )


def why(one: VillageInNeed) -> str:
    """All reasons for a visit, the most urgent first."""
    return " · ".join(need.text for need in one.needs)


def grown(one: Shown, *, unit: bool = True) -> str:
    """How much an example grew: of a household the money, else in percent."""
    change = one.example.change
    if one.example.kind != "household":
        return format_percent(change.percent, signed=True)
    gained = baht(change.gained, signed=True)
    return _in_baht(gained) if unit else gained


def example_rests_on(one: Shown) -> str:
    """What an example's growth rests on."""
    change = one.example.change
    told = _("{before} → {after} baht").format(before=baht(change.before), after=baht(change.after))
    if one.example.kind == "household":
        return f"{told} · {format_percent(change.percent, signed=True)}"
    return f"{told} · {counting.households(change.households)}"


def money_rests_on(worth: CostAndGain) -> str:
    """On how many households the figures of a village rest."""
    return _(
        "cost of {costed}, income of {measured}, both of {matched} of {trained} households"
    ).format(
        costed=worth.costed, measured=worth.measured, matched=worth.matched, trained=worth.trained
    )


def _in_baht(amount: str) -> str:
    return amount if amount == NOTHING else _("{amount} baht").format(amount=amount)


def _of(have: int, of: int) -> str:
    return _("{have} of {of} households").format(have=f"{have:,}", of=f"{of:,}")


def _left_out(count: int, message: str) -> str:
    if not count:
        return ""
    return _("left out: {what}").format(what=_(message).format(count=f"{count:,}"))
