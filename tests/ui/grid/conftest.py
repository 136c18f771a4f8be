"""A grid of three sages, and the hands of a clerk in it."""

from collections.abc import Sequence

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from desktop.programme.stages import register
from tests.ui.conftest import Put
from tests.ui.keyboard import type_keys
from ui.grid.grid_view import GridView
from ui.grid.record_grid import RecordGrid
from ui.record_page import RecordPage
from ui.session import Session

SAGES = register("sages")
KEYS = [one.key for one in SAGES.fields]
TITLE, FIRST, LAST, ID = (KEYS.index(f"person.{key}") for key in
                          ("title", "first_name", "last_name", "national_id"))  # fmt: skip
VILLAGE, CRAFT, YEARS, SELECTED = map(KEYS.index, ("village", "craft.name", "years", "selected"))


@pytest.fixture
def page(session: Session, qtbot: QtBot) -> RecordPage:
    made = RecordPage(SAGES, session)
    made.resize(1300, 640)
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
    return made


@pytest.fixture
def grid(page: RecordPage, put_sage: Put) -> RecordGrid:
    """Three sages: แก้ว, ใบ, มณี, and the blank row."""
    for first in ("มณี", "แก้ว", "ใบ"):
        put_sage(first)
    page.list.reload()
    page.show_grid()
    return page.grid


def cell(grid: RecordGrid, row: int, column: int) -> str:
    return str(grid.model.index(row, column).data() or "")


def column(grid: RecordGrid, at: int) -> list[str]:
    return [cell(grid, row, at) for row in range(grid.model.rowCount() - 1)]


def editor(view: GridView) -> QLineEdit:
    found = view.indexWidget(view.currentIndex())
    assert found is not None
    return found  # type: ignore[return-value]


def write(view: GridView, text: str) -> None:
    """Type into the cell of the cursor: the first key opens the editor."""
    type_keys(view, text[0])
    type_keys(editor(view), text[1:])


def put_on_clipboard(rows: Sequence[Sequence[str]] | str) -> None:
    text = rows if isinstance(rows, str) else "\r\n".join("\t".join(row) for row in rows) + "\r\n"
    QGuiApplication.clipboard().setText(text)


def paste(grid: RecordGrid, qtbot: QtBot, rows: Sequence[Sequence[str]] | str) -> None:
    """Paste, and wait until it is told what became of it."""
    put_on_clipboard(rows)
    with qtbot.waitSignal(grid.edits.told):
        qtbot.keyClick(grid.view, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: not grid.edits.busy)
