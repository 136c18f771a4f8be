"""Writing the attendance of a trainer course: its half-days, who was there, and the results."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from db.queries import listing
from db.transaction import Transaction
from desktop import records
from desktop.journal import several
from desktop.office import Office
from desktop.problems import Refused, refusing
from desktop.programme.attendance import HalfDay, time_attended, wrong_half_days
from desktop.trainer_course import CourseSheet, course_sheet, of_course, sessions
from desktop.words import _

type Marks = Mapping[tuple[int, int], bool | None]
"""Who was there: by half-day and participant; None takes back what was said."""


def set_half_days(office: Office, course_id: int, wanted: Mapping[HalfDay, int]) -> None:
    """Hold a course on exactly these half-days, each with its hours in thousandths.

    The attendance of a half-day that goes, goes with it; hours and days of who attended follow.
    Refused where one lies outside the course or has no possible hours.
    """

    def work(tx: Transaction) -> None:
        sheet = course_sheet(office, course_id)
        for sentence in wrong_half_days(wanted, sheet.starts_on, sheet.ends_on):
            raise Refused(sentence)
        present = {HalfDay(one.on, one.half): one for one in sheet.sessions}
        marked = [one.id for one in sheet.people if one.there]
        for half_day, session in present.items():
            if half_day not in wanted:
                records.remove(tx, "course_session", session.id)
            elif wanted[half_day] != session.hours:
                records.change(tx, "course_session", session.id, {"hours": wanted[half_day]})
        for half_day in sorted(wanted.keys() - present.keys()):
            row = {"course": course_id, **half_day._asdict(), "hours": wanted[half_day]}
            records.put(tx, "course_session", row)
        records.change(tx, "course", course_id, {"hours": sum(wanted.values()) or None})
        _follow(tx, course_id, sheet.days, marked)

    with refusing():
        title = _("Half-days of {course}").format(course=course_sheet(office, course_id).name)
    office.write(title, work)


def mark(office: Office, course_id: int, marks: Marks) -> None:
    """Write who was there as one action; hours and days of the participants follow.

    Refused where the course is not held on a half-day, or somebody is not on it, any more.
    """
    with refusing():
        sheet = course_sheet(office, course_id)

    def work(tx: Transaction) -> None:
        held = {one.id for one in sessions(course_id)}
        people = {row[0] for row in listing.select("trainee", ["id"], of_course(course_id))}
        for session, trainee in marks:
            if session not in held:
                raise Refused(_("The course is not held on this half-day any more."))
            if trainee not in people:
                raise Refused(_("Somebody is not on this course any more."))
        _write(tx, course_id, marks)
        _follow(tx, course_id, sheet.days, {trainee for _session, trainee in marks})

    touched = {trainee for _session, trainee in marks}
    names = [one.name for one in sheet.people if one.id in touched]
    title = _("Attendance of {course}: {names}")
    office.write(title.format(course=sheet.name, names=several(names)), work)


def _write(tx: Transaction, course_id: int, marks: Marks) -> None:
    columns = ["session", "trainee", "id", "present"]
    found = listing.select("session_attendance", columns, of_course(course_id, "session.course"))
    present = {(session, trainee): (row, there) for session, trainee, row, there in found}
    new = []
    for (session, trainee), there in marks.items():
        row, was = present.get((session, trainee), (None, None))
        if there is None and row is not None:
            tx.delete("session_attendance", row)
        elif there is not None and row is None:
            new.append({"session": session, "trainee": trainee, "present": there})
        elif row is not None and was != there:
            tx.save("session_attendance", {"present": there}, id=row)
    tx.put_many("session_attendance", new)


def _follow(tx: Transaction, course_id: int, days: int, trainees: Collection[int]) -> None:
    """Let hours and days of these participants follow from the half-days they were there."""
    hours = {one.id: one.hours for one in sessions(course_id)}
    there: dict[int, dict[int, bool]] = {one: {} for one in trainees}
    columns = ["session", "trainee", "present"]
    for session, trainee, present in listing.select(
        "session_attendance", columns, of_course(course_id, "session.course")
    ):
        if trainee in there:
            there[trainee][session] = present
    for trainee, was_there in there.items():
        time = time_attended(hours, was_there)
        attended = (time.hours, time.days(days)) if time else (None, None)
        values = dict(zip(("hours_attended", "days_attended"), attended, strict=True))
        records.change(tx, "trainee", trainee, values)


@dataclass(frozen=True, slots=True)
class Suggestions:
    """The results by the round's rule: to be `set` where none is, `other` than the office set.

    `open` are the participants of whom the rule cannot tell yet.
    """

    set: Mapping[int, str]
    other: Mapping[int, str]
    open: tuple[int, ...]


def suggestions(sheet: CourseSheet) -> Suggestions:
    """What the round's rule says of each participant beside what the office has said."""
    said = {
        one.id: (one.standing.result, sheet.suggestion(one, sheet.time(one.there)))
        for one in sheet.people
    }
    return Suggestions(
        {one: new for one, (was, new) in said.items() if new and not was},
        {one: new for one, (was, new) in said.items() if new and was and was != new},
        tuple(one for one, (was, new) in said.items() if not new and not was),
    )


def set_results(office: Office, course_id: int, *, over: bool = False) -> Suggestions:
    """Set the result of everybody who has none by the round's rule; what was suggested.

    What the office has set stays, unless it shall be written `over`. An officer's leave to go on
    has no part in it.
    """
    with refusing():
        told = suggestions(course_sheet(office, course_id))
        results = {**told.set, **(told.other if over else {})}
        named = listing.rows("trainee", ["sage.person.full_name"], list(results))
        (course,) = listing.rows("course", ["name"], [course_id])

    def work(tx: Transaction) -> None:
        for trainee, result in results.items():
            records.change(tx, "trainee", trainee, {"result": result})

    if results:
        names = several([row[0] for row in named])
        title = _("Results of {course}: {names}").format(course=course[0], names=names)
        office.write(title, work)
    return told
