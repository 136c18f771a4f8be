"""The register: filtered, searched, on paper and as a workbook; earlier years taken over."""

from datetime import date
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest

from desktop import certificates
from desktop.certificates import earlier, register
from desktop.certificates.register import EARLIER, HANDED, PRINTED, UNPRINTED, Sought
from desktop.problems import Refused
from desktop.programme.certificates import (
    HOUSEHOLD,
    LEAD_TRAINER,
    PARTNER,
    SAGE,
    TEAM_MEMBER,
    KindSettings,
    Thanks,
)
from desktop.withdrawal import VOID
from tests.desktop.certificates.conftest import text_of
from tests.desktop.village_round import VillageRound

DAY = date(2026, 3, 1)


@pytest.fixture
def filled(made: VillageRound) -> VillageRound:
    """Four partners thanked, each where another state is; two sages and two members of a team."""
    office, round_id = made.office, made.round.id
    thanks = [Thanks(name) for name in ("วัดโพธาราม", "อบต.บ้านเลือก", "โรงเรียนวัดเฉลิม", "บริษัท ก จำกัด")]
    one, two, three, _four = certificates.issue(office, round_id, None, DAY, PARTNER, thanks)
    certificates.mark_printed(office, [one, two, three])
    certificates.hand_over(office, [two], date(2026, 3, 9), "ปลัด อบต.")
    certificates.void(office, [three], "ชื่อผิด")
    certificates.issue(office, round_id, None, DAY, SAGE)
    certificates.issue(office, round_id, None, DAY, TEAM_MEMBER)
    return made


@pytest.mark.parametrize(
    ("sought", "names"),
    [
        (Sought(PARTNER, state=UNPRINTED), ["บริษัท ก จำกัด"]),
        (Sought(PARTNER, state=PRINTED), ["วัดโพธาราม"]),
        (Sought(state=HANDED), ["อบต.บ้านเลือก"]),
        (Sought(state=VOID), ["โรงเรียนวัดเฉลิม"]),
        (Sought(state=EARLIER), []),
        (Sought(year=2568), []),
        (Sought(text="โพธาราม"), ["วัดโพธาราม"]),
        (Sought(text="กอง ใจดี"), ["นายก้อง ใจดี", "นายก้อง ใจดี"]),
        (Sought(text="๔/๒๕๖๙"), ["บริษัท ก จำกัด"]),
        (Sought(HOUSEHOLD), []),
    ],
)
def test_what_is_sought_is_listed(filled: VillageRound, sought: Sought, names: list[str]) -> None:
    assert [one.recipient for one in register.entries(sought)] == names


def test_the_whole_register_is_by_year_kind_and_number(filled: VillageRound) -> None:
    found = register.entries()
    assert [(one.kind, one.serial) for one in found] == [
        *((PARTNER, at) for at in (1, 2, 3, 4)), (SAGE, 1), (SAGE, 2),
        (TEAM_MEMBER, 1), (TEAM_MEMBER, 2),
    ]  # fmt: skip
    assert register.years() == [2569]
    assert register.shown(found[1])[:2] == ("๒/๒๕๖๙", "อบต.บ้านเลือก")
    assert register.shown(found[1])[-2:] == ("ปลัด อบต.", "")
    assert register.shown(found[2])[-1] == "ชื่อผิด"


def test_the_register_on_paper_and_in_a_workbook(filled: VillageRound) -> None:
    sought = Sought(PARTNER, 2569)
    found = register.entries(sought)
    text = "".join(text_of(register.register_pdf(filled.office, sought, found)))
    for said in ("ทะเบียนคุม", "อบต.บ้านเลือก", "๒/๒๕๖๙", "ปลัด อบต.", "ปี ๒๕๖๙"):
        assert said in text
    page = openpyxl.load_workbook(BytesIO(register.register_workbook(found))).active
    assert page is not None
    rows = [[cell.value for cell in row] for row in page.iter_rows()]
    assert rows[2][1:3] == ["2/2569", "อบต.บ้านเลือก"]
    assert len(rows) == 5


