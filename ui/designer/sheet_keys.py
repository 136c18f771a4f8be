"""What the keys do while the page has the focus, in the Thai layout too."""

import json
from collections.abc import Iterator
from dataclasses import replace
from typing import Protocol

from PySide6.QtCore import QMimeData, Qt, SignalInstance
from PySide6.QtGui import QGuiApplication, QKeyEvent

from desktop.documents.designs import Design, UnusableDesign, content, from_content
from desktop.documents.placing import Surroundings, around_all, moved
from ui.designer.draft import Draft, further

FORMAT = "application/x-sammachip-design"

_WAYS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
_LARGER = 1.25


class Page(Protocol):
    """What is asked of the page that has the focus."""

    draft: Draft
    zoom_asked: SignalInstance
    writing_asked: SignalInstance

    def shown(self) -> Iterator[int]:
        """The elements on the page."""

    def cancel(self) -> bool:
        """Give up what the mouse has begun; whether it had."""


class SheetKeys:
    """Moves, removes, copies what is chosen, and zooms."""

    def __init__(self, sheet: Page) -> None:
        self._sheet = sheet

    def press(self, event: QKeyEvent) -> bool:
        """Do what a key asks for; whether it asks for anything here."""
        key, modifiers = Qt.Key(event.key()), event.modifiers()
        if key in _WAYS:
            return self._move(key, modifiers)
        draft = self._sheet.draft
        if key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            draft.remove()
            return True
        if key is Qt.Key.Key_Escape:
            return self._let_go()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2):
            self._sheet.writing_asked.emit()
            return True
        return self._zoom(event.text())

    def tab(self, *, forward: bool) -> bool:
        """Choose the next element, or the one before; False where there is none."""
        draft, shown = self._sheet.draft, list(self._sheet.shown())
        if not shown:
            return False
        if not draft.chosen:
            draft.choose((shown[0] if forward else shown[-1],))
            return True
        at = shown.index(draft.chosen[-1]) if draft.chosen[-1] in shown else -1
        to = at + (1 if forward else -1)
        if not 0 <= to < len(shown):
            draft.choose(())
            return False
        draft.choose((shown[to],))
        return True

    def copy(self) -> None:
        """Put what is chosen on the clipboard."""
        draft = self._sheet.draft
        elements = tuple(draft.design.elements[place] for place in sorted(draft.chosen))
        if elements:
            plain = content(Design("", draft.design.page, "", elements))
            held = QMimeData()
            held.setData(FORMAT, json.dumps(plain).encode())
            QGuiApplication.clipboard().setMimeData(held)

    def paste(self) -> None:
        """Add what is on the clipboard, a little further."""
        held = QGuiApplication.clipboard().mimeData()
        if not held.hasFormat(FORMAT):
            return
        try:
            design = from_content(json.loads(held.data(FORMAT).data()))
        except (ValueError, UnusableDesign):
            return
        self._sheet.draft.add(further(each) for each in design.elements)

    def choose_all(self) -> None:
        """Choose every element on the page."""
        self._sheet.draft.choose(self._sheet.shown())

    def double(self) -> None:
        """Add what is chosen once more."""
        self._sheet.draft.add(self._sheet.draft.copies())

    def _move(self, key: Qt.Key, modifiers: Qt.KeyboardModifier) -> bool:
        draft = self._sheet.draft
        if not draft.chosen:
            return False
        far = 1.0
        if modifiers & Qt.KeyboardModifier.ShiftModifier:
            far = 0.1
        elif modifiers & Qt.KeyboardModifier.ControlModifier:
            far = 10.0
        whole = around_all(draft.box(place) for place in draft.chosen)
        across, down = _WAYS[key]
        around = Surroundings(draft.page, snaps=False)
        box = moved(whole, across * far, down * far, around).box
        dx = box.x - whole.x if across else 0
        dy = box.y - whole.y if down else 0
        boxes = {place: draft.box(place) for place in draft.chosen}
        draft.put_boxes(
            {place: replace(box, x=box.x + dx, y=box.y + dy) for place, box in boxes.items()},
            "arrows",
        )
        return True

    def _zoom(self, text: str) -> bool:
        match text:
            case "+" | "=" | "ช":
                self._sheet.zoom_asked.emit(_LARGER)
            case "-" | "ข":
                self._sheet.zoom_asked.emit(1 / _LARGER)
            case "0" | "จ":
                self._sheet.zoom_asked.emit(0)
            case _:
                return False
        return True

    def _let_go(self) -> bool:
        """Esc gives up a drag, then the choice, then is the dialog's."""
        if self._sheet.cancel():
            return True
        chosen = bool(self._sheet.draft.chosen)
        self._sheet.draft.choose(())
        return chosen
