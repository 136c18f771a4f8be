"""What stands on a record: what a deletion takes with it, and what it only lets go of."""

from dataclasses import dataclass, field

from db.models import TABLES

OWNED = frozenset(("attachment",))
"""Tables whose rows belong to the one record they point at, though each of their links may be
empty: they go with it."""


@dataclass(slots=True)
class Dependents:
    """Rows to delete, children before parents, and links to empty, each once."""

    delete: list[tuple[str, int]] = field(default_factory=list)
    empty: list[tuple[str, int, str]] = field(default_factory=list)


def dependents(table: str, id: int) -> Dependents:  # noqa: A002  the column's name
    """Everything that must go before row `id` of `table` can, that row itself last.

    A row goes when its link may not be empty, or it is OWNED; any other link is emptied.
    """
    found = Dependents()
    _collect(table, id, found)
    return found


def _collect(table: str, id: int, found: Dependents) -> None:  # noqa: A002
    model = TABLES[table]
    for foreign_key, child in model._meta.backrefs.items():  # noqa: SLF001
        name = child._meta.table_name  # noqa: SLF001
        for (child_id,) in child.select(child.id).where(foreign_key == id).tuples():
            if foreign_key.null and name not in OWNED:
                found.empty.append((name, child_id, foreign_key.name))
            elif (name, child_id) not in found.delete:
                _collect(name, child_id, found)
    found.delete.append((table, id))
    found.empty = [one for one in found.empty if (one[0], one[1]) not in found.delete]


def is_referred_to(table: str, id: int) -> bool:  # noqa: A002
    """Whether any row links to row `id` of `table`."""
    return any(
        child.select(child.id).where(foreign_key == id).exists()
        for foreign_key, child in TABLES[table]._meta.backrefs.items()  # noqa: SLF001
    )
