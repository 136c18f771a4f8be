"""The round: fiscal year, variant, and every number that differs between years and offices."""

from dataclasses import dataclass, replace

from desktop.words import N_

VILLAGE, COHORT = "village", "cohort"

VILLAGE_STAGES = ("survey", "trainer_course", "team", "materials", "occupation", "follow_up")
COHORT_STAGES = ("screening", "materials", "occupation", "follow_up")


@dataclass(frozen=True, slots=True)
class RoundSettings:
    """Every number of a round. Percents are whole; money is satang; months count from the training.

    `income_line` is the จปฐ line in satang a person a year; `material_budget` is satang a unit
    (a village, or the cohort), None where the round sets none. `test_percent` of the marks pass a
    course and `quorum_percent` of the households make a forum, 0 where neither is asked for.
    `speaker_state` to `meals_part` are what a course may pay at most, satang an hour, a head and
    break, or a head and day; None for no ceiling. They are the published rates of the Ministry of
    Finance for training within the country.
    """

    year: int
    variant: str
    name: str
    stages: tuple[str, ...]
    sages_surveyed: int = 10
    sages_selected: int = 1
    team_size: int = 5
    households: int = 20
    course_days: int = 4
    attendance_percent: int = 80
    follow_up_months: tuple[int, ...] = (1, 3, 6, 12)
    practising_percent: int = 85
    income_growth_percent: int = 3
    group_percent: int = 10
    group_members: int = 5
    income_line: int = 40_000_00
    material_budget: int | None = None
    certificate_year: str = "calendar"
    certificate_wording: str = ""
    test_percent: int = 0
    quorum_percent: int = 0
    speaker_state: int | None = 600_00
    speaker_private: int | None = 1_200_00
    snack_state: int | None = 35_00
    snack_private: int | None = 50_00
    meals_all: int | None = 600_00
    meals_part: int | None = 400_00


def income_line(year: int) -> int:
    """The จปฐ income line of fiscal year `year` (B.E.), satang a person a year.

    Not confirmed from a source that could be read: the office confirms it in the round.
    """
    if year < 2560:
        return 30_000_00
    return 38_000_00 if year < 2565 else 40_000_00


_VILLAGE_PRESET = RoundSettings(
    year=0, variant=VILLAGE, name=N_("Sammachip village"), stages=VILLAGE_STAGES
)
_COHORT_PRESET = RoundSettings(
    year=0,
    variant=COHORT,
    name=N_("Sammachip households affected in occupation and income"),
    stages=COHORT_STAGES,
    sages_surveyed=0,
    sages_selected=0,
    team_size=0,
    households=30,
    course_days=1,
)
PRESETS = (_VILLAGE_PRESET, _COHORT_PRESET)


def preset(year: int, variant: str = VILLAGE) -> RoundSettings:
    """The shipped numbers of `variant` for fiscal year `year` (B.E.), with that year's จปฐ line.

    The name is a message id until the office writes the project's official one.
    """
    for one in PRESETS:
        if one.variant == variant:
            return replace(one, year=year, income_line=income_line(year))
    raise ValueError(f"no such variant: {variant}")
