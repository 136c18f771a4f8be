"""Withdrawing a household in its form: the key, the reason, who takes the place, the way back."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.office import Office
from desktop.programme.stages import register
from tests.ui.conftest import Put
from tests.ui.keyboard import press, type_keys
from ui.record_page import RecordPage
from ui.session import Session

HOUSEHOLDS = register("households")


@pytest.fixture
def homes(office: Office, put: Put) -> list[int]:
    """A household with a place, and one in the reserve."""
    village = office.villages()[0].id
    return [
        put(
            "households",
            village=village,
            representative__first_name=name,
            representative__last_name="ใจดี",
            status=status,
        )
        for name, status in (("กล้า", "chosen"), ("ขวัญ", "reserve"))
    ]


@pytest.fixture
def page(session: Session, homes: list[int], qtbot: QtBot) -> RecordPage:
    made = RecordPage(HOUSEHOLDS, session)
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
    made.activateWindow()
    made.open(homes[0])
    return made


def status(office: Office, household: int) -> object:
    return office.entry(HOUSEHOLDS, household).values["status"]


def test_by_keyboard_and_back_again(
    page: RecordPage, office: Office, homes: list[int], qtbot: QtBot
) -> None:
    panel = page.extras.withdraw
    assert panel is not None
    qtbot.keyClick(page.list.view, Qt.Key.Key_F9)
    assert panel.isVisible()
    assert panel.reason.hasFocus()
    assert not panel.agree.isEnabled()
    type_keys(panel.reason, "ย้ายบ้าน")
    press(panel.reason, Qt.Key.Key_Return)
    assert panel.agree.hasFocus()
    press(panel.agree, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "ขวัญ" in page.notice.text)
    assert panel.isHidden()
    assert [status(office, one) for one in homes] == ["withdrawn", "chosen"]
    stored = office.entry(HOUSEHOLDS, homes[0]).values
    assert stored["withdrawn_reason"] == "ย้ายบ้าน"
    assert stored["withdrawn_on"] == office.today()
    page.notice.links()[0].click()
    qtbot.waitUntil(lambda: status(office, homes[0]) == "chosen")
    assert status(office, homes[1]) == "reserve"


def test_escape_keeps_the_household(
    page: RecordPage, office: Office, homes: list[int], qtbot: QtBot
) -> None:
    panel = page.extras.withdraw
    assert panel is not None
    panel.offer.click()
    type_keys(panel.reason, "ย้ายบ้าน")
    qtbot.keyClick(panel.reason, Qt.Key.Key_Escape)
    assert panel.isHidden()
    assert status(office, homes[0]) == "chosen"


def test_nothing_is_asked_about_what_is_not_stored(page: RecordPage) -> None:
    panel = page.extras.withdraw
    assert panel is not None
    page.editor.form.boxes["house_no"].editor.setText("9/9")
    panel.ask()
    assert panel.isHidden()
    assert "บันทึก" in page.notice.text
    page.editor.throw_away()
    page.begin()
    panel.ask()
    assert panel.isHidden()
    assert "เลือกครัวเรือนก่อน" in page.notice.text


def test_the_reserve_moves_up_after_one_who_withdrew_in_the_form(
    page: RecordPage, office: Office, homes: list[int], put: Put, qtbot: QtBot
) -> None:
    panel = page.extras.withdraw
    assert panel is not None
    editor = page.editor
    editor.form.boxes["status"].editor.put("withdrawn")
    editor.form.boxes["withdrawn_reason"].editor.setText("ย้ายบ้าน")
    with qtbot.waitSignal(editor.saved):
        editor.save()
    assert status(office, homes[1]) == "reserve"
    panel.ask()
    qtbot.waitUntil(lambda: status(office, homes[1]) == "chosen")


def test_what_asks_about_one_household_never_withdraws_another(
    page: RecordPage, office: Office, homes: list[int]
) -> None:
    panel = page.extras.withdraw
    assert panel is not None
    panel.ask()
    type_keys(panel.reason, "ย้ายบ้าน")
    page.open(homes[1])
    panel.agree.click()
    assert panel.isHidden()
    assert [status(office, one) for one in homes] == ["chosen", "reserve"]


def test_other_registers_have_no_such_act(session: Session, qtbot: QtBot) -> None:
    page = RecordPage(register("sages"), session)
    qtbot.addWidget(page)
    assert page.extras.withdraw is None
