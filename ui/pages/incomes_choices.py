"""What is chosen on the page of incomes: the chart, the groups, the pair of incomes, the digits."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSettings, QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox, QPushButton, QWidget

from desktop.charts.kinds import CHARTS
from desktop.programme.income_table import Pair
from desktop.programme.income_words import GROUPS, of_chart
from desktop.words import _
from ui.pages.about import AboutButton
from ui.pages.pair_choice import PairBox, WantedPair
from ui.tables.flow_layout import FlowLayout
from ui.widgets import clear, row

if TYPE_CHECKING:
    from desktop.charts.chart import ChartKind
    from desktop.charts.wording import Digits
    from desktop.programme.income_groups import By

_SETTINGS = "incomes/"


class IncomeChoices(QWidget):
    """Choice boxes in a row; what was chosen last on this computer is chosen again.

    `changed` comes when something else was chosen.
    """

    changed = Signal()

    def __init__(self, settings: QSettings | None, wanted: WantedPair) -> None:
        super().__init__()
        self._settings, self._wanted = settings, wanted
        self._chosen: dict[str, str] = {}
        self.charts, self.groups, self.pairs = QComboBox(), QComboBox(), PairBox(wanted)
        self.charts.setAccessibleName(_("Kind of chart"))
        self.groups.setAccessibleName(_("Groups of the chart"))
        for one in CHARTS:
            self.charts.addItem(_(one.label), one.key)
        self.thai_digits = QPushButton(_("Thai digits"))
        self.thai_digits.setCheckable(True)
        self.thai_digits.setProperty("role", "switch")
        self.thai_digits.setChecked(self._kept("digits") == "thai")
        self._choose(self.charts, self._kept("chart"))
        self._about = QWidget()
        self._about.setLayout(row())
        for box in (self.charts, self.groups):
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        digits = QWidget()
        digits.setLayout(row(self.thai_digits))
        line = FlowLayout()
        self._beside = (self._about, digits)
        for one in (self.charts, self._about, self.groups, self.pairs, digits):
            line.addWidget(one)
        self.setLayout(line)
        self._on_kind()
        self.charts.currentIndexChanged.connect(self._on_chart)
        self.groups.currentIndexChanged.connect(self._on_group)
        wanted.changed.connect(self.changed)
        self.thai_digits.toggled.connect(self._on_digits)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802  Qt's name
        """Put into a window, it is dressed: all stand on one middle line."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            for one in self._beside:
                one.setFixedHeight(self.charts.sizeHint().height() + 2)

    @property
    def kind(self) -> "ChartKind":
        """The chosen kind of chart."""
        return CHARTS[max(self.charts.currentIndex(), 0)]

    @property
    def by(self) -> "By | None":
        """What households are grouped by; None where the chart has no choice."""
        return self.groups.currentData() if self.kind.groups else None

    @property
    def pair(self) -> Pair:
        """Which incomes are wanted, of this round or of others."""
        return self._wanted.pair

    @property
    def digits(self) -> "Digits":
        """The digits of the chart."""
        return "thai" if self.thai_digits.isChecked() else "arabic"

    def group_by(self, by: str) -> None:
        """Choose what households are grouped by."""
        self._choose(self.groups, by)

    def _on_chart(self) -> None:
        self._keep("chart", self.kind.key)
        self._on_kind()
        self.changed.emit()

    def _on_group(self) -> None:
        self._keep(f"groups/{self.kind.key}", self.by or "")
        self.changed.emit()

    def _on_digits(self) -> None:
        self._keep("digits", self.digits)
        self.changed.emit()

    def _on_kind(self) -> None:
        """Offer the groups of the chosen chart, and say what it counts."""
        kind = self.kind
        with QSignalBlocker(self.groups):
            self.groups.clear()
            for by in kind.groups:
                self.groups.addItem(_(GROUPS[by]), by)
        self._choose(self.groups, self._kept(f"groups/{kind.key}"), quietly=True)
        self.groups.setVisible(len(kind.groups) > 1)
        clear(self._about.layout())
        told = of_chart(kind.key)
        if told:
            self._about.layout().addWidget(AboutButton(_(kind.label), told))
        self._about.setVisible(bool(told))

    def _choose(self, box: QComboBox, key: str, *, quietly: bool = False) -> None:
        place = box.findData(key)
        if place < 0:
            return
        if quietly:
            with QSignalBlocker(box):
                box.setCurrentIndex(place)
        else:
            box.setCurrentIndex(place)

    def _kept(self, what: str) -> str:
        if what in self._chosen or self._settings is None:
            return self._chosen.get(what, "")
        return str(self._settings.value(_SETTINGS + what, ""))

    def _keep(self, what: str, value: str) -> None:
        self._chosen[what] = value
        if self._settings is not None:
            self._settings.setValue(_SETTINGS + what, value)
