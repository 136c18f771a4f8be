"""What stands in the attendance grid: the texts and tones of one participant, and of the heads."""

from collections.abc import Mapping
from typing import NamedTuple

from desktop.programme.attendance import Time
from desktop.programme.course import HALVES
from desktop.programme.trainer_course import RESULTS
from desktop.programme.values import show_value
from desktop.programme.vocabulary import Kind
from desktop.thai.dates import format_date
from desktop.trainer_course import CourseSheet, Participant, Session
from desktop.views import Place
from desktop.words import N_, _, current_language

MARKS = {None: "", True: "✓", False: "✗"}
BEHIND = (N_("Hours"), "%", N_("Before"), N_("After"), N_("Result"))
HOURS, PERCENT, PRE, POST, RESULT = range(len(BEHIND))
"""The columns behind the half-days."""

_HALVES = {"morning": N_("a.m."), "afternoon": N_("p.m.")}
_TONES = {None: "", True: "good", False: "bad"}


class Shown(NamedTuple):
    """A cell: its text, and the name of its colour in the theme, "" for the usual one."""

    text: str
    tone: str = ""


def line(sheet: CourseSheet, one: Participant, there: Mapping[int, bool]) -> tuple[Shown, ...]:
    """The cells of a participant who was `there`: the village, the half-days, what follows."""
    time = sheet.time(there)
    hours = time.hours if time else one.standing.hours
    tone = _tone_of_time(sheet, time)
    return (
        Shown(_village(one.village), "quiet"),
        *(Shown(MARKS[mark], _TONES[mark]) for mark in (there.get(s.id) for s in sheet.sessions)),
        Shown(show_value(Kind.QUANTITY, hours), tone),
        Shown(str(time.percent) if time else "", tone),
        Shown(show_value(Kind.COUNT, one.pre_test)),
        Shown(show_value(Kind.COUNT, one.standing.marks)),
        _result(one.standing.result, sheet.suggestion(one, time)),
    )


def _village(place: Place) -> str:
    """ "ม.4 บ้านบนมะขาม": the tambon stands in the words about the cell."""
    if place.moo is None:
        return place.name
    return _("Moo {moo}, {village}").format(moo=place.moo, village=place.name)


def _tone_of_time(sheet: CourseSheet, time: Time | None) -> str:
    """Good at the round's mark, bad where it can no longer be reached."""
    if time is None:
        return ""
    reaches = time.reaches(sheet.round.attendance_percent)
    return {True: "good", None: "warn", False: "bad"}[reaches]


def _result(result: str | None, suggested: str | None) -> Shown:
    """The result, in brackets where it is only suggested; it warns where the rule says another."""
    if not result:
        words = show_value(Kind.CHOICE, suggested, RESULTS)
        return Shown(f"({words})" if words else "", "quiet")
    agrees = suggested in (None, result)
    tone = "good" if result == "passed" else "bad"
    return Shown(show_value(Kind.CHOICE, result, RESULTS), tone if agrees else "warn")


def said(
    sheet: CourseSheet, one: Participant, session: Session | None, there: Mapping[int, bool]
) -> str:
    """A cell in words: on a half-day whether somebody was there, else who it is and the rule."""
    if session is not None:
        told = {None: _("not said yet"), True: _("present"), False: _("absent")}
        when = _("{day}, {half} ({hours} hours)").format(
            day=format_date(session.on, "short", language=current_language()),
            half=half(session),
            hours=show_value(Kind.QUANTITY, session.hours),
        )
        return f"{one.name} · {when} · {told[there.get(session.id)]}"
    words = f"{one.name} · {one.village.label} {one.village.tambon}"
    suggested = show_value(Kind.CHOICE, sheet.suggestion(one, sheet.time(there)), RESULTS)
    rule = _("By the rule: {result}").format(result=suggested)
    return f"{words} · {rule}" if suggested else words


def head(session: Session) -> str:
    """A half-day above its column: the day, below it "เช้า" or "บ่าย"."""
    day = format_date(session.on, "short", language=current_language())
    return f"{day.rpartition(' ')[0]}\n{_(_HALVES[session.half])}"


def half(session: Session) -> str:
    """ "เช้า" or "บ่าย"."""
    return show_value(Kind.CHOICE, session.half, HALVES)
