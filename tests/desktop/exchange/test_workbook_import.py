"""A workbook goes into the office whole, once, in one action that one undo takes back."""

from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from db.queries import listing
from db.queries.conditions import Condition
from desktop.exchange.workbook_import import (
    ImportCancelled,
    Preview,
    read_workbook,
    store,
)
from desktop.office import Office
from desktop.problems import Refused
from desktop.programme.rounds import preset
from desktop.words import _
from tests.desktop.exchange.offices import COUNTED, REAL, ROUND, cells, count, digest, imported
from tests.desktop.exchange.workbooks import write_workbook


def test_the_real_workbook(bare: Office) -> None:
    result = imported(bare, REAL)
    told = result.as_json()
    stored = dict(told["stored"])  # type: ignore[call-overload]
    assert stored.pop("materials") == 57
    assert stored == COUNTED["stored"]
    notes = Counter(
        (note.sheet, note.row) for note in (*result.repaired, *result.held_back, *result.skipped)
    )
    assert {
        (fault["sheet"], fault["row"]): 1 for fault in COUNTED["faults"]
    }.items() <= notes.items()
    assert all(note.reason for note in result.held_back)
    assert {place.code for place in bare.targets(bare.rounds()[0].id)} == set(COUNTED["villages"])
    assert (count("forum"), count("course"), count("trainee")) == (12, 1, 12)
    roles = Counter(row[0] for row in listing.select("team_member", ["role"]))
    assert roles == {"lead": 12, "member": 48}
    assert result.beside == {
        "target_villages": 12,
        "forums": 12,
        "courses": 1,
        "trainees": 12,
        "failed_trainees": 1,
        "team_members": 60,
    }
    assert count("household") == len(
        listing.select("household", ["id"], [Condition("responsible", "filled")])
    )


def test_incomes_after_the_import(bare: Office) -> None:
    imported(bare, REAL)
    pairs = listing.select("visit", ["household.baseline_total", "income_total"])
    assert len(pairs) == COUNTED["income"]["pairs"]
    assert sum(before for before, _after in pairs) == COUNTED["income"]["before"] * 100
    assert sum(after for _before, after in pairs) == COUNTED["income"]["after"] * 100


def test_what_is_shown_is_what_is_stored(bare: Office) -> None:
    preview = read_workbook(REAL, bare, ROUND)
    assert bare.rounds() == ()
    assert store(bare, preview) == preview.as_result()


def test_importing_again_stores_nothing(bare: Office) -> None:
    first = imported(bare, REAL)
    before, actions = digest(bare), bare.history()
    again = imported(bare, REAL)
    assert not any(again.stored.values())
    assert again.same == 116 + 235 + 220 + 6 + 57 + 12
    assert again.held_back == first.held_back
    assert (digest(bare), bare.history()) == (before, actions)


def test_one_undo_takes_all_of_it_back(bare: Office) -> None:
    before = digest(bare)
    imported(bare, REAL)
    undone = bare.undo()
    assert undone is not None
    assert undone.kind == "import"
    assert digest(bare) == before
    bare.redo()
    assert count("sage") == COUNTED["stored"]["sages"]


def test_stopping_midway_stores_nothing(bare: Office) -> None:
    preview = read_workbook(REAL, bare, ROUND)
    before, asked = digest(bare), iter([False, False, True])
    with pytest.raises(ImportCancelled):
        store(bare, preview, cancelled=lambda: next(asked))
    assert digest(bare) == before
    assert len(bare.history()) == 1


def test_a_failure_midway_stores_nothing(bare: Office) -> None:
    preview = read_workbook(REAL, bare, ROUND)
    before = digest(bare)

    def fail(done: int, _total: int) -> None:
        if done > 500:
            raise Refused("disk")

    with pytest.raises(Refused):
        store(bare, preview, progress=fail)
    assert digest(bare) == before


def test_progress_ends_where_it_should(bare: Office) -> None:
    told: list[tuple[int, int]] = []
    preview = read_workbook(REAL, bare, ROUND)
    store(bare, preview, progress=lambda done, total: told.append((done, total)))
    assert told[-1] == (preview.writes, preview.writes)
    assert [done for done, _total in told] == sorted(done for done, _total in told)


