"""Sheets and columns are recognised by what their headings say, wherever they stand."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.exchange.files import Sheet, open_workbook
from desktop.exchange.headings import Recognised, distance, letter, recognise
from tests.desktop.exchange.workbooks import write_workbook

DATA = Path(__file__).parents[2] / "data"


def of(*rows: list[str], name: str = "Sheet1") -> Recognised:
    found = recognise(Sheet(name, source=[*rows, ["ข้อมูล"] * len(rows[-1])]))
    assert found is not None
    return found


def letters(found: Recognised) -> dict[str, str]:
    return {key: column.letter for key, column in found.columns.items()}


def test_the_real_workbook() -> None:
    found = [recognise(sheet) for sheet in open_workbook(DATA / "office_2569.xlsx").sheets]
    assert [one and one.kind.key for one in found] == [
        "sages", "trainees", "households", "visits", "groups", "materials"
    ]  # fmt: skip
    assert [one and one.first_row for one in found] == [4, 1, 3, 1, 1, 1]
    assert [len(one.columns) for one in found if one] == [14, 8, 15, 9, 11, 7]


def test_order_spelling_and_language_of_headings_do_not_matter() -> None:
    found = of(["โทร.", "ต.", "ม.", "เชี่ยวชาญด้าน", "นามสกุล", "ชื่อ", "คำนำหน้า", "ID Card", "คะแนน"])
    assert found.kind.key == "sages"
    assert letters(found) == {
        "phone": "A", "village.tambon": "B", "village.moo": "C", "craft.name": "D",
        "last_name": "E", "first_name": "F", "title": "G", "national_id": "H", "votes": "I",
    }  # fmt: skip


def test_first_name_beside_the_official_word_for_surname() -> None:
    assert {"first_name", "last_name"} <= letters(
        of(["ชื่อตัว", "ชื่อสกุล", "ความเชี่ยวชาญ", "คะแนน"])
    ).keys()
    assert "name" in letters(of(["ชื่อ", "ความเชี่ยวชาญ", "คะแนน"]))


@pytest.mark.parametrize(
    "misspelt",
    ["เลขประจำตัวประชาชาน", "เลขประจําตัวประชาชน", "เลขประจำตัว  ประชาชน*", "เลขที่บัตรประชาชน(13 หลัก)"],
)
def test_a_heading_may_miss_by_a_letter(misspelt: str) -> None:
    assert letters(of(["ชื่อ-สกุล", misspelt, "ความเชี่ยวชาญ", "คะแนน"]))["national_id"] == "B"


def test_income_after_is_never_taken_for_the_main_income() -> None:
    heading = ["ชื่อ-สกุล", "อาชีพที่ต้องการฝึก", "สมาชิก", "รายได้หลัก", "รายได้หลัง"]
    found = letters(of(heading))
    assert found["baseline_main"] == "D"
    assert found["after.income_whole"] == "E"


def test_two_rows_with_a_merged_group_heading(tmp_path: Path) -> None:
    top = [
        "ที่",
        "ชื่อ-สกุล",
        "ตำบล",
        "หมู่ที่",
        "อาชีพที่ต้องการฝึก",
        "รายได้ก่อนฝึก (บาท/ปี)",
        "",
        "",
        "",
        "สมัครใจ",
    ]
    below = ["", "", "", "", "", "หลัก", "รอง", "อื่นๆ", "กินเอง", ""]
    path = write_workbook(
        tmp_path / "a.xlsx",
        {"ครัวเรือน": [["บัญชีครัวเรือน"], [], top, below, [1, "นายดี งาม", "บ้านฆ้อง", 1]]},
        {"ครัวเรือน": ["A1:J1", "A3:A4", "B3:B4", "C3:C4", "D3:D4", "E3:E4", "F3:I3", "J3:J4"]},
    )
    found = recognise(open_workbook(path).sheets[0])
    assert found is not None
    assert (found.kind.key, found.first_row, found.last_row) == ("households", 3, 4)
    columns = letters(found)
    parts = ("main", "secondary", "other", "own_use")
    assert "".join(columns[f"baseline_{part}"] for part in parts) == "FGHI"
    assert letters(found)["volunteered"] == "J"


def test_a_group_heading_that_was_not_merged() -> None:
    found = of(
        ["ชื่อกลุ่ม", "ตำบล", "หมู่ที่", "อาชีพ/ผลิตภัณฑ์", "", "", "", "ประธาน"],
        ["", "", "", "ภาคการเกษตร", "การแปรรูป (OTOP/SME)", "ท่องเที่ยวชุมชน", "อื่นๆ", ""],
    )
    assert found.kind.key == "groups"
    classes = ("agriculture", "processing", "tourism", "other")
    assert "".join(letters(found)[f"class.{one}"] for one in classes) == "DEFG"


def test_before_and_after_under_their_own_groups() -> None:
    found = letters(
        of(
            ["ชื่อ-สกุล", "สมาชิก", "อาชีพที่ต้องการฝึก", "รายได้ก่อนฝึก", "", "รายได้หลังฝึก", ""],
            ["", "", "", "หลัก", "รอง", "หลัก", "รอง"],
        )
    )
    assert (found["baseline_main"], found["after.income_main"]) == ("D", "F")


def test_a_months_income_becomes_a_years() -> None:
    found = of(["ชื่อ-สกุล", "สมาชิก", "อาชีพที่ต้องการฝึก", "รายได้หลัก (บาท/เดือน)"])
    assert found.columns["baseline_main"].factor == 12


def test_what_is_not_recognised_is_listed() -> None:
    found = of(["ที่", "ชื่อ-สกุล", "ความเชี่ยวชาญ", "คะแนน", "กรุ๊ปเลือด", "โทรศัพท์", "เบอร์โทร"])
    assert [(one.letter, one.heading) for one in found.unused] == [
        ("A", "ที่"), ("E", "กรุ๊ปเลือด"), ("G", "เบอร์โทร")
    ]  # fmt: skip


def test_the_sheets_name_is_evidence_not_proof() -> None:
    shared = ["ชื่อ-สกุล", "ตำบล", "หมู่ที่", "บทบาท", "หมายเหตุ"]
    assert of(shared, name="ทีมวิทยากร").kind.key == "team_members"
    assert recognise(Sheet("ปราชญ์ชุมชน", source=[["ก", "ข"], ["1", "2"]])) is None


def test_letters_and_distances() -> None:
    assert [letter(index) for index in (0, 25, 26, 701, 702)] == ["A", "Z", "AA", "ZZ", "AAA"]
    assert distance("กขค", "กคค", 2) == 1
    assert distance("กขค", "ฮฮฮฮฮฮ", 2) == 3


@given(
    st.lists(
        st.lists(
            st.one_of(
                st.none(),
                st.integers(),
                st.text(max_size=15),
                st.sampled_from(["ชื่อ-สกุล", "ตำบล", "คะแนน", "ความเชี่ยวชาญ", "รายได้", "(", "หลัก"]),
            ),
            max_size=8,
        ),
        max_size=6,
    )
)
def test_any_grid_is_recognised_or_not_without_fail(rows: list[list[object]]) -> None:
    found = recognise(Sheet("แผ่น", source=rows))
    if found is not None:
        assert 1 <= found.first_row <= found.last_row <= len(rows)
        assert len({column.index for column in found.columns.values()}) == len(found.columns)
