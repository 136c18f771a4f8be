"""What the board and the incomes read is the same on both engines, in plain values."""

from datetime import date
from typing import Any

import pytest

from db.connection import Connection
from db.queries import board
from db.queries.board import Part
from db.queries.incomes import incomes
from db.transaction import Transaction
from tests.db.samples import TAMBON, a_person, a_village

KEYS = {"sort_key": b"\x01", "search_text": "x"}
ROUND = {
    "year": 2569, "variant": "village", "name": "รอบ", "stages": "survey", "sages_surveyed": 10,
    "sages_selected": 1, "team_size": 5, "households": 20, "course_days": 4,
    "attendance_percent": 80, "follow_up_months": "1 3", "practising_percent": 85,
    "income_growth_percent": 3, "group_percent": 10, "group_members": 5,
    "income_line": 40_000_00, "certificate_year": "calendar",
}  # fmt: skip


class Filled:
    """A round of two villages, the second of which is no target; everything in the first."""

    def __init__(self, tx: Transaction) -> None:
        self.tx = tx
        self.people = 0
        self.tambon = tx.save("tambon", TAMBON)
        self.village, self.other = (
            tx.save("village", a_village(self.tambon, number)) for number in (1, 2)
        )
        self.round = tx.save("round", ROUND)
        tx.save("target_village", {"round": self.round, "village": self.village})
        tx.save(
            "override",
            {
                "round": self.round, "village": self.village, "stage": "team", "reason": "น้ำท่วม",
                "officer": "พร", "on": date(2026, 1, 1),
            },
        )  # fmt: skip
        self._sages()
        self._households()
        self._occupation()

    def here(self, table: str, **values: Any) -> int:
        values = {"round": self.round, "village": self.village, **values}
        return self.tx.save(table, values)

    def person(self) -> int:
        self.people += 1
        return self.tx.save("person", a_person(self.people))

    def _sages(self) -> None:
        sages = [self.here("sage", person=self.person(), selected=one) for one in (True, False)]
        self.here("forum", held_on=date(2025, 11, 3), households_present=40, accepted=True)
        self.here("team_member", person=self.person(), role="lead")
        course = self.tx.save(
            "course",
            {
                "round": self.round, "name": "หลักสูตร", "starts_on": date(2025, 12, 8),
                "ends_on": date(2025, 12, 11), "days": 4, **KEYS,
            },
        )  # fmt: skip
        self.trainees = [
            self.tx.save(
                "trainee",
                {"course": course, "sage": sage, "days_attended": 4, "result": "passed"},
            )
            for sage in sages
        ]
        self.sage = sages[0]

    def _households(self) -> None:
        kind = self.tx.save("occupation_kind", {"name": "ทอผ้า", **KEYS})
        self.home = self.here(
            "household", representative=self.person(), members=3, wanted=kind, volunteered=True,
            baseline_main=100, baseline_total=100,
        )  # fmt: skip
        self.silent = self.here("household", representative=self.person())
        self.away = self.here("household", representative=self.person(), village=self.other)
        visits: list[dict[str, Any]] = [
            {"visited_on": date(2026, 3, 1), "practising": "practising", "income_total": 150},
            {"visited_on": date(2026, 5, 1), "practising": "stopped", "stopped_reason": "ย้าย"},
            {"visited_on": date(2026, 4, 1), "practising": "practising", "income_total": 140},
        ]
        for number, visit in enumerate(visits, start=1):
            self.tx.save("visit", {"household": self.home, "number": number, **visit})
        self.lot = self.here("purchase", name="ไหม", **KEYS)
        for at_province in (True, False):
            lot = self.lot if at_province else self.here("purchase", name="กี่", **KEYS)
            step = {"purchase": lot, "step": "inspection", "at_province": at_province}
            self.tx.save("purchase_step", step)
        need = {"household": self.home, "item": "ไหม", "quantity": 1000, **KEYS}
        self.tx.save("material_need", {**need, "cost": 250, "received_on": date(2026, 1, 2)})
        self.tx.save("material_need", {**need, "purchase": self.lot})

    def _occupation(self) -> None:
        training = self.here(
            "training", curriculum="ทอผ้า", starts_on=date(2026, 2, 1), ends_on=None, days=2, **KEYS
        )
        attendance = {"training": training, "household": self.home, "days_attended": 2}
        self.tx.save("attendance", attendance)
        self.here(
            "occupation_group", name="กลุ่ม", members=7, chair="ก", secretary="ข", treasurer="ค",
            has_rules=True, fund=0, **KEYS,
        )  # fmt: skip


@pytest.fixture
def filled(office: Connection) -> Filled:
    return office.write("กรอก", "สมใจ", Filled)


