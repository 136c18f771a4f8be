"""The programme round: a fiscal year, its variant, and every number that differs between rounds."""

from peewee import SQL, ForeignKeyField

from db.fields import Baht, Choice, Count, IsoDate, Text
from db.models.base import Record
from db.models.place import Village


class Round(Record):
    """One round of the programme. `year` is the fiscal year (B.E.); percents are whole numbers.

    `speaker_state` to `meals_part` are the ceilings of what a course may pay, NULL for none.
    """

    year = Count()
    variant = Choice("village", "cohort")
    name = Text()
    stages = Text()
    sages_surveyed = Count()
    sages_selected = Count()
    team_size = Count()
    households = Count()
    course_days = Count()
    attendance_percent = Count()
    follow_up_months = Text()
    practising_percent = Count()
    income_growth_percent = Count()
    group_percent = Count()
    group_members = Count()
    income_line = Baht()
    material_budget = Baht(null=True)
    certificate_year = Choice("calendar", "fiscal")
    certificate_wording = Text(default="")
    test_percent = Count(default=0)
    quorum_percent = Count(default=0)
    speaker_state = Baht(null=True)
    speaker_private = Baht(null=True)
    snack_state = Baht(null=True)
    snack_private = Baht(null=True)
    meals_all = Baht(null=True)
    meals_part = Baht(null=True)

    class Meta:
        indexes = ((("year", "variant"), True),)


class TargetVillage(Record):
    """A village that a round works in (หมู่บ้านเป้าหมาย)."""

    round = ForeignKeyField(Round, backref="targets")
    village = ForeignKeyField(Village)

    class Meta:
        indexes = ((("round", "village"), True),)


class Override(Record):
    """An officer's word that a village may go on although a stage is not done, with the reason."""

    round = ForeignKeyField(Round)
    village = ForeignKeyField(Village, null=True)
    stage = Text()
    reason = Text()
    officer = Text()
    on = IsoDate(column_name="on_date")

    class Meta:
        indexes = ((("round", "village", "stage"), True),)


# Both engines take two rows without a village for different ones: the cohort has its own index.
Override.add_index(
    Override.index(
        Override.round,
        Override.stage,
        unique=True,
        where=SQL('"village_id" IS NULL'),
        name="override_cohort",
    )
)
