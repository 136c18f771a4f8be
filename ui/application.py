"""Starting the window program: look, words, the office to open, the window."""

import gc
import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QSettings, QTimer
from PySide6.QtGui import QGuiApplication, QIcon
from PySide6.QtWidgets import QApplication, QDialog, QMessageBox

from desktop.first_steps import is_untouched
from desktop.office import Office
from desktop.problems import Refused
from desktop.words import LANGUAGES, use_language
from resources import ICONS
from ui import theme
from ui.main_window import MainWindow
from ui.qt_words import QtWords
from ui.session import Session, user_name
from ui.sweeping import Sweeper

NAME = "Sammachip"

SETTLED = 1_000
"""Milliseconds after which the window is painted, and charts may be made ready behind it."""


def run(location: Path | None, *, demo: bool = False, language: str = "th") -> int:
    """Show the window until it is closed; the process's exit status.

    Without `location` the office opened last is opened, or the user is asked for one.
    """
    application = prepared(sys.argv)
    settings = QSettings(NAME, NAME)
    kept = str(settings.value("language", language))
    use_language(kept if kept in LANGUAGES and language == "th" else language)
    office = _office(location, settings, demo=demo)
    if office is None:
        return 0
    session = Session(office, settings)
    window = MainWindow(session)
    window.show()
    if is_untouched(office):
        window.show_first_steps()
    QTimer.singleShot(0, application, lambda: _search_for_garbage(application))
    QTimer.singleShot(SETTLED, session, lambda: session.jobs.read_long(_warm_up, _warmed))
    status = application.exec()
    office.close()
    return status


def prepared(arguments: list[str]) -> QApplication:
    """The application with its fonts, look and words; the running one when there is one."""
    running = QApplication.instance()
    application = running if isinstance(running, QApplication) else QApplication(arguments)
    application.setApplicationName(NAME)
    application.setApplicationDisplayName("")
    application.setWindowIcon(QIcon(str(ICONS / "sammachip.svg")))
    dress(application)
    words = QtWords(application)
    application.installTranslator(words)
    QGuiApplication.styleHints().colorSchemeChanged.connect(lambda _scheme: dress(application))
    return application


def dress(application: QApplication) -> None:
    """Give the application the look that fits the system's light or dark scheme."""
    theme.apply(application, theme.current())


def _search_for_garbage(application: QApplication) -> None:
    """From now on, in what is made from now on: main.py let Python start without."""
    gc.freeze()
    Sweeper(application)


def _warm_up(_job: object) -> None:
    from ui.charts.warm_up import warm_up

    warm_up()


def _warmed(_nothing: object) -> None:
    """The first page of charts will find what it needs."""


def _office(location: Path | None, settings: QSettings, *, demo: bool) -> Office | None:
    """An open office: the one asked for, the last one, or one the user chooses. None: none."""
    if demo:
        from ui.dialogs.demo import open_demo_office

        try:
            return open_demo_office()
        except Refused as refusal:
            _say(refusal.reason)
            return None
    last = str(settings.value("office", ""))
    wanted = location or (Path(last) if last else None)
    refused = ""
    if wanted is not None:
        try:
            office = Office.open(wanted, who=str(settings.value("who", "")) or user_name())
        except Refused as refusal:
            refused = refusal.reason
        else:
            settings.setValue("office", str(wanted))
            return office
    from ui.dialogs.welcome import WelcomeDialog  # only the first start needs it

    welcome = WelcomeDialog(_opener(settings), refused)
    return welcome.office if welcome.exec() == QDialog.DialogCode.Accepted else None


def _say(reason: str) -> None:
    box = QMessageBox(QMessageBox.Icon.Critical, NAME, reason)
    theme.dress(box)
    box.exec()


def _opener(settings: QSettings) -> Callable[[Path, Callable[[], Office]], Office]:
    def open_and_remember(folder: Path, open_: Callable[[], Office]) -> Office:
        office = open_()
        settings.setValue("office", str(folder))
        settings.setValue("who", office.who)
        return office

    return open_and_remember
