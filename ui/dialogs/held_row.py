"""A row that an import held back, as a filled form to correct and save."""

from dataclasses import dataclass
from datetime import date, datetime

from PySide6.QtWidgets import QDialog, QWidget

from desktop.exchange.cells import is_blank, shown_cell
from desktop.exchange.files import Cell
from desktop.exchange.headings import Found
from desktop.exchange.notes import Note
from desktop.exchange.villages import Gazetteer, read_place
from desktop.exchange.workbook_import import Preview
from desktop.office import Office
from desktop.programme.stages import register as register_called
from desktop.programme.values import show_value
from desktop.programme.vocabulary import Kind, Register
from desktop.thai.names import parse_name
from desktop.thai.problems import NotUnderstood
from desktop.words import _
from ui.drafts import DraftKey
from ui.forms.record_editor import RecordEditor
from ui.session import Session
from ui.theme import UNIT
from ui.widgets import column, label, resize_within

_PLACE = ("village.tambon", "village.moo", "village.name", "village.code", "village.address")


@dataclass(frozen=True, slots=True)
class FilledRow:
    """A held-back row as its form: whose row it is, the register, the texts of its fields.

    `fields` are the form's fields by the heading of the cell that fills them; `notes` say what is
    wrong in the row.
    """

    sheet: str
    row: int
    name: str
    register: Register
    raw: dict[str, object]
    fields: dict[str, str]
    notes: tuple[Note, ...]


def filled(office: Office, preview: Preview, sheet: str, row: int, name: str) -> FilledRow:
    """A held-back row with its form as the file fills it.

    What the form has no field for is left out; a village that cannot be told stays blank.
    """
    shown = next(one for one in preview.sheets if one.name == sheet)
    read = next(one for one in preview.read if one.sheet == sheet)
    source = next(one for one in preview.workbook.sheets if one.name == sheet)
    cells = dict(enumerate(next(cells for number, cells in source.rows() if number == row)))
    cells |= read.carried.get(row, {})
    told = {one.key: (one, cells.get(one.index)) for one in shown.columns}
    register = register_called(read.register)
    raw: dict[str, object] = {}
    fields: dict[str, str] = {}
    keys = {field.key for field in register.fields}
    link = register.person_link
    for key, (found, cell) in told.items():
        field = next((one for one in (key, f"{link}.{key}", f"{key}.name") if one in keys), None)
        if field is not None:
            fields[found.heading] = field
            if not is_blank(cell):
                raw[field] = _text(found, cell)
    if "name" in told and register.key != "groups":
        raw |= _named(register, link, shown_cell(told["name"][1]))
    village = _village(office, {key: told[key][1] for key in _PLACE if key in told})
    raw |= {"village": village} if "village" in keys else {}
    notes = tuple(one for one in shown.held_back if one.row == row)
    return FilledRow(sheet, row, name, register, raw, fields, notes)


def _text(found: Found, cell: Cell) -> str:
    """A cell as somebody would type it into the form."""
    if isinstance(cell, datetime):
        cell = cell.date()
    if isinstance(cell, date):
        return show_value(Kind.DATE, cell)
    if found.factor != 1 and isinstance(cell, int | float):
        cell = cell * found.factor
    return shown_cell(cell)


def _named(register: Register, link: str, text: str) -> dict[str, object]:
    """The name in its fields, or typed into the link that is found by name."""
    name = parse_name(text)
    if link:
        parts = {"title": name.title, "first_name": name.first, "last_name": name.last}
        return {f"{link}.{part}": value for part, value in parts.items()}
    for field in register.fields:
        if field.kind is Kind.LINK and field.target in ("sages", "households", "people"):
            return {field.key: f"{name.first} {name.last}".strip()}
    return {}


def _village(office: Office, told: dict[str, Cell]) -> int | None:
    try:
        place, _repaired = Gazetteer(office.villages()).find(
            read_place(*(told.get(key) for key in _PLACE))
        )
    except NotUnderstood:
        return None
    return place.id


class HeldRowDialog(QDialog):
    """The form of a held-back row, with what is wrong in it; accepted once it is saved.

    `go_on` says then whether the next row is wanted at once. What was typed here waits apart from
    the draft of the register's own new record.
    """

    def __init__(self, session: Session, held: FilledRow, parent: QWidget, *, last: bool) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Correct a row of the file"))
        resize_within(self, 860, 580)
        self.go_on = False
        place = session.drafts.further(DraftKey(session.scope.round_id, held.register.key, None))
        self.editor = RecordEditor(held.register, session, drafted_as=place.record)
        self.editor.form.put(self.editor.form.raw() | held.raw)
        self.editor.form.settle()
        self._filled = self.editor.form.raw()
        self._dress_buttons(last=last)
        whose = _("Row {row} of sheet {sheet}: {name}").format(
            row=held.row, sheet=held.sheet, name=held.name or "–"
        )
        self._reasons = label(tone="bad", wrap=True)
        page = column(label(whose, "heading", wrap=True), self._reasons, self.editor)
        page.setContentsMargins(2 * UNIT, 2 * UNIT, 2 * UNIT, 2 * UNIT)
        page.setStretch(2, 1)
        self.setLayout(page)
        self.editor.saved.connect(self._finish)
        self.editor.review()
        self._reasons.setText("\n".join(self._unsaid(held)))
        self._reasons.setVisible(bool(self._reasons.text()))

    @property
    def reasons(self) -> str:
        """What is wrong with the row that no field of the form says."""
        return self._reasons.text()

    def reject(self) -> None:
        """Leave the row held back; only what was typed into it stays as a draft."""
        if self.editor.form.raw() == self._filled:
            self.editor.throw_away()
        super().reject()

    def _dress_buttons(self, *, last: bool) -> None:
        self.editor.cancel_button.say(_("Cancel"))
        self.editor.cancel_button.clicked.connect(self.reject)
        self.editor.delete_button.hide()
        self.editor.next_button.say(_("Save and correct the next row"))
        self.editor.next_button.setVisible(not last)

    def _unsaid(self, held: FilledRow) -> list[str]:
        said = {box.field.key for box in self.editor.form.errors()}
        return [
            f"{note.column}: {note.reason}" if note.column else note.reason
            for note in held.notes
            if held.fields.get(note.column) not in said
        ]

    def _finish(self) -> None:
        """After "save and next", a blank record stands in the form."""
        self.go_on = self.editor.record is None
        self.accept()
