"""The change log: what was done, by whom, and what every row was before and after it."""

from peewee import ForeignKeyField

from db.fields import Bytes, Choice, Count, RecordId, Text
from db.models.base import Table


class Action(Table):
    """One thing a person did, in one transaction: a save, an import, an undo."""

    id = RecordId()
    at_utc = Text()
    who = Text()
    kind = Text()
    title = Text()
    undoes = ForeignKeyField("self", null=True, unique=True, backref="undone_by")


class Change(Table):
    """One row written by an action; `seq` has no gaps, `hash` chains it to the row before it.

    `digest` stands for `before` and `after` in the chain, so that the law's erasure of a person
    can empty those two without breaking it.
    """

    seq = Count(primary_key=True)
    action = ForeignKeyField(Action, backref="changes")
    operation = Choice("insert", "update", "delete")
    table_name = Text()
    row_id = Count()
    before = Text(null=True)
    after = Text(null=True)
    digest = Bytes()
    prev = Bytes()
    hash = Bytes()

    class Meta:
        """A row's own history is found by its table and key."""

        indexes = ((("table_name", "row_id"), False),)
