"""A chart in a page: drawn on a worker in steps, told mark by mark, drawn again when it must be."""

from collections.abc import Iterator
from threading import Event, current_thread, main_thread
from typing import Any

import pytest
from matplotlib.figure import Figure
from PySide6.QtCore import QPoint, QRect, Qt
from pytestqt.qtbot import QtBot

from desktop.charts.artists import Fill, Line, Pen, Shape, Traced
from desktop.charts.chart import Chart, Mark
from desktop.charts.panel import Panel
from desktop.problems import Refused
from tests.ui.mouse import move
from ui.charts import canvas, raster
from ui.charts.canvas import NARROWEST, ChartView
from ui.charts.row_scroll import row_ends
from ui.jobs import Job
from ui.session import Session

GROUND, BAR = "#ffffff", "#ff0000"


def chart(bars: int, high: float = 3) -> Chart:
    """Bars one below the other; the first ones stand at the left."""
    figure = Figure(figsize=(8, high), facecolor=GROUND)
    figure.set_label("แท่ง")
    panel = Panel(figure)
    panel.across, panel.up = (0, 10), (10, 0)
    drawn: dict[str, Traced] = {}
    for number in range(bars):
        top, foot = 2 * number + 0.5, 2 * number + 1.5
        corners = [(0, top), (5, top), (5, foot), (0, foot)]
        drawn[f"bar-{number}"] = Shape(panel, corners, Fill(BAR))
    drawn["line"] = Line(panel, (9, 9), (1, 9), Pen("#0000ff", 1.5))
    marks = {f"bar-{number}": Mark(f"แท่งที่ {number}", (number,)) for number in range(bars)}
    marks |= {"line": Mark("เส้น", (8, 9)), "nowhere": Mark("ไม่มี")}
    return Chart(figure, marks, drawn)


@pytest.fixture
def view(session: Session, qtbot: QtBot) -> ChartView:
    made = ChartView(session.jobs)
    made.resize(800, 300)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    return made


def show(view: ChartView, qtbot: QtBot, *steps: Chart) -> None:
    with qtbot.waitSignal(view.drawn):
        view.show_chart(lambda: iter(steps))


def test_it_is_drawn_on_a_worker(view: ChartView, qtbot: QtBot) -> None:
    threads = []

    def steps() -> Iterator[Chart]:
        threads.append(current_thread())
        yield chart(2)

    with qtbot.waitSignal(view.drawn):
        view.show_chart(steps)
    assert threads != []
    assert main_thread() not in threads
    assert view.accessibleName() == "แผนภูมิ: แท่ง"
    assert view.sizeHint().height() == 300
    assert view.grab().toImage().pixelColor(100, 30).name() == BAR


