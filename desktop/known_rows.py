"""Rows by the names people know them by, those included that are long deleted."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache
from typing import Any

from db.engine import OfficeDatabase
from db.queries import history, listing
from db.queries.conditions import Condition
from desktop.logged import Subject, subject
from desktop.programme.rounds import RoundSettings
from desktop.programme.stages import REGISTERS, stages_of
from desktop.programme.values import show_value
from desktop.programme.vocabulary import Field, Kind, Register
from desktop.thai.national_id import mask_national_id
from desktop.views import Place, RoundEntry
from desktop.words import _

type Row = Mapping[str, Any]
type Key = tuple[str, int]
"""A row: its table and its id."""


class KnownRows:
    """Rows read together, and the rows that name them, each once."""

    def __init__(self, database: OfficeDatabase, rounds: Iterable[RoundEntry]) -> None:
        self._database = database
        self._rounds = {one.id: one for one in rounds}
        self._rows: dict[Key, Row] = {}
        self._gone: set[Key] = set()

    def load(self, keys: Iterable[Key]) -> None:
        """Read rows, and all that their names are made of."""
        waiting = set(keys)
        while waiting:
            by_table: dict[str, list[int]] = defaultdict(list)
            for table, row_id in waiting - self._rows.keys():
                by_table[table].append(row_id)
            for table, ids in by_table.items():
                self._read(table, ids)
            waiting = {key for known in waiting for key in self._naming(known)} - self._rows.keys()

    def row(self, key: Key) -> Row:
        """A row as it was last known; {} when nothing is known of it."""
        return self._rows.get(key, {})

    def name(self, key: Key) -> str:
        """How a row is named: by its title, a place by moo and tambon."""
        table, _id = key
        row, known = self.row(key), subject(table)
        if known is None or not row:
            return _("(no longer known)")
        if table == "village":
            return self._place(row)
        if table == "round":
            return _("{name} fiscal year {year}").format(name=_(row["name"]), year=row["year"])
        column, dot, _rest = known.title.partition(".")
        if not dot:
            field = known.fields.get(column, _TEXT)
            return shown(field, row[column]) if field.kind is not Kind.LINK else str(row[column])
        if row[column] is None:  # a leave of the whole cohort
            return _("Whole district")
        return self.name((history.links_of(table)[column], row[column]))

    def value(self, table: str, column: str, field: Field, value: Any) -> str:
        """A stored value of a column as people read it; "" where there is none."""
        if field.kind is Kind.LINK and value is not None:
            return self.name((history.links_of(table)[column], value))
        if (table, column) == ("round", "stages"):
            return " · ".join(
                stage for stage in map(_stage_name, str(value or "").split()) if stage
            )
        return shown(field, value)

    def register(self, key: Key, row: Row) -> Register | None:
        """The register under whose name a row is known in its round; None for what has none."""
        known = subject(key[0])
        if known is None or not known.registers:
            return None
        round_ = self._rounds.get(row.get("round_id") or 0)
        if round_ is not None and len(known.registers) > 1:
            here = _registers_of(round_.settings)
            return next((one for one in known.registers if one.key in here), known.registers[-1])
        return known.registers[-1]

    def opens(self, key: Key) -> tuple[str, int] | None:
        """Register and record in which a row can be looked at, None when it is gone or has none."""
        if key in self._gone or not self.row(key):
            return None
        if key[0] == "person":
            return self._role_of(key[1])
        register = self.register(key, self.row(key))
        return (register.key, key[1]) if register else None

    def _role_of(self, person: int) -> tuple[str, int] | None:
        for register in REGISTERS:
            if not register.person_link:
                continue
            within = [Condition(register.person_link, "=", person)]
            for (record,) in listing.select(register.table, ["id"], within, limit=1):
                self.load([(register.table, record)])
                return self.opens((register.table, record))
        return None

    def _read(self, table: str, ids: list[int]) -> None:
        present = history.rows_present(self._database, table, ids)
        missing = set(ids) - present.keys()
        gone = history.rows_gone(self._database, table, missing)
        for row_id in ids:
            self._rows[table, row_id] = present.get(row_id) or gone.get(row_id) or {}
        self._gone.update((table, row_id) for row_id in missing)

    def _naming(self, key: Key) -> list[Key]:
        """The row that the name of this one leads to."""
        table, row, known = key[0], self.row(key), subject(key[0])
        if known is None:
            return []
        column = "tambon_id" if table == "village" else known.title.partition(".")[0]
        target = history.links_of(table).get(column)
        return [(target, row[column])] if target and row.get(column) is not None else []

    def _place(self, row: Row) -> str:
        tambon = self.row(("tambon", row["tambon_id"])).get("name", "")
        place = Place(row["id"], row["code"], row["moo"], row["name"], row["tambon_id"], tambon)
        return place.in_full


_TEXT = Field("", "")


def shown(field: Field, value: Any) -> str:
    """A stored value as people read it, a national ID masked; "" where there is none."""
    if value is None or value == "":
        return ""
    if isinstance(value, bytes):
        return _("a picture")
    match field.kind:
        case Kind.FLAG:
            return _("Yes") if value else _("No")
        case Kind.NATIONAL_ID:
            return mask_national_id(str(value))
        case Kind.DATE:
            return show_value(Kind.DATE, date.fromisoformat(str(value)))
        case _:
            return show_value(field.kind, value, field.choices)


@cache
def _registers_of(settings: RoundSettings) -> frozenset[str]:
    return frozenset(one.key for stage in stages_of(settings) for one in stage.registers)


def _stage_name(key: str) -> str:
    known = subject("override")
    return shown(known.fields["stage"], key) if known else key


def links_in(known: Subject, row: Row) -> list[Key]:
    """The rows that a row points at by columns that people see."""
    targets = history.links_of(known.table)
    return [
        (targets[column], row[column])
        for column, field in known.fields.items()
        if field.kind is Kind.LINK and row.get(column) is not None
    ]
