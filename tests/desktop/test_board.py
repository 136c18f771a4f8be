"""The board of a real office: each fact is found, and each village is judged by its own."""

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from desktop.board import Board, as_json, board, progress_in
from desktop.facts import facts_of
from desktop.programme.gates import Progress, State, UnitFacts
from desktop.programme.stages import register
from desktop.views import Scope
from desktop.words import use_language
from tests.desktop.village_round import TODAY, VillageRound


@pytest.fixture
def round_(tmp_path: Path) -> Iterator[VillageRound]:
    use_language("en")
    made = VillageRound(
        tmp_path / "office",
        sages_surveyed=2,
        team_size=2,
        households=2,
        follow_up_months=(1, 3),
        material_budget=1_000_00,
        group_members=5,
    )
    with made.office:
        yield made


def facts(round_: VillageRound) -> list[UnitFacts]:
    """The facts of each village, in their order."""
    units = [place.id for place in round_.villages]
    found = facts_of(round_.round.id, round_.round.settings, units, TODAY)
    return [found[unit] for unit in units]


def cells(seen: Board, row: int = 0) -> dict[str, Progress]:
    return {
        stage.key: cell for stage, cell in zip(seen.stages, seen.rows[row].progress, strict=True)
    }


def finish_survey(round_: VillageRound, number: int = 0) -> int:
    """The survey of one village, done; the selected sage."""
    village = round_.villages[number]
    chosen = round_.sage(village, selected=True, name="สมหญิง")
    round_.sage(village)
    round_.put(
        "forum",
        round=round_.round.id,
        village=village.id,
        held_on=date(2025, 11, 3),
        households_present=40,
        accepted=True,
    )
    return chosen


def course(round_: VillageRound, sage: int, days: int | None, result: str | None) -> int:
    """A four-day course that `sage` attended."""
    taught = round_.put(
        "course",
        round=round_.round.id,
        name="วิทยากรผู้นำสัมมาชีพ",
        starts_on=date(2025, 12, 8),
        ends_on=date(2025, 12, 11),
        days=4,
    )
    return round_.put("trainee", course=taught, sage=sage, days_attended=days, result=result)


def test_an_empty_round_waits_for_its_first_stage(round_: VillageRound) -> None:
    seen = board(round_.office, round_.round.id)
    assert [row.place for row in seen.rows] == list(round_.villages)
    assert {row.tambon for row in seen.rows} == {round_.villages[0].tambon}
    assert (seen.finished, seen.in_need) == (0, 0)
    for number in range(3):
        found = cells(seen, number)
        assert {cell.state for cell in found.values()} == {State.NOT_STARTED}
        assert found["survey"].text == "0/2"
        assert [found[key].text for key in list(found)[1:]] == [
            f"waits for {number}" for number in range(1, 6)
        ]
        assert found["trainer_course"].reason == "Waits for stage 1 Survey of sages."
        assert found["team"].reason == "Waits for stage 2 Trainer course."


def test_sages_forum_and_team_are_counted_by_village(round_: VillageRound) -> None:
    finish_survey(round_)
    round_.sage(round_.villages[1])
    for role in ("lead", "member", "member"):
        round_.put(
            "team_member",
            round=round_.round.id,
            village=round_.villages[1].id,
            person=round_.person(),
            role=role,
        )
    first, second, third = facts(round_)
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
    assert facts(made)[0].forum_needed == needed
    made.office.close()


def test_a_sage_without_craft_or_years_is_not_complete(round_: VillageRound) -> None:
    village = round_.villages[0]
    round_.sage(village)
    round_.sage(village, years=None)
    round_.put("sage", round=round_.round.id, village=village.id, person=round_.person(), years=3)
    found = facts(round_)[0]
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
    course(round_, finish_survey(round_), days, result)
    found = facts(round_)[0]
    counted = (found.trainees, found.trained, len(found.short_of_days), len(found.failed))
    assert counted == (1, trained, short, failed)
    cell = cells(board(round_.office, round_.round.id))["trainer_course"]
    assert cell.text == text
    assert cell.passed is bool(trained)
    if short:
        assert found.short_of_days == (("นายสมหญิง ใจดี", days, 4),)
        assert cell.reason.startswith(f"นายสมหญิง ใจดี attended {days} of 4 days")


