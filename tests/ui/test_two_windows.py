"""Two windows at one record of an office on a server: the second is shown what the first saved."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.office import Office
from desktop.places import load_district
from desktop.programme.rounds import preset
from desktop.programme.stages import register
from desktop.views import Scope
from tests.db.conftest import a_database, cluster
from ui.dialogs.conflict import ConflictDialog
from ui.record_page import RecordPage
from ui.session import Session

__all__ = ["cluster"]

SAGES = register("sages")
ROOT = Path(__file__).parents[2]

THE_OTHER_WINDOW = """
import sys
from desktop.office import Office
from desktop.programme.stages import register
from desktop.views import Scope
address, record = sys.argv[1], int(sys.argv[2])
sages = register("sages")
with Office.open(address, who="สมหญิง") as office:
    entry = office.entry(sages, record)
    typed = {"years": "15", "person.last_name": "ร่ำรวย"}
    scope = Scope(office.rounds()[0].id)
    assert office.save(sages, typed, scope, id=record, version=entry.version).id == record
"""


@pytest.fixture(scope="module")
def address(cluster: Path) -> Iterator[str]:
    """The address of an office with one round."""
    with a_database(cluster) as address:
        with Office.create(address, load_district("7007"), who="สมศรี") as office:
            office.add_round(preset(2569), [place.id for place in office.villages()[:6]])
        yield address


@pytest.fixture
def session(address: str, look: QApplication) -> Iterator[Session]:
    with Office.open(address, who="สมศรี") as office:
        session = Session(office)
        yield session
        session.close()


def test_what_another_window_saved_meanwhile_is_merged(
    address: str, session: Session, qtbot: QtBot
) -> None:
    office = session.office
    names = {"person.title": "นาย", "person.first_name": "แก้ว", "person.last_name": "ใจดี"}
    raw = {"village": office.villages()[0].id, "years": "10", **names}
    record = office.save(SAGES, raw, Scope(session.scope.round_id)).id
    assert record is not None
    page = RecordPage(SAGES, session)
    qtbot.addWidget(page)
    page.show()
    page.open(record)
    page.editor.form.boxes["person.last_name"].editor.setText("มีสุข")
    page.editor.form.boxes["votes"].editor.setText("7")
    subprocess.run(
        [sys.executable, "-c", THE_OTHER_WINDOW, address, str(record)], cwd=ROOT, check=True
    )
    with qtbot.waitSignal(page.editor.conflicted):
        page.editor.save()
    dialog = page.findChild(ConflictDialog)
    assert dialog is not None
    assert dialog.contested == ["person.last_name"]
    with qtbot.waitSignal(page.editor.saved):
        dialog.accept()
    stored = office.entry(SAGES, record).values
    assert [stored[key] for key in ("years", "person.last_name", "votes")] == [15, "มีสุข", 7]
    assert [one.who for one in office.history(2)] == ["สมศรี", "สมหญิง"]
    assert session.drafts.waiting() == ()
