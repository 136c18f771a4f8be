"""Every row of a workbook is read, repaired, held back with its reason, or skipped by name."""

import json
from datetime import date
from pathlib import Path

import pytest

from desktop.exchange.files import Sheet, open_workbook
from desktop.exchange.headings import recognise
from desktop.exchange.records import SheetRows
from desktop.exchange.rows import read_rows
from desktop.programme.rounds import preset
from desktop.thai.national_id import check_digit
from tests.desktop.exchange.workbooks import VILLAGES, photharam

TODAY = date(2026, 8, 15)
DATA = Path(__file__).parents[2] / "data"
COUNTED = json.loads((DATA / "office_2569.json").read_text("utf-8"))


def read(rows: list[list[object]], name: str = "แผ่น") -> SheetRows:
    sheet = Sheet(name, source=rows)
    recognised = recognise(sheet)
    assert recognised is not None
    return read_rows(sheet, recognised, photharam(), preset(2569), TODAY)


def held(out: SheetRows) -> tuple[int, ...]:
    """The Excel numbers of the rows held back."""
    return tuple(sorted({note.row for note in out.held_back}))


@pytest.fixture(scope="module")
def office() -> dict[str, SheetRows]:
    sheets = {}
    for sheet in open_workbook(DATA / "office_2569.xlsx").sheets:
        recognised = recognise(sheet)
        assert recognised is not None
        sheets[sheet.name] = read_rows(sheet, recognised, photharam(), preset(2569), TODAY)
    return sheets


LINKED = {"household_held_back", "unknown_household"}


@pytest.mark.parametrize(
    "fault",
    [fault for fault in COUNTED["faults"] if fault["kind"] not in LINKED],
    ids=lambda fault: f"{fault['kind']}-{fault['row']}",
)
def test_every_planted_fault_is_told_once(
    office: dict[str, SheetRows], fault: dict[str, object]
) -> None:
    sheet = office[str(fault["sheet"])]
    told = [
        note
        for note in (*sheet.repaired, *sheet.held_back, *sheet.skipped)
        if note.row == fault["row"]
    ]
    assert len(told) == 1
    assert told[0].reason


def test_nothing_else_is_told(office: dict[str, SheetRows]) -> None:
    planted = {(fault["sheet"], fault["row"]) for fault in COUNTED["faults"]}
    told = {
        (note.sheet, note.row)
        for sheet in office.values()
        for note in (*sheet.repaired, *sheet.held_back, *sheet.skipped)
    }
    assert told <= planted


def test_rows_that_remain_are_counted(office: dict[str, SheetRows]) -> None:
    assert len(office["ปราชญ์ชุมชน"].rows) == COUNTED["stored"]["sages"]
    assert len(office["ครัวเรือนเป้าหมาย"].rows) == COUNTED["stored"]["households"]
    assert len(office["ทะเบียนกลุ่มอาชีพ"].rows) == COUNTED["stored"]["groups"]


SAGES = ["ที่", "ชื่อ-สกุล", "ตำบล", "หมู่ที่", "บ้าน", "ความเชี่ยวชาญ", "ประสบการณ์ (ปี)"]


def sage(*values: object) -> SheetRows:
    return read([SAGES, [1, *values]])


def test_a_tambon_with_one_letter_wrong_is_repaired_and_told() -> None:
    out = sage("นายดี งาม", "เจ็ดเสมีน", 2, "บ้านเกาะสมบูรณ์", "ทอผ้า", "10 ปี")
    assert out.rows[0].values["years"] == 10
    assert [note.row for note in out.repaired] == [2]


@pytest.mark.parametrize(
    ("tambon", "moo", "village"),
    [
        ("ไม่มีตำบลนี้", 1, ""),
        ("เจ็ดเสมียน", 99, ""),
        ("เจ็ดเสมียน", 1, "บ้านทุ่งเจริญ"),
        ("เจ็ดเสมียน", "", ""),
        ("", "", ""),
        ("บ้านฆ้อง", "", "บ้านทุ่งเจริญ"),
        ("เจ็ดเสมียน", "ไม่รู้", ""),
    ],
)
def test_a_village_in_doubt_holds_the_row_back(tambon: str, moo: object, village: str) -> None:
    out = sage("นายดี งาม", tambon, moo, village, "ทอผ้า", 3)
    assert not out.rows
    assert held(out) == (2,)


