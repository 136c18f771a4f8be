"""ตั้งค่า: the round and its numbers, its target villages, the office, its people and wording."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QStackedWidget, QWidget

from desktop.programme.office import REGISTERS
from desktop.words import _
from ui.pages.certificate_settings import CertificateSettings
from ui.pages.office_settings import OfficeSettings
from ui.pages.round_settings import RoundSettingsPage
from ui.pages.target_villages import TargetVillages
from ui.session import Session
from ui.stage_page import RegistersPage
from ui.theme import UNIT
from ui.widgets import column, row

OFFICERS = 3
"""The place of the office's own people among the subjects."""


class OfficersPage(RegistersPage):
    """Officers, their tambons, and who signs."""

    def __init__(self, session: Session) -> None:
        super().__init__(REGISTERS, session)
        self.layout().setContentsMargins(0, 0, 0, 0)
        self.show_first()


class SettingsPage(QWidget):
    """A list of subjects on the left, the chosen one on the right; each built when first shown."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.subjects = QListWidget()
        self.subjects.setAccessibleName(_("Settings"))
        self.subjects.setFixedWidth(216)
        self._builders = [
            (_("Round"), lambda: RoundSettingsPage(session)),
            (_("Target villages"), lambda: TargetVillages(session)),
            (_("Office and certificate"), lambda: OfficeSettings(session)),
            (_("Officers and signatories"), lambda: OfficersPage(session)),
            (_("Kinds of certificate"), lambda: CertificateSettings(session)),
            (_("Designs of certificates"), lambda: _designs(session)),
            (_("Checking of certificates"), lambda: _proof(session)),
        ]
        self._built: dict[int, QWidget] = {}
        self.pages = QStackedWidget()
        for name, _build in self._builders:
            self.subjects.addItem(name)
        both = row(self.subjects, self.pages, spacing=2 * UNIT)
        both.setAlignment(self.subjects, Qt.AlignmentFlag.AlignTop)
        self.subjects.setFixedHeight(len(self._builders) * 34 + UNIT)
        page = column(both)
        page.setContentsMargins(2 * UNIT, UNIT, 2 * UNIT, UNIT)
        self.setLayout(page)
        self.setFocusProxy(self.subjects)
        self.subjects.currentRowChanged.connect(self.show_subject)
        self.subjects.setCurrentRow(0)

    def show_officers(self) -> None:
        """Bring the office's own people into view."""
        self.show_subject(OFFICERS)

    def show_subject(self, place: int) -> QWidget:
        """Bring a subject into view."""
        if place not in self._built:
            self._built[place] = self._builders[place][1]()
            self.pages.addWidget(self._built[place])
        self.pages.setCurrentWidget(self._built[place])
        if self.subjects.currentRow() != place:
            self.subjects.setCurrentRow(place)
        return self._built[place]


def _designs(session: Session) -> QWidget:
    from ui.pages.designs import DesignsPage  # brings the typesetting

    return DesignsPage(session)


def _proof(session: Session) -> QWidget:
    from ui.pages.proof_settings import ProofSettings  # brings the library that signs

    return ProofSettings(session)