def other_office(folder: Path, order: int) -> Path:
    """The same facts as two offices write them: other words, columns, eras, sheets, merges."""
    titled: dict[str, list[list[Any]]] = {
        "ทะเบียน 1": [
            ["ทะเบียนปราชญ์ชุมชน ตำบลบ้านฆ้อง"],
            cells("ลำดับ|คำนำหน้า|ชื่อ|นามสกุล|เลข 13 หลัก|หมู่|ความชำนาญ|ได้รับเลือก"),
            cells("1|นาย|หาญ|ศรีสุวรรณ|9-0070-01000-00-4|๑|เพาะเห็ด|/"),
            [2, "น.ส.", "จันทร์", "อยู่เย็น", 9007001000039, 1, "ทอผ้า", None],
        ],
        "ครอบครัว": [
            cells("ที่|ผู้แทนครัวเรือน|บ้าน|จำนวนสมาชิก|อาชีพที่สนใจ|รายได้ก่อนฝึก (บาท/ปี)||||ผู้ดูแล"),
            cells("|||||หลัก|รอง|อื่น|กินเอง|"),
            [
                *(1, "นางเพิ่ม บางช้าง", "บ้านทุ่งเจริญ ม.1 ต.บ้านฆ้อง", 4, "ทำน้ำพริก"),
                *("36,000", "-", None, 3000, "นายหาญ ศรีสุวรรณ"),
            ],
        ],
        "ผลติดตาม": [
            cells("ผู้แทนครัวเรือน|บ้าน/หมู่ที่|วันที่เยี่ยม|สถานะ|รายได้หลัก|รายได้รอง|อื่นๆ|กินเอง"),
            [
                *("นางเพิ่ม บางช้าง", "หมู่ 1 ต.บ้านฆ้อง", date(2026, 6, 1), "ทำต่อ"),
                *(50_000, 0, None, 3000),
            ],
        ],
    }
    reversed_: dict[str, list[list[Any]]] = {
        "follow": [
            cells("รายได้หลัก (บาท/เดือน)|ครั้งที่|วันที่ติดตาม|ทำอาชีพต่อ|ชื่อ สกุล|ตำบล|ม.|ผลิตไว้กินเอง"),
            cells("4,166.00|๑|1 มิถุนายน 2569|✓|นาง เพิ่ม บางช้าง|ต.บ้านฆ้อง|ม.1|3,000"),
        ],
        "hh": [
            cells("วิทยากร|สมาชิก (คน)|ต้องการฝึกอาชีพ|ชื่อ สกุล|ตำบล|ม.|อาชีพหลัก (บาท)|กินเอง"),
            cells("หาญ ศรีสุวรรณ|๔ คน|ทำน้ำพริก|นาง เพิ่ม บางช้าง|ต.บ้านฆ้อง|ม.1|๓๖,๐๐๐ บาท|3000.-"),
        ],
        "sages": [
            cells("ผลคัดเลือก|เชี่ยวชาญด้าน|หมู่บ้าน|ชื่อ-นามสกุล|ID card"),
            [
                *("เป็นวิทยากร", "เพาะเห็ด", "หมู่ที่ 1 บ้านทุ่งเจริญ ตำบลบ้านฆ้อง"),
                *("นายหาญ ศรีสุวรรณ", "9007001000004"),
            ],
            cells('|ทอผ้า|"|นางสาวจันทร์ อยู่เย็น|9007001000039'),
        ],
    }
    merged = {"ครอบครัว": ["F1:I1", "A1:A2"]} if not order else {}
    return write_workbook(folder / f"office{order}.xlsx", (titled, reversed_)[order], merged)


