"""A list of sages on the screen, over a real office."""

from collections.abc import Callable

import pytest
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from desktop.office import Office
from desktop.programme.stages import register
from tests.ui.conftest import Put
from ui.session import Session
from ui.tables.record_list import RecordList

type Names = Callable[[], list[str]]


@pytest.fixture
def shown(session: Session, qtbot: QtBot, sages: list[int]) -> RecordList:
    """The list of the five sages."""
    made = RecordList(register("sages"), session)
    made.resize(900, 500)
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
    made.reload()
    made.view.setFocus()
    return made


@pytest.fixture
def sages(office: Office, put_sage: Put) -> list[int]:
    """Five sages in two villages: แก้ว, กมล, เกษม, ไพศาล, ขวัญ."""
    here, there = office.villages()[:2]
    return [
        put_sage("แก้ว", village=here.id, craft__name="ทอผ้า", years="30", person__house_no="12/3",
                 person__phone="0812345678", person__national_id="9007001000004"),
        put_sage("กมล", village=here.id, craft__name="จักสาน", years="5", person__house_no="100"),
        put_sage("เกษม", village=there.id, craft__name="ทอผ้า", person__house_no="9"),
        put_sage("ไพศาล", village=there.id, years="12", achievements="ชนะเลิศ\nระดับจังหวัด"),
        put_sage("ขวัญ", village=there.id, craft__name="ช่างไม้", years="8"),
    ]  # fmt: skip


@pytest.fixture
def names(shown: RecordList) -> Names:
    """The first names in the list, from top to bottom."""

    def listed() -> list[str]:
        rows = range(shown.model.rowCount())
        place = shown.columns.place_of("person.full_name")
        return [shown.model.text(row, place).removeprefix("นาย").partition(" ")[0] for row in rows]

    return listed


@pytest.fixture
def clipboard(look: object) -> Callable[[str], str]:
    """What lies on the clipboard in a format: "text/plain", "text/html"."""

    def read(kind: str) -> str:
        return bytes(QGuiApplication.clipboard().mimeData().data(kind).data()).decode()

    return read
