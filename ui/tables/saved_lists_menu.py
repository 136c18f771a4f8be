"""The button with the saved lists of a register: choose, save, rename, delete."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QLineEdit, QMenu, QPushButton, QWidget

from desktop.list_views import ListView
from desktop.problems import Refused
from desktop.programme.vocabulary import Register
from desktop.saved_lists import LONGEST_NAME, SavedList, delete_list, save_list, saved_lists
from desktop.words import _
from ui.session import Session
from ui.tables.popup import Popup
from ui.theme import UNIT
from ui.widgets import button, column, label, row

WIDTH = 40
NAME_WIDTH = 20  # characters of a list's name on the button


class NamePopup(Popup):
    """Asks for the name of a list; `named` carries it."""

    named = Signal(str)

    def __init__(self, parent: QWidget, title: str, name: str) -> None:
        super().__init__(parent, title, WIDTH)
        self.name = QLineEdit(name)
        self.name.setMaxLength(LONGEST_NAME)
        self.name.setAccessibleName(_("Name of the list"))
        self.name.selectAll()
        take = button(_("Save"), self.take, "primary")
        take.setDefault(True)
        foot = row(button(_("Cancel"), self.reject), 1, take)
        self.setLayout(column(label(title, "strong"), self.name, foot, margins=2 * UNIT))
        self.name.setFocus()

    def take(self) -> None:
        """Hand the name over; a blank one waits."""
        if self.name.text().strip():
            self.named.emit(self.name.text())
            self.accept()


class SavedListsButton(QPushButton):
    """Shows the name of the chosen list, with * when the list stands otherwise by now.

    `view_wanted` carries how the list shall stand (None: everything, as the user likes it),
    `told` a sentence and its tone, `deleted` the action that deleted a saved list.
    """

    view_wanted = Signal(object)
    told = Signal(str, str)
    deleted = Signal(object)

    def __init__(
        self, register: Register, session: Session, standing: Callable[[], ListView]
    ) -> None:
        super().__init__()
        self._register, self._session, self._standing = register, session, standing
        self.chosen: SavedList | None = None
        self.popup: NamePopup | None = None
        self.setAutoDefault(False)
        self.clicked.connect(self.offer)
        session.changed.connect(self._on_change)
        self.show_name()

    def show_name(self) -> None:
        """Write the chosen list's name on the button."""
        name = self.chosen.name if self.chosen else _("Saved lists")
        shown = name if len(name) <= NAME_WIDTH else name[: NAME_WIDTH - 1] + "…"
        star = " *" if self.differs else ""
        self.setText(f"{shown}{star}  ▾")
        self.setToolTip(name)
        self.setAccessibleName(
            _("Saved list: {name}").format(name=name) if self.chosen else _("Saved lists")
        )

    @property
    def differs(self) -> bool:
        """Whether the list stands otherwise than the chosen one was saved."""
        return self.chosen is not None and self._standing() != self.chosen.view

    def offer(self) -> QMenu:
        """Open the menu below the button."""
        menu = self.menu_now()
        menu.popup(self.mapToGlobal(QPoint(0, self.height())))
        return menu

    def menu_now(self) -> QMenu:
        """What can be chosen and done at the moment."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        everything = menu.addAction(_("Everything"), self.show_everything)
        everything.setCheckable(True)
        everything.setChecked(self.chosen is None)
        for one in saved_lists(self._register):
            action = menu.addAction(one.name.replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(self.chosen is not None and one.id == self.chosen.id)
            action.triggered.connect(lambda _on, saved=one: self.choose(saved))
        menu.addSeparator()
        save = menu.addAction(_("Save"), self.save)
        save.setEnabled(self.differs)
        menu.addAction(_("Save as …"), self.ask_new_name)
        rename = menu.addAction(_("Rename …"), self.ask_other_name)
        delete = menu.addAction(_("Delete"), self.delete)
        for action in (rename, delete):
            action.setEnabled(self.chosen is not None)
        return menu

    def choose(self, saved: SavedList) -> None:
        """Let the list stand as it was saved; say what of it no longer holds."""
        self.chosen = saved
        self.view_wanted.emit(saved.view)
        self.show_name()
        if saved.dropped:
            self.told.emit(" ".join(saved.dropped), "warn")

    def show_everything(self) -> None:
        """No search, no filter, the register's own order, the user's own columns."""
        self.chosen = None
        self.view_wanted.emit(None)
        self.show_name()

    def save(self) -> None:
        """Save how the list stands in the place of the chosen one."""
        if self.chosen is not None:
            self._store(self.chosen.name, self._standing(), self.chosen)

    def save_as(self, name: str) -> None:
        """Save how the list stands under a new name."""
        self._store(name, self._standing(), None)

    def rename(self, name: str) -> None:
        """Give the chosen list another name."""
        if self.chosen is not None:
            self._store(name, self.chosen.view, self.chosen)

    def delete(self) -> None:
        """Delete the chosen list; its records stay, and undo brings it back."""
        gone, office = self.chosen, self._session.office
        if gone is not None:
            self._session.jobs.write(
                _("Delete"), lambda: delete_list(office, gone), self._on_deleted, self._on_refused
            )

    def ask_new_name(self) -> None:
        """Ask for the name of a new list."""
        self._ask(_("Save the list as"), "").named.connect(self.save_as)

    def ask_other_name(self) -> None:
        """Ask for another name of the chosen list."""
        name = self.chosen.name if self.chosen else ""
        self._ask(_("Rename the list"), name).named.connect(self.rename)

    def _ask(self, title: str, name: str) -> NamePopup:
        self.popup = NamePopup(self, title, name)
        self.popup.show_below(self)
        return self.popup

    def _store(self, name: str, view: ListView, replaced: SavedList | None) -> None:
        office, register = self._session.office, self._register
        self._session.jobs.write(
            _("Save"),
            lambda: save_list(office, register, name, view, replaced),
            self._on_saved,
            self._on_refused,
        )

    def _on_saved(self, saved: object) -> None:
        if isinstance(saved, SavedList):
            self.chosen = saved
            self.show_name()

    def _on_deleted(self, action: object) -> None:
        self.show_everything()
        self.deleted.emit(action)

    def _on_refused(self, refused: Refused) -> None:
        self.told.emit(refused.reason, "bad")

    def _on_change(self) -> None:
        """Follow what became of the chosen list: changed elsewhere, deleted, undone."""
        if self.chosen is None:
            return
        now = {one.id: one for one in saved_lists(self._register)}
        self.chosen = now.get(self.chosen.id)
        if self.chosen is None:
            self.show_everything()
        self.show_name()
