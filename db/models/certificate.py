"""Certificates: what was issued is frozen, whatever is edited afterwards."""

from peewee import ForeignKeyField

from db.fields import Choice, Count, Flag, IsoDate, Json, Text
from db.models.base import Record
from db.models.round import Round
from db.models.survey import Sage
from db.models.team import Household, TeamMember
from db.models.trainer_course import Trainee


class CertificateDesign(Record):
    """How a certificate is laid out, as data. One that was printed with is kept as it was.

    `digest` is the SHA-256 of name and content; `listed` ones are offered to choose from.
    """

    name = Text()
    content = Json()
    digest = Text(unique=True)
    listed = Flag(default=True)


class CertificateKind(Record):
    """How the office issues one kind of certificate: wording, design, and how it is numbered.

    Empty texts are as shipped, or as the round has them; so is an empty `counts_by`. The first
    number of `first_year` (B.E.) is `first_serial`; every other year begins with 1.
    """

    kind = Text(unique=True)
    title = Text(default="")
    wording = Text(default="")
    language = Choice("th", "en", default="th")
    digits = Choice("thai", "arabic", default="thai")
    design = Text(default="")
    layout = ForeignKeyField(CertificateDesign, null=True)
    pattern = Text(default="")
    office_code = Text(default="")
    counts_by = Choice("calendar", "fiscal", null=True)
    first_year = Count(null=True)
    first_serial = Count(null=True)
    has_proof = Flag(default=False)


class Certificate(Record):
    """One issued certificate: its number, and every fact that was printed on it.

    The round and the record that it was issued on are empty once its issuing was undone, or when
    it comes from a register of earlier years; its number is never given again. `layout` is the
    design as it was, `proof` the signed text of its QR code. Up to the day it is handed over a
    correction makes another `edition` of it.
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
    sage = ForeignKeyField(Sage, null=True)
    team_member = ForeignKeyField(TeamMember, null=True)
    household = ForeignKeyField(Household, null=True)
    layout = ForeignKeyField(CertificateDesign, null=True)
    proof = Text(default="")
    edition = Count(default=1)
    prints = Count(default=0)
    printed_on = IsoDate(null=True)
    handed_on = IsoDate(null=True)
    handed_to = Text(default="")

    class Meta:
        indexes = (
            (("kind", "year", "serial"), True),
            (("trainee",), False),
            (("sage",), False),
            (("team_member",), False),
            (("household",), False),
        )


class CertificatePrint(Record):
    """A certificate printed once more: on which day, why, and whether it says that it is a copy."""

    certificate = ForeignKeyField(Certificate)
    on = IsoDate(column_name="on_date")
    reason = Text()
    substitute = Flag(default=False)

    class Meta:
        indexes = ((("certificate",), False),)


class SigningKey(Record):
    """A key that signs the facts of certificates (Ed25519), or the public half of another office's.

    `sealed` is the private half, encrypted with the office's pass phrase; empty for a key that
    only checks. A key that was replaced keeps checking what it signed.
    """

    key_id = Text(unique=True)
    public_key = Text()
    sealed = Text(default="")
    holder = Text()
    since = IsoDate()
    until = IsoDate(null=True)
