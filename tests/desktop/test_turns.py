"""Long loops let other threads have their turns, and lose nothing by it."""

import time

import pytest

from desktop.turns import in_turns


def test_every_row_comes_once_in_its_order() -> None:
    assert list(in_turns(range(10_000))) == list(range(10_000))


def test_a_pause_comes_after_each_millisecond_of_work(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = iter(number / 4000 for number in range(100))
    pauses: list[float] = []
    monkeypatch.setattr(time, "perf_counter", lambda: next(clock))
    monkeypatch.setattr(time, "sleep", pauses.append)
    assert list(in_turns("กขคงจฉชซ")) == list("กขคงจฉชซ")
    assert len(pauses) == 1
