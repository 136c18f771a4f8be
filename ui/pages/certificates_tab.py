"""เกียรติบัตร: certificates are issued, and kept in a register."""

from PySide6.QtWidgets import QWidget

from desktop.words import _
from ui.parts_page import PartsPage
from ui.session import Session


def _issuing(session: Session) -> QWidget:
    from ui.pages.certificates import CertificatesPage  # brings the PDF viewer

    return CertificatesPage(session)


def _register(session: Session) -> QWidget:
    from ui.pages.certificate_register import CertificateRegister

    return CertificateRegister(session)


class CertificatesTab(PartsPage):
    """Issuing and printing, and the register (ทะเบียนคุม)."""

    def __init__(self, session: Session) -> None:
        super().__init__(
            session,
            ("issuing", _("Issuing"), _issuing),
            ("register", _("Register of certificates"), _register),
        )

    def show_certificate(self, certificate: int) -> bool:
        """Bring one certificate of the round into view; False when it is not of the place."""
        return self.show_part("issuing").show_certificate(certificate)
