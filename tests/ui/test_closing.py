"""The window closed in mid-typing and in mid-save: finished, kept, never half."""

from threading import Event

import pytest
from pytestqt.qtbot import QtBot

from desktop.office import Office
from desktop.programme.stages import register
from desktop.views import Saved
from tests.ui.conftest import Put
from tests.ui.keyboard import type_keys
from ui.forms.record_editor import RecordEditor
from ui.main_window import MainWindow
from ui.session import Session

SAGES = register("sages")


def start_typing(window: MainWindow, record: int) -> RecordEditor:
    page = window.show_register("sages")
    assert page is not None
    page.open(record)
    box = page.editor.form.boxes["person.first_name"].editor
    box.selectAll()
    type_keys(box, "มณี")
    return page.editor


def first_name(office: Office, record: int) -> object:
    return office.entry(SAGES, record).values["person.first_name"]


def test_closing_may_keep_the_draft_for_the_next_start(
    window: MainWindow, session: Session, office: Office, put_sage: Put, qtbot: QtBot
) -> None:
    record = put_sage("แก้ว")
    editor = start_typing(window, record)
    assert not window.close()
    assert "1" in window.notice.text
    with qtbot.waitSignal(window.closed):
        window.notice.links()[1].click()
    assert first_name(office, record) == "แก้ว"
    office.drafts.close()
    del office.drafts
    draft = office.drafts.find(editor.draft)
    assert draft is not None
    assert draft.raw["person.first_name"] == "มณี"


def test_going_on_typing_closes_nothing_and_it_can_be_closed_later(
    window: MainWindow, session: Session, put_sage: Put, qtbot: QtBot
) -> None:
    editor = start_typing(window, put_sage("แก้ว"))
    window.close()
    with qtbot.assertNotEmitted(window.closed):
        window.notice.links()[2].click()
    assert window.isVisible()
    editor.throw_away()
    with qtbot.waitSignal(window.closed):
        window.close()


class Held:
    """Holds every save back until it is let go."""

    def __init__(self, office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
        self.go, self.begun = Event(), Event()
        save = office.save

        def held(*arguments: object, **options: object) -> Saved:
            self.begun.set()
            assert self.go.wait(10)
            return save(*arguments, **options)  # type: ignore[arg-type]

        monkeypatch.setattr(office, "save", held)


@pytest.fixture
def held(office: Office, monkeypatch: pytest.MonkeyPatch) -> Held:
    return Held(office, monkeypatch)


def test_a_window_closed_in_mid_save_waits_until_it_is_acknowledged(
    window: MainWindow, session: Session, office: Office, put_sage: Put, held: Held, qtbot: QtBot
) -> None:
    held.go.set()
    record = put_sage("แก้ว")
    held.go.clear()
    editor = start_typing(window, record)
    editor.save()
    assert not window.close()
    assert "กำลังบันทึก" in window.notice.text
    with qtbot.waitSignals([editor.saved, window.closed], order="strict"):
        held.go.set()
    assert first_name(office, record) == "มณี"
    assert session.drafts.waiting() == ()


def test_a_window_that_waits_for_a_save_can_stay_open_after_all(
    window: MainWindow, put_sage: Put, held: Held, qtbot: QtBot
) -> None:
    held.go.set()
    record = put_sage("แก้ว")
    held.go.clear()
    editor = start_typing(window, record)
    editor.save()
    window.close()
    window.notice.links()[0].click()
    with qtbot.assertNotEmitted(window.closed), qtbot.waitSignal(editor.saved):
        held.go.set()
    assert window.isVisible()


def test_a_save_that_is_refused_while_the_window_closes_asks_what_to_do(
    window: MainWindow, office: Office, put_sage: Put, held: Held, qtbot: QtBot
) -> None:
    held.go.set()
    record = put_sage("แก้ว")
    held.go.clear()
    editor = start_typing(window, record)
    editor.save()
    window.close()
    version = office.entry(SAGES, record).version
    type(office).save(
        office,
        SAGES,
        {"person.first_name": "กมล"},
        window._session.scope,
        id=record,
        version=version,
    )
    with qtbot.waitSignal(editor.conflicted):
        held.go.set()
    qtbot.waitUntil(lambda: len(window.notice.links()) == 3)
    assert window.isVisible()
    window.notice.links()[1].click()
    assert first_name(office, record) == "กมล"


def test_closing_saves_every_form_that_was_typed_in(
    window: MainWindow, office: Office, session: Session, put_sage: Put, qtbot: QtBot
) -> None:
    records = [put_sage(name) for name in ("แก้ว", "กมล", "ขวัญ")]
    for record in records:
        start_typing(window, record)
    window.close()
    assert "3" in window.notice.text
    with qtbot.waitSignal(window.closed):
        window.notice.links()[0].click()
    assert [first_name(office, record) for record in records] == ["มณี"] * 3
    assert session.drafts.waiting() == ()
