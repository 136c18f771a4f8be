"""รายได้: did it work, for whom, and where next."""

from PySide6.QtCore import Signal
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


def _cross_tab(session: Session) -> QWidget:
    from ui.pages.cross_tab import CrossTabPage  # brings numpy, which takes its time
    from ui.pages.income_households import show_households

    page = CrossTabPage(session)
    page.cell_wanted.connect(lambda ids, title: show_households(session, page, ids, title))
    return page


class IncomesTab(PartsPage):
    """The head's summary, the charts, and what is made of their numbers.

    `wanted` and `list_wanted` are those of the head's page.
    """

    wanted = Signal(object)
    list_wanted = Signal(str, object)

    def __init__(self, session: Session) -> None:
        super().__init__(
            session,
            ("head", _("For the head"), self._head),
            ("charts", _("Charts"), _charts),
            ("cross_tab", _("Cross-tab"), _cross_tab),
        )

    def _head(self, session: Session) -> QWidget:
        from ui.pages.head import HeadPage

        page = HeadPage(session)
        page.wanted.connect(self.wanted)
        page.list_wanted.connect(self.list_wanted)
        return page
