"""Stage ๔: what each household needs, and the purchases that supply it."""

from peewee import ForeignKeyField

from db.fields import Baht, Choice, Flag, IsoDate, Quantity, SortKey, Text
from db.models.base import Record
from db.models.place import Village
from db.models.round import Round
from db.models.team import Household


class Purchase(Record):
    """A lot that the office buys in one procedure."""

    round = ForeignKeyField(Round)
    village = ForeignKeyField(Village, null=True)
    name = Text()
    vendor = Text(default="")
    sort_key = SortKey()
    search_text = Text()


class PurchaseStep(Record):
    """One paper of a purchase: its number, date and amount; or only that the province did it."""

    purchase = ForeignKeyField(Purchase)
    step = Choice(
        "request",
        "quotation",
        "approval",
        "order",
        "delivery",
        "inspection",
        "stock",
        "issue",
        "payment",
    )
    number = Text(default="")
    on = IsoDate(null=True, column_name="on_date")
    amount = Baht(null=True)
    at_province = Flag(default=False)

    class Meta:
        indexes = ((("purchase", "step"), True),)


class MaterialNeed(Record):
    """A material one household needs; handed over when `received_on` is set."""

    household = ForeignKeyField(Household)
    purchase = ForeignKeyField(Purchase, null=True)
    item = Text()
    quantity = Quantity()
    unit = Text(default="")
    unit_price = Baht(null=True)
    cost = Baht(null=True)
    received_on = IsoDate(null=True)
    sort_key = SortKey()
    search_text = Text()

    class Meta:
        indexes = ((("household",), False),)
