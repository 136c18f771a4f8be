"""Stage ๕: training in the village, and who came."""

from peewee import ForeignKeyField

from db.fields import Count, IsoDate, SortKey, Text
from db.models.base import Record
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
