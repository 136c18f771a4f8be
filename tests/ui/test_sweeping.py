"""Full searches for garbage wait while long work fills the memory."""

import gc

from ui import sweeping
from ui.sweeping import unswept


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
