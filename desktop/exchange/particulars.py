"""What makes a note plain to a reader: whose row it is, and what a repaired cell is stored as."""

from collections.abc import Mapping

from desktop.exchange.cells import shown_cell
from desktop.exchange.columns import field_of
from desktop.exchange.files import Cell
from desktop.exchange.records import ReadRow
from desktop.exchange.workbook_import import Preview, SheetPreview
from desktop.programme.stages import register as register_called
from desktop.programme.values import show_value

_PARTS = ("title", "first_name", "last_name")


def names_of_held(preview: Preview) -> dict[tuple[str, int], str]:
    """Who or what each row held back is about, by sheet and row, as the file writes the name."""
    read = {one.sheet: one for one in preview.read}
    sources = {sheet.name: sheet for sheet in preview.workbook.sheets}
    names: dict[tuple[str, int], str] = {}
    for shown in preview.sheets:
        held = set(shown.held_rows)
        for number, cells in sources[shown.name].rows() if held else ():
            if number in held:
                carried = read[shown.name].carried.get(number, {})
                names[shown.name, number] = _name(shown, {**dict(enumerate(cells)), **carried})
    return names


def stored_of_repaired(
    preview: Preview, places: Mapping[int, str]
) -> dict[tuple[str, int, str], str]:
    """What each repaired cell is stored as, by sheet, row and heading; `places` name villages."""
    read = {one.sheet: one for one in preview.read}
    stored: dict[tuple[str, int, str], str] = {}
    for shown in preview.sheets:
        keys = {column.heading: column.key for column in shown.columns}
        wanted = {note.row for note in shown.repaired}
        rows = (
            {row.row: row for row in read[shown.name].rows if row.row in wanted} if wanted else {}
        )
        for note in shown.repaired:
            row, key = rows.get(note.row), keys.get(note.column)
            if row is not None and key is not None:
                register = read[shown.name].register
                stored[shown.name, note.row, note.column] = _stored(register, row, key, places)
    return stored


def _name(shown: SheetPreview, cells: Mapping[int, Cell]) -> str:
    told = {one.key: " ".join(shown_cell(cells.get(one.index)).split()) for one in shown.columns}
    title, first, last = (told.get(part, "") for part in _PARTS)
    return told.get("name") or f"{title}{first} {last}".strip()


def _stored(register_key: str, row: ReadRow, key: str, places: Mapping[int, str]) -> str:
    if key.startswith("village."):
        return places.get(row.village or 0, "")
    if key == "name" and row.who is not None:
        return row.who.name.full
    link = register_called(register_key).person_link
    likely = (key, f"{link}.{key}", f"{key}.name", key.removesuffix("whole") + "main")
    value = next((row.values[one] for one in likely if one in row.values), None)
    field = field_of(register_called(register_key), key)
    return "" if field is None else show_value(field.kind, value, field.choices)
