"""Rows that wait are kept: a few at once, of many the first at once and the others soon."""

import pytest
from pytestqt.qtbot import QtBot

from desktop.programme.stages import register
from ui.grid import keeping
from ui.grid.keeping import Keeping
from ui.grid.rows import GridRow, Typed
from ui.session import Session

SAGES = register("sages")
MANY = 400


@pytest.fixture
def no_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """No time between two events of the window: only the first rows are kept in it."""
    monkeypatch.setattr(keeping, "_SLICE", 0)


def rows(count: int) -> list[GridRow]:
    """New rows that wait, from -1 down, as in a grid."""
    name = "person.first_name"
    return [GridRow(-n, typed={name: Typed(f"แก้ว{n}")}) for n in range(1, count + 1)]


def kept(session: Session) -> list[int | None]:
    return [one.record for one in session.drafts.waiting()]


def test_a_few_are_kept_at_once(session: Session) -> None:
    made = Keeping(SAGES, session)
    made.keep(rows(3))
    assert kept(session) == [-1, -2, -3]
    made.forget([-2])
    assert kept(session) == [-1, -3]


def test_of_many_the_first_are_kept_at_once_and_the_others_soon(
    session: Session, qtbot: QtBot, no_time: None
) -> None:
    made = Keeping(SAGES, session)
    made.keep(rows(MANY))
    assert kept(session) == [-n for n in range(1, keeping._TOGETHER + 1)]
    qtbot.waitUntil(lambda: len(kept(session)) == MANY)
    assert kept(session) == [-n for n in range(1, MANY + 1)]


def test_nothing_is_left_behind_when_the_program_may_end(session: Session, no_time: None) -> None:
    made = Keeping(SAGES, session)
    made.keep(rows(MANY))
    session.drafts.gather()
    assert len(kept(session)) == MANY


def test_a_row_that_is_stored_before_it_is_kept_is_not_kept(
    session: Session, no_time: None
) -> None:
    made = Keeping(SAGES, session)
    made.keep(rows(MANY))
    made.forget([-MANY, -1])
    made.finish()
    assert kept(session) == [-n for n in range(2, MANY)]


def test_rows_that_are_put_away_are_kept_first(session: Session, no_time: None) -> None:
    made = Keeping(SAGES, session)
    made.keep(rows(MANY))
    made.let_go()
    assert len(kept(session)) == MANY
