import pypdfium2
import pytest

from desktop.documents.registers import Column, table_pdf

COLUMNS = (Column("ชื่อ – สกุล", 3), Column("หมู่บ้าน", 2), Column("รายได้ (บาท)", 1.2, "right"))


def rows(count: int) -> list[list[str]]:
    return [[f"นายสมชาย คนที่ {number}", "บ้านวังลึก", f"{number * 1000:,}"] for number in range(count)]


def pages_of(data: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(data)
    return [page.get_textpage().get_text_range() for page in document]


def test_every_row_is_printed_once_under_repeated_headings() -> None:
    totals = ["รวม", "", "4,950,000"]
    pages = pages_of(table_pdf("ทะเบียน", "ปีงบประมาณ พ.ศ. 2569", COLUMNS, rows(100), totals=totals))
    assert len(pages) > 2
    assert all("รายได้ (บาท)" in page for page in pages)
    assert all(f"หน้า {_thai(at)}/{_thai(len(pages))}" in page for at, page in enumerate(pages, 1))
    text = "\n".join(pages)
    assert all(text.count(f"คนที่ {_thai(number)} ") == 1 for number in range(100))
    assert "พ.ศ. ๒๕๖๙" in pages[0]
    assert "๔,๙๕๐,๐๐๐" in pages[-1]


def _thai(number: int) -> str:
    return str(number).translate({0x30 + digit: 0x0E50 + digit for digit in range(10)})


def test_digits_and_numbers_may_be_left_as_they_are() -> None:
    (page,) = pages_of(
        table_pdf("ทะเบียน", "", COLUMNS, rows(3), digits="arabic", numbered=False, landscape=True)
    )
    assert "2,000" in page
    assert "หน้า 1/1" in page
    assert page.splitlines()[1].startswith("ชื่อ – สกุล")


def test_a_cell_with_latin_letters_keeps_its_digits() -> None:
    (page,) = pages_of(table_pdf("ก", "", COLUMNS, [["OTOP 5 ดาว", "หมู่ 5", "5"]]))
    assert "OTOP 5 ดาว" in page
    assert "หมู่ ๕" in page


def test_an_empty_list_says_so() -> None:
    (page,) = pages_of(table_pdf("ทะเบียน", "", COLUMNS, []))
    assert "ไม่มีรายการ" in page


def test_a_cell_higher_than_a_page_goes_on_to_the_next() -> None:
    words = " ".join(f"คำที่{number}" for number in range(3000))
    pages = pages_of(table_pdf("ก", "", COLUMNS, [[words, "x" * 400, ""], ["ท้าย", "", ""]]))
    text = "".join("".join(pages).split())
    assert len(pages) > 3
    assert all(f"คำที่{_thai(number)}" in text for number in (0, 1500, 2999))
    assert text.count("x") == 400
    assert "ท้าย" in pages[-1]


@pytest.mark.parametrize("landscape", [False, True])
def test_no_text_leaves_its_column(landscape: bool) -> None:
    cells = [["ผลิตภัณฑ์ชุมชน" * 4, "a" * 90, "1,234,567,890.00"]] * 5
    data = table_pdf("ก" * 200, "ข " * 200, COLUMNS, cells, landscape=landscape)
    page = pypdfium2.PdfDocument(data)[0]
    boxes = [each.get_bounds() for each in page.get_objects(filter=[1])]
    assert all(left >= 41 and right <= page.get_width() - 41 for left, _low, right, _high in boxes)
    assert all(low >= 20 and high <= page.get_height() - 36 for _left, low, _right, high in boxes)


def test_the_same_list_gives_the_same_bytes() -> None:
    assert table_pdf("ก", "", COLUMNS, rows(40)) == table_pdf("ก", "", COLUMNS, rows(40))