def test_a_second_course_makes_good_the_first(round_: VillageRound) -> None:
    sage = finish_survey(round_)
    course(round_, sage, 2, "failed")
    course(round_, sage, 4, "passed")
    found = facts(round_)[0]
    assert (found.trainees, found.trained, found.short_of_days) == (1, 1, ())


def test_sages_who_were_not_selected_do_not_count_on_the_course(round_: VillageRound) -> None:
    course(round_, round_.sage(round_.villages[0]), 4, "passed")
    assert (facts(round_)[0].trainees, facts(round_)[0].trained) == (0, 0)


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
    found = facts(round_)[2]
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
    found = facts(round_)[0]
    assert (found.needs, found.needs_received, found.material_cost) == (4, 3, 1_000_00)
    assert (found.households_with_needs, found.households_received) == (2, 1)
    assert facts(round_)[1].needs == 0


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
    assert [(one.purchases, one.inspected) for one in facts(round_)] == [(1, 1), (1, 0), (0, 0)]
    lot("inspection")
    assert [(one.purchases, one.inspected) for one in facts(round_)] == [(2, 2), (2, 1), (1, 1)]


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
    assert [one.purchases for one in facts(round_)] == [0, 1, 1]
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
    found = facts(round_)[0]
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
    assert (facts(round_)[0].purchases, facts(round_)[0].inspected) == (3, 2)


def training(round_: VillageRound, village: int | None, until: date | None, days: int = 2) -> int:
    return round_.put(
        "training",
        round=round_.round.id,
        village=village,
        curriculum="ทอผ้า",
        starts_on=until,
        ends_on=until,
        days=days,
    )


def test_trainings_and_attendance(round_: VillageRound) -> None:
    first, second, _third = (place.id for place in round_.villages)
    taught = training(round_, first, date(2026, 3, 1))
    again = training(round_, first, date(2026, 3, 9))
    training(round_, second, None)
    one = round_.household(round_.villages[0])
    for each in (taught, again):
        round_.put("attendance", training=each, household=one, days_attended=2)
    found = facts(round_)
    assert [(each.trainings, each.training_days) for each in found] == [(2, 4), (1, 2), (0, 0)]
    assert [each.trained_until for each in found] == [date(2026, 3, 9), None, None]
    assert [each.attended for each in found] == [1, 0, 0]
    training(round_, None, date(2026, 3, 5), days=1)
    found = facts(round_)
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
    found = facts(round_)[0]
    assert (found.groups, found.largest_group, found.complete_groups) == (5, 12, 0)
    group(5)
    assert facts(round_)[0].complete_groups == 1


def test_visits_come_due_by_the_months_after_the_training(round_: VillageRound) -> None:
    village = round_.villages[0]
    never, once, twice, stopped, silent = (round_.household(village) for _ in range(5))
    training(round_, village.id, date(2026, 6, 1))
    yes = {"practising": "practising", "income_main": 100}
    round_.visit(once, 1, date(2026, 7, 1), **yes)
    round_.visit(twice, 1, date(2026, 7, 1), **yes)
    round_.visit(twice, 2, date(2026, 8, 30), practising="practising")
    round_.visit(stopped, 1, date(2026, 7, 1), practising="stopped", stopped_reason="ย้ายบ้าน")
    round_.visit(silent, 1, date(2026, 7, 1))
    found = facts(round_)[0]
    assert (found.visited, sorted(found.visits_made)) == (4, [0, 1, 1, 2])
    assert (found.practising, found.stopped, found.stopped_without_reason) == (2, 1, 0)
    assert found.without_income == 1
    # one month after 1 June is past; three months after is today, 1 September: due, not overdue
    assert (found.due, found.due_since) == (3, date(2026, 7, 1))
    cell = cells(board(round_.office, round_.round.id))["follow_up"]
    assert (cell.state, cell.text) == (State.ATTENTION, "overdue 62 d")
    round_.visit(never, 1, date(2026, 8, 1), **yes)
    found = facts(round_)[0]
    assert (found.due, found.due_since) == (3, None)