def test_counts_by_village(filled: Filled) -> None:
    counted = (
        board.sages, board.team, board.households, board.materials, board.trainings,
        board.attendance, board.groups,
    )  # fmt: skip
    found: dict[str, Any] = {}
    for count in counted:
        by_village = count(Part(filled.round))
        assert filled.village in by_village
        found |= by_village[filled.village]
    assert found == {
        "sages": 2, "complete_sages": 0, "selected": 1, "leads": 1, "members": 0,
        "households": 2, "volunteers": 1, "with_occupation": 1, "with_baseline": 1,
        "with_responsible": 0, "eligible": 0, "ready_for_group": 0, "reserve": 0, "withdrawn": 0,
        "households_with_needs": 1, "households_received": 0, "needs": 2, "needs_received": 1,
        "needs_in_a_lot": 1, "households_supplied": 0, "material_cost": 250,
        "trainings": 1, "training_days": 2, "trained_until": date(2026, 2, 1),
        "attended": 1, "groups": 1, "largest_group": 7, "complete_groups": 1,
    }  # fmt: skip
    assert {type(value) for value in found.values()} == {int, date}
    assert board.households(Part(filled.round))[filled.other]["households"] == 1
    assert board.forums(Part(filled.round)) == {
        filled.village: {
            "forum_on": date(2025, 11, 3), "forum_present": 40, "forum_accepted": True,
            "quorum": None, "households_total": None,
            "occupation_accepted": False, "target_accepted": False, "minutes": False,
        }
    }  # fmt: skip


def test_one_village_is_counted_alone(filled: Filled) -> None:
    only = Part(filled.round, filled.other)
    assert set(board.households(only)) == {filled.other}
    assert board.sages(only) == board.forums(only) == {}
    assert board.trainees(only) == board.purchases(only) == board.overrides(only) == []
    assert board.visits(only) == [(filled.other, 0, 0, None, None, 1)]


def test_a_round_counted_as_a_whole(filled: Filled) -> None:
    assert board.households(Part(filled.round, whole=True))[None]["households"] == 3
    assert board.trainings(Part(filled.round, whole=True))[None]["trained_until"] == date(
        2026, 2, 1
    )
    nothing = filled.round + 1
    assert board.materials(Part(nothing, whole=True))[None]["material_cost"] == 0
    assert board.groups(Part(nothing, whole=True))[None]["largest_group"] == 0
    assert board.trainings(Part(nothing, whole=True))[None]["trained_until"] is None
    assert board.sages(Part(nothing)) == {}


def test_rows_about_single_people_and_lots(filled: Filled) -> None:
    standing = ("passed", 4, 4, None, None, None, None)
    assert board.trainees(Part(filled.round)) == [
        (filled.village, filled.sage, "นางสมใจ ที่1", *standing)
    ]
    assert board.without_certificate(Part(filled.round)) == [
        (filled.village, trainee, *standing) for trainee in filled.trainees
    ]
    assert board.purchases(Part(filled.round)) == [
        (filled.village, filled.lot, True), (filled.village, filled.lot + 1, False),
    ]  # fmt: skip
    assert board.visits(Part(filled.round)) == [
        (filled.village, 0, 0, None, None, 1),
        (filled.village, 3, 1, "stopped", "ย้าย", 1),
        (filled.other, 0, 0, None, None, 1),
    ]
    assert board.overrides(Part(filled.round)) == [
        (filled.village, "team", "น้ำท่วม", "พร", date(2026, 1, 1))
    ]


@pytest.mark.parametrize("status", ["reserve", "withdrawn"])
def test_a_household_without_a_place_is_counted_beside_the_others(
    filled: Filled, office: Connection, status: str
) -> None:
    office.write(
        "ถอนตัว", "สมใจ", lambda tx: tx.save("household", {"status": status}, id=filled.home)
    )
    part = Part(filled.round, filled.village)
    counted = board.households(part)[filled.village]
    assert (counted["households"], counted["volunteers"], counted[status]) == (1, 0, 1)
    assert board.visits(part) == [(filled.village, 0, 0, None, None, 1)]
    assert board.materials(part) == board.attendance(part) == {}
    assert [row[0] for row in incomes(filled.round, 0, None, targets_only=True)] == [filled.silent]


@pytest.mark.parametrize("kind", ["minutes", "photo"])
def test_the_minutes_of_a_forum_are_a_scan_of_their_kind(
    filled: Filled, office: Connection, kind: str
) -> None:
    def attach(tx: Transaction) -> None:
        forum = tx.save("forum", {"round": filled.round, "village": filled.other})
        scan = tx.save("picture", {"digest": kind, "content": b"%PDF"})
        paper = {"kind": kind, "media": "application/pdf", "name": "รายงาน.pdf", "picture": scan}
        tx.save("attachment", {"forum": forum, **paper})

    office.write("แนบ", "สมใจ", attach)
    assert board.forums(Part(filled.round))[filled.other]["minutes"] is (kind == "minutes")


def test_incomes_take_the_last_visit_that_says_so(filled: Filled) -> None:
    def found(**asked: Any) -> dict[int, tuple[Any, ...]]:
        rows = incomes(filled.round, 0, None, **{"targets_only": True, **asked})
        return {row[0]: (row[1], *row[7:11]) for row in rows}

    here = {
        filled.home: ("70070101", 3, 0, 100, 140),
        filled.silent: ("70070101", None, None, None, None),
    }
    assert found() == here
    assert found(targets_only=False).keys() == {*here, filled.away}
    assert found(households=[filled.silent, filled.away]).keys() == {filled.silent}
