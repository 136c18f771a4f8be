"""When something was done, as the status bar says it."""

from datetime import date, datetime

from ui.moments import moment


def test_a_moment_of_today_is_its_time_and_another_has_its_date() -> None:
    at = datetime(2026, 3, 2, 14, 32).astimezone()
    assert moment(at, date(2026, 3, 2)) == "14:32 น."
    assert moment(at, date(2026, 3, 3)) == "2 มี.ค. 2569 14:32 น."
