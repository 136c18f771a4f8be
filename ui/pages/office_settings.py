"""The office's name and emblem, and the wording of the round's certificates."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QFileDialog, QLayout, QLineEdit, QPlainTextEdit, QWidget

from desktop.documents.wording import default_wording
from desktop.problems import Refused
from desktop.views import Profile
from desktop.words import _
from ui.notice import Notice
from ui.pages import wording_slots as slots
from ui.session import Session
from ui.tables.flow_layout import FlowLayout
from ui.theme import UNIT
from ui.widgets import button, column, label, panel, row

EMBLEM = 96  # pixels


class OfficeSettings(QWidget):
    """Two sheets, each with its own button."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.notice = Notice()
        self.name = QLineEdit()
        self.name.setAccessibleName(_("Name of the office"))
        self._emblem_data: bytes | None = None
        self._emblem = label(role="quiet")
        self._emblem.setFixedSize(EMBLEM, EMBLEM)
        self._emblem.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.wording = QPlainTextEdit()
        self.wording.setTabChangesFocus(True)
        self.wording.setAccessibleName(_("Wording of the certificate"))
        self.wording.setMinimumHeight(140)
        page = column(
            self.notice,
            panel(self._office_sheet()),
            panel(self._wording_sheet()),
            1,
            spacing=UNIT + 4,
        )
        self.setLayout(page)
        self.notice.passes_with(self.name.textEdited)
        session.round_changed.connect(self.fill)
        session.changed.connect(self._follow)
        self.fill()

    def fill(self) -> None:
        """Show what is stored."""
        round_ = self._session.round
        self._show_profile(self._session.office.profile)
        self.wording.setEnabled(round_ is not None)
        stored = round_.settings.certificate_wording if round_ else ""
        self.wording.setPlainText(slots.shown(stored or default_wording("th")))

    def save_office(self) -> None:
        """Store name and emblem."""
        name, emblem = self.name.text().strip(), self._emblem_data
        office, profile = self._session.office, replace(self._profile, name=name, emblem=emblem)
        self._store(_("Change the office"), lambda: office.change_profile(profile))

    def save_wording(self) -> None:
        """Store the wording with the round."""
        round_, text = self._session.round, slots.stored(self.wording.toPlainText().strip())
        if round_ is None:
            return
        wording = "" if text == default_wording("th") else text
        settings = replace(round_.settings, certificate_wording=wording)
        office = self._session.office
        self._store(
            _("Wording of the certificate"),
            lambda: office.change_round(round_.id, settings, round_.version),
        )

    def insert(self, slot: str) -> None:
        """Put a slot into the wording, where the cursor stands."""
        self.wording.insertPlainText(slot)
        self.wording.setFocus()

    def use_emblem(self, file: Path) -> None:
        """Take a picture as the emblem; it is stored with the office."""
        from desktop.documents.pictures import UnreadablePicture, readable

        try:
            data = file.read_bytes()
        except OSError:
            data = b""
        try:
            readable(data)
        except UnreadablePicture as unreadable:
            self.notice.tell(str(unreadable), tone="bad")
        else:
            self._show_emblem(data)

    def _store(self, title: str, work: Callable[[], object]) -> None:
        self._session.jobs.write(
            title,
            work,
            self._on_saved,
            self._refuse,
        )

    def _on_saved(self, _answer: object) -> None:
        self.notice.tell(_("Saved"), tone="good")

    def _refuse(self, refused: Refused) -> None:
        self.notice.tell(slots.shown(refused.reason), tone="bad")

    def _follow(self) -> None:
        """Show what an action made of the office, unless something else is typed here."""
        stored = self._session.office.profile
        typed = (self.name.text().strip(), self._emblem_data)
        if typed in [(one.name, one.emblem) for one in (self._profile, stored)]:
            self._show_profile(stored)

    def _show_profile(self, profile: Profile) -> None:
        self._profile = profile
        self.name.setText(profile.name)
        self._show_emblem(profile.emblem)

    def _show_emblem(self, data: bytes | None) -> None:
        self._emblem_data = data
        picture = QPixmap()
        if data and picture.loadFromData(data):
            mode = Qt.TransformationMode.SmoothTransformation
            self._emblem.setPixmap(
                picture.scaled(EMBLEM, EMBLEM, Qt.AspectRatioMode.KeepAspectRatio, mode)
            )
        else:
            self._emblem.clear()
            self._emblem.setText(_("No emblem"))

    def _choose_emblem(self) -> None:
        chosen, _filter = QFileDialog.getOpenFileName(
            self, _("Emblem of the office"), "", "PNG, JPEG (*.png *.jpg *.jpeg)"
        )
        if chosen:
            self.use_emblem(Path(chosen))

    def _office_sheet(self) -> QLayout:
        emblem = column(
            button(_("Choose a picture …"), self._choose_emblem),
            button(_("Without emblem"), lambda: self._show_emblem(None)),
            1,
        )
        return column(
            label(_("Office"), "heading"),
            label(_("Name of the office"), "label"),
            self.name,
            label(_("Emblem on certificates"), "label"),
            row(self._emblem, emblem, 1),
            row(1, button(_("Save"), self.save_office, "primary")),
            margins=2 * UNIT,
        )

    def _wording_sheet(self) -> QLayout:
        insert = FlowLayout()
        insert.addWidget(label(_("Filled in by the program; click to insert:"), "quiet"))
        for slot in slots.slots():
            insert.addWidget(button(slot, lambda slot=slot: self.insert(slot), "link"))
        standard = slots.shown(default_wording("th"))
        restore = button(
            _("Restore the standard wording"), lambda: self.wording.setPlainText(standard)
        )
        return column(
            label(_("Wording of the certificate"), "heading"),
            insert,
            self.wording,
            row(restore, 1, button(_("Save"), self.save_wording, "primary")),
            margins=2 * UNIT,
        )
