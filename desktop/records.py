"""The one save path: a flat record is checked, taken apart into its tables, derived and logged.

A record of a register has columns of its own and dotted keys that go through a link. A link to a
person updates that person, or finds one by national ID, or makes one; a link to an occupation finds
it by name or makes it. Several records may show one person: who changes the person through one of
them changes the others' version with it.
"""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from db.errors import RecordChanged
from db.queries import listing
from db.queries.conditions import Condition
from db.queries.dependents import Dependents, dependents, is_referred_to
from db.transaction import Transaction
from desktop import withdrawal
from desktop.derived import derive
from desktop.problems import Refused
from desktop.programme.vocabulary import Register, Value, Values
from desktop.views import Entry
from desktop.words import _

_PEOPLE = ("person", "representative")
_OCCUPATIONS = ("craft", "wanted", "wanted_second", "wanted_third", "occupation")

LINKS = {**dict.fromkeys(_PEOPLE, "person"), **dict.fromkeys(_OCCUPATIONS, "occupation_kind")}
"""The links that dotted keys go through, and the table each points at."""

_BLANK_PERSON: Values = {
    "title": "", "last_name": "", "phone": "", "house_no": "", "national_id": None
}  # fmt: skip

_OF_PERSON = 1 << 32
"""What one change of a person adds to the version of the records that show them."""


def read(register: Register, id: int) -> Entry | None:  # noqa: A002  the column's name
    """One record as it is stored, flat; None when it is gone.

    Its version is another one as soon as its own row or a person that it shows was changed.
    """
    return next(iter(read_many(register, [id])), None)


def read_many(register: Register, ids: Sequence[int]) -> list[Entry]:
    """As `read`, many records in the order of `ids`; those that are gone are left out."""
    keys = [one.key for one in register.fields]
    people = [register.person_link] if register.person_link else []
    paths = ["id", "version", *(f"{link}.version" for link in people), *keys]
    own = 2 + len(people)
    return [
        Entry(
            row[0],
            row[1] + sum((version - 1) * _OF_PERSON for version in row[2:own]),
            dict(zip(keys, row[own:], strict=True)),
        )
        for row in listing.rows(register.table, paths, ids)
    ]


def meant(register: Register, raw: Mapping[str, object]) -> dict[str, Value]:
    """Whom `raw` says by their id that a record is about, by link: {"person": 57}."""
    person = raw.get(register.person_link)
    return {register.person_link: person} if isinstance(person, int) else {}


def rows_of(register: Register, id: int) -> list[tuple[str, int]]:  # noqa: A002
    """Table and key of every row that a record shows: its own, and its people's."""
    link = register.person_link
    found = listing.rows(register.table, [link], [id]) if link else []
    people = [("person", person) for (person,) in found if person is not None]
    return [(register.table, id), *people]


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
    uid: str = "",
) -> int:
    """Store one record of `register` that has been checked; its id.

    `values` may hold some of the register's fields only: the others keep what they have, or their
    defaults. Of a stored record only what differs is written. RecordChanged when it is no longer
    at `version`, the one that was read. A new one gets `uid`, or one of its own for "". A link
    itself ("person") may be among `values`: then the record is about that person.
    """
    if id is None:
        own, linked = _taken_apart(values)
        for link, parts in linked.items():
            own[link] = _linked(tx, link, {**_home(values), **parts}, meant=own.get(link))
        if register.round == "round":
            own["round"] = round_id
        if uid:
            own["uid"] = uid
        return put(tx, register.table, own)
    present, row = read(register, id), tx.row(register.table, id)
    if present is None or row is None or version not in (None, present.version):
        raise RecordChanged(register.table, id, row)
    new = {key: value for key, value in values.items() if present.values.get(key) != value}
    own, linked = _taken_apart(new)
    home = _home(new)
    link = register.person_link
    if link and (home or link in own):
        linked[link] = {**home, **linked.get(link, {})}
    _own, shown = _taken_apart({**present.values, **values})
    _own, told = _taken_apart(values)
    for link, parts in linked.items():
        # Of who was shown before, nothing is true of somebody else who is meant.
        about = told.get(link, {}) if link in own else shown[link]
        own[link] = _linked(tx, link, parts, row[f"{link}_id"], about, own.get(link))
    change(tx, register.table, id, own)
    for link in linked:
        _drop_orphan(tx, link, row[f"{link}_id"], own[link])
    return id


