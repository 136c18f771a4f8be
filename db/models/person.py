"""People, once each however many roles they hold, and the occupations they follow."""

from peewee import ForeignKeyField

from db.fields import Choice, IsoDate, NationalId, SortKey, Text
from db.models.base import Record
from db.models.place import Village


class Person(Record):
    """A person. `full_name` is how the name is read: the title joins the first name.

    `sound_key` is the same for names that are read alike; blank where half of the name is.
    """

    title = Text(default="")
    first_name = Text()
    last_name = Text(default="")
    full_name = Text()
    national_id = NationalId(null=True, unique=True)
    birth_date = IsoDate(null=True)
    house_no = Text(default="")
    village = ForeignKeyField(Village, null=True)
    phone = Text(default="")
    sort_key = SortKey()
    search_text = Text()
    sound_key = Text()

    class Meta:
        """Who sounds alike in a tambon, or has the same telephone, is found while typing."""

        indexes = (
            (("sort_key",), False),
            (("village",), False),
            (("sound_key", "village"), False),
            (("phone",), False),
        )


class OccupationKind(Record):
    """An occupation (อาชีพ) by name, in both classifications: the register's 4, จปฐ's 10."""

    name = Text(unique=True)
    group_class = Choice("agriculture", "processing", "tourism", "other", default="other")
    bmn_class = Choice(
        "rice",
        "field_crops",
        "orchard",
        "fishery",
        "livestock",
        "trade",
        "labour",
        "service",
        "own_business",
        "other",
        default="other",
    )
    sort_key = SortKey()
    search_text = Text()
