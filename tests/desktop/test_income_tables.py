"""The kept incomes are right: whatever was written since, they are what reading anew would find.

A module of its own: its office stays open for all examples, and a program has one open at a time.
"""

from collections.abc import Callable, Iterator
from datetime import date
from itertools import count, product
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from db.queries import listing
from db.transaction import Transaction
from desktop import incomes, records
from desktop.income_tables import Asked, IncomeTables
from desktop.programme.income_groups import LEVELS, By, IncomeSummary
from desktop.programme.income_table import Pair
from desktop.programme.occupation import GROUPS
from desktop.views import Scope
from tests.desktop.programme.counted_incomes import counted
from tests.desktop.village_round import VillageRound

LINE = 40_000_00
MOST = 40  # households: with more, every comparison would take its time
PAIRS = (Pair(), Pair(1, 2))
BYS: tuple[By, ...] = ("occupation", "bmn_class", "fund", "group", "tambon", "village")
_number = count(1)


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Iterator[VillageRound]:
    made = VillageRound(tmp_path_factory.mktemp("incomes") / "office")
    for name in ("ทอผ้า", "จักสาน"):
        made.put("occupation_kind", name=name)
        where = {"round": made.round.id, "village": made.villages[0].id}
        made.put("occupation_group", name=f"กลุ่ม{name}", **where)
    made.office.write("เริ่ม", lambda tx: _put_homes(tx, made, Random(1), 12))
    with made.office:
        yield made


def _some(draw: Random, table: str) -> int | None:
    ids = [one for (one,) in listing.select(table, ["id"])]
    return draw.choice(ids) if ids else None


def _money(draw: Random) -> int | None:
    return draw.choice((None, 0, draw.randrange(1, 90_000_00), 100_000_000_00))


def _home(made: VillageRound, draw: Random) -> dict[str, Any]:
    return {
        "village": draw.choice(made.villages).id,
        "status": draw.choice(("chosen", "chosen", "chosen", "reserve", "withdrawn")),
        "members": draw.choice((None, 1, 3, 7)),
        "wanted": draw.choice((None, _some(draw, "occupation_kind"))),
        "group": draw.choice((None, _some(draw, "occupation_group"))),
        "funds": draw.choice(("", "กองทุนหมู่บ้าน", "กข.คจ.")),
        "baseline_on": draw.choice((None, date(2026, 2, 1), date(2026, 4, 1))),
        "baseline_main": _money(draw),
        "savings": _money(draw),
    }  # fmt: skip


def _told(draw: Random) -> dict[str, Any]:
    return {
        "visited_on": date(2026, draw.randrange(1, 7), 1),
        "practising": draw.choice((None, "practising", "stopped")),
        "income_main": _money(draw),
        "income_trained": _money(draw),
        "expenses": _money(draw),
        "savings": _money(draw),
    }


def _put_homes(tx: Transaction, made: VillageRound, draw: Random, homes: int) -> None:
    for _home_number in range(homes):
        name = {"title": "นาย", "first_name": f"คน{next(_number)}", "last_name": "ใจดี"}
        person = records.put(tx, "person", name)
        home = records.put(
            tx, "household",
            {"round": made.round.id, "representative": person, **_home(made, draw)},
        )  # fmt: skip
        for number in range(1, draw.randrange(4)):
            records.put(tx, "visit", {"household": home, "number": number, **_told(draw)})


def _import(made: VillageRound, draw: Random) -> None:
    if len(listing.select("household", ["id"])) < MOST:
        made.office.write("นำเข้า", lambda tx: _put_homes(tx, made, draw, 4), kind="import")


def _change_home(made: VillageRound, draw: Random) -> None:
    if home := _some(draw, "household"):
        made.office.write("แก้", lambda tx: records.change(tx, "household", home, _home(made, draw)))


def _change_visit(made: VillageRound, draw: Random) -> None:
    if visit := _some(draw, "visit"):
        made.office.write("แก้", lambda tx: records.change(tx, "visit", visit, _told(draw)))


def _add_visit(made: VillageRound, draw: Random) -> None:
    if home := _some(draw, "household"):
        told = _told(draw)
        made.visit(home, 10 + next(_number), told.pop("visited_on"), **told)