def store_new(
    tx: Transaction,
    register: Register,
    rows: Sequence[Values],
    round_id: int | None,
    uids: Sequence[str],
) -> list[int]:
    """As `store`, many new records table by table; their ids in the same order.

    Each gets its uid, or one of its own for "".
    """
    taken = [_taken_apart(values) for values in rows]
    for link in dict.fromkeys(link for _own, linked in taken for link in linked):
        given = [
            (values, own, linked[link])
            for values, (own, linked) in zip(rows, taken, strict=True)
            if link in linked
        ]
        if LINKS[link] == "occupation_kind":
            kinds = _occupation_kinds(tx, {str(parts.get("name") or "") for _v, _o, parts in given})
            for _values, own, parts in given:
                own[link] = kinds.get(str(parts.get("name") or ""))
        else:
            people = _new_people(tx, [{**_home(values), **parts} for values, _o, parts in given])
            for (_values, own, _parts), person_id in zip(given, people, strict=True):
                own[link] = person_id
    of_round = {"round": round_id} if register.round == "round" else {}
    whole = [
        {**own, **of_round, **({"uid": uid} if uid else {})}
        for (own, _linked), uid in zip(taken, uids, strict=True)
    ]
    return tx.put_many(register.table, [{**row, **derive(register.table, row)} for row in whole])


def _new_people(tx: Transaction, rows: Sequence[Values]) -> list[int]:
    """The ids of the persons that `rows` describe: made, or found by their national ID."""
    ids = {str(row["national_id"]) for row in rows if row.get("national_id")}
    known = dict(listing.select("person", ["national_id", "id"], _among("national_id", ids)))
    new = [row for row in rows if row.get("national_id") not in known]
    filled = [
        {**_BLANK_PERSON, **row, "national_id": row.get("national_id") or None} for row in new
    ]
    made = iter(tx.put_many("person", [{**row, **derive("person", row)} for row in filled]))
    return [
        person(tx, row, None, row) if row.get("national_id") in known else next(made)
        for row in rows
    ]


def _occupation_kinds(tx: Transaction, names: Collection[str]) -> dict[str, int]:
    """The ids of the occupations called `names`, by name; those that are missing are made."""
    named = {name for name in names if name}
    kinds = dict(listing.select("occupation_kind", ["name", "id"], _among("name", named)))
    missing = sorted(named - kinds.keys())
    rows: list[dict[str, Any]] = [{"name": name} for name in missing]
    made = tx.put_many(
        "occupation_kind", [{**row, **derive("occupation_kind", row)} for row in rows]
    )
    return {**kinds, **dict(zip(missing, made, strict=True))}


def _among(column: str, values: Collection[str]) -> list[Condition]:
    return [Condition(column, "in", sorted(values))]


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


def _home(values: Values) -> dict[str, Value]:
    """Where a record says that its person lives."""
    places = {column: values.get(column) for column in ("village", "house_no")}
    return {column: place for column, place in places.items() if place is not None}


def _linked(
    tx: Transaction,
    link: str,
    parts: Values,
    current: int | None = None,
    shown: Values | None = None,
    meant: int | None = None,
) -> int | None:
    """The id that a link shall have. `shown` is all that the record says behind the link."""
    if LINKS[link] == "occupation_kind":
        return occupation_kind(tx, str(parts.get("name") or ""))
    return person(tx, parts, current, shown or parts, meant)


def person(
    tx: Transaction, parts: Values, current: int | None, shown: Values, meant: int | None = None
) -> int:
    """The id of the person that a record describes; `parts` is what is new about them.

    Is somebody else `meant`, or the national ID somebody else's, they are that person and take over
    all that is `shown` but the blanks; else `current` is changed, or a new person made.
    """
    national_id = parts.get("national_id") or None
    if "national_id" in parts:
        parts = {**parts, "national_id": national_id}
    known = meant or (person_with(str(national_id)) if national_id else None)
    if known is not None and known != current:
        filled = {key: value for key, value in shown.items() if value not in (None, "")}
        change(tx, "person", known, filled)
        return known
    if current is not None:
        change(tx, "person", current, parts)
        return current
    return put(tx, "person", {**_BLANK_PERSON, **parts})


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
