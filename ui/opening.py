"""Opens what a search found: the round, the place and the tab that show it, then the record."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QTabWidget, QWidget

from desktop.programme.office import REGISTERS as OFFICE_REGISTERS
from desktop.views import Filter
from desktop.words import _
from ui.notice import Notice
from ui.session import Session

if TYPE_CHECKING:
    from desktop.found import Opening
    from ui.dialogs.check_certificate import CheckCertificateDialog
    from ui.record_page import RecordPage


class Shows(Protocol):
    """What the window brings into view."""

    notice: Notice
    tabs: QTabWidget

    def go_to_tab(self, place: int) -> None:
        """Bring a tab into view."""

    def show_register(self, key: str) -> "RecordPage | None":
        """Bring the page of a register into view."""

    def show_certificate(self, certificate: int) -> None:
        """Bring a certificate into view."""

    def page(self, place: int) -> QWidget:
        """The page of a tab; the first is the overview."""

    def show_officers(self) -> None:
        """Bring the office's own people into view."""


class Opener(QObject):
    """Brings a result into view in `window`; says so where it had to choose another round."""

    def __init__(self, session: Session, window: Shows) -> None:
        super().__init__(session)
        self._session = session
        self._window = window

    def open(self, opening: "Opening") -> None:
        """Show a record on its tab, a certificate among the others, or choose a village."""
        from desktop.found import CERTIFICATES, VILLAGE_PAGE, VILLAGES

        self._choose_round(opening.round_id)
        if opening.register == VILLAGES:
            self._session.choose_place(opening.tambon_id, opening.record)
            self._window.go_to_tab(self._window.tabs.currentIndex())
        elif opening.register == VILLAGE_PAGE:
            self._session.choose_place(opening.tambon_id, opening.record)
            self._window.go_to_tab(0)
            self._window.page(0).show_village()
        elif opening.register == CERTIFICATES:
            self._window.show_certificate(opening.record)
        else:
            self._bring_out(opening.register)
            self._session.open_record.emit(opening.register, opening.record)

    def check_certificate(self, text: str = "") -> "CheckCertificateDialog":
        """Open the check of certificates, with the `text` of a code that was scanned already."""
        from ui.dialogs.check_certificate import CheckCertificateDialog

        dialog = CheckCertificateDialog(self._session, self._window.tabs.window())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.check(text)
        dialog.open()
        return dialog

    def list_all(self, register: str, text: str) -> None:
        """Show the list of a register for the whole district, filtered by `text`."""
        self._bring_out(register)
        self._session.choose_place()
        page = self._window.show_register(register)
        if page is not None:
            page.list.filter.setText(text)
            page.setFocus()

    def list_filtered(self, register: str, filters: Sequence[Filter]) -> None:
        """Show the list of a register in the chosen place, narrowed by nothing but `filters`."""
        from desktop.list_views import ListView

        page = self._window.show_register(register)
        if page is not None:
            page.show_grid(shown=False)
            page.list.stand(ListView(filters=tuple(filters)))
            page.setFocus()

    def _bring_out(self, register: str) -> None:
        """Build the page of the office's own registers, which else is built when first shown."""
        if any(one.key == register for one in OFFICE_REGISTERS):
            self._window.show_officers()

    def _choose_round(self, round_id: int | None) -> None:
        before = self._session.round
        if round_id is None or (before is not None and before.id == round_id):
            return
        self._session.choose_round(round_id)
        now = self._session.round
        if before is not None and now is not None:
            self._window.notice.tell(
                _("The round is now {round}: what you opened is of it.").format(round=now.label),
                (
                    _("Back to {round}").format(round=before.label),
                    lambda: self._session.choose_round(before.id),
                ),
            )
