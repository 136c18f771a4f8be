"""First start: round, villages, signatory and emblem are stored step by step, or passed over."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.first_steps import first_steps, is_untouched
from desktop.office import Office
from desktop.places import load_district
from desktop.programme.office import SIGNATORIES
from desktop.programme.rounds import COHORT, preset
from desktop.views import Scope
from tests.ui.conftest import TODAY
from ui.main_window import MainWindow
from ui.pages.first_step_pages import (
    BeginStep,
    EmblemStep,
    RoundStep,
    SignatoryStep,
    VillagesStep,
)
from ui.pages.first_steps import FirstStepsDialog
from ui.pages.overview import OverviewPage
from ui.session import Session


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    """An office in which nothing was done yet."""
    with Office.create(tmp_path / "office", load_district("7007"), who="สมศรี") as made:
        made.today = lambda: TODAY
        yield made


@pytest.fixture
def dialog(window: MainWindow) -> FirstStepsDialog:
    shown = window.show_first_steps()
    assert isinstance(shown, FirstStepsDialog)
    return shown


def done(session: Session) -> list[str]:
    found = first_steps(session.office, session.round)
    return [step.key for step in found if step.done]


def go_on(dialog: FirstStepsDialog, qtbot: QtBot) -> None:
    with qtbot.waitSignal(dialog.shown):
        dialog.next_button.click()


def test_it_leads_from_nothing_to_an_office_that_can_begin(
    dialog: FirstStepsDialog, session: Session, office: Office, tmp_path: Path, qtbot: QtBot
) -> None:
    assert is_untouched(office)
    page = dialog.page()
    assert isinstance(page, RoundStep)
    assert page.year.text() == "2569"
    go_on(dialog, qtbot)
    assert office.rounds()[0].settings.year == 2569

    page = dialog.page()
    assert isinstance(page, VillagesStep)
    page.villages.tick(office.villages()[0].id, on=True)
    go_on(dialog, qtbot)
    assert len(office.targets(office.rounds()[0].id)) == 1

    page = dialog.page()
    assert isinstance(page, SignatoryStep)
    assert page.position.text() == "นายอำเภอโพธาราม"
    page.name.setText("นายสมชาย ใจดี")
    go_on(dialog, qtbot)
    signing = office.entry(SIGNATORIES, office.ids(SIGNATORIES, Scope(None))[0])
    assert signing.values["name"] == "นายสมชาย ใจดี"

    page = dialog.page()
    assert isinstance(page, EmblemStep)
    picture = QImage(64, 64, QImage.Format.Format_RGB32)
    picture.fill(QColor("navy"))
    picture.save(str(tmp_path / "ตรา.png"))
    page.use(tmp_path / "ตรา.png")
    assert not page.preview.pixmap().isNull()
    go_on(dialog, qtbot)
    assert office.profile.emblem is not None

    assert isinstance(dialog.page(), BeginStep)
    assert done(session) == ["round", "villages", "signatory", "emblem"]
    assert not is_untouched(office)


def test_a_change_elsewhere_ticks_the_list_and_leaves_the_page_as_it_is(
    dialog: FirstStepsDialog, session: Session, qtbot: QtBot
) -> None:
    dialog.show_step("emblem")
    page = dialog.page()
    assert isinstance(page, EmblemStep)
    dialog.notice.tell("ภาพนี้พิมพ์ไม่ได้", tone="bad")
    with qtbot.assertNotEmitted(dialog.shown), qtbot.waitSignal(session.changed):
        session.office.add_round(preset(2569))
    assert dialog.list.item(0).text().startswith("✓")
    assert dialog.step == "emblem"
    assert dialog.page() is page
    assert dialog.notice.isVisible()


def test_a_step_that_a_cohort_has_not_gives_way(
    dialog: FirstStepsDialog, session: Session, qtbot: QtBot
) -> None:
    dialog.show_step("villages")
    with qtbot.waitSignal(session.changed):
        session.office.add_round(preset(2569, COHORT))
    assert dialog.step == "signatory"
    assert isinstance(dialog.page(), SignatoryStep)


def test_a_picture_that_cannot_be_printed_is_refused_in_place(
    dialog: FirstStepsDialog, office: Office, tmp_path: Path
) -> None:
    dialog.show_step("emblem")
    (tmp_path / "x.png").write_bytes(b"no picture")
    page = dialog.page()
    assert isinstance(page, EmblemStep)
    page.use(tmp_path / "x.png")
    assert dialog.notice.isVisible()
    assert page.emblem is None
    assert office.profile.emblem is None


def test_every_step_can_be_skipped_and_come_back_to_by_keyboard(
    dialog: FirstStepsDialog, session: Session, office: Office
) -> None:
    walked = [dialog.step]
    for _step in range(4):
        dialog.skip_button.click()
        walked.append(dialog.step)
    assert walked == ["round", "villages", "signatory", "emblem", "records"]
    assert office.rounds() == ()
    QTest.keySequence(dialog, QKeySequence("Alt+Left"))
    assert dialog.step == "emblem"
    QTest.keySequence(dialog, QKeySequence("Alt+Right"))
    assert dialog.step == "records"
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert done(session) == []
    assert is_untouched(office)


def test_a_year_that_is_none_is_said_and_nothing_is_stored(
    dialog: FirstStepsDialog, office: Office, qtbot: QtBot
) -> None:
    page = dialog.page()
    assert isinstance(page, RoundStep)
    page.year.setText("ปีหน้า")
    dialog.next_button.click()
    qtbot.waitUntil(dialog.notice.isVisible)
    assert dialog.step == "round"
    assert office.rounds() == ()


def test_a_cohort_chooses_no_villages(
    dialog: FirstStepsDialog, session: Session, qtbot: QtBot
) -> None:
    page = dialog.page()
    assert isinstance(page, RoundStep)
    page.variant.setCurrentIndex(page.variant.findData(COHORT))
    page.year.setText("๒๕๖๙")
    with qtbot.waitSignal(session.round_changed):
        dialog.next_button.click()
    qtbot.waitUntil(lambda: dialog.step == "signatory")
    assert [step.key for step in first_steps(session.office, session.round)] == [
        "round", "signatory", "emblem", "records",
    ]  # fmt: skip


def test_at_the_end_one_types_or_imports(
    window: MainWindow, session: Session, dialog: FirstStepsDialog, qtbot: QtBot
) -> None:
    go_on(dialog, qtbot)
    dialog.show_step("records")
    page = dialog.page()
    assert isinstance(page, BeginStep)
    with qtbot.waitSignal(dialog.typing_wanted):
        page.type_button.click()
    first = window.show_stage("survey").current
    assert first is not None
    assert first.editor.record is None
    again = window.show_first_steps("records")
    assert isinstance(again, FirstStepsDialog)
    last = again.page()
    assert isinstance(last, BeginStep)
    with qtbot.waitSignal(session.import_wanted):
        last.import_button.click()
    for shown in QApplication.topLevelWidgets():
        if shown is not window and shown.isVisible():
            shown.close()


def test_the_overview_of_a_new_office_lists_what_is_missing(
    window: MainWindow, session: Session, qtbot: QtBot
) -> None:
    overview = window.page(0)
    assert isinstance(overview, OverviewPage)
    qtbot.waitUntil(overview.first_steps.isVisible)
    with qtbot.waitSignal(overview.step_wanted) as wanted:
        overview.first_steps.step_wanted.emit("signatory")
    assert wanted.args == ["signatory"]
    shown = window.findChild(FirstStepsDialog)
    assert isinstance(shown, FirstStepsDialog)
    assert shown.step == "signatory"
    shown.accept()
