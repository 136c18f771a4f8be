"""The attendance grid with 100 people and 8 half-days: a key, from press to painted.

The floor is a bare QTableView of the same size with the same texts: a cell is set, the cursor goes
on, and all of it is painted.
"""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QStandardItemModel
from PySide6.QtWidgets import QApplication, QTableView
from pytestqt.qtbot import QtBot

from desktop import records
from desktop.course_attendance import set_half_days
from desktop.office import Office
from desktop.places import load_district
from desktop.programme.attendance import HALF_DAY, half_days
from desktop.programme.rounds import preset
from tests.benchmarks.measuring import in_turns, tell
from ui import theme
from ui.pages.trainer_course import TrainerCoursePage
from ui.session import Session

PEOPLE, DAYS, TIMES = 100, 4, 200
BUDGET = 4  # times the floor, which is a few milliseconds on an idle machine
SIZE = (1046, 500)  # pixels, as in the smallest window
STARTS, ENDS = date(2026, 2, 9), date(2026, 2, 12)


@pytest.fixture
def page(tmp_path: Path, qtbot: QtBot, qapp: QApplication) -> Iterator[TrainerCoursePage]:
    """The page on a course of a hundred people."""
    theme.apply(qapp, theme.LIGHT)
    with Office.create(tmp_path / "office", load_district("7007"), who="สมศรี") as office:
        office.write("course", lambda tx: _put_course(office, tx))
        session = Session(office)
        made = TrainerCoursePage(session)
        theme.dress(made)
        qtbot.addWidget(made)
        made.resize(SIZE[0] + 300, SIZE[1] + 100)
        with qtbot.waitActive(made):
            made.show()
        qtbot.waitUntil(lambda: made.model.rowCount() == PEOPLE)
        set_half_days(office, 1, dict.fromkeys(half_days(STARTS, ENDS), HALF_DAY))
        qtbot.waitUntil(lambda: len(made.model.sessions) == 2 * DAYS)
        made.view.setFocus()
        yield made
        made.hide()
        session.close()


def _put_course(office: Office, tx: records.Transaction) -> None:
    villages = [place.id for place in office.villages()]
    round_id = records.put(tx, "round", {**_round(), "stages": "trainer_course"})
    course = records.put(
        tx, "course",
        {"round": round_id, "name": "รุ่นที่ 1", "starts_on": STARTS, "ends_on": ENDS, "days": DAYS},
    )  # fmt: skip
    for number in range(PEOPLE):
        name = {"title": "นาย", "first_name": f"คนที่{number}", "last_name": "ใจดี"}
        person = records.put(tx, "person", name)
        place = villages[number % len(villages)]
        sage = {"round": round_id, "village": place, "person": person, "selected": True}
        records.put(tx, "trainee", {"course": course, "sage": records.put(tx, "sage", sage)})


def _round() -> dict[str, object]:
    from dataclasses import asdict

    row = asdict(preset(2569))
    row["follow_up_months"] = " ".join(map(str, row["follow_up_months"]))
    return row


def test_a_key_costs_little_more_than_a_bare_table_does(
    page: TrainerCoursePage, qtbot: QtBot
) -> None:
    """Budget: p95 of 50 ms on an idle machine; told in ms, held as a ratio."""
    bare = QTableView()
    model = QStandardItemModel(PEOPLE, page.model.columnCount())
    for row in range(PEOPLE):
        for column in range(page.model.columnCount()):
            model.setData(model.index(row, column), page.model.index(row, column).data() or "✓")
    bare.setModel(model)
    theme.dress(bare)
    qtbot.addWidget(bare)
    bare.resize(*SIZE)
    with qtbot.waitActive(bare):
        bare.show()
    page.view.go_to(0, 1)

    def key(number: int) -> None:
        if number % PEOPLE == 0:
            page.view.go_to(0, 1 + number // PEOPLE)
        down, text = QEvent.Type.KeyPress, "/x"[number % 7 == 3]
        event = QKeyEvent(down, Qt.Key.Key_unknown, Qt.KeyboardModifier.NoModifier, text)
        QApplication.sendEvent(page.view, event)
        page.view.viewport().repaint()

    def floor(number: int) -> None:
        index = model.index(number % PEOPLE, number // PEOPLE)
        model.setData(index, "✓")
        bare.setCurrentIndex(model.index(min(index.row() + 1, PEOPLE - 1), index.column()))
        bare.viewport().repaint()

    found = in_turns("a key in the attendance grid", key, floor, TIMES)
    tell([found])
    assert found.ratio <= BUDGET, found.line()
    qtbot.waitUntil(lambda: not page.marking.waiting, timeout=20_000)
    sheet = page.model.sheet
    assert sheet is not None
    assert all(page.model.there(row) for row in range(PEOPLE))
