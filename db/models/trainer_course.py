"""Stage ๒: the trainer course, who attended it, what it cost, and what the trainers bring home."""

from peewee import ForeignKeyField

from db.fields import Baht, Choice, Count, Flag, IsoDate, Quantity, SortKey, Text
from db.models.base import Record
from db.models.person import OccupationKind
from db.models.place import Village
from db.models.round import Round
from db.models.survey import Sage


class Course(Record):
    """A trainer course (หลักสูตรวิทยากรผู้นำสัมมาชีพ).

    `test_marks` are the full marks of its tests, `hours` those of its half-days together.
    """

    round = ForeignKeyField(Round)
    name = Text()
    starts_on = IsoDate()
    ends_on = IsoDate()
    days = Count()
    place = Text(default="")
    organiser = Text(default="")
    sort_key = SortKey()
    search_text = Text()
    test_marks = Count(null=True)
    hours = Quantity(null=True)


class Trainee(Record):
    """A sage on a course: the time attended, test marks and the result."""

    course = ForeignKeyField(Course)
    sage = ForeignKeyField(Sage)
    days_attended = Count(null=True)
    result = Choice("passed", "failed", null=True)
    note = Text(default="")
    pre_test = Count(null=True)
    post_test = Count(null=True)
    hours_attended = Quantity(null=True)

    class Meta:
        indexes = ((("course", "sage"), True), (("sage",), False))


class CourseTopic(Record):
    """A topic of a course's curriculum: on which day, for how many hours, by whom, where."""

    course = ForeignKeyField(Course)
    on = IsoDate(column_name="on_date", null=True)
    topic = Text()
    hours = Quantity(null=True)
    speaker = Text(default="")
    place = Text(default="")

    class Meta:
        indexes = ((("course",), False),)


class CourseSession(Record):
    """Half a day on which a course was held."""

    course = ForeignKeyField(Course)
    on = IsoDate(column_name="on_date")
    half = Choice("morning", "afternoon")
    hours = Quantity()

    class Meta:
        indexes = ((("course", "on", "half"), True),)


class SessionAttendance(Record):
    """Whether a participant was there in half a day; no row means that nobody has said."""

    session = ForeignKeyField(CourseSession)
    trainee = ForeignKeyField(Trainee)
    present = Flag()

    class Meta:
        indexes = ((("session", "trainee"), True), (("trainee",), False))


class CourseQuestion(Record):
    """A question about a course, and how many answered it with 5 (very satisfied) to 1."""

    course = ForeignKeyField(Course)
    question = Text()
    fives = Count(default=0)
    fours = Count(default=0)
    threes = Count(default=0)
    twos = Count(default=0)
    ones = Count(default=0)

    class Meta:
        indexes = ((("course", "question"), True),)


class CourseCost(Record):
    """What a course cost: a rate, so many units of it, so many times. `amount` is their product."""

    course = ForeignKeyField(Course)
    kind = Choice(
        "speaker_state",
        "speaker_private",
        "snack_state",
        "snack_private",
        "meals_all",
        "meals_part",
        "lodging",
        "travel",
        "materials",
        "other",
    )
    payee = Text(default="")
    rate = Baht(null=True)
    quantity = Quantity(null=True)
    times = Count(default=1)
    note = Text(default="")
    amount = Baht(null=True)

    class Meta:
        indexes = ((("course",), False),)


class OccupationOption(Record):
    """An occupation that a village might live by: what it wants against what it has.

    Money is of one cycle; `profit` is sales less cost.
    """

    round = ForeignKeyField(Round)
    village = ForeignKeyField(Village)
    occupation = ForeignKeyField(OccupationKind, null=True)
    brought_by = ForeignKeyField(Sage, null=True)
    wanted_by = Count(null=True)
    people = Choice("enough", "some", "none", null=True)
    land = Choice("enough", "some", "none", null=True)
    water = Choice("enough", "some", "none", null=True)
    raw_material = Choice("enough", "some", "none", null=True)
    market = Choice("enough", "some", "none", null=True)
    fund = Choice("enough", "some", "none", null=True)
    cycle_months = Count(null=True)
    cost = Baht(null=True)
    sales = Baht(null=True)
    market_inside = Text(default="")
    market_outside = Text(default="")
    chosen = Flag(default=False)
    note = Text(default="")
    profit = Baht(null=True, signed=True)

    class Meta:
        indexes = ((("round", "village"), False),)
