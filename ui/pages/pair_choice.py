"""Which two incomes are compared: one choice, kept on this computer, for all parts of the tab."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, QSettings, QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox

from desktop.programme.income_table import USUAL, Pair
from desktop.programme.income_words import pair_said
from desktop.words import _

_KEY = "incomes/pair"


class WantedPair(QObject):
    """The pair that was chosen last, of this round or of others. `changed` comes with another."""

    changed = Signal()

    def __init__(self, settings: QSettings | None) -> None:
        super().__init__()
        self._settings = settings
        kept = str(settings.value(_KEY, "")) if settings is not None else ""
        before, _to, after = kept.partition(" ")
        self.pair = USUAL
        if before.isdecimal():
            self.pair = Pair(int(before), int(after) if after.isdecimal() else None)

    def want(self, pair: Pair) -> None:
        """Compare these incomes from now on."""
        if pair == self.pair:
            return
        self.pair = pair
        if self._settings is not None:
            after = "" if pair.after is None else pair.after
            self._settings.setValue(_KEY, f"{pair.before} {after}")
        self.changed.emit()


class PairBox(QComboBox):
    """Offers the pairs that a round has: the wanted one is chosen, else the usual one."""

    def __init__(self, wanted: WantedPair) -> None:
        super().__init__()
        self._wanted = wanted
        self.setAccessibleName(_("Incomes that are compared"))
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.offer([USUAL])
        self.currentIndexChanged.connect(self._on_chosen)

    def offer(self, pairs: Sequence[Pair]) -> None:
        """Offer these pairs."""
        with QSignalBlocker(self):
            self.clear()
            for one in pairs:
                self.addItem(pair_said(one), one)
            wanted = self._wanted.pair
            self.setCurrentIndex(pairs.index(wanted) if wanted in pairs else 0)
        self.setEnabled(len(pairs) > 1)

    def _on_chosen(self) -> None:
        self._wanted.want(Pair(*(self.currentData() or USUAL)))
