"""Forms and reports: lines to write on, tables over pages, signatures that stay together."""

import pytest
from pypdfium2 import PdfDocument

from desktop.documents.sheets import (
    HEADING,
    TITLE,
    Blank,
    Column,
    Grid,
    Item,
    Line,
    PageBreak,
    Signatures,
    Signing,
    Space,
    Text,
    Writing,
    sheet_pdf,
)  # fmt: skip

LONG = "หมู่บ้านนี้มีครัวเรือนที่สมัครใจเข้าร่วมโครงการและพร้อมรวมกลุ่มประกอบอาชีพ " * 12


def pages(*items: Item, **options: object) -> list[str]:
    pdf = sheet_pdf("แบบทดสอบ", items, **options)  # type: ignore[arg-type]
    return [page.get_textpage().get_text_range() for page in PdfDocument(pdf)]


def test_everything_is_found_as_it_was_written() -> None:
    (page,) = pages(
        Text("แบบสำรวจปราชญ์ชุมชน", TITLE),
        Text("ข้อมูลทั่วไป", HEADING),
        Line((Blank("ชื่อ", "นายแก้ว ใจดี"), Blank("อายุ", "56 ปี", 0.4))),
        Writing("ผลงาน", "ทอผ้า 3 รางวัล"),
        Grid((Column("ที่", 1, "centre"), Column("ชื่อ", 5)), [("1", "น้ำผึ้ง")]),
        Signatures((Signing("นายก้าน ดี", "ประธาน"), Signing("", "เลขานุการ"))),
    )
    for text in ("แบบสำรวจปราชญ์ชุมชน", "ข้อมูลทั่วไป", "นายแก้ว ใจดี", "๕๖ ปี", "ทอผ้า ๓ รางวัล",
                 "น้ำผึ้ง", "(นายก้าน ดี)", "ประธาน", "เลขานุการ", "หน้า ๑/๑"):  # fmt: skip
        assert text in page


def test_what_is_not_known_is_left_to_be_written() -> None:
    (page,) = pages(Line((Blank("ชื่อ"),)), Writing("ผลงาน", lines=3), Signatures((Signing(""),)))
    assert "ชื่อ" in page
    assert "(....." in page


@pytest.mark.parametrize("rows", [1, 40, 200])
def test_a_table_goes_on_below_its_heading_on_every_page(rows: int) -> None:
    found = pages(Grid((Column("ลำดับ"), Column("ชื่อ")), [(str(n), "ก") for n in range(rows)]))
    assert all("ลำดับ" in page for page in found)
    assert len(found) == {1: 1, 40: 2, 200: 7}[rows]


def test_a_row_for_a_signature_is_as_high_as_asked() -> None:
    low = pages(Grid((Column("ลำดับ"),), [("1",)] * 30))
    high = pages(Grid((Column("ลำดับ"),), [("1",)] * 30, height=40))
    assert len(low) == 1
    assert len(high) == 2


def test_a_row_longer_than_a_page_is_cut_between_lines() -> None:
    found = pages(Grid((Column("ข้อความ"), Column("ก", 8)), [(LONG, "ก")]))
    assert len(found) > 1
    assert "".join("".join(found).split()).count("พร้อมรวมกลุ่ม") == 12


def test_a_heading_stays_with_what_follows_and_a_signature_is_whole() -> None:
    signed = (Text("ลงนาม", HEADING), Signatures((Signing("นายก้าน ดี", "ประธาน"),)))
    for height in range(600, 780, 7):
        found = pages(Space(height), *signed)
        last = found[-1]
        assert "ลงนาม" in last
        assert "ประธาน" in last


def test_a_page_break_begins_a_page_and_two_make_no_empty_one() -> None:
    assert len(pages(Text("ก"), PageBreak(), PageBreak(), Text("ข"))) == 2


def test_the_same_sheet_gives_the_same_bytes() -> None:
    items = (Text("ก", TITLE), Line((Blank("ชื่อ", "ข"),)))
    assert sheet_pdf("ก", items) == sheet_pdf("ก", items)
