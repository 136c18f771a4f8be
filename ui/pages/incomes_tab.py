"""รายได้: did it work, for whom, and where next."""

from PySide6.QtWidgets import QWidget

from desktop.words import _
from ui.charts.arriving import Arriving
from ui.parts_page import PartsPage
from ui.session import Session


def _charts(session: Session) -> QWidget:
    def build() -> QWidget:
        from ui.pages.incomes import IncomesPage  # brings Matplotlib, which takes its time

        return IncomesPage(session)

    return Arriving(session, build)


class IncomesTab(PartsPage):
    """The charts, and what is made of their numbers."""

    def __init__(self, session: Session) -> None:
        super().__init__(session, ("charts", _("Charts"), _charts))
