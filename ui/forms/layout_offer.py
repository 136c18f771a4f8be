"""A word typed in the wrong keyboard layout, offered back below its field. Never changed alone."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QSizePolicy

from desktop.thai.keyboard import digits_meant, looks_mistyped
from desktop.words import _


class LayoutOffer(QPushButton):
    """One quiet line: what the keys write in the other layout, taken by F7 or a click."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "link")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.meant = ""
        self.hide()

    def look(self, text: str) -> None:
        """Offer what `text` was meant to be, where it makes no sense as it stands."""
        words = text.strip()
        self.meant = looks_mistyped(words) or digits_meant(words) or ""
        self.setText(_("{words}?  F7").format(words=self.meant) if self.meant else "")
        told = _("Was “{words}” meant? F7 writes it.").format(words=self.meant)
        self.setToolTip(told if self.meant else "")
        self.setAccessibleName(self.toolTip())
        self.setVisible(bool(self.meant))
