"""Was, theirs, yours: every changed field is shown, and only what both changed is asked."""

import pytest
from PySide6.QtWidgets import QLabel, QRadioButton
from pytestqt.qtbot import QtBot

from desktop.office import Office
from desktop.programme.stages import register
from desktop.views import Entry, RoundEntry, Scope
from tests.ui.conftest import Put
from ui.dialogs.conflict import LONGEST, ConflictDialog
from ui.forms.record_editor import RecordEditor
from ui.session import Session

SAGES = register("sages")


@pytest.fixture
def editor(session: Session, put_sage: Put, qtbot: QtBot) -> RecordEditor:
    made = RecordEditor(SAGES, session)
    qtbot.addWidget(made)
    made.load(
        put_sage("แก้ว", years="10", person__birth_date="1/12/2511", person__phone="0860545000")
    )
    return made


def dialog_of(
    editor: RecordEditor, qtbot: QtBot, mine: dict[str, str], theirs: dict[str, object]
) -> ConflictDialog:
    """The dialog after `mine` was typed and somebody stored `theirs`."""
    session = editor._session
    entry = session.office.entry(SAGES, editor.record or 0)
    session.office.save(
        SAGES, theirs, Scope(session.scope.round_id), id=entry.id, version=entry.version
    )
    for key, text in mine.items():
        editor.form.boxes[key].editor.put(text)
    made = ConflictDialog(SAGES, session, editor, session.office.entry(SAGES, entry.id), editor)
    qtbot.addWidget(made)
    made.show()
    return made


def cells(dialog: ConflictDialog, line: int) -> list[str]:
    found = []
    for place in range(5):
        widget = dialog._grid.itemAtPosition(line, place).widget()
        assert isinstance(widget, QLabel | QRadioButton)
        found.append(widget.text())
    return found


def test_what_one_side_changed_is_taken_by_itself(editor: RecordEditor, qtbot: QtBot) -> None:
    dialog = dialog_of(editor, qtbot, {"years": "12"}, {"votes": 7})
    assert dialog.contested == []
    assert cells(dialog, 1)[1:] == ["10", "10", "12", "12"]
    assert cells(dialog, 2)[1:] == ["–", "7", "–", "7"]
    assert dialog.merged()["years"] == "12"
    assert dialog.merged()["votes"] == 7


def test_one_value_in_two_spellings_is_no_conflict(editor: RecordEditor, qtbot: QtBot) -> None:
    mine = {"years": "๑๑", "person.birth_date": "2-12-2511", "person.phone": "086 054 5001"}
    theirs = {"years": 11, "person.birth_date": "2/12/2511", "person.phone": "0860545001"}
    dialog = dialog_of(editor, qtbot, mine, dict(theirs))
    assert dialog.contested == []
    assert all(cells(dialog, line)[2] == cells(dialog, line)[3] for line in (1, 2, 3))


def test_what_both_changed_is_asked_and_yours_is_offered_first(
    editor: RecordEditor, office: Office, round_: RoundEntry, qtbot: QtBot
) -> None:
    dialog = dialog_of(editor, qtbot, {"years": "12"}, {"years": 11})
    assert dialog.contested == ["years"]
    assert cells(dialog, 1)[1:] == ["10", "11", "12", "12"]
    dialog.choose("years", mine=False)
    assert cells(dialog, 1)[4] == "11"
    assert dialog.merged()["years"] == 11
    names = {one.accessibleName() for one in dialog.findChildren(QRadioButton)}
    assert len(names) == 2
    assert all("11" in name or "12" in name for name in names)


def test_what_cannot_be_understood_is_shown_as_it_was_typed(
    editor: RecordEditor, qtbot: QtBot
) -> None:
    dialog = dialog_of(editor, qtbot, {"years": "สิบกว่าปี"}, {"years": 11})
    assert cells(dialog, 1)[1:4] == ["10", "11", "สิบกว่าปี"]


def test_a_very_long_text_does_not_push_the_choices_out_of_view(
    editor: RecordEditor, qtbot: QtBot
) -> None:
    dialog = dialog_of(
        editor, qtbot, {"person.last_name": "ก" * 100_000}, {"person.last_name": "ข"}
    )
    assert len(cells(dialog, 1)[3]) == LONGEST + 1
    assert dialog.merged()["person.last_name"] == "ก" * 100_000


def test_after_the_merge_the_form_stands_on_the_record_as_the_other_left_it(
    editor: RecordEditor, office: Office, qtbot: QtBot
) -> None:
    dialog = dialog_of(editor, qtbot, {"years": "12"}, {"votes": 7})
    theirs: Entry = office.entry(SAGES, editor.record or 0)
    dialog.accepted.connect(lambda: editor.accept_merge(theirs, dialog.merged()))
    with qtbot.waitSignal(editor.saved):
        dialog.accept()
    stored = office.entry(SAGES, editor.record or 0)
    assert (stored.values["years"], stored.values["votes"]) == (12, 7)
    assert not editor.unsaved
