"""Paths through links ("household.village.tambon.name"), and the joins that they take."""

from functools import cache
from typing import Any

from peewee import JOIN, SQL, Join, NodeList

from db.models import TABLES
from db.queries.computed import computed, is_computed
from db.queries.walks import Walk, may_be_missing


class Paths:
    """Joins the links that paths go through, each once."""

    def __init__(self, table: str) -> None:
        self.table = table
        self.root = _called(TABLES[table], "t")
        self._aliases: dict[str, Any] = {"": self.root}
        self._joins: dict[str, tuple[Any, bool]] = {}

    def column(self, path: str) -> Any:
        """The column at the end of `path`."""
        link, _, name = path.rpartition(".")
        alias = self._alias(link)
        if is_computed(alias.model, name):
            return computed(alias.model, name, alias.alias)
        return getattr(alias, name)

    def _alias(self, link: str) -> Any:
        if link not in self._aliases:
            before, _, name = link.rpartition(".")
            foreign_key = getattr(self._alias(before), name)
            target = _called(field_of(foreign_key).rel_model, "t_" + link.replace(".", "_"))
            self._aliases[link] = target
            missing = self._joins.get(before, (None, False))[1] or field_of(foreign_key).null
            self._joins[link] = (foreign_key == target.id, missing)
        return self._aliases[link]

    def joined(self, query: Any) -> Any:
        """`query` with every link that was used."""
        for link, (on, missing) in self._joins.items():
            kind = JOIN.LEFT_OUTER if missing else JOIN.INNER
            query = query.join_from(self.root, self._aliases[link], kind, on=on)
        return query

    def walked(self, query: Any, walk: Walk) -> Any:
        """`query` with every link that was used, in the order of the walk.

        SQLite leaves tables that are cross joined in the order in which they are written.
        """
        start = self._alias(walk.link)
        source: Any = NodeList((start, SQL(f'INDEXED BY "{walk.index}"')))
        reached = [walk.link]
        while reached[-1]:
            before = reached[-1].rpartition(".")[0]
            source = Join(source, self._alias(before), JOIN.CROSS, self._joins[reached[-1]][0])
            reached.append(before)
        for link, (on, missing) in self._joins.items():
            if link not in reached:
                kind = JOIN.LEFT_OUTER if missing else JOIN.CROSS
                source = Join(source, self._aliases[link], kind, on)
        return query.from_(source)

    def may_be_missing(self, path: str) -> bool:
        """Whether there are rows without a value at the end of `path`."""
        return may_be_missing(self.table, path)


@cache
def _called(model: type, alias: str) -> Any:
    """A table by another name, always the same: Peewee makes a class for each of its columns."""
    return model.alias(alias)  # type: ignore[attr-defined]


def field_of(attribute: Any) -> Any:
    """The field behind an alias's attribute."""
    return getattr(attribute, "field", attribute)
