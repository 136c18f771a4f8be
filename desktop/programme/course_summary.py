"""A trainer course on one page: time, attendance, tests, satisfaction and costs in numbers."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from desktop.programme.attendance import mean
from desktop.programme.course import CEILINGS, COST_KINDS, mean_score
from desktop.programme.passing import Standing, attended_enough
from desktop.programme.rounds import RoundSettings


class Answered(NamedTuple):
    """A question about the course, and how many answered it with 5 down to 1."""

    question: str
    answers: tuple[int, ...]

    @property
    def mean(self) -> float | None:
        """The mean of its answers."""
        return mean_score(self.answers)


class Cost(NamedTuple):
    """One cost: its kind, its rate and what it came to, in satang."""

    kind: str
    rate: int | None
    amount: int | None


class KindOfCost(NamedTuple):
    """What a course cost of one kind; `over` of its costs lie above the round's `ceiling`."""

    kind: str
    amount: int
    ceiling: int | None
    over: int


class Took(NamedTuple):
    """A participant in numbers: the village, what there is to show, the marks before."""

    village: int
    standing: Standing
    pre_test: int | None


@dataclass(frozen=True, slots=True)
class CourseSummary:
    """What a course comes to. Hours are thousandths, money is satang, a mean None without values.

    `attendance` is the mean percentage; `reaching` is how many reach the round's mark of time;
    `gain` the mean difference of the tests of those who took both.
    """

    people: int
    villages: int
    taught: int
    held: int | None
    attendance: float | None
    reaching: int
    passed: int
    failed: int
    pre_test: float | None
    post_test: float | None
    gain: float | None
    questions: tuple[Answered, ...]
    satisfaction: float | None
    costs: tuple[KindOfCost, ...]

    @property
    def spent(self) -> int:
        """All costs together."""
        return sum(one.amount for one in self.costs)


def summarise(
    people: Sequence[Took],
    topics: Iterable[int | None],
    held: int | None,
    questions: Sequence[Answered],
    costs: Sequence[Cost],
    round_: RoundSettings,
) -> CourseSummary:
    """The summary of a course whose topics have these hours and which was `held` so many."""
    both = [one for one in people if None not in (one.pre_test, one.standing.marks)]
    attended = [one.standing.attended for one in people if one.standing.attended]
    answers = [sum(each) for each in zip(*(one.answers for one in questions), strict=True)]
    return CourseSummary(
        people=len(people),
        villages=len({one.village for one in people}),
        taught=sum(hours or 0 for hours in topics),
        held=held,
        attendance=mean([part * 100 / whole for part, whole in attended if whole]),
        reaching=sum(attended_enough(one.standing, round_) for one in people),
        passed=sum(one.standing.result == "passed" for one in people),
        failed=sum(one.standing.result == "failed" for one in people),
        pre_test=mean([one.pre_test for one in people if one.pre_test is not None]),
        post_test=mean([m for one in people if (m := one.standing.marks) is not None]),
        gain=mean([(one.standing.marks or 0) - (one.pre_test or 0) for one in both]),
        questions=tuple(questions),
        satisfaction=mean_score(answers) if answers else None,
        costs=tuple(_by_kind(costs, round_)),
    )


def _by_kind(costs: Sequence[Cost], round_: RoundSettings) -> Iterable[KindOfCost]:
    """Each kind there is, in the order of the kinds."""
    for kind in (choice.key for choice in COST_KINDS):
        of_kind = [one for one in costs if one.kind == kind]
        if not of_kind:
            continue
        ceiling = getattr(round_, kind) if kind in CEILINGS else None
        yield KindOfCost(
            kind,
            sum(one.amount or 0 for one in of_kind),
            ceiling,
            sum(ceiling is not None and (one.rate or 0) > ceiling for one in of_kind),
        )
