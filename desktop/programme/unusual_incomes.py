"""Incomes that may be right and seldom are: asked about beside the field, never refused."""

from collections.abc import Iterable, Sequence

from desktop.programme.income_parts import PARTS, total
from desktop.programme.values import show_value
from desktop.programme.vocabulary import Context, Kind, Problem, Severity, Value, Values
from desktop.words import _

LAST = "last_income"
"""The key of the last income known of the household before; it is no field of a register."""

TIMES = 10
"""So many times as much, or as little, has a digit too many or too few."""

LEAST, MOST = 3_000_00, 5_000_000_00
"""Satang a year of a household, where nothing is known of it."""

MOST_LINES = 25
"""Times the จปฐ line, a person."""


class UnusualIncome:
    """A warning when a year's income looks like a month's, lacks a digit or has one too many.

    It is compared with the last one known (`LAST`), and by itself where there is none.
    """

    def __init__(self, prefix: str, members: str) -> None:
        self.prefix, self.members = prefix, members

    def __call__(self, values: Values, context: Context) -> Iterable[Problem]:
        """One warning at the most, on the largest part."""
        income = total(values, self.prefix)
        if income is None:
            return
        told = (
            _beside_last(income, values.get(LAST))
            or _by_itself(income)
            or _a_person(income, values.get(self.members), context.round.income_line)
        )
        if told:
            field = _largest(values, [self.prefix + part for part in PARTS])
            yield Problem(field, told, Severity.WARNING)


class UnusualExpenses:
    """A warning when a year's expenses (the fields `keys` together) are many times the income."""

    def __init__(self, keys: Sequence[str], prefix: str) -> None:
        self.keys, self.prefix = keys, prefix

    def __call__(self, values: Values, _context: Context) -> Iterable[Problem]:
        """A warning on the largest of them; none beside an income of 0."""
        income = total(values, self.prefix)
        spent = sum(one for key in self.keys if isinstance(one := values.get(key), int))
        if income and spent >= TIMES * income:
            told = _("{times} times the income of {income} baht; check whether one is a month's.")
            sentence = told.format(times=f"{spent // income:,}", income=_baht(income))
            yield Problem(_largest(values, self.keys), sentence, Severity.WARNING)


def trained_is_part_of_it(values: Values, _context: Context) -> Iterable[Problem]:
    """A visit's income from the occupation trained is a part of the whole income."""
    income, trained = total(values, "income_"), values.get("income_trained")
    if income is not None and isinstance(trained, int) and trained > income:
        told = _(
            "More than the whole income of {income} baht, which this is a part of; check both."
        )
        yield Problem("income_trained", told.format(income=_baht(income)), Severity.WARNING)


def _beside_last(income: int, last: Value) -> str:
    """What is odd about an income after the last one known."""
    if not isinstance(last, int) or not last:
        return ""
    if not income:
        told = _("None at all, where it was {last} baht last time; leave blank what was not asked.")
    elif income >= TIMES * last:
        told = _("{times} times the {last} baht of last time; check for a digit too many.")
    elif income * TIMES > last:
        return ""
    elif income * 12 * 2 >= last:
        told = _("Last time it was {last} baht; if this is a month's, write {month}.")
    else:
        told = _("Not a tenth of the {last} baht of last time; check for a missing digit.")
    return told.format(last=_baht(last), times=f"{income // last:,}", month=_as_a_year(income))


def _by_itself(income: int) -> str:
    """What is odd about an income of which nothing is known before; none is nothing odd."""
    if 0 < income < LEAST:
        told = _("Low for a whole year; if it is a month's, write {month}, else check the digits.")
        return told.format(month=_as_a_year(income))
    if income > MOST:
        return _("High for a whole year; check whether it has a digit too many.")
    return ""


def _a_person(income: int, members: Value, line: int) -> str:
    if not isinstance(members, int) or not members or income <= MOST_LINES * line * members:
        return ""
    told = _("{each} baht a year for each of {members}; check the income and the members.")
    return told.format(each=_baht(income // members // 100 * 100), members=members)


def _as_a_year(month: int) -> str:
    """The correction that is offered: "12 × 7,000 = 84,000"."""
    return f"12 × {_baht(month)} = {_baht(12 * month)}"


def _baht(satang: int) -> str:
    return show_value(Kind.MONEY, satang)


def _largest(values: Values, keys: Sequence[str]) -> str:
    """The first of the fields in which most stands: it is the one to look at."""

    def amount(key: str) -> int:
        found = values.get(key)
        return found if isinstance(found, int) else -1

    return max(keys, key=amount)
