"""The photographs and papers of a record: from a file, the clipboard or a drag; seen, removed."""

from collections.abc import Callable, Iterable
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QMimeData, QRect, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QGuiApplication,
    QIcon,
    QImage,
    QKeyEvent,
    QPainter,
    QPixmap,
    QShowEvent,
)
from PySide6.QtWidgets import QComboBox, QFileDialog, QListWidget, QListWidgetItem, QWidget

from desktop import attachments
from desktop.attachments import JPEG, KINDS, Attached
from desktop.problems import Refused
from desktop.words import _
from ui import theme
from ui.notice import Notice
from ui.session import Session
from ui.shortcuts import install
from ui.theme import UNIT
from ui.widgets import button, column, label, row

THUMB = 112  # pixels
_ATTACHED = Qt.ItemDataRole.UserRole

type Seen = list[tuple[Attached, QImage]]


class AttachmentsPanel(QWidget):
    """What is kept with the record of `table` that `show_record` names; `counted` says how many."""

    counted = Signal(int)

    def __init__(self, table: str, session: Session) -> None:
        super().__init__()
        self._table, self._session = table, session
        self._record: int | None = None
        self.notice = Notice()
        self.hint = label(role="quiet", wrap=True)
        self.list = _Thumbnails()
        self.kind = QComboBox()
        self.kind.setAccessibleName(_("Kind of paper"))
        for one in KINDS:
            self.kind.addItem(_(one.label), one.key)
        self.add_button = button(_("Attach a file …"), self.ask_files)
        self.paste_button = button(_("Paste") + "  Ctrl V", self.paste)
        self.open_button = button(_("Open"), self.open_chosen)
        self.remove_button = button(_("Remove"), self.remove_chosen, "danger")
        tools = row(
            self.add_button, self.paste_button, 1,
            self.kind, self.open_button, self.remove_button,
        )  # fmt: skip
        page = column(tools, self.notice, self.hint, self.list, margins=2 * UNIT)
        page.setStretch(3, 1)
        self.setLayout(page)
        self.setFocusProxy(self.list)
        self._connect()
        self.show_record(None)

    def show_record(self, record: int | None) -> None:
        """Show what is kept with a record; None is one that is not stored yet."""
        if record != self._record:
            self.notice.hide()
            self.list.clear()
        self._record = record
        self._show_choice()
        self._show_hint()
        self.counted.emit(self.list.count())
        self.reload()

    def reload(self) -> None:
        """Read again what is kept; the pictures only where they are seen."""
        table, record, seen = self._table, self._record, self.isVisible()
        if record is not None:
            self._session.jobs.read(
                lambda: (record, _seen(table, record, pictures=seen)), self._on_read
            )

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802  Qt's name
        """Read the pictures that nobody saw until now."""
        super().showEvent(event)
        self.reload()

    def shown(self) -> list[Attached]:
        """What is listed."""
        return [self.list.item(at).data(_ATTACHED) for at in range(self.list.count())]

    def add_files(self, files: Iterable[Path]) -> None:
        """Attach files; each that cannot be is told with its reason."""
        for file in files:
            try:
                data = file.read_bytes()
            except OSError:
                self.notice.tell(_("{file} cannot be read.").format(file=file.name), tone="bad")
            else:
                self._add(file.name, data)

    def paste(self) -> None:
        """Attach the picture or the files on the clipboard."""
        self.take(QGuiApplication.clipboard().mimeData())

    def take(self, brought: QMimeData | None) -> None:
        """Attach what is on the clipboard or was dragged here."""
        urls = brought.urls() if brought is not None else ()
        files = [Path(url.toLocalFile()) for url in urls if url.isLocalFile()]
        if files:
            self.add_files(files)
        elif brought is not None and brought.hasImage():
            self._add(_("Picture") + ".png", _png(QImage(brought.imageData())))
        else:
            self.notice.tell(_("No picture or file is on the clipboard."), tone="warn")

    def ask_files(self) -> None:
        """Ask which files are attached."""
        chosen, _filter = QFileDialog.getOpenFileNames(
            self, _("Attach a file …"), "",
            _("Pictures and PDF") + " (*.jpg *.jpeg *.png *.bmp *.gif *.webp *.tif *.tiff *.pdf)",
        )  # fmt: skip
        self.add_files(Path(one) for one in chosen)

    def open_chosen(self) -> None:
        """Show the chosen attachment large."""
        one = self._chosen()
        if one is not None:
            self._session.jobs.read(
                lambda: (one, attachments.content(one.id)), self._on_content, self._refuse
            )

    def remove_chosen(self) -> None:
        """Take the chosen attachment away; it can be undone."""
        one, office = self._chosen(), self._session.office
        if one is not None:
            self._write(one.name, lambda: attachments.remove(office, one))

    def _add(self, name: str, data: bytes) -> None:
        table, record, office = self._table, self._record, self._session.office
        if record is None:
            self.notice.tell(self.hint.text(), tone="warn")
            return
        self.notice.hide()
        self._write(
            name, lambda: attachments.add(office, table, record, attachments.prepared(name, data))
        )

    def _change_kind(self, place: int) -> None:
        one, kind, office = self._chosen(), self.kind.itemData(place), self._session.office
        if one is not None and kind != one.kind:
            self._write(one.name, lambda: attachments.change_kind(office, one, kind))

    def _write(self, title: str, work: Callable[[], object]) -> None:
        self._session.jobs.write(title, work, self._on_stored, self._refuse)

    # What is heard

    def _on_read(self, read: object) -> None:
        record, seen = read  # type: ignore[misc]
        if record != self._record:
            return
        at = self.list.currentRow()
        with QSignalBlocker(self.list):
            self.list.clear()
            for one, image in seen:
                self.list.addItem(_item(one, image))
            self.list.setCurrentRow(min(at, self.list.count() - 1))
        self._show_choice()
        self._show_hint()
        self.counted.emit(self.list.count())

    def _on_content(self, read: object) -> None:
        from ui.documents.attachment_dialog import AttachmentDialog  # brings the PDF viewer

        one, data = read  # type: ignore[misc]
        AttachmentDialog(data, one, self.window()).open()

    def _on_stored(self, _answer: object) -> None:
        self.reload()

    def _refuse(self, refused: Refused) -> None:
        self.notice.tell(refused.reason, tone="bad")

    def _chosen(self) -> Attached | None:
        item = self.list.currentItem()
        return item.data(_ATTACHED) if item is not None else None

    def _show_choice(self) -> None:
        one = self._chosen()
        for widget in (self.kind, self.open_button, self.remove_button):
            if one is None and widget.hasFocus():
                self.list.setFocus()  # else it would go out of the form
            widget.setEnabled(one is not None)
        if one is not None:
            self.kind.setCurrentIndex(self.kind.findData(one.kind))

    def _show_hint(self) -> None:
        if self._record is None:
            text = _("Save the record first; then photographs and papers can be attached.")
        else:
            text = _("Drag photographs (JPEG, PNG) or scanned papers (PDF up to 10 MB) here.")
        self.hint.setText(text)
        self.hint.setVisible(not self.list.count())

    def _connect(self) -> None:
        self.list.brought.connect(self.take)
        self.list.currentItemChanged.connect(lambda _now, _before: self._show_choice())
        self.list.itemActivated.connect(lambda _item: self.open_chosen())
        self.kind.activated.connect(self._change_kind)
        self._session.changed.connect(self.reload)
        install(self, "Ctrl+V", self.paste)
        self.list.delete_pressed.connect(self.remove_chosen)


