"""Who a record that is being typed may be already: the same ID, telephone or sound of the name."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import batched
from typing import TYPE_CHECKING, Any

from db.queries import likeness as found
from db.queries import listing
from db.queries.conditions import CHUNK, Condition
from db.transaction import Transaction
from desktop.programme.households import MEMBERS
from desktop.programme.likeness import HOUSE, REASONS, Traits, likeness
from desktop.programme.rounds import COHORT
from desktop.programme.stages import register as register_called
from desktop.programme.values import read_value
from desktop.programme.vocabulary import Register, Value
from desktop.thai.names import PersonName, name_key
from desktop.thai.problems import NotUnderstood
from desktop.thai.sound import sound_key
from desktop.views import Place, Scope
from desktop.words import _

if TYPE_CHECKING:
    from desktop.office import Office

OFFERED = 4
"""At most so many people are offered at once."""

_LOOKED_AT = 40
"""At most so many people of one ID, of one telephone and of one sound are weighed."""

_PLACE = ("village", "village.code", "village.moo", "village.name", "village.tambon",
          "village.tambon.name")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Role:
    """What a person is in a round: the register and the record that say so.

    A member of a household (`is_member`) stands with the household.
    """

    register: str
    record: int
    round_id: int
    year: int
    is_member: bool = False

    @property
    def label(self) -> str:
        """ "ปราชญ์ ปี 2568"."""
        one = MEMBERS if self.is_member else register_called(self.register)
        return _("{role} of {year}").format(role=_(one.one), year=self.year)


@dataclass(frozen=True, slots=True)
class Likeness:
    """A stored person whom a record may be about; `record` is theirs in the same round, if any.

    `reasons` are keys of `desktop.programme.likeness.REASONS`; `score` is 0 to 100.
    """

    person: int
    name: str
    place: Place | None
    reasons: tuple[str, ...]
    roles: tuple[Role, ...]
    score: int
    record: int | None = None

    @property
    def sentence(self) -> str:
        """Who it may be, what they are already, and why one may think so."""
        where = f" {self.place.in_full}" if self.place else ""
        roles = ", ".join(role.label for role in self.roles)
        why = ", ".join(_(reason) for key, reason in REASONS.items() if key in self.reasons)
        if self.reasons == (HOUSE,) and roles:
            text = _("This house was recorded with {who} ({roles}).")
        elif self.reasons == (HOUSE,):
            text = _("This house is recorded already with {who}.")
        elif roles:
            text = _("Perhaps the same person as {who} ({roles}): {why}.")
        else:
            text = _("Perhaps the same person as {who}: {why}.")
        return text.format(who=self.name + where, roles=roles, why=why)


def likely(
    office: "Office",
    register: Register,
    raw: Mapping[str, object],
    scope: Scope,
    record: int | None = None,
) -> tuple[Likeness, ...]:
    """The stored people whom the record in `raw` (typed texts or values) may be, likeliest first.

    `record` is the record's own id. Nothing for a register without a person's name, and nobody
    whom the office has said not to be the same.
    """
    link = register.person_link
    if not link:
        return ()
    values = understood(register, raw, office.today())
    typed = _traits_of(values, link, scope)
    person = person_of(register, record) if record is not None else None
    weighed = []
    for row in found.people_like(
        typed.national_id, typed.phone, typed.sound, typed.tambon, _LOOKED_AT
    ):
        score, reasons = likeness(typed, traits(row))
        if score and row["id"] != person:
            weighed.append(Likeness(row["id"], row["full_name"], place(row), reasons, (), score))
    if person is not None and weighed:
        apart = set_apart(person, [one.person for one in weighed])
        weighed = [one for one in weighed if one.person not in apart]
    weighed.sort(key=lambda one: (-one.score, one.person))
    told = _with_roles(weighed[:OFFERED], register, scope)
    known = {person, *(one.person for one in weighed)}
    return (*told, *_same_house(register, values, scope, record, known))


def traits(row: Mapping[str, Any]) -> Traits:
    """What a row of `people` knows of a person."""
    return Traits(
        row["title"], row["sound_key"], row["national_id"] or "", row["phone"], row["birth_date"],
        row["house_no"], row["village"], row["village.tambon"],
        name_key(PersonName("", row["first_name"], row["last_name"])),
    )  # fmt: skip


def place(row: Mapping[str, Any]) -> Place | None:
    """Where the person of a row of `people` lives."""
    return None if row["village"] is None else Place(*(row[path] for path in _PLACE))


def people(among: Iterable[int] | None = None) -> list[dict[str, Any]]:
    """Everybody in the office, or `among` these ids, with what `traits` and `place` read."""
    if among is None:
        return found.everybody()
    return [row for some in batched(sorted(among), CHUNK) for row in found.people_with(some)]


def alike(one: int, other: int) -> bool:
    """Whether two stored people may be one."""
    rows = [traits(row) for row in found.people_with([one, other])]
    return len(rows) > 1 and bool(likeness(*rows)[0])


def person_of(register: Register, record: int) -> int | None:
    """The person whom a stored record is about; None where it shows none."""
    link = register.person_link
    found = listing.rows(register.table, [link], [record]) if link else []
    return found[0][0] if found else None


def roles_of(persons: Sequence[int]) -> dict[int, tuple[Role, ...]]:
    """What each of `persons` is in which round, the newest round first."""
    roles: dict[int, tuple[Role, ...]] = dict.fromkeys(persons, ())
    for row in found.roles(persons):
        is_member = row["table"] == MEMBERS.table
        register = role_register("household" if is_member else row["table"], row["variant"])
        role = Role(register, row["id"], row["round"], row["year"], is_member)
        roles[row["person"]] += (role,)
    return roles


def role_register(table: str, variant: str) -> str:
    """The register that shows a role's table in a round of `variant`."""
    if table == "household":
        return "participants" if variant == COHORT else "households"
    return {"sage": "sages", "team_member": "team_members"}[table]


