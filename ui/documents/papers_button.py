"""The papers of a register: a button with a menu of them, each seen before it is printed."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QPushButton

from desktop.papers import Paper, papers_of
from desktop.problems import Refused
from desktop.programme.vocabulary import Register
from desktop.words import _
from ui.session import Session


class PapersButton(QPushButton):
    """Makes a paper of the `chosen` records in the background and shows it.

    A paper that may be blank is offered a second time without any record. `refused` carries why
    one could not be made.
    """

    refused = Signal(str)

    def __init__(
        self, register: Register, session: Session, chosen: Callable[[], Sequence[int]]
    ) -> None:
        super().__init__(_("Papers"))
        self._session, self._chosen = session, chosen
        self._making: Paper | None = None
        papers = papers_of(register.key)
        menu = QMenu(self)
        for paper in papers:
            menu.addAction(_(paper.label)).triggered.connect(
                lambda _on=False, paper=paper: self.make(paper, self._chosen())
            )
            if paper.blank:
                blank = _("{paper} (blank)").format(paper=_(paper.label))
                menu.addAction(blank).triggered.connect(
                    lambda _on=False, paper=paper: self.make(paper, ())
                )
        self.setMenu(menu)
        if not papers:
            self.hide()  # a parent shows it else; shown by itself it would be a window

    def make(self, paper: Paper, records: Sequence[int]) -> None:
        """Typeset `paper` of `records`, then show it."""
        office, scope, chosen = self._session.office, self._session.scope, tuple(records)
        self._making = paper
        self._session.jobs.read(
            lambda: paper.make(office, scope, chosen), self._on_made, self._on_refused
        )

    def _on_made(self, pdf: object) -> None:
        from ui.documents.paper_dialog import PaperDialog  # brings the PDF viewer

        if isinstance(pdf, bytes) and self._making is not None:
            PaperDialog(pdf, _(self._making.label), self.window()).open()

    def _on_refused(self, refused: Refused) -> None:
        self.refused.emit(refused.reason)
