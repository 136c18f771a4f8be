"""The cohort's first stage: thirty persons of the district are screened and take part."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from desktop.programme.gates import Missing, Progress, UnitFacts, first_missing
from desktop.programme.households import HOUSEHOLDS
from desktop.programme.people import name_column, village_columns
from desktop.programme.rounds import RoundSettings
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
from desktop.words import N_, _

_SCREENING = N_("Screening")

ELIGIBILITY = (
    Choice("livelihood_affected", N_("Affected in occupation")),
    Choice("disaster", N_("Affected by a disaster")),
    Choice("aged_60", N_("Aged 60 or over")),
)


def _aged_60_is_60(values: Values, context: Context) -> Iterable[Problem]:
    born = values.get("representative.birth_date")
    if values.get("eligibility") != "aged_60" or not isinstance(born, date):
        return
    if (born.year + 60, born.month, born.day) > (
        context.today.year,
        context.today.month,
        context.today.day,
    ):
        yield Problem(
            "eligibility",
            _("Younger than 60 by the date of birth; check it, or choose another reason."),
            Severity.WARNING,
        )


PARTICIPANTS: Register = replace(
    HOUSEHOLDS,
    key="participants",
    label=N_("Participants"),
    one=N_("Participant"),
    hint=N_("Record the persons of the district who take part."),
    fields=(
        Field(
            "eligibility",
            N_("Reason of eligibility"),
            Kind.CHOICE,
            _SCREENING,
            required=True,
            choices=ELIGIBILITY,
            width=24,
        ),
        Field("ready_for_group", N_("Ready to form a group"), Kind.FLAG, _SCREENING),
        *(one for one in HOUSEHOLDS.fields if one.key != "responsible"),
    ),
    columns=(
        name_column("representative"),
        *village_columns(),
        Column("eligibility", N_("Eligibility"), Kind.CHOICE, width=18, choices=ELIGIBILITY),
        Column("wanted.name", N_("Occupation"), sort="wanted.sort_key", width=16),
        Column(
            "baseline_total",
            N_("Income before"),
            Kind.MONEY,
            width=12,
            total=True,
            unit=N_("baht"),
        ),
    ),
    rules=(*HOUSEHOLDS.rules, _aged_60_is_60),
    lookups=tuple(one for one in HOUSEHOLDS.lookups if not one.startswith("responsible.")),
)


def gate(facts: UnitFacts, round_: RoundSettings) -> Progress:
    """Done when enough persons are recorded, each eligible, ready for a group, with an income."""
    text = f"{facts.households}/{round_.households}"
    return first_missing(_missing(facts, round_), text, begun=facts.households > 0)


def _missing(facts: UnitFacts, round_: RoundSettings) -> Iterator[Missing]:
    have, need = facts.households, round_.households
    if have < need:
        yield Missing(
            "participants",
            _("{have} of {need} participants.").format(have=have, need=need),
            _("Participants still to record: {more}.").format(more=need - have),
        )
    if unproven := have - facts.eligible:
        yield Missing(
            "participants",
            _("Participants without a reason of eligibility: {count}.").format(count=unproven),
            _("Record why each person is eligible."),
        )
    if unready := have - facts.ready_for_group:
        yield Missing(
            "participants",
            _("Participants who are not ready to form a group: {count}.").format(count=unready),
            _("Record that each is ready, or choose somebody else."),
        )
    if unasked := have - facts.with_baseline:
        yield Missing(
            "participants",
            _("Households without an income before: {count}.").format(count=unasked),
            _("Record the income before the training."),
        )


def needs(round_: RoundSettings) -> tuple[str, ...]:
    """What the gate will ask for, in sentences with the round's numbers."""
    return (
        _("{count} participants, each with the reason of eligibility.").format(
            count=round_.households
        ),
        _("Each of them ready to form a group, and with an income before the training."),
    )


STAGE = Stage(
    key="screening",
    number="๑",
    label=N_("Screening"),
    tab=N_("Screening"),
    registers=(PARTICIPANTS,),
    gate=gate,
    needs=needs,
    help=N_("Persons affected in occupation or income are screened; each with the reason."),
)
