"""The designer's window: the parts, the page and the properties beside each other."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QResizeEvent
from PySide6.QtWidgets import QDialog, QFileDialog, QScrollArea, QWidget

from desktop.design_pictures import digest_of, prepared
from desktop.designs import Key, copy_of, design_called, pictures_of, save_design
from desktop.documents.designs import Design
from desktop.documents.elements import Picture
from desktop.problems import Refused
from desktop.words import _
from ui.designer.draft import Draft
from ui.designer.head import Head
from ui.designer.new_elements import new_picture
from ui.designer.parts import Parts, Problems
from ui.designer.properties import Properties
from ui.designer.rendering import PageRenderer
from ui.designer.sheet import EDGE, Sheet
from ui.notice import Notice
from ui.session import Session
from ui.shortcuts import install
from ui.theme import UNIT
from ui.typing_undo import TypingUndo
from ui.widgets import column, row

if TYPE_CHECKING:
    from ui.dialogs.help import HelpDialog

BESIDE = (232, 300)  # pixels of the panels beside the page
BESIDE_LITTLE = (176, 256)  # where the window is no wider than NARROW
NARROW = 1100


def open_designer(parent: QWidget, session: Session, key: Key) -> "DesignerDialog":
    """Open the designer over the window of `parent`: with a design of the office, by its id, or
    with a copy of a shipped one, which is stored when it is saved first.

    Refused when the design is gone.
    """
    own = key if isinstance(key, int) else None
    design = design_called(key) if own is not None else copy_of(key)
    dialog = DesignerDialog(session, design, own, parent.window())
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()
    return dialog


class Desk(QScrollArea):
    """What the page lies on; `resized` comes when there is more or less room for it."""

    resized = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  Qt's name
        """Say so."""
        super().resizeEvent(event)
        self.resized.emit()


class DesignerDialog(QDialog):
    """Changes `design`, which is stored in the place of `replaced`. `saved` carries its id."""

    saved = Signal(int)

    def __init__(
        self, session: Session, design: Design, replaced: int | None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Design of a certificate"))
        self._session, self._replaced = session, replaced
        self._closing = self._agreed = False
        self._fits = True
        self.draft = Draft(design, self)
        self.renderer = PageRenderer(session, self.draft, self)
        self.renderer.pictures = pictures_of(design)
        self._make_panels()
        self._connect()
        self._make_keys()
        self._typing_undo = TypingUndo(self)
        if parent is not None:
            self.resize(parent.window().size())
        self.renderer.render_now()
        self.sheet.setFocus()

    def save(self) -> None:
        """Store the design; what keeps it from being stored is said in place."""
        office, design, replaced = self._session.office, self.draft.design, self._replaced
        given = dict(self.renderer.pictures)

        def work() -> tuple[int, Design]:
            stored = save_design(office, design, given, replaced)
            return stored, design_called(stored)

        title = _("Save the design {name}").format(name=design.name)
        self._session.jobs.write(title, work, self._on_saved, self._on_refused)

    def take_picture(self, file: Path, *, replaces: bool = False) -> None:
        """Put the picture in a file in the place of the chosen one, or on the page."""
        try:
            picture = prepared(file.read_bytes())
        except OSError:
            self.notice.tell(_("{file} cannot be read.").format(file=file.name), tone="bad")
            return
        except Refused as refused:
            self.notice.tell(refused.reason, tone="bad")
            return
        digest = digest_of(picture)
        self.renderer.pictures[digest] = picture
        element = self.draft.element()
        if replaces and isinstance(element, Picture):
            changed = Picture(element.box, digest, element.opacity)
            self.draft.put(self.draft.chosen[0], changed)
        else:
            self.draft.add((new_picture(digest, self.draft.page),))

    def zoom(self, factor: float) -> None:
        """Show the page so much larger; 0 shows the whole page."""
        self._fits = factor == 0
        if self._fits:
            self._fit()
        else:
            self.sheet.set_scale(self.sheet.scale * factor)

    def help(self) -> "HelpDialog":
        """Open the help of the designer."""
        from ui.dialogs.help import HelpDialog

        dialog = HelpDialog(self._session, self, self.windowTitle(), self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()
        return dialog

    def reject(self) -> None:
        """Esc and the cross ask first while something is unsaved."""
        if self._may_close():
            super().reject()

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802  Qt's name
        """As Esc."""
        if self._may_close():
            super().closeEvent(event)
        else:
            event.ignore()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  Qt's name
        """The panels beside the page are narrower in a narrow window."""
        super().resizeEvent(event)
        left, right = BESIDE_LITTLE if self.width() <= NARROW else BESIDE
        self._left.setFixedWidth(left)
        self.properties.setFixedWidth(right)

    # What it is made of

    def _make_panels(self) -> None:
        self.notice = Notice()
        self.sheet = Sheet(self.draft, self.renderer)
        self.parts = Parts(self.draft, self.renderer)
        self.problems = Problems(self.draft)
        self.properties = Properties(self.draft)
        self.head = Head(self._session, self.draft, self.renderer)
        self._area = Desk()
        self._area.setWidget(self.sheet)
        self._left = left = QWidget()
        beside = column(self.parts, self.problems)
        beside.setStretch(0, 1)
        left.setLayout(beside)
        middle = row(left, self._area, self.properties)
        middle.setStretch(1, 1)
        page = column(self.head, self.notice, middle)
        page.setStretch(2, 1)
        page.setContentsMargins(UNIT, UNIT, UNIT, UNIT)
        self.setLayout(page)

    def _connect(self) -> None:
        self.renderer.told.connect(self.problems.show_problems)
        self.sheet.zoom_asked.connect(self.zoom)
        self.sheet.writing_asked.connect(self.properties.write)
        self.parts.signatories_wanted.connect(self.head.sign_by)
        self.parts.picture_wanted.connect(lambda: self._ask_picture(replaces=False))
        self.properties.picture_wanted.connect(lambda: self._ask_picture(replaces=True))
        self.head.save_asked.connect(self.save)
        self.head.zoom_asked.connect(self.zoom)
        self.head.close_asked.connect(self.reject)
        self.head.shown_changed.connect(self.parts.fill)
        self.draft.changed.connect(self._fit_again)
        self._area.resized.connect(self._fit_again)
        self.notice.passes_with(self.draft.changed)

    def _make_keys(self) -> None:
        within = Qt.ShortcutContext.WindowShortcut
        install(self, "Ctrl+Z", self.draft.undo, within)
        install(self, "Ctrl+Y", self.draft.redo, within)
        install(self, "Ctrl+Shift+Z", self.draft.redo, within)
        install(self, "Ctrl+S", self.save, within)
        install(self, "F1", self.help, within)

    # What happens

    def _ask_picture(self, *, replaces: bool) -> None:
        chosen, _filter = QFileDialog.getOpenFileName(
            self, _("Picture"), "", "PNG, JPEG (*.png *.jpg *.jpeg)"
        )
        if chosen:
            self.take_picture(Path(chosen), replaces=replaces)

    def _on_saved(self, answer: object) -> None:
        self._replaced, design = answer  # type: ignore[misc]
        self.draft.kept(design)
        self.notice.tell(_("Saved"), tone="good")
        self.saved.emit(self._replaced)
        if self._closing and not self.draft.unsaved:
            self.accept()

    def _on_refused(self, refused: Refused) -> None:
        self._closing = False
        self.notice.tell(refused.reason, tone="bad")

    def _may_close(self) -> bool:
        if self._agreed or not self.draft.unsaved:
            return True
        self.notice.tell(
            _("The design is not saved."),
            (_("Save and close"), self._save_and_close),
            (_("Close without saving"), self._leave),
            (_("Go on designing"), lambda: None),
            tone="warn",
        )
        self.notice.hold_focus(self.focusWidget())
        return False

    def _save_and_close(self) -> None:
        self._closing = True
        self.save()

    def _leave(self) -> None:
        self._agreed = True
        self.reject()

    def _fit_again(self) -> None:
        if self._fits:
            self._fit()

    def _fit(self) -> None:
        """Show the whole page, as large as there is room."""
        room, (wide, high) = self._area.maximumViewportSize(), self.draft.page
        across = (room.width() - 2 * EDGE) / wide
        self.sheet.set_scale(min(across, (room.height() - 2 * EDGE) / high))