@pytest.mark.parametrize(
    ("tambon", "moo", "village"),
    [
        ("ต.บ้านฆ้อง", "ม.1", ""),
        ("บ้านฆ้อง", "๑", "ทุ่งเจริญ"),
        ("", "", "บ้านทุ่งเจริญ หมู่ 1 ต.บ้านฆ้อง"),
        ("เทศบาลตำบลบ้านฆ้อง", "หมู่บ้านที่ 1", ""),
        ("บ้านฆ้อง", "หมู่ที่ 1 บ้านทุ่งเจริญ", ""),
        ("", "1", "บ้านทุ่งเจริญ"),
    ],
)
def test_a_village_is_found_however_it_is_written(tambon: str, moo: str, village: str) -> None:
    out = sage("นายดี งาม", tambon, moo, village, "ทอผ้า", 3)
    assert [row.village for row in out.rows] == [
        next(unit.id for unit in VILLAGES if unit.code == "70070601")
    ]


def test_a_village_written_once_reaches_down_by_ditto_marks() -> None:
    out = read(
        [
            SAGES,
            [1, "นายหนึ่ง งาม", "บ้านฆ้อง", 1, "", "ทอผ้า", 3],
            [2, "นายสอง งาม", '"', '"', "", "ทอผ้า", 3],
        ]
    )
    assert len({row.village for row in out.rows}) == 1
    assert len(out.rows) == 2


def test_a_section_title_says_the_village_of_the_rows_below() -> None:
    rows = [
        ["ที่", "ชื่อ-สกุล", "ความเชี่ยวชาญ", "คะแนนเสียง"],
        ["หมู่ที่ 1 บ้านทุ่งเจริญ ตำบลบ้านฆ้อง", "", "", ""],
        [1, "นายหนึ่ง งาม", "ทอผ้า", 3],
        ["หมู่ที่ 2 ตำบลบ้านฆ้อง", "", "", ""],
        [2, "นายสอง งาม", "ทอผ้า", 3],
    ]
    out = read(rows)
    codes = {unit.id: unit.code for unit in VILLAGES}
    assert [codes[row.village] for row in out.rows if row.village] == ["70070601", "70070602"]
    assert [note.row for note in out.skipped] == [2, 4]


def test_a_common_era_column_does_not_guess_two_digit_years() -> None:
    heading = ["ชื่อ-สกุล", "ตำบล", "หมู่ที่", "ความเชี่ยวชาญ", "วันประชาคม"]
    out = read(
        [
            heading,
            ["นายหนึ่ง งาม", "บ้านฆ้อง", 1, "ทอผ้า", "3/11/2025"],
            ["นายสอง งาม", "บ้านฆ้อง", 1, "ทอผ้า", "3/11/25"],
        ]
    )
    assert [row.values["forum.held_on"] for row in out.rows] == [date(2025, 11, 3)]
    assert held(out) == (3,)


def test_both_eras_in_a_column_are_each_read_and_told() -> None:
    heading = ["ชื่อ-สกุล", "ตำบล", "หมู่ที่", "ความเชี่ยวชาญ", "วันประชาคม"]
    out = read(
        [
            heading,
            ["นายหนึ่ง งาม", "บ้านฆ้อง", 1, "ทอผ้า", "3/11/2025"],
            ["นายสอง งาม", "บ้านฆ้อง", 1, "ทอผ้า", "3/11/2568"],
        ]
    )
    assert {row.values["forum.held_on"] for row in out.rows} == {date(2025, 11, 3)}
    assert [note.column for note in out.warnings] == ["วันประชาคม"]


def test_a_cross_is_a_no_beside_ticks_and_a_tick_alone() -> None:
    heading = ["ชื่อ-สกุล", "ตำบล", "หมู่ที่", "ความเชี่ยวชาญ", "ผลการคัดเลือก"]

    def selected(*marks: str) -> list[object]:
        rows = [[f"นายดี{mark}{i} งาม", "บ้านฆ้อง", 1, "ทอผ้า", mark] for i, mark in enumerate(marks)]
        return [row.values.get("selected") for row in read([heading, *rows]).rows]

    assert selected("✓", "x", "") == [True, False, None]
    assert selected("x", "") == [True, None]
    assert selected("ได้รับคัดเลือก", "ไม่ได้รับคัดเลือก") == [True, False]


def test_a_group_may_be_called_total() -> None:
    heading = ["ชื่อกลุ่ม", "หมู่ที่", "ตำบล", "ประธานกลุ่ม", "จำนวนสมาชิก", "กองทุน", "เหรัญญิก"]
    out = read(
        [heading, ["รวมใจพัฒนา", 1, "บ้านฆ้อง", "", "", "", ""], ["รวม", "", "", "", 5, "", ""]]
    )
    assert [row.values["name"] for row in out.rows] == ["รวมใจพัฒนา"]
    assert [note.row for note in out.skipped] == [3]


