"""The village forum below the scoring sheet: what it was, what its votes say, its result."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from desktop.programme.values import show_value
from desktop.programme.vocabulary import Kind
from desktop.scoring import Sheet
from desktop.words import _
from ui.theme import UNIT
from ui.widgets import button, label, retone, row


class ForumBar(QFrame):
    """Says whether the forum can select, and asks for what is done about it."""

    open_pressed = Signal()
    by_votes_pressed = Signal()
    store_pressed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "notice")
        self._text = label(wrap=True)
        self.open_button = button("", self.open_pressed.emit, "link")
        self.by_votes_button = button(_("Choose by votes"), self.by_votes_pressed.emit)
        self.store_button = button(
            _("Store the forum's result"), self.store_pressed.emit, "primary"
        )
        inside = row(
            self._text, self.open_button, self.by_votes_button, self.store_button,
            spacing=2 * UNIT,
        )  # fmt: skip
        inside.setStretch(0, 1)
        inside.setContentsMargins(UNIT + 4, UNIT // 2, UNIT, UNIT // 2)
        self.setLayout(inside)

    @property
    def text(self) -> str:
        """What it says."""
        return self._text.text()

    def show_forum(self, sheet: Sheet, reason: str, *, changed: bool) -> None:
        """The forum of `sheet`; `reason` is why it cannot select, `changed` whether ticks wait."""
        self._text.setText(reason or _said(sheet))
        has = sheet.forum is not None
        self.open_button.setText(_("Open the forum") if has else _("Record the forum"))
        self.by_votes_button.setEnabled(any(one.votes for one in sheet.sages))
        self.store_button.setEnabled(changed)
        selected = any(one.selected for one in sheet.sages)
        retone(self, "warn" if reason else "good" if selected else "")


def _said(sheet: Sheet) -> str:
    """The forum in one line."""
    forum = sheet.forum
    if forum is None:
        return ""
    parts = [_("Village forum of {day}").format(day=show_value(Kind.DATE, forum.held_on))]
    if forum.households_present is not None:
        parts.append(_("{count} households came").format(count=f"{forum.households_present:,}"))
    cast = sum(one.votes or 0 for one in sheet.sages)
    if cast:
        parts.append(_("Votes in all: {count}").format(count=f"{cast:,}"))
    chosen = [one.name for one in sheet.sages if one.selected]
    if chosen:
        parts.append(_("selected: {names}").format(names=", ".join(chosen)))
    return " · ".join(parts)
