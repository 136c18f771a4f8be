"""The occupation groups that sheets speak of: each told by its village and its name."""

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
        self._named = {self._key(row): key for key, row in self._table.rows.items()}

    def known(self, values: Values) -> int | None:
        """The group that a register's row is about, under its name or corrected since."""
        found = self._named.get(self._key(values))
        if found is not None:
            return found
        here = {
            one: row for one, row in self._table.rows.items() if row["village"] == values["village"]
        }
        alike = corrected(here, values, ("name", "chair", "registered_on"))
        said = alike is not None and self._ledger.is_said(self._table.table, alike)
        return None if said else alike

    def put(self, known: int | None, values: dict[str, Value], row: ReadRow) -> bool:
        """Enter a register's row; whether the office gains by it."""
        group, gains = self._ledger.put(self._table.table, known, values, row)
        self._named[self._key(values)] = group
        return gains

    def joined(self, row: ReadRow, *, anywhere: bool) -> int | None:
        """The group named in a household's row: of its village, else, `anywhere`, of any village.

        A name of no group or of several is told, and leaves it blank.
        """
        name = fold(str(row.values.get("group.name") or ""))
        if not name:
            return None
        here = self._named.get((row.village, name))
        if here is not None:
            return here
        others = [key for (_village, one), key in self._named.items() if one == name]
        if anywhere and len(others) == 1:
            return others[0]
        reason = _("No group of this village has this name; the group is left blank.")
        if anywhere:
            reason = _("No one group of the round has this name; the group is left blank.")
        self._ledger.skip_cell(row, row.told("group"), reason)
        return None

    def _key(self, values: Values) -> tuple[Value, str]:
        return values["village"], fold(str(values["name"]))
