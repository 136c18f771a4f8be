"""The orders in which a table of any length is read along an index, without being sorted.

A walk begins at the table that its key stands in, in the order of that key's index, and goes from
there through the links to the listed table: villages by code, the households of each, the visits of
each. What stands behind the key in the order is sorted a few rows at a time. Whatever is not
declared here is sorted whole, and is for lists that somebody has narrowed.
"""

from dataclasses import dataclass

from db.models import TABLES
from db.queries.computed import is_computed


@dataclass(frozen=True, slots=True)
class Walk:
    """One way through a table: the path of the key that is read in order.

    Where many rows may be equal in it (`alone`), their ids decide between them and nothing else.
    `index` is the one that is followed, of the table that the key stands in.
    """

    key: str
    index: str
    alone: bool = False

    @property
    def link(self) -> str:
        """The link to the table in which the walk begins, "" for the listed table itself."""
        return self.key.rpartition(".")[0]


def _people(link: str) -> Walk:
    return Walk(f"{link}.sort_key", "person_sort_key", alone=True)


def _places(link: str) -> tuple[Walk, ...]:
    """By code, by name, and by the name of the tambon."""
    return (
        Walk(f"{link}.code", "village_code"),
        Walk(f"{link}.sort_key", "village_sort_key"),
        Walk(f"{link}.tambon.sort_key", "tambon_sort_key"),
    )


WALKS: dict[str, tuple[Walk, ...]] = {
    "sage": (*_places("village"), _people("person")),
    "forum": _places("village"),
    "team_member": (*_places("village"), _people("person")),
    "household": (
        *_places("village"),
        _people("representative"),
        Walk("baseline_total", "household_round_id_baseline_total", alone=True),
    ),
    "attendance": (*_places("household.village"), _people("household.representative")),
    "material_need": (*_places("household.village"), _people("household.representative")),
    "occupation_group": _places("village"),
    "visit": (*_places("household.village"), _people("household.representative")),
}
"""By table. The walks that begin in the listed table itself go through one round."""

NARROWED: dict[str, tuple[str, ...]] = {
    "sage": ("village", "village.tambon", "craft", "craft.name"),
    "forum": ("village", "village.tambon"),
    "team_member": ("village", "village.tambon"),
    "household": ("village", "village.tambon", "wanted", "wanted.name"),
    "attendance": ("household.village", "household.village.tambon"),
    "material_need": ("household.village", "household.village.tambon"),
    "occupation_group": ("village", "village.tambon"),
    "visit": ("household.village", "household.village.tambon"),
}
"""By table, what a list of any length can be filtered by: all of it is indexed."""


def walk_by(table: str, key: str) -> Walk | None:
    """The walk of a table in the order of `key`; None where it has to be sorted."""
    return next((one for one in WALKS.get(table, ()) if one.key == key), None)


def may_be_missing(table: str, path: str) -> bool:
    """Whether there are rows without a value at the end of `path`."""
    model = TABLES[table]
    for name in path.split("."):
        if is_computed(model, name):
            return False
        field = getattr(model, name)
        if field.null:
            return True
        model = getattr(field, "rel_model", None)
    return False
