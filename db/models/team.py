"""Stage ๓: the village's trainer team and the households it will teach."""

from peewee import ForeignKeyField

from db.fields import Baht, Choice, Count, Flag, IsoDate, Quantity, Text
from db.models.base import Record
from db.models.occupation_group import OccupationGroup
from db.models.person import OccupationKind, Person
from db.models.place import Village
from db.models.round import Round


class TeamMember(Record):
    """A member of a village's trainer team (ทีมวิทยากรสัมมาชีพชุมชน).

    `other_reason` says why somebody who is no sage of the village was chosen. The order is that of
    the appointment; `appraisal` is from 5 (very good) to 1.
    """

    round = ForeignKeyField(Round)
    village = ForeignKeyField(Village)
    person = ForeignKeyField(Person)
    role = Choice("lead", "member", default="member")
    note = Text(default="")
    other_reason = Text(default="")
    duties = Text(default="")
    prepared_on = IsoDate(null=True)
    order_no = Text(default="")
    order_on = IsoDate(null=True)
    appraised_on = IsoDate(null=True)
    appraisal = Count(null=True)
    appraisal_note = Text(default="")

    class Meta:
        indexes = ((("round", "person"), True), (("round", "village"), False))


class Household(Record):
    """A target household (ครัวเรือนเป้าหมาย), or in a cohort the person who takes part.

    Baseline income and expenses are a year's baht in จปฐ's four parts each; a total is their sum,
    and NULL while none of them was asked. `status` says whether the household has a place: one in
    `reserve` moves up by its rank when somebody withdraws; who took a place points at `replaces`.
    `group` is the occupation group of the round that the household joined.
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
    applied_on = IsoDate(null=True)
    intent = Text(default="")
    readiness = Choice("ready", "needs_support", "not_ready", null=True)
    wanted_second = ForeignKeyField(OccupationKind, null=True)
    wanted_third = ForeignKeyField(OccupationKind, null=True)
    expense_production = Baht(null=True)
    expense_essential = Baht(null=True)
    expense_other = Baht(null=True)
    expense_debt = Baht(null=True)
    expense_total = Baht(null=True)
    land = Quantity(null=True)
    tools = Text(default="")
    debts = Baht(null=True)
    savings = Baht(null=True)
    funds = Text(default="")
    status = Choice("chosen", "reserve", "withdrawn", default="chosen")
    reserve_rank = Count(null=True)
    withdrawn_on = IsoDate(null=True)
    withdrawn_reason = Text(default="")
    replaces = ForeignKeyField("self", null=True)
    group = ForeignKeyField(OccupationGroup, null=True)

    class Meta:
        """A round's households are walked by place, by income, and by the occupation they want."""

        indexes = (
            (("round", "representative"), True),
            (("round", "village", "wanted"), False),
            (("round", "wanted"), False),
            (("round", "baseline_total"), False),
            (("round", "status"), False),
        )


class HouseholdMember(Record):
    """Somebody of a target household besides its representative; some train with it."""

    household = ForeignKeyField(Household)
    person = ForeignKeyField(Person)
    relation = Text(default="")
    trains = Flag(default=False)
    note = Text(default="")

    class Meta:
        indexes = ((("household", "person"), True), (("person",), False))
