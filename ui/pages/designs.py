"""The designs that certificates are printed with: seen small, copied, changed, given and taken."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QSignalBlocker, QSize, Qt
from PySide6.QtWidgets import QFileDialog, QListView, QListWidget, QListWidgetItem, QWidget

from desktop.design_files import ENDING, exported, import_design
from desktop.designs import (
    Key,
    ListedDesign,
    copy_design,
    delete_design,
    listed_designs,
    rename_design,
)
from desktop.documents.designs import Design
from desktop.problems import Refused
from desktop.words import _
from ui.designer.dialog import open_designer
from ui.designer.thumbnails import SMALL, Thumbnails
from ui.files import store_file
from ui.jobs import Done
from ui.notice import Notice
from ui.session import Session
from ui.widgets import button, column, label, row

_KEY = Qt.ItemDataRole.UserRole


class DesignsPage(QWidget):
    """The shipped designs first, which can be copied only; then the office's own."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._listed: dict[Key, ListedDesign] = {}
        self._wanted: Key | None = None
        self._small = Thumbnails(session, self)
        self._small.ready.connect(self._show_small)
        self.notice = Notice()
        self.list = _thumbnails()
        self._make_buttons()
        head = label(_("Designs of certificates"), "heading")
        hint = label(
            _("The shipped designs stay as they are; copy one to make it your own."),
            "quiet",
            wrap=True,
        )
        page = column(head, hint, self.notice, self.list, self._buttons())
        page.setStretch(3, 1)
        self.setLayout(page)
        self.list.itemSelectionChanged.connect(self._follow_choice)
        self.list.itemChanged.connect(self._rename)
        self.list.itemActivated.connect(lambda _item: self.edit())
        session.changed.connect(self.fill)
        self.fill()

    @property
    def chosen(self) -> ListedDesign | None:
        """The design that is chosen."""
        item = self.list.currentItem()
        return self._listed.get(item.data(_KEY)) if item is not None else None

    def fill(self) -> None:
        """List what there is; thumbnails come when they are drawn."""
        before = self._wanted or (self.chosen.key if self.chosen else None)
        self._listed = {one.key: one for one in listed_designs()}
        with QSignalBlocker(self.list):
            self.list.clear()
            for one in self._listed.values():
                self.list.addItem(self._item(one))
        self.choose(before if before in self._listed else next(iter(self._listed)))

    def choose(self, key: Key) -> None:
        """Choose a design, now or when it is listed."""
        self._wanted = key if key not in self._listed else None
        for at in range(self.list.count()):
            if self.list.item(at).data(_KEY) == key:
                self.list.setCurrentRow(at)
        self._follow_choice()

    def copy(self) -> None:
        """Store a copy of the chosen design, and choose it."""
        office, one = self._session.office, self.chosen
        if one is not None:
            self._write(_("Copy a design"), lambda: copy_design(office, one.key), self._on_made)

    def edit(self) -> None:
        """Open the designer; a shipped design is copied when it is saved first."""
        one = self.chosen
        if one is None or one.design is None:
            return
        try:
            dialog = open_designer(self, self._session, one.key)
        except Refused as refused:
            self._refuse(refused)
        else:
            dialog.saved.connect(self.choose)

    def rename(self) -> None:
        """Type another name in the list."""
        if self.list.currentItem() is not None:
            self.list.editItem(self.list.currentItem())

    def delete(self) -> None:
        """Take the chosen design off the list; the notice takes it back."""
        office, one = self._session.office, self.chosen
        if one is not None and isinstance(one.key, int):
            key = one.key
            title = _("Delete the design {name}").format(name=one.name)
            self._write(
                title, lambda: delete_design(office, key), partial(self._on_deleted, one.name)
            )

    def write_file(self, path: Path) -> None:
        """Write the chosen design with its pictures to a file."""
        if self.chosen is None:
            return
        try:
            store_file(path, exported(self.chosen.key))
        except Refused as refused:
            self._refuse(refused)
        else:
            self.notice.tell(_("Saved: {file}").format(file=path), tone="good")

    def read_file(self, path: Path) -> None:
        """Take in the design that a file holds."""
        office = self._session.office
        try:
            data = path.read_bytes()
        except OSError:
            self.notice.tell(_("{file} cannot be read.").format(file=path.name), tone="bad")
            return
        self._write(_("Import a design"), lambda: import_design(office, data), self._on_made)

    def _make_buttons(self) -> None:
        self.edit_button = button(_("Edit …"), self.edit, "primary")
        self.copy_button = button(_("New copy"), self.copy)
        self.rename_button = button(_("Rename"), self.rename)
        self.export_button = button(_("Export …"), self._ask_to_write)
        self.import_button = button(_("Import …"), self._ask_to_read)
        self.delete_button = button(_("Delete"), self.delete, "danger")

    def _buttons(self) -> QWidget:
        line = QWidget()
        line.setLayout(
            row(
                self.copy_button, self.rename_button, self.export_button, self.import_button,
                1, self.delete_button, self.edit_button,
            )
        )  # fmt: skip
        return line

    def _item(self, one: ListedDesign) -> QListWidgetItem:
        item = QListWidgetItem(one.name)
        item.setData(_KEY, one.key)
        item.setIcon(self._small.icon(one.design))
        if one.is_shipped:
            item.setToolTip(_("Comes with the program"))
        else:
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsEditable)
            item.setToolTip(one.reason)
        return item

    def _show_small(self, design: Design) -> None:
        with QSignalBlocker(self.list):
            for at in range(self.list.count()):
                item = self.list.item(at)
                if self._listed[item.data(_KEY)].design == design:
                    item.setIcon(self._small.icon(design))
        self.list.viewport().update()

    def _rename(self, item: QListWidgetItem) -> None:
        one, office = self._listed.get(item.data(_KEY)), self._session.office
        if one is None or one.is_shipped or item.text() == one.name:
            return
        key, name = one.key, item.text()
        self._write(_("Rename"), lambda: rename_design(office, int(key), name), self._on_made)

    def _follow_choice(self) -> None:
        one = self.chosen
        own = one is not None and not one.is_shipped
        self.rename_button.setEnabled(own)
        self.delete_button.setEnabled(own)
        self.edit_button.setEnabled(one is not None and one.design is not None)
        self.copy_button.setEnabled(one is not None and one.design is not None)
        self.export_button.setEnabled(one is not None and one.design is not None)

    def _write(self, title: str, work: Callable[[], object], done: Done) -> None:
        self._session.jobs.write(title, work, done, self._refuse)

    def _on_made(self, key: object) -> None:
        if isinstance(key, int):
            self.notice.hide()
            self.choose(key)

    def _on_deleted(self, name: str, action: object) -> None:
        office = self._session.office

        def take_back() -> None:
            if isinstance(action, int):
                self._write(_("Undo"), lambda: office.undo_action(action), lambda _done: None)

        self.notice.tell(_("Deleted: {name}").format(name=name), (_("Undo"), take_back))

    def _refuse(self, refused: Refused) -> None:
        self.notice.tell(refused.reason, tone="bad")
        self.fill()

    def _ask_to_write(self) -> None:
        if self.chosen is None:
            return
        chosen, _filter = QFileDialog.getSaveFileName(
            self, _("Export …"), f"{self.chosen.name}{ENDING}", _files()
        )
        if chosen:
            self.write_file(Path(chosen))

    def _ask_to_read(self) -> None:
        chosen, _filter = QFileDialog.getOpenFileName(self, _("Import …"), "", _files())
        if chosen:
            self.read_file(Path(chosen))


def _files() -> str:
    return _("Design of a certificate") + f" (*{ENDING})"


def _thumbnails() -> QListWidget:
    shown = QListWidget()
    shown.setAccessibleName(_("Designs of certificates"))
    shown.setViewMode(QListView.ViewMode.IconMode)
    shown.setResizeMode(QListView.ResizeMode.Adjust)
    shown.setMovement(QListView.Movement.Static)
    shown.setIconSize(SMALL)
    shown.setGridSize(QSize(SMALL.width() + 24, SMALL.height() + 44))
    shown.setUniformItemSizes(True)
    return shown
