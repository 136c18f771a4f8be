"""Filters of a list: what a column can be asked, typed answers read, and all of it in words."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from enum import StrEnum

from desktop.programme.list_columns import STAGE_STATE, STATES
from desktop.programme.values import read_value, show_value
from desktop.programme.vocabulary import Column, Field, Kind, Value
from desktop.thai.numerals import to_arabic_digits
from desktop.thai.problems import NotUnderstood
from desktop.thai.text import repair
from desktop.views import Filter
from desktop.words import N_, _


class Way(StrEnum):
    """A way of narrowing a list by one column."""

    AMONG = "among"
    CONTAINS = "contains"
    BETWEEN = "between"
    BLANK = "blank"
    FILLED = "filled"


WAY_LABELS = {
    Way.AMONG: N_("is"),
    Way.CONTAINS: N_("contains"),
    Way.BETWEEN: N_("in the range"),
    Way.BLANK: N_("is blank"),
    Way.FILLED: N_("is filled in"),
}

MOST_VALUES = 500
"""Values that one filter lists at most."""

LONGEST_TEXT = 200
"""Characters that a filter looks for at most."""

_TOLD = 3  # values that a sentence names
_BEYOND = 2**63  # no whole number of a file reaches it
_BOUNDED = (Kind.COUNT, Kind.QUANTITY, Kind.MONEY, Kind.DATE)
_WRITTEN = (Kind.LONG_TEXT, Kind.NATIONAL_ID, Kind.PHONE)
_NUMBERED = (Kind.NATIONAL_ID, Kind.PHONE)


def ways_of(column: Column) -> tuple[Way, ...]:
    """How `column` can narrow a list, the usual way first.

    National IDs and telephones are never listed: who looks for one knows it.
    """
    if column.kind in _BOUNDED:
        return Way.BETWEEN, Way.BLANK, Way.FILLED
    if column.kind in _WRITTEN:
        return Way.CONTAINS, Way.BLANK, Way.FILLED
    if column.kind in (Kind.TEXT, Kind.TITLE):
        return Way.AMONG, Way.CONTAINS, Way.BLANK, Way.FILLED
    return (Way.AMONG,)


def way_of(filters: Sequence[Filter]) -> Way:
    """The way in which the filters of one column narrow the list."""
    operator = filters[0].operator
    ways = {"in": Way.AMONG, ">=": Way.BETWEEN, "<=": Way.BETWEEN}
    return ways[operator] if operator in ways else Way(operator)


def among(column: Column, values: Iterable[Value]) -> tuple[Filter, ...]:
    """Only these values (None is what is blank); none at all narrows nothing."""
    chosen = tuple(values)
    return (Filter(column.key, "in", chosen),) if chosen else ()


def containing(column: Column, text: str) -> tuple[Filter, ...]:
    """Only what contains the typed text; of numbers, its digits."""
    sought = repair(text)[:LONGEST_TEXT].strip()
    if column.kind in _NUMBERED:
        sought = "".join(filter(str.isdecimal, to_arabic_digits(sought)))
    return (Filter(column.key, "contains", sought),) if sought else ()


def between(column: Column, low: str, high: str, today: date) -> tuple[Filter, ...]:
    """Only what lies between two typed bounds, either of which may be blank.

    NotUnderstood says what is wrong with them.
    """
    field = Field(column.key, column.label, column.kind)
    least, most = (read_value(field, text, today) for text in (low, high))
    if least is not None and most is not None and least > most:  # type: ignore[operator]
        raise NotUnderstood(_("It ends before it begins; change the two."))
    bounds = ((">=", least), ("<=", most))
    return tuple(
        Filter(column.key, operator, bound) for operator, bound in bounds if bound is not None
    )


def by_column(filters: Iterable[Filter]) -> dict[str, tuple[Filter, ...]]:
    """The filters of each column, in the order in which the columns come first."""
    found: dict[str, tuple[Filter, ...]] = {}
    for one in filters:
        found[one.column] = (*found.get(one.column, ()), one)
    return found


def shown_bound(column: Column, value: object) -> str:
    """A bound as it is typed again."""
    return show_value(column.kind, value) if isinstance(value, int | date) else ""


def value_name(column: Column, value: Value, names: Mapping[Value, str]) -> str:
    """How a value of a column reads among others; `names` are those of linked records."""
    if value is None or value == "":
        return _("(blank)")
    if column.kind is Kind.LINK:
        return names.get(value, _("(gone)"))
    if column.kind is Kind.FLAG:
        return _("yes") if value else _("no")
    return show_value(column.kind, value, column.choices)


def described(column: Column, filters: Sequence[Filter], names: Mapping[Value, str]) -> str:
    """One column's filters in words: "ตำบล: ดอนกระเบื้อง, บ้านเลือก"."""
    label = _(column.label)
    way, value = way_of(filters), filters[0].value
    if way is Way.AMONG and isinstance(value, tuple):
        told = [value_name(column, one, names) for one in value]
        text = ", ".join(told[:_TOLD])
        if len(told) > _TOLD:
            text = _("{some} and {more} more").format(some=text, more=len(told) - _TOLD)
    elif way is Way.CONTAINS:
        text = _("contains “{text}”").format(text=value)
    elif way is Way.BETWEEN:
        text = _range(column, filters)
    else:
        text = _(WAY_LABELS[way])
    return _("{column}: {filter}").format(column=label, filter=text)


def _range(column: Column, filters: Sequence[Filter]) -> str:
    bounds = {one.operator: shown_bound(column, one.value) for one in filters}
    low, high = bounds.get(">="), bounds.get("<=")
    if low is not None and high is not None:
        return low if low == high else _("{low} to {high}").format(low=low, high=high)
    if low is not None:
        return _("from {low}").format(low=low)
    return _("up to {high}").format(high=high)


def is_valid(column: Column, one: Filter) -> bool:
    """Whether a filter that was stored once is one that `column` can be asked today."""
    ways = ways_of(column)
    match one.operator:
        case "in":
            return Way.AMONG in ways and _are_values(column, one.value)
        case "contains":
            return Way.CONTAINS in ways and isinstance(one.value, str) and _is_text(one.value)
        case ">=" | "<=":
            return Way.BETWEEN in ways and _is_of_kind(column.kind, one.value)
        case "blank" | "filled":
            return Way(one.operator) in ways and one.value is None
    return False


def _are_values(column: Column, values: object) -> bool:
    if not isinstance(values, tuple) or not 0 < len(values) <= MOST_VALUES:
        return False
    if column.key == STAGE_STATE:
        return set(values) <= {one.key for one in STATES}
    return all(one is None or _is_of_kind(column.kind, one) for one in values)


def _is_of_kind(kind: Kind, value: object) -> bool:
    match kind:
        case Kind.DATE:
            return isinstance(value, date)
        case Kind.FLAG:
            return isinstance(value, bool)
        case Kind.COUNT | Kind.QUANTITY | Kind.MONEY | Kind.LINK:
            return type(value) is int and abs(value) < _BEYOND
    return isinstance(value, str) and _is_text(value)


def _is_text(text: str) -> bool:
    """Whether both engines can hold `text`, and a person can read it."""
    return 0 < len(text) <= LONGEST_TEXT and text == repair(text)
