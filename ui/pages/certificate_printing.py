"""Certificates on their way to the printer: the pages are made, printed, and counted."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from desktop import certificates
from desktop.certificates import Paper
from desktop.problems import Refused
from desktop.withdrawal import shown_number
from desktop.words import _
from ui.documents import printing
from ui.notice import Notice
from ui.session import Session


class CertificatePrinting(QObject):
    """Prints for one page of the window, which tells through `notice` what went otherwise.

    `issued` comes when what had to be stored before the printing is stored.
    """

    issued = Signal()

    def __init__(self, session: Session, notice: Notice, page: QWidget) -> None:
        super().__init__(page)  # asked for as parent(): a page that is held by it would stay
        self._session, self._notice = session, notice

    def after(
        self, work: Callable[[], list[int]], reason: str = "", *, substitute: bool = False
    ) -> None:
        """Do `work`, which answers the certificates, then print and count them.

        Those that were printed before are told as printed once more for `reason`.
        """
        office = self._session.office

        def made() -> tuple[list[int], Paper]:
            ids = work()
            return ids, certificates.paper(office, ids, substitute=substitute)

        self._session.jobs.write(
            _("Issue certificates"),
            made,
            lambda found: self._print(found, reason, substitute=substitute),
            self._refuse,
        )

    def _print(self, found: object, reason: str, *, substitute: bool) -> None:
        if not isinstance(found, tuple):
            return
        ids, paper = found
        self.issued.emit()
        if paper.drawn_otherwise:
            told = _(
                "This version of the program draws these otherwise than they were issued: "
                "{numbers}. Compare the pages before they leave the office."
            )
            numbers = ", ".join(map(shown_number, paper.drawn_otherwise))
            self._notice.tell(told.format(numbers=numbers), tone="warn")
        if not printing.print_pdf(self.parent(), paper.pdf, _("Certificates")):
            return
        office = self._session.office
        self._session.jobs.write(
            _("Print certificates"),
            lambda: certificates.mark_printed(office, ids, reason, substitute=substitute),
            lambda _none: None,
            self._refuse,
        )

    def _refuse(self, refused: Refused) -> None:
        self._notice.tell(refused.reason, tone="bad")
