"""What was typed in one round and not saved stays that round's."""

from collections.abc import Callable

from pytestqt.qtbot import QtBot

from desktop.office import Office
from desktop.programme.rounds import preset
from desktop.programme.stages import register
from desktop.views import RoundEntry, Scope
from ui.drafts import DraftKey, Drafts
from ui.main_window import MainWindow
from ui.session import Session

SAGES = register("sages")


def test_a_draft_is_found_under_its_own_key_only() -> None:
    drafts = Drafts()
    key = DraftKey(1, "sages", None)
    drafts.keep(key, {"years": "5"})
    assert drafts.find(key) == {"years": "5"}
    assert drafts.find(DraftKey(2, "sages", None)) is None
    assert drafts.waiting() == (key,)
    drafts.forget(key)
    assert drafts.waiting() == ()


def test_a_new_record_typed_in_one_round_waits_there(
    window: MainWindow, session: Session, office: Office, round_: RoundEntry
) -> None:
    another = office.add_round(preset(2570))
    years = begin_typing(window, session, round_.id)
    session.choose_round(another.id)
    assert years() == ""
    session.choose_round(round_.id)
    assert years() == "12"


def test_closing_saves_a_draft_into_its_own_round(
    window: MainWindow, session: Session, office: Office, round_: RoundEntry, qtbot: QtBot
) -> None:
    another = office.add_round(preset(2570))
    begin_typing(window, session, round_.id)
    session.choose_round(another.id)
    window.close()
    with qtbot.waitSignal(window.closed):
        window.notice.links()[0].click()
    assert len(office.ids(SAGES, Scope(round_.id))) == 1
    assert len(office.ids(SAGES, Scope(another.id))) == 0


def begin_typing(window: MainWindow, session: Session, round_id: int) -> Callable[[], object]:
    """Type a new sage in a round; answers what the form then holds as years."""
    session.choose_round(round_id)
    page = window.show_register("sages")
    assert page is not None
    page.begin()
    values = {"village": session.office.villages()[0].id, "years": "12"}
    names = {"person.first_name": "แก้ว", "person.last_name": "ใจดี"}
    page.editor.form.put(page.editor.form.raw() | values | names)
    return page.editor.form.boxes["years"].editor.raw
