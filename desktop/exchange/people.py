"""Who a row is about: people of the office and of the workbook, found by ID or name."""

from collections.abc import Iterable, Mapping

from desktop.exchange.differences import Comparison
from desktop.exchange.headings import distance
from desktop.exchange.on_record import name_of
from desktop.exchange.records import HeldPerson, Who
from desktop.exchange.staged import Staged
from desktop.programme.vocabulary import Value
from desktop.thai.names import PersonName, name_key, same_name
from desktop.thai.problems import NotUnderstood, shown
from desktop.words import _

_MISTYPED = 3  # so many digits of a national ID may have been corrected


class People:
    """Every person who may be meant, stored or new, by national ID and by name.

    Where the office has corrected an ID or a name since, the person also goes by the one that the
    workbook still writes.
    """

    def __init__(self, persons: Staged) -> None:
        self._persons = persons
        self._by_id: dict[str, int] = {}
        self._by_name: dict[str, list[int]] = {}
        self._names: dict[int, set[str]] = {}
        for person_id, row in persons.rows.items():
            self._learn(person_id, row.get("national_id"), name_of(row))

    def _learn(self, person_id: int, national_id: str | None, name: PersonName) -> None:
        if national_id:
            self._by_id[national_id] = person_id
        self._names.setdefault(person_id, set()).add(name.full)
        known = self._by_name.setdefault(name_key(name), [])
        if person_id not in known:
            known.append(person_id)

    def put(self, who: Who, values: Mapping[str, Value]) -> tuple[int, Comparison | None]:
        """The id of the person that a row describes, and how they compare; None for a new one.

        NotUnderstood when the national ID is somebody else's, or the name fits several people.
        """
        person_id = self._known(who, values)
        compared = None
        if person_id is None:
            person_id = self._persons.add({**values, "village": who.village})
        else:
            given = dict(values)
            if self._persons.rows[person_id].get("village") is None:
                given["village"] = who.village
            compared = self._persons.merge(person_id, given)
        self._learn(person_id, who.national_id, who.name)
        return person_id, compared

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
            person_id for person_id in self.called(who) if self._may_be(person_id, who, values)
        ]
        if len(alike) > 1:
            raise NotUnderstood(
                _(
                    "Several people of this village are called {name}. Write the national ID."
                ).format(name=shown(who.name.full))
            )
        return alike[0] if alike else None

    def _may_be(self, person_id: int, who: Who, values: Mapping[str, Value]) -> bool:
        row = self._persons.rows[person_id]
        born, told = row.get("birth_date"), values.get("birth_date")
        return (
            row.get("village") == who.village
            and (born is None or told is None or born == told)
            and not self.has_other_id(person_id, who)
        )

    def has_other_id(self, person_id: int, who: Who) -> bool:
        """Whether a person's national ID tells them apart from `who`: a slip of the pen does not.

        Only what the office has on record may be a correction of what the workbook says.
        """
        held = str(self._persons.rows[person_id].get("national_id") or "")
        if not who.national_id or not held:
            return False
        return person_id < 0 or distance(held, who.national_id, _MISTYPED) > _MISTYPED

    def with_id(self, national_id: str) -> int | None:
        """The person who has this national ID."""
        return self._by_id.get(national_id)

    def called(self, who: Who) -> Iterable[int]:
        """The people who go by the name of `who`, wherever they live."""
        return (
            person_id
            for person_id in self._by_name.get(who.key, ())
            if any(same_name(name, who.name.full) for name in self._names[person_id])
        )


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
            for person_id in self._people.called(who)
            if (row_id := self._of.get(person_id)) is not None
            and who.village in (None, self._staged.rows[row_id]["village"])
            and not self._people.has_other_id(person_id, who)
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
