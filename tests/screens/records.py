"""Working on records: forms, fields, lists, grids, and what a search finds."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from desktop.views import Filter, Sort
from tests.screens.camera import Camera, Steps


def forms(camera: Camera) -> Steps:
    """A village in view, a form with errors, a list in which nothing is found."""
    window, session = camera.window, camera.session
    place = session.office.targets(session.round.id)[0]
    session.choose_place(place.tambon_id, place.id)
    page = window.show_stage("survey").show_register("sages")
    yield lambda: window, "village"
    page.begin()
    page.editor.form.boxes["person.national_id"].editor.put("9007001000005")
    page.editor.save()
    yield lambda: window, "errors"
    page.editor.throw_away()
    page.list.filter.setText("ฮฮฮ")
    yield lambda: window, "empty"
    page.list.filter.clear()
    session.choose_place()


def fields(camera: Camera) -> Steps:
    """Errors and warnings on sub-tabs, a word offered back, the calendar, values kept."""
    window, session = camera.window, camera.session
    page = window.show_stage("team").show_register("households")
    page.begin()
    boxes = page.editor.form.boxes
    for key, text in {
        "representative.title": "นาย",
        "representative.first_name": "l,=kp",
        "representative.national_id": "9-0070-01000-00-5",
        "representative.birth_date": "31/2/2505",
        "baseline_main": "3,66",
        "baseline_secondary": "2,500",
    }.items():
        boxes[key].editor.setText(text)
    page.editor.save()
    page.editor.form.go_to("representative.first_name")
    yield lambda: window, "fields"
    boxes["baseline_main"].editor.setText("366")
    page.editor.check()
    page.editor.form.go_to("baseline_on")
    yield lambda: window, "fields_warned"
    page.editor.form.go_to("representative.birth_date")
    boxes["representative.birth_date"].editor.setText("7/7/05")
    boxes["representative.birth_date"].editor.open_calendar()
    calendar = boxes["representative.birth_date"].editor.calendar
    yield lambda: calendar, "calendar"
    calendar.close()
    page.editor.throw_away()
    page.open(page.list.model.record(0))
    yield lambda: window, "masked"
    values = session.office.entry(page.register, page.editor.record).values
    kept = {one.key: values[one.key] for one in page.register.fields if one.sticky}
    page.editor.begin(kept)
    page.editor.tell_kept(kept)
    page.editor.form.go_to_first()
    yield lambda: window, "kept"
    village = boxes["village"].editor
    page.editor.form.go_to("village")
    village.setText("3")
    village.completions.offer("3")
    yield village.completer().popup, "found_by_part"
    village.completer().popup().hide()
    page.editor.throw_away()


def lists(camera: Camera) -> Steps:
    """Filters, columns and saved lists."""
    page = camera.window.show_stage("team").show_register("households")
    shown, place = page.list, camera.session.office.targets(camera.session.round.id)[0]
    shown.filters.put("village.tambon", (Filter("village.tambon", "in", (place.tambon_id,)),))
    shown.filters.put("baseline_total", (Filter("baseline_total", ">=", 30_000_00),))
    shown.columns.sort(Sort("house_no"))
    shown.saved.save_as("รายได้ตั้งแต่สามหมื่น")
    yield lambda: camera.window, "chips"
    shown.filters.ask("wanted.name")
    yield lambda: shown.filters.popup, "filter"
    shown.filters.popup.reject()
    shown.choose_columns()
    yield lambda: shown.columns_popup, "columns"
    shown.columns_popup.reject()
    for menu, name in (
        (shown.saved.offer(), "saved_lists"), (shown.view.offer_column_menu(1), "column_menu"),
    ):  # fmt: skip
        yield lambda menu=menu: menu, name
        menu.close()
    shown.saved.show_everything()


def grids(camera: Camera) -> Steps:
    """A list as a grid, and a paste of which some rows wait."""
    window = camera.window
    page = window.show_stage("team").show_register("households")
    page.list.select(page.list.model.record(2))
    page.show_grid()
    yield lambda: window, "grid"
    page.show_grid(shown=False)
    page = window.show_stage("survey").show_register("sages")
    page.show_grid()
    place = camera.session.office.targets(camera.session.round.id)[0]
    village = f"{place.label} ต.{place.tambon}"
    lines = (
        f"นายกล้า ดีงาม\t\t\t\t1/2/2510\t0812345678\t1\t{village}\tทอผ้า\t12",
        f"นาย\tขวัญ\tดีงาม\t9-0070-01000-00-5\t12/3/2509\t\t2\t{village}\tทอผ้า\t9",
        "นาง\tคำ\tดีงาม\t\t31/2/2510\t\t3\tหมู่ 99\tน\u0e4dาตาลมะพร้าว\tมาก",
        f"น.ส.\tงาม\t\t\t๗ ต.ค. ๒๕๑๑\t\t๔\t{village}\tจักสาน\t๕๐",
    )
    QGuiApplication.clipboard().setText("\r\n".join(lines))
    page.grid.begin()
    page.grid.edits.paste(page.grid.view.chosen())
    yield lambda: window, "grid_pasting"
    page.grid.go_to_next_error()
    yield lambda: window, "grid_bad_paste"
    page.grid.throw_away()
    page.show_grid(shown=False)
    camera.session.office.undo()


def searches(camera: Camera) -> Steps:
    """Results in groups, the records of one person, another keyboard layout offered."""
    window, box = camera.window, camera.window.header.search
    box.begin()
    box.setText("ทอง")
    yield lambda: window, "search"
    while not (row := box.results.current()) or not row.has_roles:
        QTest.keyClick(box, Qt.Key.Key_Down)
    QTest.keyClick(box, Qt.Key.Key_Right)
    yield lambda: window, "search_records"
    box.setText("9-0070")
    yield lambda: window, "search_number"
    box.setText("l,=kp")
    yield lambda: window, "search_layout"
    box.clear()
