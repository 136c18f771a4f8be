"""The form: sub-tabs, badges, the way from one error to the next."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.office import Office
from desktop.programme.stages import REGISTERS, register
from desktop.programme.vocabulary import Field, Kind, Problem, Register, Severity
from tests.ui.conftest import Put
from tests.ui.keyboard import press, type_keys
from ui.forms.field_box import FieldBox
from ui.forms.record_editor import RecordEditor
from ui.forms.record_form import NARROWEST_FORM, RecordForm, packed
from ui.session import Session


@pytest.fixture
def form(session: Session, qtbot: QtBot) -> RecordForm:
    made = RecordForm(register("sages"), session)
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
    return made


@pytest.mark.parametrize("one", REGISTERS, ids=lambda one: one.key)
def test_every_register_has_a_form_with_all_its_fields(
    one: object, session: Session, qtbot: QtBot
) -> None:
    form = RecordForm(one, session)  # type: ignore[arg-type]
    qtbot.addWidget(form)
    assert list(form.boxes) == [field.key for field in one.fields]  # type: ignore[attr-defined]
    assert form.count() == len(one.sections)  # type: ignore[attr-defined]
    for box in form.boxes.values():
        assert box.editor.accessibleName()


def test_rows_are_filled_and_never_overfilled(session: Session, qtbot: QtBot) -> None:
    fields = [Field("a", "A", width=24), Field("b", "B", width=24), Field("c", "C", width=30),
              Field("d", "D", Kind.LONG_TEXT, width=48), Field("e", "E", width=10)]  # fmt: skip
    boxes = [FieldBox(field, session) for field in fields]
    for box in boxes:
        qtbot.addWidget(box)
    rows = packed(boxes)
    assert [[box.field.key for box in row] for row in rows] == [["a", "b"], ["c"], ["d"], ["e"]]
    assert all(sum(box.minimumWidth() for box in row) <= NARROWEST_FORM for row in rows)


def test_errors_are_said_beside_the_field_and_counted_on_the_sub_tab(form: RecordForm) -> None:
    problems = (
        Problem("person.first_name", "โปรดกรอกชื่อ"),
        Problem("years", "มากไป", Severity.WARNING),
        Problem("votes", "ไม่ถูก"),
        Problem("", "ทั้งแบบฟอร์ม"),
    )
    form.show_problems(problems, everywhere=True)
    assert form.boxes["person.first_name"].message == "โปรดกรอกชื่อ"
    assert form.boxes["years"].message == "มากไป"
    assert form.boxes["years"].editor.property("tone") == "warn"
    assert form.general.text() == "ทั้งแบบฟอร์ม"
    told = [form.tabToolTip(place)[:10] for place in range(form.count())]
    assert told == ["ต้องแก้ไข ", "ควรตรวจดู ", "", "ต้องแก้ไข "]


def test_an_untouched_field_is_left_in_peace(form: RecordForm, qtbot: QtBot) -> None:
    problems = (
        Problem("person.first_name", "โปรดกรอกชื่อ"),
        Problem("person.last_name", "โปรดกรอกสกุล"),
    )
    qtbot.keyClicks(form.boxes["person.last_name"].editor, "x")
    form.show_problems(problems, everywhere=False)
    assert form.boxes["person.first_name"].message == ""
    assert form.boxes["person.last_name"].message == "โปรดกรอกสกุล"


def test_f8_walks_over_the_errors_and_opens_their_sub_tabs(form: RecordForm) -> None:
    problems = [Problem(key, "ผิด") for key in ("person.first_name", "votes")]
    form.show_problems(problems, everywhere=True)
    form.go_to_first_error()
    assert form.currentIndex() == 0
    assert form.go_to_next_problem()
    assert form.currentIndex() == form.sections.index(form.register.field("votes").section)
    assert form.go_to_next_problem()
    assert form.currentIndex() == 0


def test_a_birth_date_shows_weekday_and_age(form: RecordForm, qtbot: QtBot) -> None:
    box = form.boxes["person.birth_date"]
    qtbot.keyClicks(box.editor, "7/7/2505")
    assert box.note == "วันเสาร์ · 63 ปี"


def test_enter_walks_from_sub_tab_to_sub_tab_and_tab_back(form: RecordForm, qtbot: QtBot) -> None:
    keys = [field.key for field in form.register.fields]
    form.go_to(keys[0])
    walked = []
    with qtbot.waitSignal(form.ended):
        for _field in keys:
            box = form.focused_box
            assert box is not None
            assert box.isVisible()
            walked.append(box.field.key)
            press(box.editor, Qt.Key.Key_Return)
    assert walked == keys
    assert form.currentIndex() == form.count() - 1
    form.go_to("votes")
    qtbot.keyClick(form.boxes["votes"].editor, Qt.Key.Key_Backtab)
    assert form.currentIndex() == form.count() - 2
    assert form.boxes[keys[keys.index("votes") - 1]].editor.hasFocus()


@pytest.mark.parametrize("one", REGISTERS, ids=lambda one: one.key)
def test_every_register_is_walked_as_paper_asks_it(
    one: Register, session: Session, qtbot: QtBot
) -> None:
    form = RecordForm(one, session)
    qtbot.addWidget(form)
    with qtbot.waitActive(form):
        form.show()
    sections = [field.section for field in one.fields]
    assert [form.sections.index(section) for section in sections] == sorted(
        form.sections.index(section) for section in sections
    ), "fields of one sub-tab stand together"
    form.go_to(one.fields[0].key)
    for field in one.fields:
        assert form.focused_box is form.boxes[field.key]
        press(form.boxes[field.key].editor, Qt.Key.Key_Tab)


def test_errors_and_warnings_are_counted_apart(form: RecordForm) -> None:
    problems = (
        Problem("person.first_name", "ผิด"),
        Problem("person.last_name", "ผิด"),
        Problem("person.phone", "แปลก", Severity.WARNING),
        Problem("votes", "แปลก", Severity.WARNING),
    )
    form.show_problems(problems, everywhere=True)
    assert [badge.text for badge in form.badges] == [("2", "1"), ("", ""), ("", ""), ("", "1")]
    form.show_problems(problems, everywhere=True)
    assert [badge.isVisible() for badge in form.badges] == [True, False, False, True]
    form.show_problems((), everywhere=True)
    assert not any(badge.isVisible() or any(badge.text) for badge in form.badges)


def test_f8_goes_to_the_errors_first_and_then_to_the_warnings_and_back(form: RecordForm) -> None:
    problems = (
        Problem("years", "แปลก", Severity.WARNING),
        Problem("person.last_name", "ผิด"),
        Problem("votes", "ผิด"),
    )
    form.show_problems(problems, everywhere=True)
    form.go_to("person.title")
    seen = []
    for _step in range(4):
        form.go_to_next_problem()
        assert form.focused_box
        seen.append(form.focused_box.field.key)
    assert seen == ["person.last_name", "votes", "years", "person.last_name"]
    form.go_to_next_problem(back=True)
    assert form.focused_box is form.boxes["years"]
    form.go_to("person.national_id")
    form.go_to_next_problem(back=True)
    assert form.focused_box is form.boxes["person.last_name"]


def test_a_word_in_the_wrong_layout_is_offered_back_and_never_changed_alone(
    form: RecordForm, qtbot: QtBot
) -> None:
    name, surname = (form.boxes[f"person.{part}_name"] for part in ("first", "last"))
    form.go_to("person.first_name")
    qtbot.keyClicks(name.editor, "l;ylfu")
    assert name.offered == "สวัสดี"
    press(name.editor, Qt.Key.Key_Return)
    assert name.editor.text() == "l;ylfu"
    qtbot.keyClicks(surname.editor, "Smith")
    assert surname.offered == ""
    form.take_offer()
    assert name.editor.text() == "สวัสดี"
    assert name.offered == ""
    assert surname.editor.hasFocus()


def test_a_house_number_typed_on_the_thai_row_is_offered_back(form: RecordForm) -> None:
    house = form.boxes["person.house_no"]
    type_keys(house.editor, "ๅ/ฝๅ")
    assert house.offered == "12/1"
    house.take_offer()
    assert house.editor.raw() == "12/1"


def test_a_kept_value_is_marked_until_it_is_typed_over(form: RecordForm) -> None:
    box = form.boxes["person.house_no"]
    box.editor.put("12/1")
    assert form.show_kept(["person.house_no", "years"]) == ["บ้านเลขที่"]
    assert box.editor.property("kept")
    assert "คงค่าไว้" in box.editor.accessibleDescription()
    type_keys(box.editor, "2")
    assert not box.editor.property("kept")
    assert not form.boxes["years"].editor.property("kept")


def test_a_group_says_how_many_households_are_recorded_in_it(
    session: Session, put: Put, office: Office, qtbot: QtBot
) -> None:
    here = office.villages()[0].id
    joined = put("groups", village=here, name="กลุ่มทอผ้า", members="5")
    for name in ("แก้ว", "คำ", "จันทร์", "ดาว", "บัว", "ใบ"):
        put("households", village=here, group=joined, representative__first_name=name,
            representative__last_name="ใจดี")  # fmt: skip
    editor = RecordEditor(register("groups"), session)
    qtbot.addWidget(editor)
    editor.show()
    editor.load(joined)
    assert editor.form.boxes["members"].note == "ครัวเรือนที่บันทึก 6"
    editor.review()
    assert "6 ครัวเรือน" in editor.form.boxes["members"].message
    editor.begin()
    assert editor.form.boxes["members"].note == ""


@pytest.mark.parametrize(
    ("key", "typed", "at", "told"),
    [
        ("occupation_options", {"cost": "1,500"}, "sales", ""),
        ("occupation_options", {"cost": "1,500", "sales": "2000.50"}, "sales", "กำไร 500.50 บาท"),
        ("occupation_options", {"cost": "3000", "sales": "2000"}, "sales", "ขาดทุน 1,000 บาท"),
        ("course_costs", {"rate": "600"}, "times", ""),
        ("course_costs", {"rate": "600", "quantity": "1.5", "times": "2"}, "times", "1,800 บาท"),
    ],
)
def test_what_follows_from_numbers_is_said_while_they_are_typed(
    session: Session, qtbot: QtBot, key: str, typed: dict[str, str], at: str, told: str
) -> None:
    form = RecordForm(register(key), session)
    qtbot.addWidget(form)
    form.put({})
    for field, text in typed.items():
        type_keys(form.boxes[field].editor, text)
    assert form.boxes[at].note == told
    form.put({})
    assert form.boxes[at].note == ""


def test_links_offer_first_what_is_of_the_village_in_the_form(
    session: Session, put: Put, office: Office, qtbot: QtBot
) -> None:
    here, there = (one.id for one in office.villages()[:2])
    groups = {one: put("groups", village=one, name="กลุ่มทอผ้า") for one in (here, there)}
    form = RecordForm(register("households"), session)
    qtbot.addWidget(form)
    for village, first in ((None, here), (there, there), (here, here)):
        form.put({"village": village})
        offered = form.boxes["group"].editor._offered("")
        assert [one.id for one in offered] == [
            groups[first], next(one for at, one in groups.items() if at != first)
        ]  # fmt: skip
