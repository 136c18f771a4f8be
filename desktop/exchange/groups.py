"""The occupation groups that sheets speak of: each told by its village and its name."""

from collections import defaultdict

from desktop.exchange.differences import corrected
from desktop.exchange.ledger import Ledger
from desktop.exchange.records import ReadRow
from desktop.programme.vocabulary import Value, Values
from desktop.thai.text import fold
from desktop.words import _


class Groups:
    """Finds the occupation groups of a round, on record or in the same workbook."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._table = ledger.tables["occupation_group"]
        self._named: defaultdict[tuple[Value, str], set[int]] = defaultdict(set)
        for key, row in self._table.rows.items():
            self._named[self._key(row)].add(key)

    def known(self, values: Values) -> int | None:
        """The group that a register's row is about, under its name or corrected since."""
        found = self._named.get(self._key(values))
        if found:
            return max(found)  # of several the one that was recorded last
        here = {
            one: row for one, row in self._table.rows.items() if row["village"] == values["village"]
        }
        alike = corrected(here, values, ("name", "chair", "registered_on"))
        said = alike is not None and self._ledger.is_said(self._table.table, alike)
        return None if said else alike

    def put(self, known: int | None, values: dict[str, Value], row: ReadRow) -> bool:
        """Enter a register's row; whether the office gains by it."""
        group, gains = self._ledger.put(self._table.table, known, values, row)
        self._named[self._key(values)].add(group)
        return gains

    def joined(self, row: ReadRow, *, anywhere: bool) -> int | None:
        """The group named in a household's row: of its village, else, `anywhere`, of any village.

        A name of no group or of several is told, and leaves it blank.
        """
        name = fold(str(row.values.get("group.name") or ""))
        if not name:
            return None
        here = found = self._named.get((row.village, name), set())
        if anywhere and not here:
            found = self._of_any_village(name)
        if len(found) == 1:
            return next(iter(found))
        reason = _("No group of this village has this name; the group is left blank.")
        if here:
            reason = _("Several groups of this village have this name; the group is left blank.")
        elif anywhere:
            reason = _("No one group of the round has this name; the group is left blank.")
        self._ledger.skip_cell(row, row.told("group"), reason)
        return None

    def _of_any_village(self, name: str) -> set[int]:
        named = (keys for (_village, one), keys in self._named.items() if one == name)
        return set[int]().union(*named)

    def _key(self, values: Values) -> tuple[Value, str]:
        return values["village"], fold(str(values["name"]))
