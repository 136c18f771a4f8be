"""Importing a workbook again never writes over what the office has corrected since."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from db.queries import listing
from db.queries.conditions import Condition
from desktop import records
from desktop.exchange.workbook_import import read_workbook
from desktop.office import Office
from desktop.words import _
from tests.desktop.exchange.offices import ROUND, digest, imported
from tests.desktop.exchange.workbooks import write_workbook

WORKBOOK: dict[str, list[list[Any]]] = {
    "ปราชญ์": [
        [
            *("ชื่อ-สกุล", "เลขบัตรประชาชน", "ตำบล", "หมู่ที่", "ความเชี่ยวชาญ", "คะแนน"),
            *("คัดเลือก", "วันประชาคม", "โทร"),
        ],
        [
            *("นายหาญ ศรีสุวรรณ", "9007001000004", "บ้านฆ้อง", 1, "ทอผ้า", 5),
            *("✓", "1/12/2568", "0812345678"),
        ],
        [
            *("นางแก้ว ใสดี", "9007001000039", "บ้านฆ้อง", 1, "ทอผ้า", 3),
            *("", "1/12/2568", "0812345679"),
        ],
    ],
    "อบรม": [
        ["ชื่อ-สกุล", "หลักสูตร", "วันที่เริ่ม", "วันที่สิ้นสุด", "สถานที่อบรม", "ผลการอบรม", "เข้าอบรม (วัน)"],
        ["นายหาญ ศรีสุวรรณ", "วิทยากร", "8/12/2568", "11/12/2568", "ศาลา", "ผ่าน", 4],
        ["นางแก้ว ใสดี", "วิทยากร", "8/12/2568", "11/12/2568", "ศาลา", "ไม่ผ่าน", 2],
    ],
    "ครัวเรือน": [
        [
            *("ผู้แทนครัวเรือน", "เลขบัตร", "ตำบล", "หมู่ที่", "อาชีพที่ต้องการฝึก", "วิทยากร"),
            *("วันที่สำรวจ", "รายได้หลัก"),
        ],
        [
            *("นางแดง มีสุข", "9007001001205", "บ้านฆ้อง", 1, "จักสาน", "นายหาญ ศรีสุวรรณ"),
            *("1/3/2569", 36000),
        ],
    ],
    "ติดตาม": [
        ["ชื่อ-สกุล", "เลขบัตร", "วันที่ติดตาม", "ครั้งที่", "ทำอาชีพต่อ", "รายได้หลัก", "คำแนะนำ"],
        ["นางแดง มีสุข", "9007001001205", "1/6/2569", 1, "✓", 48000, "ขายออนไลน์"],
    ],
    "กลุ่ม": [
        ["ชื่อกลุ่ม", "ตำบล", "หมู่ที่", "ประธาน", "วันที่จดทะเบียน", "แปรรูป", "สมาชิก"],
        ["กลุ่มจักสาน", "บ้านฆ้อง", 1, "นายหาญ ศรีสุวรรณ", "1/7/2569", "/", 12],
    ],
    "วัสดุ": [
        ["ครัวเรือน", "เลขบัตร", "รายการวัสดุ", "จำนวน", "หน่วย", "ราคาต่อหน่วย"],
        ["นางแดง มีสุข", "9007001001205", "ไม้ไผ่", 2.5, "ลำ", 100],
    ],
}

# What the clerk corrects, under which heading the workbook still says it, what is told instead.
CORRECTIONS = [
    ("sage", "votes", 9, "คะแนน", "9"),
    ("sage", "selected", False, "คัดเลือก", _("No", "th")),
    ("sage", "village", "70070602", "หมู่ที่", "หมู่ที่ 2"),
    ("person", "phone", "0899999999", "โทร", "089-999-9999"),
    ("person", "first_name", "หาญกล้า", "ชื่อ-สกุล", "นายหาญกล้า ศรีสุวรรณ"),
    ("person", "national_id", "9007001000012", "เลขบัตรประชาชน", "9-0070-01000-01-2"),
    ("forum", "held_on", date(2025, 12, 2), "วันประชาคม", "2 ธ.ค. 2568"),
    ("course", "name", "วิทยากรผู้นำสัมมาชีพชุมชน", "หลักสูตร", "วิทยากรผู้นำสัมมาชีพชุมชน"),
    ("course", "starts_on", date(2025, 12, 9), "วันที่เริ่ม", "9 ธ.ค. 2568"),
    ("course", "place", "หอประชุม", "สถานที่อบรม", "หอประชุม"),
    ("trainee", "result", "failed", "ผลการอบรม", "ไม่ผ่าน"),
    ("trainee", "days_attended", 3, "เข้าอบรม (วัน)", "3"),
    ("household", "baseline_main", 40_000_00, "รายได้หลัก", "40,000"),
    ("household", "baseline_on", date(2026, 3, 2), "วันที่สำรวจ", "2 มี.ค. 2569"),
    ("visit", "income_main", 50_000_00, "รายได้หลัก", "50,000"),
    ("visit", "visited_on", date(2026, 6, 2), "วันที่ติดตาม", "2 มิ.ย. 2569"),
    ("visit", "number", 2, "ครั้งที่", "2"),
    ("visit", "practising", "stopped", "ทำอาชีพต่อ", ""),
    ("visit", "advice", "ขายตลาดนัด", "คำแนะนำ", "ขายตลาดนัด"),
    ("occupation_group", "name", "กลุ่มจักสานบ้านทุ่งเจริญ", "ชื่อกลุ่ม", "กลุ่มจักสานบ้านทุ่งเจริญ"),
    ("occupation_group", "group_class", "other", "แปรรูป", ""),
    ("occupation_group", "members", 15, "สมาชิก", "15"),
    ("material_need", "quantity", 3_000, "จำนวน", "3"),
    ("material_need", "unit_price", 120_00, "ราคาต่อหน่วย", "120"),
]


@pytest.fixture
def workbook(tmp_path: Path) -> Path:
    return write_workbook(tmp_path / "office.xlsx", WORKBOOK)


def correct(office: Office, table: str, values: dict[str, Any]) -> None:
    """Correct the first record of a table, as the clerk would in its form."""
    first = min(row[0] for row in listing.select(table, ["id"]))
    office.write("แก้ไข", lambda tx: records.change(tx, table, first, values))


@pytest.mark.parametrize(
    ("table", "column", "value", "heading", "told"),
    CORRECTIONS,
    ids=[f"{table}.{column}" for table, column, *_rest in CORRECTIONS],
)
def test_a_correction_stands_and_is_told_once(
    bare: Office, workbook: Path, table: str, column: str, value: Any, heading: str, told: str
) -> None:
    first = imported(bare, workbook)
    assert first.held_back == first.skipped == ()
    if column == "village":
        value = next(place.id for place in bare.villages() if place.code == value)
    correct(bare, table, {column: value})
    before, actions = digest(bare), bare.history()
    preview = read_workbook(workbook, bare, ROUND)
    again = imported(bare, workbook)
    assert again == preview.as_result()
    assert not preview.storable
    assert (again.same, any(again.stored.values())) == (8, False)
    assert again.held_back == ()
    assert [note.column for note in again.skipped] == [heading]
    assert told in again.skipped[0].reason
    assert _("The office has {value} on record; that is kept.").format(value="") != (
        again.skipped[0].reason
    )
    assert (digest(bare), bare.history()) == (before, actions)


def test_a_craft_corrected_away_is_not_made_again(bare: Office, workbook: Path) -> None:
    imported(bare, workbook)
    craft = min(row[0] for row in listing.select("occupation_kind", ["id"]))
    bare.write("แก้ไข", lambda tx: records.change(tx, "occupation_kind", craft, {"name": "ทอผ้าไหม"}))
    again = imported(bare, workbook)
    assert [note.column for note in again.skipped] == ["ความเชี่ยวชาญ"] * 2
    assert all("ทอผ้าไหม" in note.reason for note in again.skipped)
    names = {row[0] for row in listing.select("occupation_kind", ["name"])}
    assert names == {"ทอผ้าไหม", "จักสาน"}


def test_a_trainer_corrected_away_does_not_join_the_team_again(
    bare: Office, workbook: Path
) -> None:
    imported(bare, workbook)
    (_sage, other) = (row[0] for row in listing.select("sage", ["person"]))
    member = listing.select("team_member", ["id"])[0][0]
    bare.write("แก้ไข", lambda tx: records.change(tx, "team_member", member, {"person": other}))
    before = digest(bare)
    again = imported(bare, workbook)
    assert [(note.sheet, note.column) for note in again.skipped] == [("ครัวเรือน", "วิทยากร")]
    assert "นางแก้ว ใสดี" in again.skipped[0].reason
    assert digest(bare) == before


def test_blanks_of_the_office_are_filled(bare: Office, workbook: Path) -> None:
    imported(bare, workbook)
    correct(bare, "person", {"phone": ""})
    correct(bare, "sage", {"votes": None, "craft": None})
    correct(bare, "visit", {"income_main": None})
    again = imported(bare, workbook)
    assert again.skipped == ()
    assert (again.stored["sages"], again.stored["followup_incomes"], again.same) == (1, 1, 6)
    who = [Condition("person.national_id", "=", "9007001000004")]
    filled = listing.select("sage", ["votes", "craft.name", "person.phone"], who)
    assert filled == [(5, "ทอผ้า", "0812345678")]
    assert listing.select("visit", ["income_total"]) == [(48_000_00,)]


def test_a_row_may_fill_and_differ_at_once(bare: Office, workbook: Path) -> None:
    imported(bare, workbook)
    correct(bare, "sage", {"votes": None, "selected": False})
    again = imported(bare, workbook)
    assert again.stored["sages"] == 1
    assert [note.column for note in again.skipped] == ["คัดเลือก"]
    assert listing.select("sage", ["votes", "selected"])[0] == (5, False)


def test_a_target_village_taken_out_stays_out(bare: Office, workbook: Path) -> None:
    imported(bare, workbook)
    round_id = bare.rounds()[0].id
    bare.set_targets(round_id, set())
    imported(bare, workbook)
    assert bare.targets(round_id) == ()


def test_two_rows_that_differ_about_one_person_are_told(bare: Office, tmp_path: Path) -> None:
    heading = ["ชื่อ-สกุล", "เลขบัตร", "ตำบล", "หมู่ที่", "โทร"]
    who = ["นายหาญ ศรีสุวรรณ", "9007001000004", "บ้านฆ้อง", 1]
    sheets = {
        "ปราชญ์": [[*heading, "ความเชี่ยวชาญ"], [*who, "0812345678", "ทอผ้า"]],
        "ครัวเรือน": [[*heading, "อาชีพที่ต้องการฝึก"], [*who, "0899999999", "ทอผ้า"]],
    }
    path = write_workbook(tmp_path / "a.xlsx", sheets)
    first, again = imported(bare, path), imported(bare, path)
    assert [(note.sheet, note.column, note.value) for note in first.skipped] == [
        ("ครัวเรือน", "โทร", "0899999999")
    ]
    assert "081-234-5678" in first.skipped[0].reason
    assert [(note.sheet, note.column) for note in again.skipped] == [("ครัวเรือน", "โทร")]
    assert listing.select("person", ["phone"]) == [("0812345678",)]


def test_people_of_one_name_in_one_workbook_stay_apart(bare: Office, tmp_path: Path) -> None:
    heading = ["ชื่อ-สกุล", "เลขบัตร", "ตำบล", "หมู่ที่", "ความเชี่ยวชาญ"]
    rows = [
        ["นายดี งาม", number, "บ้านฆ้อง", 1, "ทอผ้า"] for number in ("9007001000004", "9007001000039")
    ]
    path = write_workbook(tmp_path / "a.xlsx", {"ป": [heading, *rows]})
    assert imported(bare, path).stored["sages"] == 2
    assert imported(bare, path).same == 2


def test_a_course_of_other_days_is_another_course(bare: Office, workbook: Path) -> None:
    imported(bare, workbook)
    heading, row, _second = WORKBOOK["อบรม"]
    later = [row[0], row[1], "12/1/2569", "15/1/2569", *row[4:]]
    path = write_workbook(workbook.with_name("b.xlsx"), {"อบรม": [heading, later]})
    assert imported(bare, path).stored["trained_trainers"] == 1
    assert len(listing.select("course", ["id"])) == 2


def test_a_row_held_back_makes_no_course(bare: Office, workbook: Path, tmp_path: Path) -> None:
    heading, row, _second = WORKBOOK["อบรม"]
    sheets = {**WORKBOOK, "อบรม": [heading, [*row[:-1], 1]]}
    result = imported(bare, write_workbook(tmp_path / "b.xlsx", sheets))
    assert [note.sheet for note in result.held_back] == ["อบรม"]
    assert listing.select("course", ["id"]) == []
