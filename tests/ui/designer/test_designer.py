"""Parts of a certificate are placed on the page: by mouse, by keys, by numbers."""

from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from pypdfium2 import PdfDocument
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop import design_samples
from desktop.designs import design_called, listed_designs
from desktop.documents.certificates import CertificatePage, certificates_pdf
from desktop.documents.designs import Design
from desktop.documents.elements import Box, Picture, Qr, Text
from desktop.office import Office
from tests.ui.conftest import Put
from tests.ui.designer.conftest import NAME, NUMBER, RULE, Drag, known
from tests.ui.keyboard import press, type_keys
from tests.ui.room import faults
from tests.ui.test_accessibility import nameless
from ui.designer.dialog import DesignerDialog, open_designer
from ui.main_window import MainWindow
from ui.session import Session

DOTS = 600  # an inch
SHIFT, CTRL, ALT = (
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
)


def printed(office: Office, design: Design) -> bytes:
    """The certificate that is printed with a design for the sample person."""
    facts = design_samples.sample_facts(office, "short", design_samples.own_signatories())
    names = {one.name for one in office.villages()} | {one.name for one in office.tambons()}
    words = frozenset(name.removeprefix("บ้าน") or name for name in names)
    return certificates_pdf([CertificatePage(facts, design)], words=words)


def red_ink(pdf: bytes) -> tuple[float, float, float, float]:
    """Where the red ink of the first page begins and ends, in millimetres."""
    page = PdfDocument(pdf)[0].render(scale=DOTS / 72).to_pil().convert("RGB")
    red, green, _blue = page.split()
    ink = Image.merge("L", (green,)).point(lambda value: 255 if value < 128 else 0)
    ink.paste(0, mask=red.point(lambda value: 255 if value < 200 else 0))
    left, top, right, bottom = ink.getbbox()
    return tuple(side * 25.4 / DOTS for side in (left, top, right, bottom))  # type: ignore[return-value]


def typeset(dialog: DesignerDialog, qtbot: QtBot) -> bytes:
    """The page as the designer shows it, after what was changed last."""
    with qtbot.waitSignal(dialog.renderer.told):
        dialog.renderer.render_now()
    return dialog.renderer.pdf


def test_a_drag_of_ten_millimetres_is_ten_millimetres_on_paper(
    dialog: DesignerDialog, drag: Drag, office: Office, stored: int, qtbot: QtBot
) -> None:
    before = red_ink(printed(office, design_called(stored)))
    drag(120, 50, 10, 20)
    assert dialog.draft.design.elements[NAME].box == Box(70, 60, 120, 20)
    with qtbot.waitSignal(dialog.saved) as saved:
        dialog.save()
    after = red_ink(printed(office, design_called(saved.args[0])))
    assert after[0] - before[0] == pytest.approx(10.0, abs=0.1)
    assert after[2] - before[2] == pytest.approx(10.0, abs=0.1)
    assert after[1] - before[1] == pytest.approx(20.0, abs=0.1)


def test_the_page_shown_is_the_page_printed(
    dialog: DesignerDialog, drag: Drag, office: Office, qtbot: QtBot
) -> None:
    assert dialog.renderer.pdf == printed(office, dialog.draft.design)
    drag(120, 50, 13, 7)
    assert typeset(dialog, qtbot) == printed(office, dialog.draft.design)
    scale = dialog.sheet.scale * 25.4  # pixels an inch
    shown = dialog.sheet.grab().toImage()
    left, top, _right, _bottom = red_ink(dialog.renderer.pdf)
    place = dialog.sheet.at(left, top)
    dots = [
        x
        for x in range(shown.width())
        for y in range(int(place.y()) - 2, int(place.y()) + 40)
        if (colour := shown.pixelColor(x, y)).red() > 200 and colour.green() < 90
    ]
    assert min(dots) == pytest.approx(place.x(), abs=2)
    assert scale > 50


def test_a_box_is_drawn_to_others_and_free_with_alt(dialog: DesignerDialog, drag: Drag) -> None:
    drag(120, 50, 27.8, 0, let_go=False)
    assert dialog.sheet.drawn.boxes[NAME].x == 88.5
    assert ("x", 148.5) in [(one.axis, one.at) for one in dialog.sheet.drawn.guides]
    press(dialog.sheet, Qt.Key.Key_Escape)
    assert dialog.draft.design == known()
    drag(120, 50, 27.8, 0, ALT)
    assert dialog.draft.design.elements[NAME].box.x == pytest.approx(87.8, abs=0.2)


