"""The board of a real office: each village is judged by its own."""

import json
from datetime import date
from pathlib import Path

import pytest

from desktop.board import as_json, board, progress_in
from desktop.facts import facts_of
from desktop.programme.gates import State
from desktop.words import use_language
from tests.desktop.village_round import TODAY, VillageRound, cells


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
    round_.finish_survey()
    round_.put(
        "override", round=round_.round.id, village=round_.villages[0].id, stage="survey",
        reason="น้ำท่วม", officer="", on=TODAY,
    )  # fmt: skip
    cell = cells(board(round_.office, round_.round.id))["survey"]
    assert (cell.state, cell.reason) == (State.DONE, "")


def test_records_of_other_rounds_and_villages_stay_out(round_: VillageRound) -> None:
    import dataclasses

    numbers = dataclasses.replace(round_.round.settings, year=2568)
    other = round_.office.add_round(numbers, [round_.villages[0].id])
    round_.finish_survey()
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
        made.training(None, date(2026, 6, 1))
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
    round_.finish_survey()
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
    round_.finish_survey()
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
