"""รายได้: did it work, for whom, and where next."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.words import _
from ui.parts_page import PartsPage
from ui.session import Session


class IncomesTab(PartsPage):
    """The head's summary, the charts, and what is made of their numbers.

    `households_wanted` carries what to look for in the list of households; "" is all of them.
    `wanted` and `list_wanted` are those of the head's page. `cell_wanted` carries the ids of the
    households behind a cell of a cross-tab, and a title.
    """

    households_wanted = Signal(str)
    wanted = Signal(object)
    list_wanted = Signal(str, object)
    cell_wanted = Signal(object, str)

    def __init__(self, session: Session) -> None:
        super().__init__(
            session,
            ("head", _("For the head"), self._head),
            ("charts", _("Charts"), self._charts),
            ("cross_tab", _("Cross-tab"), self._cross_tab),
        )

    def _head(self, session: Session) -> QWidget:
        from ui.pages.head import HeadPage

        page = HeadPage(session)
        page.wanted.connect(self.wanted)
        page.list_wanted.connect(self.list_wanted)
        return page

    def _charts(self, session: Session) -> QWidget:
        from ui.pages.incomes import IncomesPage  # brings Matplotlib, which takes its time

        page = IncomesPage(session)
        page.households_wanted.connect(self.households_wanted)
        return page

    def _cross_tab(self, session: Session) -> QWidget:
        from ui.pages.cross_tab import CrossTabPage  # brings numpy, which takes its time

        page = CrossTabPage(session)
        page.cell_wanted.connect(self.cell_wanted)
        return page
