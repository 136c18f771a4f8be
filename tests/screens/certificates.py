"""Certificates: their designs, where their pages go, who signs, and what proves them."""

from datetime import date

from PySide6.QtCore import QPointF

from desktop.proof import keys
from desktop.proof.payload import SignedFacts
from desktop.proof.signing import sign
from desktop.words import _
from tests.screens.camera import Camera, Steps
from ui.designer.dialog import open_designer
from ui.designer.gestures import Moving
from ui.documents.output_dialog import OutputDialog
from ui.documents.print_dialog import PrintDialog


def designs(camera: Camera) -> Steps:
    """The designer: the page, a text, a line under way, a slot that does not exist, leaving."""
    dialog = open_designer(camera.window, camera.session, "formal")
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


def files(camera: Camera) -> Steps:
    """The pages of everybody on their way into files, and on their way to the printer."""
    window = camera.window
    window.go_to_tab(window.tabs.count() - 3)
    page = window.page(window.tabs.count() - 3).show_part("issuing")
    page.view.selectAll()
    page.save_pdf()
    yield lambda: page.findChild(OutputDialog), "certificates_saved"
    page.findChild(OutputDialog).each.setChecked(True)
    yield lambda: page.findChild(OutputDialog), "certificates_saved_singly"
    page.findChild(OutputDialog).reject()
    dialog = PrintDialog(page.preview.pdf, _("Certificates"), window)
    dialog.open()
    yield lambda: dialog, "print"
    dialog.show_offset()
    yield lambda: dialog, "print_offset"
    dialog.reject()


def signature(camera: Camera) -> Steps:
    """Who signs, and where a picture of the signature is chosen."""
    window = camera.window
    window.go_to_tab(window.tabs.count() - 1)
    page = window.page(window.tabs.count() - 1).show_subject(3).show_register("signatories")
    page.open(page.list.model.record(0))
    page.editor.form.setCurrentWidget(page.extras.signature)
    yield lambda: window, "signature"


def proof(camera: Camera) -> Steps:
    """The key that signs, and what is thought of a certificate that it signed."""
    window, office = camera.window, camera.session.office
    keys.make(office, "ข้าวหอมมะลิ105")
    window.page(window.tabs.count() - 1).show_subject(6).fill()
    yield lambda: window, "settings_proof_unlocked"
    course = "วิทยากรผู้นำสัมมาชีพชุมชน รุ่นที่ ๑"
    named = ("lead_trainer", "1/2561", "นายเสนาะ ดวงแก้ว", course)
    facts = SignedFacts(*named, date(2018, 12, 4), office.profile.name)
    dialog = window._opener.check_certificate(sign(office, facts))
    yield lambda: dialog, "check_certificate"
    dialog.close()
