"""What a sub-tab's head says of its fields: how many to correct, how many to look at."""

from PySide6.QtWidgets import QLabel, QWidget

from ui.widgets import row


class Badge(QWidget):
    """Two small counts, errors before warnings; a count of none is not shown."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.hide()
        self._errors, self._warnings = (self._count(tone) for tone in ("bad", "warn"))
        self._shown = (0, 0)
        self.setLayout(row(self._errors, self._warnings, spacing=2))

    def show_counts(self, errors: int, warnings: int) -> bool:
        """Show how many fields have an error, and how many only a warning; whether it changed."""
        if (errors, warnings) == self._shown:
            return False
        self._shown = errors, warnings
        for made, count in ((self._errors, errors), (self._warnings, warnings)):
            made.setText(str(count))
            made.setVisible(bool(count))
        self.adjustSize()
        return True

    @property
    def text(self) -> tuple[str, str]:
        """The counts of errors and warnings as they are shown, "" for none."""
        errors, warnings = (str(count or "") for count in self._shown)
        return errors, warnings

    def _count(self, tone: str) -> QLabel:
        made = QLabel()
        made.setObjectName("badge")
        made.setProperty("tone", tone)
        return made
