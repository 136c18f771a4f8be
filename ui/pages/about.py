"""The small sign beside a figure that tells what it counts."""

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QToolButton, QToolTip

from desktop.thai.line_breaking import soft_breaks
from desktop.words import _

_WIDEST = 360  # pixels


class AboutButton(QToolButton):
    """Tells `definition` of the figure called `name`: under the mouse, at Space, to a reader."""

    def __init__(self, name: str, definition: str) -> None:
        super().__init__()
        self.setText("i")
        self.setProperty("role", "about")
        self.setAccessibleName(_("What is counted: {name}").format(name=name))
        self.setAccessibleDescription(definition)
        broken = soft_breaks(definition)
        self.setToolTip(f"<table width='{_WIDEST}'><tr><td>{broken}</td></tr></table>")
        self.clicked.connect(self.tell)

    def tell(self) -> None:
        """Show the definition beside the sign."""
        QToolTip.showText(self.mapToGlobal(QPoint(0, self.height())), self.toolTip(), self)
