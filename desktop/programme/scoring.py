"""The office's own scoring sheet of stage ๑: what sages are compared by, their totals and ranks."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from desktop.words import N_

SHIPPED = (
    N_("Works and experience"),
    N_("Fits what the community is"),
    N_("People of the community are interested"),
    N_("Can become an occupation"),
    N_("Skill in passing it on"),
    N_("Leadership"),
    N_("Public spirit"),
)
"""What a round is offered that has no criteria of its own yet."""

MOST_POINTS, MOST_WEIGHT, MOST_CRITERIA = 100, 100, 30
"""The largest numbers that a sheet takes."""


@dataclass(frozen=True, slots=True)
class Criterion:
    """One line of the sheet: up to `maximum` points, counted `weight` times."""

    id: int
    name: str
    maximum: int = 5
    weight: int = 1


type Points = Mapping[int, int]
"""The points of one sage by the id of the criterion; what is not given is not there."""


def total(points: Points, criteria: Iterable[Criterion]) -> int | None:
    """What a sage has altogether, weights counted; None where no point was given."""
    given = [points[one.id] * one.weight for one in criteria if one.id in points]
    return sum(given) if given else None


def most(criteria: Iterable[Criterion]) -> int:
    """What a sage can have at most."""
    return sum(one.maximum * one.weight for one in criteria)


def is_weighted(criteria: Iterable[Criterion]) -> bool:
    """Whether any line counts more than once."""
    return any(one.weight != 1 for one in criteria)


def ranks(totals: Sequence[int | None]) -> tuple[int | None, ...]:
    """The place of each total, the highest first; equal ones share it, one without has none."""
    return tuple(
        None if own is None else 1 + sum(1 for other in totals if other is not None and other > own)
        for own in totals
    )
