"""A process of its own: says when a window was painted first, and how much memory it holds.

`bare` is an empty PySide6 window, `office FOLDER` the program as main.py starts it, `list FOLDER`
the page of a long list of households, all of it read.
"""

import os
import sys
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QTableView, QWidget


class Bare(QWidget):
    """An empty window."""

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802  Qt's name
        """Painted."""
        said()


def said() -> None:
    """Say that it is painted, and go without tidying up."""
    status = Path("/proc/self/status")
    memory = status.read_text().split("VmRSS:")[1].split()[0] if status.exists() else "0"
    print(memory, flush=True)  # noqa: T201  the benchmark waits for it
    os._exit(0)


def bare() -> None:
    """Show an empty window."""
    application = QApplication(sys.argv)
    window = Bare()
    window.show()
    application.exec()


def office(folder: Path) -> None:
    """Start the program on an office, and wait until rows of it are painted."""
    sys.argv = ["sammachip", "--data", str(folder)]
    from desktop import command_line

    request = command_line.read(sys.argv[1:])
    from ui.application import prepared, run

    application = prepared(sys.argv)
    watch = QTimer(application, interval=1)
    watch.timeout.connect(look)
    watch.start()
    run(request.data)


def look() -> None:
    """Say it as soon as a table with rows is in view, painted."""
    window = _window()
    for table in window.findChildren(QTableView) if window else ():
        if table.isVisible() and table.model() is not None and table.model().rowCount():
            table.viewport().repaint()
            said()


def whole_list(folder: Path) -> None:
    """Show the page of all households, and say it when the last of them is in view."""
    from desktop.office import Office
    from desktop.programme.stages import register
    from ui.application import prepared
    from ui.record_page import RecordPage
    from ui.session import Session

    application = prepared(sys.argv)
    session = Session(Office.open(folder, read_only=True))
    page = RecordPage(register("households"), session)
    page.resize(1366, 768)
    page.show()

    def paint_the_end() -> None:
        page.list.view.scrollToBottom()
        page.list.view.viewport().repaint()
        said()

    page.list.model.filled.connect(paint_the_end)
    application.exec()


def _window() -> QWidget | None:
    from ui.main_window import MainWindow

    windows = QApplication.topLevelWidgets()
    return next((one for one in windows if isinstance(one, MainWindow) and one.isVisible()), None)


if __name__ == "__main__":
    what, *where = sys.argv[1:]
    if what == "bare":
        bare()
    elif what == "list":
        whole_list(Path(where[0]))
    else:
        office(Path(where[0]))