def test_who_stopped_without_a_reason_is_found(round_: VillageRound) -> None:
    home = round_.household(round_.villages[0])
    round_.visit(home, 1, date(2026, 7, 1), practising="stopped")
    found = facts(round_)[0]
    assert (found.stopped, found.stopped_without_reason, found.visits_made) == (1, 1, ())


def test_leave_to_go_on_is_shown_with_its_reason(round_: VillageRound) -> None:
    for stage in ("survey", "trainer_course"):
        round_.put(
            "override",
            round=round_.round.id,
            village=round_.villages[0].id,
            stage=stage,
            reason="น้ำท่วม",
            officer="นางสาวพร",
            on=TODAY,
        )
    seen = board(round_.office, round_.round.id)
    first, second = cells(seen, 0), cells(seen, 1)
    assert first["survey"].state is State.OVERRIDDEN
    assert first["survey"].reason == "น้ำท่วม (นางสาวพร)"
    assert first["survey"].passed
    assert first["team"].reason == "The team has no lead trainer."
    assert second["survey"].state is State.NOT_STARTED
    listed = {one.key: one for one in seen.lists}["let_go_on"]
    assert [(item.place, item.count) for item in listed.items] == [(round_.villages[0], 1)]
    assert "น้ำท่วม (นางสาวพร)" in listed.items[0].text


def test_leave_changes_nothing_that_is_done(round_: VillageRound) -> None:
    finish_survey(round_)
    round_.put(
        "override", round=round_.round.id, village=round_.villages[0].id, stage="survey",
        reason="น้ำท่วม", officer="", on=TODAY,
    )  # fmt: skip
    cell = cells(board(round_.office, round_.round.id))["survey"]
    assert (cell.state, cell.reason) == (State.DONE, "")


def waiting(round_: VillageRound) -> dict[str, tuple[int, list[int]]]:
    """How much each working list has, and in which villages; those with nothing left out."""
    seen = board(round_.office, round_.round.id)
    return {
        one.key: (one.count, [item.place.id for item in one.items if item.place])
        for one in seen.lists
        if one.count
    }


def test_working_lists_say_what_waits_and_where(round_: VillageRound) -> None:
    first, second, third = round_.villages
    trainee = course(round_, finish_survey(round_), 4, "passed")
    round_.household(second)
    round_.household(second, baseline_main=0)
    round_.household(third)
    training(round_, third.id, date(2026, 7, 1))
    without = (3, [second.id, third.id])
    assert waiting(round_) == {
        "visits": (1, [third.id]),
        "forums": (2, [second.id, third.id]),
        "minutes": (1, [first.id]),
        "wishes": without,
        "baselines": (2, [second.id, third.id]),
        "trainers": without,
        "certificates": (1, [first.id]),
    }
    round_.put(
        "certificate", round=round_.round.id, trainee=trainee, year=2569, serial=1,
        number="1/2569", issued_on=TODAY, recipient="นายสมหญิง ใจดี", facts={}, design="plain",
        digest="",
    )  # fmt: skip
    assert "certificates" not in waiting(round_)


def test_a_forum_that_is_planned_is_not_held(round_: VillageRound) -> None:
    village = round_.villages[0]
    forum = {"round": round_.round.id, "village": village.id}
    round_.put("forum", **forum, held_on=date(2026, 9, 20))
    seen = board(round_.office, round_.round.id)
    forums = next(one for one in seen.lists if one.key == "forums")
    assert forums.items[0].text == "planned for 20 Sep 2026"
    assert "minutes" not in waiting(round_)


