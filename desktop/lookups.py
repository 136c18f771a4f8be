"""What checks ask of the office: one record at a time, or fetched ahead for many of them."""

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import batched
from typing import Any, NamedTuple

from db.queries import listing
from db.queries.conditions import CHUNK, Condition
from desktop import forum_facts, links
from desktop.forum_facts import Candidate
from desktop.programme.last_income import Visited, visited
from desktop.programme.selection import ForumFacts, Voted
from desktop.programme.vocabulary import Field, Kind, Register, Values
from desktop.views import Place

type Found = list[tuple[Any, ...]]


class Owner(NamedTuple):
    """The person who has a national ID."""

    id: int
    first: str
    last: str
    full: str


class OneVisit(NamedTuple):
    """A visit of a household: stored under `id`, or about to be as `typed` says."""

    id: int | None
    typed: Values | None
    visited: Visited

    def is_of(self, id: int | None, values: Values) -> bool:  # noqa: A002  the column's name
        """Whether it is the visit that is judged: stored under `id`, or typed as `values`."""
        return self.typed is values or (id is not None and self.id == id)


class Lookups:
    """Answers about one register and round, as `register` is checked.

    What `fetch` has read is not asked again; whatever it has not, is asked when it is wanted.
    """

    def __init__(self, register: Register, round_id: int | None) -> None:
        self._register, self._round_id = register, round_id
        self._known: dict[Hashable, Any] = {}
        self._votes: dict[int, Any] = {}
        self._typed_visits: dict[int, list[OneVisit]] = {}
        self._edited: set[int] = set()
        self.are_many = False
        """Whether many records are checked: then one question for a village beats one for each."""

    def behind(self, path: str, target: int) -> Any:
        """The value behind a link at `path` ("course.days") of the record that it points at."""
        table, column = self._place(path)
        key = ("behind", path, target)
        return self._ask(key, lambda: _first(listing.rows(table, [column], [target])))

    def round_of(self, field: Field, target: int) -> tuple[bool, int | None]:
        """Whether the record that `field` points at is there, and its round where it has one."""
        key = ("round", field.key, target)
        found: tuple[bool, int | None] = self._ask(key, lambda: links.round_of(field, target))
        return found

    def recorded(self, link: str, national_id: str) -> Found:
        """(id, name) of the register's records in the round whose person has this national ID."""
        key = ("recorded", link, national_id)
        found: Found = self._ask(key, lambda: self._recorded(link, [national_id], ()))
        return found

    def owner(self, national_id: str) -> Owner | None:
        """The person who has this national ID."""
        key = ("owner", national_id)
        found: Owner | None = self._ask(key, lambda: _first_row(_owners([national_id], ())))
        return found

    def person_of(self, link: str, record: int) -> int | None:
        """The person that a stored record points at by `link`."""
        table = self._register.table
        key = ("person", link, record)
        found: int | None = self._ask(key, lambda: _first(listing.rows(table, [link], [record])))
        return found

    def leads(self, village: object) -> Found:
        """(id, name) of the lead trainers of a village's team in the round."""
        key = ("leads", village)
        found: Found = self._ask(key, lambda: self._leads(Condition("village", "=", village), ()))
        return found

    def forum(self, village: int) -> ForumFacts | None:
        """The village's forum in the round."""
        return self._of_village("forum", village, forum_facts.forum_of)

    def voted(self, village: int) -> tuple[Voted, ...]:
        """The sages of the village in the round, with their votes: stored, or about to be."""
        stored = self.stored_votes(village)
        return tuple(replace(one, votes=self._votes.get(one.id, one.votes)) for one in stored)

    def stored_votes(self, village: int) -> tuple[Voted, ...]:
        """The sages of the village in the round, with their votes as they are stored."""
        return self._of_village("voted", village, forum_facts.voted) or ()

    def selected_elsewhere(self, who: Candidate) -> Place | None:
        """Another village of the round that has selected the same person, or a namesake."""
        round_id = self._round_id
        if round_id is None:
            return None
        key = ("selected", who)
        found: Place | None = self._ask(key, lambda: forum_facts.selected_elsewhere(round_id, who))
        return found

    def visits(self, household: int) -> list[OneVisit]:
        """The visits of a household: stored, or about to be."""
        key = ("visits of", household)
        stored: list[OneVisit] = self._ask(key, lambda: self._visits([household])[household])
        left = [one for one in stored if one.id not in self._edited]
        return left + self._typed_visits.get(household, [])

    def beside(self, id: int | None) -> Values:  # noqa: A002
        """What the columns that stand `beside` fields say of a stored record; none of a new one."""
        if id is None or not self._register.beside:
            return {}
        found: Values = self._ask(("beside", id), lambda: self._beside([id]).get(id, {}))
        return found

    def expect(self, edited: Mapping[int, Values], new: Iterable[Values]) -> None:
        """What records will hold once all that is checked together is stored, stored and new."""
        if self._register.table == "sage":
            self._votes = {one: values.get("votes") for one, values in edited.items()}
        elif self._register.table == "visit":
            self._edited = set(edited)
            for id_, values in (*edited.items(), *((None, values) for values in new)):
                household, this = values.get("household"), visited(values)
                if isinstance(household, int) and this is not None:
                    said = self._typed_visits.setdefault(household, [])
                    said.append(OneVisit(id_, values, this))

    def half_days(self, course: int) -> Found:
        """(id, day, hours) of the half-days of a stored course."""
        of_course = [Condition("course", "=", course)]
        found: Found = self._ask(
            ("half-days", course),
            lambda: listing.select("course_session", ["id", "on", "hours"], of_course),
        )
        return found

    def fetch(self, rows: Iterable[Values], records: Iterable[int]) -> None:
        """Read at once what checks will ask about `rows`, of which `records` are stored."""
        rows, records = list(rows), list(records)
        self.are_many = len(rows) > 1
        self._fetch_beside(records)
        for field in self._register.fields:
            given = {row[field.key] for row in rows if row.get(field.key) not in (None, "")}
            if field.kind is Kind.LINK:
                self._fetch_linked(field, {one for one in given if isinstance(one, int)})
            elif field.kind is Kind.NATIONAL_ID:
                self._fetch_ids(field.key.partition(".")[0], {str(one) for one in given}, records)
        if self._register.table == "visit":
            homes = {one for row in rows if isinstance(one := row.get("household"), int)}
            for part in batched(sorted(homes), CHUNK):
                found = self._visits(part)
                self._known.update({("visits of", one): found[one] for one in part})
        if self._register.table == "team_member":
            villages = {row.get("village") for row in rows if row.get("role") == "lead"} - {None}
            self._known.update({("leads", village): [] for village in villages})
            for some in batched(sorted(villages, key=str), CHUNK):
                for village, *lead in self._leads(Condition("village", "in", some), ("village",)):
                    self._known["leads", village].append(tuple(lead))

    def _visits(self, households: Sequence[int]) -> dict[int, list[OneVisit]]:
        of_them = [Condition("household", "in", households)]
        found: dict[int, list[OneVisit]] = {one: [] for one in households}
        columns = ["household", "id", "number", "visited_on", "income_total"]
        for household, id_, *said in listing.select("visit", columns, of_them):
            found[household].append(OneVisit(id_, None, Visited(*said)))
        return found

    def _of_village[T](self, what: str, village: int, ask: Callable[[int, int], T]) -> T | None:
        round_id = self._round_id
        if round_id is None:
            return None
        found: T = self._ask((what, village), lambda: ask(round_id, village))
        return found

    def once[T](self, key: Hashable, ask: Callable[[], T]) -> T:
        """What `ask` answers, asked only once for each `key`."""
        found: T = self._ask(key, ask)
        return found

    def _ask(self, key: Hashable, ask: Callable[[], Any]) -> Any:
        if key not in self._known:
            self._known[key] = ask()
        return self._known[key]

    def _place(self, path: str) -> tuple[str, str]:
        link, _dot, column = path.partition(".")
        return links.table_of(self._register.field(link).target), column

    def _fetch_linked(self, field: Field, targets: set[int]) -> None:
        for target, found in links.rounds_of(field, targets).items():
            self._known["round", field.key, target] = found
        for path in self._register.lookups:
            table, column = self._place(path)
            if path.partition(".")[0] == field.key:
                read = dict(listing.rows(table, ["id", column], sorted(targets)))
                for target in targets:
                    self._known["behind", path, target] = read.get(target)

    def _fetch_beside(self, records: list[int]) -> None:
        if self._register.beside:
            found = self._beside(records)
            self._known.update({("beside", one): found.get(one, {}) for one in records})

    def _beside(self, records: Sequence[int]) -> dict[int, Values]:
        columns = [column.key for _field, column in self._register.beside]
        read = listing.rows(self._register.table, ["id", *columns], records)
        return {record: dict(zip(columns, said, strict=True)) for record, *said in read}

    def _fetch_ids(self, link: str, national_ids: set[str], records: list[int]) -> None:
        self._known.update({("owner", one): None for one in national_ids})
        self._known.update({("recorded", link, one): [] for one in national_ids})
        for some in batched(sorted(national_ids), CHUNK):
            for national_id, *owner in _owners(some, ("national_id",)):
                self._known["owner", national_id] = Owner(*owner)
            for national_id, *record in self._recorded(link, some, (f"{link}.national_id",)):
                self._known["recorded", link, national_id].append(tuple(record))
        for record, person in listing.rows(self._register.table, ["id", link], records):
            self._known["person", link, record] = person

    def _recorded(self, link: str, ids: Iterable[str], first: tuple[str, ...]) -> Found:
        same = [Condition(f"{link}.national_id", "in", ids)]
        if self._register.round:
            same.append(Condition(self._register.round, "=", self._round_id))
        return listing.select(self._register.table, [*first, "id", f"{link}.full_name"], same)

    def _leads(self, of_village: Condition, first: tuple[str, ...]) -> Found:
        unit = [Condition("round", "=", self._round_id), Condition("role", "=", "lead"), of_village]
        return listing.select(self._register.table, [*first, "id", "person.full_name"], unit)


def _owners(national_ids: Iterable[str], first: tuple[str, ...]) -> Found:
    columns = [*first, "id", "first_name", "last_name", "full_name"]
    return listing.select("person", columns, [Condition("national_id", "in", national_ids)])


def _first(rows: Found) -> Any:
    return rows[0][0] if rows else None


def _first_row(rows: Found) -> Owner | None:
    return Owner(*rows[0]) if rows else None
