"""Stages ๑ and ๒: the sages of a village, the forum that selects one, and the trainer course."""

from datetime import date, timedelta

from desktop.demo.draft import Row
from desktop.demo.office_days import in_fiscal_year, office_day, office_day_before
from desktop.demo.people import full_name
from desktop.demo.plans import Reach
from desktop.demo.village import Village
from desktop.thai.calendar import age
from desktop.thai.numerals import to_thai_digits

_AGES = (36, 69)
_COURSE = "วิทยากรผู้นำสัมมาชีพชุมชน"
_CENTRE = "ศูนย์ศึกษาและพัฒนาชุมชนเพชรบุรี"


def course_values(number: int, starts: date, ends: date) -> dict[str, object]:
    """The values of a round's course, counted from 1."""
    return {
        "name": f"{_COURSE} รุ่นที่ {to_thai_digits(str(number))}",
        "starts_on": starts,
        "ends_on": ends,
        "days": (ends - starts).days + 1,
        "place": _CENTRE,
        "organiser": _CENTRE,
    }


def survey(village: Village) -> None:
    """The sages, the forum and its votes, as far as the village has come."""
    if village.plan.reach >= Reach.SAGES:
        _sages(village)
    if village.plan.reach >= Reach.FORUM:
        _forum(village)
    if village.plan.reach >= Reach.COURSE:
        _trainees(village)


def selected(village: Village) -> Row:
    """The sage who is the village's trainer: the forum's first choice, or who went instead."""
    return village.sages[1 if village.plan.sent_another else 0]


def _sages(village: Village) -> None:
    random = village.random
    begins = in_fiscal_year(village.settings.year, 10, 1)
    taught, offered = village.choose_crafts()
    first = 1 if village.plan.sent_another else 0
    for at in range(village.plan.sages):
        in_team = first <= at < first + len(taught)
        craft = taught[at - first] if in_team else random.choice(offered)
        person = village.people.person(village.draft, village.place.id, begins, _AGES, woman=0.5)
        sage = village.draft.add(
            "sage",
            village=village.place.id,
            person=person,
            craft=village.occupation(craft),
            years=random.randint(6, min(40, age(person["birth_date"], begins) - 18)),
            achievements=craft.achievement if in_team or random.random() < 0.5 else "",
        )
        village.sages.append(sage)
        village.crafts[sage] = craft


def _forum(village: Village) -> None:
    random, plan = village.random, village.plan
    day = plan.forum_on or village.courses[0 if plan.sent_another else plan.course - 1][
        "starts_on"
    ] - timedelta(days=random.randint(12, 32))
    total = random.randint(85, 240)
    present = round(total * random.uniform(0.52, 0.78))
    chosen = selected(village)
    for sage, votes in zip(village.sages, _votes(village, present), strict=True):
        sage["votes"], sage["selected"] = votes, sage is chosen
    names = [full_name(sage["person"]) for sage in village.sages[:2]]
    resolution = f"เห็นชอบให้{names[0]} เป็นวิทยากรผู้นำสัมมาชีพชุมชน"
    if not plan.accepted:
        resolution = "ที่ประชุมขอเวลาพิจารณาผู้แทนหมู่บ้าน และนัดลงมติอีกครั้ง"
    elif plan.sent_another:
        resolution += f" ต่อมาส่ง{names[1]} เข้าอบรมแทน"
    village.draft.add(
        "forum",
        village=village.place.id,
        held_on=office_day(day) if plan.forum_on else office_day_before(day),
        place=f"ศาลาประชาคม{village.label}",
        households_total=total,
        households_present=present,
        chair=village.people.head_of(village.sages[-1]["person"]),
        accepted=plan.accepted,
        resolution=resolution,
    )


def _votes(village: Village, present: int) -> list[int]:
    """Each household present has one vote; the first choice has clearly the most."""
    first = round(present * village.random.uniform(0.36, 0.5))
    shares = sorted((village.random.random() ** 2 for _ in village.sages[1:]), reverse=True)
    rest, most = present - first, first - village.random.randint(2, 6)
    return [first, *(min(most, int(rest * share / sum(shares))) for share in shares)]


def _trainees(village: Village) -> None:
    plan, days = village.plan, village.settings.course_days
    if plan.sent_another:
        village.draft.add(
            "trainee",
            course=village.courses[0],
            sage=village.sages[0],
            days_attended=days - village.random.choice((1, 2)),
            result="failed",
            note="เจ็บป่วยระหว่างการอบรม หมู่บ้านส่งผู้อื่นแทน",
        )
    short = plan.days_attended < days
    village.draft.add(
        "trainee",
        course=village.course,
        sage=selected(village),
        days_attended=plan.days_attended,
        result="failed" if short else "passed",
        note="กลับก่อนกำหนดเพราะมีเหตุจำเป็นในครอบครัว" if short else "",
    )