def test_minutes_wait_until_they_are_attached(round_: VillageRound) -> None:
    finish_survey(round_)
    assert waiting(round_)["minutes"] == (1, [round_.villages[0].id])
    scan = round_.put("picture", digest="x", content=b"%PDF")
    forum = round_.office.ids(register("forums"), Scope(round_.round.id))[0]
    paper = {"forum": forum, "media": "application/pdf", "name": "scan.pdf", "picture": scan}
    round_.put("attachment", kind="photo", **paper)
    assert "minutes" in waiting(round_)
    round_.put("attachment", kind="minutes", **paper)
    assert "minutes" not in waiting(round_)


@pytest.mark.parametrize(
    ("days", "result", "waits"),
    [(4, "passed", 0), (3, "passed", 1), (4, "failed", 1), (None, None, 1)],
)
def test_who_was_selected_and_has_not_passed_waits(
    round_: VillageRound, days: int | None, result: str | None, waits: int
) -> None:
    course(round_, finish_survey(round_), days, result)
    assert waiting(round_).get("not_passed", (0, []))[0] == waits


def test_a_list_opens_on_what_it_counts(round_: VillageRound) -> None:
    village = round_.villages[0]
    weaving = round_.put("occupation_kind", name="ทอผ้า")
    lead = round_.put(
        "team_member", round=round_.round.id, village=village.id, person=round_.person()
    )
    round_.household(village, wanted=weaving, baseline_main=0, responsible=lead)
    lacking = [
        round_.household(village, **values)
        for values in (
            {"baseline_main": 0, "responsible": lead},
            {"wanted": weaving, "responsible": lead},
            {"wanted": weaving, "baseline_main": 0},
        )
    ]
    round_.household(village, status="reserve")
    round_.household(village, status="withdrawn", withdrawn_reason="ย้าย")
    lists = {one.key: one for one in board(round_.office, round_.round.id).lists}
    for key, home in zip(("wishes", "baselines", "trainers"), lacking, strict=True):
        one, scope = lists[key], Scope(round_.round.id, village_id=village.id)
        found = round_.office.ids(register(one.register), scope, filters=one.filters)
        assert (list(found), one.count) == ([home], 1)


def test_the_lists_of_forums_open_on_the_villages_they_count(round_: VillageRound) -> None:
    planned, held, _none = round_.villages
    for village, day in ((planned, date(2026, 9, 20)), (held, date(2026, 8, 1))):
        round_.put("forum", round=round_.round.id, village=village.id, held_on=day)
    forums = register("forums")
    for key, village in (("forums", planned), ("minutes", held)):
        one = next(one for one in board(round_.office, round_.round.id).lists if one.key == key)
        found = round_.office.ids(forums, Scope(round_.round.id), filters=one.filters_in(None))
        assert [round_.office.entry(forums, id_).values["village"] for id_ in found] == [village.id]
        assert one.filters_in(village.id) == ()


def test_records_of_other_rounds_and_villages_stay_out(round_: VillageRound) -> None:
    import dataclasses

    numbers = dataclasses.replace(round_.round.settings, year=2568)
    other = round_.office.add_round(numbers, [round_.villages[0].id])
    finish_survey(round_)
    assert cells(board(round_.office, other.id))["survey"].text == "0/2"
    assert len(board(round_.office, other.id).rows) == 1


