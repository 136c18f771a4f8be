"""Nothing of Qt's is left to Python's garbage collection, which runs in whatever thread it likes.

A widget or timer that is destroyed outside of the window's thread ends the program.
"""

import gc

import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, QObject

from ui.main_window import MainWindow


def show_everything(window: MainWindow) -> None:
    for place in range(window.tabs.count()):
        window.go_to_tab(place)


def left_to_the_collector() -> list[str]:
    """The types of living Qt objects that only the collector would destroy."""
    gc.set_debug(gc.DEBUG_SAVEALL)
    try:
        gc.collect()
        return sorted(
            type(one).__name__
            for one in gc.garbage
            if isinstance(one, QObject) and shiboken6.isValid(one) and shiboken6.ownedByPython(one)
        )
    finally:
        gc.set_debug(0)
        gc.garbage.clear()


def test_a_window_built_anew_leaves_nothing_to_the_collector(window: MainWindow) -> None:
    show_everything(window)
    gc.collect()
    window.switch_language()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert left_to_the_collector() == []
