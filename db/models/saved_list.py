"""Lists that somebody set up and saved under a name, for all who work in the office."""

from db.fields import SortKey, Text
from db.models.base import Record


class SavedList(Record):
    """A register's list: what is searched, filtered, sorted and shown, as `desktop` wrote it."""

    register = Text()
    name = Text()
    definition = Text()
    sort_key = SortKey()

    class Meta:
        indexes = ((("register", "name"), True),)