@pytest.mark.parametrize("order", [0, 1])
def test_workbooks_of_other_offices(bare: Office, tmp_path: Path, order: int) -> None:
    result = imported(bare, other_office(tmp_path, order))
    assert result.held_back == ()
    assert result.stored["sages"] == 2
    assert result.stored["households"] == 1
    assert result.stored["followup_incomes"] == 1
    people = listing.select(
        "sage", ["person.full_name", "person.national_id", "village.code", "selected"]
    )
    assert people == [
        ("นายหาญ ศรีสุวรรณ", "9007001000004", "70070601", True),
        ("นางสาวจันทร์ อยู่เย็น", "9007001000039", "70070601", False),
    ]
    (household,) = listing.select(
        "household",
        ["representative.full_name", "members", "baseline_total", "responsible.person.first_name"],
    )
    assert household == ("นางเพิ่ม บางช้าง", 4, 39_000_00, "หาญ")
    (visit,) = listing.select("visit", ["visited_on", "number", "practising", "income_own_use"])
    assert visit == (date(2026, 6, 1), 1, "practising", 3_000_00)
    assert bare.undo() is not None
    assert count("person") == 0


def test_a_csv_of_an_office(bare: Office, tmp_path: Path) -> None:
    text = "ชื่อกลุ่ม;ตำบล;หมู่ที่;ประธาน;จำนวนสมาชิก\r\nกลุ่มทอผ้า;บ้านฆ้อง;1;นายดี งาม;12 คน\r\n"
    (tmp_path / "กลุ่ม.csv").write_bytes(text.encode("cp874"))
    preview = read_workbook(tmp_path / "กลุ่ม.csv", bare, ROUND)
    assert preview.encoding == "Windows-874"
    assert store(bare, preview).stored["groups"] == 1


@pytest.mark.parametrize("rows", [[["ก", "ข"], [1, 2]], [[]], [["ชื่อ-สกุล", "สี"], ["ก", "ข"]]])
def test_nothing_recognised_is_refused(bare: Office, tmp_path: Path, rows: list[list[Any]]) -> None:
    path = write_workbook(tmp_path / "a.xlsx", {"แผ่น": rows})
    with pytest.raises(Refused):
        read_workbook(path, bare, ROUND)
    assert len(bare.history()) == 1


def test_what_is_not_read_is_listed(bare: Office, tmp_path: Path) -> None:
    sheets = {
        "ป": [
            ["ชื่อ-สกุล", "ตำบล", "หมู่ที่", "ความเชี่ยวชาญ", "กรุ๊ปเลือด"],
            ["นายก ข", "บ้านฆ้อง", 1, "ทอผ้า", "A"],
        ],
        "งบ": [["รายการ", "บาท"], ["ค่าอาหาร", 100]],
    }
    preview = read_workbook(write_workbook(tmp_path / "a.xlsx", sheets), bare, ROUND)
    first, second = preview.sheets
    assert [column.heading for column in first.unused] == ["กรุ๊ปเลือด"]
    assert (second.kind, second.reason) == ("", _("The headings are those of no register."))


def test_a_cohort_takes_its_participants(bare: Office, tmp_path: Path) -> None:
    heading = ["ชื่อ-สกุล", "ตำบล", "หมู่ที่", "อาชีพที่ต้องการฝึก", "คุณสมบัติ", "รายได้หลัก"]
    rows = [
        ["นายก ข", "บ้านฆ้อง", 1, "ทอผ้า", _("Aged 60 or over"), 100],
        ["นายค ง", "บ้านฆ้อง", 1, "", "", 5],
    ]
    path = write_workbook(tmp_path / "a.xlsx", {"ผู้เข้าร่วม": [heading, *rows]})
    preview = read_workbook(path, bare, preset(2569, "cohort"))
    result = store(bare, preview)
    assert result.stored["households"] == 1
    assert [note.row for note in result.held_back] == [3]
    assert bare.rounds()[0].settings.variant == "cohort"


