"""Whom a forum may select: without it nobody, by the round's number, as the votes say."""

from dataclasses import replace
from datetime import date

import pytest

from desktop.programme.rounds import RoundSettings, preset
from desktop.programme.selection import ForumFacts, Voted, leading, most_votes, refusal
from desktop.words import use_language

TODAY = date(2026, 9, 1)
ONE = preset(2569)
TWO = replace(ONE, sages_selected=2)
HELD = ForumFacts(1, date(2025, 11, 3), 40, accepted=True)
BY_LOT = replace(HELD, tie_rule="lot")

type Votes = tuple[int | None, ...]
type Case = tuple[tuple[int, ...], Votes, ForumFacts | None, RoundSettings, str]

SILENT: Votes = (None, None, None)

CASES: list[Case] = [
    ((1,), SILENT, HELD, ONE, ""),
    ((1,), SILENT, None, ONE, "not recorded"),
    ((1,), SILENT, replace(HELD, held_on=None), ONE, "no date"),
    ((1,), SILENT, replace(HELD, held_on=date(2026, 9, 2)), ONE, "still to come, on 2 Sep"),
    ((1,), SILENT, replace(HELD, held_on=TODAY), ONE, ""),
    ((1,), SILENT, replace(HELD, accepted=False), ONE, "has not accepted"),
    ((), SILENT, HELD, ONE, "0 chosen; the round selects 1."),
    ((1, 2), SILENT, HELD, ONE, "2 chosen; the round selects 1."),
    ((1, 1), SILENT, HELD, ONE, ""),
    ((1, 2), SILENT, HELD, TWO, ""),
    ((1,), SILENT, HELD, TWO, "1 chosen; the round selects 2."),
    ((1,), (20, 15, 5), HELD, ONE, ""),
    ((1,), (20, 15, 6), HELD, ONE, "41 votes for all sages, but the forum could cast 40"),
    ((1, 2), (40, 35, 5), HELD, TWO, ""),
    ((1, 2), (40, 35, 6), HELD, TWO, "81 votes for all sages, but the forum could cast 80"),
    ((1,), (20, 15, 99), replace(HELD, households_present=None), ONE, "C has more votes than A"),
    ((2,), (20, 15, 5), HELD, ONE, "A has more votes than B"),
    ((2,), (20, None, 5), HELD, ONE, "A has more votes than B"),
    ((1,), (18, 18, 4), HELD, ONE, "B and A have 18 votes each"),
    ((1,), (18, 18, 4), BY_LOT, ONE, ""),
    ((2,), (18, 18, 4), BY_LOT, ONE, ""),
    ((3,), (18, 18, 4), BY_LOT, ONE, "A has more votes than C"),
    ((1, 2), (18, 18, 4), HELD, TWO, ""),  # they are even, but both are selected
    ((1, 3), (20, 10, 10), HELD, TWO, "B and C have 10 votes each"),
    ((1, 2, 3), (20, 10, 10), HELD, replace(ONE, sages_selected=3), ""),
]

LEADING: list[tuple[Votes, int, tuple[int, ...]]] = [
    (SILENT, 1, ()),
    ((20, 15, 5), 1, (1,)),
    ((5, 15, 20), 1, (3,)),
    ((18, 18, 4), 1, ()),
    ((18, 18, 4), 2, (1, 2)),
    ((20, None, None), 1, (1,)),
    ((20, None, None), 2, ()),
    ((0, 0, 0), 1, ()),
]


def voted(votes: Votes) -> tuple[Voted, ...]:
    return tuple(
        Voted(at, name, count) for at, (name, count) in enumerate(zip("ABC", votes, strict=True), 1)
    )


@pytest.mark.parametrize(("chosen", "votes", "forum", "settings", "reason"), CASES)
def test_why_not(
    chosen: tuple[int, ...],
    votes: Votes,
    forum: ForumFacts | None,
    settings: RoundSettings,
    reason: str,
) -> None:
    use_language("en")
    said = refusal(chosen, voted(votes), forum, settings, TODAY)
    assert reason in said
    assert bool(reason) is bool(said)
    assert not said or said.endswith(".")


@pytest.mark.parametrize(("votes", "need", "expected"), LEADING)
def test_whom_the_votes_select(votes: Votes, need: int, expected: tuple[int, ...]) -> None:
    assert leading(voted(votes), need) == expected


def test_a_household_has_a_vote_for_each_place() -> None:
    assert most_votes(HELD, 1) == 40
    assert most_votes(HELD, 3) == 120
    assert most_votes(replace(HELD, households_present=None), 1) is None