def test_a_cohort_is_one_row(tmp_path: Path) -> None:
    use_language("en")
    made = VillageRound(tmp_path / "cohort", variant="cohort", households=2)
    with made.office as office:
        homes = [
            made.household(place, eligibility="disaster", ready_for_group=True, baseline_main=100)
            for place in made.villages[:2]
        ]
        training(made, None, date(2026, 6, 1))
        made.visit(homes[0], 1, date(2026, 7, 1), practising="practising", income_main=5)
        bought = made.put("purchase", round=made.round.id, name="ไหม", village=made.villages[0].id)
        made.put("purchase_step", purchase=bought, step="inspection", on=date(2026, 1, 1))
        seen = board(office, made.round.id)
        found = cells(seen)
        assert [row.place for row in seen.rows] == [None]
        assert list(found) == ["screening", "materials", "occupation", "follow_up"]
        assert (found["screening"].state, found["screening"].text) == (State.DONE, "2/2")
        facts_ = facts_of(made.round.id, made.round.settings, [None], TODAY)[None]
        assert (facts_.households, facts_.trainings, facts_.inspected) == (2, 1, 1)
        assert (facts_.visited, facts_.due) == (1, 2)
        assert [one.key for one in seen.lists] == ["visits", "baselines", "let_go_on"]
        assert seen.lists[0].items[0].place is None


def test_an_act_asks_one_stage_of_one_village(round_: VillageRound) -> None:
    first, second, _third = round_.villages
    finish_survey(round_)
    round_.put(
        "override", round=round_.round.id, village=second.id, stage="survey",
        reason="น้ำท่วม", officer="", on=TODAY,
    )  # fmt: skip
    seen = board(round_.office, round_.round.id)
    for number, place in enumerate(round_.villages):
        for stage, cell in cells(seen, number).items():
            assert progress_in(round_.office, round_.round.id, place.id, stage) == cell
    asked = [
        progress_in(round_.office, round_.round.id, place.id, "survey").passed
        for place in round_.villages
    ]
    assert asked == [True, True, False]
    with pytest.raises(KeyError):
        progress_in(round_.office, round_.round.id, first.id, "screening")


def test_a_cohort_is_asked_as_a_whole(tmp_path: Path) -> None:
    made = VillageRound(tmp_path / "cohort", variant="cohort", households=1)
    with made.office as office:
        assert not progress_in(office, made.round.id, None, "screening").passed
        made.household(
            made.villages[0], eligibility="disaster", ready_for_group=True, baseline_main=100
        )
        for village in (None, made.villages[0].id):
            assert progress_in(office, made.round.id, village, "screening").passed


def test_the_board_as_plain_values_agrees_with_what_was_entered(round_: VillageRound) -> None:
    first, second, _third = round_.villages
    here = {"round": round_.round.id, "village": second.id}
    finish_survey(round_)
    round_.put("forum", **here, held_on=date(2026, 8, 1), households_present=12,
               occupation_accepted=True)  # fmt: skip
    for role in ("lead", "member"):
        round_.put("team_member", **here, person=round_.person(), role=role)
    round_.household(second, baseline_main=0)
    round_.household(second)
    for status in ("reserve", "reserve", "withdrawn"):
        round_.household(second, status=status, withdrawn_reason="ย้าย")
    rows = {row["village"]: row for row in as_json(board(round_.office, round_.round.id))}
    assert rows[first.code]["sages"] == {"surveyed": 2, "selected": 1}
    assert rows[first.code]["forum"]["resolutions"] == {
        "trainer": True, "occupation": False, "target": False,
    }  # fmt: skip
    told = rows[second.code]
    assert told["forum"] == {
        "held_on": "2026-08-01",
        "households_present": 12,
        "resolutions": {"trainer": False, "occupation": True, "target": False},
        "minutes": False,
    }
    assert told["team"] == {"leads": 1, "members": 1}
    assert told["households"] == {
        "chosen": 2, "reserve": 2, "withdrawn": 1, "with_wish": 0, "with_baseline": 1,
        "with_trainer": 0,
    }  # fmt: skip
    assert told["stages"]["team"]["text"] == "2 · 2/2"
    assert rows[round_.villages[2].code]["forum"] is None
    assert json.loads(json.dumps(rows)) == rows
