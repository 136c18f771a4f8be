"""The round's target villages, ticked in a tree by tambon."""

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import QLineEdit, QTreeWidget, QTreeWidgetItem, QWidget

from desktop.problems import Refused
from desktop.thai.text import search_text
from desktop.words import _
from ui.notice import Notice
from ui.session import Session
from ui.widgets import button, column, label, row

_VILLAGE = Qt.ItemDataRole.UserRole
_NAME = Qt.ItemDataRole.UserRole + 1


class TargetVillages(QWidget):
    """Ticks are stored together by one press of the button, as one action that can be undone."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.notice = Notice()
        self.filter = QLineEdit()
        self.filter.setPlaceholderText(_("Filter villages"))
        self.filter.setAccessibleName(self.filter.placeholderText())
        self.filter.setClearButtonEnabled(True)
        self.tree = QTreeWidget()
        self.tree.setHeaderHidden(True)
        self.tree.setAccessibleName(_("Target villages"))
        self.tree.setUniformRowHeights(True)
        self._count = label(role="quiet")
        self.save_button = button(_("Save"), self.save, "primary")
        page = column(
            label(_("Target villages of the round"), "heading"),
            self.notice,
            self.filter,
            self.tree,
            row(self._count, 1, self.save_button),
        )
        page.setStretch(3, 1)
        self.setLayout(page)
        self.filter.textChanged.connect(self._filter)
        self.tree.itemChanged.connect(lambda _item, _column: self._show_count())
        self.notice.passes_with(self.tree.itemClicked)
        session.round_changed.connect(self.fill)
        session.changed.connect(self._follow)
        self._stored: set[int] = set()
        self.fill()

    def fill(self) -> None:
        """Show every village of the district, the round's ticked."""
        office, round_ = self._session.office, self._session.round
        self._stored = {place.id for place in office.targets(round_.id)} if round_ else set()
        with QSignalBlocker(self.tree):
            self.tree.clear()
            for tambon in office.tambons():
                branch = QTreeWidgetItem()
                branch.setData(0, _NAME, _("Tambon {tambon}").format(tambon=tambon.name))
                branch.setFlags(
                    branch.flags()
                    | Qt.ItemFlag.ItemIsAutoTristate
                    | Qt.ItemFlag.ItemIsUserCheckable
                )
                for place in office.villages(tambon.id):
                    leaf = QTreeWidgetItem(branch, [place.label])
                    ticked = place.id in self._stored
                    leaf.setCheckState(
                        0, Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked
                    )
                    leaf.setData(0, _VILLAGE, place.id)
                self.tree.addTopLevelItem(branch)
                branch.setExpanded(branch.checkState(0) is not Qt.CheckState.Unchecked)
        self.setEnabled(round_ is not None)
        self._filter(self.filter.text())
        self._show_count()

    def ticked(self) -> set[int]:
        """The ids of the ticked villages."""
        return {
            leaf.data(0, _VILLAGE)
            for leaf in self._leaves()
            if leaf.checkState(0) is Qt.CheckState.Checked
        }

    def tick(self, village_id: int, *, on: bool) -> None:
        """Tick one village, or take its tick away."""
        for leaf in self._leaves():
            if leaf.data(0, _VILLAGE) == village_id:
                leaf.setCheckState(0, Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)

    def save(self) -> None:
        """Make the ticked villages the round's."""
        round_, ticked = self._session.round, self.ticked()
        if round_ is None:
            return
        office = self._session.office
        self._session.jobs.write(
            _("Target villages"),
            lambda: office.set_targets(round_.id, ticked),
            self._on_saved,
            self._refuse,
        )

    def _on_saved(self, _answer: object) -> None:
        self.notice.tell(_("Saved"), tone="good")

    def _refuse(self, refused: Refused) -> None:
        self.notice.tell(refused.reason, tone="bad")

    def _follow(self) -> None:
        """Another action may have chosen villages; what is ticked and not saved stays."""
        if self.ticked() == self._stored:
            self.fill()
        else:
            round_ = self._session.round
            targets = self._session.office.targets(round_.id) if round_ else ()
            self._stored = {place.id for place in targets}
            self._show_count()

    def _leaves(self) -> list[QTreeWidgetItem]:
        return [leaf for branch in self._branches() for leaf in _leaves_of(branch)]

    def _branches(self) -> list[QTreeWidgetItem]:
        return [self.tree.topLevelItem(place) for place in range(self.tree.topLevelItemCount())]

    def _filter(self, text: str) -> None:
        wanted = search_text(text)
        for branch in self._branches():
            whole = wanted in search_text(branch.data(0, _NAME))
            fitting = 0
            for leaf in _leaves_of(branch):
                fits = whole or wanted in search_text(leaf.text(0))
                leaf.setHidden(not fits)
                fitting += fits
            branch.setHidden(not fitting)
            if wanted:
                branch.setExpanded(True)

    def _show_count(self) -> None:
        ticked = self.ticked()
        with QSignalBlocker(self.tree):
            for branch in self._branches():
                leaves = _leaves_of(branch)
                here = sum(leaf.data(0, _VILLAGE) in ticked for leaf in leaves)
                share = f"  ({here}/{len(leaves)})" if here else ""
                branch.setText(0, branch.data(0, _NAME) + share)
        self.tree.viewport().update()
        self._count.setText(_("Villages ticked: {count}").format(count=len(ticked)))
        self.save_button.setEnabled(ticked != self._stored)


def _leaves_of(branch: QTreeWidgetItem) -> list[QTreeWidgetItem]:
    return [branch.child(place) for place in range(branch.childCount())]
