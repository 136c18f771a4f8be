"""Households shared out: complete, fair, fitting, the same every time."""

from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.programme.sharing import Pupil, Trainer, fair_share, share_out, wish_met

CRAFTS = st.none() | st.integers(1, 4)


@st.composite
def teams(draw: st.DrawFn, villages: int = 3) -> list[Trainer]:
    """Teams of several villages; persons are numbered as the trainers are."""
    crafts = draw(st.lists(st.tuples(st.integers(1, villages), CRAFTS), min_size=1, max_size=12))
    return [Trainer(100 + at, village, at, craft) for at, (village, craft) in enumerate(crafts)]


@st.composite
def pupils(draw: st.DrawFn, villages: int = 3, own: int = 0) -> list[Pupil]:
    """Households, of which the first may be those of the first `own` trainers."""
    wishes = st.lists(CRAFTS, max_size=3).map(tuple)
    given_ = draw(st.lists(st.tuples(st.integers(1, villages), wishes), max_size=40))
    firsts = draw(st.permutations(range(own))) if own else []
    people = [*firsts, *range(1000, 1000 + len(given_))]
    return [Pupil(at, v, people[at - 1], w) for at, (v, w) in enumerate(given_, 1)]


def loads(team: list[Trainer], shares: dict[int, int | None]) -> list[int]:
    counted = Counter(shares.values())
    return [counted[one.id] for one in team]


@given(teams(), pupils(own=12))
def test_everyone_is_shared_out_fairly(team: list[Trainer], homes: list[Pupil]) -> None:
    shares = share_out(team, homes, anew=True)
    assert shares.keys() == {one.id for one in homes}
    by_id = {one.id: one for one in team}
    for village in {one.village for one in homes}:
        members = [one for one in team if one.village == village]
        of_village = [one for one in homes if one.village == village]
        for home in of_village:
            given_to = by_id.get(shares[home.id] or 0)
            assert given_to is None or given_to.village == village
            assert given_to is None or given_to.person != home.person
            others = [one for one in members if one.person != home.person]
            assert (given_to is None) == (not others)
        if len(members) > 2:  # two may have nobody but themselves to exchange with
            counts = loads(members, shares)
            assert max(counts) - min(counts) <= 1
            assert max(counts) == fair_share(len(of_village), len(members))


@given(teams(1), pupils(1))
def test_as_many_first_wishes_as_a_fair_split_can_meet(
    team: list[Trainer], homes: list[Pupil]
) -> None:
    shares = share_out(team, homes, anew=True)
    by_id = {one.id: one for one in team}
    met = sum(wish_met(one, by_id[shares[one.id] or 0]) == 1 for one in homes)
    level, spare = divmod(len(homes), len(team))
    able = Counter(one.craft for one in team if one.craft is not None)
    wished = Counter(one.wishes[0] for one in homes if one.wishes)
    sure = sum(min(wished[craft], level * able[craft]) for craft in able)
    more = sum(min(max(wished[craft] - level * able[craft], 0), able[craft]) for craft in able)
    assert met == sure + min(spare, more)


@given(teams(), pupils(), st.data())
def test_what_is_set_stays_and_the_rest_makes_it_fairer(
    team: list[Trainer], homes: list[Pupil], data: st.DataObject
) -> None:
    homes = [
        replace(
            one,
            responsible=data.draw(
                st.sampled_from([None, *(t.id for t in team if t.village == one.village)])
            ),
        )
        for one in homes
    ]
    shares = share_out(team, homes)
    for village in {one.village for one in homes}:
        members = [one for one in team if one.village == village]
        counted = Counter(shares[one.id] for one in homes if one.village == village)
        for home in homes:
            if home.village == village and home.responsible is not None:
                assert shares[home.id] == home.responsible
            elif home.village == village and members:
                least = min(counted[one.id] for one in members)
                assert counted[shares[home.id]] - least <= 1


@given(teams(), pupils(own=5), st.booleans())
def test_the_same_answer_every_time(team: list[Trainer], homes: list[Pupil], anew: bool) -> None:
    shares = share_out(team, homes, anew=anew)
    assert share_out(tuple(team), iter(homes), anew=anew) == shares
    settled = [replace(one, responsible=shares[one.id]) for one in homes]
    assert share_out(team, settled) == shares


WEAVER = Trainer(1, 1, 11, craft=7)
COOK = Trainer(2, 1, 12, craft=8)
POTTER = Trainer(3, 1, 13, craft=9)


@pytest.mark.parametrize(
    ("team", "homes", "expected"),
    [
        pytest.param([], [Pupil(1, 1, 90)], {1: None}, id="no team"),
        pytest.param([WEAVER], [Pupil(1, 2, 90)], {1: None}, id="a team elsewhere"),
        pytest.param([WEAVER], [Pupil(1, 1, 11)], {1: None}, id="nobody but oneself"),
        pytest.param([WEAVER, COOK], [Pupil(1, 1, 90, (8,))], {1: 2}, id="the craft wished for"),
        pytest.param(
            [WEAVER, COOK],
            [Pupil(1, 1, 90, (5, 8)), Pupil(2, 1, 91, (8,))],
            {1: 1, 2: 2},
            id="a first wish before a second",
        ),
        pytest.param(
            [WEAVER, COOK],
            [Pupil(1, 1, 90, (5, 6, 8)), Pupil(2, 1, 91, (5,))],
            {1: 2, 2: 1},
            id="a third wish before none",
        ),
        pytest.param(
            [WEAVER, COOK],
            [Pupil(1, 1, 90, (7,)), Pupil(2, 1, 91, (7,)), Pupil(3, 1, 92, (7,))],
            {1: 1, 2: 1, 3: 2},
            id="fair before fitting",
        ),
        pytest.param(
            [WEAVER, COOK, POTTER],
            [Pupil(1, 1, 11, (8,)), Pupil(2, 1, 12, (7,)), Pupil(3, 1, 13)],
            {1: 3, 2: 1, 3: 2},
            id="nobody teaches their own household",
        ),
        pytest.param(
            [WEAVER],
            [Pupil(1, 1, 90, responsible=2), Pupil(2, 1, 91)],
            {1: 2, 2: 1},
            id="who is left out keeps what they have",
        ),
    ],
)
def test_a_village(
    team: list[Trainer], homes: list[Pupil], expected: dict[int, int | None]
) -> None:
    assert share_out(team, homes) == expected


def test_who_is_left_out_loses_all_when_it_is_done_anew() -> None:
    homes = [Pupil(at, 1, 90 + at, responsible=2) for at in (1, 2, 3)]
    assert share_out([WEAVER, POTTER], homes, anew=True) == {1: 1, 2: 3, 3: 1}