JUNK = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(allow_nan=False, allow_infinity=False),
    st.dates(min_value=date(1901, 1, 1)), st.text(max_size=12), st.sampled_from(
        ["รวม", "ลงชื่อ", "-", '"', "31/2/2569", "บ้านฆ้อง", "หมู่ 1", "✓", "#REF!", "9007001000004",
         "นายดี งาม", "ชื่อ-สกุล", "ทอผ้า", "1,23,4", "1e5", "inf", "๑,๒๐๐.-", "=1+1"]
    ),
)  # fmt: skip
HEADINGS = st.sampled_from(
    [
        ["ชื่อ-สกุล", "เลขประจำตัวประชาชน", "ตำบล", "หมู่ที่", "ความเชี่ยวชาญ", "คะแนน", "วันประชาคม"],
        ["ผู้แทน", "เลขบัตร", "ตำบล", "หมู่ที่", "สมาชิก", "รายได้หลัก", "วิทยากร"],
        ["ชื่อ-สกุล", "เลขบัตร", "วันที่ติดตาม", "ครั้งที่", "ทำอาชีพต่อ", "รายได้หลัก", "เงินออม"],
        ["ชื่อกลุ่ม", "ตำบล", "หมู่ที่", "เกษตร", "แปรรูป", "วันที่จดทะเบียน", "สมาชิก"],
        ["ครัวเรือน", "ตำบล", "หมู่ที่", "รายการวัสดุ", "จำนวน", "หน่วย", "ราคา"],
        ["ชื่อ-สกุล", "เลขบัตร", "หลักสูตร", "วันที่เริ่ม", "วันที่สิ้นสุด", "ผล", "จำนวนวันที่เข้า"],
    ]
)


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(heading=HEADINGS, rows=st.lists(st.lists(JUNK, max_size=8), max_size=8))
def test_junk_never_crashes_and_stores_nothing_wrong(
    bare: Office, heading: list[str], rows: list[list[Any]]
) -> None:
    from desktop.exchange import workbook_import
    from desktop.exchange.files import Sheet, Workbook

    with pytest.MonkeyPatch.context() as patch:
        book = Workbook("junk.xlsx", (Sheet("แผ่น", source=[heading, *rows]),))
        patch.setattr(workbook_import, "open_workbook", lambda _path: book)
        before = digest(bare)
        try:
            preview: Preview = read_workbook("junk.xlsx", bare, ROUND)
        except Refused:
            assert digest(bare) == before
            return
        result = store(bare, preview)
        for (total,) in listing.select("household", ["baseline_total"]):
            assert total is None or total >= 0
        again = store(bare, read_workbook("junk.xlsx", bare, ROUND))
        assert not any(again.stored.values())
        if preview.storable:
            bare.undo()
        assert digest(bare) == before
        assert len(result.as_json()) == 5


def test_headings_without_rows_have_no_data(bare: Office, tmp_path: Path) -> None:
    path = write_workbook(tmp_path / "a.xlsx", {"ก": [cells("ชื่อ-สกุล|ความเชี่ยวชาญ|คะแนน")]})
    with pytest.raises(Refused) as refused:
        read_workbook(path, bare, ROUND)
    assert refused.value.reason == _("The workbook has no data.")


def test_a_hidden_sheet_is_left_out_and_said_so(bare: Office, tmp_path: Path) -> None:
    import openpyxl

    heading = cells("ชื่อ-สกุล|ตำบล|หมู่ที่|ความเชี่ยวชาญ")
    sheets = {
        "ก": [heading, cells("นายก ข|บ้านฆ้อง|1|ทอผ้า")],
        "เก่า": [heading, cells("นายค ง|บ้านฆ้อง|1|ทอผ้า")],
    }
    path = write_workbook(tmp_path / "a.xlsx", sheets)
    book = openpyxl.load_workbook(path)
    book["เก่า"].sheet_state = "hidden"
    book.save(path)
    preview = read_workbook(path, bare, ROUND)
    assert [bool(sheet.reason) for sheet in preview.sheets] == [False, True]
    assert store(bare, preview).stored["sages"] == 1


def test_a_title_never_overrules_a_row(bare: Office, tmp_path: Path) -> None:
    rows = [
        ["ทะเบียนปราชญ์ บ้านทุ่งเจริญ หมู่ที่ 1 ตำบลบ้านฆ้อง"],
        cells("ชื่อ-สกุล|หมู่ที่|ความเชี่ยวชาญ|คะแนน"),
        cells("นายก ข||ทอผ้า|1"),
        cells("นายค ง|2|ทอผ้า|1"),
    ]
    imported(bare, write_workbook(tmp_path / "a.xlsx", {"ก": rows}))
    assert [row[0] for row in listing.select("sage", ["village.code"])] == ["70070601", "70070602"]