def test_a_handle_makes_a_box_larger_and_a_line_longer(dialog: DesignerDialog, drag: Drag) -> None:
    dialog.draft.choose((NAME,))
    drag(180, 60, 12, -6)
    assert dialog.draft.design.elements[NAME].box == Box(60, 40, 132, 14)
    dialog.draft.choose((RULE,))
    drag(130, 180, 23, 4)
    line = dialog.draft.design.elements[RULE]
    assert (line.x1, line.y1, line.x2, line.y2) == (30, 180, 153, 180)


def test_several_are_moved_as_one(dialog: DesignerDialog, drag: Drag) -> None:
    drag(20, 10, 270, 60)
    assert dialog.draft.chosen == (NAME, NUMBER)
    drag(120, 50, -3, 5)
    boxes = [dialog.draft.box(place) for place in (NAME, NUMBER)]
    assert [(box.x, box.y) for box in boxes] == [(57, 45), (208, 25)]
    dialog.draft.align("top")
    assert dialog.draft.box(NAME).y == dialog.draft.box(NUMBER).y == 25


def test_the_keys_of_the_page(dialog: DesignerDialog) -> None:
    sheet, draft = dialog.sheet, dialog.draft
    sheet.setFocus()
    press(sheet, Qt.Key.Key_Tab)
    assert draft.chosen == (NAME,)
    press(sheet, Qt.Key.Key_Tab)
    assert draft.chosen == (NUMBER,)
    assert sheet.accessibleDescription() == "{บรรทัดเลขที่}"
    press(sheet, Qt.Key.Key_Right)
    press(sheet, Qt.Key.Key_Down, SHIFT)
    press(sheet, Qt.Key.Key_Left, CTRL)
    assert (draft.box(NUMBER).x, draft.box(NUMBER).y) == (202, 20.1)
    for _step in range(40):
        press(sheet, Qt.Key.Key_Up)
    assert draft.box(NUMBER).y == 0
    press(sheet, Qt.Key.Key_Delete)
    assert len(draft.design.elements) == len(known().elements) - 1
    draft.undo()
    draft.undo()
    assert draft.design == known()


def test_copy_paste_and_double(dialog: DesignerDialog, qtbot: QtBot) -> None:
    sheet, draft = dialog.sheet, dialog.draft
    sheet.setFocus()
    draft.choose((NUMBER,))
    qtbot.keyClick(sheet, Qt.Key.Key_C, CTRL)
    qtbot.keyClick(sheet, Qt.Key.Key_V, CTRL)
    first = len(known().elements)
    assert draft.chosen == (first,)
    assert draft.box(first) == Box(216, 25, 60, 10)
    qtbot.keyClick(sheet, Qt.Key.Key_D, CTRL)
    assert draft.box(first + 1) == Box(221, 30, 60, 10)
    QApplication.clipboard().setText("{}")
    qtbot.keyClick(sheet, Qt.Key.Key_V, CTRL)
    assert len(draft.design.elements) == first + 2


def test_undo_by_key_takes_back_step_by_step(
    dialog: DesignerDialog, drag: Drag, qtbot: QtBot
) -> None:
    drag(120, 50, 10, 0)
    moved = dialog.draft.design
    drag(130, 50, 0, 9)
    for _again in range(2):
        qtbot.keyClick(dialog.sheet, Qt.Key.Key_Z, CTRL)
    assert dialog.draft.design == known()
    assert not dialog.draft.unsaved
    qtbot.keyClick(dialog.sheet, Qt.Key.Key_Y, CTRL)
    assert dialog.draft.design == moved


