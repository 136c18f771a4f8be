"""The one save path: a flat record is checked, taken apart into its tables, derived and logged.

A record of a register has columns of its own and dotted keys that go through a link. A link to a
person updates that person, or finds one by national ID, or makes one; a link to an occupation finds
it by name or makes it.
"""

from collections.abc import Mapping
from typing import Any

from db.queries import listing
from db.queries.dependents import Dependents, dependents, is_referred_to
from db.queries.listing import Condition
from db.transaction import Transaction
from desktop import withdrawal
from desktop.derived import derive
from desktop.problems import Refused
from desktop.programme.vocabulary import Register, Value, Values
from desktop.words import _

LINKS = {"person": "person", "representative": "person", "craft": "occupation_kind",
         "wanted": "occupation_kind", "occupation": "occupation_kind"}  # fmt: skip
"""The links that dotted keys go through, and the table each points at."""


def put(tx: Transaction, table: str, values: Mapping[str, Any]) -> int:
    """Insert one row with its derived columns; its id."""
    return tx.save(table, {**values, **derive(table, values)})


def change(
    tx: Transaction,
    table: str,
    id: int,  # noqa: A002
    values: Mapping[str, Any],
    version: int | None = None,
) -> None:
    """Change some columns of a row, and with them its derived ones.

    RecordChanged when the row is no longer at `version`.
    """
    present = tx.row(table, id)
    whole = {**(present or {}), **values}
    tx.save(table, {**values, **derive(table, whole)}, id=id, version=version)


def store(
    tx: Transaction,
    register: Register,
    values: Values,
    round_id: int | None,
    *,
    id: int | None = None,  # noqa: A002
    version: int | None = None,
) -> int:
    """Store one record of `register` that has been checked; its id.

    `values` may hold some of the register's fields only: the others keep what they have, or their
    defaults. `version` is the one that was read.
    """
    own, linked = _taken_apart(values)
    present = tx.row(register.table, id) if id is not None else None
    for link, parts in linked.items():
        own[link] = _linked(tx, link, parts, present, values)
    if id is None:
        if register.round == "round":
            own["round"] = round_id
        return put(tx, register.table, own)
    change(tx, register.table, id, own, version)
    for link in linked:
        _drop_orphan(tx, link, (present or {}).get(f"{link}_id"), own[link])
    return id


def _taken_apart(values: Values) -> tuple[dict[str, Any], dict[str, dict[str, Value]]]:
    own: dict[str, Any] = {}
    linked: dict[str, dict[str, Value]] = {}
    for key, value in values.items():
        link, dot, column = key.partition(".")
        if not dot:
            own[key] = value
        elif link in LINKS:
            linked.setdefault(link, {})[column] = value
    return own, linked


def _linked(
    tx: Transaction,
    link: str,
    parts: dict[str, Value],
    present: Mapping[str, Any] | None,
    values: Values,
) -> int | None:
    table = LINKS[link]
    if table == "occupation_kind":
        return occupation_kind(tx, str(parts.get("name") or ""))
    for column in ("village", "house_no"):
        if values.get(column) is not None:
            parts.setdefault(column, values[column])
    current = present[f"{link}_id"] if present else None
    return person(tx, parts, current)


def person(tx: Transaction, parts: Mapping[str, Value], current: int | None = None) -> int:
    """The id of the person that `parts` describe.

    The one with that national ID, else `current`, is changed to match; else a new one is made.
    """
    national_id = parts.get("national_id") or None
    known = person_with(str(national_id)) if national_id else None
    target = known if known is not None else current
    if target is None:
        blank = {"title": "", "last_name": "", "phone": "", "house_no": "", "national_id": None}
        return put(tx, "person", {**blank, **parts, "national_id": national_id})
    given = {key: value for key, value in parts.items() if key != "national_id"}
    if "national_id" in parts:
        given["national_id"] = national_id
    change(tx, "person", target, given)
    return target


def person_with(national_id: str) -> int | None:
    """The id of the person who has this national ID."""
    found = listing.select("person", ["id"], [Condition("national_id", "=", national_id)], limit=1)
    return found[0][0] if found else None


def occupation_kind(tx: Transaction, name: str) -> int | None:
    """The id of the occupation called `name`, made if there is none; None for a blank name."""
    if not name:
        return None
    found = listing.select("occupation_kind", ["id"], [Condition("name", "=", name)], limit=1)
    return found[0][0] if found else put(tx, "occupation_kind", {"name": name})


def remove(tx: Transaction, table: str, id: int) -> Dependents:  # noqa: A002
    """Delete a row and what stands on it, children first; what was deleted and let go of.

    Refused when a certificate stands on it: what was issued is not undone by a deletion.
    """
    standing = dependents(table, id)
    for name, row_id, column in standing.empty:
        if name == "certificate" and withdrawal.certificates_standing(tx, [row_id]):
            number = listing.rows("certificate", ["number"], [row_id])[0][0]
            raise Refused(
                _("Certificate {number} was issued on this record; void it first.").format(
                    number=number
                )
            )
        tx.save(name, {column: None}, id=row_id)
    people = {
        person_id
        for name, row_id in standing.delete
        if name != "person"
        for person_id in _people_of(tx, name, row_id)
    }
    for name, row_id in standing.delete:
        tx.delete(name, row_id)
    for person_id in people:
        if not is_referred_to("person", person_id):
            tx.delete("person", person_id)
    return standing


def _people_of(tx: Transaction, table: str, id: int) -> list[int]:  # noqa: A002
    row = tx.row(table, id) or {}
    return [row[column] for column in ("person_id", "representative_id") if row.get(column)]


def _drop_orphan(tx: Transaction, link: str, before: Any, after: Any) -> None:
    """Delete the person a record pointed at before, if no other role keeps them."""
    let_go = LINKS[link] == "person" and before not in (None, after)
    if let_go and not is_referred_to("person", before):
        tx.delete("person", before)