PASTED = """\
ทะเบียนคุมเกียรติบัตร ปี 2568
ที่\tเลขที่\tชื่อ-สกุล\tวันที่\tหมายเหตุ
1\t๑/๒๕๖๘\tนายสม ใจดี\t๑๕ ม.ค. ๒๕๖๘\t
2\t2/2568\tนางสาวศรี งามตา\t15/1/2568\tยกเลิก พิมพ์ผิด
3\t2/2568\tนายซ้ำ เลขเดิม\t15/1/2568\t
4\tสอง/2568\tนายอ่าน ไม่ออก\t15/1/2568\t
5\t5/2567\tนายผิด ปี\t15/1/2568\t
6\t6/2568\t\t15/1/2568\t
7\t7/2568\tนายไม่มี วันที่\t\t
8\t8\tนายเลข เดี่ยว\t20/1/2568\tผู้แทนตำบล
9\t9/2568\tนายวัน ผิด\t32/1/2568\t
10\t10/2570\tนายยัง ไม่ถึง\t1/2/2570\t
"""


def test_an_earlier_register_is_checked_row_by_row(made: VillageRound) -> None:
    read = earlier.read_pasted(made.office, PASTED, LEAD_TRAINER)
    assert [(one.serial, one.recipient) for one in read.sound] == [
        (1, "นายสม ใจดี"), (2, "นางสาวศรี งามตา"), (8, "นายเลข เดี่ยว"),
    ]  # fmt: skip
    problems = {one.line: one.problem for one in read.rows if one.problem}
    said = {5: "แถวที่ 4", 6: "สอง/2568", 7: "2567", 8: "ชื่อ", 9: "วันที่", 11: "32", 12: "ยังมาไม่ถึง"}
    assert problems.keys() == said.keys()
    for line, text in said.items():
        assert text in problems[line]


def test_an_earlier_register_is_one_action_and_numbers_go_on_behind_it(made: VillageRound) -> None:
    office = made.office
    assert earlier.store(office, earlier.read_pasted(office, PASTED, PARTNER)) == 3
    found = register.entries(Sought(PARTNER))
    assert [(one.number, one.state, one.remark) for one in found] == [
        ("1/2568", EARLIER, ""), ("2/2568", VOID, "ยกเลิก พิมพ์ผิด"), ("8", EARLIER, "ผู้แทนตำบล"),
    ]  # fmt: skip
    again = earlier.read_pasted(office, PASTED, PARTNER)
    assert not again.sound
    assert "นายสม ใจดี" in again.rows[0].problem
    with pytest.raises(Refused):
        earlier.store(office, again)
    ahead = certificates.next_numbers(office, made.round.id, date(2025, 5, 1), PARTNER)
    assert ahead.at() == "9/2568"
    with pytest.raises(Refused):
        certificates.correct(office, found[0].id, "ชื่อผิด")
    with pytest.raises(Refused):
        certificates.paper(office, [found[0].id])
    office.undo()
    assert register.entries() == []
    assert certificates.next_numbers(office, made.round.id, date(2025, 5, 1), PARTNER).first == 1


def test_two_readings_of_one_register_are_not_stored_twice(made: VillageRound) -> None:
    first, second = (earlier.read_pasted(made.office, PASTED, SAGE) for _ in range(2))
    earlier.store(made.office, first)
    with pytest.raises(Refused):
        earlier.store(made.office, second)


def test_a_workbook_by_the_offices_own_pattern_and_kinds(
    made: VillageRound, tmp_path: Path
) -> None:
    settings = KindSettings(HOUSEHOLD, pattern="{code} {serial:3}/{year2}", office_code="รบ")
    certificates.change_kind(made.office, settings)
    book = openpyxl.Workbook()
    for row in (
        ["เลขที่", "คำนำหน้า", "ชื่อ", "นามสกุล", "วันที่ออก", "ประเภท"],
        ["รบ 007/68", "นาง", "สี", "ดี", date(2025, 2, 1), "วุฒิบัตร"],
        [3, "นาย", "สา", "ดี", date(2025, 2, 1), "ปราชญ์ชุมชน"],
    ):
        book.active.append(row)
    book.save(tmp_path / "x.xlsx")
    read = earlier.read_workbook(made.office, tmp_path / "x.xlsx", LEAD_TRAINER)
    told = [(one.kind, one.number, one.serial, one.year, one.recipient) for one in read.sound]
    assert told == [
        (HOUSEHOLD, "รบ 007/68", 7, 2568, "นางสี ดี"), (SAGE, "3", 3, 2568, "นายสา ดี"),
    ]  # fmt: skip


def test_a_table_without_headings_is_refused(made: VillageRound) -> None:
    with pytest.raises(Refused):
        earlier.read_pasted(made.office, "1/2568\tนายสม ใจดี", LEAD_TRAINER)
