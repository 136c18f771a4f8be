"""Rows held back come out as a workbook to correct, and go in again."""

from pathlib import Path

from desktop.exchange.held_back import write_held_back
from desktop.exchange.workbook_import import read_workbook, store
from desktop.office import Office
from tests.desktop.exchange.offices import COUNTED, REAL, ROUND, count, imported
from tests.desktop.exchange.workbooks import write_workbook


def test_held_back_rows_are_corrected_and_imported_again(bare: Office, tmp_path: Path) -> None:
    import openpyxl

    preview = read_workbook(REAL, bare, ROUND)
    store(bare, preview)
    path = tmp_path / "แถวที่ยังไม่ผ่าน.xlsx"
    held = {(note.sheet, note.row) for note in preview.held_back}
    assert write_held_back(preview, path) == len(held)
    book = openpyxl.load_workbook(path)
    sheet = book["ปราชญ์ชุมชน"]
    problem = [cell.value for cell in sheet[4]].index("ปัญหา") + 1
    assert all(sheet.cell(row, problem).value for row in range(5, sheet.max_row + 1))
    sheet["C5"] = "9-0070-01000-13-" + "2"
    for digit in "0123456789":
        sheet["C5"] = f"9-0070-01000-13-{digit}"
        book.save(path)
        if not any(
            note.row == 5 and note.sheet == sheet.title
            for note in read_workbook(path, bare, ROUND).held_back
        ):
            break
    result = imported(bare, path)
    assert result.stored["sages"] == 1
    assert count("sage") == COUNTED["stored"]["sages"] + 1


def test_held_back_text_never_becomes_a_formula(bare: Office, tmp_path: Path) -> None:
    import openpyxl

    evil = ["=HYPERLINK(1)", "+cmd|1", "@SUM(A1)", "\t=1", "＝1"]
    heading = ["ชื่อ-สกุล", "ตำบล", "หมู่ที่", "ความเชี่ยวชาญ"]
    path = write_workbook(
        tmp_path / "a.xlsx", {"ก": [heading, *(["นายก ข", "ไม่มี", 1, x] for x in evil)]}
    )
    book = openpyxl.load_workbook(path)
    for row, text in enumerate(evil, 2):
        book["ก"].cell(row, 4).value = text
        book["ก"].cell(row, 4).data_type = "s"
    book.save(path)
    write_held_back(read_workbook(path, bare, ROUND), tmp_path / "b.xlsx")
    again = openpyxl.load_workbook(tmp_path / "b.xlsx")["ก"]
    kinds = {cell.data_type for row in again.iter_rows(min_row=2) for cell in row if cell.value}
    assert "f" not in kinds
