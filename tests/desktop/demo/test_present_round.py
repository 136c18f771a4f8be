"""The present round shows every state in which a village can be."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop import certificates
from desktop.board import Board, board
from desktop.demo import DemoOffice
from desktop.programme.gates import State
from desktop.programme.rounds import COHORT

STATES = {
    ".": State.NOT_STARTED, "~": State.UNDER_WAY, "!": State.ATTENTION, "x": State.DONE,
}  # fmt: skip


@pytest.fixture
def office(made: Path) -> Iterator[DemoOffice]:
    with DemoOffice.throw_away(made) as office:
        yield office


def of_variant(office: DemoOffice, variant: str) -> Board:
    present = [one for one in office.rounds() if one.settings.year == 2569]
    (found,) = (one for one in present if one.settings.variant == variant)
    return board(office, found.id)


@pytest.mark.parametrize(
    ("states", "stage", "text"),
    [
        ("......", "survey", "0/10"),
        ("~.....", "survey", "4/10"),
        ("~.....", "survey", "10/10 ยังไม่จัดเวที"),
        ("!.....", "survey", "10/10 ยังไม่รับรอง"),
        ("x.....", "trainer_course", "–"),
        ("x!....", "trainer_course", "ขาดอบรม 2 วัน"),
        ("xx~...", "team", "3 · 8/20"),
        ("xx~...", "team", "5 · 17/20"),
        ("xxx~..", "materials", "ต้องการ 20/20"),
        ("xxx!..", "materials", "เกินงบ"),
        ("xxx~..", "materials", "ส่งมอบ 12/20"),
        ("xxxx~.", "occupation", "20/20"),
        ("xxxx~~", "follow_up", "เยี่ยม 10/20"),
        ("xxxxx!", "follow_up", "เกินกำหนดเยี่ยม"),
        ("xxxxxx", "follow_up", "20/20"),
    ],
)
def test_a_village_stands_at(office: DemoOffice, states: str, stage: str, text: str) -> None:
    seen = of_variant(office, "village")
    at = [one.key for one in seen.stages].index(stage)
    wanted = [STATES[one] for one in states]
    matching = [
        row
        for row in seen.rows
        if [cell.state for cell in row.progress] == wanted and text in row.progress[at].text
    ]
    assert len(matching) >= (6 if states == "xxxxxx" else 1)


def test_some_certificates_are_issued_and_some_wait(office: DemoOffice) -> None:
    present = of_variant(office, "village").round.id
    found = certificates.candidates(office, present)
    issued = [one for one in found if one.number]
    assert len(issued) >= 10
    assert len(found) - len(issued) >= 4
    past = [one for one in office.rounds() if one.settings.year < 2569]
    assert all(one.number for entry in past for one in certificates.candidates(office, entry.id))


def test_the_cohort_is_under_way(office: DemoOffice) -> None:
    (row,) = of_variant(office, COHORT).rows
    assert [cell.state for cell in row.progress] == [STATES[one] for one in "xx~!"]


def test_past_rounds_have_passed_what_they_can(office: DemoOffice) -> None:
    for entry in office.rounds():
        if entry.settings.year < 2569:
            seen = board(office, entry.id)
            assert all(
                cell.passed
                for row in seen.rows
                for stage, cell in zip(seen.stages, row.progress, strict=True)
                if stage.key in ("survey", "trainer_course", "materials")
            )
            assert seen.in_need <= 4
