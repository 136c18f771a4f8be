"""What a sub-tab's head says of its fields: how many to correct, how many to look at."""

from PySide6.QtWidgets import QLabel, QWidget

from ui.widgets import row


class Badge(QWidget):
    """Two small counts, errors before warnings; a count of none is not shown."""

    def __init__(self) -> None:
        super().__init__()
        self._errors, self._warnings = (self._count(tone) for tone in ("bad", "warn"))
        self.setLayout(row(self._errors, self._warnings, spacing=2))

    def show_counts(self, errors: int, warnings: int) -> None:
        """Show how many fields have an error, and how many have only a warning."""
        for made, count in ((self._errors, errors), (self._warnings, warnings)):
            made.setText(str(count))
            made.setVisible(bool(count))
        self.adjustSize()

    @property
    def text(self) -> tuple[str, str]:
        """The counts of errors and warnings as they are shown, "" for none."""
        errors, warnings = (
            made.text() if not made.isHidden() else "" for made in (self._errors, self._warnings)
        )
        return errors, warnings

    def _count(self, tone: str) -> QLabel:
        made = QLabel()
        made.setObjectName("badge")
        made.setProperty("tone", tone)
        return made