def test_a_slot_is_typed_and_an_unknown_one_is_said(dialog: DesignerDialog, qtbot: QtBot) -> None:
    dialog.draft.choose((NUMBER,))
    dialog.properties.write()
    field = dialog.properties.fields["template"]
    field.text.selectAll()
    type_keys(field.text, "ที่ {เลขที่เกียรติบัตร}/{ชื่อเล่น}")
    typeset(dialog, qtbot)
    assert dialog.draft.design.elements[NUMBER].template == "ที่ {number}/{ชื่อเล่น}"
    assert [one for one in dialog.problems.sentences if "{ชื่อเล่น}" in one]
    shown = dialog.renderer.pdf
    dialog.save()
    qtbot.waitUntil(lambda: "ชื่อเล่น" in dialog.notice.text)
    type_keys(field.text, "ก")
    typeset(dialog, qtbot)
    assert dialog.renderer.pdf == shown
    field.text.selectAll()
    field.insert("number")
    typeset(dialog, qtbot)
    assert not any("{" in one for one in dialog.problems.sentences)
    text = PdfDocument(dialog.renderer.pdf)[0].get_textpage().get_text_range()
    assert "๑/๒๕๖๙" in text


def test_numbers_are_typed_in_any_layout(dialog: DesignerDialog, qtbot: QtBot) -> None:
    dialog.draft.choose((NAME,))
    dialog.properties.follow()
    for key, typed, value in (("x", "๖๑.๓", 61.3), ("y", "ภ-", 43), ("w", "ๅ/ภ", 124)):
        field = dialog.properties.fields[key]
        field.lineEdit().selectAll()
        type_keys(field, typed)
        press(field, Qt.Key.Key_Return)
        assert getattr(dialog.draft.box(NAME), key) == pytest.approx(value), key


def test_what_is_wrong_is_said_in_sentences(dialog: DesignerDialog, qtbot: QtBot) -> None:
    dialog.draft.choose((NAME, *range(3, 9)))
    dialog.draft.remove()
    dialog.parts.add("qr")
    place = dialog.draft.chosen[0]
    dialog.draft.put(place, Qr(Box(10, 10, 12, 12)))
    typeset(dialog, qtbot)
    said = "\n".join(dialog.problems.sentences)
    for word in ("ชื่อผู้รับ", "ผู้ลงนาม 1", "ผู้ลงนาม 3", "20 มม."):
        assert word in said
    dialog.draft.step(replace(known(), elements=(Text("{name}", Box(0, 0, 8, 4), least=16),)))
    typeset(dialog, qtbot)
    assert any("มีที่ไม่พอ" in one for one in dialog.problems.sentences)


def test_it_is_shown_with_a_long_name_and_people_of_the_office(
    window: MainWindow, session: Session, stored: int, put_sage: Put, qtbot: QtBot
) -> None:
    put_sage("แก้วมณี", "ศรีสุวรรณ")
    dialog = open_designer(window, session, stored)
    qtbot.addWidget(dialog)
    whose = dialog.head.whose
    assert whose.itemText(2) == "นายแก้วมณี ศรีสุวรรณ"
    for place, words in ((2, "นายแก้วมณี ศรีสุวรรณ"), (1, "พิมพ์นิภาภรณ์")):
        with qtbot.waitSignal(dialog.renderer.told):
            whose.setCurrentIndex(place)
            whose.activated.emit(place)
        assert words in PdfDocument(dialog.renderer.pdf)[0].get_textpage().get_text_range()


def test_a_signature_of_three_is_shown_when_it_is_chosen(
    dialog: DesignerDialog, qtbot: QtBot
) -> None:
    last = len(known().elements) - 1
    with qtbot.waitSignal(dialog.renderer.told):
        dialog.parts.list.setCurrentRow(last)
    assert dialog.draft.chosen == (last,)
    assert dialog.renderer.signatories == 3
    assert last in dialog.sheet.shown()


def test_a_picture_is_added_and_stored(
    dialog: DesignerDialog, office: Office, tmp_path: Path, qtbot: QtBot
) -> None:
    (tmp_path / "ตรา.png").write_bytes(picture("red"))
    (tmp_path / "ใหม่.png").write_bytes(picture("blue"))
    (tmp_path / "เสีย.png").write_bytes(b"")
    dialog.take_picture(tmp_path / "เสีย.png")
    assert dialog.notice.property("tone") == "bad"
    dialog.take_picture(tmp_path / "ตรา.png")
    first = dialog.draft.element()
    dialog.take_picture(tmp_path / "ใหม่.png", replaces=True)
    element = dialog.draft.element()
    assert isinstance(element, Picture)
    assert element.box == first.box
    assert element.source != first.source
    typeset(dialog, qtbot)
    assert not any("⚠" in one for one in dialog.problems.sentences)
    with qtbot.waitSignal(dialog.saved) as saved:
        dialog.save()
    assert design_called(saved.args[0]).elements[-1] == element


