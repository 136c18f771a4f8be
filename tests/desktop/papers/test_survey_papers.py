"""The papers of sages and forums: what stands on them, filled in and blank."""

from collections.abc import Callable

import pytest
from pypdfium2 import PdfDocument

from desktop import scoring, selection
from desktop.office import Office
from desktop.papers import papers_of
from desktop.problems import Refused
from desktop.programme.stages import register
from desktop.views import Scope
from tests.desktop.village_records import add, household_of_han, village

FORUMS = register("forums")

HELD = {
    "held_on": "3/11/2568", "place": "ศาลาหมู่บ้าน", "households_total": "120",
    "households_present": "65", "chair": "นายก้าน ดีงาม", "recorder": "นางขวัญ ใจเย็น",
    "trainer_by": "show_of_hands", "trainer_for": "60", "trainer_against": "3",
    "trainer_abstained": "2", "accepted": "✓", "occupation_by": "consensus",
    "occupation_names": "ทอผ้า, ทำน้ำพริก", "occupation_accepted": "✓",
    "resolution": "นัดเตรียมการวันที่ 10",
}  # fmt: skip

type PrintPaper = Callable[..., list[str]]


@pytest.fixture
def here(office: Office, scope: Scope) -> Scope:
    """The first village of the round."""
    return Scope(scope.round_id, None, village(office))


@pytest.fixture
def sages(office: Office, scope: Scope) -> list[int]:
    """Two sages of the first village, with votes."""
    shared = {
        "achievements": "ผ้าทอ 5 ดาว", "can_teach": "ทอผ้ายกดอก", "willing": "yes",
        "knowledge_field": "crafts", "surveyed_on": "20/10/2568",
    }  # fmt: skip
    first = add(office, scope, votes="40", **shared)
    second = add(office, scope, person__first_name="กมล", person__national_id="", votes="20")
    return [first, second]


@pytest.fixture
def forum(office: Office, scope: Scope, sages: list[int]) -> int:
    """The forum that selected the first."""
    saved = office.save(FORUMS, {**HELD, "village": village(office)}, scope)
    assert saved.id is not None, saved.problems
    selection.select(office, scope.round_id or 0, village(office), sages[:1])
    return saved.id


@pytest.fixture
def printed(office: Office) -> PrintPaper:
    """The text of each page of a paper, lines joined."""

    def make(register_: str, key: str, scope: Scope, *ids: int) -> list[str]:
        paper = next(one for one in papers_of(register_) if one.key == key)
        pages = PdfDocument(paper.make(office, scope, ids))
        return [" ".join(one.get_textpage().get_text_range().split()) for one in pages]

    return make


def test_the_survey_form_is_filled_with_what_is_known(
    printed: PrintPaper, here: Scope, sages: list[int]
) -> None:
    (page,) = printed("sages", "survey_form", here, sages[0])
    for text in (
        "แบบสำรวจปราชญ์ชุมชน", "ปีงบประมาณ พ.ศ. ๒๕๖๙", "โพธาราม", "นายหาญ ศรีสุวรรณ",
        "๙-๐๐๗๐-๐๑๐๐๐-๐๐-๔", "๖ มกราคม ๒๔๙๗", "อายุ ๗๒ ปี", "ทอผ้า", "๓๕", "ผ้าทอ ๕ ดาว",
        "ทอผ้ายกดอก", "(/) อุตสาหกรรมและหัตถกรรม", "(/) ยินดีเป็นวิทยากร", "๒๐ ตุลาคม ๒๕๖๘",
        "ความยินยอม", "(นายหาญ ศรีสุวรรณ)", "ผู้สำรวจ",
    ):  # fmt: skip
        assert text in page
    assert page.count("(/)") == 2


def test_each_sage_has_a_form_and_the_blank_one_has_nobody(
    printed: PrintPaper, here: Scope, sages: list[int]
) -> None:
    assert len(printed("sages", "survey_form", here, *sages)) == 2
    (blank,) = printed("sages", "survey_form", here)
    assert "แบบสำรวจปราชญ์ชุมชน" in blank
    assert "ศรีสุวรรณ" not in blank
    assert "(/)" not in blank


