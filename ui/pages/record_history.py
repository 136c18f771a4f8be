"""The history of one record, beside the record."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QWidget

from desktop.programme.vocabulary import Register
from desktop.words import _
from ui.pages.history import HistoryPage
from ui.session import Session
from ui.theme import UNIT
from ui.widgets import button, column, label, resize_within, row

SIZE = (1080, 520)  # pixels


class RecordHistoryDialog(QDialog):
    """Every change of one record and its person, the newest first, each open."""

    def __init__(
        self, session: Session, register: Register, record: int, title: str, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("History: {name}").format(name=title))
        self.page = HistoryPage(session, (register, record))
        close = button(_("Close") + "  Esc", self.accept)
        head = row(label(self.windowTitle(), "heading"), 1, close)
        page = column(head, self.page, margins=2 * UNIT)
        page.setStretch(1, 1)
        self.setLayout(page)
        resize_within(self, *SIZE)
        self.page.tree.setFocus()
        self.page.tree.opened.connect(self.accept)
