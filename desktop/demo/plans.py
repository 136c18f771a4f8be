"""How far each village of a round has come, and when the round's courses are held."""

from dataclasses import dataclass
from datetime import date
from enum import IntEnum, auto
from random import Random

from desktop.demo.office_days import days_in_a_row, in_fiscal_year

DEMO_TODAY = date(2026, 8, 15)
FIRST_YEAR, PRESENT_YEAR = 2562, 2569
COURSE_DAYS = 4


class Reach(IntEnum):
    """The last thing that is recorded about a village."""

    NOTHING = auto()
    SAGES = auto()
    FORUM = auto()
    COURSE = auto()
    HOUSEHOLDS = auto()
    NEEDS = auto()
    HAND_OVER = auto()
    TRAINING = auto()
    VISITS = auto()


@dataclass(frozen=True, slots=True)
class Plan:
    """What is recorded about a village, up to `reach`.

    course: which of the round's courses its trainer attends, counted from 1; `sent_another` when
    somebody else failed the course before. scored: whether the sages have points by the round's
    criteria. let_go_on: why the village goes on though its team and households are not complete,
    "" where nobody let it. forum_on, request_on, training_on: not before that day;
    None leaves it to the chain. delay: office days more before buying begins. handed_over:
    households with their materials, None for all. visited: households visited at each of the
    round's months; None for all.
    """

    reach: Reach = Reach.VISITS
    sages: int = 10
    scored: bool = False
    forum_on: date | None = None
    accepted: bool = True
    course: int = 1
    sent_another: bool = False
    days_attended: int = COURSE_DAYS
    team: int = 5
    households: int = 20
    let_go_on: str = ""
    lavish: bool = False
    delay: int = 0
    request_on: date | None = None
    handed_over: int | None = None
    training_on: date | None = None
    groups: int = 1
    visited: tuple[int, ...] | None = None


_FEWER = "หมู่บ้านมีครัวเรือนสมัครใจ 17 ครัวเรือน จะคัดเลือกเพิ่มให้ครบระหว่างดำเนินการ"
PRESENT_COURSES = (date(2025, 11, 17), date(2026, 2, 9), date(2026, 6, 22))

PRESENT = (
    Plan(Reach.NOTHING),
    Plan(Reach.SAGES, sages=4),
    Plan(Reach.SAGES),
    Plan(Reach.FORUM, forum_on=date(2026, 8, 6), accepted=False),
    Plan(Reach.FORUM, forum_on=date(2026, 7, 14)),
    Plan(Reach.COURSE, course=3, days_attended=2),
    Plan(Reach.HOUSEHOLDS, course=3, team=3, households=8, scored=True),
    Plan(Reach.HOUSEHOLDS, course=3, households=17, let_go_on=_FEWER),
    Plan(Reach.NEEDS, course=3),
    Plan(Reach.NEEDS, course=3, lavish=True),
    Plan(Reach.HAND_OVER, course=2, request_on=date(2026, 7, 13), handed_over=12),
    Plan(Reach.TRAINING, course=2, training_on=date(2026, 7, 20), groups=0),
    Plan(Reach.VISITS, course=2, training_on=date(2026, 7, 13), visited=(10,)),
    Plan(Reach.VISITS, visited=(20,)),
    Plan(),
    Plan(groups=2),
    Plan(),
    Plan(groups=2),
    Plan(),
    Plan(),
)
"""The villages of the present round, one of each kind, and some that have come all the way."""


def past_plan(random: Random) -> Plan:
    """A village of a round gone by: it came all the way, seldom without a blemish."""
    households = random.choices((20, 18, 19, 21), (88, 4, 4, 4))[0]
    missed = random.choice((2, 3, 4)) if random.random() < 0.06 else 0
    sent_another = random.random() < 0.04
    return Plan(
        course=2 if sent_another else 1,
        sent_another=sent_another,
        households=households,
        groups=random.choices((0, 1, 2), (50, 40, 10))[0],
        delay=random.randint(0, 30),
        visited=(households - missed, households - missed),
    )


def course_dates(year: int, random: Random) -> list[tuple[date, date]]:
    """First and last day of each of the round's trainer courses."""
    if year == PRESENT_YEAR:
        starts = list(PRESENT_COURSES)
    else:
        day = random.randrange(8, 22)
        starts = [in_fiscal_year(year, 11, day), in_fiscal_year(year, 12, day)]
    return [days_in_a_row(start, COURSE_DAYS) for start in starts]