def test_the_same_national_id_under_two_names_is_held_back() -> None:
    heading = ["ชื่อ-สกุล", "เลขประจำตัวประชาชน", "ตำบล", "หมู่ที่", "ความเชี่ยวชาญ"]
    out = read(
        [
            heading,
            ["นายหนึ่ง งาม", "9007001000004", "บ้านฆ้อง", 1, "ทอผ้า"],
            ["นายสอง สวย", "9007001000004", "บ้านฆ้อง", 1, "ทอผ้า"],
        ]
    )
    assert len(out.rows) == 1
    assert held(out) == (3,)


def test_months_become_years_and_one_figure_is_kept() -> None:
    heading = ["ชื่อ-สกุล", "ตำบล", "หมู่ที่", "สมาชิก", "อาชีพที่ต้องการฝึก", "รายได้ (บาท/เดือน)"]
    out = read([heading, ["นายหนึ่ง งาม", "บ้านฆ้อง", 1, 3, "ทอผ้า", "5,000"]])
    assert out.rows[0].values["baseline_main"] == 60_000_00
    assert out.warnings


def test_a_sum_beside_its_parts_is_not_stored_twice() -> None:
    heading = ["ชื่อ-สกุล", "ตำบล", "หมู่ที่", "สมาชิก", "รายได้หลัก", "รายได้รอง", "รายได้รวม"]
    out = read([heading, ["นายหนึ่ง งาม", "บ้านฆ้อง", 1, 3, 100, 50, 150]])
    assert out.rows[0].values["baseline_main"] == 100_00
    assert not any(key.endswith("whole") for key in out.rows[0].values)


@pytest.mark.parametrize(
    ("written", "first", "last"),
    [
        ("8-11 ธันวาคม 2568", date(2025, 12, 8), date(2025, 12, 11)),
        ("๓๐ พ.ย. - ๒ ธ.ค. ๖๘", date(2025, 11, 30), date(2025, 12, 2)),
        ("ระหว่างวันที่ 30 ธ.ค. 2568 ถึงวันที่ 2 ม.ค. 2569", date(2025, 12, 30), date(2026, 1, 2)),
        ("8-12-2568", date(2025, 12, 8), None),
    ],
)
def test_days_of_a_course_in_one_column(written: str, first: date, last: date | None) -> None:
    heading = ["ชื่อ-สกุล", "หลักสูตร", "ระหว่างวันที่", "ผลการอบรม", "จำนวนวันที่เข้า"]
    values = read([heading, ["นายดี งาม", "วิทยากร", written, "ผ่าน", 4]]).rows[0].values
    assert (values["course.starts_on"], values.get("course.ends_on")) == (first, last)


def test_a_number_that_looks_like_a_date_and_a_date_that_was_a_house_number() -> None:
    heading = ["ชื่อ-สกุล", "ตำบล", "หมู่ที่", "บ้านเลขที่", "ความเชี่ยวชาญ", "วันเกิด"]
    out = read(
        [
            heading,
            ["นายหนึ่ง งาม", "บ้านฆ้อง", 1, date(2026, 3, 12), "ทอผ้า", ""],
            ["นายสอง งาม", "บ้านฆ้อง", 1, "12/3", "ทอผ้า", date(1900, 2, 28)],
            ["นายสาม งาม", "บ้านฆ้อง", 1, "12/3", "ทอผ้า", date(2510, 2, 28)],
        ]
    )
    assert held(out) == (2, 3)
    assert out.rows[0].values["person.birth_date"] == date(1967, 2, 28)
    assert [note.row for note in out.repaired] == [4]


def test_an_id_that_lost_its_first_zero_comes_back_from_a_number_only() -> None:
    heading = ["ชื่อ-สกุล", "เลขประจำตัวประชาชน", "ตำบล", "หมู่ที่", "ความเชี่ยวชาญ"]
    whole = "012345678901" + check_digit("012345678901")
    out = read(
        [
            heading,
            ["นายหนึ่ง งาม", float(whole), "บ้านฆ้อง", 1, "ทอผ้า"],
            ["นายสอง งาม", whole[1:], "บ้านฆ้อง", 1, "ทอผ้า"],
            ["นายสาม งาม", "1.10370012346E+12", "บ้านฆ้อง", 1, "ทอผ้า"],
        ]
    )
    assert out.rows[0].values["person.national_id"] == whole
    assert [note.row for note in out.repaired] == [2]
    assert held(out) == (3, 4)


