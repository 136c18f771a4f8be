"""The papers of stage ๓: the order of appointment, the application, the register; as they read."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from pypdfium2 import PdfDocument

from desktop.papers import papers_of
from desktop.problems import Refused
from desktop.views import Scope
from desktop.words import use_language
from tests.desktop.village_round import VillageRound


@pytest.fixture
def round_(tmp_path: Path) -> Iterator[VillageRound]:
    made = VillageRound(tmp_path / "office", name="โครงการสร้างสัมมาชีพชุมชน")
    with made.office:
        yield made


def pages(round_: VillageRound, register: str, key: str, *ids: int, **within: Any) -> list[str]:
    (paper,) = (one for one in papers_of(register) if one.key == key)
    pdf = paper.make(round_.office, Scope(round_.round.id, **within), ids)
    return [" ".join(page.get_textpage().get_text_range().split()) for page in PdfDocument(pdf)]


def in_order(page: str, *texts: str) -> None:
    """Each of `texts` stands in the page, one behind the other."""
    at = 0
    for text in texts:
        assert text in page[at:], text
        at = page.index(text, at) + len(text)


def member(round_: VillageRound, at: int, name: str, role: str = "member", **more: Any) -> int:
    return round_.put(
        "team_member", round=round_.round.id, village=round_.villages[at].id,
        person=round_.person(name), role=role, **more,
    )  # fmt: skip


# The order of appointment


def test_the_order_names_the_team_with_the_lead_first(round_: VillageRound) -> None:
    member(round_, 0, "ขวัญ", order_no="12/2569", order_on=date(2026, 1, 15), duties="สอนทอผ้า")
    member(round_, 0, "กล้า", "lead")
    (page,) = pages(round_, "team_members", "appointment")
    in_order(
        page,
        "คำสั่งอำเภอโพธาราม",
        "ที่ ๑๒/๒๕๖๙",
        "แต่งตั้งทีมวิทยากรสัมมาชีพชุมชน",
        "ด้วยอำเภอดำเนินโครงการสร้างสัมมาชีพชุมชน ประจำปีงบประมาณ พ.ศ. ๒๕๖๙",
        "นายกล้า ใจดี",
        "วิทยากรผู้นำ",
        "นายขวัญ ใจดี",
        "ให้มีหน้าที่",
        "๑. สอนทอผ้า",
        "สั่ง ณ วันที่ ๑๕ มกราคม ๒๕๖๙",
        "นายอำเภอโพธาราม",
    )
    assert "๒. " not in page


def test_each_village_has_its_own_order_and_the_chosen_member_chooses_the_village(
    round_: VillageRound,
) -> None:
    member(round_, 0, "กล้า")
    chosen = member(round_, 1, "ขวัญ")
    assert len(pages(round_, "team_members", "appointment")) == 2
    (page,) = pages(round_, "team_members", "appointment", chosen)
    assert "ขวัญ" in page
    assert "กล้า" not in page
    assert "๔. สนับสนุน" in page  # the usual duties


def test_without_a_team_nobody_is_appointed(round_: VillageRound) -> None:
    with pytest.raises(Refused):
        pages(round_, "team_members", "appointment")


# The application


def test_the_application_holds_what_is_recorded(round_: VillageRound) -> None:
    weaving, basketry = (round_.put("occupation_kind", name=one) for one in ("ทอผ้า", "จักสาน"))
    home = round_.household(
        round_.villages[0], wanted=weaving, wanted_second=basketry, house_no="12/3", members=3,
        head_name="นายใหญ่ ใจดี", intent="มีรายได้เสริม", applied_on=date(2026, 1, 20),
        baseline_main=60_000_00, baseline_secondary=5_000_00, baseline_other=0,
        baseline_own_use=1_200_00, expense_production=10_000_00, expense_debt=500_00, land=2_500,
        debts=30_000_00,
    )  # fmt: skip
    round_.put(
        "household_member", household=home, person=round_.person("ลูก"), relation="บุตร", trains=True
    )
    (page,) = pages(round_, "households", "application", home)
    in_order(
        page, "แบบแสดงความสมัครใจ", "๒๐ มกราคม ๒๕๖๙", "คนที่๑ ใจดี", "นายใหญ่ ใจดี", "๑๒/๓",
        "โพธาราม", "ราชบุรี", "(๑)", "ทอผ้า", "(๒)", "จักสาน", "มีรายได้เสริม",
    )  # fmt: skip
    in_order(page, "๖๐,๐๐๐", "๑๐,๐๐๐", "๕,๐๐๐", "๑,๒๐๐", "๕๐๐", "๖๖,๒๐๐", "๑๐,๕๐๐")
    in_order(page, "สมาชิกในครัวเรือน ๓ คน", "นายลูก ใจดี", "บุตร", "✓")
    in_order(page, "๒.๕", "๓๐,๐๐๐", "ผู้สมัคร", "ผู้ใหญ่บ้าน", "พัฒนากร")


def test_the_blank_form_holds_nobody_and_every_label(round_: VillageRound) -> None:
    round_.household(round_.villages[0])
    (page,) = pages(round_, "households", "application")
    assert "คนที่" not in page
    in_order(
        page, "โครงการสร้างสัมมาชีพชุมชน", "ข้าพเจ้า", "เลขประจำตัวประชาชน", "รายได้อาชีพหลัก",
        "รายจ่าย", "รวม", "สมาชิกในครัวเรือน", "ผู้สมัคร",
    )  # fmt: skip


def test_several_applications_are_a_page_each(round_: VillageRound) -> None:
    homes = [round_.household(round_.villages[0]) for _ in range(3)]
    assert len(pages(round_, "households", "application", *homes)) == 3


# The register


def test_the_register_lists_places_trainers_and_the_reserve_in_order(
    round_: VillageRound,
) -> None:
    here, elsewhere = round_.villages[:2]
    trainer = member(round_, 0, "กล้า")
    gone = round_.household(here, status="withdrawn", withdrawn_reason="ย้าย")
    round_.household(here, responsible=trainer, replaces=gone, baseline_main=60_000_00)
    round_.household(here, status="reserve", reserve_rank=2)
    round_.household(here, status="reserve", reserve_rank=1)
    other = round_.household(elsewhere)
    first, second = pages(round_, "households", "household_register")
    in_order(
        first, "บัญชีครัวเรือนเป้าหมาย", here.label.replace("1", "๑"), "คนที่๓ ใจดี", "๖๐,๐๐๐",
        "นายกล้า ใจดี", "แทนนายคนที่๒", "สำรอง", "คนที่๕", "คนที่๔", "ผู้จัดทำ",
    )  # fmt: skip
    assert "คนที่๖" in second
    assert pages(round_, "households", "household_register", other) == [
        second.replace("๒/๒", "๑/๑")
    ]
    (only,) = pages(round_, "households", "household_register", village_id=here.id)
    assert "คนที่๖" not in only


def test_a_cohort_is_one_register_without_trainers(tmp_path: Path) -> None:
    made = VillageRound(tmp_path / "office", "cohort")
    with made.office:
        homes = [made.household(village) for village in made.villages]
        (page,) = pages(made, "participants", "household_register", homes[0])
        in_order(page, "คนที่๑", "คนที่๒", "คนที่๓")
        assert "วิทยากร" not in page


def test_nothing_is_refused_with_a_sentence(round_: VillageRound) -> None:
    with pytest.raises(Refused):
        pages(round_, "households", "household_register")


def test_in_english_the_papers_are_in_english(round_: VillageRound) -> None:
    use_language("en")
    home = round_.household(round_.villages[0], members=3)
    (page,) = pages(round_, "households", "application", home)
    assert "Application to take part" in page
    assert "Members of the household: 3" in page
