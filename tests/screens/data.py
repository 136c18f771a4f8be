"""What is known of the records: likeness, the data check, the history."""

from tests.screens.camera import Camera, Steps
from ui.pages.record_history import RecordHistoryDialog


def duplicates(camera: Camera) -> Steps:
    """Somebody typed who is stored already, the data check, two people compared."""
    window, session, office = camera.window, camera.session, camera.session.office
    sages = window.show_stage("survey").show_register("sages")
    sage = office.entry(sages.register, sages.list.model.record(3)).values
    households = window.show_stage("team").show_register("households")
    households.begin()
    columns = ("title", "first_name", "last_name")
    typed = {f"representative.{column}": sage[f"person.{column}"] for column in columns}
    typed |= {"village": sage["village"], "house_no": "99/9", "members": 4}
    for key, value in typed.items():
        households.editor.form.boxes[key].put(value)
    households.editor.likeness.look()
    yield lambda: window, "likeness"
    households.editor.likeness.use()
    yield lambda: window, "likeness_used"
    households.editor.throw_away()
    office.save(households.register, typed, session.scope)
    for row, born in ((5, "1/1/2561"), (7, "2/3/2559")):
        record = sages.list.model.record(row)
        office.save(sages.register, {"person.birth_date": born}, session.scope, id=record)
    window.go_to_tab(window.tabs.count() - 2)
    check = window.page(window.tabs.count() - 2).show_part("check")
    check.check()
    yield lambda: window, "data_check"
    pair = next(row for row, one in enumerate(check.model.lines) if one.pair)
    check.view.selectRow(pair)
    dialog = check.compare()
    yield lambda: dialog, "merge"
    dialog.reject()


def histories(camera: Camera) -> Steps:
    """What was done and by whom: an action opened, one record's, the undo list."""
    window, session, office = camera.window, camera.session, camera.session.office
    page = window.show_stage("survey").show_register("sages")
    records = [page.list.model.record(row) for row in range(3)]
    for number, record in enumerate(records):
        raw = {"achievements": "รางวัลชมเชย", "years": 20 + number, "votes": 40 + number}
        office.save(page.register, raw, session.scope, id=record)
    office.delete(page.register, records[2:])
    office.undo()
    window.go_to_tab(window.tabs.count() - 2)
    history = window.page(window.tabs.count() - 2).show_part("history")
    camera.wait(history.tree.found, history.search)
    yield lambda: window, "history"
    for place in (0, 3):
        history.tree.topLevelItem(place).setExpanded(True)
    yield lambda: window, "history_open"
    dialog = RecordHistoryDialog(session, page.register, records[0], "นายแก้ว", window)
    dialog.show()
    yield lambda: dialog, "history_record"
    dialog.close()
    steps = window.undoing.show_list()
    steps.view.setCurrentItem(steps.view.topLevelItem(3))
    yield lambda: steps, "undo_list"
    steps.close()
    window.undoing.undo()
    yield lambda: window, "undone"
