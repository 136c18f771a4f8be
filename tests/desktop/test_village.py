"""The sheet of one village: what is recorded is told by name, and judged as on the board."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pypdfium2
import pytest

from desktop.board import board
from desktop.documents.wording import in_digits
from desktop.papers.village import paper
from desktop.problems import Refused
from desktop.programme.gates import State
from desktop.programme.rounds import preset
from desktop.village import VillageSheet, village_sheet
from desktop.village.content import Content
from desktop.words import use_language
from tests.desktop.village_round import VillageRound


@pytest.fixture
def round_(tmp_path: Path) -> Iterator[VillageRound]:
    use_language("en")
    made = VillageRound(
        tmp_path / "office", sages_surveyed=2, team_size=2, households=1, follow_up_months=(1,),
        quorum_percent=50,
    )  # fmt: skip
    with made.office:
        yield made


def fill(round_: VillageRound) -> dict[str, int]:
    """A village with something in every stage."""
    village, of = round_.villages[0], round_.round.id
    here = {"round": of, "village": village.id}
    chosen = round_.sage(village, selected=True, name="สมหญิง")
    other = round_.sage(village, name="สมชาย")
    round_.put(
        "forum", **here, held_on=date(2025, 11, 3), place="ศาลา", households_total=80,
        households_present=41, chair="นายมา", accepted=True, trainer_by="show_of_hands",
        trainer_for=30, trainer_against=8, trainer_abstained=3, occupation_names="ทอผ้า",
    )  # fmt: skip
    course = round_.put(
        "course", round=of, name="วิทยากร", starts_on=date(2025, 12, 8),
        ends_on=date(2025, 12, 11), days=4,
    )  # fmt: skip
    trainee = round_.put(
        "trainee", course=course, sage=chosen, days_attended=4, pre_test=8, post_test=17,
        result="passed",
    )  # fmt: skip
    round_.put(
        "certificate", round=of, trainee=trainee, year=2569, serial=1, number="1/2569",
        issued_on=date(2026, 1, 5), recipient="นายสมหญิง ใจดี", facts={}, design="plain", digest="",
    )  # fmt: skip
    weaving, sweets = (round_.put("occupation_kind", name=name) for name in ("ทอผ้าขาวม้า", "ทำขนม"))
    round_.put(
        "occupation_option", **here, occupation=weaving, cost=1_000_00, sales=1_450_00, chosen=True
    )
    lead = round_.put(
        "team_member", **here, person=round_.person("สมศรี"), role="lead", duties="สอนทอ",
        order_no="12/2569", order_on=date(2026, 1, 6),
    )  # fmt: skip
    home = round_.household(
        village, house_no="9", wanted=weaving, wanted_second=sweets, responsible=lead,
        baseline_main=50_000_00, volunteered=True,
    )  # fmt: skip
    round_.household(village, status="reserve", reserve_rank=1)
    round_.household(village, status="withdrawn", withdrawn_reason="ย้ายไปต่างจังหวัด")
    lot = round_.put("purchase", **here, name="ไหม")
    round_.put("purchase_step", purchase=lot, step="request", on=date(2026, 1, 7))
    round_.put("purchase_step", purchase=lot, step="order", on=date(2026, 1, 9), amount=800_00)
    round_.put(
        "material_need", household=home, item="ไหม", quantity=1000, unit_price=800_00,
        purchase=lot, received_on=date(2026, 1, 20),
    )  # fmt: skip
    training = round_.put(
        "training", **here, curriculum="ทอผ้า 5 วัน", starts_on=date(2026, 2, 1),
        ends_on=date(2026, 2, 5), days=5,
    )  # fmt: skip
    round_.put("attendance", training=training, household=home, days_attended=5)
    round_.put("occupation_group", **here, name="กลุ่มทอผ้า", members=7, chair="นางดี", fund=0)
    round_.visit(home, 1, date(2026, 3, 6), practising="practising", income_main=60_000_00)
    return {"chosen": chosen, "other": other, "home": home}


def facts(content: Content) -> dict[str, str]:
    return {one.label: one.text for one in content.facts}


def stages(sheet: VillageSheet) -> dict[str, Content]:
    return {one.stage.key: one.content for one in sheet.stages}


def rows(content: Content, title: str) -> list[tuple[str, ...]]:
    return next([each.cells for each in one.lines] for one in content.lists if one.title == title)


def test_every_stage_tells_what_is_recorded(round_: VillageRound) -> None:
    fill(round_)
    sheet = village_sheet(round_.office, round_.round.id, round_.villages[0].id)
    told = stages(sheet)
    assert facts(told["survey"]) == {
        "Sages recorded": "2 of 2",
        "Selected": "นายสมหญิง ใจดี",
        "Village forum": "3 Nov 2025 · ศาลา",
        "Households present": "41 of 80 · needed: 40 households",
        "Chair of the forum": "นายมา",
        "Choice of the trainer": "accepted · Show of hands 30 : 8 : 3",
        "Minutes": "not attached",
    }
    assert rows(told["survey"], "Sages") == [
        ("นายสมหญิง ใจดี", "ทอผ้า", "12 years", "", "selected"),
        ("นายสมชาย ใจดี", "ทอผ้า", "12 years", "", ""),
    ]
    assert facts(told["trainer_course"]) == {
        "Occupations analysed": "ทอผ้าขาวม้า",
        "Occupations chosen": "ทอผ้าขาวม้า (profit 450 baht a cycle)",
    }
    assert rows(told["trainer_course"], "Course participants") == [
        ("นายสมหญิง ใจดี", "วิทยากร", "8 – 11 Dec 2025", "4 of 4 days", "8 → 17", "Passed", "1/2569")
    ]
    assert facts(told["team"]) == {
        "Team": "1 of 2",
        "Order of appointment": "12/2569 · 6 Jan 2026",
        "Target households": "1 of 1",
        "Reserve": "นายคนที่5 ใจดี",
        "Withdrawn": "นายคนที่6 ใจดี (ย้ายไปต่างจังหวัด)",
    }
    assert rows(told["team"], "Trainer team") == [
        ("นายสมศรี ใจดี", "Lead trainer", "1 household", "สอนทอ")
    ]
    assert rows(told["team"], "Target households") == [
        ("นายคนที่4 ใจดี", "9", "ทอผ้าขาวม้า, ทำขนม", "50,000", "60,000", "goes on", "นายสมศรี ใจดี")
    ]


def test_the_later_stages_tell_what_is_recorded(round_: VillageRound) -> None:
    fill(round_)
    told = stages(village_sheet(round_.office, round_.round.id, round_.villages[0].id))
    assert facts(told["materials"])["Materials received (households)"] == "1 of 1"
    assert rows(told["materials"], "Lots") == [("ไหม", "Purchase order", "9 Jan 2026", "800 baht")]
    assert rows(told["occupation"], "Trainings") == [
        ("ทอผ้า 5 วัน", "1 – 5 Feb 2026", "5 days", "", "1 household")
    ]
    assert rows(told["occupation"], "Occupation groups") == [
        ("กลุ่มทอผ้า", "7 persons", "นางดี", "", "", "0 baht")
    ]
    assert facts(told["follow_up"]) == {
        "Visits": "round 1: 1 household",
        "Practising": "1 of 1",
        "Income before → after": "50,000 → 60,000 baht · +20.0%",
    }


def test_stages_stand_as_on_the_board(round_: VillageRound) -> None:
    fill(round_)
    round_.office.override(round_.round.id, round_.villages[0].id, "team", "น้ำท่วม", "นางพร")
    for place, row in zip(round_.villages, board(round_.office, round_.round.id).rows, strict=True):
        sheet = village_sheet(round_.office, round_.round.id, place.id)
        assert tuple(one.progress for one in sheet.stages) == row.progress
    first = village_sheet(round_.office, round_.round.id, round_.villages[0].id)
    team = next(one for one in first.stages if one.stage.key == "team")
    assert (team.progress.state, team.lacks) == (State.OVERRIDDEN, "น้ำท่วม (นางพร, 1 Sep 2026)")


def test_a_household_of_several_rounds_is_followed_over_years(round_: VillageRound) -> None:
    fill(round_)
    village, now = round_.villages[0], round_.round
    person = round_.person("คำ")
    before = round_.office.add_round(preset(2568), [village.id])
    for entry, income in ((before, 30_000_00), (now, 40_000_00)):
        home = round_.put(
            "household", round=entry.id, village=village.id, representative=person,
            baseline_main=income,
        )  # fmt: skip
        if entry is before:
            round_.visit(home, 1, date(2025, 3, 6), practising="stopped", income_main=35_000_00)
    told = stages(village_sheet(round_.office, now.id, village.id))["follow_up"]
    assert rows(told, "Households of several rounds") == [
        ("นายคำ ใจดี", "2568: 30,000 → 35,000 · 2569: 40,000 → –")
    ]


def test_another_villages_records_stay_out(round_: VillageRound) -> None:
    fill(round_)
    second = village_sheet(round_.office, round_.round.id, round_.villages[1].id)
    assert all(not one.content.lists for one in second.stages)
    assert {text for one in second.stages for text in facts(one.content).values()} <= {
        "0 of 2", "0 of 1",
    }  # fmt: skip


def test_a_line_opens_the_record_it_tells_of(round_: VillageRound) -> None:
    ids = fill(round_)
    told = stages(village_sheet(round_.office, round_.round.id, round_.villages[0].id))
    sages = told["survey"].lists[0]
    assert [one.record for one in sages.lines] == [ids["chosen"], ids["other"]]
    households = told["team"].lists[1]
    assert (households.register, households.lines[0].record) == ("households", ids["home"])


def test_a_village_of_another_round_has_no_sheet(round_: VillageRound) -> None:
    elsewhere = round_.office.villages()[5]
    with pytest.raises(Refused):
        village_sheet(round_.office, round_.round.id, elsewhere.id)


def test_a_cohort_has_one_sheet_with_everybody(tmp_path: Path) -> None:
    made = VillageRound(tmp_path / "cohort", variant="cohort", households=2)
    with made.office as office:
        for place in made.villages[:2]:
            made.household(place, eligibility="disaster", ready_for_group=True, baseline_main=100)
        sheet = village_sheet(office, made.round.id, made.villages[0].id)
        assert sheet.place is None
        (participants,) = sheet.stages[0].content.lists
        assert [one.cells[1:4] for one in participants.lines] == [
            (place.label, place.tambon, "ได้รับผลกระทบจากภัยพิบัติ") for place in made.villages[:2]
        ]


def test_the_paper_says_all_that_the_screen_says_on_one_page(round_: VillageRound) -> None:
    fill(round_)
    use_language("th")
    sheet = village_sheet(round_.office, round_.round.id, round_.villages[0].id)
    document = pypdfium2.PdfDocument(paper(sheet))
    assert len(document) == 1
    text = "".join(document[0].get_textpage().get_text_range().split())
    for one in sheet.stages:
        told = [each.text for each in one.content.facts]
        told += [cell for each in one.content.lists for line in each.lines for cell in line.cells]
        for part in told:
            assert "".join(in_digits("thai", part).split()) in text, (one.stage.key, part)


@pytest.mark.parametrize("households", [0, 20, 30])
def test_a_full_village_is_still_one_page(round_: VillageRound, households: int) -> None:
    village = round_.villages[0]
    fill(round_)
    for _household in range(households):
        round_.household(village, house_no="12/4", baseline_main=84_000_00)
    pdf = paper(village_sheet(round_.office, round_.round.id, village.id))
    assert len(pypdfium2.PdfDocument(pdf)) == 1
