"""The facts of a village, each found among the records of a real office, and judged."""

from datetime import date
from pathlib import Path

import pytest

from desktop.board import board
from desktop.facts import facts_of
from desktop.programme.gates import State, UnitFacts
from tests.desktop.village_round import TODAY, VillageRound, cells


def test_sages_forum_and_team_are_counted_by_village(round_: VillageRound) -> None:
    round_.finish_survey()
    round_.sage(round_.villages[1])
    for role in ("lead", "member", "member"):
        round_.put(
            "team_member",
            round=round_.round.id,
            village=round_.villages[1].id,
            person=round_.person(),
            role=role,
        )
    first, second, third = round_.facts()
    assert (first.sages, first.selected, first.forum_present) == (2, 1, 40)
    assert (first.forum_on, first.forum_accepted) == (date(2025, 11, 3), True)
    assert (first.leads, first.members) == (0, 0)
    assert (second.sages, second.selected, second.forum_on) == (1, 0, None)
    assert (second.leads, second.members) == (1, 2)
    assert third == UnitFacts(today=TODAY)


@pytest.mark.parametrize(
    ("percent", "forum", "needed"),
    [
        (0, {"households_total": 81}, None),
        (50, {"households_total": 81}, 41),
        (50, {}, None),
        (50, {"households_total": 81, "quorum": 30}, 30),
        (0, {"quorum": 30}, 30),
    ],
)
def test_what_a_forum_needs_is_written_or_the_rounds_share(
    tmp_path: Path, percent: int, forum: dict[str, int], needed: int | None
) -> None:
    made = VillageRound(tmp_path / "office", quorum_percent=percent)
    village = made.villages[0]
    made.put("forum", round=made.round.id, village=village.id, **forum)
    assert made.facts()[0].forum_needed == needed
    made.office.close()


def test_a_sage_without_craft_or_years_is_not_complete(round_: VillageRound) -> None:
    village = round_.villages[0]
    round_.sage(village)
    round_.sage(village, years=None)
    round_.put("sage", round=round_.round.id, village=village.id, person=round_.person(), years=3)
    found = round_.facts()[0]
    assert (found.sages, found.complete_sages) == (3, 1)


@pytest.mark.parametrize(
    ("days", "result", "trained", "short", "failed", "text"),
    [
        (4, "passed", 1, 0, 0, "passed"),
        (3, "passed", 0, 1, 0, "days missed: 1"),
        (2, "failed", 0, 1, 0, "days missed: 2"),
        (4, "failed", 0, 0, 1, "not passed"),
        (None, "failed", 0, 0, 1, "not passed"),
        (None, "passed", 0, 0, 0, "on the course"),
        (2, None, 0, 0, 0, "on the course"),
        (None, None, 0, 0, 0, "on the course"),
    ],
)
def test_a_selected_sage_is_judged_by_days_and_result(
    round_: VillageRound, days: int | None, result: str | None,
    trained: int, short: int, failed: int, text: str,
) -> None:  # fmt: skip
    round_.course(round_.finish_survey(), days, result)
    found = round_.facts()[0]
    counted = (found.trainees, found.trained, len(found.short_of_days), len(found.failed))
    assert counted == (1, trained, short, failed)
    cell = cells(board(round_.office, round_.round.id))["trainer_course"]
    assert cell.text == text
    assert cell.passed is bool(trained)
    if short:
        assert found.short_of_days == (("นายสมหญิง ใจดี", days, 4),)
        assert cell.reason.startswith(f"นายสมหญิง ใจดี attended {days} of 4 days")


def test_a_second_course_makes_good_the_first(round_: VillageRound) -> None:
    sage = round_.finish_survey()
    round_.course(sage, 2, "failed")
    round_.course(sage, 4, "passed")
    found = round_.facts()[0]
    assert (found.trainees, found.trained, found.short_of_days) == (1, 1, ())


def test_sages_who_were_not_selected_do_not_count_on_the_course(round_: VillageRound) -> None:
    round_.course(round_.sage(round_.villages[0]), 4, "passed")
    assert (round_.facts()[0].trainees, round_.facts()[0].trained) == (0, 0)


