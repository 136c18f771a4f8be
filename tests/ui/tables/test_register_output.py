"""A list on paper and as a workbook: the columns in view, in their order, and what narrows it."""

from pathlib import Path

import pypdfium2
import pytest
from pytestqt.qtbot import QtBot

from desktop.exchange.files import open_workbook
from desktop.views import Filter, Sort
from ui.notice import Notice
from ui.session import Session
from ui.tables.record_list import RecordList
from ui.tables.register_output import RegisterOutput


@pytest.fixture
def output(shown: RecordList, session: Session, qtbot: QtBot) -> RegisterOutput:
    """Prints and exports the telephones of the skilled, most years first."""
    shown.columns.choose(["years", "person.full_name", "person.national_id", "village.name"])
    shown.filters.put("years", (Filter("years", ">=", 8),))
    shown.columns.sort(Sort("years", descending=True))
    notice = Notice()
    qtbot.addWidget(notice)
    return RegisterOutput(shown, session, notice)


def test_paper_holds_the_chosen_columns_and_says_the_filters(
    output: RegisterOutput, shown: RecordList, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    printed: list[bytes] = []
    monkeypatch.setattr(
        "ui.documents.printing.print_pdf", lambda _parent, pdf, _title: printed.append(pdf)
    )
    shown.filter.setText("ใจดี")
    shown.reload()
    output.print()
    qtbot.waitUntil(lambda: bool(printed))
    text = pypdfium2.PdfDocument(printed[0])[0].get_textpage().get_text_bounded()
    assert "คำค้น: ใจดี · ประสบการณ์ (ปี): ตั้งแต่ ๘" in text
    assert "๙-๐๐xx-xxxxx-๐๐-x" in text or "9-00xx-xxxxx-00-x" in text
    assert "9007001000004" not in text
    at = [text.index(name) for name in ("นายแก้ว", "นายไพศาล", "นายขวัญ")]
    assert at == sorted(at)
    assert text.index("ประสบการณ์", text.index("ที่")) < text.index("นายแก้ว")
    assert "นายกมล" not in text


def test_a_workbook_holds_what_is_in_view(
    output: RegisterOutput, shown: RecordList, tmp_path: Path, qtbot: QtBot
) -> None:
    file = tmp_path / "ทะเบียน.xlsx"
    output.export(file)
    qtbot.waitUntil(file.exists)
    qtbot.waitUntil(lambda: output._notice.text != "")
    (sheet,) = open_workbook(file).sheets
    lines = [line for _number, line in sheet.rows()]
    assert lines[0] == ["ที่", "ประสบการณ์ (ปี)", "ชื่อ", "เลขประจำตัวประชาชน", "หมู่ที่", "หมู่บ้าน"]
    assert lines[1][:4] == [1, 30, "นายแก้ว ใจดี", "9-0070-01000-00-4"]
    assert [line[1] for line in lines[1:]] == [30, 12, 8]
