"""The papers of a trainer course: what is recorded stands on them, nothing else."""

import pytest
from pypdfium2 import PdfDocument

from desktop.course_attendance import mark, set_half_days
from desktop.office import Office
from desktop.papers import papers_of
from desktop.problems import Refused
from desktop.programme.attendance import HALF_DAY, half_days
from desktop.programme.stages import register
from desktop.trainer_course import course_sheet
from desktop.views import Scope
from desktop.words import use_language
from tests.desktop.village_records import COURSE, add


@pytest.fixture
def course(office: Office, scope: Scope) -> int:
    """A course with two participants, one of whom was there all the time, topics and costs."""
    use_language("th")
    raw = COURSE | {"name": "วิทยากรผู้นำ รุ่นที่ 1", "place": "ศาลาประชาคม", "test_marks": "20"}
    made = office.save(register("courses"), raw, scope).id
    assert made is not None
    for at, (name, post) in enumerate((("ก้อง", "16"), ("ขวัญ", ""))):
        sage = add(office, scope, at, person__first_name=name, person__national_id="",
                   person__phone="081-234-5678")  # fmt: skip
        raw = {"course": made, "sage": sage, "pre_test": "9", "post_test": post}
        assert office.save(register("trainees"), raw, scope).id
    for key, row in (
        ("course_topics", {"on": "8/12/2568", "topic": "หลักปรัชญา", "hours": "3", "speaker": "ครูดี"}),
        ("course_topics", {"on": "8/12/2568", "topic": "เทคนิควิทยากร", "hours": "2.5"}),
        ("course_costs", {"kind": "speaker_state", "rate": "700", "quantity": "3", "times": "2"}),
        ("course_costs", {"kind": "travel", "rate": "240", "quantity": "1", "times": "2"}),
    ):
        saved = office.save(register(key), {"course": made, **row}, scope)
        assert saved.id is not None, saved.problems
    sheet = course_sheet(office, made)
    days = half_days(sheet.starts_on, sheet.ends_on)[:3]
    set_half_days(office, made, dict.fromkeys(days, HALF_DAY))
    sheet = course_sheet(office, made)
    mark(office, made, {(one.id, sheet.people[0].id): True for one in sheet.sessions})
    raw = {"result": "passed"}
    assert office.save(register("trainees"), raw, scope, id=sheet.people[0].id).id
    return made


def pages(office: Office, scope: Scope, key: str, *ids: int) -> list[str]:
    """The text of each page of a paper, on single lines."""
    paper = next(one for one in papers_of("courses") if one.key == key)
    pdf = PdfDocument(paper.make(office, scope, ids))
    return [" ".join(page.get_textpage().get_text_range().split()) for page in pdf]


def test_a_sign_in_sheet_a_day_with_its_half_days(
    office: Office, scope: Scope, course: int
) -> None:
    first, second = pages(office, scope, "sign_in", course)
    for text in ("บัญชีลงเวลาผู้เข้าอบรม", "รุ่นที่ ๑", "ณ ศาลาประชาคม", "๘ ธันวาคม ๒๕๖๘",
                 "ลายมือชื่อ (เช้า)", "ลายมือชื่อ (บ่าย)", "๑ นายก้อง ศรีสุวรรณ",
                 "๒ นายขวัญ ศรีสุวรรณ", "ผู้ควบคุมการลงเวลา"):  # fmt: skip
        assert text in first, text
    assert "๙ ธันวาคม ๒๕๖๘" in second
    assert "(บ่าย)" not in second


def test_a_sign_in_sheet_before_the_half_days_are_said_is_of_all_days(
    office: Office, scope: Scope, course: int
) -> None:
    set_half_days(office, course, {})
    assert len(pages(office, scope, "sign_in", course)) == 4


def test_a_blank_sign_in_sheet_names_nobody(office: Office, scope: Scope, course: int) -> None:
    assert course
    (page,) = pages(office, scope, "sign_in")
    assert "ลายมือชื่อ (บ่าย)" in page
    assert "๒๐" in page
    assert "ก้อง" not in page


def test_the_roster_says_who_where_and_how_to_be_reached(
    office: Office, scope: Scope, course: int
) -> None:
    (page,) = pages(office, scope, "roster", course)
    village = office.villages()[0]
    for text in ("รายชื่อผู้เข้าอบรม", "๘ – ๑๑ ธันวาคม ๒๕๖๘", "นายก้อง ศรีสุวรรณ", "ทอผ้า",
                 "๐๘๑-๒๓๔-๕๖๗๘", village.name, "รวมผู้เข้าอบรมทั้งสิ้น ๒ คน"):  # fmt: skip
        assert text in page, text


def test_the_results_with_hours_percent_tests_and_the_rule(
    office: Office, scope: Scope, course: int
) -> None:
    (page,) = pages(office, scope, "results", course)
    for text in ("บัญชีผลการอบรม", "ร้อยละ ๘๐ ของเวลาอบรม", "๙ ๑๐๐ ๙ ๑๖ ผ่าน",
                 "ผู้เข้าอบรม ๒ คน ผ่าน ๑ คน ไม่ผ่าน ๐ คน ยังไม่มีผล ๑ คน"):  # fmt: skip
        assert text in page, text


def test_the_timetable_with_the_hours_together(office: Office, scope: Scope, course: int) -> None:
    (page,) = pages(office, scope, "curriculum", course)
    for text in ("ตารางหลักสูตรการอบรม", "หลักปรัชญา ๓ ครูดี", "เทคนิควิทยากร ๒.๕", "รวม ๕.๕"):
        assert text in page, text
    assert page.count("๘ ธ.ค. ๒๕๖๘") == 1


def test_the_costs_by_kind_with_ceilings_and_the_sum_in_words(
    office: Office, scope: Scope, course: int
) -> None:
    (page,) = pages(office, scope, "costs", course)
    for text in ("๗๐๐ ๓ ๒ ๔,๒๐๐", "๒๔๐ ๑ ๒ ๔๘๐", "รวม ๔,๖๘๐",
                 "รวมเป็นเงินทั้งสิ้น สี่พันหกร้อยแปดสิบบาทถ้วน",
                 "๔,๒๐๐ ๖๐๐ บาท · เกินอัตรา ๑ รายการ"):  # fmt: skip
        assert text in page, text


@pytest.mark.parametrize("key", ["roster", "results", "curriculum", "costs"])
def test_without_a_choice_all_courses_of_the_round_are_printed(
    office: Office, scope: Scope, course: int, key: str
) -> None:
    assert course
    office.save(register("courses"), COURSE | {"name": "รุ่นที่ 2"}, scope)
    assert len(pages(office, scope, key)) == 2


def test_without_a_course_there_is_nothing_to_print(office: Office, scope: Scope) -> None:
    with pytest.raises(Refused):
        pages(office, scope, "roster")
