"""How far one village (or cohort) has come through all stages of its round."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from desktop.programme.gates import Progress, State, UnitFacts
from desktop.programme.rounds import RoundSettings
from desktop.programme.vocabulary import Stage
from desktop.thai.numerals import to_arabic_digits
from desktop.words import _, current_language


def progress_of(
    stages: Sequence[Stage],
    facts: UnitFacts,
    round_: RoundSettings,
    leave: Mapping[str, str] | None = None,
) -> tuple[Progress, ...]:
    """The progress in each of `stages`, in their order.

    `leave` gives an officer's reason to go on, by stage key: an unfinished stage becomes
    OVERRIDDEN with it. A stage that is not begun waits for the one before it, past those that the
    round can do without.
    """
    found: list[Progress] = []
    before: tuple[Stage, Progress] | None = None
    for stage in stages:
        progress = stage.gate(facts, round_)
        if not progress.passed:
            reason = (leave or {}).get(stage.key)
            if reason is not None:
                progress = replace(progress, state=State.OVERRIDDEN, reason=reason)
            elif progress.state is State.NOT_STARTED and before and not before[1].passed:
                progress = _waiting(*before)
        found.append(progress)
        if not progress.optional:
            before = stage, progress
    return tuple(found)


def _waiting(stage: Stage, before: Progress) -> Progress:
    """Not begun; the next step is that of the stage before."""
    return replace(
        before,
        state=State.NOT_STARTED,
        text=_("waits for {stage}").format(stage=stage_number(stage) or _(stage.tab)),
        reason=_("Waits for stage {stage}.").format(stage=stage_name(stage)),
    )


def stage_number(stage: Stage) -> str:
    """The number of a stage as the language writes it, "" where it has none."""
    return stage.number if current_language() == "th" else to_arabic_digits(stage.number)


def stage_name(stage: Stage) -> str:
    """Number and full name: "๒ อบรมวิทยากร"."""
    return f"{stage_number(stage)} {_(stage.label)}".strip()
