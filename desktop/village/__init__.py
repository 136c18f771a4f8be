"""The sheet of one village: every stage of its round with names and numbers, and what is missing.

The screen and the paper draw the same sheet; how far a stage has come is told as on the board.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from db.queries.board import Part
from desktop.acts import leave_to_go_on
from desktop.facts import facts_of
from desktop.leave import LeaveEntry, leave_list
from desktop.problems import Refused
from desktop.programme.gates import Progress, State
from desktop.programme.list_columns import STATES
from desktop.programme.progress import progress_of
from desktop.programme.rounds import COHORT
from desktop.programme.stages import stages_of
from desktop.programme.values import show_value
from desktop.programme.vocabulary import Kind, Stage
from desktop.rounds import Rounds
from desktop.views import Place, RoundEntry
from desktop.village import (
    follow_up,
    materials,
    occupation,
    screening,
    survey,
    team,
    trainer_course,
)
from desktop.village.content import Asked, Content
from desktop.words import _

_GATHER: Mapping[str, Callable[[Asked], Content]] = {
    "survey": survey.gather,
    "trainer_course": trainer_course.gather,
    "team": team.gather,
    "screening": screening.gather,
    "materials": materials.gather,
    "occupation": occupation.gather,
    "follow_up": follow_up.gather,
}


@dataclass(frozen=True, slots=True)
class StageSheet:
    """A stage as it stands in a village; `leave` is the officer's word to go on without it."""

    stage: Stage
    progress: Progress
    content: Content
    leave: LeaveEntry | None = None

    @property
    def state(self) -> str:
        """How the stage stands, in a word."""
        if self.progress.optional:
            return _("not begun; the round can do without")
        return _(next(one.label for one in STATES if one.key == self.progress.state))

    @property
    def lacks(self) -> str:
        """Why it is not done and what comes next; of a leave the reason, who gave it, when."""
        if self.progress.state is State.OVERRIDDEN and self.leave is not None:
            said = _("{reason} ({officer}, {date})")
            return said.format(
                reason=self.leave.reason,
                officer=self.leave.officer,
                date=show_value(Kind.DATE, self.leave.on),
            )
        return f"{self.progress.reason} {self.progress.next_step}".strip()


@dataclass(frozen=True, slots=True)
class VillageSheet:
    """All stages of one village of a round; `place` None is the cohort."""

    round: RoundEntry
    place: Place | None
    stages: tuple[StageSheet, ...]

    @property
    def name(self) -> str:
        """The village with its tambon, or the cohort."""
        if self.place is None:
            return _("District cohort")
        tambon = _("Tambon {tambon}").format(tambon=self.place.tambon)
        return f"{self.place.label} {tambon}"


def village_sheet(office: Rounds, round_id: int, village_id: int | None) -> VillageSheet:
    """The sheet of a village in a round; of a cohort's round the cohort's, whatever the village.

    Refused where the village is none of the round's.
    """
    entry = office.round(round_id)
    unit = None if entry.settings.variant == COHORT else village_id
    place = next((one for one in office.targets(round_id) if one.id == unit), None)
    if place is None and entry.settings.variant != COHORT:
        raise Refused(_("This village is no target village of the round."))
    facts = facts_of(round_id, entry.settings, [unit], office.today())[unit]
    part = Part(round_id, unit)
    stages = stages_of(entry.settings)
    progress = progress_of(stages, facts, entry.settings, leave_to_go_on(part).get(unit))
    given = {one.stage: one for one in leave_list(office, round_id, unit)}
    asked = Asked(office, entry, unit, facts)
    return VillageSheet(
        entry,
        place,
        tuple(
            StageSheet(stage, cell, _GATHER[stage.key](asked), given.get(stage.key))
            for stage, cell in zip(stages, progress, strict=True)
        ),
    )
