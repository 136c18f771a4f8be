"""The occupation groups that form in stage ๕; households of stage ๓ point at them."""

from peewee import ForeignKeyField

from db.fields import Baht, Choice, Count, Flag, IsoDate, SortKey, Text
from db.models.base import Record
from db.models.person import OccupationKind
from db.models.place import Village
from db.models.round import Round


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
