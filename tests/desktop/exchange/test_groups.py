"""Sheets that say which occupation group a household is in."""

from pathlib import Path

import pytest

from db.queries import listing
from desktop.exchange.clipboard import read_table
from desktop.exchange.pasted import read_pasted
from desktop.exchange.workbook_import import read_workbook, store
from desktop.office import Office
from desktop.programme.rounds import COHORT, preset
from desktop.programme.stages import register
from desktop.views import Scope
from tests.desktop.exchange.offices import cells, imported
from tests.desktop.exchange.workbooks import write_workbook

GROUPS = [
    cells("ชื่อกลุ่ม|ตำบล|หมู่ที่|ประธานกลุ่ม|จำนวนสมาชิก"),
    cells("กลุ่มทอผ้า|บ้านฆ้อง|1|นายดี งาม|7"),
    cells("กลุ่มทอผ้า|บ้านฆ้อง|4|นายเอก โท|7"),
]
JOINED = ["representative.first_name", "group.name", "group.village.moo"]


@pytest.mark.parametrize("heading", ["กลุ่มอาชีพ", "กลุ่ม", "ชื่อกลุ่มอาชีพ"])
def test_a_group_is_found_by_its_name_within_the_village(
    bare: Office, tmp_path: Path, heading: str
) -> None:
    households = [
        cells(f"ชื่อ-สกุล|ตำบล|หมู่ที่|อาชีพที่ต้องการฝึก|{heading}"),
        cells("นางแก้ว ใจดี|บ้านฆ้อง|4|ทอผ้า|กลุ่ม ทอผ้า"),
        cells("นางคำ ใจดี|บ้านฆ้อง|5|ทอผ้า|กลุ่มทอผ้า"),
        cells("นางจันทร์ ใจดี|บ้านฆ้อง|1|ทอผ้า|"),
    ]
    path = write_workbook(tmp_path / "a.xlsx", {"ครัวเรือน": households, "ทะเบียนกลุ่ม": GROUPS})
    result = imported(bare, path)
    assert (result.stored["households"], result.stored["groups"]) == (3, 2)
    assert set(listing.select("household", JOINED)) == {
        ("แก้ว", "กลุ่มทอผ้า", 4), ("คำ", None, None), ("จันทร์", None, None)
    }  # fmt: skip
    assert [(note.row, note.column, note.value) for note in result.skipped] == [
        (3, heading, "กลุ่มทอผ้า")
    ]
    assert not any(imported(bare, path).stored.values())


def test_a_group_on_record_is_joined_and_never_written_over(bare: Office, tmp_path: Path) -> None:
    heading = cells("ชื่อ-สกุล|ตำบล|หมู่ที่|อาชีพที่ต้องการฝึก|กลุ่มอาชีพ")
    weavers = cells("กลุ่มจักสาน|บ้านฆ้อง|4|นายเอก โท|7")
    imported(bare, write_workbook(tmp_path / "g.xlsx", {"ก": [*GROUPS, weavers]}))
    first = [heading, cells("นางแก้ว ใจดี|บ้านฆ้อง|4|ทอผ้า|กลุ่มทอผ้า")]
    imported(bare, write_workbook(tmp_path / "a.xlsx", {"ค": first}))
    second = [heading, cells("นางแก้ว ใจดี|บ้านฆ้อง|4|ทอผ้า|กลุ่มจักสาน")]
    result = imported(bare, write_workbook(tmp_path / "b.xlsx", {"ค": second}))
    assert listing.select("household", JOINED) == [("แก้ว", "กลุ่มทอผ้า", 4)]
    (note,) = result.skipped
    assert (note.column, "กลุ่มทอผ้า" in note.reason) == ("กลุ่มอาชีพ", True)


def test_a_name_that_two_groups_of_a_village_have_joins_neither(
    bare: Office, tmp_path: Path
) -> None:
    imported(bare, write_workbook(tmp_path / "g.xlsx", {"ก": GROUPS[:2]}))
    ((village,),) = listing.select("occupation_group", ["village"])
    scope = Scope(bare.rounds()[0].id)
    again = {"name": "กลุ่มทอผ้า", "village": village}
    assert bare.save(register("groups"), again, scope).id is not None
    households = [
        cells("ชื่อ-สกุล|ตำบล|หมู่ที่|อาชีพที่ต้องการฝึก|กลุ่มอาชีพ"),
        cells("นางแก้ว ใจดี|บ้านฆ้อง|1|ทอผ้า|กลุ่มทอผ้า"),
    ]
    result = imported(bare, write_workbook(tmp_path / "a.xlsx", {"ครัวเรือน": households}))
    assert listing.select("household", JOINED) == [("แก้ว", None, None)]
    (note,) = result.skipped
    assert note.column == "กลุ่มอาชีพ"
    assert "มากกว่าหนึ่งกลุ่ม" in note.reason


def test_the_persons_of_a_cohort_join_groups_of_the_district(bare: Office, tmp_path: Path) -> None:
    sheets = {
        "ผู้เข้าร่วม": [
            cells("ชื่อ-สกุล|ตำบล|หมู่ที่|อาชีพที่ต้องการฝึก|เหตุผลที่เข้าเกณฑ์|กลุ่มอาชีพ"),
            cells("นางแก้ว ใจดี|บ้านฆ้อง|5|ทอผ้า|ได้รับผลกระทบจากภัยพิบัติ|กลุ่มจักสาน"),
            cells("นางคำ ใจดี|บ้านฆ้อง|5|ทอผ้า|ได้รับผลกระทบจากภัยพิบัติ|กลุ่มทอผ้า"),
            cells("นางจันทร์ ใจดี|บ้านฆ้อง|4|ทอผ้า|ได้รับผลกระทบจากภัยพิบัติ|กลุ่มทอผ้า"),
        ],
        "ทะเบียนกลุ่ม": [*GROUPS, cells("กลุ่มจักสาน|บ้านฆ้อง|1|นายเอก โท|7")],
    }
    path = write_workbook(tmp_path / "a.xlsx", sheets)
    result = store(bare, read_workbook(path, bare, preset(2569, COHORT)))
    assert set(listing.select("household", JOINED)) == {
        ("แก้ว", "กลุ่มจักสาน", 1), ("คำ", None, None), ("จันทร์", "กลุ่มทอผ้า", 4)
    }  # fmt: skip
    assert [note.row for note in result.skipped] == [3]


def test_pasted_households_name_their_group(office: Office, scope: Scope) -> None:
    here, there = office.villages()[0], office.villages()[1]
    stored = {
        place.id: office.save(
            register("groups"), {"name": "กลุ่มทอผ้า", "village": place.id}, scope
        ).id
        for place in (here, there)
    }
    text = f"ชื่อ-สกุล\tหมู่บ้าน\tอาชีพที่ต้องการฝึก\tกลุ่ม\nนางแก้ว ใจดี\t{there.in_full}\tทอผ้า\tกลุ่มทอผ้า"
    pasted = read_pasted(office, register("households"), read_table(text), scope)
    assert pasted.rows[0]["group"].value == stored[there.id]
