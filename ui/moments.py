"""When something was done, as people here say it: in the computer's own time, in B.E. years."""

from datetime import date, datetime

from desktop.thai.dates import format_date
from desktop.words import _, current_language


def moment(at: datetime, today: date) -> str:
    """ "14:32 น." for a moment of today, else with its date: "2 มี.ค. 2569 14:32 น."."""
    local = at.astimezone()
    clock = _("{time} hrs").format(time=local.strftime("%H:%M"))
    if local.date() == today:
        return clock
    return f"{format_date(local.date(), 'short', language=current_language())} {clock}"
