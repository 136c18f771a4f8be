"""When something was done, as people here say it: in the computer's own time, in B.E. years."""

from datetime import date, datetime, timedelta

from desktop.thai.dates import format_date
from desktop.words import _, current_language


def moment(at: datetime, today: date) -> str:
    """ "14:32 น." for a moment of today, else with its date: "2 มี.ค. 2569 14:32 น."."""
    local = at.astimezone()
    clock = _("{time} hrs").format(time=local.strftime("%H:%M"))
    if local.date() == today:
        return clock
    return f"{format_date(local.date(), 'short', language=current_language())} {clock}"


def lately(at: datetime, now: datetime) -> str:
    """As `moment`, but "เมื่อครู่" for the last minute and "เมื่อวาน 14:32 น." for yesterday."""
    if timedelta(0) <= now - at < timedelta(minutes=1):
        return _("just now")
    local, today = at.astimezone(), now.astimezone().date()
    if local.date() == today - timedelta(days=1):
        return _("yesterday {time}").format(time=moment(at, local.date()))
    return moment(at, today)
