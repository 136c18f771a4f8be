"""The village forum of stage ๑: who came, what was resolved, and how it was voted."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from desktop.programme.people import village_columns, village_field
from desktop.programme.vocabulary import (
    Choice,
    Column,
    Context,
    Field,
    Kind,
    Problem,
    Register,
    Severity,
    Values,
)
from desktop.words import N_, _

_FORUM = N_("Village forum")
_TRAINER = N_("Choice of the trainer")
_OCCUPATION = N_("Village occupation")
_TARGET = N_("Target households")

RESOLVED_BY = (
    Choice("consensus", N_("Consensus")),
    Choice("show_of_hands", N_("Show of hands")),
)
TIE_RULES = (
    Choice("chair", N_("The chair decides")),
    Choice("revote", N_("A second vote")),
    Choice("lot", N_("Drawing lots")),
)


class Resolution(NamedTuple):
    """One of the forum's three resolutions: what its fields begin with, and which accepts it."""

    key: str
    label: str
    accepted: str


RESOLUTIONS = (
    Resolution("trainer", _TRAINER, "accepted"),
    Resolution("occupation", _OCCUPATION, "occupation_accepted"),
    Resolution("target", _TARGET, "target_accepted"),
)


def votes(values: Values, resolution: str) -> tuple[int | None, int | None, int | None]:
    """The votes for, against and abstained of a resolution; None where they were not counted."""
    counted = (values.get(f"{resolution}_{side}") for side in ("for", "against", "abstained"))
    yes, no, none = (one if isinstance(one, int) else None for one in counted)
    return yes, no, none


def quorum(values: Values, context: Context) -> int | None:
    """How many households the forum needed: what is written, else the round's share of them all."""
    written, total = values.get("quorum"), values.get("households_total")
    if isinstance(written, int):
        return written
    percent = context.round.quorum_percent
    return -(-total * percent // 100) if percent and isinstance(total, int) else None


def _attendance_within_village(values: Values, _context: Context) -> Iterable[Problem]:
    total, present = values.get("households_total"), values.get("households_present")
    if isinstance(total, int) and isinstance(present, int) and present > total:
        yield Problem(
            "households_present", _("More households came than the village has; check both counts.")
        )


def _held_by_today(values: Values, context: Context) -> Iterable[Problem]:
    held = values.get("held_on")
    accepted = any(values.get(one.accepted) for one in RESOLUTIONS)
    if isinstance(held, date) and held > context.today and accepted:
        yield Problem(
            "held_on", _("The forum is still to come; check its date, or untick the acceptance.")
        )


def _has_its_quorum(values: Values, context: Context) -> Iterable[Problem]:
    present, needed = values.get("households_present"), quorum(values, context)
    if isinstance(present, int) and needed is not None and present < needed:
        yield Problem(
            "households_present",
            _(
                "The forum needed {needed} households; hold it again, or write why it counts."
            ).format(needed=needed),
            Severity.WARNING,
        )


def _votes_within_attendance(values: Values, _context: Context) -> Iterable[Problem]:
    present = values.get("households_present")
    for one in RESOLUTIONS:
        cast = sum(count or 0 for count in votes(values, one.key))
        if isinstance(present, int) and cast > present:
            yield Problem(
                f"{one.key}_for",
                _("{cast} votes, but {present} households came; a household has one vote.").format(
                    cast=cast, present=present
                ),
            )


def _votes_were_counted(values: Values, _context: Context) -> Iterable[Problem]:
    for one in RESOLUTIONS:
        counted = any(count is not None for count in votes(values, one.key))
        if values.get(f"{one.key}_by") == "consensus" and counted:
            yield Problem(
                f"{one.key}_by",
                _("Votes were counted; choose show of hands, or clear the votes."),
                Severity.WARNING,
            )


def _majority_accepts(values: Values, _context: Context) -> Iterable[Problem]:
    for one in RESOLUTIONS:
        yes, no, _none = votes(values, one.key)
        if not values.get(one.accepted) or yes is None or no is None:
            continue
        if yes < no:
            yield Problem(
                one.accepted,
                _("More voted against it than for it; untick it, or check the votes."),
            )
        elif yes == no and not values.get("tie_rule"):
            yield Problem("tie_rule", _("The votes are even; write how the forum decided."))


def _resolution_fields(one: Resolution, *more: Field) -> tuple[Field, ...]:
    """How a resolution was made, the votes, and whether it was accepted."""
    sides = (("for", N_("For")), ("against", N_("Against")), ("abstained", N_("Abstained")))
    accepted = {
        "trainer": N_("The forum accepted the selection"),
        "occupation": N_("The forum accepted the occupation"),
        "target": N_("The forum confirmed the target households"),
    }
    return (
        *more,
        Field(
            f"{one.key}_by", N_("Resolved by"), Kind.CHOICE, one.label, choices=RESOLVED_BY,
            width=18,
        ),
        *(
            Field(
                f"{one.key}_{side}", label, Kind.COUNT, one.label, width=8, maximum=9999,
                unit=N_("votes"),
            )
            for side, label in sides
        ),
        Field(one.accepted, accepted[one.key], Kind.FLAG, one.label),
    )  # fmt: skip


_TRAINER_FIELDS, _OCCUPATION_FIELDS, _TARGET_FIELDS = RESOLUTIONS

FORUMS = Register(
    key="forums",
    label=N_("Village forums"),
    one=N_("Village forum"),
    table="forum",
    title="village.name",
    order=("village.code",),
    search=("village.search_text",),
    hint=N_("Record the forum at which the village selected its lead trainer."),
    fields=(
        village_field(_FORUM, sticky=False),  # a village has one forum
        Field("held_on", N_("Date of the forum"), Kind.DATE, _FORUM, required=True, sticky=True),
        Field("place", N_("Place"), section=_FORUM, width=28),
        Field("households_total", N_("Households in the village"), Kind.COUNT, _FORUM, width=8),
        Field("households_present", N_("Households present"), Kind.COUNT, _FORUM, width=8),
        Field("quorum", N_("Households needed"), Kind.COUNT, _FORUM, width=8),
        Field("chair", N_("Chair of the forum"), section=_FORUM, width=24),
        Field("recorder", N_("Recorder"), section=_FORUM, width=24),
        Field("resolution", N_("Resolution"), Kind.LONG_TEXT, _FORUM, width=48),
        *_resolution_fields(_TRAINER_FIELDS),
        Field(
            "tie_rule", N_("Where votes are even"), Kind.CHOICE, _TRAINER, choices=TIE_RULES,
            width=18,
        ),
        *_resolution_fields(
            _OCCUPATION_FIELDS,
            Field("occupation_names", N_("Occupations chosen"), section=_OCCUPATION, width=48),
        ),
        *_resolution_fields(_TARGET_FIELDS),
    ),
    columns=(
        *village_columns(),
        Column("held_on", N_("Date"), Kind.DATE, width=12),
        Column("households_present", N_("Present"), Kind.COUNT, width=8, total=True,
               unit=N_("households")),
        Column("households_total", N_("Of"), Kind.COUNT, width=8, total=True,
               unit=N_("households")),
        Column("accepted", N_("Accepted"), Kind.FLAG, width=9),
    ),
    rules=(
        _attendance_within_village,
        _held_by_today,
        _has_its_quorum,
        _votes_within_attendance,
        _votes_were_counted,
        _majority_accepts,
    ),
)  # fmt: skip
