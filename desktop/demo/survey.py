"""Stages ๑ and ๒: the sages of a village, the forum that selects one, who goes on the course."""

from datetime import date, timedelta

from desktop.demo.crafts import Craft
from desktop.demo.draft import Row
from desktop.demo.office_days import (
    in_fiscal_year,
    office_day,
    office_day_before,
    office_days_after,
)
from desktop.demo.options import options
from desktop.demo.people import full_name
from desktop.demo.plans import Reach
from desktop.demo.village import Village
from desktop.programme.scoring import SHIPPED
from desktop.thai.calendar import age
from desktop.words import _

_AGES = (36, 69)
_CONSENT = "แบบให้ความยินยอม ฉบับที่ 1/2565"
_SOURCES = ("ผู้ใหญ่บ้านและกรรมการหมู่บ้าน", "อาสาพัฒนาชุมชน", "แผนพัฒนาหมู่บ้าน", "คนในหมู่บ้านแนะนำ")


def survey(village: Village) -> None:
    """The sages, the forum and its votes, as far as the village has come."""
    if village.plan.reach >= Reach.SAGES:
        _sages(village)
    if village.plan.scored:
        _points(village)
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
            **_knowledge(village, craft, begins, in_team=in_team),
        )
        village.sages.append(sage)
        village.crafts[sage] = craft


def _knowledge(village: Village, craft: Craft, begins: date, *, in_team: bool) -> dict[str, object]:
    """What a sage could teach, whether willingly, and when that was asked."""
    random = village.details
    asked_on = office_days_after(begins, random.randint(1, 4))
    centre = f"ศูนย์เรียนรู้{craft.product}{village.place.name}"
    return {
        "knowledge_field": _field_of(craft),
        "can_teach": craft.curriculum,
        "learning_centre": centre if random.random() < 0.25 else "",
        "willing": "yes" if in_team else random.choices(("yes", "unsure", "no"), (70, 22, 8))[0],
        "surveyed_on": asked_on,
        "sources": random.choice(_SOURCES),
        "consent_on": asked_on,
        "consent_text": _CONSENT,
    }


def _field_of(craft: Craft) -> str:
    """The field of knowledge that a craft belongs to."""
    if "นวด" in craft.name or "สมุนไพร" in craft.name:
        return "medicine"
    if "หนังใหญ่" in craft.name:
        return "arts"
    if "ปุ๋ย" in craft.name:
        return "resources"
    if any(word in craft.name for word in ("น้ำพริก", "ขนม", "ไข่เค็ม", "แปรรูป", "หัวไชโป๊ว")):
        return "food"
    return {"agriculture": "agriculture", "processing": "crafts"}.get(craft.group_class, "other")


def _points(village: Village) -> None:
    """The shipped criteria for the round, and the points of the village's sages by them.

    The forum chose whom they speak for.
    """
    criteria = [
        village.draft.add("criterion", position=at, name=_(name, "th"))
        for at, name in enumerate(SHIPPED, start=1)
    ]
    for sage in village.sages:
        least, most = (4, 5) if sage is selected(village) else (2, 4)
        for criterion in criteria:
            points = village.details.randint(least, most)
            village.draft.add("sage_score", sage=sage, criterion=criterion, points=points)


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
    if plan.sent_another:
        chosen["instead_of"] = village.sages[0]
        chosen["instead_reason"] = "เจ็บป่วยระหว่างการอบรม"
    forum = village.draft.add(
        "forum",
        village=village.place.id,
        held_on=office_day(day) if plan.forum_on else office_day_before(day),
        place=f"ศาลาประชาคม{village.label}",
        households_total=total,
        households_present=present,
        chair=village.people.head_of(village.sages[-1]["person"]),
        accepted=plan.accepted,
        resolution=resolution,
        recorder=full_name(village.sages[-2]["person"]),
        quorum=-(-total // 2),
        **_resolutions(village, present),
    )
    if village.minutes is not None and plan.accepted and plan.reach >= Reach.COURSE:
        village.draft.add(
            "attachment", forum=forum, kind="minutes", media="application/pdf",
            name=f"รายงานการประชุมเวทีประชาคม {village.label}.pdf", picture=village.minutes,
        )  # fmt: skip


def _resolutions(village: Village, present: int) -> dict[str, object]:
    """How the three resolutions were made: by consensus mostly, else with so many hands."""
    random, plan = village.details, village.plan
    taught = dict.fromkeys(village.crafts[one].name for one in village.sages[:5])
    by_hands = plan.accepted and random.random() < 0.45
    against = random.randint(2, present // 6)
    abstained = random.randint(0, present // 10)
    later = plan.accepted and plan.reach >= Reach.HOUSEHOLDS
    return {
        "trainer_by": ("show_of_hands" if by_hands else "consensus") if plan.accepted else None,
        "trainer_for": present - against - abstained if by_hands else None,
        "trainer_against": against if by_hands else None,
        "trainer_abstained": abstained if by_hands else None,
        "tie_rule": "chair" if by_hands else None,
        "occupation_names": ", ".join(taught) if plan.accepted else "",
        "occupation_by": "consensus" if plan.accepted else None,
        "occupation_accepted": plan.accepted,
        "target_by": "consensus" if later else None,
        "target_accepted": later,
    }


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
    if not short:
        options(village, selected(village))
