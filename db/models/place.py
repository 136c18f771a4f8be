"""Where people live: the office's tambons and villages.

A village is its 8-digit code, or tambon and moo; never its name, which repeats inside a tambon.
A unit without a moo (a community inside a municipality) has none.
"""

from peewee import ForeignKeyField

from db.fields import Count, SortKey, Text
from db.models.base import Record


class Tambon(Record):
    """A sub-district: its 6-digit code and its name without ตำบล."""

    code = Text(unique=True)
    name = Text()
    name_en = Text(default="")
    sort_key = SortKey()
    search_text = Text()

    class Meta:
        indexes = ((("sort_key",), False),)


class Village(Record):
    """A village (หมู่บ้าน), or a unit without moo."""

    tambon = ForeignKeyField(Tambon, backref="villages")
    code = Text(unique=True)
    moo = Count(null=True)
    name = Text()
    name_en = Text(default="")
    sort_key = SortKey()
    search_text = Text()

    class Meta:
        indexes = ((("tambon", "moo"), True), (("sort_key",), False))