def test_products_written_into_the_class_columns_of_the_paper_form() -> None:
    heading = ["ชื่อกลุ่ม", "ตำบล", "หมู่ที่", "ภาคการเกษตร", "การแปรรูป (OTOP/SME)", "อื่นๆ"]
    rows = [["กลุ่มหนึ่ง", "บ้านฆ้อง", 1, "", "ข้าวหลาม", ""], ["กลุ่มสอง", "บ้านฆ้อง", 1, "/", "", ""]]
    values = [row.values for row in read([heading, *rows]).rows]
    assert [one["group_class"] for one in values] == ["processing", "agriculture"]
    assert values[0]["occupation.name"] == "ข้าวหลาม"
    assert "occupation.name" not in values[1]


@pytest.mark.parametrize(
    "total",
    [
        ["รวม", "", "", "", "", 12, 300, 400, 500],
        ["", "รวมทั้งสิ้น 2 ราย", "", "", "", 12, 300, 400, 500],
        ["", "", "", "", "รวม", 12, 300, 400, 500],
        ["", "", "", "รวม", "", "", 300, "", ""],
        ["เฉลี่ย", "", "", "", "", "", 300.5, "", ""],
    ],
)
def test_totals_are_skipped_wherever_their_label_stands(total: list[object]) -> None:
    heading = [
        *("ที่", "ชื่อ-สกุล", "เลขบัตร ปชช.", "ตำบล", "หมู่ที่"),
        *("สมาชิก", "รายได้หลัก", "รายได้รอง", "กินเอง"),
    ]
    out = read([heading, [1, "นายดี งาม", "", "บ้านฆ้อง", 1, 3, 100, 0, 0], total])
    assert len(out.rows) == 1
    assert [note.row for note in out.skipped] == [3]


def test_signatures_close_a_sheet() -> None:
    rows: list[list[object]] = [
        [1, "นายดี งาม", "บ้านฆ้อง", 1, "", "ทอผ้า", 3],
        ["", "(ลงชื่อ)..........................", "", "", "", "", ""],
        ["", "(นายสมชาย ใจดี)", "", "", "", "", ""],
        ["", "ตำแหน่ง นักวิชาการพัฒนาชุมชน", "", "", "", "", ""],
    ]
    out = read([SAGES, *rows])
    assert (len(out.rows), [note.row for note in out.skipped]) == (1, [3, 4, 5])


def test_headings_repeated_on_each_page_are_skipped() -> None:
    row = [1, "นายดี งาม", "บ้านฆ้อง", 1, "", "ทอผ้า", 3]
    out = read([SAGES, row, [], list(SAGES), [2, "นายงาม ดี", *row[2:]]])
    assert (len(out.rows), [note.row for note in out.skipped]) == (2, [4])


def test_yes_and_no_in_a_column_each() -> None:
    heading = ["ชื่อ-สกุล", "จำนวนวันที่เข้า", "วันที่เริ่ม", "ผลการอบรม", ""]
    below = ["", "", "", "ผ่าน", "ไม่ผ่าน"]
    rows = [
        [f"นายดี{number} งาม", 4, "8/12/2568", *ticks]
        for number, ticks in enumerate((["/", ""], ["", "/"], ["/", "/"], ["", ""]))
    ]
    out = read([heading, below, *rows])
    assert [row.values.get("result") for row in out.rows] == ["passed", "failed", None]
    assert held(out) == (5,)


def test_a_heading_that_denies_is_never_read_as_its_opposite() -> None:
    heading = ["ชื่อ-สกุล", "ตำบล", "หมู่ที่", "สมาชิก", "ไม่สมัครใจ"]
    out = read([heading, ["นายดี งาม", "บ้านฆ้อง", 1, 3, "/"]])
    assert out.rows[0].values["volunteered"] is False


def test_an_address_gives_the_house_and_the_village() -> None:
    heading = ["ชื่อ-สกุล", "ที่อยู่", "สมาชิก", "อาชีพที่ต้องการฝึก"]
    out = read([heading, ["นายดี งาม", "๑๕/๑ ม.4 ต.บ้านฆ้อง อ.โพธาราม", 3, "ทอผ้า"]])
    assert out.rows[0].values["house_no"] == "15/1"
    assert [row.village for row in out.rows] == [
        next(unit.id for unit in VILLAGES if unit.code == "70070604")
    ]


def test_a_title_asks_no_village_of_rows_that_point_at_a_household() -> None:
    rows = [
        ["ผลการติดตาม ตำบลบ้านฆ้อง"],
        ["เลขบัตรประชาชน", "วันที่ติดตาม", "ทำอาชีพต่อ", "รายได้หลัก"],
        ["9007001000004", "1/6/2569", "✓", 100],
    ]
    out = read(rows)
    assert [row.village for row in out.rows] == [None]
