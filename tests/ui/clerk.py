"""A clerk at work in a process of their own, who says aloud what must not be lost: test_kills.py.

    python tests/ui/clerk.py OFFICE SEED

The real form over a real office, without a screen. One line of JSON on standard output for each
thing that happens, said before the next key is pressed:

    ["offered", {record: form}]     every draft that was found, as the form shows it
    ["typed", time, record, form]   what stands in the form after a key; record null for a new one
    ["saving", record, form]        a save begins
    ["saved", record, form]         it was acknowledged
"""

import json
import os
import random
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ui.session import Session

ROOT = Path(__file__).parents[2]
KEY_EVERY = 5  # milliseconds: typing that never pauses
SAVES = 0.004  # of all keys: a form is typed in for more than a second on the average
LETTERS = "กขคงจชซญดตถทนบปผพมยรลวสหอ"


def main() -> None:
    """Type and save until killed."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    sys.path.insert(0, str(ROOT))
    from PySide6.QtWidgets import QApplication

    from desktop.office import Office
    from ui.session import Session

    application = QApplication(["clerk"])
    with Office.open(Path(sys.argv[1]), who="สมศรี") as office:
        clerk = Clerk(Session(office), random.Random(sys.argv[2]))
        clerk.begin()
        application.exec()


class Clerk:
    """Types names into the form of a sage, key by key, and saves now and then."""

    def __init__(self, session: "Session", chance: random.Random) -> None:
        from PySide6.QtCore import QTimer

        from desktop.programme.stages import register
        from ui.forms.record_editor import RecordEditor

        self._session, self._chance = session, chance
        self._register = register("sages")
        self._villages = session.office.villages()[:6]
        self.editor = RecordEditor(self._register, session)
        self.editor.saved.connect(self._on_saved)
        self.editor.show()
        self._sent: dict[str, object] | None = None
        self._timer = QTimer(self.editor, interval=KEY_EVERY)
        self._timer.timeout.connect(self._press)

    def begin(self) -> None:
        """Say what is offered, then go on with it or with another record."""
        offered = {}
        for key in self._session.drafts.waiting():
            self.editor.resume(key)
            if self.editor.unsaved:
                offered[self.editor.record] = self.editor.form.raw()
        self._say("offered", {str(record): raw for record, raw in offered.items()})
        if self._chance.random() < 0.5:
            self._go_elsewhere()
        self._timer.start()

    def _press(self) -> None:
        from tests.ui.keyboard import type_keys

        name = self.editor.form.boxes["person.first_name"].editor
        if len(name.raw()) > 40:
            name.selectAll()
        type_keys(name, self._chance.choice(LETTERS))
        self._say_typed()
        if self._sent is None and self._chance.random() < SAVES:
            self._save()

    def _save(self) -> None:
        office, boxes = self._session.office, self.editor.form.boxes
        village = boxes["village"]
        village.editor.choose(office.option(village.field, self._chance.choice(self._villages).id))
        boxes["person.last_name"].editor.setText("ใจดี")
        self._say_typed()
        self._sent = self.editor.form.raw()
        self._say("saving", self.editor.record, self._sent)
        self.editor.save()

    def _on_saved(self, record: int) -> None:
        self._say("saved", record, self._sent)
        self._sent = None
        if self.editor.unsaved:
            self._say_typed()
        else:
            self._go_elsewhere()

    def _go_elsewhere(self) -> None:
        """To a stored record, or to a new one."""
        ids = self._session.office.ids(self._register, self._session.scope)
        if ids and self._chance.random() < 0.5:
            self.editor.load(self._chance.choice(ids))
        else:
            self.editor.begin()

    def _say_typed(self) -> None:
        self._say("typed", time.monotonic(), self.editor.record, self.editor.form.raw())

    def _say(self, *words: object) -> None:
        try:
            print(json.dumps(words), flush=True)  # noqa: T201
        except BrokenPipeError:  # nobody watches any more
            os._exit(1)


if __name__ == "__main__":
    main()
