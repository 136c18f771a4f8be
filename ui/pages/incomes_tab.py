"""รายได้: did it work, for whom, and where next."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.words import _
from ui.parts_page import PartsPage
from ui.session import Session


class IncomesTab(PartsPage):
    """The charts, and what is made of their numbers.

    `households_wanted` carries what to look for in the list of households; "" is all of them.
    """

    households_wanted = Signal(str)

    def __init__(self, session: Session) -> None:
        super().__init__(session, ("charts", _("Charts"), self._charts))

    def _charts(self, session: Session) -> QWidget:
        from ui.pages.incomes import IncomesPage  # brings Matplotlib, which takes its time

        page = IncomesPage(session)
        page.households_wanted.connect(self.households_wanted)
        return page
