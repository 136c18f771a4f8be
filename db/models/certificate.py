"""Certificates: what was issued is frozen, whatever is edited afterwards."""

from peewee import ForeignKeyField

from db.fields import Choice, Count, IsoDate, Json, Text
from db.models.base import Record
from db.models.round import Round
from db.models.trainer_course import Trainee


class Certificate(Record):
    """One issued certificate: its number, and every fact that was printed on it.

    `round` and `trainee` are empty once its issuing was undone; its number is never given again.
    """

    round = ForeignKeyField(Round, null=True)
    trainee = ForeignKeyField(Trainee, null=True)
    kind = Text(default="lead_trainer")
    year = Count()
    serial = Count()
    number = Text()
    issued_on = IsoDate()
    recipient = Text()
    facts = Json()
    design = Text()
    digest = Text()
    status = Choice("issued", "void", default="issued")
    void_reason = Text(default="")

    class Meta:
        indexes = ((("kind", "year", "serial"), True), (("trainee",), False))
