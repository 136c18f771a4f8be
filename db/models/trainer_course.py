"""Stage ๒: the trainer course, and the sages who attended it."""

from peewee import ForeignKeyField

from db.fields import Choice, Count, IsoDate, SortKey, Text
from db.models.base import Record
from db.models.round import Round
from db.models.survey import Sage


class Course(Record):
    """A trainer course (หลักสูตรวิทยากรผู้นำสัมมาชีพ)."""

    round = ForeignKeyField(Round)
    name = Text()
    starts_on = IsoDate()
    ends_on = IsoDate()
    days = Count()
    place = Text(default="")
    organiser = Text(default="")
    sort_key = SortKey()
    search_text = Text()


class Trainee(Record):
    """A sage on a course: days attended and the result."""

    course = ForeignKeyField(Course)
    sage = ForeignKeyField(Sage)
    days_attended = Count(null=True)
    result = Choice("passed", "failed", null=True)
    note = Text(default="")

    class Meta:
        indexes = ((("course", "sage"), True), (("sage",), False))
