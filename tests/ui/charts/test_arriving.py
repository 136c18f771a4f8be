"""A page of charts comes when Matplotlib is there, and holds up nobody meanwhile."""

from threading import Event

import pytest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from ui.charts import arriving
from ui.charts.arriving import Arriving
from ui.charts.warm_up import is_warm, warm_up
from ui.session import Session


def test_it_comes_at_once_when_all_is_there(session: Session, qtbot: QtBot) -> None:
    warm_up()
    assert is_warm()
    made = Arriving(session, QLineEdit)
    qtbot.addWidget(made)
    assert isinstance(made.page, QLineEdit)


def test_it_comes_later_and_takes_the_focus_that_waited_for_it(
    session: Session, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    go_on = Event()
    monkeypatch.setattr(arriving, "is_warm", lambda: False)
    monkeypatch.setattr(arriving, "warm_up", lambda: go_on.wait(10))
    made = Arriving(session, QLineEdit)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    made.setFocus()
    assert made.page is None
    go_on.set()
    qtbot.waitUntil(lambda: made.page is not None)
    assert made.page.hasFocus()


def test_it_may_go_before_it_comes(
    session: Session, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    go_on, built = Event(), []
    monkeypatch.setattr(arriving, "is_warm", lambda: False)
    monkeypatch.setattr(arriving, "warm_up", lambda: go_on.wait(10))
    made = Arriving(session, lambda: built.append("page") or QLineEdit())
    with qtbot.waitSignal(made.destroyed):
        made.deleteLater()
    go_on.set()
    session.close()
    assert built == []
