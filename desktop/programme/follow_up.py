"""The follow-up: households are visited and their incomes followed for a year."""

import calendar
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from desktop.programme.gates import Missing, Progress, UnitFacts, first_missing
from desktop.programme.households import income_fields
from desktop.programme.people import name_column, village_columns
from desktop.programme.rounds import RoundSettings
from desktop.programme.unusual_incomes import (
    UnusualExpenses,
    UnusualIncome,
    trained_is_part_of_it,
)
from desktop.programme.vocabulary import (
    Choice,
    Column,
    Context,
    Field,
    Kind,
    Problem,
    Register,
    Severity,
    Stage,
    Values,
)
from desktop.thai.dates import format_date
from desktop.words import N_, _, current_language

_VISIT = N_("Follow-up visit")
_INCOME = N_("Income after")

PRACTISING = (Choice("practising", N_("Practising")), Choice("stopped", N_("Stopped")))


def _stopped_has_reason(values: Values, _context: Context) -> Iterable[Problem]:
    if values.get("practising") == "practising" and values.get("stopped_reason"):
        yield Problem(
            "stopped_reason", _("It still practises: clear the reason, or say that it stopped.")
        )


def _visited_by_today(values: Values, context: Context) -> Iterable[Problem]:
    visited = values.get("visited_on")
    if isinstance(visited, date) and visited > context.today:
        yield Problem("visited_on", _("The visit is in the future; check the date."))


def _visited_after_the_survey(values: Values, _context: Context) -> Iterable[Problem]:
    surveyed, visited = values.get("household.baseline_on"), values.get("visited_on")
    if isinstance(surveyed, date) and isinstance(visited, date) and visited < surveyed:
        told = _("Before the income before was asked, on {date}; check both dates.")
        day = format_date(surveyed, "short", language=current_language())
        yield Problem("visited_on", told.format(date=day), Severity.WARNING)


VISITS = Register(
    key="visits",
    label=N_("Visits and incomes"),
    one=N_("Follow-up visit"),
    table="visit",
    title="household.representative.full_name",
    order=("household.village.code", "household.representative.sort_key", "number"),
    search=("household.representative.search_text",),
    round="household.round",
    village="household.village",
    hint=N_("Record each visit, whether the household practises, and its income."),
    fields=(
        Field(
            "household",
            N_("Household"),
            Kind.LINK,
            _VISIT,
            required=True,
            target="households",
            width=36,
        ),
        Field(
            "number",
            N_("Visit number"),
            Kind.COUNT,
            _VISIT,
            required=True,
            width=6,
            minimum=1,
            maximum=99,
            default=1,
            sticky=True,
        ),
        Field("visited_on", N_("Visited on"), Kind.DATE, _VISIT, required=True, sticky=True),
        Field(
            "officer", N_("Officer"), Kind.LINK, _VISIT, target="officers", sticky=True, width=20
        ),
        Field(
            "practising",
            N_("Practises the occupation"),
            Kind.CHOICE,
            _VISIT,
            choices=PRACTISING,
            width=22,
        ),
        Field("stopped_reason", N_("Why it stopped"), section=_VISIT, width=36),
        Field("advice", N_("Advice given"), Kind.LONG_TEXT, _VISIT, width=48),
        *income_fields("income_", _INCOME),
        Field(
            "income_trained",
            N_("Of this from the occupation trained"),
            Kind.MONEY,
            _INCOME,
            width=12,
            unit=N_("baht/year"),
        ),
        Field("expenses", N_("Expenses"), Kind.MONEY, _INCOME, width=12, unit=N_("baht/year")),
        Field("savings", N_("Savings"), Kind.MONEY, _INCOME, width=12, unit=N_("baht")),
        Field("debts", N_("Debts"), Kind.MONEY, _INCOME, width=12, unit=N_("baht")),
    ),
    columns=(
        name_column("household.representative"),
        *village_columns("household.village"),
        Column("number", N_("Visit"), Kind.COUNT, width=6),
        Column("household.baseline_total", N_("Before"), Kind.MONEY, width=11),
        Column("income_total", N_("After"), Kind.MONEY, width=11),
        Column("practising", N_("Practises"), Kind.CHOICE, width=10, choices=PRACTISING),
        Column("visited_on", N_("Date"), Kind.DATE, width=12),
    ),
    rules=(
        _stopped_has_reason,
        _visited_by_today,
        _visited_after_the_survey,
        UnusualIncome("income_", "household.members"),
        UnusualExpenses(["expenses"], "income_"),
        trained_is_part_of_it,
    ),
    lookups=("household.baseline_on", "household.baseline_total", "household.members"),
)


