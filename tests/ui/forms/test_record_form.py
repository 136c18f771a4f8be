"""The form: sub-tabs, badges, the way from one error to the next."""

import pytest
from pytestqt.qtbot import QtBot

from desktop.programme.stages import REGISTERS, register
from desktop.programme.vocabulary import Field, Kind, Problem, Severity
from ui.forms.field_box import FieldBox
from ui.forms.record_form import NARROWEST_FORM, RecordForm, packed
from ui.session import Session


@pytest.fixture
def form(session: Session, qtbot: QtBot) -> RecordForm:
    made = RecordForm(register("sages"), session)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
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
    assert [form.tabToolTip(place)[:10] for place in range(2)] == ["ต้องแก้ไข "] * 2


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
    assert form.currentIndex() == 1
    assert form.go_to_next_problem()
    assert form.currentIndex() == 0


def test_a_birth_date_shows_weekday_and_age(form: RecordForm, qtbot: QtBot) -> None:
    box = form.boxes["person.birth_date"]
    qtbot.keyClicks(box.editor, "7/7/2505")
    assert box.note == "วันเสาร์ · 63 ปี"
