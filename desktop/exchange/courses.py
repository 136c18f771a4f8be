"""The courses that trainees' rows name: same name and days are one course."""

from datetime import date, timedelta
from typing import cast

from desktop.exchange.differences import corrected
from desktop.exchange.ledger import HeldBackRow, Ledger
from desktop.exchange.records import ReadRow
from desktop.programme.trainer_course import COURSES
from desktop.programme.values import check_values
from desktop.programme.vocabulary import Context, Severity, Value, Values
from desktop.thai.text import fold
from desktop.words import _

_IDENTITY = ("name", "starts_on", "ends_on")


class Courses:
    """Finds the course of each row in the round `round_id`, or makes it."""

    def __init__(self, ledger: Ledger, round_id: int, context: Context) -> None:
        self._ledger, self._round, self._context = ledger, round_id, context
        self._known = {_key(row): key for key, row in ledger.tables["course"].rows.items()}

    def told(self, row: ReadRow) -> dict[str, Value]:
        """The course as a row describes it, its last day counted where the row leaves it out."""
        given = {
            key.removeprefix("course."): value
            for key, value in row.values.items()
            if key.startswith("course.") and value is not None
        }
        start = given.get("starts_on")
        if not isinstance(start, date):
            raise HeldBackRow(("", ""), _("The first day of the course is missing."))
        counted = start + timedelta(days=self._context.round.course_days - 1)
        end = cast("date", given.get("ends_on") or counted)
        values: dict[str, Value] = {
            "name": _("Sammachip trainer course", "th"),
            "days": (end - start).days + 1,
            **{key: value for key, value in given.items() if value != ""},
            "round": self._round,
            "ends_on": end,
        }
        for problem in check_values(COURSES, values, self._context):
            if problem.severity is Severity.ERROR:
                raise HeldBackRow(row.told(f"course.{problem.field}"), problem.message)
        return values

    def find(self, told: Values) -> int | None:
        """The course that a row describes, also where the office has corrected its name or a day.

        Two courses on the same days in two places are two.
        """
        key = _key(told)
        if key not in self._known:
            rows = self._ledger.tables["course"].rows
            here = {one: row for one, row in rows.items() if _may_be_at(row, told)}
            found = corrected(here, told, _IDENTITY)
            if found is not None:
                self._known[key] = found
        return self._known.get(key)

    def days(self, told: Values) -> Value:
        """How many days the course of a row has: the office's word before the row's."""
        course = self.find(told)
        return (
            told["days"] if course is None else self._ledger.tables["course"].rows[course]["days"]
        )

    def put(self, told: Values, row: ReadRow) -> tuple[int, bool]:
        """The course's id, and whether it gains by the row."""
        course, gains = self._ledger.enter("course", self.find(told), told, row)
        self._known[_key(told)] = course
        return course, gains


def _key(course: Values) -> tuple[str, Value, Value]:
    return fold(str(course["name"])), course["starts_on"], course["ends_on"]


def _may_be_at(course: Values, told: Values) -> bool:
    places = {fold(str(one.get("place") or "")) for one in (course, told)} - {""}
    return len(places) < 2
