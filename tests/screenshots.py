"""Draws every tab and dialog of the demo office to PNG, without a screen, in both languages.

    python tests/screenshots.py OUT [--scale 1.5] [--dark] [--data DIR]

The whole program can be looked at in a minute. The window is 1366 × 768.
"""

import argparse
import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

ROOT = Path(__file__).parents[1]
WORKBOOK = ROOT / "tests/data/office_2569.xlsx"
SIZE = (1366, 768)
SETTLED = 700  # milliseconds in which what was asked for in the background arrives
SLOW = {"certificates": 2500, "incomes": 6000, "overview": 1500, "data_check": 4000}


def main() -> None:
    """Read the arguments, then draw."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("--scale", default="1")
    parser.add_argument("--dark", action="store_true")
    parser.add_argument("--data", type=Path, help="the folder of another office")
    asked = parser.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ["QT_SCALE_FACTOR"] = asked.scale
    sys.path.insert(0, str(ROOT))
    asked.out.mkdir(parents=True, exist_ok=True)
    draw(asked.out, asked.data, dark=asked.dark)


def draw(out: Path, data: Path | None, *, dark: bool) -> None:
    """Every picture, in Thai and in English."""
    from desktop.words import LANGUAGES, use_language
    from ui import theme
    from ui.application import prepared

    application = prepared(["screenshots"])
    if dark:
        theme.current = lambda: theme.DARK
        theme.apply(application, theme.DARK)
    for language in LANGUAGES:
        use_language(language)
        with opened(data) as office:
            Camera(office, out, language).run()
        with new_office() as office:
            FirstStart(office, out, language, after=90).run()


def opened(data: Path | None):
    """The demo office, or a copy of another one."""
    import shutil

    from desktop.office import Office

    if data is None:
        from desktop.demo import open_demo

        return open_demo()
    copy = Path(tempfile.mkdtemp()) / "office"
    shutil.copytree(data, copy)
    return Office.open(copy, who="สมศรี")


def new_office():
    """An office in which nothing was done yet."""
    from desktop.office import Office
    from desktop.places import load_district

    return Office.create(Path(tempfile.mkdtemp()) / "new", load_district("7007"), who="สมศรี")


class Camera:
    """Walks through the window, one step a turn of the event loop, and takes a picture of each."""

    def __init__(self, office: object, out: Path, language: str, after: int = 0) -> None:
        from ui.main_window import MainWindow
        from ui.session import Session

        self.out, self.language = out, language
        self.session = Session(office)  # type: ignore[arg-type]
        self.window = MainWindow(self.session)
        self.window.resize(*SIZE)
        self.window.show()
        self._number = after

    def run(self) -> None:
        """Take every step, then close."""
        from PySide6.QtCore import QEventLoop, QTimer

        for subject, name in self.steps():
            loop = QEventLoop()
            QTimer.singleShot(SLOW.get(name, SETTLED), loop.quit)
            loop.exec()
            self._number += 1
            file = self.out / f"{self._number:02}_{name}_{self.language}.png"
            subject().grab().save(str(file))
            print(file)  # noqa: T201
        for key in self.session.drafts.waiting():
            self.session.drafts.forget(key)
        for page in self.window.record_pages():
            page.editor.throw_away()
        self.window.close()

    def steps(self) -> Iterator[tuple[Callable, str]]:
        """What is shown, and the name of its picture."""
        from ui.special_pages import special_pages

        window, session = self.window, self.session
        yield lambda: window, "overview"
        for stage, holder in list(window.stages.items()):
            window.tabs.setCurrentWidget(holder)
            page = window.show_stage(stage)
            for register in page.stage.registers:
                records = page.show_register(register.key)
                if records.list.model.rowCount():
                    records.list.select(records.list.model.record(0))
                yield lambda: window, f"{stage}_{register.key}"
            for special in special_pages(stage):
                page.show_special(special)
                yield lambda: window, f"{stage}_{special.key}"
            page.show_register(page.stage.registers[-1].key)
        yield from self.forms()
        yield from self.fields()
        yield from self.lists()
        for place, name in enumerate(("incomes", "certificates", "data_check", "settings")):
            window.go_to_tab(window.tabs.count() - 4 + place)
            yield lambda: window, name
        yield from self.charts()
        certificates = window.page(window.tabs.count() - 3)
        window.tabs.setCurrentIndex(window.tabs.count() - 3)
        certificates.show_part("register")
        yield lambda: window, "certificate_register"
        window.tabs.setCurrentIndex(window.tabs.count() - 1)
        settings = window.page(window.tabs.count() - 1)
        subjects = ("villages", "office", "officers", "kinds", "designs", "proof")
        for place, name in enumerate(subjects, 1):
            settings.show_subject(place)
            yield lambda: window, f"settings_{name}"
        yield from self.designs()
        yield from self.proof(settings)
        yield from self.duplicates()
        yield from self.histories()
        yield from self.dialogs()
        yield from self.grids()
        yield from self.questions()
        yield from self.drafts()
        session.choose_place()

    def charts(self) -> Iterator[tuple[Callable, str]]:
        """Every kind of chart with one mark told, and the households behind it."""
        window = self.window
        window.tabs.setCurrentIndex(window.tabs.count() - 4)
        page = window.page(window.tabs.count() - 4).show_part("charts").page
        for place in range(1, page.choices.charts.count()):
            self.wait(page.chart.drawn, lambda at=place: page.choices.charts.setCurrentIndex(at))
            page.chart.step(1)
            yield lambda: window, f"incomes_{page.choices.kind.key}"
        dialog = page.open_households(page.chart.mark)
        yield lambda: dialog, "incomes_households"
        dialog.close()

    def designs(self) -> Iterator[tuple[Callable, str]]:
        """The designer: the page, a text, a line under way, a slot that does not exist, leaving."""
        from PySide6.QtCore import QPointF

        from ui.designer.dialog import open_designer
        from ui.designer.gestures import Moving

        dialog = open_designer(self.window, self.session, "formal")
        yield lambda: dialog, "designer"
        texts = {one.template: at for at, one in enumerate(dialog.draft.design.elements)
                 if one.kind == "text"}  # fmt: skip
        dialog.draft.choose((texts["{name}"],))
        moving = Moving(dialog.draft, QPointF(100, 90))
        dialog.sheet.drawn = moving.to(
            QPointF(106, 98), dialog.sheet.around(free=False), straight=False
        )
        yield lambda: dialog, "designer_moving"
        dialog.sheet.cancel()
        dialog.head.sign_by(2)
        dialog.draft.choose((texts["{given}"],))
        dialog.properties.follow()
        dialog.properties.fields["template"].text.setPlainText("{วันเกิด}")
        yield lambda: dialog, "designer_problem"
        dialog.draft.undo()
        dialog.draft.choose(range(8, 11))
        dialog.draft.turn("portrait")
        dialog.reject()
        yield lambda: dialog, "designer_leaving"
        dialog.draft.undo()
        dialog.reject()

    def proof(self, settings) -> Iterator[tuple[Callable, str]]:
        """The key that signs, and what is thought of a certificate that it signed."""
        from datetime import date

        from desktop.proof import keys
        from desktop.proof.payload import SignedFacts
        from desktop.proof.signing import sign

        window, office = self.window, self.session.office
        keys.make(office, "ข้าวหอมมะลิ105")
        settings.show_subject(6).fill()
        yield lambda: window, "settings_proof_unlocked"
        course = "วิทยากรผู้นำสัมมาชีพชุมชน รุ่นที่ ๑"
        named = ("lead_trainer", "1/2561", "นายเสนาะ ดวงแก้ว", course)
        facts = SignedFacts(*named, date(2018, 12, 4), office.profile.name)
        dialog = window._opener.check_certificate(sign(office, facts))
        yield lambda: dialog, "check_certificate"
        dialog.close()

    def forms(self) -> Iterator[tuple[Callable, str]]:
        """A village in view, a form with errors, what a search finds."""
        window, session = self.window, self.session
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
        yield from self.searches()

    def fields(self) -> Iterator[tuple[Callable, str]]:
        """Errors and warnings on sub-tabs, a word offered back, the calendar, values kept."""
        window, session = self.window, self.session
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

    def histories(self) -> Iterator[tuple[Callable, str]]:
        """What was done and by whom: an action opened, one record's, the undo list."""
        from ui.pages.record_history import RecordHistoryDialog

        window, session, office = self.window, self.session, self.session.office
        page = window.show_stage("survey").show_register("sages")
        records = [page.list.model.record(row) for row in range(3)]
        for number, record in enumerate(records):
            raw = {"achievements": "รางวัลชมเชย", "years": 20 + number, "votes": 40 + number}
            office.save(page.register, raw, session.scope, id=record)
        office.delete(page.register, records[2:])
        office.undo()
        window.go_to_tab(window.tabs.count() - 2)
        history = window.page(window.tabs.count() - 2).show_part("history")
        self.wait(history.tree.found, history.search)
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

    def duplicates(self) -> Iterator[tuple[Callable, str]]:
        """Somebody typed who is stored already, the data check, two people compared."""
        window, session, office = self.window, self.session, self.session.office
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
        pair = next(row for row, one in enumerate(check.model.findings) if one.pair)
        check.view.selectRow(pair)
        dialog = check.compare()
        yield lambda: dialog, "merge"
        dialog.reject()

    def lists(self) -> Iterator[tuple[Callable, str]]:
        """Filters, columns and saved lists."""
        from desktop.views import Filter, Sort

        page = self.window.show_stage("team").show_register("households")
        shown, place = page.list, self.session.office.targets(self.session.round.id)[0]
        shown.filters.put("village.tambon", (Filter("village.tambon", "in", (place.tambon_id,)),))
        shown.filters.put("baseline_total", (Filter("baseline_total", ">=", 30_000_00),))
        shown.columns.sort(Sort("house_no"))
        shown.saved.save_as("รายได้ตั้งแต่สามหมื่น")
        yield lambda: self.window, "chips"
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

    def grids(self) -> Iterator[tuple[Callable, str]]:
        """A list as a grid, and a paste of which some rows wait."""
        from PySide6.QtGui import QGuiApplication

        window = self.window
        page = window.show_stage("team").show_register("households")
        page.list.select(page.list.model.record(2))
        page.show_grid()
        yield lambda: window, "grid"
        page.show_grid(shown=False)
        page = window.show_stage("survey").show_register("sages")
        page.show_grid()
        place = self.session.office.targets(self.session.round.id)[0]
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
        self.session.office.undo()

    def searches(self) -> Iterator[tuple[Callable, str]]:
        """Results in groups, the records of one person, another keyboard layout offered."""
        from PySide6.QtCore import Qt
        from PySide6.QtTest import QTest

        window, box = self.window, self.window.header.search
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

    def questions(self) -> Iterator[tuple[Callable, str]]:
        """Leave to go on, two people at one record, closing in mid-typing."""
        from dataclasses import replace

        from ui.dialogs.conflict import ConflictDialog
        from ui.dialogs.let_go_on import LetGoOnDialog

        window, session = self.window, self.session
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

    def drafts(self) -> Iterator[tuple[Callable, str]]:
        """Forms not finished: offered at the start, listed, and one taken up again."""
        from ui.dialogs.unfinished import UnfinishedDialog

        window, session = self.window, self.session
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

    def dialogs(self) -> Iterator[tuple[Callable, str]]:
        """First start, import from the first to the last page, the keys."""
        from ui.dialogs.welcome import WelcomeDialog

        welcome = WelcomeDialog(lambda _folder, open_: open_())
        welcome.show()
        yield lambda: welcome, "welcome"
        welcome.close()
        window = self.window
        place = self.session.office.targets(self.session.round.id)[1]
        self.session.choose_place(place.tambon_id, place.id)
        for number, name in ((0, "board"), (1, "stage"), (window.tabs.count() - 2, "history")):
            window.go_to_tab(number)
            dialog = window.help()
            yield lambda dialog=dialog: dialog, f"help_{name}"
            dialog.close()
        self.session.choose_place()
        dialog = self.window.import_workbook()
        yield lambda: dialog, "import_choose"
        self.wait(dialog.read_ready, lambda: dialog.read(WORKBOOK))
        yield lambda: dialog, "import_preview"
        if dialog.preview.storable:
            self.wait(dialog.stored, dialog.store)
            yield lambda: dialog, "import_result"
            dialog.result_page.correct_button.click()
            yield lambda: dialog.result_page.corrections.dialog, "import_correct"
            dialog.result_page.corrections.dialog.reject()
        dialog.accept()

    def wait(self, signal: object, act: Callable[[], object]) -> None:
        """Do something and wait until its signal has come."""
        from PySide6.QtCore import QEventLoop

        loop = QEventLoop()
        signal.connect(loop.quit)  # type: ignore[attr-defined]
        act()
        loop.exec()


class FirstStart(Camera):
    """An office that was just made, and what its clerk is led through."""

    def steps(self) -> Iterator[tuple[Callable, str]]:
        """The empty overview, then every step."""
        window = self.window
        yield lambda: window, "new_office"
        dialog = window.show_first_steps()
        yield lambda: dialog, "first_round"
        dialog.next()
        for name in ("villages", "signatory", "emblem", "records"):
            yield lambda: dialog, f"first_{name}"
            dialog.skip()


if __name__ == "__main__":
    main()
