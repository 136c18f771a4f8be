"""What the data check has found and the office lets stand."""

from db.fields import IsoDate, Text
from db.models.base import Record


class AcceptedFinding(Record):
    """A finding that is no fault, or two people who are not the same: by whom, and since when.

    `key` names the kind, the record and what stood there: another value is another finding.
    """

    key = Text(unique=True)
    who = Text(default="")
    on = IsoDate(column_name="on_date")
