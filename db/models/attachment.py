"""What is kept with a record as a picture or a scan."""

from peewee import ForeignKeyField

from db.fields import Choice, Text
from db.models.base import Record
from db.models.office import Picture
from db.models.survey import Forum, Sage
from db.models.team import Household, TeamMember
from db.models.trainer_course import Course


class Attachment(Record):
    """A photograph or a scanned paper of one record; its bytes are kept once by their digest."""

    sage = ForeignKeyField(Sage, null=True)
    forum = ForeignKeyField(Forum, null=True)
    course = ForeignKeyField(Course, null=True)
    team_member = ForeignKeyField(TeamMember, null=True)
    household = ForeignKeyField(Household, null=True)
    kind = Choice("photo", "minutes", "sign_in", "application", "order", "other")
    media = Choice("image/jpeg", "image/png", "application/pdf")
    name = Text()
    picture = ForeignKeyField(Picture)

    class Meta:
        indexes = (
            (("sage",), False),
            (("forum",), False),
            (("course",), False),
            (("team_member",), False),
            (("household",), False),
            (("picture",), False),
        )
