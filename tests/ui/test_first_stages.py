"""A village from its survey to its team, and a cohort through its stages, by keyboard alone."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop import certificates
from desktop.board import as_json, board
from desktop.office import Office
from desktop.programme.gates import State
from desktop.programme.rounds import preset
from desktop.views import RoundEntry
from tests.ui.typist import Typist
from ui.documents import printing
from ui.main_window import MainWindow
from ui.pages.trainer_course import TrainerCoursePage
from ui.session import Session

SURVEY, COURSE, TEAM = range(3)
NAME = ("person.title", "person.first_name", "person.last_name")
SAGE = (*NAME, "craft.name", "years")
HOUSEHOLD = ("representative.title", "representative.first_name", "representative.last_name")


@pytest.fixture
def small(office: Office, round_: RoundEntry) -> RoundEntry:
    """The round with numbers that fit on a page; each is the round's, none a constant."""
    fewer = replace(
        round_.settings, sages_surveyed=3, team_size=2, households=2, course_days=2,
        quorum_percent=50, test_percent=60,
    )  # fmt: skip
    return office.change_round(round_.id, fewer)


@pytest.fixture
def typist(small: RoundEntry, window: MainWindow, session: Session, qtbot: QtBot) -> Typist:
    assert session.round is not None
    assert session.round.settings == small.settings
    return Typist(window, qtbot)


def done(typist: Typist, stage: int, row: int = 0) -> None:
    """The cell of a stage says on the board that it is done."""
    typist.go_to_cell(row, stage)
    model = typist.overview.model
    typist.qtbot.waitUntil(
        lambda: model.progress(typist.overview.view.currentIndex()).state is State.DONE
    )


def survey(typist: Typist) -> None:
    """Three sages in the grid, the forum in its form, and who was selected."""
    page = typist.take_next_step(0, SURVEY, "sages")
    typist.open_grid()
    sages = (
        ("นาย", "แก้ว", "ใจดี", "ทอผ้า", "20"),
        ("นาง", "กมล", "สุขใจ", "จักสาน", "12"),
        ("นาย", "ทอง", "มั่นคง", "ทำขนม", "30"),
    )
    typist.type_rows(page, SAGE, sages)
    typist.press(Qt.Key.Key_G, Qt.KeyboardModifier.ControlModifier)
    typist.take_next_step(0, SURVEY, "forums")
    typist.add(
        held_on="1/2/69", households_total="80", households_present="52",
        trainer_by="ยก", trainer_for="40", trainer_against="8", trainer_abstained="4",
        accepted="x",
    )  # fmt: skip
    typist.take_next_step(0, SURVEY, "sages")
    typist.change_first(selected="x")
    done(typist, SURVEY)


def course(typist: Typist) -> None:
    """The course, then the selected sage on it with days, marks and result."""
    typist.take_next_step(0, COURSE, "trainees")
    typist.switch_to("หลักสูตรอบรม")
    typist.add(
        name="วิทยากรสัมมาชีพ", starts_on="9/2/69", ends_on="10/2/69", days="2", test_marks="20"
    )
    typist.take_next_step(0, COURSE, "trainees")
    typist.add(
        course="วิทยากร", sage="กมล", days_attended="2", pre_test="8", post_test="15",
        result="ผ่าน",
    )  # fmt: skip
    done(typist, COURSE)


def team(typist: Typist) -> None:
    """The lead, a member, and two households that volunteered."""
    typist.take_next_step(0, TEAM, "team_members")
    typist.add(person="กมล", role="วิทยากร")
    typist.take_next_step(0, TEAM, "team_members")
    typist.add(person="ทอง", role="สมาชิก")
    for first, last, trainer in (("เพ็ญ", "ศรีสุข", "กมล"), ("จันทร์", "งามดี", "ทอง")):
        typist.take_next_step(0, TEAM, "households")
        typist.add(
            representative__title="นาง", representative__first_name=first,
            representative__last_name=last, members="4", volunteered="x", wanted__name="ทอผ้า",
            responsible=trainer, baseline_main="48000",
        )  # fmt: skip
    done(typist, TEAM)


def test_a_whole_village_from_survey_to_team(
    typist: Typist, office: Office, small: RoundEntry
) -> None:
    survey(typist)
    course(typist)
    team(typist)

    told = as_json(board(office, small.id))[0]
    assert told["sages"] == {"surveyed": 3, "selected": 1}
    assert told["forum"]["households_present"] == 52
    assert told["forum"]["resolutions"]["trainer"] is True
    assert told["course"] == {"attended": 1, "passed": 1}
    assert told["team"] == {"leads": 1, "members": 1}
    assert told["households"] == {
        "chosen": 2, "reserve": 0, "withdrawn": 0, "with_wish": 2, "with_baseline": 2,
        "with_trainer": 2,
    }  # fmt: skip

    typist.press(Qt.Key.Key_F3)
    page = typist.overview.village
    assert page is not None
    typist.qtbot.waitUntil(lambda: page.sheet is not None)
    page.text.selectAll()
    text = page.text.chosen()
    assert all(name in text for name in ("นางกมล สุขใจ", "นายทอง มั่นคง", "นางเพ็ญ ศรีสุข"))
    typist.press(Qt.Key.Key_Escape)
    assert typist.overview.view.hasFocus()


