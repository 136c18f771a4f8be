"""What the tables of gate cases share."""

from dataclasses import replace
from datetime import date
from typing import Any

from desktop.programme.gates import Progress, State, UnitFacts
from desktop.programme.rounds import RoundSettings, preset
from desktop.programme.stages import register
from desktop.programme.vocabulary import Stage
from desktop.words import use_language

TODAY = date(2026, 9, 1)
ROUND = preset(2569)

type Case = tuple[dict[str, Any], State, str, str, str]
"""Facts that differ from the finished ones, state, text, reason, register of the next step."""


def judge(
    stage: Stage, finished: dict[str, Any], changed: dict[str, Any], round_: RoundSettings = ROUND
) -> Progress:
    """The gate's word on the finished facts with some of them changed, in English."""
    use_language("en")
    progress = stage.gate(replace(UnitFacts(today=TODAY, **finished), **changed), round_)
    if progress.state is State.DONE:
        assert (progress.reason, progress.next_step, progress.register) == ("", "", "")
        assert progress.passed
    else:
        assert progress.reason.endswith(".")
        assert progress.next_step.endswith(".")
        assert register(progress.register) in stage.registers
        assert not progress.passed
    return progress


def seen(progress: Progress) -> tuple[State, str, str, str]:
    """What a case states of a progress."""
    return progress.state, progress.text, progress.reason, progress.register
