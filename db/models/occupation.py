"""Stage ๕: training in the village, who came, and the occupation groups that formed."""

from peewee import ForeignKeyField

from db.fields import Baht, Choice, Count, Flag, IsoDate, SortKey, Text
from db.models.base import Record
from db.models.person import OccupationKind
from db.models.place import Village
from db.models.round import Round
from db.models.team import Household


class Training(Record):
    """A village's occupation training (ฝึกอาชีพ)."""

    round = ForeignKeyField(Round)
    village = ForeignKeyField(Village, null=True)
    curriculum = Text()
    starts_on = IsoDate(null=True)
    ends_on = IsoDate(null=True)
    days = Count()
    place = Text(default="")
    sort_key = SortKey()
    search_text = Text()


class Attendance(Record):
    """How many days of a training a household's representative attended."""

    training = ForeignKeyField(Training)
    household = ForeignKeyField(Household, index=False)  # an index below begins with it
    days_attended = Count()

    class Meta:
        indexes = ((("training", "household"), True), (("household", "days_attended"), False))


class OccupationGroup(Record):
    """An occupation group (กลุ่มอาชีพ) as the register keeps it."""

    round = ForeignKeyField(Round)
    village = ForeignKeyField(Village)
    name = Text()
    occupation = ForeignKeyField(OccupationKind, null=True)
    group_class = Choice("agriculture", "processing", "tourism", "other", null=True)
    registered_on = IsoDate(null=True)
    phone = Text(default="")
    chair = Text(default="")
    secretary = Text(default="")
    treasurer = Text(default="")
    members = Count(null=True)
    has_rules = Flag(default=False)
    fund = Baht(null=True)
    sort_key = SortKey()
    search_text = Text()

    class Meta:
        indexes = ((("round", "village"), False),)
