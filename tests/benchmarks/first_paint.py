"""A process of its own: says when a window was painted first, and how much memory it holds.

`bare` is an empty PySide6 window, `office FOLDER` the program as main.py starts it, `list FOLDER`
the page of a long list of households, all of it read; `indicators FOLDER` measures a round without
a window. Qt is imported where main.py comes to it: whatever is imported after PySide6 costs more,
since PySide6 then reads the source of each module.
"""

import gc
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent


def said(which: str = "VmRSS") -> None:
    """Say that it is done and what memory it holds (VmHWM: held at most); do not tidy up."""
    status = Path("/proc/self/status")
    memory = status.read_text().split(f"{which}:")[1].split()[0] if status.exists() else "0"
    print(memory, flush=True)  # noqa: T201  the benchmark waits for it
    os._exit(0)


def bare() -> None:
    """Show an empty window."""
    from PySide6.QtWidgets import QApplication, QWidget

    class Bare(QWidget):
        def paintEvent(self, _event: "QPaintEvent") -> None:  # noqa: N802  Qt's name
            said()

    application = QApplication(sys.argv)
    window = Bare()
    window.show()
    application.exec()


def office(folder: Path) -> None:
    """Start the program on an office, and wait until the board's rows are painted."""
    sys.argv = ["sammachip", "--data", str(folder)]
    gc.disable()  # as main.py does
    from desktop import command_line

    request = command_line.read(sys.argv[1:])
    from ui.application import run
    from ui.pages import overview
    from ui.pages.board_view import BoardView

    class Board(BoardView):
        def paintEvent(self, event: "QPaintEvent") -> None:  # noqa: N802  Qt's name
            super().paintEvent(event)
            if self.model().rowCount():
                said()

    overview.BoardView = Board
    run(request.data)


def whole_list(folder: Path) -> None:
    """Show the page of all households, and say it when the last of them is in view."""
    from desktop.office import Office
    from desktop.programme.stages import register
    from ui import theme
    from ui.application import prepared
    from ui.record_page import RecordPage
    from ui.session import Session

    application = prepared(sys.argv)
    session = Session(Office.open(folder, read_only=True))
    page = RecordPage(register("households"), session)
    theme.dress(page)
    page.resize(1366, 768)
    page.show()

    def paint_the_end() -> None:
        page.list.view.scrollToBottom()
        page.list.view.viewport().repaint()
        said()

    page.list.model.filled.connect(paint_the_end)
    application.exec()


def indicators(folder: Path) -> None:
    """Measure the newest round's indicators, as the overview does."""
    from desktop import incomes
    from desktop.office import Office
    from desktop.views import Scope

    with Office.open(folder, read_only=True) as office:
        incomes.indicators(office, Scope(office.rounds()[0].id))
        said("VmHWM")


if __name__ == "__main__":
    what, *where = sys.argv[1:]
    if what == "bare":
        bare()
    elif what == "list":
        whole_list(Path(where[0]))
    elif what == "indicators":
        indicators(Path(where[0]))
    else:
        office(Path(where[0]))
