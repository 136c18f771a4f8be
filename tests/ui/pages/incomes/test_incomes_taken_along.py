"""The chart, its picture and its numbers as they are saved and copied."""

from pathlib import Path
from threading import Event
from typing import Any

import pytest
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from desktop.office import Office
from ui.pages.incomes import IncomesPage
from ui.session import Session


@pytest.mark.parametrize(
    ("ending", "head"),
    [("png", b"\x89PNG"), ("svg", b"<?xml"), ("pdf", b"%PDF"), ("xlsx", b"PK")],
)
def test_the_chart_and_its_workbook_are_saved(
    page: IncomesPage, tmp_path: Path, ending: str, head: bytes, qtbot: QtBot
) -> None:
    file = tmp_path / f"chart.{ending}"
    page.save(file)
    qtbot.waitUntil(lambda: file.name in page.notice.text)
    assert file.read_bytes().startswith(head)


def test_the_workbook_is_of_what_is_in_view(
    page: IncomesPage, session: Session, office: Office, tmp_path: Path, qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    asked, seen, village = [], page.measured.asked, office.villages()[0]

    def noted(_office: Office, *of: Any) -> bytes:
        asked.append(of)
        return b"PK"

    monkeypatch.setattr("desktop.exchange.income_workbook.income_workbook", noted)
    session.choose_place(village.tambon_id, village.id)
    page.save(tmp_path / "chart.xlsx")
    qtbot.waitUntil(lambda: bool(asked))
    assert asked == [(seen.scope, seen.pair)]
    assert seen.scope != session.scope


@pytest.mark.parametrize(
    ("ending", "made_by"),
    [("png", "ui.pages.incomes.chart_bytes"),
     ("xlsx", "desktop.exchange.income_workbook.income_workbook")],
)  # fmt: skip
def test_a_file_is_there_though_the_session_closes_before_anybody_is_told(
    page: IncomesPage, session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    ending: str, made_by: str,
) -> None:  # fmt: skip
    begun, file = Event(), tmp_path / f"chart.{ending}"

    def made(*_of: object) -> bytes:
        begun.set()
        return b"whole"

    monkeypatch.setattr(made_by, made)
    page.save(file)
    assert begun.wait(60)
    session.close()
    assert file.read_bytes() == b"whole"


@pytest.mark.parametrize("name", ["chart.docx", "chart", "not/there/chart.png"])
def test_what_cannot_be_saved_is_said(
    page: IncomesPage, tmp_path: Path, name: str, qtbot: QtBot
) -> None:
    page.save(tmp_path / name)
    qtbot.waitUntil(lambda: page.notice.isVisible())
    assert page.notice.property("tone") == "bad"
    assert not (tmp_path / name).exists()


def test_the_picture_is_copied_at_twice_its_size(page: IncomesPage, qtbot: QtBot) -> None:
    page.copy_picture()
    qtbot.waitUntil(lambda: "คัดลอกภาพแล้ว" in page.notice.text)
    assert QGuiApplication.clipboard().mimeData().hasFormat("image/png")
    picture = QGuiApplication.clipboard().image()
    assert picture.height() == pytest.approx(2 * page.chart.sizeHint().height(), abs=2)


def test_the_numbers_are_copied_as_a_table(page: IncomesPage) -> None:
    page.copy_table()
    copied = QGuiApplication.clipboard().mimeData()
    assert copied.text().splitlines()[1].startswith("รวม\t4\t3\t3\t100,000")
    assert "<table" in copied.html()
