"""The page of the design under work, typeset in the background a moment after each change."""

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, QSize, QTimer, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from desktop import design_samples
from desktop.certificates.pages import pages_pdf
from desktop.design_samples import Whose
from desktop.documents.certificates import CertificatePage
from desktop.documents.design_problems import DesignProblem, problems
from desktop.documents.designs import Design
from desktop.documents.wording import CertificateFacts
from desktop.office import Office
from desktop.problems import Refused
from ui.designer.draft import Draft
from ui.documents.reading import opened
from ui.session import Session

if TYPE_CHECKING:
    from PySide6.QtPdf import QPdfDocument

    from ui.jobs import Job

PAUSE = 60  # milliseconds after the last change, so that typing is typeset once


class PageRenderer(QObject):
    """Makes the PDF of the draft, shown with the facts of somebody.

    `ready` comes with each new page, `told` with the sentences about the design.
    """

    ready = Signal()
    told = Signal(object)

    def __init__(self, session: Session, draft: Draft, parent: QWidget) -> None:
        super().__init__(parent)
        self._session, self._draft, self._parent = session, draft, parent
        self._document: QPdfDocument | None = None
        self._job: Job | None = None
        self.pdf = b""
        self.whose: Whose = "short"
        self.signatories = design_samples.own_signatories()
        self.pictures: dict[str, bytes] = {}
        self._timer = QTimer(self, singleShot=True, interval=PAUSE)
        self._timer.timeout.connect(self.render_now)
        draft.changed.connect(self._timer.start)
        session.closing.connect(self._timer.stop)

    def show_with(self, whose: Whose, signatories: int) -> None:
        """Show the design with somebody else, signed by so many."""
        self.whose, self.signatories = whose, signatories
        self.render_now()

    def render_now(self) -> None:
        """Typeset the draft as it is, in the background; what was asked for before is forgotten."""
        self._timer.stop()
        if self._job is not None:
            self._job.forget()
        office, design, given = self._session.office, self._draft.design, dict(self.pictures)
        whose, signatories = self.whose, self.signatories

        def work() -> _Typeset:
            facts = design_samples.sample_facts(office, whose, signatories)
            return _typeset(office, design, facts, given)

        self._job = self._session.jobs.read(work, self._on_drawn, self._on_refused)

    def image(self, size: QSize) -> QImage:
        """The page in so many pixels; none before the first is ready."""
        if self._document is None or size.isEmpty():
            return QImage()
        return self._document.render(0, size)

    def _on_drawn(self, answer: object) -> None:
        self._job = None
        if not isinstance(answer, _Typeset):
            return
        if answer.pdf and answer.pdf != self.pdf:
            before, self.pdf = self._document, answer.pdf
            self._document = opened(self.pdf, self._parent)
            if before is not None:
                before.deleteLater()
        self.ready.emit()
        self.told.emit(answer.problems)

    def _on_refused(self, refused: Refused) -> None:
        self._job = None
        self.told.emit((DesignProblem(refused.reason, stops=True),))


class _Typeset(NamedTuple):
    """The PDF, empty where none can be made, and what there is to say."""

    pdf: bytes
    problems: tuple[DesignProblem, ...]


def _typeset(
    office: Office, design: Design, facts: CertificateFacts, given: dict[str, bytes]
) -> _Typeset:
    found = problems(design, facts)
    if any(one.stops for one in found):
        return _Typeset(b"", found)
    try:
        return _Typeset(pages_pdf(office, [CertificatePage(facts, design)], given=given), found)
    except Refused as refused:
        stopped = DesignProblem(refused.reason, stops=True)
        others = (one for one in found if one.sentence != refused.reason)
        return _Typeset(b"", (stopped, *others))
