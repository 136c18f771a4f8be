"""When something was done, as the status bar says it."""

from datetime import date, datetime, timedelta

import pytest

from ui.moments import lately, moment


def test_a_moment_of_today_is_its_time_and_another_has_its_date() -> None:
    at = datetime(2026, 3, 2, 14, 32).astimezone()
    assert moment(at, date(2026, 3, 2)) == "14:32 น."
    assert moment(at, date(2026, 3, 3)) == "2 มี.ค. 2569 14:32 น."


@pytest.mark.parametrize(
    ("before", "said"),
    [
        (timedelta(seconds=0), "เมื่อครู่"),
        (timedelta(seconds=59), "เมื่อครู่"),
        (timedelta(minutes=2), "14:30 น."),
        (timedelta(days=1), "เมื่อวาน 14:32 น."),
        (timedelta(days=2), "28 ก.พ. 2569 14:32 น."),
        (timedelta(seconds=-5), "14:32 น."),
    ],
)
def test_what_was_done_lately_is_said_by_how_long_ago(before: timedelta, said: str) -> None:
    now = datetime(2026, 3, 2, 14, 32).astimezone()
    assert lately(now - before, now) == said