def test_each_step_is_seen_before_the_next_is_drawn(
    view: ChartView, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(canvas, "REST", 0)
    go_on = Event()

    def steps() -> Iterator[Chart]:
        yield chart(1)
        yield chart(2)
        go_on.wait(60)
        yield chart(3)

    view.show_chart(steps)
    qtbot.waitUntil(lambda: len(view.places) == 3)  # two bars, and the line
    move(view, view.place_of("bar-0").center())
    assert view.told == "", "a figure that is still drawn is not asked"
    with qtbot.waitSignal(view.drawn):
        go_on.set()
    assert len(view.places) == 4


def test_a_step_that_is_drawn_before_anybody_is_told_is_seen(
    view: ChartView, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn, go_on = Event(), Event()

    def steps() -> Iterator[Chart]:
        yield chart(1)
        drawn.set()
        go_on.wait(60)
        yield chart(2)

    def read_long(*asked: Any) -> Job:
        job = begin(*asked)
        drawn.wait(60)
        return job

    begin = view._jobs.read_long
    monkeypatch.setattr(view._jobs, "read_long", read_long)
    view.show_chart(steps)
    assert len(view.places) == 2
    with qtbot.waitSignal(view.drawn):
        go_on.set()


def test_steps_for_which_there_is_no_time_are_passed_over(
    view: ChartView, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(canvas, "REST", 1_000)
    drawn = []

    def noted(one: Chart, frame: raster.Frame) -> raster.Raster:
        drawn.append(one)
        return raster.rasterised(one, frame)

    monkeypatch.setattr(canvas, "rasterised", noted)
    steps = [chart(number) for number in range(4)]
    show(view, qtbot, *steps)
    assert drawn == [steps[0], steps[3]]
    assert view.chart is steps[3]


def test_of_the_pictures_of_steps_only_the_one_in_view_is_kept(
    view: ChartView, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(canvas, "REST", 0)
    kept = []

    def noted(one: Chart, frame: raster.Frame) -> raster.Raster:
        kept.append(len(view._coming))
        return raster.rasterised(one, frame)

    monkeypatch.setattr(canvas, "rasterised", noted)
    show(view, qtbot, *(chart(number) for number in range(4)))
    assert kept == [0, 1, 1, 1]
    assert view._coming == []


def test_a_line_is_met_beside_it_and_a_bar_not(view: ChartView, qtbot: QtBot) -> None:
    show(view, qtbot, chart(2))
    line = view.place_of("line").center()
    move(view, line + QPoint(2, 0))
    assert view.told == "เส้น"
    move(view, view.place_of("bar-1").center())
    assert view.told == "แท่งที่ 1"
    move(view, view.rect().center() + QPoint(40, 0))
    assert view.told == ""


def test_what_is_told_is_inside_what_is_seen(view: ChartView, qtbot: QtBot) -> None:
    show(view, qtbot, chart(5))
    for corner in (QPoint(), view.rect().bottomRight()):
        view._told.tell("ยาว" * 60, corner)
        assert view.rect().contains(view._told.geometry())


def test_a_click_and_enter_pick_a_mark(view: ChartView, qtbot: QtBot) -> None:
    show(view, qtbot, chart(2))
    with qtbot.waitSignal(view.picked) as picked:
        qtbot.mouseClick(view, Qt.MouseButton.LeftButton, pos=view.place_of("bar-1").center())
    assert picked.args[0].households == (1,)
    qtbot.keyClick(view, Qt.Key.Key_End)
    with qtbot.waitSignal(view.picked) as picked:
        qtbot.keyClick(view, Qt.Key.Key_Return)
    assert picked.args[0].households == (8, 9)


def test_the_mark_stays_where_the_same_chart_is_drawn_anew(view: ChartView, qtbot: QtBot) -> None:
    show(view, qtbot, chart(2))
    qtbot.keyClick(view, Qt.Key.Key_Down)
    qtbot.keyClick(view, Qt.Key.Key_Down)
    with qtbot.waitSignal(view.drawn):
        view.resize(900, 300)
    assert view.gid == "bar-1"
    assert view.place_of("line").center().x() == pytest.approx(810, abs=2)
    show(view, qtbot, chart(1))
    assert view.gid == ""


def test_a_picture_of_a_width_that_does_not_stay_is_not_yet_the_chart(
    view: ChartView, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(canvas, "SETTLED", 500)
    go_on = Event()

    def steps() -> Iterator[Chart]:
        go_on.wait(60)
        yield chart(2)

    view.show_chart(steps)
    qtbot.waitUntil(lambda: view._job is not None)
    view.resize(900, 300)
    with qtbot.waitSignal(view.drawn):
        go_on.set()
    assert view.place_of("line").center().x() == pytest.approx(810, abs=2)
    qtbot.keyClick(view, Qt.Key.Key_Down)
    assert view.gid == "bar-0"


def test_a_narrow_place_draws_it_no_narrower_than_it_can_be(session: Session, qtbot: QtBot) -> None:
    view = ChartView(session.jobs)
    qtbot.addWidget(view)
    view.resize(200, 100)
    assert view.width() == NARROWEST
    show(view, qtbot, chart(1))
    assert view.sizeHint().width() == NARROWEST


def test_the_newest_chart_is_shown_whichever_is_ready_first(
    view: ChartView, session: Session, qtbot: QtBot
) -> None:
    go_on = Event()

    def slow() -> Iterator[Chart]:
        go_on.wait(60)
        yield chart(4)

    view.show_chart(slow)
    qtbot.waitUntil(lambda: view._job is not None)
    show(view, qtbot, chart(1))
    go_on.set()
    qtbot.waitUntil(lambda: not session.jobs.findChildren(Job))
    assert len(view.places) == 2


def test_why_there_is_no_chart_stands_in_its_place(
    view: ChartView, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused() -> Iterator[Chart]:
        raise Refused("ไม่มีรอบ")
        yield

    show(view, qtbot, chart(2))
    qtbot.keyClick(view, Qt.Key.Key_Down)
    with qtbot.waitSignal(view.drawn):
        view.show_chart(refused)
    assert (view.sentence, view.accessibleName(), view.told) == ("ไม่มีรอบ", "ไม่มีรอบ", "")
    monkeypatch.setattr(raster, "HIGHEST", 200)
    show(view, qtbot, chart(2))
    assert "มีกลุ่มมากเกินกว่า" in view.sentence
    assert view.chart is None


@pytest.mark.parametrize(
    ("tops", "ends"),
    [
        ((), []),
        (((0, 10),), []),
        (((0, 10), (5, 10)), []),
        (((0, 10), (20, 10)), [14, 34]),
        (((0, 10), (8, 10), (30, 10)), [23, 45]),
    ],
)
def test_rows_end_between_marks(tops: tuple[tuple[int, int], ...], ends: list[int]) -> None:
    assert row_ends([QRect(0, top, 10, high) for top, high in tops]) == ends
