"""A click on a place until its chart is in view, and the first chart of the tab.

The floor is its texts alone: their outlines, already known, filled by Agg in a picture of its size.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from random import Random

import pytest
from matplotlib.font_manager import FontProperties
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.charts.artists import Label
from desktop.charts.screen import ScreenRenderer
from desktop.office import Office
from tests.benchmarks.measuring import Figures, in_turns, tell
from tests.benchmarks.nation import DISTRICT, NATION, SMALL, Size, office_folder
from ui import theme
from ui.pages.incomes import IncomesPage
from ui.session import Session

TIMES = 24
BUDGET = 8  # times the texts of the chart alone
OF_A_NATION = 24  # the same, where the numbers of 1.5 million households are counted first
ROOM = (1330, 620)  # pixels of the page in the smallest window
READ = 300_000  # milliseconds in which a nation is read for the first time


class Watching:
    """Somebody who looks at the chart of one place after the other."""

    def __init__(self, office: Office, qtbot: QtBot) -> None:
        self.qtbot, self.session = qtbot, Session(office)
        self.pages: list[IncomesPage] = []
        self.page = self.open(0)
        self.villages = Random(1).choices(office.villages(), k=TIMES)

    def open(self, _number: int) -> IncomesPage:
        """The page anew, until its first chart is drawn."""
        made = IncomesPage(self.session)
        made.resize(*ROOM)
        with self.qtbot.waitSignal(made.chart.drawn, timeout=READ):
            made.show()
        self.pages.append(made)
        return made

    def close(self) -> None:
        for page in self.pages:
            page.hide()
            page.deleteLater()
        self.session.close()

    def village(self, number: int) -> None:
        """The chart of a village."""
        place = self.villages[number]
        self._choose(place.tambon_id, place.id)

    def tambon(self, number: int) -> None:
        """The chart of a tambon."""
        self._choose(self.villages[number].tambon_id)

    def everything(self, _number: int) -> None:
        """The chart of the whole office."""
        self._choose()

    def texts(self, _number: int) -> None:
        """The texts of the chart in view, alone."""
        chart = self.page.chart.chart
        assert chart is not None
        picture = ScreenRenderer(*chart.figure.bbox.size, chart.figure.dpi)
        for one in chart.figure.findobj(Label):
            face = FontProperties(family=[one.family], size=one.size)
            picture.draw_text(picture.new_gc(), 100, 100, one.text, face, 0)

    def _choose(self, tambon: int | None = None, village: int | None = None) -> None:
        """Choose a place, or the same one again, and wait for its chart."""
        scope = self.session.scope
        with self.qtbot.waitSignal(self.page.chart.drawn, timeout=READ):
            if (scope.tambon_id, scope.village_id) == (tambon, village):
                self.page.reload()
            else:
                self.session.choose_place(tambon, village)


@contextmanager
def watching(size: Size, qtbot: QtBot) -> Iterator[Watching]:
    """Somebody at the page of an office of `size`."""
    with Office.open(office_folder(size), read_only=True, who="สมศรี") as office:
        made = Watching(office, qtbot)
        yield made
        made.close()


def measured(made: Watching, whole: str, times: int) -> list[Figures]:
    """Every figure of one office."""
    seldom = max(times // 4, 2)
    return [
        in_turns("chart of a village in view", made.village, made.texts, times),
        in_turns("chart of a tambon in view", made.tambon, made.texts, times),
        in_turns(f"chart of a {whole} in view", made.everything, made.texts, seldom),
        in_turns("the page opened, first chart", made.open, made.texts, seldom),
    ]


@pytest.mark.endurance
def test_charts_of_a_district_and_of_a_nation(qtbot: QtBot, qapp: QApplication) -> None:
    """Budget: p95 of 150 ms, the first chart within 300 ms, on an idle machine; held as ratios."""
    theme.apply(qapp, theme.LIGHT)
    for size, whole, budget in ((DISTRICT, "district", BUDGET), (NATION, "nation", OF_A_NATION)):
        with watching(size, qtbot) as made:
            found = measured(made, whole, TIMES)
        print(f"\n{size.all_households:,} households")  # noqa: T201  a benchmark speaks
        tell(found)
        for figure in found:
            assert figure.ratio <= budget, figure.line()


def test_a_chart_of_a_small_office_takes_little_more_than_its_texts(
    qtbot: QtBot, qapp: QApplication
) -> None:
    """The same on 500 households, in a moment: only a slip of whole orders is caught."""
    theme.apply(qapp, theme.LIGHT)
    with watching(SMALL, qtbot) as made:
        found = measured(made, "district", 2)
    tell(found)
    for figure in found:
        assert figure.ratio <= 3 * BUDGET, figure.line()
