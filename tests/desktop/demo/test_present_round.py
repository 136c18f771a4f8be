"""The present round shows every state in which a village can be."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from db.queries import listing
from desktop import certificates
from desktop.board import Board, board
from desktop.charts import rounds
from desktop.data_check import check_office
from desktop.demo import DEMO_TODAY, DemoOffice
from desktop.facts import facts_of
from desktop.head.comparison import compared
from desktop.leave import leave_list
from desktop.programme.gates import State
from desktop.programme.income_table import Pair
from desktop.programme.rounds import COHORT
from desktop.programme.scoring import SHIPPED
from desktop.programme.vocabulary import Severity
from desktop.scoring import sheet
from desktop.views import Scope
from desktop.words import _

STATES = {
    ".": State.NOT_STARTED, "~": State.UNDER_WAY, "!": State.ATTENTION, "x": State.DONE,
    "o": State.OVERRIDDEN,
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
    ("states", "register", "number", "villages"),
    [
        ("......", "sages", "0/10", 1),
        ("~.....", "sages", "4/10", 1),
        ("~.....", "forums", "10/10", 1),
        ("!.....", "forums", "10/10", 1),
        ("x.....", "trainees", "", 1),
        ("x!....", "trainees", "2", 1),
        ("xx~...", "team_members", "8/20", 1),
        ("xxo...", "households", "17/20", 1),
        ("xxx~..", "purchases", "20/20", 1),
        ("xxx!..", "materials", "2,615", 1),
        ("xxx~..", "materials", "12/20", 1),
        ("xxxx~.", "groups", "ยังไม่ตั้งกลุ่ม", 1),
        ("xxxxx~", "visits", "10/20", 1),
        ("xxxxx!", "visits", "121", 1),
        ("xxxxxx", "", "20/20", 6),
    ],
)
def test_so_many_villages_stand_at(
    office: DemoOffice, states: str, register: str, number: str, villages: int
) -> None:
    """`register` is where the first stage that is not done goes on; `number` stands in its cell."""
    at = min((states.find(one) for one in "~!o." if one in states), default=len(states) - 1)
    wanted = [STATES[one] for one in states]
    matching = [
        row
        for row in of_variant(office, "village").rows
        if [cell.state for cell in row.progress] == wanted
        and row.progress[at].register == register
        and number in row.progress[at].text
    ]
    assert len(matching) == villages


def test_some_certificates_are_issued_and_some_wait(office: DemoOffice) -> None:
    present = of_variant(office, "village").round.id
    found = certificates.candidates(office, present)
    issued = [one for one in found if one.number]
    assert len(issued) >= 10
    assert len(found) - len(issued) >= 4
    past = [one for one in office.rounds() if one.settings.year < 2569]
    assert all(one.number for entry in past for one in certificates.candidates(office, entry.id))


def test_a_villages_sages_are_compared_by_points(office: DemoOffice) -> None:
    shown = of_variant(office, "village")
    places = [row.place.id for row in shown.rows if row.place]
    sheets = [one for one in (sheet(shown.round.id, place) for place in places) if any(one.totals)]
    (scored,) = sheets
    assert [one.name for one in scored.criteria] == [_(name, "th") for name in SHIPPED]
    assert len(scored.sages) == 10
    assert None not in scored.totals
    (first,) = (one for one, rank in zip(scored.sages, scored.ranks, strict=True) if rank == 1)
    assert first.selected


def test_a_village_goes_on_by_leave_with_reason_and_officer(office: DemoOffice) -> None:
    (leave,) = leave_list(office, of_variant(office, "village").round.id)
    assert "17 ครัวเรือน" in leave.reason
    assert leave.officer in {one[0] for one in listing.select("officer", ["full_name"])}
    assert leave.on <= DEMO_TODAY


def test_the_cohort_is_under_way(office: DemoOffice) -> None:
    (row,) = of_variant(office, COHORT).rows
    assert [cell.state for cell in row.progress] == [STATES[one] for one in "xx~!"]


def test_a_village_asked_alone_has_the_same_facts(office: DemoOffice) -> None:
    entry = of_variant(office, "village").round
    units = [place.id for place in office.targets(entry.id)]
    together = facts_of(entry.id, entry.settings, units, office.today())
    for unit in units:
        alone = facts_of(entry.id, entry.settings, [unit], office.today())
        assert alone == {unit: together[unit]}


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


def test_some_households_can_be_compared_with_the_round_before(office: DemoOffice) -> None:
    found = compared(office, Scope(of_variant(office, "village").round.id))
    assert found.same == 10
    assert any(one.fair is not None and one.fair.last is not None for one in found.indicators)


def test_the_first_rounds_show_those_that_are_in_every_one(office: DemoOffice) -> None:
    second = next(one for one in office.rounds() if one.settings.year == 2563)
    shown = rounds.read(office, Scope(second.id), None, Pair())
    assert [len(one.households) for one in shown.same] == [12, 12]


def test_nothing_is_wrong_beyond_doubt(office: DemoOffice) -> None:
    found = check_office(office, Scope(None))
    assert [one.sentence for one in found if one.severity is Severity.ERROR] == []
    assert found, "what an office still lacks is found"
