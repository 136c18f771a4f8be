"""รายได้: did it work, for whom, and where next."""

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.words import _
from ui.charts.arriving import Arriving
from ui.parts_page import PartsPage
from ui.session import Session

if TYPE_CHECKING:
    from ui.pages.pair_choice import WantedPair


class IncomesTab(PartsPage):
    """The head's summary, the charts, and what is made of their numbers.

    Which incomes are compared is one choice for charts and cross-tab.
    `wanted` and `list_wanted` are those of the head's page.
    """

    wanted = Signal(object)
    list_wanted = Signal(str, object)

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

    @cached_property
    def _wanted(self) -> "WantedPair":
        from ui.pages.pair_choice import WantedPair  # brings numpy, which takes its time

        return WantedPair(self._session.settings)

    def _charts(self, session: Session) -> QWidget:
        def build() -> QWidget:
            from ui.pages.incomes import IncomesPage  # brings Matplotlib, which takes its time

            return IncomesPage(session, self._wanted)

        return Arriving(session, build)

    def _cross_tab(self, session: Session) -> QWidget:
        from ui.pages.cross_tab import CrossTabPage  # brings numpy, which takes its time
        from ui.pages.income_households import show_households

        page = CrossTabPage(session, self._wanted)
        page.cell_wanted.connect(
            lambda ids, title, pair: show_households(session, page, ids, title, pair)
        )
        return page
