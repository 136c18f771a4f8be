"""Rows of several sheets find one another, and what the office holds."""

from pathlib import Path

from db.queries import listing
from desktop.office import Office
from tests.desktop.exchange.offices import REAL, cells, imported
from tests.desktop.exchange.workbooks import write_workbook


def test_a_trainer_whose_row_is_held_back_is_left_blank(bare: Office, tmp_path: Path) -> None:
    sages = [
        ["ชื่อ-สกุล", "เลขประจำตัวประชาชน", "ตำบล", "หมู่ที่", "ความเชี่ยวชาญ"],
        ["นายดี งาม", "9007001000137", "บ้านฆ้อง", 1, "ทอผ้า"],
    ]
    households = [
        ["ชื่อ-สกุล", "ตำบล", "หมู่ที่", "อาชีพที่ต้องการฝึก", "วิทยากรผู้รับผิดชอบ"],
        ["นางก ข", "บ้านฆ้อง", 1, "ทอผ้า", "นายดี งาม"],
        ["นางค ง", "บ้านฆ้อง", 1, "ทอผ้า", "นายไม่มี ใครรู้จัก"],
    ]
    result = imported(bare, write_workbook(tmp_path / "a.xlsx", {"ป": sages, "ค": households}))
    assert result.stored["households"] == 2
    assert [(note.row, note.column) for note in result.skipped] == [
        (2, "วิทยากรผู้รับผิดชอบ"),
        (3, "วิทยากรผู้รับผิดชอบ"),
    ]
    assert "2" in result.skipped[0].reason


def test_an_id_that_is_somebody_elses_is_held_back(bare: Office, tmp_path: Path) -> None:
    imported(bare, REAL)
    heading = ["ชื่อ-สกุล", "เลขประจำตัวประชาชน", "ตำบล", "หมู่ที่", "อาชีพที่ต้องการฝึก"]
    row = ["นายใคร ก็ไม่รู้", "9007001000004", "บ้านฆ้อง", 1, "ทอผ้า"]
    result = imported(bare, write_workbook(tmp_path / "a.xlsx", {"ค": [heading, row]}))
    assert [note.row for note in result.held_back] == [2]
    assert "หาญ ศรีสุวรรณ" in result.held_back[0].reason


def test_a_sage_on_two_sheets_is_stored_once_and_told(bare: Office, tmp_path: Path) -> None:
    heading = cells("ชื่อ-สกุล|ตำบล|หมู่ที่|ความเชี่ยวชาญ")
    sheets = {
        "ก": [heading, cells("นายดี งาม|บ้านฆ้อง|1|ทอผ้า")],
        "ข": [heading, cells("นาย ดี  งาม|ต.บ้านฆ้อง|๑|จักสาน"), cells("นางดี งาม|บ้านฆ้อง|1|จักสาน")],
    }
    result = imported(bare, write_workbook(tmp_path / "a.xlsx", sheets))
    assert result.stored["sages"] == 2
    assert [(note.sheet, note.row) for note in result.skipped] == [("ข", 2)]


def test_a_team_sheet_says_who_leads(bare: Office, tmp_path: Path) -> None:
    sheets = {
        "ครัวเรือน": [
            cells("ชื่อ-สกุล|ตำบล|หมู่ที่|อาชีพที่ต้องการฝึก|วิทยากรผู้รับผิดชอบ"),
            cells("นายดำ มีสุข|บ้านฆ้อง|1|ทอผ้า|นายดี งาม"),
        ],
        "ทีมวิทยากร": [
            cells("ชื่อ-สกุล|ตำบล|หมู่ที่|บทบาท"),
            cells("นายดี งาม|บ้านฆ้อง|1|หัวหน้าทีม"),
            cells("นางสาวแก้ว ใส|บ้านฆ้อง|1|สมาชิก"),
            cells("นายใคร ก็ไม่รู้|บ้านฆ้อง|1|สมาชิก"),
        ],
        "ปราชญ์": [
            cells("ชื่อ-สกุล|ตำบล|หมู่ที่|ความเชี่ยวชาญ"),
            cells("นายดี งาม|บ้านฆ้อง|1|ทอผ้า"),
            cells("น.ส.แก้ว ใส|บ้านฆ้อง|1|ทอผ้า"),
        ],
    }
    path = write_workbook(tmp_path / "a.xlsx", sheets)
    result = imported(bare, path)
    roles = dict(listing.select("team_member", ["person.first_name", "role"]))
    assert roles == {"ดี": "lead", "แก้ว": "member"}
    assert [(note.sheet, note.row) for note in result.held_back] == [("ทีมวิทยากร", 4)]
    assert listing.select("household", ["responsible.person.first_name"]) == [("ดี",)]
    assert not any(imported(bare, path).stored.values())


