"""The verdict on one certificate: a sign, a sentence, and the signed facts to hold against it."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QGridLayout, QWidget

from desktop.programme.certificates import KINDS
from desktop.proof.checking import Checked, Registered, Verdict, headline, remarks
from desktop.proof.payload import SignedFacts
from desktop.thai.dates import format_date
from desktop.words import _, current_language
from ui import theme
from ui.theme import UNIT
from ui.widgets import clear, column, label, retone, row

_SIGN = 40  # pixels
_TONES = {
    Verdict.GENUINE: "good",
    Verdict.UNKNOWN_KEY: "warn",
    Verdict.FORGED: "bad",
    Verdict.ALTERED: "bad",
    Verdict.UNREADABLE: "bad",
}
_STROKES = {
    "good": [(0.28, 0.52), (0.44, 0.68), (0.74, 0.34)],
    "warn": [(0.5, 0.24), (0.5, 0.58), (0.5, 0.74), (0.5, 0.75)],
    "bad": [(0.32, 0.32), (0.68, 0.68), (0.68, 0.32), (0.32, 0.68)],
}


class _Sign(QWidget):
    """A tick, an exclamation mark or a cross: the verdict for who does not see its colour."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedSize(QSize(_SIGN, _SIGN))
        self.tone = "good"

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802  Qt's name
        """A disc in the colour of the tone, the strokes on it."""
        look = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(getattr(look, self.tone)))
        painter.drawEllipse(QRectF(self.rect()))
        pen = QPen(QColor(look.panel), _SIGN / 9)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        points = [QPointF(x * _SIGN, y * _SIGN) for x, y in _STROKES[self.tone]]
        if self.tone == "good":
            painter.drawPolyline(points)
        else:
            painter.drawLine(points[0], points[1])
            painter.drawLine(points[2], points[3])


class VerdictView(QFrame):
    """Says nothing until it is given what was checked."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "notice")
        self._sign = _Sign()
        self._sentence = label(role="heading", wrap=True)
        self._remarks = column(spacing=UNIT // 2)
        self._facts = QGridLayout()
        self._facts.setHorizontalSpacing(2 * UNIT)
        self._facts.setVerticalSpacing(UNIT)
        self._facts.setColumnStretch(1, 1)
        self._paper = label(_("Compare with the paper, word for word:"), "quiet")
        head = row(self._sign, self._sentence, spacing=2 * UNIT)
        head.setStretch(1, 1)
        self.setLayout(
            column(head, self._remarks, self._paper, self._facts, 1, margins=2 * UNIT, spacing=UNIT)
        )
        self.hide()

    @property
    def sentence(self) -> str:
        """The verdict in words."""
        return self._sentence.text()

    @property
    def told(self) -> list[str]:
        """Everything it says, line by line."""
        both = (self._remarks, self._facts)
        items = [one.itemAt(at).widget() for one in both for at in range(one.count())]
        return [self.sentence, *(item.text() for item in items)]

    def show_checked(self, checked: Checked) -> None:
        """Show a verdict in place of the one before."""
        found = remarks(checked)
        tone = _TONES[checked.verdict]
        if any(worse == "bad" for _told, worse in found):
            tone = "bad"
        self._sentence.setText(headline(checked))
        self.setAccessibleName(self.sentence)
        self._sign.tone = tone
        self._sign.update()
        retone(self, tone)
        clear(self._remarks)
        for told, of_tone in found:
            self._remarks.addWidget(label(told, "strong", of_tone, wrap=True))
        clear(self._facts)
        facts = _facts(checked)
        self._paper.setVisible(checked.verdict in (Verdict.GENUINE, Verdict.UNKNOWN_KEY))
        for line, (name, value, role) in enumerate(facts):
            top = Qt.AlignmentFlag.AlignTop
            self._facts.addWidget(label(name, "quiet"), line, 0, top)
            shown = label(value, role, wrap=True)
            shown.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            self._facts.addWidget(shown, line, 1, top)
        self.show()


def _facts(checked: Checked) -> list[tuple[str, str, str]]:
    """Name, value and role of each line."""
    lines = _signed(checked.facts) if checked.facts else []
    if checked.fingerprint and checked.verdict is Verdict.UNKNOWN_KEY:
        digits = checked.fingerprint
        lines.append((_("Digits that name the key"), f"{digits[:17]}\n{digits[18:]}", "figure"))
    if checked.registered is not None:
        lines.append((_("Handed over"), _handed(checked.registered), ""))
    return lines


def _signed(facts: SignedFacts) -> list[tuple[str, str, str]]:
    day = format_date(facts.issued_on, "long", language=current_language())
    lines = [
        (_("Recipient"), facts.recipient, "figure"),
        (_("Number"), facts.number, "figure"),
        (_("Given for"), facts.given_for, "strong"),
        (_("Date of issue"), day, "strong"),
        (_("Office"), facts.office, "strong"),
        (_("Kind of certificate"), _kind(facts.kind), ""),
    ]
    if facts.edition > 1:
        lines.append((_("Edition"), str(facts.edition), ""))
    return [line for line in lines if line[1]]


def _handed(row_: Registered) -> str:
    if row_.handed_on is None:
        return _("not yet")
    day = format_date(row_.handed_on, "short", language=current_language())
    return f"{day} · {row_.handed_to}" if row_.handed_to else day


def _kind(key: str) -> str:
    """What a kind of certificate is called; a newer version may know more of them."""
    return next((_(one.label) for one in KINDS if one.key == key), key)
