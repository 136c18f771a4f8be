"""Two entries are compared and merged by keyboard, field by field."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.duplicates import people, set_apart
from desktop.merging import plan_people
from desktop.office import Office
from tests.ui.conftest import Put
from ui.dialogs.merge import MergeDialog, ask_merge
from ui.dialogs.side_by_side import LEFT, RIGHT, ChoiceText
from ui.notice import Notice
from ui.session import Session


@pytest.fixture
def pair(office: Office, put: Put, put_sage: Put) -> tuple[int, int]:
    """A sage and the representative of a household, one person written twice."""
    put_sage("สมศรี", "บุญญา", person__phone="0811111111")
    put(
        "households",
        village=office.villages()[0].id,
        representative__first_name="สมสี",
        representative__last_name="บุนยา",
        representative__phone="0822222222",
        representative__national_id="9007000000019",
    )
    one, other = sorted(row["id"] for row in people())
    return one, other


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    """A window that the dialogs of a test belong to."""
    made = QWidget()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def dialog(session: Session, pair: tuple[int, int], parent: QWidget, qtbot: QtBot) -> MergeDialog:
    made = MergeDialog(session, plan_people(*pair), parent)
    with qtbot.waitActive(made):
        made.show()
    return made


def test_what_differs_is_chosen_with_the_arrow_keys(
    dialog: MergeDialog, office: Office, qtbot: QtBot
) -> None:
    sides = dialog.sides
    assert sides.differing == [
        "title",
        "first_name",
        "last_name",
        "national_id",
        "phone",
    ]
    assert sides.chosen()["national_id"] == "9007000000019"
    assert sides.chosen()["phone"] == "0811111111"
    sides._groups["first_name"].button(LEFT).setFocus()
    qtbot.keyClick(sides._groups["first_name"].button(LEFT), Qt.Key.Key_Right)
    assert sides.chosen()["first_name"] == "สมสี"
    qtbot.keyClick(sides._groups["first_name"].button(RIGHT), Qt.Key.Key_Down)
    assert sides._groups["last_name"].checkedButton().hasFocus()
    with qtbot.waitSignal(dialog.merged):
        qtbot.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    (row,) = people()
    assert (row["full_name"], row["phone"]) == ("นายสมสี บุญญา", "0811111111")
    office.undo()
    assert len(people()) == 2


def test_one_side_holds_in_all_at_once(dialog: MergeDialog) -> None:
    dialog.sides.choose_all(RIGHT)
    assert dialog.sides.chosen()["first_name"] == "สมสี"
    assert dialog.sides.chosen()["title"] == ""
    dialog.sides.choose_all(LEFT)
    assert dialog.sides.chosen()["national_id"] is None


def test_a_click_on_a_value_chooses_it(dialog: MergeDialog, qtbot: QtBot) -> None:
    texts = {text.text(): text for text in dialog.sides.findChildren(ChoiceText)}
    qtbot.mouseClick(texts["082-222-2222"], Qt.MouseButton.LeftButton)
    assert dialog.sides.chosen()["phone"] == "0822222222"
    assert "9-00xx-xxxxx-01-x" in texts


def test_they_are_kept_apart(dialog: MergeDialog, pair: tuple[int, int], qtbot: QtBot) -> None:
    with qtbot.waitSignal(dialog.rejected):
        dialog.apart_button.click()
    assert set_apart(pair[0], [pair[1]]) == {pair[1]}
    assert len(people()) == 2


def test_records_that_contradict_are_merged_first(
    session: Session, put_sage: Put, parent: QWidget, qtbot: QtBot
) -> None:
    put_sage("สมศรี", "บุญญา", years="12")
    put_sage("สมสี", "บุนยา", years="20")
    one, other = sorted(row["id"] for row in people())
    dialog = ask_merge(session, (one, other), parent, Notice(parent))
    assert dialog is not None
    assert not dialog.merge_button.isEnabled()
    assert "ประสบการณ์" in dialog.notice.text
    dialog.merge_first()
    inner = dialog.findChild(MergeDialog)
    assert inner is not None
    assert not inner.apart_button.isVisible()
    inner.sides.choose("years", RIGHT)
    with qtbot.waitSignal(dialog.merged):
        inner.merge()
    assert len(people()) == 1


def test_who_is_gone_is_said(session: Session, pair: tuple[int, int], parent: QWidget) -> None:
    notice = Notice(parent)
    assert ask_merge(session, (pair[0], 999), parent, notice) is None
    assert notice.text