def picture(colour: str) -> bytes:
    made = BytesIO()
    Image.new("RGB", (30, 30), colour).save(made, "PNG")
    return made.getvalue()


def test_the_page_is_turned_and_its_parts_stay_on_it(dialog: DesignerDialog, qtbot: QtBot) -> None:
    dialog.draft.turn("portrait")
    for place in range(len(dialog.draft.design.elements)):
        box = dialog.draft.box(place)
        assert box.x + box.w <= 210.01
        assert box.y + box.h <= 297.01
    pdf = PdfDocument(typeset(dialog, qtbot))
    assert pdf[0].get_width() < pdf[0].get_height()


def test_closing_asks_while_something_is_unsaved(
    dialog: DesignerDialog, drag: Drag, stored: int, qtbot: QtBot
) -> None:
    drag(120, 50, 10, 0)
    dialog.close()
    assert dialog.isVisible()
    go_on = dialog.notice.links()[2]
    go_on.click()
    assert dialog.notice.isHidden()
    dialog.close()
    with qtbot.waitSignal(dialog.finished):
        dialog.notice.links()[0].click()
    assert [one.key for one in listed_designs() if not one.is_shipped] != [stored]
    assert listed_designs()[-1].design.elements[NAME].box.x == 70


def test_what_is_unsaved_can_be_left(dialog: DesignerDialog, drag: Drag, stored: int) -> None:
    drag(120, 50, 10, 0)
    dialog.reject()
    dialog.notice.links()[1].click()
    assert not dialog.isVisible()
    assert design_called(stored) == known()


def test_a_shipped_design_is_opened_as_a_copy(
    window: MainWindow, session: Session, qtbot: QtBot
) -> None:
    dialog = open_designer(window, session, "plain")
    qtbot.addWidget(dialog)
    assert not [one for one in listed_designs() if not one.is_shipped]
    for _again in range(2):
        with qtbot.waitSignal(dialog.saved) as saved:
            dialog.save()
    own = [one for one in listed_designs() if not one.is_shipped]
    assert [(one.key, one.name) for one in own] == [
        (saved.args[0], "สำหรับกระดาษที่พิมพ์กรอบไว้แล้ว (สำเนา)")
    ]


def test_a_click_chooses_and_shift_chooses_more(dialog: DesignerDialog, qtbot: QtBot) -> None:
    sheet = dialog.sheet
    at = {NAME: (120, 50), NUMBER: (240, 25), RULE: (80, 180.5)}
    for place, (x, y) in at.items():
        qtbot.mouseClick(sheet, Qt.MouseButton.LeftButton, pos=sheet.at(x, y).toPoint())
        assert dialog.draft.chosen == (place,)
    qtbot.mouseClick(sheet, Qt.MouseButton.LeftButton, SHIFT, sheet.at(*at[NAME]).toPoint())
    assert dialog.draft.chosen == (RULE, NAME)
    assert [one.row() for one in dialog.parts.list.selectedIndexes()] == [NAME, RULE]
    qtbot.mouseClick(sheet, Qt.MouseButton.LeftButton, pos=sheet.at(10, 100).toPoint())
    assert dialog.draft.chosen == ()


@pytest.mark.parametrize("size", [(1366, 740), (910, 482)])
@pytest.mark.parametrize("chosen", [(), (NAME,), (RULE,), (3,), (NAME, NUMBER)])
def test_every_control_has_a_name_and_room(
    size: tuple[int, int], chosen: tuple[int, ...], dialog: DesignerDialog, qtbot: QtBot
) -> None:
    dialog.resize(*size)
    dialog.draft.choose(chosen)
    dialog.properties.follow()
    qtbot.waitUntil(lambda: dialog.properties.width() in (256, 300))
    assert nameless(dialog) == []
    assert faults(dialog) == []
    assert dialog.minimumSizeHint().width() <= 910
