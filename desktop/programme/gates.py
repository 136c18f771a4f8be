"""Gates: how far one village (or cohort) has come in one stage, and what is missing.

A gate never refuses to store a record. It colours the board and allows or withholds the acts that
need the stage.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from desktop.programme.rounds import RoundSettings


class State(StrEnum):
    """Where a village stands in a stage."""

    NOT_STARTED = "not_started"
    UNDER_WAY = "under_way"
    ATTENTION = "attention"
    DONE = "done"
    OVERRIDDEN = "overridden"


@dataclass(frozen=True, slots=True)
class Progress:
    """A cell of the board: its short text, why it is not done, and what to do next.

    `reason` and `next_step` are one sentence each, in the reader's language, empty when done;
    `register` is where the next step is taken, on the `page` beside the stage's registers where
    that is quicker ("" where none is). `optional` is a stage that is not begun and that the round
    can do without.
    """

    state: State
    text: str
    reason: str = ""
    next_step: str = ""
    register: str = ""
    page: str = ""
    optional: bool = False

    @property
    def passed(self) -> bool:
        """Whether acts that need the stage are allowed."""
        return self.optional or self.state in (State.DONE, State.OVERRIDDEN)


@dataclass(frozen=True, slots=True)
class UnitFacts:
    """What is recorded about one village (or cohort) of a round. Counts, dates, satang.

    `complete_sages` have craft and years recorded; `forum_needed` households make the forum, None
    where no quorum is asked for, and `minutes` says whether its minutes are attached;
    `short_of_days` names who fell short on the course, with days attended and course days,
    `short_of_marks` who did in the test after, with the marks and the full ones; `households` are
    those with a place in the round, beside `reserve` and `withdrawn`; `needs_in_a_lot` name the
    purchase that fills them, and `households_supplied` have all their needs in inspected ones;
    `complete_groups` have the round's members, officers, rules and fund;
    `visits_made` counts the follow-ups of each household that has not stopped; `without_income`
    of these were visited, but never asked for their income; `due` households wait for a follow-up
    whose day has come, and `due_since` is the oldest such day before `today`, None when none is
    overdue.
    """

    today: date
    sages: int = 0
    complete_sages: int = 0
    selected: int = 0
    forum_on: date | None = None
    forum_present: int | None = None
    forum_needed: int | None = None
    forum_accepted: bool = False
    occupation_accepted: bool = False
    target_accepted: bool = False
    minutes: bool = False
    trainees: int = 0
    trained: int = 0
    short_of_days: tuple[tuple[str, int, int], ...] = ()
    short_of_marks: tuple[tuple[str, int, int], ...] = ()
    failed: tuple[str, ...] = ()
    leads: int = 0
    members: int = 0
    households: int = 0
    reserve: int = 0
    withdrawn: int = 0
    volunteers: int = 0
    with_occupation: int = 0
    with_baseline: int = 0
    with_responsible: int = 0
    eligible: int = 0
    ready_for_group: int = 0
    households_with_needs: int = 0
    households_received: int = 0
    needs: int = 0
    needs_received: int = 0
    needs_in_a_lot: int = 0
    households_supplied: int = 0
    material_cost: int = 0
    purchases: int = 0
    inspected: int = 0
    trainings: int = 0
    training_days: int = 0
    trained_until: date | None = None
    attended: int = 0
    groups: int = 0
    largest_group: int = 0
    complete_groups: int = 0
    visited: int = 0
    visits_made: tuple[int, ...] = ()
    practising: int = 0
    stopped: int = 0
    stopped_without_reason: int = 0
    without_income: int = 0
    due: int = 0
    due_since: date | None = None


type Gate = Callable[[UnitFacts, RoundSettings], Progress]


@dataclass(frozen=True, slots=True)
class Missing:
    """What a stage still needs: why, what to do next, and the register in which it is done.

    `text` stands in the cell instead of the stage's own; `urgent` when somebody has to act now;
    `page` is the one beside the registers on which it is done.
    """

    register: str
    reason: str
    next_step: str
    text: str = ""
    urgent: bool = False
    page: str = ""


def first_missing(steps: Iterable[Missing], text: str, *, begun: bool) -> Progress:
    """The cell of a stage: about the first of the steps that are missing, or done without any.

    An unfinished stage is under way once something is recorded, else not started.
    """
    missing = next(iter(steps), None)
    if missing is None:
        return Progress(State.DONE, text)
    state = State.UNDER_WAY if begun else State.NOT_STARTED
    if missing.urgent:
        state = State.ATTENTION
    return Progress(
        state, missing.text or text, missing.reason, missing.next_step, missing.register,
        missing.page,
    )  # fmt: skip
