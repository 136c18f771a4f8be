"""What points at a record, and what would clash if it pointed at another one instead."""

from collections.abc import Iterable
from typing import Any, NamedTuple

from db.models import TABLES


class Reference(NamedTuple):
    """Row `id` of `table` points at the record by its column `link`."""

    table: str
    id: int
    link: str


def references_to(table: str, id: int) -> list[Reference]:  # noqa: A002  the column's name
    """Every row that points at row `id` of `table`."""
    found = []
    for foreign_key, child in TABLES[table]._meta.backrefs.items():  # noqa: SLF001
        name = child._meta.table_name  # noqa: SLF001
        pointing = child.select(child.id).where(foreign_key == id).order_by(child.id)
        found += [Reference(name, child_id, foreign_key.name) for (child_id,) in pointing.tuples()]
    return found


def clash(reference: Reference, to: int, without: Iterable[int] = ()) -> int | None:
    """The row that already is what `reference` would become if it pointed at row `to`.

    None where it may point there; rows in `without` are about to go and do not count.
    """
    model = TABLES[reference.table]
    row = model.get_by_id(reference.id).__data__
    for columns in _unique(model):
        if reference.link not in columns:
            continue
        query = model.select(model.id).where(model.id != reference.id)
        for column in columns:
            value = to if column == reference.link else row[column]
            query = query.where(getattr(model, column) == value)
        for (found,) in query.tuples():
            if found not in set(without):
                return int(found)
    return None


def row(table: str, id: int) -> dict[str, Any] | None:  # noqa: A002
    """A whole row by field name, links as ids; None when it is gone."""
    found = TABLES[table].get_or_none(TABLES[table].id == id)
    return None if found is None else dict(found.__data__)


def depth(table: str) -> int:
    """How late a table was created: what points at a row is deeper than the row."""
    return list(TABLES).index(table)


def _unique(model: Any) -> list[tuple[str, ...]]:
    """The sets of columns of which no two rows have the same, as names of fields."""
    declared = model._meta.indexes  # noqa: SLF001  Peewee's name for them
    pairs = (index[:2] for index in declared if isinstance(index, tuple))
    return [tuple(columns) for columns, unique in pairs if unique]