def _delete_visit(made: VillageRound, draw: Random) -> None:
    if visit := _some(draw, "visit"):
        made.office.write("ลบ", lambda tx: tx.delete("visit", visit))


def _choose_targets(made: VillageRound, draw: Random) -> None:
    chosen = draw.sample(made.villages, draw.randrange(1, 4))
    made.office.set_targets(made.round.id, [one.id for one in chosen])


def _undo(made: VillageRound, _draw: Random) -> None:
    if made.office.next_undo() is not None:
        made.office.undo()


def _redo(made: VillageRound, _draw: Random) -> None:
    if made.office.next_redo() is not None:
        made.office.redo()


def _dissolve_group(made: VillageRound, draw: Random) -> None:
    """Its households are let go of."""
    if group := _some(draw, "occupation_group"):
        made.office.delete(GROUPS, [group])


STEPS: tuple[Callable[[VillageRound, Random], None], ...] = (
    *(_import, _change_home, _change_home, _change_visit, _add_visit, _delete_visit),
    *(_dissolve_group, _choose_targets, _undo, _undo, _redo),
)
HISTORIES = st.tuples(
    st.lists(st.sampled_from(STEPS), min_size=1, max_size=6), st.integers(0, 2**32)
)


@settings(max_examples=20)  # two thousand below
@given(HISTORIES)
def test_the_kept_incomes_are_those_that_are_stored(
    kept: VillageRound, history: tuple[list[Callable[..., None]], int]
) -> None:
    do_and_compare(kept, *history)


@pytest.mark.endurance
@settings(settings.get_profile("endurance"), max_examples=2_000)
@given(HISTORIES)
def test_after_two_thousand_histories_they_still_are(
    kept: VillageRound, history: tuple[list[Callable[..., None]], int]
) -> None:
    do_and_compare(kept, *history)


def do_and_compare(made: VillageRound, steps: list[Callable[..., None]], seed: int) -> None:
    draw, database = Random(seed), made.office.connection.database
    for step in steps:
        step(made, draw)
        incomes.summary(made.office, Scope(made.round.id))  # what is kept follows step by step
        _numbers(made.office.income_tables, *draw.choice(_all_asked(made)))
    for pair in PAIRS:
        asked = Asked(made.round.id, targets_only=True, pair=pair)
        anew = IncomeTables(database).table(asked).table.households()
        assert made.office.income_tables.table(asked).table.households() == anew
        seen = incomes.summary(made.office, Scope(made.round.id), "village", pair)
        assert seen.measures == counted(anew, LINE)
        for group in seen.groups:
            assert group.measures == counted([one for one in anew if one.place == group.key], LINE)
        joined = incomes.summary(made.office, Scope(made.round.id), "group", pair)
        for group in joined.groups:
            own = [one for one in anew if str(one.group or "") == group.key]
            assert group.measures == counted(own, LINE)
    tables = IncomeTables(database)
    for question in _all_asked(made):
        assert _numbers(made.office.income_tables, *question) == _numbers(tables, *question)


def _all_asked(made: VillageRound) -> list[tuple[Asked, str, By]]:
    """Every number that can be asked for: of each pair, at each place, by each grouping."""
    asked = [Asked(made.round.id, targets_only=True, pair=pair) for pair in PAIRS]
    codes = [one.code for one in made.villages]
    places = ["", *sorted({code[:digits] for code in codes for digits in LEVELS.values()})]
    return list(product(asked, places, BYS))


def _numbers(tables: IncomeTables, asked: Asked, place: str, by: By) -> IncomeSummary:
    return tables.table(asked).summary(place, by, incomes.classes(), LINE, 3)


def test_the_numbers_of_visits_follow_what_is_written(kept: VillageRound) -> None:
    round_id, tables = kept.round.id, kept.office.income_tables
    number = 100_000
    before = tables.visits(round_id)
    home = _some(Random(1), "household")
    visit = kept.visit(home or 0, number, date(2026, 5, 1), income_main=100)
    assert tables.visits(round_id) == (*before, number)
    kept.office.write("ลบ", lambda tx: tx.delete("visit", visit))
    assert tables.visits(round_id) == before
