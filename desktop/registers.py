"""Lists and records of any register: found, read, checked, saved, deleted."""

from array import array
from collections.abc import Iterable, Mapping, Sequence

from db import errors
from db.queries import listing
from db.queries.conditions import Condition
from db.queries.listing import Wanted
from db.transaction import Transaction
from desktop import checks, links, records
from desktop.list_query import beginning, conditions, ordered_ids, refuse_too_long
from desktop.problems import Refused, refusal
from desktop.programme.rounds import VILLAGE
from desktop.programme.vocabulary import Column, Field, Register, Value, Values
from desktop.rounds import Rounds, add_targets
from desktop.thai.text import search_text
from desktop.views import ActionEntry, Checked, Entry, Filter, Option, Saved, Scope, Sort
from desktop.words import _

FIRST = 500
"""Records of a long list that are there at once."""


class Registers(Rounds):
    """The registers of an open office."""

    def ids(
        self,
        register: Register,
        scope: Scope,
        *,
        search: str = "",
        filters: Sequence[Filter] = (),
        sort: Sort | None = None,
        wanted: Wanted = listing.always,
    ) -> array[int]:
        """The ids of the records in `scope` that meet search and filters, in order.

        Refused where they are too many to be sorted or filtered so. The reading stops half way as
        soon as it is no longer `wanted`.
        """
        refuse_too_long(self, register, scope, filters, sort)
        where = conditions(self, register, scope, search, filters)
        return ordered_ids(register, where, sort, wanted=wanted)

    def beginning(
        self,
        register: Register,
        scope: Scope,
        *,
        search: str = "",
        filters: Sequence[Filter] = (),
        sort: Sort | None = None,
    ) -> tuple[array[int], bool]:
        """The list of `ids` as far as it is there at once, and whether that is all of it.

        Of a long list it is the first records, or none where they have to be looked for.
        """
        refuse_too_long(self, register, scope, filters, sort)
        where = conditions(self, register, scope, search, filters)
        return beginning(register, where, sort, FIRST)

    def is_listed(
        self,
        register: Register,
        id: int,  # noqa: A002
        scope: Scope,
        *,
        search: str = "",
        filters: Sequence[Filter] = (),
    ) -> bool:
        """Whether a record is in `scope` and meets search and filters."""
        where = [*conditions(self, register, scope, search, filters), Condition("id", "=", id)]
        return bool(listing.select(register.table, ["id"], where, limit=1))

    def rows(
        self, register: Register, ids: Sequence[int], columns: Sequence[Column] | None = None
    ) -> list[tuple[Value, ...]]:
        """The values of the register's columns, or of `columns`, for each of `ids` in order."""
        keys = [one.key for one in (register.columns if columns is None else columns)]
        return listing.rows(register.table, keys, ids)

    def totals(
        self, register: Register, scope: Scope, *, search: str = "", filters: Sequence[Filter] = ()
    ) -> dict[str, int]:
        """The sums of the columns that have a total."""
        columns = [one.key for one in register.columns if one.total]
        where = conditions(self, register, scope, search, filters)
        return listing.totals(register.table, columns, where)[1]

    def values_of(
        self,
        register: Register,
        column: str,
        scope: Scope,
        *,
        search: str = "",
        filters: Sequence[Filter] = (),
        limit: int = 500,
    ) -> list[tuple[Value, int]]:
        """The values of a column in the list, each with its count, most frequent first."""
        where = conditions(self, register, scope, search, filters)
        return listing.values_of(register.table, column, where, limit)

    def count(self, register: Register, scope: Scope) -> int:
        """How many records a register has in `scope`."""
        return listing.totals(register.table, [], conditions(self, register, scope, "", ()))[0]

    def entry(self, register: Register, id: int) -> Entry:  # noqa: A002
        """One record; Refused when it is gone."""
        found = records.read(register, id)
        if found is None:
            raise Refused(_("This record is gone."))
        return found

    def stored_as(self, register: Register, uid: str) -> Entry | None:
        """The record that a save with this uid has stored, None when there is none."""
        found = listing.select(register.table, ["id"], [Condition("uid", "=", uid)], limit=1)
        return records.read(register, found[0][0]) if uid and found else None

    def entries(self, register: Register, ids: Sequence[int]) -> list[Entry]:
        """Many records in the order of `ids`; those that are gone are left out."""
        return records.read_many(register, ids)

    def labels(self, field: Field, ids: Iterable[int]) -> dict[int, str]:
        """How the records with `ids` read in a link field, by id."""
        return links.labels(field, ids)

    def title(self, register: Register, id: int) -> str:  # noqa: A002
        """How one record is named: a person's name, a group's name …"""
        found = listing.rows(register.table, [register.title], [id])
        return str(found[0][0]) if found else ""

    def last_change(self, register: Register, id: int) -> ActionEntry | None:  # noqa: A002
        """The newest action that changed a record or the people that it shows."""
        return self.newest_on(records.rows_of(register, id))

    def blank(
        self, register: Register, scope: Scope, sticky: Values | None = None
    ) -> dict[str, Value]:
        """The first values of a new record: defaults, what is kept, and the scope's village."""
        kept = sticky or {}
        values = {one.key: kept.get(one.key, one.default) for one in register.fields}
        if "village" in values and values["village"] is None:
            values["village"] = scope.village_id
        return values

    def options(
        self, field: Field, scope: Scope, text: str = "", limit: int = 50,
        village: int | None = None,
    ) -> list[Option]:  # fmt: skip
        """What a link field offers in `scope`, those that contain `text`; of `village` first."""
        return links.options(field, scope, search_text(text), limit, village)

    def option(self, field: Field, id: int) -> Option | None:  # noqa: A002
        """How the record with `id` reads in a link field."""
        return links.option(field, id)

    def suggestions(self, field: Field, text: str, limit: int = 12) -> list[str]:
        """Texts stored before that contain `text`, most used first."""
        table, _dot, column = field.suggest.partition(".")
        return listing.distinct(table, column, text, limit) if field.suggest else []

    def check(
        self,
        register: Register,
        raw: Mapping[str, object],
        scope: Scope,
        id: int | None = None,  # noqa: A002
    ) -> Checked:
        """Read typed texts (values that are no text pass as they are) and apply every rule.

        Of a stored record (`id`), the fields that `raw` leaves out are judged as they stand, and
        all of it by its own round, whatever the scope.
        """
        round_id = _round_of(register, scope, id)
        settings = self.round(round_id).settings if round_id else None
        stored = self.entry(register, id).values if id is not None else {}
        return checks.check(register, {**stored, **raw}, settings, round_id, self.today(), id)

    def save(
        self,
        register: Register,
        raw: Mapping[str, object],
        scope: Scope,
        *,
        id: int | None = None,  # noqa: A002
        version: int | None = None,
        uid: str = "",
    ) -> Saved:
        """Check a record and store it as one logged action; waits until it is on the disk.

        Of a stored record only the fields in `raw` that differ are written. `version` is the one
        of the entry that was read: where the record or its person was changed since, nothing is
        stored and the answer holds the conflict. `uid` is what a new record may be found by.
        """
        checked = self.check(register, raw, scope, id)
        if checked.errors:
            return Saved(None, problems=checked.problems)
        values = {key: value for key, value in checked.values.items() if id is None or key in raw}
        values |= records.meant(register, raw)

        def work(tx: Transaction) -> Entry:
            placed = "village" in values
            before = records.read(register, id) if placed and id is not None else None
            stored = records.store(
                tx, register, values, scope.round_id, id=id, version=version, uid=uid
            )
            after = self.entry(register, stored)
            if placed:
                self._add_target(tx, register, before, after)
            return after

        name = checks.name_of(register, checked.values)
        verb = _("Add {what}: {name}") if id is None else _("Change {what}: {name}")
        title = verb.format(what=_(register.one), name=name)
        try:
            stored = self.connection.write(title, self.who, work)
        except errors.RecordChanged:
            return self._conflict(register, id)
        except errors.Refused as refused:
            return Saved(None, problems=checks.refused_values(register, refused))
        except errors.OfficeError as error:
            raise refusal(error) from error
        self._tell()
        return Saved(stored.id, stored.version, checked.problems)

    def _add_target(
        self, tx: Transaction, register: Register, before: Entry | None, after: Entry
    ) -> None:
        """A village that a record of a village round is put in becomes a target village."""
        village = after.values.get("village")
        moved = before is None or before.values.get("village") != village
        if register.round != "round" or not moved or not isinstance(village, int):
            return
        row = tx.row(register.table, after.id) or {}
        if self.round(row["round_id"]).settings.variant == VILLAGE:
            add_targets(tx, row["round_id"], [village])

    def _conflict(self, register: Register, id: int | None) -> Saved:  # noqa: A002
        if id is None or not listing.rows(register.table, ["id"], [id]):
            raise Refused(_("Somebody deleted this record meanwhile."))
        return Saved(None, conflict=self.entry(register, id))

    def delete(self, register: Register, ids: Sequence[int]) -> ActionEntry:
        """Delete records and what stands on them, as one action that can be undone."""
        names = listing.rows(register.table, ["id"], ids)
        if not names:
            raise Refused(_("This record is gone.") if ids else _("Nothing is chosen."))
        name = checks.name_of(register, self.entry(register, names[0][0]).values)
        if len(names) > 1:
            name = _("{name} and {more} more").format(name=name, more=len(names) - 1)

        def work(tx: Transaction) -> int:
            for one in ids:
                if tx.row(register.table, one) is not None:
                    records.remove(tx, register.table, one)
            return tx.action_id

        title = _("Delete {what}: {name}").format(what=_(register.one), name=name)
        deletion = self.write(title, work)
        return next(one for one in self.history() if one.id == deletion)


def _round_of(register: Register, scope: Scope, id: int | None) -> int | None:  # noqa: A002
    """The round that a record is of: a stored one's own, the scope's for a new one."""
    found = listing.rows(register.table, [register.round], [id]) if register.round and id else []
    return found[0][0] if found else scope.round_id
