"""Stage ๑: the sages surveyed in a village, and the forum that selects among them."""

from peewee import ForeignKeyField

from db.fields import Count, Flag, IsoDate, Text
from db.models.base import Record
from db.models.person import OccupationKind, Person
from db.models.place import Village
from db.models.round import Round


class Sage(Record):
    """A community sage (ปราชญ์ชุมชน) as surveyed for a round."""

    round = ForeignKeyField(Round)
    village = ForeignKeyField(Village)
    person = ForeignKeyField(Person)
    craft = ForeignKeyField(OccupationKind, null=True)
    years = Count(null=True)
    achievements = Text(default="")
    votes = Count(null=True)
    selected = Flag(default=False)

    class Meta:
        indexes = (
            (("round", "person"), True),
            (("round", "village"), False),
            (("round", "craft"), False),
        )


class Forum(Record):
    """The village forum (เวทีประชาคม) of a village in a round."""

    round = ForeignKeyField(Round)
    village = ForeignKeyField(Village)
    held_on = IsoDate(null=True)
    place = Text(default="")
    households_total = Count(null=True)
    households_present = Count(null=True)
    chair = Text(default="")
    accepted = Flag(default=False)
    resolution = Text(default="")

    class Meta:
        indexes = ((("round", "village"), True),)
