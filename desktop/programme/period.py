"""What takes days, a course or a training: its dates, its place, and who came for how long."""

from collections.abc import Iterable
from datetime import date

from desktop.programme.vocabulary import (
    Column,
    Context,
    Field,
    Kind,
    Problem,
    Rule,
    Severity,
    Values,
)
from desktop.words import N_, _


def period_fields(section: str, place: str) -> tuple[Field, ...]:
    """First and last day, days, place; `place` names the column that places are offered from."""
    return (
        Field("starts_on", N_("First day"), Kind.DATE, section, required=True),
        Field("ends_on", N_("Last day"), Kind.DATE, section, required=True),
        Field(
            "days", N_("Days"), Kind.COUNT, section, required=True, width=6, minimum=1, maximum=99
        ),
        Field("place", N_("Place"), section=section, suggest=place, width=36),
    )


PERIOD_COLUMNS = (
    Column("starts_on", N_("First day"), Kind.DATE, width=12),
    Column("ends_on", N_("Last day"), Kind.DATE, width=12),
    Column("days", N_("Days"), Kind.COUNT, width=6),
)


def _ends_after_start(values: Values, _context: Context) -> Iterable[Problem]:
    start, end = values.get("starts_on"), values.get("ends_on")
    if isinstance(start, date) and isinstance(end, date) and end < start:
        yield Problem("ends_on", _("It ends before it begins; check both dates."))


def _days_fit_dates(values: Values, _context: Context) -> Iterable[Problem]:
    start, end, days = (values.get(key) for key in ("starts_on", "ends_on", "days"))
    if isinstance(start, date) and isinstance(end, date) and isinstance(days, int):
        span = (end - start).days + 1
        if 0 < span < days:
            yield Problem(
                "days",
                _("{days} days do not fit between the dates; check the days or the dates.").format(
                    days=days
                ),
                Severity.WARNING,
            )


PERIOD_RULES: tuple[Rule, ...] = (_ends_after_start, _days_fit_dates)
"""It ends after it begins; and a warning where its days do not fit between."""


def days_within(link: str) -> Rule:
    """A rule: `days_attended` is at most the days of what `link` points at."""

    def check(values: Values, _context: Context) -> Iterable[Problem]:
        attended, days = values.get("days_attended"), values.get(f"{link}.days")
        if isinstance(attended, int) and isinstance(days, int) and attended > days:
            yield Problem(
                "days_attended", _("It had {days} days; write no more than that.").format(days=days)
            )

    return check
