"""What passing a trainer course takes: time and marks, by the numbers of the round."""

from dataclasses import dataclass, replace

from desktop.programme.rounds import RoundSettings
from desktop.programme.vocabulary import Values


@dataclass(frozen=True, slots=True)
class Standing:
    """What a participant has to show for a course, as far as it is recorded.

    Hours are thousandths. Where those of the course and of the participant are known they tell how
    much was attended, else the days do.
    """

    result: str | None
    days: int | None
    course_days: int | None
    hours: int | None = None
    course_hours: int | None = None
    marks: int | None = None
    full_marks: int | None = None

    @property
    def attended(self) -> tuple[int, int] | None:
        """The part of the course that was attended, and the whole: hours if known, else days."""
        for part, whole in ((self.hours, self.course_hours), (self.days, self.course_days)):
            if part is not None and whole is not None:
                return part, whole
        return None

    @property
    def percent(self) -> int | None:
        """Of the course, rounded down: it never shows a mark that is not reached."""
        part, whole = self.attended or (0, 0)
        return part * 100 // whole if whole else None


STANDING = (
    *("result", "days_attended", "course.days", "hours_attended", "course.hours"),
    *("post_test", "course.test_marks"),
)
"""Where a participant's Standing is stored, in its order."""


def passed(standing: Standing, round_: RoundSettings) -> bool:
    """Whether somebody passed a course: the result says so, and time and marks reach the round's.

    The one definition: a certificate, the board and the working lists ask here. What is not
    recorded reaches no mark.
    """
    return (
        standing.result == "passed"
        and attended_enough(standing, round_)
        and enough_marks(standing, round_)
    )


def attended_enough(standing: Standing, round_: RoundSettings) -> bool:
    """Whether the hours of a course that were attended, else the days, reach the pass mark."""
    if standing.attended is None:
        return False
    part, whole = standing.attended
    return part * 100 >= whole * round_.attendance_percent


def enough_marks(standing: Standing, round_: RoundSettings) -> bool:
    """Whether the test after reaches what the round asks for.

    Where the round or the course has no test, everybody does.
    """
    if not round_.test_percent or not standing.full_marks:
        return True
    least = standing.full_marks * round_.test_percent
    return standing.marks is not None and standing.marks * 100 >= least


def suggested(standing: Standing, round_: RoundSettings, open_hours: int = 0) -> str | None:
    """The result by the round's rule; None while it may still turn out either way.

    `open_hours` are those of which nobody has said whether they were attended.
    """
    if standing.hours is None and standing.days is None:
        return None
    needs_marks = bool(round_.test_percent and standing.full_marks)
    unknown = standing.marks is None and needs_marks
    hours = None if standing.hours is None else standing.hours + open_hours
    if not attended_enough(replace(standing, hours=hours), round_):
        return "failed"
    if not unknown and not enough_marks(standing, round_):
        return "failed"
    if unknown or not attended_enough(standing, round_):
        return None
    return "passed"


def standing_of(values: Values) -> Standing:
    """The Standing that a participant's form shows, with what it looks up behind the course."""
    numbers = (value if isinstance(value := values.get(key), int) else None for key in STANDING[1:])
    return Standing(str(values.get("result") or "") or None, *numbers)
