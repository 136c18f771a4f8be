"""ข้อมูล: what in the data wants attention, and what was changed by whom."""

from PySide6.QtWidgets import QWidget

from desktop.words import _
from ui.parts_page import PartsPage
from ui.session import Session


def _data_check(session: Session) -> QWidget:
    from ui.pages.data_check import DataCheckPage

    return DataCheckPage(session)


def _history(session: Session) -> QWidget:
    from ui.pages.history import HistoryPage

    return HistoryPage(session)


class DataPage(PartsPage):
    """The data check, and the history of changes."""

    def __init__(self, session: Session) -> None:
        super().__init__(
            session,
            ("check", _("Data check"), _data_check),
            ("history", _("History of changes"), _history),
        )
