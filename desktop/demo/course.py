"""A round's trainer courses: the curriculum, what they cost, how they were liked, who came when."""

from datetime import date, timedelta
from random import Random
from typing import NamedTuple

from desktop.demo.draft import Draft, Row
from desktop.demo.incomes import BAHT
from desktop.programme.course import SCORES
from desktop.thai.numerals import to_thai_digits

_NAME = "วิทยากรผู้นำสัมมาชีพชุมชน"
_CENTRE = "ศูนย์ศึกษาและพัฒนาชุมชนเพชรบุรี"
_ROOM = "ห้องประชุมใหญ่ ศูนย์ศึกษาและพัฒนาชุมชนเพชรบุรี"
MARKS = 20
_THOUSAND = 1000  # quantities are stored in thousandths


class _Topic(NamedTuple):
    topic: str
    hours: int
    speaker: str


_CURRICULUM = (
    (
        _Topic("หลักปรัชญาของเศรษฐกิจพอเพียงกับสัมมาชีพชุมชน", 3, "ผู้อำนวยการศูนย์ศึกษาและพัฒนาชุมชน"),
        _Topic("บทบาทหน้าที่ของวิทยากรผู้นำสัมมาชีพ", 3, "นักวิชาการพัฒนาชุมชนชำนาญการ"),
    ),
    (
        _Topic("การค้นหาและถอดองค์ความรู้ของปราชญ์ชุมชน", 3, "อาจารย์มหาวิทยาลัยราชภัฏเพชรบุรี"),
        _Topic("ทักษะการเป็นวิทยากรและการถ่ายทอดความรู้", 3, "อาจารย์มหาวิทยาลัยราชภัฏเพชรบุรี"),
    ),
    (
        _Topic("การวิเคราะห์อาชีพ ต้นทุน กำไร และตลาด", 3, "ผู้แทนสำนักงานพาณิชย์จังหวัด"),
        _Topic("ศึกษาดูงานหมู่บ้านสัมมาชีพต้นแบบ", 3, "ปราชญ์ชุมชนหมู่บ้านต้นแบบ"),
    ),
    (
        _Topic("การสร้างทีมวิทยากรและการดูแลครัวเรือนเป้าหมาย", 3, "นักวิชาการพัฒนาชุมชนชำนาญการ"),
        _Topic("การจัดทำแผนปฏิบัติการและการนำเสนอ", 3, "คณะวิทยากร"),
    ),
)
_QUESTIONS = (
    "เนื้อหาหลักสูตรตรงกับความต้องการ", "วิทยากรถ่ายทอดความรู้ได้ชัดเจน", "ระยะเวลาการอบรมเหมาะสม",
    "สถานที่ อาหาร และที่พักเหมาะสม", "นำความรู้ไปใช้ในหมู่บ้านได้",
)  # fmt: skip


def add_course(draft: Draft, number: int, starts: date, ends: date, random: Random) -> Row:
    """A round's course, counted from 1, with its curriculum, costs and half-days."""
    days = (ends - starts).days + 1
    course = draft.add(
        "course",
        name=f"{_NAME} รุ่นที่ {to_thai_digits(str(number))}",
        starts_on=starts,
        ends_on=ends,
        days=days,
        place=_CENTRE,
        organiser=_CENTRE,
        test_marks=MARKS,
    )
    for at in range(days):
        day = starts + timedelta(days=at)
        for half, topic in zip(("morning", "afternoon"), _CURRICULUM[at % 4], strict=True):
            draft.add(
                "course_topic", course=course, on=day, topic=topic.topic, speaker=topic.speaker,
                hours=topic.hours * _THOUSAND, place=_ROOM,
            )  # fmt: skip
            draft.add(
                "course_session", course=course, on=day, half=half, hours=topic.hours * _THOUSAND
            )
    _costs(draft, course, days, random)
    return course


def _costs(draft: Draft, course: Row, days: int, random: Random) -> None:
    persons = random.randint(24, 38)
    costs = (
        ("speaker_state", "วิทยากรจากหน่วยงานของรัฐ", 600, 4 * days, 1),
        ("speaker_private", "วิทยากรภาคเอกชนและปราชญ์ชุมชน", 1_000, 2 * days, 1),
        ("snack_state", "ร้านอาหารของศูนย์ฯ", 35, persons, 2 * days),
        ("meals_part", "ร้านอาหารของศูนย์ฯ", 350, persons, days),
        ("lodging", _CENTRE, 250, persons, days - 1),
        ("materials", "ร้านเพชรบุรีศึกษาภัณฑ์", 120, persons, 1),
        ("travel", "ผู้เข้าอบรม", 180, persons, 1),
    )
    for kind, payee, rate, quantity, times in costs:
        draft.add(
            "course_cost", course=course, kind=kind, payee=payee, rate=rate * BAHT,
            quantity=quantity * _THOUSAND, times=times,
        )  # fmt: skip


def marks(random: Random, *, passes: bool) -> tuple[int, int]:
    """The marks before and after; who learns more knows more."""
    before = random.randint(6, 12)
    return before, min(MARKS, before + random.randint(4, 8)) if passes else before + 1


def finish_courses(draft: Draft, courses: list[Row], random: Random) -> None:
    """Who was there in each half-day, and how those who stayed answered the questions."""
    sessions: dict[Row, list[Row]] = {one: [] for one in courses}
    for session in draft.rows["course_session"]:
        sessions[session["course"]].append(session)
    stayed = dict.fromkeys(courses, 0)
    for trainee in draft.rows["trainee"]:
        course, halves = trainee["course"], 2 * trainee["days_attended"]
        stayed[course] += trainee["result"] == "passed"
        for at, session in enumerate(sessions[course]):
            draft.add("session_attendance", session=session, trainee=trainee, present=at < halves)
    for course, persons in stayed.items():
        for question in _QUESTIONS if persons else ():
            draft.add("course_question", course=course, question=question,
                      **_answers(persons, random))  # fmt: skip


def _answers(persons: int, random: Random) -> dict[str, int]:
    given = random.choices(tuple(SCORES), (48, 38, 11, 2, 1), k=persons)
    return {score: given.count(score) for score in SCORES}
