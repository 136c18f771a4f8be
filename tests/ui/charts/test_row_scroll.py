"""A page of rows that is scrolled."""

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ui.charts.row_scroll import RowScroll


def test_a_page_that_grows_stays_as_wide(qtbot: QtBot) -> None:
    scroll, page = RowScroll(), QWidget()
    scroll.setWidget(page)
    scroll.resize(400, 300)
    qtbot.addWidget(scroll)
    with qtbot.waitExposed(scroll):
        scroll.show()
    wide = page.width()
    page.setMinimumHeight(900)
    qtbot.waitUntil(lambda: scroll.verticalScrollBar().maximum() > 0)
    assert page.width() == wide
