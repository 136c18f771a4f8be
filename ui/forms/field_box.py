"""A field of a form: its label above, its editor, one sentence below when something is wrong."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.programme.vocabulary import Field, Kind, Problem, Severity
from desktop.thai.dates import age, weekday_name
from desktop.words import _, current_language
from ui.forms.editors import DateEditor, LineEditor, LinkEditor, make_editor
from ui.session import Session
from ui.theme import UNIT
from ui.widgets import column, label, retone, row

CHARACTER = 9  # pixels of the form's font, on the average
NARROWEST = 88  # pixels
DAY_NOTE, AGE_NOTE = 72, 40  # pixels that a weekday and an age take beside a label


class FieldBox(QWidget):
    """Label, editor and message of one field. `edited` comes at every key, `left` afterwards."""

    edited = Signal()
    left = Signal()

    def __init__(self, field: Field, session: Session) -> None:
        super().__init__()
        self.field = field
        self.touched = False
        self.problems: tuple[Problem, ...] = ()
        self._session = session
        self.editor = make_editor(field, session)
        self._note = label(role="small")
        self._message = label(role="small", wrap=True)
        self._message.hide()
        name = label(self._label(), "label")
        name.setBuddy(self.editor)
        head = row(name, 1, self._note)
        if field.kind is Kind.FLAG:
            name.setText("")
        self.setLayout(column(head, self.editor, self._message, spacing=2))
        self.editor.setAccessibleName(_(field.label))
        if field.hint:
            self.editor.setToolTip(_(field.hint))
        name.ensurePolished()
        room = name.sizeHint().width() + 3 * UNIT + self._note_room()
        self.setMinimumWidth(max(field.width * CHARACTER, room, NARROWEST))
        if field.kind is Kind.FLAG:
            self.setMinimumWidth(self.editor.sizeHint().width() + UNIT)
        self.editor.edited.connect(self._edit)
        if isinstance(self.editor, LineEditor | LinkEditor):
            self.editor.editingFinished.connect(self._leave)

    def put(self, value: object) -> None:
        """Show a value; what was said about the former one is forgotten."""
        self.editor.put(value)
        self.touched = False
        self.show_problems(())
        self._annotate()

    def show_problems(self, problems: tuple[Problem, ...]) -> None:
        """Say the first problem below the editor, errors before warnings; none clears it."""
        self.problems = tuple(sorted(problems, key=lambda one: one.severity is Severity.WARNING))
        first = self.problems[0] if self.problems else None
        tone = "" if first is None else ("bad" if first.severity is Severity.ERROR else "warn")
        self._message.setText(first.message if first else "")
        self._message.setVisible(first is not None)
        self.editor.setAccessibleDescription(first.message if first else "")
        retone(self._message, tone)
        retone(self.editor, tone)

    @property
    def message(self) -> str:
        """The sentence shown below the editor, "" for none."""
        return self.problems[0].message if self.problems else ""

    @property
    def note(self) -> str:
        """What stands beside the label: weekday and age of a date."""
        return self._note.text()

    def _label(self) -> str:
        name = _(self.field.label)
        if self.field.unit:
            name = f"{name} ({_(self.field.unit)})"
        return f"{name} *" if self.field.required else name

    def _note_room(self) -> int:
        if self.field.kind is not Kind.DATE:
            return 0
        return DAY_NOTE + (AGE_NOTE if self.field.past else 0)

    def _edit(self) -> None:
        self.touched = True
        self._annotate()
        self.edited.emit()

    def _leave(self) -> None:
        self._annotate()
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
