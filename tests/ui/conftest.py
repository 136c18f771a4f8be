"""A real office for every test of the window, and the window's look once for all of them."""

import shutil
from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import QEvent, QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.office import Office
from desktop.places import load_district
from desktop.programme.rounds import preset
from desktop.programme.stages import register
from desktop.views import RoundEntry, Scope
from ui import theme
from ui.main_window import MainWindow
from ui.session import Session

TODAY = date(2026, 3, 2)
PATIENCE = 60_000  # milliseconds that a busy machine may take for the longest step

type Put = Callable[..., int]
type Hold = Callable[[], Callable[[], None]]


@pytest.fixture
def qtbot(qtbot: QtBot) -> QtBot:
    """Waits as long as it takes: what comes on a quick machine comes on a busy one, later."""
    for wait in ("waitSignal", "waitSignals", "waitUntil", "waitActive", "waitExposed"):
        setattr(qtbot, wait, partial(getattr(qtbot, wait), timeout=PATIENCE))
    return qtbot


@pytest.fixture(scope="session")
def look(qapp: QApplication) -> Iterator[QApplication]:
    """The application with the program's font and colours; its windows dress themselves."""
    theme.apply(qapp, theme.LIGHT)
    yield qapp
    qapp.clipboard().clear()  # without a window system, what was copied would outlive Python


@pytest.fixture(autouse=True)
def hands_off() -> Iterator[None]:
    """After a test nothing is held, open or left: the next would click with Ctrl pressed.

    Qt knows the modifiers of the last key event, and QTest's last one still has them. QTest itself
    thinks that a button is held after a double click, and makes the next move a drag. And widgets
    that are to go would go only when the next test waits for the first time.
    """
    yield
    application = QApplication.instance()
    if application is None:
        return
    while (popup := QApplication.activePopupWidget()) is not None:
        popup.close()
    hand = QWidget()
    QTest.keyRelease(hand, Qt.Key.Key_Shift)
    QTest.mouseRelease(hand, Qt.MouseButton.LeftButton)
    application.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture(scope="session")
def new_office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of an office with a round of six target villages and nothing else."""
    folder = tmp_path_factory.mktemp("template") / "office"
    with Office.create(folder, load_district("7007"), who="สมศรี") as office:
        office.add_round(preset(2569), [place.id for place in office.villages()[:6]])
    return folder


@pytest.fixture
def office(new_office: Path, tmp_path: Path) -> Iterator[Office]:
    """An office of this test alone, on the second of March 2569."""
    folder = tmp_path / "office"
    shutil.copytree(new_office, folder)
    with Office.open(folder, who="สมศรี") as opened:
        opened.today = lambda: TODAY
        yield opened


@pytest.fixture
def round_(office: Office) -> RoundEntry:
    """The office's round."""
    return office.rounds()[0]


@pytest.fixture
def put(office: Office, round_: RoundEntry) -> Put:
    """Stores one record as the form would, keys with __ for dots; its id."""

    def store(key: str, **typed: object) -> int:
        raw = {name.replace("__", "."): value for name, value in typed.items()}
        saved = office.save(register(key), raw, Scope(round_.id))
        assert saved.id is not None, saved.problems
        return saved.id

    return store


@pytest.fixture
def put_sage(office: Office, put: Put) -> Put:
    """Stores a sage of the first target village."""
    village = office.villages()[0].id

    def store(first: str = "แก้ว", last: str = "ใจดี", **more: object) -> int:
        return put(
            "sages",
            **{"village": village, "person__title": "นาย"} | more,
            person__first_name=first,
            person__last_name=last,
        )

    return store


@pytest.fixture
def session(office: Office, look: QApplication, tmp_path: Path) -> Iterator[Session]:
    """What the screens share, over the office and the settings of this test."""
    settings = QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)
    shared = Session(office, settings)
    yield shared
    shared.close()


@pytest.fixture
def window(session: Session, qtbot: QtBot) -> MainWindow:
    """The window on the office of this test, the one that the keys go to."""
    shown = MainWindow(session)
    qtbot.addWidget(shown)
    with qtbot.waitActive(shown):
        shown.show()
    return shown


@pytest.fixture
def hold(session: Session, qtbot: QtBot) -> Iterator[Hold]:
    """Keeps the writer busy; what it answers lets it go, and waits until all is stored and told."""
    gates: list[Event] = []

    def begin() -> Callable[[], None]:
        gate = Event()
        gates.append(gate)
        session.jobs.write("hold", gate.wait, lambda _free: None)

        def let_go() -> None:
            gate.set()
            qtbot.waitUntil(lambda: session.jobs.idle)

        return let_go

    yield begin
    for gate in gates:
        gate.set()
