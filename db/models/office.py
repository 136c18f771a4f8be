"""The office itself: who it is, who signs for it, who works in it."""

from peewee import ForeignKeyField

from db.fields import Bytes, Choice, Count, Flag, IsoDate, SortKey, Text
from db.models.base import Record
from db.models.place import Tambon


class Office(Record):
    """The one row that says whose file this is, and which rules made its derived columns."""

    amphoe_code = Text()
    amphoe = Text()
    changwat = Text()
    name = Text()
    emblem = Bytes(null=True)
    rules_version = Count()


class Picture(Record):
    """A picture by the SHA-256 of its bytes, kept for what was printed with it."""

    digest = Text(unique=True)
    content = Bytes()


class Signatory(Record):
    """Somebody who signs certificates; `rank` orders the blocks, the first heads the page.

    `picture` is of the signature, where it is not signed in ink.
    """

    name = Text(default="")
    position = Text()
    heads = Choice("amphoe", "office", default="amphoe")
    acting = Text(default="")
    rank = Count(default=1)
    signs = Flag(default=True)
    picture = ForeignKeyField(Picture, null=True)


class Officer(Record):
    """An officer (พัฒนากร) of the office, between two dates."""

    full_name = Text()
    position = Text()
    phone = Text(default="")
    since = IsoDate(null=True)
    until = IsoDate(null=True)
    sort_key = SortKey()
    search_text = Text()


class Responsibility(Record):
    """A tambon an officer is responsible for, between two dates."""

    officer = ForeignKeyField(Officer, backref="responsibilities")
    tambon = ForeignKeyField(Tambon)
    since = IsoDate(null=True)
    until = IsoDate(null=True)
