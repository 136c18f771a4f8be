"""The line that says which step of several is under way: ๑ … › ๒ … › ๓ …."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from desktop.thai.numerals import to_thai_digits
from desktop.words import _, current_language
from ui.theme import UNIT
from ui.widgets import label, retone, row


class Steps(QWidget):
    """Every step by number and name; the one under way stands out."""

    def __init__(self, names: Sequence[str]) -> None:
        super().__init__()
        self._labels = []
        line = row(spacing=UNIT)
        for number, name in enumerate(names, 1):
            if number > 1:
                line.addWidget(label("›", "quiet"))
            shown = to_thai_digits(number) if current_language() == "th" else str(number)
            self._labels.append(label(f"{shown} {name}", "strong", tone="quiet"))
            line.addWidget(self._labels[-1])
        line.addStretch(1)
        self.setLayout(line)
        self.setAccessibleName(_("Step"))

    def go_to(self, step: int) -> None:
        """Say that the step at this place is under way."""
        for place, one in enumerate(self._labels):
            retone(one, "" if place == step else "quiet")
        self.setAccessibleDescription(self._labels[step].text())