def attend(typist: Typist) -> None:
    """The sage on a course, there on each of its half-days by key, the result by the rule."""
    typist.take_next_step(0, COURSE, "trainees")
    typist.switch_to("หลักสูตรอบรม")
    typist.add(name="วิทยากรสัมมาชีพ", starts_on="9/2/69", ends_on="10/2/69", days="2")
    typist.take_next_step(0, COURSE, "trainees")
    typist.add(course="วิทยากร", sage="กมล")
    typist.switch("ลงเวลาอบรม")
    page = typist.window.findChild(TrainerCoursePage)
    assert page is not None
    typist.qtbot.waitUntil(page.hint.isVisible)
    typist.push("กำหนด 4 ช่วง")
    typist.qtbot.waitUntil(lambda: len(page.model.sessions) == 4)
    typist.qtbot.waitUntil(page.view.hasFocus)
    for _half_day in range(4):
        typist.type("/")
        typist.press(Qt.Key.Key_Right)
    typist.push("บันทึกผลตามเกณฑ์", back=True)
    done(typist, COURSE)


def test_a_sage_attends_by_key_passes_and_gets_the_certificate(
    typist: Typist, office: Office, small: RoundEntry, monkeypatch: pytest.MonkeyPatch
) -> None:
    printed: list[bytes] = []
    monkeypatch.setattr(printing, "print_pdf", lambda _page, pdf, _title: printed.append(pdf))
    survey(typist)
    attend(typist)
    assert as_json(board(office, small.id))[0]["course"] == {"attended": 1, "passed": 1}

    certificates_tab = typist.window.tabs.count() - 3
    typist.press(Qt.Key(Qt.Key.Key_1 + certificates_tab), Qt.KeyboardModifier.AltModifier)
    typist.push("ออกเลข")
    typist.qtbot.waitUntil(lambda: bool(printed))
    (issued,) = certificates.candidates(office, small.id)
    assert (issued.name, issued.number) == ("นางกมล สุขใจ", "1/2569")
    assert printed[0].startswith(b"%PDF")


def test_a_cohort_is_screened_taught_and_grouped(
    office: Office, window: MainWindow, session: Session, qtbot: QtBot
) -> None:
    cohort = office.add_round(replace(preset(2569, "cohort"), group_members=2))
    session.choose_round(cohort.id)
    typist = Typist(window, qtbot)
    page = typist.take_next_step(0, 0, "participants")
    typist.open_grid()
    keys = ("eligibility", "ready_for_group", *HOUSEHOLD, "village", "wanted.name", "baseline_main")
    place = office.villages()[0].name
    reasons = ("ได้รับผลกระทบด้านอาชีพ", "ได้รับผลกระทบจากภัยพิบัติ")
    rows = [
        (reasons[at % 2], "1", "นาง", f"สม{letter}", "ใจดี", place, "ทำขนม", "40000")
        for at, letter in enumerate("กขคจฉชซญดตถทนบปผพฟภมยรลวสหอ" + "ฐฒณ")
    ]
    assert len(rows) == cohort.settings.households == 30
    typist.type_rows(page, keys, rows[:2])
    typist.paste_rows(page, keys, rows[2:])
    typist.press(Qt.Key.Key_G, Qt.KeyboardModifier.ControlModifier)
    done(typist, 0)
    (told,) = as_json(board(office, cohort.id))
    assert told["village"] is None
    assert (told["households"]["chosen"], told["households"]["with_baseline"]) == (30, 30)
    assert {"forum", "team", "sages", "course"}.isdisjoint(told)

    typist.take_next_step(0, 2, "trainings")
    typist.add(curriculum="ทำขนมไทย", starts_on="9/2/69", ends_on="9/2/69", days="1")
    typist.go_to_cell(0, 2)
    typist.press(Qt.Key.Key_F3)
    sheet = typist.overview.village
    assert sheet is not None
    qtbot.waitUntil(
        lambda: sheet.sheet is not None and len(sheet.sheet.stages[2].content.lists) == 1
    )
    sheet.text.selectAll()
    assert "ทำขนมไทย" in sheet.text.chosen()
    assert "นางสมก ใจดี" in sheet.text.chosen()