# Pairs that are not the same


def pair_key(one: int, other: int) -> str:
    """How the office remembers that two people are not the same."""
    return f"apart:{min(one, other)}:{max(one, other)}"


def set_apart(person: int, others: Iterable[int]) -> frozenset[int]:
    """Those of `others` whom the office has said not to be the same as `person`."""
    keys = {pair_key(person, other): other for other in others}
    kept = listing.select("accepted_finding", ["key"], [Condition("key", "in", list(keys))])
    return frozenset(keys[key] for (key,) in kept)


def keep_apart(office: "Office", one: int, *others: int) -> None:
    """Remember that a person is none of the others, so that nobody is asked again."""
    keys = {pair_key(one, other) for other in others}

    def work(tx: Transaction) -> None:
        known = listing.select("accepted_finding", ["key"], [Condition("key", "in", sorted(keys))])
        new = sorted(keys - {key for (key,) in known})
        rows = [{"key": key, "who": office.who, "on": office.today()} for key in new]
        tx.put_many("accepted_finding", rows)

    names = [row[0] for row in listing.rows("person", ["full_name"], [one, *others])]
    title = _("Not the same person: {names}").format(names=", ".join(names))
    office.write(title, work)


# What is typed


def understood(register: Register, raw: Mapping[str, object], today: date) -> dict[str, Value]:
    """The fields of `raw` (typed texts or values) as values; None for what is not understood."""
    values: dict[str, Value] = {}
    for field in register.fields:
        given = raw.get(field.key)
        try:
            typed = isinstance(given, str)
            values[field.key] = read_value(field, given, today) if typed else given  # type: ignore[assignment]
        except NotUnderstood:
            values[field.key] = None
    return values


def _traits_of(values: Mapping[str, Value], link: str, scope: Scope) -> Traits:
    def text(column: str) -> str:
        return str(values.get(f"{link}.{column}") or "")

    born, village = values.get(f"{link}.birth_date"), values.get("village", scope.village_id)
    village = village if isinstance(village, int) else None
    tambon = scope.tambon_id
    if village is not None:
        tambon = next((row[0] for row in listing.rows("village", ["tambon"], [village])), tambon)
    return Traits(
        title=text("title"),
        sound=sound_key(text("first_name"), text("last_name")),
        national_id=text("national_id"),
        phone=text("phone"),
        birth_date=born if isinstance(born, date) else None,
        house_no=text("house_no") or str(values.get("house_no") or ""),
        village=village,
        tambon=tambon,
        name=name_key(PersonName("", text("first_name"), text("last_name"))),
    )


def _with_roles(people: Sequence[Likeness], register: Register, scope: Scope) -> Iterable[Likeness]:
    roles = roles_of([one.person for one in people])
    for one in people:
        here = (
            role.record
            for role in roles[one.person]
            if (role.register, role.round_id) == (register.key, scope.round_id)
            and not role.is_member
        )
        yield replace(one, roles=roles[one.person], record=next(here, None))


def _same_house(
    register: Register,
    values: Mapping[str, Value],
    scope: Scope,
    record: int | None,
    told: Iterable[int | None],
) -> Iterable[Likeness]:
    """Households with the same house number in the same village, of this year and of others."""
    house, village = values.get("house_no"), values.get("village")
    if register.table != "household" or not house or not isinstance(village, int):
        return
    seen = set(told)
    for row in found.houses(scope.round_id, village, str(house), OFFERED):
        if row["household"] == record or row["id"] in seen:
            continue
        seen.add(row["id"])
        here = row["household"] if row["round"] == scope.round_id else None
        shown = role_register("household", row["variant"])
        role = Role(shown, row["household"], row["round"], row["year"])
        yield Likeness(
            row["id"], row["full_name"], place(row), (HOUSE,),
            () if here else (role,), 50, here,
        )  # fmt: skip
