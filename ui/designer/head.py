"""The line above the page: the design's name, whom it is shown with, steps back, saving."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.design_samples import people
from desktop.documents.designs import SIGNATORIES
from desktop.words import _
from ui.designer.draft import Draft
from ui.designer.fields import Choice, Name, named
from ui.designer.properties import tool
from ui.designer.rendering import PageRenderer
from ui.session import Session
from ui.widgets import button, key_button, label, row


class Head(QWidget):
    """`shown_changed` comes when the page is shown with somebody else, or signed by others."""

    save_asked = Signal()
    close_asked = Signal()
    zoom_asked = Signal(float)
    shown_changed = Signal()

    def __init__(self, session: Session, draft: Draft, renderer: PageRenderer) -> None:
        super().__init__()
        self._session, self._draft, self._renderer = session, draft, renderer
        self.name = named(Name(), _("Name of the design"))
        self.name.setMinimumWidth(120)
        self.whose = named(Choice(self._somebody()), _("Shown with"))
        counts = _("{count} sign")
        self.signatories = named(
            Choice({one: counts.format(count=one) for one in range(1, SIGNATORIES + 1)}, 9),
            _("How many sign"),
        )
        self.undo = tool("↶", _("Undo") + " (Ctrl Z)", draft.undo)
        self.redo = tool("↷", _("Redo") + " (Ctrl Y)", draft.redo)
        self.save = key_button(_("Save"), "Ctrl S", self.save_asked.emit, "primary")
        self._lay_out()
        self.whose.show_value(renderer.whose)
        self.signatories.show_value(renderer.signatories)
        self.whose.told.connect(lambda _whose: self._show())
        self.signatories.told.connect(lambda _count: self._show())
        self.name.told.connect(draft.rename)
        draft.changed.connect(self.follow)
        self.follow()

    def follow(self) -> None:
        """Show the name, and what can be done."""
        self.name.show_value(self._draft.design.name)
        self.undo.setEnabled(self._draft.can_undo)
        self.redo.setEnabled(self._draft.can_redo)

    def sign_by(self, count: int) -> None:
        """Show the page signed by so many."""
        self.signatories.show_value(count)
        self._show()

    def _somebody(self) -> dict[object, str]:
        round_ = self._session.round
        own = {one.id: one.label for one in people(round_.id if round_ else None)}
        return {"short": _("A short name"), "long": _("A long name"), **own}

    def _show(self) -> None:
        self._renderer.show_with(self.whose.currentData(), self.signatories.currentData())
        self.shown_changed.emit()

    def _lay_out(self) -> None:
        larger = tool("+", _("Larger"), lambda: self.zoom_asked.emit(1.25))
        smaller = tool("−", _("Smaller"), lambda: self.zoom_asked.emit(1 / 1.25))
        whole = tool("▭", _("Whole page"), lambda: self.zoom_asked.emit(0))
        close = button(_("Close"), self.close_asked.emit)
        line = row(
            self.name, label(_("Shown with"), "label"), self.whose, self.signatories,
            smaller, larger, whole, self.undo, self.redo, self.save, close,
        )  # fmt: skip
        line.setStretch(0, 3)
        line.setStretch(2, 2)
        self.setLayout(line)
