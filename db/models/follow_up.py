"""The follow-up: visits to a household, and its income afterwards."""

from peewee import ForeignKeyField

from db.fields import Baht, Choice, Count, IsoDate, Text
from db.models.base import Record
from db.models.office import Officer
from db.models.team import Household


class Visit(Record):
    """A follow-up visit. Income is a year's, in จปฐ's four parts; blank parts were not asked."""

    household = ForeignKeyField(Household, index=False)  # the indexes below begin with it
    number = Count()
    visited_on = IsoDate()
    officer = ForeignKeyField(Officer, null=True)
    practising = Choice("practising", "stopped", null=True)
    stopped_reason = Text(default="")
    income_main = Baht(null=True)
    income_secondary = Baht(null=True)
    income_other = Baht(null=True)
    income_own_use = Baht(null=True)
    income_total = Baht(null=True)
    income_trained = Baht(null=True)
    expenses = Baht(null=True)
    savings = Baht(null=True)
    debts = Baht(null=True)
    advice = Text(default="")

    class Meta:
        indexes = (
            (("household", "number"), True),
            (("household", "visited_on", "number", "practising"), False),
        )
