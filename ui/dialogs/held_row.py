"""A row that an import held back, as a filled form to correct and save."""

from datetime import date, datetime

from PySide6.QtWidgets import QDialog, QWidget

from desktop.exchange.cells import is_blank, shown_cell
from desktop.exchange.columns import PERSON_LINKS
from desktop.exchange.files import Cell
from desktop.exchange.headings import Found
from desktop.exchange.villages import Gazetteer, read_place
from desktop.exchange.workbook_import import Preview
from desktop.office import Office
from desktop.programme.stages import register as register_called
from desktop.programme.values import show_value
from desktop.programme.vocabulary import Kind, Register
from desktop.thai.names import parse_name
from desktop.thai.problems import NotUnderstood
from desktop.words import _
from ui.forms.record_editor import RecordEditor
from ui.session import Session
from ui.theme import UNIT
from ui.widgets import column, label

_PLACE = ("village.tambon", "village.moo", "village.name", "village.code", "village.address")


def filled(
    office: Office, preview: Preview, sheet: str, row: int
) -> tuple[Register, dict[str, object]]:
    """The register a held-back row belongs to, and its form as the file fills it.

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
    keys = {field.key for field in register.fields}
    link = PERSON_LINKS.get(register.key, "")
    for key, (found, cell) in told.items():
        if is_blank(cell):
            continue
        for wanted in (key, f"{link}.{key}", f"{key}.name"):
            if wanted in keys:
                raw[wanted] = _text(found, cell)
                break
    if "name" in told and register.key != "groups":
        raw |= _named(register, link, shown_cell(told["name"][1]))
    village = _village(office, {key: told[key][1] for key in _PLACE if key in told})
    return register, raw | ({"village": village} if "village" in keys else {})


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
    """The form of a held-back row, with what is wrong in it; accepted once it is saved."""

    def __init__(
        self,
        session: Session,
        register: Register,
        raw: dict[str, object],
        reason: str,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Correct a row that was held back"))
        self.resize(820, 560)
        self.editor = RecordEditor(register, session)
        self.editor.next_button.hide()
        self.editor.form.put(self.editor.form.raw() | raw)
        self.editor.form.settle()
        page = column(label(reason, tone="bad", wrap=True), self.editor, margins=2 * UNIT)
        page.setStretch(1, 1)
        self.setLayout(page)
        self.editor.saved.connect(lambda _record: self.accept())
        self.editor.review()
