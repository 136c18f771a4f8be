"""Stage ๓: the village's trainer team and the households it will teach."""

from peewee import ForeignKeyField

from db.fields import Baht, Choice, Count, Flag, IsoDate, Text
from db.models.base import Record
from db.models.person import OccupationKind, Person
from db.models.place import Village
from db.models.round import Round


class TeamMember(Record):
    """A member of a village's trainer team (ทีมวิทยากรสัมมาชีพชุมชน)."""

    round = ForeignKeyField(Round)
    village = ForeignKeyField(Village)
    person = ForeignKeyField(Person)
    role = Choice("lead", "member", default="member")
    note = Text(default="")

    class Meta:
        indexes = ((("round", "person"), True), (("round", "village"), False))


class Household(Record):
    """A target household (ครัวเรือนเป้าหมาย), or in a cohort the person who takes part.

    The baseline income is a year's baht in จปฐ's four parts; `baseline_total` is their sum, and
    NULL while none of them was asked.
    """

    round = ForeignKeyField(Round)
    village = ForeignKeyField(Village)
    representative = ForeignKeyField(Person)
    head_name = Text(default="")
    house_no = Text(default="")
    members = Count(null=True)
    wanted = ForeignKeyField(OccupationKind, null=True)
    volunteered = Flag(default=False)
    responsible = ForeignKeyField(TeamMember, null=True)
    eligibility = Choice("livelihood_affected", "disaster", "aged_60", null=True)
    ready_for_group = Flag(default=False)
    baseline_on = IsoDate(null=True)
    baseline_main = Baht(null=True)
    baseline_secondary = Baht(null=True)
    baseline_other = Baht(null=True)
    baseline_own_use = Baht(null=True)
    baseline_total = Baht(null=True)

    class Meta:
        """A round's households are walked by place, by income, and by the occupation they want."""

        indexes = (
            (("round", "representative"), True),
            (("round", "village"), False),
            (("round", "wanted"), False),
            (("round", "baseline_total"), False),
        )
