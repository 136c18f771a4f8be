"""A field of a form: its label above, its editor, one sentence below when something is wrong."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QWidget

from desktop.programme.vocabulary import Field, Kind, Problem, Severity
from desktop.thai.dates import age, weekday_name
from desktop.words import _, current_language
from ui.forms.editors import DateEditor, LineEditor, LinkEditor, make_editor
from ui.forms.layout_offer import LayoutOffer
from ui.session import Session
from ui.theme import BODY, SMALL, UNIT, font
from ui.widgets import column, label, restyle, retone, row

CHARACTER = 9  # pixels of the form's font, on the average
NARROWEST = 88  # pixels
_WORDS = (Kind.TEXT, Kind.TITLE, Kind.LONG_TEXT, Kind.LINK)
DAY_NOTE, AGE_NOTE = 72, 40  # pixels that a weekday and an age take beside a label
TICK, BESIDE_LABEL = 32, 31  # pixels that a flag and a label take beside their words
NUMBER_NOTE = 120  # pixels that what follows from numbers takes beside a label


class FieldBox(QWidget):
    """Label, editor and message of one field. `edited` comes at every key, `left` afterwards.

    One that is `noted` has room to say beside its label what follows from the numbers in the form.
    `village` is that of the record: what is of it is offered first.
    """

    edited = Signal()
    left = Signal()

    def __init__(
        self, field: Field, session: Session, *, noted: bool = False,
        village: Callable[[], int | None] = lambda: None,
    ) -> None:  # fmt: skip
        super().__init__()
        self.field = field
        self._noted = noted
        self.touched = False
        self.problems: tuple[Problem, ...] = ()
        self._session = session
        self.editor = make_editor(field, session, village)
        self._offer = LayoutOffer()
        self._offer.clicked.connect(self.take_offer)
        self._note = label(role="small")
        self._message = label(role="small", wrap=True)
        self._message.hide()
        name = label(self._label(), "label")
        name.setBuddy(self.editor)
        head = row(name, 1, self._note)
        if field.kind is Kind.FLAG:
            name.setText("")
        self.setLayout(column(head, self.editor, self._offer, self._message, spacing=2))
        self.editor.setAccessibleName(_(field.label))
        if field.hint:
            self.editor.setToolTip(_(field.hint))
        self.setMinimumWidth(self._least())
        self.editor.edited.connect(self._edit)
        if isinstance(self.editor, LineEditor | LinkEditor):
            self.editor.editingFinished.connect(self._leave)

    def put(self, value: object) -> None:
        """Show a value; what was said about the former one is forgotten."""
        self.editor.put(value)
        self.touched = False
        self._offer.look("")
        self.show_kept(on=False)
        self.show_problems(())
        self._annotate()

    def take(self, value: object) -> None:
        """Write a stored value in as if it had been typed."""
        self.editor.put(value)
        self._edit()

    @property
    def is_blank(self) -> bool:
        """Whether nothing stands in it."""
        return self.editor.raw() in (None, "", False)

    def show_kept(self, *, on: bool) -> None:
        """Mark a value that was kept from the record before, until it is typed over."""
        if bool(self.editor.property("kept")) != on:
            self.editor.setProperty("kept", on)
            restyle(self.editor)
            self._describe()

    @property
    def offered(self) -> str:
        """What its text was meant to be, where it was typed in the wrong layout; "" otherwise."""
        return self._offer.meant

    def take_offer(self) -> None:
        """Write what was meant instead of what was typed in the wrong layout."""
        if not self.offered:
            return
        self.editor.setText(self.offered)
        if isinstance(self.editor, LinkEditor):
            self.editor.completions.offer(self.editor.text())
        self._offer.look("")

    def show_problems(self, problems: tuple[Problem, ...]) -> None:
        """Say the first problem below the editor, errors before warnings; none clears it."""
        self.problems = tuple(sorted(problems, key=lambda one: one.severity is Severity.WARNING))
        first = self.problems[0] if self.problems else None
        tone = "" if first is None else ("bad" if first.severity is Severity.ERROR else "warn")
        self._message.setText(self.message or self.tidied)
        self._message.setVisible(bool(self._message.text()))
        self._describe()
        retone(self._message, tone)
        retone(self.editor, tone)

    @property
    def severity(self) -> Severity | None:
        """Whether it shows an error or a warning; None when it shows neither."""
        return self.problems[0].severity if self.problems else None

    @property
    def message(self) -> str:
        """The sentence shown below the editor, "" for none."""
        return self.problems[0].message if self.problems else ""

    @property
    def tidied(self) -> str:
        """What was changed in the text when it was left, beside spaces."""
        return " ".join(self.editor.repaired) if isinstance(self.editor, LineEditor) else ""

    @property
    def note(self) -> str:
        """What stands beside the label: weekday and age of a date, what follows from numbers."""
        return self._note.text()

    def show_note(self, text: str) -> None:
        """Say beside the label what follows from the numbers in the form."""
        self._note.setText(text)

    def _label(self) -> str:
        name = _(self.field.label)
        if self.field.unit:
            name = f"{name} ({_(self.field.unit)})"
        return f"{name} *" if self.field.required else name

    def _least(self) -> int:
        """Room for the words, measured here: what is in no window yet does not know its font."""
        if self.field.kind is Kind.FLAG:
            flag = QFontMetrics(font(BODY)).size(Qt.TextFlag.TextShowMnemonic, _(self.field.label))
            return flag.width() + TICK + UNIT
        name = QFontMetrics(font(SMALL)).size(0, self._label())
        room = name.width() + BESIDE_LABEL + self._note_room()
        return max(self.field.width * CHARACTER, room, NARROWEST)

    def _note_room(self) -> int:
        if self._noted:
            return NUMBER_NOTE
        if self.field.kind is not Kind.DATE:
            return 0
        return DAY_NOTE + (AGE_NOTE if self.field.past else 0)

    def _describe(self) -> None:
        kept = _("Kept from the record before") if self.editor.property("kept") else ""
        self.editor.setAccessibleDescription(". ".join(filter(None, (self.message, kept))))

    def _edit(self) -> None:
        self.touched = True
        self.show_kept(on=False)
        if self.field.kind in _WORDS and isinstance(self.editor.raw(), str):
            self._offer.look(self.editor.text())
        else:
            self._offer.look("")
        if not self.problems:
            self.show_problems(())
        self._annotate()
        self.edited.emit()

    def _leave(self) -> None:
        self._annotate()
        self.show_problems(self.problems)
        self.left.emit()

    def _annotate(self) -> None:
        if isinstance(self.editor, DateEditor):
            self._note.setText(
                day_note(self.editor.value(), self._session.office.today(), self.field)
            )


def day_note(day: object, today: date, field: Field) -> str:
    """The weekday, and for a date of birth the age: what shows a mistyped date at a glance."""
    if not isinstance(day, date):
        return ""
    weekday = weekday_name(day, language=current_language())
    if field.past and day <= today:
        return _("{weekday}, {age} years").format(weekday=weekday, age=age(day, today))
    return _("{weekday}").format(weekday=weekday)
