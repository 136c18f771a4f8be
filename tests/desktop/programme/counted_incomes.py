"""The measures of incomes as a person would count them: household by household, in plain Python."""

from collections.abc import Iterable
from fractions import Fraction

from desktop.programme.income_table import HouseholdIncome
from desktop.programme.incomes import (
    AgainstLine,
    Change,
    Enough,
    Measures,
    PerPerson,
    Practice,
)

type Pairs = Iterable[tuple[int, int]]


def counted(households: Iterable[HouseholdIncome], line: int) -> Measures:
    """Every measure, with no array and no sum kept from before."""
    rows = list(households)
    both = [one for one in rows if one.before is not None and one.after is not None]
    compared = [one for one in both if one.before]
    peopled = [one for one in both if one.members]
    return Measures(
        practice=Practice(
            len(rows),
            sum(one.practising is True for one in rows),
            sum(one.practising is False for one in rows),
        ),
        incomes=_change((one.before, one.after) for one in both),
        without_before=sum(one.before is None for one in rows),
        without_after=sum(one.before is not None and one.after is None for one in rows),
        new_income=sum(one.before == 0 for one in both),
        still_without_income=sum(one.before == one.after == 0 for one in both),
        change=_change((one.before, one.after) for one in compared),
        practising_change=_change((one.before, one.after) for one in compared if one.practising),
        median_percent=_median(
            Fraction((one.after - one.before) * 100, one.before) for one in compared
        ),
        median_before=_rounded(_median(Fraction(one.before) for one in both)),
        median_after=_rounded(_median(Fraction(one.after) for one in both)),
        per_person=_per_person(peopled),
        compared_per_person=_per_person([one for one in peopled if one.before]),
        line=_line(peopled, line),
        from_trained=_change(
            (one.from_trained, one.after)
            for one in rows
            if one.from_trained is not None and one.after is not None
        ),
        enough=Enough(
            *_enough((one.before, one.spent_before) for one in rows),
            *_enough((one.after, one.spent_after) for one in rows),
        ),
        saved=_told_twice((one.saved_before, one.saved_after) for one in rows),
        owed=_told_twice((one.owed_before, one.owed_after) for one in rows),
    )


def _change(pairs: Pairs) -> Change:
    known = list(pairs)
    return Change(len(known), sum(one for one, _ in known), sum(one for _, one in known))


def _told_twice(pairs: Iterable[tuple[int | None, int | None]]) -> Change:
    return _change((a, b) for a, b in pairs if a is not None and b is not None)


def _per_person(rows: list[HouseholdIncome]) -> PerPerson:
    money = _change((one.before, one.after) for one in rows)
    return PerPerson(len(rows), sum(one.members for one in rows), money.before, money.after)


def _line(rows: list[HouseholdIncome], line: int) -> AgainstLine:
    where = [(one.before >= line * one.members, one.after >= line * one.members) for one in rows]
    return AgainstLine(
        len(rows),
        sum(was for was, _ in where),
        sum(is_ for _, is_ in where),
        where.count((False, True)),
        where.count((True, False)),
    )


def _enough(told: Iterable[tuple[int | None, int | None]]) -> tuple[int, int]:
    known = [(a, b) for a, b in told if a is not None and b is not None]
    return len(known), sum(a > b for a, b in known)


def _median(values: Iterable[Fraction]) -> float | None:
    ordered = sorted(values)
    if not ordered:
        return None
    count = len(ordered)
    return float((ordered[(count - 1) // 2] + ordered[count // 2]) / 2)


def _rounded(value: float | None) -> int | None:
    return None if value is None else int(value + 0.5)