def test_sheets_in_separate_files_find_what_is_stored(bare: Office, tmp_path: Path) -> None:
    households = [
        cells("ผู้แทน|เลขบัตร|ตำบล|หมู่ที่|อาชีพที่ต้องการฝึก|รายได้หลัก"),
        cells("นางแดง มีสุข|9007001001205|บ้านฆ้อง|1|ทอผ้า|1000"),
        cells("นายดำ มีสุข||บ้านฆ้อง|1|ทอผ้า|0"),
        cells("นายดำ มีสุข||บ้านฆ้อง|4|ทอผ้า|0"),
    ]
    visits = [
        cells("ชื่อ-สกุล|เลขบัตร|ตำบล|หมู่ที่|วันที่ติดตาม|ครั้งที่|ทำอาชีพต่อ|รายได้หลัก"),
        cells("|9007001001205|||1/6/2569|1|✓|2000"),
        cells("นางแดง มีสุข||||1/7/2569|2|เลิก|0"),
        cells("ดำ มีสุข||บ้านฆ้อง|4|1/6/2569|1|✓|500"),
        cells("นายดำ มีสุข||||1/6/2569|1|✓|500"),
        cells("นายขาว มีสุข||||1/6/2569|1|✓|500"),
    ]
    needs = [
        cells("ครัวเรือน|ตำบล|หมู่ที่|รายการวัสดุ|จำนวน|หน่วย|ราคาต่อหน่วย"),
        cells("นางแดง มีสุข|บ้านฆ้อง|1|ไหม|2.5|กก.|100"),
        cells("นางแดง มีสุข|บ้านฆ้อง|1|ไหม|1|กก.|120"),
    ]
    imported(bare, write_workbook(tmp_path / "a.xlsx", {"ค": households}))
    result = imported(bare, write_workbook(tmp_path / "b.xlsx", {"ต": visits, "ว": needs}))
    assert (result.stored["followup_incomes"], result.stored["materials"]) == (3, 2)
    assert [note.row for note in result.held_back] == [5, 6]
    seen = listing.select("visit", ["household.representative.first_name", "number", "practising"])
    assert sorted(seen) == [
        ("ดำ", 1, "practising"),
        ("แดง", 1, "practising"),
        ("แดง", 2, "stopped"),
    ]
    assert listing.totals("material_need", ["cost"], [])[1] == {"cost": 370_00}
    again = imported(bare, tmp_path / "b.xlsx")
    assert (again.same, any(again.stored.values())) == (5, False)


def test_an_id_completes_the_person_who_had_none(bare: Office, tmp_path: Path) -> None:
    heading = cells("ชื่อ-สกุล|เลขบัตร|ตำบล|หมู่ที่|ความเชี่ยวชาญ")
    first = [heading, cells("นายดี งาม||บ้านฆ้อง|1|ทอผ้า")]
    second = [heading, cells("นายดี งาม|9007001001205|บ้านฆ้อง|1|ทอผ้า")]
    imported(bare, write_workbook(tmp_path / "a.xlsx", {"ก": first}))
    result = imported(bare, write_workbook(tmp_path / "b.xlsx", {"ก": second}))
    assert result.stored["sages"] == 1
    assert listing.select("person", ["national_id"]) == [("9007001001205",)]


def test_a_course_is_one_for_all_who_attended_it(bare: Office, tmp_path: Path) -> None:
    sheets = {
        "ปราชญ์": [
            cells("ชื่อ-สกุล|ตำบล|หมู่ที่|ความเชี่ยวชาญ|ผลการคัดเลือก"),
            cells("นายดี งาม|บ้านฆ้อง|1|ทอผ้า|/"),
            cells("นางสาวแก้ว ใส|บ้านฆ้อง|4|ทอผ้า|/"),
            cells("นายเอก โท|บ้านฆ้อง|5|ทอผ้า|/"),
        ],
        "อบรม": [
            cells("ชื่อ-สกุล|หลักสูตร|วันที่อบรม|จำนวนวันที่เข้า|ผลการอบรม"),
            cells("นายดี งาม|วิทยากร|8-11 ธ.ค. 2568|4|ผ่าน"),
            cells("นางสาวแก้ว ใส|วิทยากร|8 - 11 ธันวาคม 2568|4|✓"),
            cells("นายเอก โท|วิทยากร|8-11 ธ.ค. 2568|1|ผ่าน"),
            cells("นายตรี จัตวา|วิทยากร|8-11 ธ.ค. 2568|4|ผ่าน"),
        ],
    }
    result = imported(bare, write_workbook(tmp_path / "a.xlsx", sheets))
    assert result.stored["trained_trainers"] == 2
    assert [note.row for note in result.held_back] == [4, 5]
    assert listing.select("course", ["days"]) == [(4,)]
