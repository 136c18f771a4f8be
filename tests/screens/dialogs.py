"""What is asked and offered over the window: at the start, between two people, when it closes."""

from dataclasses import replace
from pathlib import Path

from tests.screens.camera import Camera, Steps
from ui.dialogs.conflict import ConflictDialog
from ui.dialogs.let_go_on import LetGoOnDialog
from ui.dialogs.unfinished import UnfinishedDialog
from ui.dialogs.welcome import WelcomeDialog

WORKBOOK = Path(__file__).parents[1] / "data/office_2569.xlsx"


def dialogs(camera: Camera) -> Steps:
    """First start, import from the first to the last page, the keys."""
    welcome = WelcomeDialog(lambda _folder, open_: open_())
    welcome.show()
    yield lambda: welcome, "welcome"
    welcome.close()
    window = camera.window
    place = camera.session.office.targets(camera.session.round.id)[1]
    camera.session.choose_place(place.tambon_id, place.id)
    for number, name in ((0, "board"), (1, "stage"), (window.tabs.count() - 2, "history")):
        window.go_to_tab(number)
        dialog = window.help()
        yield lambda dialog=dialog: dialog, f"help_{name}"
        dialog.close()
    camera.session.choose_place()
    dialog = camera.window.import_workbook()
    yield lambda: dialog, "import_choose"
    camera.wait(dialog.read_ready, lambda: dialog.read(WORKBOOK))
    yield lambda: dialog, "import_preview"
    if dialog.preview.storable:
        camera.wait(dialog.stored, dialog.store)
        yield lambda: dialog, "import_result"
        dialog.result_page.correct_button.click()
        yield lambda: dialog.result_page.corrections.dialog, "import_correct"
        dialog.result_page.corrections.dialog.reject()
    dialog.accept()


def questions(camera: Camera) -> Steps:
    """Leave to go on, two people at one record, closing in mid-typing."""
    window, session = camera.window, camera.session
    leave = LetGoOnDialog(session.office, window.page(0).sentence.text, window)
    leave.show()
    yield lambda: leave, "let_go_on"
    leave.close()
    page = window.show_stage("survey").show_register("sages")
    page.open(page.list.model.record(0))
    entry = session.office.entry(page.register, page.editor.record)
    theirs = replace(entry, values=entry.values | {"years": 99, "person.first_name": "มณี"})
    page.editor.form.boxes["person.first_name"].editor.put("มณีรัตน์")
    page.editor.form.boxes["votes"].editor.put("77")
    conflict = ConflictDialog(page.register, session, page.editor, theirs, window)
    conflict.show()
    yield lambda: conflict, "conflict"
    conflict.close()
    window.close()
    yield lambda: window, "closing"
    page.editor.throw_away()


def drafts(camera: Camera) -> Steps:
    """Forms not finished: offered at the start, listed, and one taken up again."""
    window, session = camera.window, camera.session
    page = window.show_stage("survey").show_register("sages")
    records = [page.list.model.record(row) for row in range(3)]
    for record in records:
        page.open(record)
        page.editor.form.boxes["person.last_name"].editor.put("เจริญรุ่งเรืองกิจ")
    page.begin()
    page.editor.form.boxes["person.first_name"].editor.put("มณีรัตน์")
    page.editor.put_away()
    session.office.save(page.register, {"years": 41}, session.scope, id=records[1])
    session.office.delete(page.register, [records[2]])
    window.unfinished.offer()
    yield lambda: window, "unfinished_offered"
    window.unfinished.show_list()
    dialog = window.findChild(UnfinishedDialog)
    dialog.lines[0].throw_away()
    yield lambda: dialog, "unfinished"
    dialog.lines[1].go_button.click()
    window.notice.hide()
    yield lambda: window, "unfinished_taken_up"
    page.editor.throw_away()
