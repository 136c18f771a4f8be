"""The parts of the design in the order in which they are drawn, and what is wrong with it."""

from functools import partial

from PySide6.QtCore import QItemSelectionModel, QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem, QMenu, QWidget

from desktop.documents.design_edits import shows
from desktop.documents.design_problems import DesignProblem
from desktop.thai.line_breaking import soft_breaks
from desktop.words import _
from ui.designer.draft import Draft
from ui.designer.element_words import called, shown
from ui.designer.new_elements import NEW, new_element
from ui.designer.properties import tool
from ui.designer.rendering import PageRenderer
from ui.theme import UNIT
from ui.widgets import button, column, label, row

_NO_CHANGE = QItemSelectionModel.SelectionFlag.NoUpdate


class Parts(QWidget):
    """Choosing here is choosing on the page.

    A signature that the page does not show now brings the count of signatories that shows it.
    `signatories_wanted` carries that count; `picture_wanted` asks for a picture to add.
    """

    signatories_wanted = Signal(int)
    picture_wanted = Signal()

    def __init__(self, draft: Draft, renderer: PageRenderer) -> None:
        super().__init__()
        self._draft, self._renderer = draft, renderer
        self.list = QListWidget()
        self.list.setAccessibleName(_("Parts of the design"))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.add_button = button(_("Add …"), lambda: None)
        self.add_button.setMenu(self._menu())
        tools = row(
            self.add_button,
            1,
            tool("↑", _("Draw earlier (further behind)"), partial(draft.shift, -1)),
            tool("↓", _("Draw later (further in front)"), partial(draft.shift, 1)),
            tool("×", _("Delete"), draft.remove),
            spacing=4,
        )
        self.setLayout(column(label(_("Parts"), "heading"), tools, self.list))
        self.list.itemSelectionChanged.connect(self._on_chosen)
        draft.changed.connect(self.fill)
        draft.chosen_changed.connect(self._show_chosen)
        self.fill()

    def fill(self) -> None:
        """Name every part anew."""
        elements = self._draft.design.elements
        with QSignalBlocker(self.list):
            while self.list.count() > len(elements):
                self.list.takeItem(self.list.count() - 1)
            for place, element in enumerate(elements):
                if place == self.list.count():
                    self.list.addItem(QListWidgetItem())
                item = self.list.item(place)
                item.setText(called(element))
                there = shows(element, self._renderer.signatories)
                quiet = self.palette().placeholderText() if not there else self.palette().text()
                item.setForeground(quiet)
        self._show_chosen()

    def _show_chosen(self) -> None:
        with QSignalBlocker(self.list):
            for place in range(self.list.count()):
                self.list.item(place).setSelected(place in self._draft.chosen)
            if self._draft.chosen:
                current = self.list.item(self._draft.chosen[-1])
                self.list.setCurrentItem(current, _NO_CHANGE)
                self.list.scrollToItem(current)

    def _on_chosen(self) -> None:
        places = [place for place in range(self.list.count()) if self.list.item(place).isSelected()]
        for place in places:
            element = self._draft.design.elements[place]
            if not shows(element, self._renderer.signatories):
                self.signatories_wanted.emit(element.of)
        self._draft.choose(places)

    def _menu(self) -> QMenu:
        menu = QMenu(self)
        for key, name in NEW.items():
            menu.addAction(_(name)).triggered.connect(lambda _on=False, key=key: self.add(key))
        menu.addAction(_("Picture …")).triggered.connect(
            lambda _on=False: self.picture_wanted.emit()
        )
        return menu

    def add(self, key: str) -> None:
        """Add a part of one of the kinds in NEW, in the middle of the page."""
        self._draft.add((new_element(key, self._draft.page, self._renderer.signatories),))


class Problems(QWidget):
    """The sentences about the design; a click chooses the part that one is about."""

    def __init__(self, draft: Draft) -> None:
        super().__init__()
        self._draft = draft
        self.sentences: list[str] = []
        """What is said now."""
        self.list = QListWidget()
        self.list.setWordWrap(True)
        self.list.setAccessibleName(_("What to look at"))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setMaximumHeight(120)
        self.list.itemActivated.connect(self._go)
        self.list.itemClicked.connect(self._go)
        self.setLayout(column(label(_("What to look at"), "label"), self.list, spacing=UNIT // 2))
        self.hide()

    def show_problems(self, found: tuple[DesignProblem, ...]) -> None:
        """Say these."""
        self.list.clear()
        self.sentences = [("⚠ " if one.stops else "• ") + shown(one.sentence) for one in found]
        for one, sentence in zip(found, self.sentences, strict=True):
            item = QListWidgetItem(soft_breaks(sentence))
            item.setData(Qt.ItemDataRole.UserRole, one.place)
            self.list.addItem(item)
        self.setVisible(bool(found))

    def _go(self, item: QListWidgetItem) -> None:
        place = item.data(Qt.ItemDataRole.UserRole)
        if place is not None and place < len(self._draft.design.elements):
            self._draft.choose((place,))
