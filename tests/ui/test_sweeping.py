"""Searches for garbage: in the window's thread alone, and none of everything in long work."""

import gc
import weakref

import pytest
from pytestqt.qtbot import QtBot

from ui import sweeping
from ui.sweeping import Sweeper, unswept


class Knot:
    """Something that only a search finds."""

    def __init__(self) -> None:
        self.itself = self


def test_what_only_a_search_finds_goes_in_the_windows_own_time(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sweeping, "SWEEP_EVERY", 1)
    gc.enable()
    sweeper = Sweeper()
    assert not gc.isenabled()
    gone = weakref.ref(Knot())
    kept = [[number] for number in range(2 * gc.get_threshold()[0])]
    qtbot.waitUntil(lambda: gone() is None)
    assert kept
    sweeper.deleteLater()


def test_young_objects_only_are_searched_within() -> None:
    before = gc.get_threshold()
    with unswept(), unswept():
        assert gc.get_threshold()[:2] == before[:2]
        assert gc.get_threshold()[2] >= 1_000_000
    assert gc.get_threshold() == before


def test_what_is_left_by_long_work_is_not_searched_later() -> None:
    gc.unfreeze()
    with unswept():
        kept = [[number] for number in range((sweeping._MANY + 5) * 700 * 12)]
    frozen = gc.get_freeze_count()
    gc.unfreeze()
    assert frozen >= len(kept)


def test_after_short_work_everything_is_searched_as_before() -> None:
    gc.unfreeze()
    with unswept():
        kept = [[number] for number in range(100)]
    assert gc.get_freeze_count() == 0
    assert kept
