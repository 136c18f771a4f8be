"""One reading and one showing of every kind of field, for forms, imports, lists and paper alike."""

import re
from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from desktop.programme.vocabulary import (
    Choice,
    Context,
    Field,
    Kind,
    Problem,
    Register,
    Value,
    Values,
)
from desktop.thai.dates import format_date, parse_date
from desktop.thai.national_id import format_national_id, parse_national_id
from desktop.thai.numerals import format_baht, parse_baht, parse_count
from desktop.thai.phone import format_phone, parse_phone
from desktop.thai.problems import NotUnderstood, shown
from desktop.thai.text import fold, repair, repair_lines
from desktop.words import _, current_language

LONGEST = {Kind.TEXT: 200, Kind.TITLE: 40, Kind.LONG_TEXT: 4000}

FURTHEST_AHEAD = 5
"""Years: further ahead no day of a round is planned."""

_YES = {fold(word) for word in ("✓", "✔", "/", "ใช่", "yes", "true", "1", "มี", "สมัครใจ")}
_NO = {fold(word) for word in ("ไม่", "ไม่ใช่", "no", "false", "0", "-", "ไม่มี", "ไม่สมัครใจ")}
_YES_MARKS = {"✓", "✔", "/", "√", "☑"}
_NO_MARKS = {"-", "–", "✗", "✘", "×", "☐"}


def read_value(field: Field, raw: object, today: date) -> Value:  # noqa: C901  a table of kinds
    """The value that `raw` (typed text or a workbook cell, so a number of money is baht) means.

    A blank is None, or "" where the field holds text. NotUnderstood says in one sentence why
    `raw` is no value of the field.
    """
    match field.kind:
        case Kind.TEXT | Kind.TITLE | Kind.LONG_TEXT:
            return _read_text(field.kind, raw)
        case Kind.COUNT:
            return parse_count(raw)
        case Kind.QUANTITY:
            return _read_quantity(raw)
        case Kind.MONEY:
            return parse_baht(raw)
        case Kind.DATE:
            return parse_date(raw, today=today, past=field.past)
        case Kind.FLAG:
            return read_flag(raw)
        case Kind.CHOICE:
            return _read_choice(field, raw)
        case Kind.NATIONAL_ID:
            return parse_national_id(raw)
        case Kind.PHONE:
            return parse_phone(raw) or ""
        case Kind.LINK:
            return raw if isinstance(raw, int) and not isinstance(raw, bool) else None


def _read_text(kind: Kind, raw: object) -> str:
    if raw is None:
        return ""
    if isinstance(raw, float) and raw.is_integer():
        raw = int(raw)
    text = repair_lines(str(raw)) if kind is Kind.LONG_TEXT else repair(str(raw))
    if len(text) > LONGEST[kind]:
        raise NotUnderstood(
            _("Too long: shorten {count} characters to at most {most}.").format(
                count=f"{len(text):,}", most=f"{LONGEST[kind]:,}"
            )
        )
    return text


def _read_quantity(raw: object) -> int | None:
    """Thousandths of a unit; parse_baht reads the same spellings with two decimals."""
    text = str(raw).strip() if raw is not None else ""
    decimals = re.fullmatch(r"(\d+|\d{1,3}(?:,\d{3})+)\.(\d{3})", text)
    if decimals:
        return int(decimals[1].replace(",", "")) * 1000 + int(decimals[2])
    hundredths = parse_baht(raw)
    return None if hundredths is None else hundredths * 10


def read_flag(raw: object) -> bool:
    """Whether `raw` says yes: a bool, a tick, ใช่, 1 … A blank says no."""
    if isinstance(raw, bool | int | float) and raw in (0, 1):
        return bool(raw)
    text = str(raw).strip() if raw is not None else ""
    if text in _YES_MARKS or (text and fold(text) in _YES):
        return True
    if not text or text in _NO_MARKS or fold(text) in _NO:
        return False
    raise NotUnderstood(
        _("{value} says neither yes nor no. Write yes or no.").format(value=shown(raw))
    )


def _read_choice(field: Field, raw: object) -> str | None:
    text = str(raw).strip() if raw is not None else ""
    if not text:
        return None
    for choice in field.choices:
        names = (choice.key, _(choice.label, "th"), _(choice.label, "en"))
        if text == choice.key or fold(text) in {fold(name) for name in names}:
            return choice.key
    offered = ", ".join(_(choice.label) for choice in field.choices)
    raise NotUnderstood(
        _("{value} is none of: {offered}.").format(value=shown(raw), offered=offered)
    )


def show_value(kind: Kind, value: Value, choices: tuple[Choice, ...] = ()) -> str:
    """`value` as a person reads it in a list or a form; "" for what is not there."""
    if value is None or value == "":
        return ""
    match kind:
        case Kind.MONEY if isinstance(value, int):
            return format_baht(value, satang_shown=value % 100 != 0)
        case Kind.QUANTITY if isinstance(value, int):
            return f"{(Decimal(value) / 1000).normalize():,f}"
        case Kind.COUNT if isinstance(value, int):
            return f"{value:,}"
        case Kind.DATE if isinstance(value, date):
            return format_date(value, "short", language=current_language())
        case Kind.FLAG:
            return "✓" if value else ""
        case Kind.NATIONAL_ID:
            return format_national_id(str(value))
        case Kind.PHONE:
            return format_phone(str(value))
        case Kind.CHOICE:
            labels = {choice.key: choice.label for choice in choices}
            return _(labels.get(str(value), str(value)))
        case _:
            return str(value)


def check_field(field: Field, value: Value) -> Iterable[Problem]:
    """What is wrong with one value by itself: required and blank, too small, too large."""
    if field.required and (value is None or value == ""):
        yield Problem(field.key, _("{field} is needed.").format(field=_(field.label)))
    if isinstance(value, int) and not isinstance(value, bool):
        if field.minimum is not None and value < field.minimum:
            yield Problem(field.key, _("Write {least} or more.").format(least=field.minimum))
        if field.maximum is not None and value > field.maximum:
            yield Problem(field.key, _("Write {most} or less.").format(most=field.maximum))


def check_day(field: Field, value: Value, today: date) -> Iterable[Problem]:
    """A day that nobody plans yet: a year of another era, or a slip of the finger."""
    if isinstance(value, date) and value.year > today.year + FURTHEST_AHEAD:
        yield Problem(
            field.key,
            _("More than {years} years ahead; check the year.").format(years=FURTHEST_AHEAD),
        )


def check_values(register: Register, values: Values, context: Context) -> tuple[Problem, ...]:
    """Every problem of a record: its fields one by one, then the register's rules."""
    problems: list[Problem] = []
    for field in register.fields:
        value = values.get(field.key)
        problems += check_field(field, value)
        if not field.past:  # those have a rule of their own
            problems += check_day(field, value, context.today)
    problems += [problem for rule in register.rules for problem in rule(values, context)]
    return tuple(problems)
