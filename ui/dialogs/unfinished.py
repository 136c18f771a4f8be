"""The forms that were not finished: which record, when and by whom, to go on with or throw away."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QFrame, QScrollArea, QWidget

from desktop.unfinished import Unfinished, unfinished
from desktop.words import _
from ui.moments import moment
from ui.session import Session
from ui.theme import UNIT
from ui.widgets import button, column, label, resize_within, row, rule


class UnfinishedDialog(QDialog):
    """`chosen` carries the key of the draft to go on with; what is thrown away can be put back."""

    chosen = Signal(object)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Forms not finished"))
        self.setMinimumSize(720, 320)
        resize_within(self, 760, 460)
        self._session = session
        self.lines = [_Line(session, one) for one in unfinished(session.office)]
        sheet = QWidget()
        sheet.setObjectName("sheet")
        lines = column(spacing=UNIT, margins=UNIT)
        for line in self.lines:
            lines.addWidget(line)
            lines.addWidget(rule())
            line.chosen.connect(self._go_on)
        more = len(session.drafts.waiting()) - len(self.lines)
        if more > 0:
            text = _("and {count} more; they are shown once these are finished")
            lines.addWidget(label(text.format(count=f"{more:,}"), "quiet", wrap=True))
        lines.addStretch(1)
        sheet.setLayout(lines)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(sheet)
        self.all_button = button(_("Throw all of them away"), self._throw_all_away, "danger")
        close = button(_("Close"), self.accept)
        close.setDefault(True)
        what = label(
            _("What was typed and not saved. Nothing of it is in the office yet."), wrap=True
        )
        buttons = row(self.all_button, 1, close)
        self.setLayout(column(what, area, buttons, margins=2 * UNIT))

    def _go_on(self, draft: object) -> None:
        self.accept()
        self.chosen.emit(draft)

    def _throw_all_away(self) -> None:
        for line in self.lines:
            line.throw_away()


class _Line(QFrame):
    """One form: its record, when it was typed and by whom, and what to do with it."""

    chosen = Signal(object)

    def __init__(self, session: Session, one: Unfinished) -> None:
        super().__init__()
        self._drafts = session.drafts
        self._draft = one.draft
        self._away = False
        self.title = label(one.title, "strong", wrap=True)
        self.told = label(_told(session, one), "quiet", wrap=True)
        self.go_button = button(_("Go on with it"), lambda: self.chosen.emit(self._draft.key))
        self.go_button.setVisible(not one.lost)
        self.away_button = button(_("Throw it away"), self._turn)
        for each in (self.go_button, self.away_button):
            each.setAccessibleName(f"{each.text()}: {one.title}")
        inside = row(column(self.title, self.told, spacing=2), self.go_button, self.away_button)
        inside.setStretch(0, 1)
        self.setLayout(inside)

    def throw_away(self) -> None:
        """Drop the draft; the same button puts it back."""
        if not self._away:
            self._turn()

    def _turn(self) -> None:
        self._away = not self._away
        if self._away:
            self._drafts.throw_away(self._draft.key)
        else:
            self._drafts.put_back(self._draft)
        text = _("Put it back") if self._away else _("Throw it away")
        self.away_button.setText(text)
        self.away_button.setAccessibleName(f"{text}: {self.title.text()}")
        self.title.setEnabled(not self._away)
        self.told.setEnabled(not self._away)
        self.go_button.setEnabled(not self._away)


def _told(session: Session, one: Unfinished) -> str:
    """ "พิมพ์เมื่อ 14:32 น. โดย สมศรี · มีผู้แก้ไขภายหลัง"."""
    at = moment(one.draft.at, session.office.today())
    who = one.draft.who or "–"
    text = _("Typed {time} by {who}").format(time=at, who=who)
    if one.gone:
        return f"{text} · {_('deleted since')}"
    return f"{text} · {_('changed since')}" if one.elsewhere else text