class _Thumbnails(QListWidget):
    """Pictures side by side; files and pictures may be dragged in."""

    brought = Signal(object)
    delete_pressed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(_("Photographs and papers"))
        self.setViewMode(QListWidget.ViewMode.IconMode)
        self.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.setMovement(QListWidget.Movement.Static)
        self.setIconSize(QSize(THUMB, THUMB))
        self.setGridSize(QSize(THUMB + 4 * UNIT, THUMB + 7 * UNIT))
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.setWordWrap(False)
        self.setAcceptDrops(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  Qt's name
        """Delete is said aloud; all else is Qt's."""
        if event.key() == Qt.Key.Key_Delete:
            self.delete_pressed.emit()
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802  Qt's name
        """Files and pictures are welcome."""
        if event.mimeData().hasUrls() or event.mimeData().hasImage():
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:  # noqa: N802  Qt's name
        """As they enter."""
        event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802  Qt's name
        """Hand on what was dropped."""
        self.brought.emit(event.mimeData())
        event.acceptProposedAction()


def _seen(table: str, record: int, *, pictures: bool) -> Seen:
    """What is kept with a record, with its pictures made small. Runs on a worker."""
    listed = attachments.attached(table, record)
    return [(one, _small(one) if pictures else QImage()) for one in listed]


def _small(one: Attached) -> QImage:
    if one.media != JPEG:
        return QImage()
    return QImage.fromData(attachments.content(one.id)).scaled(
        THUMB, THUMB, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
    )


def _item(one: Attached, image: QImage) -> QListWidgetItem:
    labels = {kind.key: _(kind.label) for kind in KINDS}
    picture = _sheet() if image.isNull() else _in_the_middle(image)
    item = QListWidgetItem(QIcon(picture), labels.get(one.kind, one.kind))
    item.setToolTip(one.name)
    item.setData(_ATTACHED, one)
    item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{labels.get(one.kind, '')} {one.name}")
    return item


def _in_the_middle(image: QImage) -> QPixmap:
    """A square with the picture in its middle, so that all names stand in a line."""
    made = QPixmap(THUMB, THUMB)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    painter.drawImage((THUMB - image.width()) // 2, (THUMB - image.height()) // 2, image)
    painter.end()
    return made


def _sheet() -> QPixmap:
    """A sheet of paper that says PDF."""
    look, made = theme.current(), QPixmap(THUMB, THUMB)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    sheet = QRect(THUMB // 6, 2, THUMB * 2 // 3, THUMB - 4)
    painter.fillRect(sheet, QColor(look.panel))
    painter.setPen(QColor(look.edge))
    painter.drawRect(sheet)
    painter.setPen(QColor(look.bad))
    painter.drawText(sheet, Qt.AlignmentFlag.AlignCenter, "PDF")
    painter.end()
    return made


def _png(image: QImage) -> bytes:
    stored = QBuffer()
    stored.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(stored, "PNG")
    return bytes(stored.data().data())
