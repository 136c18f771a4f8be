"""Each bad file gets a message of its own, and nothing dangerous is ever opened."""

import io
import os
import zipfile
from datetime import date
from pathlib import Path

import pytest

from desktop.exchange import files
from desktop.exchange.files import CellError, open_workbook
from desktop.problems import Refused
from desktop.words import _
from tests.desktop.exchange.workbooks import write_workbook

ROWS = [["ชื่อ", "จำนวน"], ["สมชาย", 5], ["น้ำ", 2.5]]


def workbook_bytes(tmp_path: Path) -> bytes:
    return write_workbook(tmp_path / "plain.xlsx", {"หนึ่ง": ROWS}).read_bytes()


def repacked(data: bytes, **parts: bytes) -> bytes:
    """The same zip with some parts (by the end of their name) replaced."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as old,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            found = next((parts[key] for key in parts if Path(name).stem == key), None)
            new.writestr(name, old.read(name) if found is None else found)
    return out.getvalue()


def refusal(path: Path) -> str:
    with pytest.raises(Refused) as refused:
        open_workbook(path)
    return refused.value.reason


def test_values_keep_their_kinds(tmp_path: Path) -> None:
    path = write_workbook(
        tmp_path / "a.xlsx", {"ก": [["0812", 5, 2.5, True, date(2026, 1, 2), None]]}
    )
    (_number, cells), *_rest = open_workbook(path).sheets[0].rows()
    assert cells[:5] == ["0812", 5.0, 2.5, True, date(2026, 1, 2)]


def test_errors_and_formulas_without_a_value_are_seen(tmp_path: Path) -> None:
    import openpyxl

    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["x", "#REF!", "=1+1"])
    sheet["B1"].data_type = "e"
    book.save(tmp_path / "a.xlsx")
    (_number, cells), *_rest = open_workbook(tmp_path / "a.xlsx").sheets[0].rows()
    assert cells == ["x", CellError("#REF!"), CellError("")]


def test_rows_keep_their_excel_numbers(tmp_path: Path) -> None:
    path = write_workbook(tmp_path / "a.xlsx", {"ก": [[], [], ["", "x"], [], ["y"]]})
    filled = [number for number, cells in open_workbook(path).sheets[0].rows() if any(cells)]
    assert filled == [3, 5]


def test_a_stray_cell_far_below_or_far_right_costs_nothing(tmp_path: Path) -> None:
    import openpyxl

    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["a", "b"])
    sheet["XFD1"] = "far right"
    sheet["A1048576"] = "far below"
    book.save(tmp_path / "a.xlsx")
    (read,) = open_workbook(tmp_path / "a.xlsx").sheets
    assert list(read.rows()) == [(1, ["a", "b"])]
    assert read.facts.cut_after == 1


def test_a_workbook_of_1904(tmp_path: Path) -> None:
    import openpyxl
    from openpyxl.utils.datetime import CALENDAR_MAC_1904

    book = openpyxl.Workbook()
    book.epoch = CALENDAR_MAC_1904
    sheet = book.active
    assert sheet is not None
    sheet.append([date(2025, 12, 1)])
    book.save(tmp_path / "a.xlsx")
    assert next(open_workbook(tmp_path / "a.xlsx").sheets[0].rows())[1] == [date(2025, 12, 1)]


def test_hidden_sheets_and_merged_cells_are_known(tmp_path: Path) -> None:
    import openpyxl

    path = write_workbook(tmp_path / "a.xlsx", {"ก": ROWS, "ซ่อน": ROWS}, {"ก": ["A2:A3"]})
    book = openpyxl.load_workbook(path)
    book["ซ่อน"].sheet_state = "hidden"
    book["ก"].row_dimensions[2].hidden = True
    book.save(path)
    first, second = open_workbook(path).sheets
    assert (first.hidden, second.hidden) == (False, True)
    assert first.merged == ((2, 0, 3, 0),)
    assert first.facts.hidden_rows == {2}


DOCTYPE = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "b">]><x/>'
HTML = b"<html><table><tr><td>x</td></tr></table></html>"
OLE = bytes.fromhex("D0CF11E0A1B11AE1") + bytes(600)


def test_each_bad_file_has_its_own_message(tmp_path: Path) -> None:
    plain = workbook_bytes(tmp_path)
    bomb = io.BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<x/>")
        with archive.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as part:
            for _block in range(410):
                part.write(bytes(1_000_000))
    word = io.BytesIO()
    with zipfile.ZipFile(word, "w") as archive:
        archive.writestr("[Content_Types].xml", "<x/>")
        archive.writestr("word/document.xml", "<x/>")
    bad = {
        "empty.xlsx": b"",
        "old.xls": OLE,
        "locked.xlsx": OLE + "EncryptedPackage".encode("utf-16-le"),
        "page.xls": HTML,
        "picture.xlsx": b"\x89PNG\r\n\x1a\n" + bytes(100),
        "letter.xlsx": word.getvalue(),
        "cut.xlsx": plain[: len(plain) // 2],
        "bomb.xlsx": bomb.getvalue(),
        "entity.xlsx": repacked(plain, sheet1=DOCTYPE),
        "unclosed.csv": 'ก,ข\n"ค,ง\n'.encode(),
        "mixed.csv": "ชื่อ,ก\n".encode("cp874") + "สมชาย,ข\n".encode(),
    }
    reasons = {}
    for name, data in bad.items():
        (tmp_path / name).write_bytes(data)
        reasons[name] = refusal(tmp_path / name)
    reasons["none.xlsx"] = refusal(tmp_path / "none.xlsx")
    assert reasons["picture.xlsx"] == reasons["letter.xlsx"]
    del reasons["letter.xlsx"]
    assert len(set(reasons.values())) == len(reasons)
    assert "2" in reasons["mixed.csv"]


def test_entities_in_any_part_are_refused(tmp_path: Path) -> None:
    plain = workbook_bytes(tmp_path)
    for part in ("workbook", "styles", "sheet1"):
        (tmp_path / "a.xlsx").write_bytes(repacked(plain, **{part: DOCTYPE}))
        assert refusal(tmp_path / "a.xlsx") == _(
            "The workbook carries instructions that no register needs, so it was not opened."
        )


def test_a_directory_that_lies_about_sizes_is_refused(tmp_path: Path) -> None:
    plain = workbook_bytes(tmp_path)
    big = repacked(plain, sheet1=b"<x>" + b"a" * 5_000_000 + b"</x>")
    true_size = (5_000_007).to_bytes(4, "little")
    assert true_size in big
    (tmp_path / "a.xlsx").write_bytes(big.replace(true_size, (50).to_bytes(4, "little")))
    assert refusal(tmp_path / "a.xlsx")


def test_every_cut_and_every_changed_byte_is_refused_or_read(tmp_path: Path) -> None:
    plain = workbook_bytes(tmp_path)
    path = tmp_path / "a.xlsx"
    for at in range(0, len(plain), max(1, len(plain) // 60)):
        for data in (plain[:at], plain[:at] + bytes([plain[at] ^ 0xFF]) + plain[at + 1 :]):
            path.write_bytes(data)
            try:
                book = open_workbook(path)
            except Refused:
                continue
            assert [sheet.name for sheet in book.sheets]


def test_a_workbook_that_is_open_in_excel(tmp_path: Path) -> None:
    path = write_workbook(tmp_path / "a.xlsx", {"ก": ROWS})
    note = tmp_path / "~$a.xlsx"
    note.write_bytes(b"user")
    if os.name != "nt":
        assert "a.xlsx" in refusal(path)
    note.unlink()
    assert open_workbook(path).sheets


def test_a_file_that_may_not_be_opened_is_tried_by_copy(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write_workbook(tmp_path / "a.xlsx", {"ก": ROWS})
    whole = path.read_bytes()
    read_bytes = Path.read_bytes

    def deny(self: Path) -> bytes:
        if self == path:
            raise PermissionError(13, "sharing violation")
        return read_bytes(self)

    monkeypatch.setattr(Path, "read_bytes", deny)
    assert open_workbook(path).sheets
    monkeypatch.setattr(files.shutil, "copy2", lambda *_: (_ for _ in ()).throw(OSError()))
    assert "a.xlsx" in refusal(path)
    assert whole == read_bytes(path)


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "cp874", "utf-16", "utf-16-le", "utf-16-be"]
)
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_csv_of_every_encoding_and_separator(tmp_path: Path, encoding: str, separator: str) -> None:
    text = separator.join(["ชื่อ", "ตำบล", "หมู่"]) + "\r\n"
    text += separator.join(['"นายดี\nงาม"', "บ้านฆ้อง", "1"]) + "\r\n"
    (tmp_path / "a.csv").write_bytes(text.encode(encoding))
    (sheet,) = open_workbook(tmp_path / "a.csv").sheets
    assert [cells for _number, cells in sheet.rows()] == [
        ["ชื่อ", "ตำบล", "หมู่"],
        ["นายดี\nงาม", "บ้านฆ้อง", "1"],
    ]
