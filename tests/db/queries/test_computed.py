"""Where a household stands: from its status, its attendance and its visits, in one place."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from db.queries import listing
from db.queries.conditions import Condition, Order
from tests.desktop.village_round import VillageRound


@pytest.fixture
def round_(tmp_path: Path) -> Iterator[VillageRound]:
    made = VillageRound(tmp_path / "office")
    with made.office:
        yield made


def standing(household: int) -> tuple[str, str]:
    return listing.rows("household", ["standing", "standing_reason"], [household])[0]


def test_through_the_round(round_: VillageRound) -> None:
    home = round_.household(round_.villages[0])
    assert standing(home) == ("chosen", "")
    training = round_.put(
        "training", round=round_.round.id, village=round_.villages[0].id, curriculum="ทอผ้า", days=2
    )
    row = {"training": training, "household": home}
    came = round_.put("attendance", **row, days_attended=0)
    assert standing(home) == ("chosen", "")
    round_.office.write("", lambda tx: tx.save("attendance", {"days_attended": 2}, id=came))
    assert standing(home) == ("training", "")
    round_.visit(home, 1, date(2026, 6, 1))
    assert standing(home) == ("training", "")
    round_.visit(home, 2, date(2026, 7, 1), practising="practising")
    assert standing(home) == ("practising", "")
    round_.visit(home, 3, date(2026, 8, 1), practising="stopped", stopped_reason="น้ำท่วม")
    assert standing(home) == ("stopped", "น้ำท่วม")
    round_.visit(home, 4, date(2026, 8, 1), practising="practising")
    assert standing(home) == ("practising", "")
    gone = {"status": "withdrawn", "withdrawn_reason": "ย้าย"}
    round_.office.write("", lambda tx: tx.save("household", gone, id=home))
    assert standing(home) == ("withdrawn", "ย้าย")
    waits = round_.household(round_.villages[0], status="reserve")
    assert standing(waits) == ("reserve", "")
    round_.office.write(
        "", lambda tx: tx.save("household", {"status": "chosen", "replaces": home}, id=waits)
    )
    assert standing(home) == ("replaced", "ย้าย")
    assert standing(waits) == ("chosen", "")


def test_it_is_filtered_sorted_and_counted_as_a_stored_column(round_: VillageRound) -> None:
    here = round_.villages[0]
    chosen, waits, practises = (
        round_.household(here, status=one) for one in ("chosen", "reserve", "chosen")
    )
    round_.visit(practises, 1, date(2026, 6, 1), practising="practising")
    member = round_.put("household_member", household=practises, person=round_.person())
    among = [Condition("standing", "in", ("practising", "reserve"))]
    assert list(listing.ids("household", among, [])) == [waits, practises]
    ranks = ("practising", "reserve", "chosen")
    order = [Order("standing", ranks=ranks)]
    assert list(listing.ids("household", [], order)) == [practises, waits, chosen]
    counted = listing.values_of("household", "standing", [], 10)
    assert dict(counted) == {"chosen": 1, "reserve": 1, "practising": 1}
    assert listing.rows("household_member", ["household.standing"], [member]) == [("practising",)]
