"""Every stage and register of the programme. A new stage is one module and one line here."""

from desktop.programme import (
    follow_up,
    materials,
    occupation,
    office,
    screening,
    survey,
    team,
    trainer_course,
)
from desktop.programme.rounds import RoundSettings
from desktop.programme.vocabulary import Register, Stage

STAGES: tuple[Stage, ...] = (
    survey.STAGE,
    screening.STAGE,
    trainer_course.STAGE,
    team.STAGE,
    materials.STAGE,
    occupation.STAGE,
    follow_up.STAGE,
)

REGISTERS: tuple[Register, ...] = (
    *(register for stage in STAGES for register in stage.registers),
    *office.REGISTERS,
)


def stages_of(round_: RoundSettings) -> tuple[Stage, ...]:
    """The stages of a round, in the order the round has them."""
    by_key = {stage.key: stage for stage in STAGES}
    return tuple(by_key[key] for key in round_.stages)


def register(key: str) -> Register:
    """The register called `key`; KeyError when there is none."""
    for one in REGISTERS:
        if one.key == key:
            return one
    raise KeyError(key)
