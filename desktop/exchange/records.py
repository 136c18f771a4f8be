"""What reading a sheet gives: its rows as records, and everything that is to be told of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from desktop.exchange.cells import at, shown_cell
from desktop.exchange.files import Cell
from desktop.exchange.headings import Found
from desktop.exchange.notes import Note
from desktop.programme.vocabulary import Value, Values
from desktop.thai.names import PersonName
from desktop.thai.text import fold


@dataclass(frozen=True, slots=True)
class Who:
    """A person as a row writes them: the national ID if it has one, the name, the village's id."""

    national_id: str | None
    name: PersonName
    village: int | None
    key: str
    """The name as names are compared."""


@dataclass(frozen=True, slots=True)
class HeldPerson:
    """Somebody whose row is held back: rows that point at them are held back with it."""

    who: Who
    register: str
    sheet: str
    row: int


@dataclass(frozen=True, slots=True)
class ReadRow:
    """One row that was read without error: values by the register's field keys, who it is about.

    What is not the register's own has a key of its own: "forum.held_on", "course.name",
    "responsible.name".
    """

    sheet: str
    row: int
    values: dict[str, Value]
    who: Who | None
    village: int | None
    columns: Mapping[str, Found]
    cells: Sequence[Cell]

    def told(self, *keys: str) -> tuple[str, str]:
        """Heading and text of the first cell under `keys` that says something.

        A blank text under a heading where all of them are blank; blanks where the sheet has none.
        """
        cells = [
            (column.heading, shown_cell(at(self.cells, column.index)))
            for key in keys
            if (column := self.columns.get(key)) is not None
        ]
        return next((cell for cell in cells if cell[1]), cells[0] if cells else ("", ""))


@dataclass
class SheetRows:
    """Everything one sheet gave.

    `sections` are the rows that say the place of the rows below them; `carried` are the cells of a
    row that it takes from above, by row and column.
    """

    sheet: str
    register: str
    rows: list[ReadRow] = field(default_factory=list)
    repaired: list[Note] = field(default_factory=list)
    held_back: list[Note] = field(default_factory=list)
    skipped: list[Note] = field(default_factory=list)
    warnings: list[Note] = field(default_factory=list)
    held_people: list[HeldPerson] = field(default_factory=list)
    sections: set[int] = field(default_factory=set)
    carried: dict[int, dict[int, Cell]] = field(default_factory=dict)
    read: int = 0


def identities(key: str, values: Values, who: Who | None) -> list[tuple[object, ...]]:
    """What makes a row of a register the same as another one: each key by itself."""
    if key == "groups":
        return [("group", fold(str(values.get("name", ""))), values.get("village"))]
    if who is None:
        return []
    people: list[tuple[object, ...]] = []
    if who.national_id:
        people.append(("id", who.national_id))
    if who.key:
        people.append(("name", who.key, who.village))
    match key:
        case "visits":
            return [(*one, values.get("number")) for one in people]
        case "trainees":
            course = (values.get("course.name"), values.get("course.starts_on"))
            return [(*one, *course) for one in people]
        case "materials":
            what = tuple(values.get(one) for one in ("item", "quantity", "unit", "unit_price"))
            return [(*one, *what) for one in people]
    return people
