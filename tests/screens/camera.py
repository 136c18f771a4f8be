"""Takes pictures of the window while it is led through the program."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer, SignalInstance
from PySide6.QtWidgets import QWidget

from desktop.office import Office
from ui.main_window import MainWindow
from ui.session import Session

type Steps = Iterator[tuple[Callable[[], QWidget], str]]
"""What is shown, one after the other, and the name of its picture."""

SIZE = (1366, 768)
SETTLED = 700  # milliseconds in which what was asked for in the background arrives
SLOW = {
    "certificates": 2500, "certificates_saved": 2500, "incomes": 2000, "overview": 1500,
    "incomes_before_after": 4000,
    "cross_tab": 1500, "data_check": 4000,
}  # fmt: skip


class Camera:
    """A window on an office; pictures are counted from `after` on."""

    def __init__(self, office: Office, out: Path, language: str, after: int = 0) -> None:
        self.session = Session(office)
        self.window = MainWindow(self.session)
        self.window.resize(*SIZE)
        self.window.show()
        self._out, self._language, self._number = out, language, after

    def take(self, steps: Iterable[tuple[Callable[[], QWidget], str]]) -> None:
        """A picture of every step, one a turn of the event loop; then close."""
        for subject, name in steps:
            loop = QEventLoop()
            QTimer.singleShot(SLOW.get(name, SETTLED), loop.quit)
            loop.exec()
            self._number += 1
            file = self._out / f"{self._number:02}_{name}_{self._language}.png"
            subject().grab().save(str(file))
            print(file)  # noqa: T201
        for key in self.session.drafts.waiting():
            self.session.drafts.forget(key)
        for page in self.window.record_pages():
            page.editor.throw_away()
        self.window.close()

    def wait(self, signal: SignalInstance, act: Callable[[], object]) -> None:
        """Do something and wait until its signal has come."""
        loop = QEventLoop()
        signal.connect(loop.quit)
        act()
        loop.exec()
