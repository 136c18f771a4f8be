"""The board: how far each village of a round has come, what is missing, and what is to be done."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from db.queries.board import Part
from desktop import acts
from desktop.acts import leave_to_go_on
from desktop.facts import Unit, facts_of
from desktop.programme.gates import Progress, State, UnitFacts
from desktop.programme.progress import progress_of
from desktop.programme.rounds import COHORT
from desktop.programme.stages import stages_of
from desktop.programme.vocabulary import Stage
from desktop.rounds import Rounds
from desktop.views import Place, RoundEntry
from desktop.words import _
from desktop.working_lists import WorkList, working_lists


@dataclass(frozen=True, slots=True)
class BoardRow:
    """One target village, or the cohort (`place` None): its progress in each stage, and why."""

    place: Place | None
    tambon: str
    progress: tuple[Progress, ...]
    facts: UnitFacts


@dataclass(frozen=True, slots=True)
class Board:
    """A round at a glance: rows by village code, in each a cell for each of `stages`."""

    round: RoundEntry
    stages: tuple[Stage, ...]
    rows: tuple[BoardRow, ...]
    lists: tuple[WorkList, ...]

    @property
    def finished(self) -> int:
        """Villages that have passed every stage."""
        return sum(all(cell.passed for cell in row.progress) for row in self.rows)

    @property
    def in_need(self) -> int:
        """Villages in which somebody has to act now."""
        return sum(any(cell.state is State.ATTENTION for cell in row.progress) for row in self.rows)


def board(office: Rounds, round_id: int) -> Board:
    """The board of a round as its office stands today."""
    entry = office.round(round_id)
    places = _places(office, entry)
    stages = stages_of(entry.settings)
    facts = facts_of(round_id, entry.settings, places.keys(), office.today())
    leave = leave_to_go_on(Part(round_id))
    seen: dict[Progress, Progress] = {}  # most cells say what others say: each is kept once

    def row(unit: Unit, place: Place | None) -> BoardRow:
        cells = progress_of(stages, facts[unit], entry.settings, leave.get(unit))
        shared = tuple(seen.setdefault(cell, cell) for cell in cells)
        return BoardRow(place, place.tambon if place else "", shared, facts[unit])

    return Board(
        round=entry,
        stages=stages,
        rows=tuple(row(unit, place) for unit, place in places.items()),
        lists=working_lists(entry, places, facts, leave),
    )


def progress_in(office: Rounds, round_id: int, village_id: int | None, stage: str) -> Progress:
    """How far one village (or the cohort, whatever `village_id`) is in the stage called `stage`.

    For acts that need the stage: no other village is read. KeyError where the round has no such
    stage.
    """
    settings = office.round(round_id).settings
    return acts.progress_in(round_id, settings, village_id, stage, office.today())


def as_json(seen: Board) -> list[dict[str, Any]]:
    """The rows as plain values: each stage's cell, and what is recorded of the first stages."""
    return [
        {
            "village": row.place.code if row.place else None,
            "name": name_of(row.place),
            "stages": {
                stage.key: {**asdict(cell), "state": cell.state.value}
                for stage, cell in zip(seen.stages, row.progress, strict=True)
            },
            **_recorded(row.facts, seen.round.settings.stages),
        }
        for row in seen.rows
    ]


def name_of(place: Place | None) -> str:
    """A village with its tambon, or the cohort."""
    return place.in_full if place else _("The whole district")


def _recorded(facts: UnitFacts, stages: Sequence[str]) -> dict[str, Any]:
    """What the stages of the round before the buying hold."""
    recorded: dict[str, Any] = {}
    if "survey" in stages:
        recorded["sages"] = {"surveyed": facts.sages, "selected": facts.selected}
        recorded["forum"] = facts.forum_on and {
            "held_on": facts.forum_on.isoformat(),
            "households_present": facts.forum_present,
            "resolutions": {
                "trainer": facts.forum_accepted,
                "occupation": facts.occupation_accepted,
                "target": facts.target_accepted,
            },
            "minutes": facts.minutes,
        }
    if "trainer_course" in stages:
        recorded["course"] = {"attended": facts.trainees, "passed": facts.trained}
    if "team" in stages:
        recorded["team"] = {"leads": facts.leads, "members": facts.members}
    recorded["households"] = {
        "chosen": facts.households,
        "reserve": facts.reserve,
        "withdrawn": facts.withdrawn,
        "with_wish": facts.with_occupation,
        "with_baseline": facts.with_baseline,
        "with_trainer": facts.with_responsible,
    }
    return recorded


def _places(office: Rounds, entry: RoundEntry) -> dict[Unit, Place | None]:
    if entry.settings.variant == COHORT:
        return {None: None}
    return {place.id: place for place in office.targets(entry.id)}
