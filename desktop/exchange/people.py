"""Who a row is about: people of the office and of the workbook, found by ID or name."""

from collections.abc import Iterable, Mapping

from desktop.exchange.records import HeldPerson, ReadRow, Who
from desktop.exchange.staged import Staged
from desktop.programme.vocabulary import Value
from desktop.thai.names import PersonName, name_key, same_name
from desktop.thai.problems import NotUnderstood, shown
from desktop.words import _


class People:
    """Every person who may be meant, stored or new, by national ID and by name."""

    def __init__(self, persons: Staged) -> None:
        self._persons = persons
        self._by_id: dict[str, int] = {}
        self._by_name: dict[str, list[int]] = {}
        for person_id in persons.rows:
            self._index(person_id)

    def _index(self, person_id: int) -> None:
        row = self._persons.rows[person_id]
        if row.get("national_id"):
            self._by_id[row["national_id"]] = person_id
        known = self._by_name.setdefault(self._key(row), [])
        if person_id not in known:
            known.append(person_id)

    @staticmethod
    def _key(row: Mapping[str, Value]) -> str:
        first, last = str(row.get("first_name") or ""), str(row.get("last_name") or "")
        return name_key(PersonName("", first, last))

    def put(self, who: Who, values: Mapping[str, Value]) -> tuple[int, bool]:
        """The id of the person that a row describes, and whether anything about them is new.

        NotUnderstood when the national ID is somebody else's, or the name fits several people.
        """
        person_id = self._known(who, values)
        if person_id is None:
            person_id = self._persons.add({**values, "village": who.village})
            self._index(person_id)
            return person_id, True
        row = self._persons.rows[person_id]
        given = dict(values)
        if row.get("village") is None:
            given["village"] = who.village
        changed = self._persons.merge(person_id, given)
        if changed:
            self._index(person_id)
        return person_id, changed

    def _known(self, who: Who, values: Mapping[str, Value]) -> int | None:
        if who.national_id and who.national_id in self._by_id:
            person_id = self._by_id[who.national_id]
            row = self._persons.rows[person_id]
            if who.name.first != row["first_name"] and who.name.last != row.get("last_name"):
                raise NotUnderstood(
                    _("This national ID belongs to {name}. Check the ID and the name.").format(
                        name=f"{row['first_name']} {row.get('last_name') or ''}".strip()
                    )
                )
            return person_id
        alike = [
            person_id
            for person_id in self._by_name.get(who.key, ())
            if self._may_be(self._persons.rows[person_id], who, values)
        ]
        if len(alike) > 1:
            raise NotUnderstood(
                _(
                    "Several people of this village are called {name}. Write the national ID."
                ).format(name=shown(who.name.full))
            )
        return alike[0] if alike else None

    @staticmethod
    def _may_be(row: Mapping[str, Value], who: Who, values: Mapping[str, Value]) -> bool:
        born, told = row.get("birth_date"), values.get("birth_date")
        return (
            row.get("village") == who.village
            and not (who.national_id and row.get("national_id"))
            and (born is None or told is None or born == told)
            and same_name(_full(row), who.name.full)
        )

    def with_id(self, national_id: str) -> int | None:
        """The person who has this national ID."""
        return self._by_id.get(national_id)

    def national_id(self, person_id: int) -> str:
        """A person's national ID, "" when it is not known."""
        return str(self._persons.rows[person_id].get("national_id") or "")

    def full_name(self, person_id: int) -> str:
        """A person's title and names."""
        return _full(self._persons.rows[person_id])

    def called(self, key: str) -> Iterable[int]:
        """The people with this name, wherever they live."""
        return self._by_name.get(key, ())


def _full(row: Mapping[str, Value]) -> str:
    parts = (str(row.get(part) or "") for part in ("title", "first_name", "last_name"))
    return PersonName(*parts).full


class Role:
    """The people of one role in the round (sage, household), by person and by name and village."""

    def __init__(self, people: People, staged: Staged, person: str) -> None:
        self._people, self._staged = people, staged
        self._of: dict[int, int] = {row[person]: row_id for row_id, row in staged.rows.items()}

    def put(self, person_id: int, row_id: int) -> None:
        """Remember that a person has this role by row `row_id`."""
        self._of[person_id] = row_id

    def of(self, person_id: int) -> int | None:
        """The row of the role that a person has."""
        return self._of.get(person_id)

    def find(self, who: Who) -> int:
        """The one row of the role that `who` means: by national ID, else by name and village.

        NotUnderstood says that nobody or several people fit.
        """
        if who.national_id:
            person_id = self._people.with_id(who.national_id)
            found = self._of.get(person_id) if person_id is not None else None
            if found is not None:
                return found
        alike = [
            row_id
            for person_id in self._people.called(who.key)
            if (row_id := self._of.get(person_id)) is not None
            and who.village in (None, self._staged.rows[row_id]["village"])
            and not (who.national_id and self._people.national_id(person_id))
            and same_name(self._people.full_name(person_id), who.name.full)
        ]
        if len(alike) == 1:
            return alike[0]
        if alike:
            raise NotUnderstood(
                _("Several people here are called {name}. Write the national ID.").format(
                    name=shown(who.name.full)
                )
            )
        raise NotUnderstood("")


class HeldBack:
    """The people whose own rows are held back."""

    def __init__(self) -> None:
        self._by_id: dict[tuple[str, str], HeldPerson] = {}
        self._by_name: dict[tuple[str, str], list[HeldPerson]] = {}

    def add(self, held: HeldPerson) -> None:
        """Remember one."""
        if held.who.national_id:
            self._by_id[held.register, held.who.national_id] = held
        if held.who.key:
            self._by_name.setdefault((held.register, held.who.key), []).append(held)

    def find(self, register: str, who: Who) -> HeldPerson | None:
        """The held-back row of `register` that `who` means."""
        if who.national_id and (register, who.national_id) in self._by_id:
            return self._by_id[register, who.national_id]
        for held in self._by_name.get((register, who.key), ()):
            both = {who.national_id, held.who.national_id} - {None}
            if len(both) < 2 and (None in (who.village, held.who.village)
                                  or who.village == held.who.village):  # fmt: skip
                return held
        return None


def about(row: ReadRow) -> tuple[str, str]:
    """Heading and text of the cell that says who a row is about."""
    for key in ("national_id", "name", "first_name"):
        told = row.told(key)
        if told[1]:
            return told
    return "", ""
