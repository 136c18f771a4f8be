"""The suggestion who teaches whom, for a whole district at once.

The floor deals the same households out in turn, one after the other, without a look at wishes.
"""

from itertools import cycle
from random import Random

from desktop.programme.sharing import Pupil, Trainer, share_out
from tests.benchmarks.measuring import in_turns, tell

VILLAGES, TEAM, HOUSEHOLDS, CRAFTS = 156, 5, 20, 12
BUDGET = 60  # times the floor, which takes about a millisecond: far under a second


def district() -> tuple[list[Trainer], list[Pupil]]:
    """Teams and households of a district; some households are those of the trainers."""
    random = Random("sharing")
    crafts = range(1, CRAFTS + 1)
    team = [
        Trainer(at, at // TEAM, at, random.choice([None, *crafts]))
        for at in range(1, VILLAGES * TEAM + 1)
    ]
    pupils = [
        Pupil(at, at // HOUSEHOLDS, at // 4 if at % 17 == 0 else 10_000 + at,
              tuple(random.sample(crafts, random.randrange(4))))
        for at in range(1, VILLAGES * HOUSEHOLDS + 1)
    ]  # fmt: skip
    return team, pupils


def dealt(team: list[Trainer], pupils: list[Pupil]) -> dict[int, int]:
    """Each household to the next of its village's team."""
    turns = {
        village: cycle([one.id for one in team if one.village == village])
        for village in {one.village for one in team}
    }
    return {one.id: next(turns[one.village]) for one in pupils if one.village in turns}


def test_a_whole_district_is_shared_out_at_once() -> None:
    """Budget: a second; asserted as a ratio to dealing them out."""
    team, pupils = district()
    figures = in_turns(
        "156 villages × 20 households shared out",
        lambda _n: share_out(team, pupils, anew=True),
        lambda _n: dealt(team, pupils),
        10,
    )
    tell([figures])
    assert figures.ratio <= BUDGET, figures.line()