def test_households_are_counted_by_what_they_have(round_: VillageRound) -> None:
    village = round_.villages[2]
    member = round_.put(
        "team_member", round=round_.round.id, village=village.id, person=round_.person()
    )
    round_.household(
        village,
        volunteered=True,
        wanted=round_.put("occupation_kind", name="ทอผ้า"),
        baseline_main=0,
        responsible=member,
        eligibility="disaster",
        ready_for_group=True,
    )
    round_.household(village)
    found = round_.facts()[2]
    assert found.households == 2
    assert (found.volunteers, found.with_occupation, found.with_baseline) == (1, 1, 1)
    assert (found.with_responsible, found.eligible, found.ready_for_group) == (1, 1, 1)


def test_materials_are_received_when_each_of_a_household_is(round_: VillageRound) -> None:
    one, other = (round_.household(round_.villages[0]) for _ in range(2))

    def need(household: int, received: date | None) -> None:
        round_.put(
            "material_need",
            household=household,
            item="ไหม",
            quantity=2_500,
            unit_price=100_00,
            received_on=received,
        )

    need(one, date(2026, 2, 1))
    need(one, date(2026, 2, 2))
    need(other, date(2026, 2, 1))
    need(other, None)
    found = round_.facts()[0]
    assert (found.needs, found.needs_received, found.material_cost) == (4, 3, 1_000_00)
    assert (found.households_with_needs, found.households_received) == (2, 1)
    assert round_.facts()[1].needs == 0


def test_a_lot_serves_its_village_its_households_or_all(round_: VillageRound) -> None:
    first, second, _third = round_.villages

    def lot(*steps: str, **values: object) -> int:
        bought = round_.put("purchase", round=round_.round.id, name="ไหม", **values)
        for step in steps:
            round_.put("purchase_step", purchase=bought, step=step, on=date(2026, 1, 5))
        return bought

    lot("request", "inspection", village=first.id)
    linked = lot("request")
    home = round_.household(second)
    round_.put("material_need", household=home, item="ไหม", quantity=1000, purchase=linked)
    assert [(one.purchases, one.inspected) for one in round_.facts()] == [(1, 1), (1, 0), (0, 0)]
    lot("inspection")
    assert [(one.purchases, one.inspected) for one in round_.facts()] == [(2, 2), (2, 1), (1, 1)]


@pytest.mark.parametrize("status", ["withdrawn", "reserve"])
def test_a_lot_serves_no_village_by_a_household_without_a_place(
    round_: VillageRound, status: str
) -> None:
    first, second, third = round_.villages
    gone, there = round_.household(first, status=status), round_.household(second)
    for village, homes in ((None, (gone,)), (third.id, (gone,)), (None, (gone, there))):
        bought = round_.put("purchase", round=round_.round.id, name="ไหม", village=village)
        for home in homes:
            round_.put("material_need", household=home, item="ไหม", quantity=1000, purchase=bought)
    assert [one.purchases for one in round_.facts()] == [0, 1, 1]
    alone = [
        facts_of(round_.round.id, round_.round.settings, [one.id], TODAY)[one.id].purchases
        for one in round_.villages
    ]
    assert alone == [0, 1, 1]


def test_a_household_is_supplied_when_all_it_needs_is_in_an_inspected_lot(
    round_: VillageRound,
) -> None:
    village = round_.villages[0]
    good, open_ = (
        round_.put("purchase", round=round_.round.id, name="ไหม", village=village.id)
        for _ in range(2)
    )
    round_.put("purchase_step", purchase=good, step="inspection", on=date(2026, 1, 5))
    round_.put("purchase_step", purchase=open_, step="request", on=date(2026, 1, 5))
    for lots in ((good, good), (good, open_), (good, None), (None,)):
        home = round_.household(village)
        for lot in lots:
            round_.put("material_need", household=home, item="ไหม", quantity=1000, purchase=lot)
    found = round_.facts()[0]
    assert (found.needs, found.needs_in_a_lot) == (7, 5)
    assert (found.households_with_needs, found.households_supplied) == (4, 1)


