"""The words of a text on a certificate, with a menu of the slots that are filled with facts."""

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QMenu, QPlainTextEdit, QPushButton, QWidget

from desktop.documents.slots import FACTS, PARTS
from desktop.words import _
from ui.designer.element_words import shown, slot, stored
from ui.widgets import column, label, row


class TemplateField(QWidget):
    """Shows slots by the names that the office reads. `told` carries the text as it is stored."""

    told = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.text = QPlainTextEdit()
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName(_("Text"))
        self.text.setFixedHeight(84)
        self.slots_button = QPushButton(_("Insert a fact …"))
        self.slots_button.setAutoDefault(False)
        self.slots_button.setMenu(self._menu())
        head = row(label(_("Text"), "heading"), 1, self.slots_button)
        self.setLayout(column(head, self.text, spacing=4))
        self.text.textChanged.connect(lambda: self.told.emit(stored(self.text.toPlainText())))

    def show_value(self, template: str) -> None:
        """Show what is stored; what is being typed stays as it is."""
        if stored(self.text.toPlainText()) != template:
            with QSignalBlocker(self.text):
                self.text.setPlainText(shown(template))

    def insert(self, key: str) -> None:
        """Put a slot where the cursor is."""
        self.text.insertPlainText(slot(key))
        self.text.setFocus()

    def _menu(self) -> QMenu:
        menu = QMenu(self)
        for keys in (PARTS, FACTS):
            for key in keys:
                menu.addAction(slot(key)).triggered.connect(
                    lambda _on=False, key=key: self.insert(key)
                )
            menu.addSeparator()
        return menu
