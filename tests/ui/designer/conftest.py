"""The designer over a real office, on a page whose places are known."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.designs import save_design
from desktop.documents.designs import Design, shipped_design
from desktop.documents.elements import Box, Line, Text
from desktop.office import Office
from tests.ui import mouse
from ui.designer.dialog import DesignerDialog, open_designer
from ui.main_window import MainWindow
from ui.session import Session

RED = "#FF0000"
NAME, NUMBER, RULE = 0, 1, 2
"""The places of the elements in the order of `known`."""

type Drag = Callable[..., None]


def known() -> Design:
    """A design whose only red ink is the name's."""
    signatures = shipped_design("plain").signatures
    return Design(
        "ทดสอบ",
        "landscape",
        "",
        (
            Text("{name}", Box(60, 40, 120, 20), size=30, colour=RED),
            Text("{number_line}", Box(211, 20, 60, 10), size=14),
            Line(30, 180, 130, 180),
            *signatures(1),
            *signatures(2),
            *signatures(3),
        ),
    )


@pytest.fixture
def stored(office: Office) -> int:
    return save_design(office, known())


@pytest.fixture
def dialog(window: MainWindow, session: Session, stored: int, qtbot: QtBot) -> DesignerDialog:
    shown = open_designer(window, session, stored)
    shown.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(shown)
    qtbot.waitUntil(shown.isActiveWindow)
    qtbot.waitUntil(lambda: bool(shown.renderer.pdf))
    qtbot.waitUntil(lambda: shown.sheet.scale > 2)
    return shown


@pytest.fixture
def drag(dialog: DesignerDialog) -> Drag:
    """Presses on a point of the page in millimetres, drags it so many further and lets go."""
    sheet = dialog.sheet

    def pixel(x: float, y: float) -> QPoint:
        return sheet.at(x, y).toPoint()

    def move(
        x: float,
        y: float,
        dx: float,
        dy: float,
        modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
        *,
        let_go: bool = True,
    ) -> None:
        press, release = Qt.MouseButton.LeftButton, pixel(x + dx, y + dy)
        QTest.mousePress(sheet, press, Qt.KeyboardModifier.NoModifier, pixel(x, y))
        for share in (0.5, 1):
            mouse.move(sheet, pixel(x + dx * share, y + dy * share), press, modifiers)
        if let_go:
            QTest.mouseRelease(sheet, press, modifiers, release)

    return move
