"""Everything can be reached by keyboard, and says its name to a screen reader."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QApplication,
    QComboBox,
    QDialog,
    QLineEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from desktop.office import Office
from desktop.programme.stages import register
from tests.ui.conftest import Put
from ui import theme
from ui.dialogs.check_certificate import CheckCertificateDialog
from ui.dialogs.conflict import ConflictDialog
from ui.dialogs.help import HelpDialog
from ui.dialogs.import_workbook import ImportDialog
from ui.dialogs.let_go_on import LetGoOnDialog
from ui.dialogs.unfinished import UnfinishedDialog
from ui.dialogs.welcome import WelcomeDialog
from ui.main_window import MainWindow
from ui.session import Session

CONTROLS = (QAbstractButton, QAbstractScrollArea, QComboBox, QLineEdit)


def nameless(top: QWidget) -> list[str]:
    """The controls of `top` that a person or a screen reader would meet without a name."""
    found = []
    for widget in top.findChildren(QWidget):
        around = widget.parent().metaObject().className() if widget.parent() else ""
        inner = around.startswith(("QComboBox", "QTabBar")) or widget.objectName().startswith("qt_")
        reached = widget.focusPolicy() is not Qt.FocusPolicy.NoFocus
        if not isinstance(widget, CONTROLS) or inner or not reached:
            continue
        spoken = QAccessible.queryAccessibleInterface(widget)
        if spoken is None or not spoken.text(QAccessible.Text.Name).strip():
            found.append(f"{type(widget).__name__} in {type(widget.parent()).__name__}")
    return found


def test_every_control_of_every_tab_has_a_name(window: MainWindow) -> None:
    assert window.tabs.count() == 11
    for place in range(11):
        window.go_to_tab(place)
        assert nameless(window) == [], window.tabs.tabText(place)


@pytest.mark.parametrize("make", [WelcomeDialog, ImportDialog, HelpDialog, CheckCertificateDialog])
def test_every_control_of_every_dialog_has_a_name(
    make: type, window: MainWindow, session: Session, qtbot: QtBot
) -> None:
    arguments = {
        WelcomeDialog: (lambda _folder, open_: open_(),),
        ImportDialog: (session,),
        CheckCertificateDialog: (session,),
        HelpDialog: (session, window.page(0), "ภาพรวม", window),
    }
    dialog = make(*arguments[make])
    qtbot.addWidget(dialog)
    assert nameless(dialog) == []


def test_every_control_of_what_the_window_opens_has_a_name(
    window: MainWindow, put_sage: Put
) -> None:
    record = put_sage("แก้ว")
    window.show_history(register("sages"), record, "แก้ว")
    steps = window.show_first_steps()
    for step in ("round", "villages", "signatory", "emblem", "records"):
        steps.show_step(step)
    undo_list = window.undoing.show_list()
    opened = (*window.findChildren(QDialog), undo_list)
    assert len(opened) == 3
    for one in opened:
        assert nameless(one) == []
        one.close()


def test_tab_walks_the_form_as_it_reads(window: MainWindow, qtbot: QtBot) -> None:
    page = window.show_stage("survey").current
    assert page is not None
    boxes = [box for box in page.editor.form.boxes.values() if box.field.section == "Person"]
    boxes[0].editor.setFocus()
    walked = []
    for _step in boxes:
        focused = window.focusWidget()
        walked.append(next(box.field.key for box in boxes if box.editor is focused))
        qtbot.keyClick(focused, Qt.Key.Key_Tab)
    assert walked == [box.field.key for box in boxes]


def test_the_window_fits_the_smallest_screen(window: MainWindow, put_sage: Put) -> None:
    put_sage("แก้ว")
    for place in range(window.tabs.count()):
        window.go_to_tab(place)
        smallest = window.minimumSizeHint()
        assert smallest.width() <= 1366, window.tabs.tabText(place)
        assert smallest.height() <= 740, window.tabs.tabText(place)


@pytest.mark.parametrize("stage", ["survey", "trainer_course", "team", "materials", "occupation"])
def test_every_control_of_every_register_has_a_name(
    stage: str, window: MainWindow, qtbot: QtBot
) -> None:
    page = window.show_stage(stage)
    for one in page.stage.registers:
        records = page.show_register(one.key)
        records.begin()
        assert nameless(window) == [], one.key
        records.show_grid()
        assert nameless(window) == [], f"{one.key} as a grid"


def test_every_control_of_settings_and_data_has_a_name(window: MainWindow) -> None:
    last = window.tabs.count() - 1
    window.go_to_tab(last)
    settings = window.page(last)
    for subject in range(settings.subjects.count()):
        settings.show_subject(subject)
        assert nameless(window) == [], subject
    window.go_to_tab(last - 1)
    for tab, parts in ((last - 1, ("check", "history")), (last - 2, ("issuing", "register"))):
        window.go_to_tab(tab)
        for part in parts:
            window.page(tab).show_part(part)
            assert nameless(window) == [], part


def test_every_control_of_what_a_list_opens_has_a_name(window: MainWindow, put_sage: Put) -> None:
    put_sage("แก้ว")
    page = window.show_stage("survey").current
    assert page is not None
    shown = page.list
    shown.choose_columns()
    shown.filters.ask("craft.name")
    shown.saved.ask_new_name()
    page.begin()
    page.editor.form.boxes["person.birth_date"].editor.open_calendar()
    opened = (
        shown.columns_popup,
        shown.filters.popup,
        shown.saved.popup,
        page.editor.form.boxes["person.birth_date"].editor.calendar,
    )
    for one in opened:
        assert one is not None
        assert nameless(one) == []
        one.close()


def test_every_control_of_what_is_asked_has_a_name(
    window: MainWindow, session: Session, office: Office, put_sage: Put, qtbot: QtBot
) -> None:
    record = put_sage("แก้ว")
    page = window.show_stage("survey").current
    assert page is not None
    page.open(record)
    page.editor.form.boxes["person.first_name"].editor.put("มณี")
    entry = office.entry(page.register, record)
    theirs = replace(entry, values=entry.values | {"person.first_name": "ขวัญ"})
    asked = (
        ConflictDialog(page.register, session, page.editor, theirs, window),
        LetGoOnDialog(office, "ยังไม่ครบ", window),
    )
    page.editor.put_away()
    window.unfinished.show_list()
    for one in (*asked, window.findChild(UnfinishedDialog)):
        qtbot.addWidget(one)
        assert nameless(one) == []


@pytest.fixture(params=[theme.LIGHT, theme.DARK], ids=["light", "dark"])
def dressed(
    look: QApplication, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> Iterator[None]:
    """Both looks, each put on while there is no window: to dress one anew takes long."""
    monkeypatch.setattr(theme, "current", lambda: request.param)
    if request.param is not theme.LIGHT:
        theme.apply(look, request.param)
    yield
    if request.param is not theme.LIGHT:
        look.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        theme.apply(look, theme.LIGHT)


@pytest.mark.usefixtures("dressed")
def test_where_the_focus_is_can_be_seen(window: MainWindow, put_sage: Put) -> None:
    put_sage("แก้ว")
    for place in (0, 1, 7, 8, 9, 10):
        window.go_to_tab(place)
        unseen = [one for one in reached(window) if not is_seen_to_have_the_focus(one, window)]
        named = [f"{type(one).__name__} “{one.accessibleName()}”" for one in unseen]
        assert named == [], window.tabs.tabText(place)


def is_seen_to_have_the_focus(one: QWidget, window: MainWindow) -> bool:
    """Whether it looks another way as soon as Tab has come to it."""
    window.tabs.setFocus(Qt.FocusReason.TabFocusReason)
    if window.focusWidget() is one:
        window.header.search.setFocus(Qt.FocusReason.TabFocusReason)
    before = one.grab().toImage()
    one.setFocus(Qt.FocusReason.TabFocusReason)
    return not one.hasFocus() or one.grab().toImage() != before


def reached(window: MainWindow) -> list[QWidget]:
    """What Tab can reach now."""
    return [
        one
        for one in window.findChildren(QWidget)
        if one.focusPolicy() & Qt.FocusPolicy.TabFocus
        and one.isVisible()
        and one.isEnabled()
        and one.focusProxy() is None
        and not one.objectName().startswith("qt_")
    ]