def next_due(trained_until: date, months: Sequence[int], visits: int) -> date | None:
    """The day by which a household with `visits` follow-ups needs its next one.

    Month m is due m months after the training ended; None when no follow-up is left.
    """
    return _months_after(trained_until, months[visits]) if visits < len(months) else None


def _months_after(day: date, months: int) -> date:
    """The same day of a later month, or that month's last day where it is shorter."""
    year, month = divmod(day.month - 1 + months, 12)
    last = calendar.monthrange(day.year + year, month + 1)[1]
    return date(day.year + year, month + 1, min(day.day, last))


def gate(facts: UnitFacts, round_: RoundSettings) -> Progress:
    """Done when each household was visited at the round's months, or stopped with a reason."""
    need = facts.households or round_.households
    complete = sum(count >= len(round_.follow_up_months) for count in facts.visits_made)
    complete += facts.stopped - facts.stopped_without_reason
    text = _("all {have}/{need}").format(have=complete, need=need)
    return first_missing(_missing(facts, round_, need, complete), text, begun=facts.visited > 0)


def _missing(
    facts: UnitFacts, round_: RoundSettings, need: int, complete: int
) -> Iterator[Missing]:
    yield from _missing_visits(facts, need)
    visited = _("visited {have}/{need}").format(have=facts.visited, need=need)
    if facts.stopped_without_reason:
        yield Missing(
            "visits",
            _("Households that stopped without a reason: {count}.").format(
                count=facts.stopped_without_reason
            ),
            _("Record why each household stopped."),
            visited,
        )
    if facts.without_income:
        yield Missing(
            "visits",
            _("Visited households without an income after: {count}.").format(
                count=facts.without_income
            ),
            _("Record the income after the training."),
            visited,
        )
    if complete < need:
        yield Missing(
            "visits",
            _("{have} of {need} households have all {months} follow-ups.").format(
                have=complete, need=need, months=len(round_.follow_up_months)
            ),
            _("Make the follow-ups that remain when they are due."),
            visited,
        )


def _missing_visits(facts: UnitFacts, need: int) -> Iterator[Missing]:
    next_step = _("Visit the households and record their incomes.")
    if facts.due_since is not None:
        since = format_date(facts.due_since, "short", language=current_language())
        yield Missing(
            "visits",
            _("Follow-up visits have been due since {date}.").format(date=since),
            next_step,
            _("overdue {days} d").format(days=(facts.today - facts.due_since).days),
            urgent=True,
        )
    if facts.visited < need:
        visited = _("visited {have}/{need}").format(have=facts.visited, need=need)
        yield Missing(
            "visits",
            _("{have} of {need} households have been followed up.").format(
                have=facts.visited, need=need
            ),
            next_step,
            visited if facts.visited else _("not begun"),
        )


def needs(round_: RoundSettings) -> tuple[str, ...]:
    """What the gate will ask for, in sentences with the round's numbers."""
    months = ", ".join(str(month) for month in round_.follow_up_months)
    return (
        _("A visit to each household {months} months after the training.").format(months=months),
        _("Whether it practises and its income; or why it stopped."),
    )


STAGE = Stage(
    key="follow_up",
    number="",
    label=N_("Follow-up"),
    tab=N_("Follow-up"),
    registers=(VISITS,),
    gate=gate,
    needs=needs,
    help=N_("Officers visit the households at the round's months and follow their incomes."),
)
