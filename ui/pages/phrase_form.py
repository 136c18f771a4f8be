"""Pass phrases, asked for what is about to be done with a key."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from desktop.signing_key import SHORTEST
from desktop.words import N_, _
from ui.notice import Notice
from ui.shortcuts import install
from ui.theme import UNIT
from ui.widgets import button, column, label, row

MAKE, UNLOCK, CHANGE, REPLACE = "make", "unlock", "change", "replace"

_WORDS = {
    MAKE: N_("Make the key"),
    UNLOCK: N_("Unlock"),
    CHANGE: N_("Change the pass phrase"),
    REPLACE: N_("Replace the key"),
}
_HINTS = {
    CHANGE: N_(
        "Who has an old copy of the office still opens the key with the old pass phrase. If it "
        "became known, replace the key."
    ),
    REPLACE: N_(
        "From today a new key signs. The one before it keeps checking what it signed. Print the "
        "new key sheet afterwards."
    ),
}
_WIDTH = 296  # pixels


class PhraseForm(QWidget):
    """Hidden while nothing is asked. `given` carries what to do, the old phrase and the new one."""

    given = Signal(str, str, str)

    def __init__(self) -> None:
        super().__init__()
        self.asked, self._resting = "", ""
        self.notice = Notice()
        self.old = _phrase_line(_("Pass phrase"))
        self.new = _phrase_line(
            _("New pass phrase, at least {count} characters").format(count=SHORTEST)
        )
        self.again = _phrase_line(_("The new pass phrase once more"))
        self.hint = label(role="quiet", wrap=True)
        self.agree_button = button("", self.give, "primary")
        self.cancel_button = button(_("Cancel"), self.clear)
        lines = row(self.old, self.new, self.again, self.agree_button, self.cancel_button, 1)
        self.setLayout(column(self.hint, lines, self.notice, spacing=UNIT))
        for one in (self.old, self.new, self.again):
            one.returnPressed.connect(self._go_on)
        install(self, "Esc", self.clear)
        self.rest("")

    def rest(self, what: str) -> None:
        """Ask for `what` as long as nothing else is wanted; "" asks for nothing."""
        self._resting = what
        self._show(what)

    def ask(self, what: str) -> None:
        """Ask for `what` instead, until it is done or cancelled."""
        self._show(what)
        self.begin()

    def begin(self) -> None:
        """Put the cursor into the first field, empty."""
        for one in (self.again, self.new, self.old):
            if not one.isHidden():
                one.clear()
                one.setFocus()

    def clear(self) -> None:
        """Forget what was typed, and go back to what is asked at rest."""
        self._show(self._resting)

    def give(self) -> None:
        """Hand over the phrases, once the new one was typed the same way twice."""
        if self.new.text() != self.again.text():
            self.notice.tell(_("The two new pass phrases are not the same."), tone="bad")
            self.again.setFocus()
            self.again.selectAll()
            return
        self.notice.hide()
        self.given.emit(self.asked, self.old.text(), self.new.text())

    def _go_on(self) -> None:
        """Enter goes on to the next empty field; in the last it is done."""
        for one in (self.old, self.new, self.again):
            if not one.isHidden() and not one.text():
                one.setFocus()
                return
        self.give()

    def _show(self, what: str) -> None:
        self.asked = what
        for one in (self.old, self.new, self.again):
            one.clear()
        self.old.setVisible(what in (UNLOCK, CHANGE))
        self.new.setVisible(what in (MAKE, CHANGE, REPLACE))
        self.again.setVisible(what in (MAKE, CHANGE, REPLACE))
        self.hint.setText(_(_HINTS.get(what, "")))
        self.hint.setVisible(what in _HINTS)
        self.agree_button.setText(_(_WORDS.get(what, "")))
        self.cancel_button.setVisible(what != self._resting)
        self.notice.hide()
        self.setVisible(bool(what))


def _phrase_line(name: str) -> QLineEdit:
    line = QLineEdit()
    line.setEchoMode(QLineEdit.EchoMode.Password)
    line.setPlaceholderText(name)
    line.setAccessibleName(name)
    line.setFixedWidth(_WIDTH)
    return line
