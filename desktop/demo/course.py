"""Stage ๒ in detail: how each course was held, who was there, and what it came to."""

from datetime import date
from random import Random

from desktop.demo.draft import Draft, Row
from desktop.programme.attendance import HALF_DAY, half_days, time_attended
from desktop.programme.course import SCORES
from desktop.thai.numerals import to_thai_digits

_TOPICS = (
    ("ปฐมนิเทศและหลักปรัชญาของเศรษฐกิจพอเพียงกับการสร้างสัมมาชีพ", "พัฒนาการจังหวัดราชบุรี"),
    ("บทบาทหน้าที่ของวิทยากรผู้นำสัมมาชีพ", "ผู้อำนวยการศูนย์ศึกษาและพัฒนาชุมชน"),
    ("การวิเคราะห์ศักยภาพชุมชนและความต้องการด้านอาชีพ", "นักวิชาการพัฒนาชุมชน"),
    ("เทคนิคการเป็นวิทยากรและการถ่ายทอดความรู้", "วิทยากรจากมหาวิทยาลัยราชภัฏ"),
    ("การออกแบบหลักสูตรและสื่อการสอนอาชีพ", "วิทยากรจากมหาวิทยาลัยราชภัฏ"),
    ("ศึกษาดูงานบ้านต้นแบบสัมมาชีพชุมชน", "ปราชญ์ชุมชนต้นแบบ"),
    ("การติดตามสนับสนุนครัวเรือนและการจัดตั้งกลุ่มอาชีพ", "นักวิชาการพัฒนาชุมชน"),
    ("การจัดทำแผนปฏิบัติการสร้างสัมมาชีพในหมู่บ้าน", "นักวิชาการพัฒนาชุมชน"),
)
_QUESTIONS = (
    "เนื้อหาหลักสูตรตรงกับความต้องการ",
    "วิทยากรถ่ายทอดเข้าใจง่าย",
    "สื่อและเอกสารประกอบการอบรม",
    "สถานที่ อาหาร และที่พัก",
    "นำความรู้ไปใช้ในหมู่บ้านได้",
)
_FULL_MARKS = 20
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


def hold(draft: Draft, course: Row, random: Random) -> None:
    """Hold a course: half-days, attendance, tests, topics, satisfaction and costs."""
    people = [one for one in draft.rows["trainee"] if one["course"] is course]
    held = half_days(course["starts_on"], course["ends_on"])
    sessions = [
        draft.add("course_session", course=course, **one._asdict(), hours=HALF_DAY) for one in held
    ]
    course["hours"], course["test_marks"] = HALF_DAY * len(sessions), _FULL_MARKS
    for one in people:
        _attend(draft, one, sessions)
        _test(one, random)
    for session, (topic, speaker) in zip(sessions, _TOPICS, strict=False):
        draft.add(
            "course_topic", course=course, on=session["on"], topic=topic, hours=HALF_DAY,
            speaker=speaker, place=course["place"],
        )  # fmt: skip
    for question in _QUESTIONS:
        _ask(draft, course, question, len(people), random)
    _pay(draft, course, len(people), len(sessions))


def _attend(draft: Draft, trainee: Row, sessions: list[Row]) -> None:
    """Somebody was there from the first half-day on, for as many days as are recorded."""
    there = {at: at < 2 * trainee["days_attended"] for at in range(len(sessions))}
    for at, session in enumerate(sessions):
        draft.add("session_attendance", session=session, trainee=trainee, present=there[at])
    time = time_attended(dict.fromkeys(there, HALF_DAY), there)
    trainee["hours_attended"] = time.hours if time else None


def _test(trainee: Row, random: Random) -> None:
    """Marks before, and after the course for who stayed to its end."""
    trainee["pre_test"] = random.randint(6, 12)
    if trainee["result"] == "passed":
        trainee["post_test"] = min(_FULL_MARKS, trainee["pre_test"] + random.randint(3, 8))


def _ask(draft: Draft, course: Row, question: str, people: int, random: Random) -> None:
    """How satisfied the participants were, most of them well."""
    given = random.choices(list(SCORES), (55, 35, 8, 2, 0), k=people)
    counts = {key: given.count(key) for key in SCORES}
    draft.add("course_question", course=course, question=question, **counts)


def _pay(draft: Draft, course: Row, people: int, halves: int) -> None:
    """What the course cost, within the ceilings."""
    days = course["days"]
    for kind, payee, rate, quantity, times in (
        ("speaker_state", "วิทยากรภาครัฐ", 600_00, HALF_DAY, halves - 2),
        ("speaker_private", "วิทยากรจากมหาวิทยาลัยราชภัฏ", 1_200_00, HALF_DAY, 2),
        ("snack_state", "กลุ่มสตรีตำบล", 35_00, people * 1000, halves),
        ("meals_all", "ศูนย์ศึกษาและพัฒนาชุมชน", 400_00, people * 1000, days),
        ("travel", "ผู้เข้าอบรม", 240_00, people * 1000, 1),
        ("materials", "ร้านเครื่องเขียน", 50_00, people * 1000, 1),
    ):
        draft.add(
            "course_cost", course=course, kind=kind, payee=payee, rate=rate, quantity=quantity,
            times=times,
        )  # fmt: skip
