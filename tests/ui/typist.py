"""A person at the window who has no mouse: keys go to whatever has the focus, and nowhere else."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.programme.vocabulary import Kind
from tests.ui.keyboard import type_keys
from ui.forms.field_box import FieldBox
from ui.main_window import MainWindow
from ui.pages.board_model import FIRST_STAGE
from ui.pages.overview import OverviewPage
from ui.record_page import RecordPage

Key = Qt.Key
CTRL, ALT, SHIFT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ShiftModifier,
)
NOTHING = Qt.KeyboardModifier.NoModifier
MOST_FIELDS = 80


class Typist:
    """Works at `window` by keys alone."""

    def __init__(self, window: MainWindow, qtbot: QtBot) -> None:
        self.window = window
        self.qtbot = qtbot
        with qtbot.waitActive(window):
            window.activateWindow()
        qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)

    @property
    def focus(self) -> QWidget:
        """What the keys go to."""
        if QApplication.focusWidget() is None:  # a list that opened took the window's activity away
            self.window.activateWindow()
            self.qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
        focused = QApplication.focusWidget()
        assert focused is not None
        return focused

    @property
    def overview(self) -> OverviewPage:
        """The first tab."""
        page = self.window.page(0)
        assert isinstance(page, OverviewPage)
        return page

    @property
    def page(self) -> RecordPage:
        """The record page in view."""
        (shown,) = (one for one in self.window.record_pages() if one.isVisible())
        return shown

    def press(self, key: Qt.Key, held: Qt.KeyboardModifier = NOTHING) -> None:
        """One key, shortcuts too."""
        self.qtbot.keyClick(self.focus, key, held)

    def type(self, text: str) -> None:
        """One key a character; the first may move the focus, as in a cell."""
        for character in text:
            type_keys(self.focus, character)

    # The board

    def go_to_cell(self, row: int, stage: int) -> None:
        """To the first tab, and by arrows to a village's cell of a stage."""
        self.press(Key.Key_1, ALT)
        model = self.overview.model
        self.qtbot.waitUntil(lambda: model.rowCount() > row)
        for forth, back, wanted, at in (
            (Key.Key_Down, Key.Key_Up, row, lambda: self._cell()[0]),
            (Key.Key_Right, Key.Key_Left, FIRST_STAGE + stage, lambda: self._cell()[1]),
        ):
            while at() != wanted:
                self.press(forth if at() < wanted else back)

    def take_next_step(self, row: int, stage: int, register: str) -> RecordPage:
        """From the cell by Enter to the register where the next step is taken."""
        self.go_to_cell(row, stage)
        self.qtbot.waitUntil(
            lambda: (
                self.overview.model.progress(self.overview.view.currentIndex()).register == register
            )
        )
        self.press(Key.Key_Return)
        assert self.page.register.key == register
        return self.page

    def _cell(self) -> tuple[int, int]:
        index = self.overview.view.currentIndex()
        return index.row(), index.column()

    # Registers and records

    def switch_to(self, label: str) -> RecordPage:
        """By the switch of the stage to a register, and by Tab into its page."""
        self.switch(label)
        while not self.page.isAncestorOf(self.focus):
            self.press(Key.Key_Tab)
        return self.page

    def switch(self, label: str) -> None:
        """By Shift+Tab to the switches of the stage, by arrows to that of `label`, Space."""
        for _step in range(MOST_FIELDS):
            focused = self.focus
            if not isinstance(focused, QPushButton) or focused.group() is None:
                self.press(Key.Key_Tab, SHIFT)
            elif focused.text().startswith(label):
                self.press(Key.Key_Space)
                return
            else:  # Tab came to one of them, the wanted one stands on a side of it
                row = focused.group().buttons()
                ahead = any(one.text().startswith(label) for one in row[row.index(focused) :])
                self.press(Key.Key_Right if ahead else Key.Key_Left)
        raise AssertionError(f"no switch {label}")

    def push(self, words: str, *, back: bool = False) -> None:
        """By Tab, or `back` by Shift+Tab, to the button that says `words`, Space."""
        for _step in range(MOST_FIELDS):
            focused = self.focus
            if isinstance(focused, QPushButton) and words in focused.text():
                self.press(Key.Key_Space)
                return
            self.press(Key.Key_Tab, SHIFT if back else NOTHING)
        raise AssertionError(f"no button {words}")

    def add(self, **typed: str) -> int:
        """A new record by Ctrl+N: from field to field by Enter, then Ctrl+S; its id.

        Keys with __ for dots. A box is ticked with "x", a choice by a part of what it says.
        """
        page = self.page
        self.press(Key.Key_N, CTRL)
        return self._fill_and_save(page, typed)

    def change_first(self, **typed: str) -> int:
        """The first record of the list, opened by Enter and changed; its id."""
        page = self.page
        self.qtbot.waitUntil(lambda: page.list.model.rowCount() > 0)
        self.press(Key.Key_Home, CTRL)
        self.press(Key.Key_Return)
        return self._fill_and_save(page, typed)

    def _fill_and_save(self, page: RecordPage, typed: Mapping[str, str]) -> int:
        waiting = {key.replace("__", "."): text for key, text in typed.items()}
        for _field in range(MOST_FIELDS):
            box = page.editor.form.focused_box
            if box is not None and box.field.key in waiting:
                self._write(box, waiting.pop(box.field.key))
            if not waiting:
                break
            self.press(Key.Key_Return)
        assert not waiting, f"no key leads to {sorted(waiting)}"
        with self.qtbot.waitSignal(page.editor.saved) as saved:
            self.press(Key.Key_S, CTRL)
        return int(saved.args[0])

    def _write(self, box: FieldBox, text: str) -> None:
        if box.field.kind is Kind.FLAG:
            self.press(Key.Key_Space)
            return
        if box.field.kind not in (Kind.CHOICE, Kind.LONG_TEXT):
            self.press(Key.Key_A, CTRL)
        self.type(text)

    # The grid

    def open_grid(self) -> RecordPage:
        """The list as a grid, the cursor in the blank row."""
        page = self.page
        self.press(Key.Key_G, CTRL)
        self.press(Key.Key_N, CTRL)
        return page

    def type_rows(
        self, page: RecordPage, keys: Sequence[str], rows: Sequence[Sequence[str]]
    ) -> None:
        """New rows, cell by cell with Tab; Enter stores each and begins the next."""
        fields = [one.key for one in page.register.fields]
        for row in rows:
            before = page.grid.model.rowCount()
            cells = dict(zip(keys, row, strict=True))
            last = max(fields.index(key) for key in keys)
            for at, key in enumerate(fields[: last + 1]):
                if key in cells:
                    self.type(cells[key])
                self.press(Key.Key_Return if at == last else Key.Key_Tab)
            self.qtbot.waitUntil(
                lambda count=before: (
                    page.grid.model.rowCount() == count + 1 and not page.grid.model.waiting
                )
            )

    def paste_rows(
        self, page: RecordPage, keys: Sequence[str], rows: Sequence[Sequence[str]]
    ) -> None:
        """Rows of a workbook, copied there and pasted into the blank row."""
        fields = [one.key for one in page.register.fields]
        last = max(fields.index(key) for key in keys)
        lines = [
            "\t".join(dict(zip(keys, row, strict=True)).get(key, "") for key in fields[: last + 1])
            for row in rows
        ]
        QGuiApplication.clipboard().setText("\r\n".join(lines) + "\r\n")
        self.press(Key.Key_N, CTRL)
        with self.qtbot.waitSignal(page.grid.edits.told):
            self.press(Key.Key_V, CTRL)
        self.qtbot.waitUntil(lambda: not page.grid.edits.busy and not page.grid.model.waiting)