def test_the_scoring_sheet_holds_points_totals_and_ranks(
    printed: PrintPaper, office: Office, here: Scope, sages: list[int]
) -> None:
    round_id = here.round_id or 0
    scoring.take_shipped(office, round_id)
    first, *_rest = scoring.criteria(round_id)
    scoring.give(office, sages[0], first, 4)
    (page,) = printed("sages", "scoring_sheet", here, *sages)
    for text in ("แบบให้คะแนนปราชญ์ชุมชน", "จิตอาสา (๕)", "รวม (๓๕)", "นายกมล ศรีสุวรรณ"):
        assert text in page
    assert "นายหาญ ศรีสุวรรณ ทอผ้า ๔ ๔ ๑" in page


def test_a_scoring_sheet_without_criteria_is_written_by_hand(
    printed: PrintPaper, here: Scope
) -> None:
    (page,) = printed("sages", "scoring_sheet", here)
    assert "๑๐" in page  # the last of the blank rows


@pytest.mark.parametrize(
    ("key", "texts"),
    [
        (
            "forum_minutes",
            (
                "รายงานการประชุมเวทีประชาคมหมู่บ้าน", "๓ พฤศจิกายน ๒๕๖๘", "ศาลาหมู่บ้าน",
                "ครัวเรือนที่เข้าร่วม ๖๕",
                "จากครัวเรือนทั้งหมด ๑๒๐", "นายหาญ ศรีสุวรรณ ทอผ้า ๔๐ ได้รับคัดเลือก", "(/) ยกมือ",
                "เห็นด้วย ๖๐ ไม่เห็นด้วย ๓ งดออกเสียง ๒",
                "รับรองให้เป็นวิทยากรผู้นำสัมมาชีพ ได้แก่ นายหาญ ศรีสุวรรณ",
                "(/) ฉันทามติ", "ทอผ้า, ทำน้ำพริก", "นัดเตรียมการวันที่ ๑๐",
            ),
        ),
        ("forum_tally", ("ใบสรุปคะแนนคัดเลือกปราชญ์ชุมชน", "นายกมล ศรีสุวรรณ", "รวม ๖๐")),
        ("forum_sign_in", ("ใบลงทะเบียนผู้เข้าร่วมเวทีประชาคม", "ลายมือชื่อ", "๓ พฤศจิกายน ๒๕๖๘")),
        ("forum_invited", ("บัญชีรายชื่อผู้ได้รับเชิญเข้าร่วมเวทีประชาคม", "นายกมล ศรีสุวรรณ", "ปราชญ์ชุมชน")),
    ],
)  # fmt: skip
def test_the_papers_of_a_forum_hold_its_facts(
    printed: PrintPaper, here: Scope, forum: int, key: str, texts: tuple[str, ...]
) -> None:
    text = " ".join(printed("forums", key, here, forum))
    for one in texts:
        assert one in text


@pytest.mark.parametrize("paper", papers_of("forums"), ids=lambda one: one.key)
def test_every_paper_of_a_forum_has_a_blank_form(
    printed: PrintPaper, here: Scope, forum: int, paper: object
) -> None:
    text = " ".join(printed("forums", paper.key, here))  # type: ignore[attr-defined]
    assert "โพธาราม" in text
    assert "ศรีสุวรรณ" not in text
    assert "(/)" not in text


def test_the_lists_have_a_line_for_every_household(
    printed: PrintPaper, here: Scope, forum: int
) -> None:
    assert "๑๒๐" in printed("forums", "forum_sign_in", here, forum)[-1]


def test_who_is_sage_and_household_is_invited_once(
    printed: PrintPaper, office: Office, scope: Scope, here: Scope, forum: int
) -> None:
    household_of_han(office, scope)
    text = " ".join(printed("forums", "forum_invited", here, forum))
    assert text.count("นายหาญ ศรีสุวรรณ") == 1


def test_without_a_round_there_is_no_paper(printed: PrintPaper, office: Office) -> None:
    with pytest.raises(Refused):
        printed("forums", "forum_minutes", Scope(None))
    with pytest.raises(Refused):
        printed("sages", "scoring_sheet", Scope(None))
