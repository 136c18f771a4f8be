"""Stage ๑: the sages surveyed in a village, how they score, and the forum that selects them."""

from peewee import ForeignKeyField

from db.fields import Choice, Count, Flag, IsoDate, Text
from db.models.base import Record
from db.models.person import OccupationKind, Person
from db.models.place import Village
from db.models.round import Round


class Sage(Record):
    """A community sage (ปราชญ์ชุมชน) as surveyed for a round.

    `consent_text` is the version of the text that was consented to. One who was sent in the place
    of the sage whom the forum chose points at that sage, with the reason.
    """

    round = ForeignKeyField(Round)
    village = ForeignKeyField(Village)
    person = ForeignKeyField(Person)
    craft = ForeignKeyField(OccupationKind, null=True)
    years = Count(null=True)
    achievements = Text(default="")
    votes = Count(null=True)
    selected = Flag(default=False)
    knowledge_field = Choice(
        "agriculture",
        "crafts",
        "medicine",
        "resources",
        "funds",
        "arts",
        "language",
        "religion",
        "food",
        "welfare",
        "other",
        null=True,
    )
    surveyed_on = IsoDate(null=True)
    learning_centre = Text(default="")
    can_teach = Text(default="")
    willing = Choice("yes", "unsure", "no", null=True)
    consent_on = IsoDate(null=True)
    consent_text = Text(default="")
    sources = Text(default="")
    instead_of = ForeignKeyField("self", null=True)
    instead_reason = Text(default="")

    class Meta:
        indexes = (
            (("round", "person"), True),
            (("round", "village", "craft"), False),
            (("round", "craft"), False),
        )


class Criterion(Record):
    """One line of the office's scoring sheet: up to `maximum` points, counted `weight` times."""

    round = ForeignKeyField(Round)
    position = Count()
    name = Text()
    maximum = Count(default=5)
    weight = Count(default=1)

    class Meta:
        indexes = ((("round", "name"), True),)


class SageScore(Record):
    """The points that a sage got by one criterion."""

    sage = ForeignKeyField(Sage)
    criterion = ForeignKeyField(Criterion)
    points = Count()

    class Meta:
        indexes = ((("sage", "criterion"), True), (("criterion",), False))


class Forum(Record):
    """The village forum (เวทีประชาคม) of a village in a round, with its three resolutions.

    `accepted` and `trainer_` are about the choice of the trainer, `occupation_` about what the
    village wants to learn, `target_` about its target households. Votes are those for, against and
    abstained, where hands were counted.
    """

    round = ForeignKeyField(Round)
    village = ForeignKeyField(Village)
    held_on = IsoDate(null=True)
    place = Text(default="")
    households_total = Count(null=True)
    households_present = Count(null=True)
    chair = Text(default="")
    accepted = Flag(default=False)
    resolution = Text(default="")
    recorder = Text(default="")
    quorum = Count(null=True)
    trainer_by = Choice("consensus", "show_of_hands", null=True)
    trainer_for = Count(null=True)
    trainer_against = Count(null=True)
    trainer_abstained = Count(null=True)
    tie_rule = Choice("chair", "revote", "lot", null=True)
    occupation_names = Text(default="")
    occupation_by = Choice("consensus", "show_of_hands", null=True)
    occupation_for = Count(null=True)
    occupation_against = Count(null=True)
    occupation_abstained = Count(null=True)
    occupation_accepted = Flag(default=False)
    target_by = Choice("consensus", "show_of_hands", null=True)
    target_for = Count(null=True)
    target_against = Count(null=True)
    target_abstained = Count(null=True)
    target_accepted = Flag(default=False)

    class Meta:
        indexes = ((("round", "village"), True),)