def test_an_inspection_counts_by_its_day_or_at_the_province(round_: VillageRound) -> None:
    for at_province, on in ((False, None), (True, None), (False, date(2026, 1, 5))):
        bought = round_.put(
            "purchase", round=round_.round.id, name="ไหม", village=round_.villages[0].id
        )
        round_.put(
            "purchase_step", purchase=bought, step="inspection", on=on, at_province=at_province
        )
    assert (round_.facts()[0].purchases, round_.facts()[0].inspected) == (3, 2)


def test_trainings_and_attendance(round_: VillageRound) -> None:
    first, second, _third = (place.id for place in round_.villages)
    taught = round_.training(first, date(2026, 3, 1))
    again = round_.training(first, date(2026, 3, 9))
    round_.training(second, None)
    one = round_.household(round_.villages[0])
    for each in (taught, again):
        round_.put("attendance", training=each, household=one, days_attended=2)
    found = round_.facts()
    assert [(each.trainings, each.training_days) for each in found] == [(2, 4), (1, 2), (0, 0)]
    assert [each.trained_until for each in found] == [date(2026, 3, 9), None, None]
    assert [each.attended for each in found] == [1, 0, 0]
    round_.training(None, date(2026, 3, 5), days=1)
    found = round_.facts()
    assert [(each.trainings, each.training_days) for each in found] == [(3, 5), (2, 3), (1, 1)]
    assert [each.trained_until for each in found] == [
        date(2026, 3, 9), date(2026, 3, 5), date(2026, 3, 5),
    ]  # fmt: skip


def test_a_group_is_complete_with_members_officers_rules_and_fund(round_: VillageRound) -> None:
    whole = {"chair": "ก", "secretary": "ข", "treasurer": "ค", "has_rules": True, "fund": 0}

    def group(members: int | None, lacking: str = "") -> None:
        values = {key: value for key, value in whole.items() if key != lacking}
        round_.put(
            "occupation_group",
            round=round_.round.id,
            village=round_.villages[0].id,
            name="กลุ่มทอผ้า",
            members=members,
            **values,
        )

    for members, lacking in ((4, ""), (None, ""), (12, "chair"), (6, "fund"), (5, "has_rules")):
        group(members, lacking)
    found = round_.facts()[0]
    assert (found.groups, found.largest_group, found.complete_groups) == (5, 12, 0)
    group(5)
    assert round_.facts()[0].complete_groups == 1


def test_visits_come_due_by_the_months_after_the_training(round_: VillageRound) -> None:
    village = round_.villages[0]
    never, once, twice, stopped, silent = (round_.household(village) for _ in range(5))
    round_.training(village.id, date(2026, 6, 1))
    yes = {"practising": "practising", "income_main": 100}
    round_.visit(once, 1, date(2026, 7, 1), **yes)
    round_.visit(twice, 1, date(2026, 7, 1), **yes)
    round_.visit(twice, 2, date(2026, 8, 30), practising="practising")
    round_.visit(stopped, 1, date(2026, 7, 1), practising="stopped", stopped_reason="ย้ายบ้าน")
    round_.visit(silent, 1, date(2026, 7, 1))
    found = round_.facts()[0]
    assert (found.visited, sorted(found.visits_made)) == (4, [0, 1, 1, 2])
    assert (found.practising, found.stopped, found.stopped_without_reason) == (2, 1, 0)
    assert found.without_income == 1
    # one month after 1 June is past; three months after is today, 1 September: due, not overdue
    assert (found.due, found.due_since) == (3, date(2026, 7, 1))
    cell = cells(board(round_.office, round_.round.id))["follow_up"]
    assert (cell.state, cell.text) == (State.ATTENTION, "overdue 62 d")
    round_.visit(never, 1, date(2026, 8, 1), **yes)
    found = round_.facts()[0]
    assert (found.due, found.due_since) == (3, None)


def test_who_stopped_without_a_reason_is_found(round_: VillageRound) -> None:
    home = round_.household(round_.villages[0])
    round_.visit(home, 1, date(2026, 7, 1), practising="stopped")
    found = round_.facts()[0]
    assert (found.stopped, found.stopped_without_reason, found.visits_made) == (1, 1, ())
