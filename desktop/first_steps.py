"""What a new office still lacks before its clerk begins: said on the overview, led through once."""

from dataclasses import dataclass

from desktop.office import Office
from desktop.programme.office import SIGNATORIES
from desktop.programme.rounds import COHORT
from desktop.programme.stages import stages_of
from desktop.views import RoundEntry, Scope
from desktop.words import N_

ROUND, VILLAGES, SIGNATORY, EMBLEM, RECORDS = (
    "round", "villages", "signatory", "emblem", "records"
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class FirstStep:
    """One step: its key, what it is called (a message id), and whether it is done."""

    key: str
    label: str
    done: bool


def first_steps(office: Office, round_: RoundEntry | None) -> tuple[FirstStep, ...]:
    """The steps of a new office in their order; a cohort chooses no villages."""
    found = [FirstStep(ROUND, N_("Round of the programme"), round_ is not None)]
    if round_ is None or round_.settings.variant != COHORT:
        chosen = round_ is not None and office.target_count(round_.id) > 0
        found.append(FirstStep(VILLAGES, N_("Target villages"), chosen))
    return (
        *found,
        FirstStep(SIGNATORY, N_("Who signs certificates"), _signs(office)),
        FirstStep(EMBLEM, N_("Emblem of the office"), office.profile.emblem is not None),
        FirstStep(RECORDS, N_("First records"), round_ is not None and _begun(office, round_)),
    )


def is_untouched(office: Office) -> bool:
    """Whether nothing was done since the office was made."""
    return len(office.history(2)) == 1 and not office.rounds()


def _signs(office: Office) -> bool:
    """Whether anybody who signs has a name."""
    whole = Scope(None)
    signing = (office.entry(SIGNATORIES, one).values for one in office.ids(SIGNATORIES, whole))
    return any(one["signs"] and one["name"] for one in signing)


def _begun(office: Office, round_: RoundEntry) -> bool:
    """Whether any stage of the round holds a record."""
    whole = Scope(round_.id)
    registers = (one for stage in stages_of(round_.settings) for one in stage.registers)
    return any(office.count(one, whole) for one in registers)
