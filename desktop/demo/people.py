"""Synthetic people: no two of one name in a village, IDs that no real card can carry."""

from collections import defaultdict
from copy import copy
from datetime import date, timedelta
from random import Random
from typing import Any

from desktop.demo.draft import Draft, Row
from desktop.demo.names import MEN, SURNAMES, WOMEN, YOUNG_MEN, YOUNG_WOMEN
from desktop.thai.calendar import age
from desktop.thai.names import PersonName
from desktop.thai.national_id import check_digit

YOUNG = 42  # years of age up to which people carry the names of their own generation
_REGISTRAR = "7007"
_PREFIXES = (
    "080", "081", "082", "083", "084", "085", "086", "087", "089", "090", "091", "092", "093",
    "094", "095", "097", "098", "099",
)  # fmt: skip


class People:
    """Makes the persons of the demo office, and remembers what no second one may have."""

    def __init__(self, random: Random) -> None:
        self._random = random
        self._names: defaultdict[int, set[tuple[str, str]]] = defaultdict(set)
        self._houses: defaultdict[int, set[str]] = defaultdict(set)
        self._serials: set[int] = set()

    def by(self, random: Random) -> "People":
        """The same maker with another chance: what it makes moves nothing that is made after."""
        other = copy(self)
        other._random = random  # noqa: SLF001  its own copy
        return other

    def person(
        self,
        draft: Draft,
        village: int,
        on: date,
        ages: tuple[int, int],
        *,
        surname: str = "",
        woman: float = 0.55,
    ) -> Row:
        """A person of `village` who is between `ages` on that day; a woman with that chance."""
        random = self._random
        born = self._birth(on, ages)
        years = age(born, on)
        female = random.random() < woman
        first, last = self._name(village, years, surname, female=female)
        return draft.add(
            "person",
            title=self._title(years, female=female),
            first_name=first,
            last_name=last,
            national_id=self._national_id(),
            birth_date=born,
            house_no=self._house(village),
            village=village,
            phone=self.phone() if random.random() < 0.85 else "",
        )

    def has_no_namesake(self, person: Row, village: int) -> bool:
        """Whether nobody of a village is called as a person of another one."""
        return (person["first_name"], person["last_name"]) not in self._names[village]

    def move(self, person: Row, instead: Row) -> None:
        """Let a person live from now on where another one was to live."""
        self._names[instead["village"]].add((person["first_name"], person["last_name"]))
        person["village"], person["house_no"] = instead["village"], instead["house_no"]

    def phone(self) -> str:
        """The digits of a mobile telephone."""
        return self._random.choice(_PREFIXES) + f"{self._random.randrange(1_000_000, 10_000_000)}"

    def head_of(self, person: Row) -> str:
        """The head of the person's household: that person, a spouse or a parent."""
        if self._random.random() < 0.5:
            return full_name(person)
        female = self._random.random() < 0.35
        first = self._random.choice(WOMEN if female else MEN)
        if first == person["first_name"]:
            return full_name(person)
        return PersonName("นาง" if female else "นาย", first, person["last_name"]).full

    def _birth(self, on: date, ages: tuple[int, int]) -> date:
        least, most = ages
        # Most are between forty and sixty: who has learnt a craft, and is at home to teach it.
        years = round(self._random.triangular(least, most, (least + most) / 2))
        return date(on.year - years, on.month, min(on.day, 28)) - timedelta(
            days=self._random.randrange(365)
        )

    def _name(self, village: int, years: int, surname: str, *, female: bool) -> tuple[str, str]:
        random = self._random
        young = years <= YOUNG
        pool = (YOUNG_WOMEN if young else WOMEN) if female else (YOUNG_MEN if young else MEN)
        while True:
            name = random.choice(pool), surname or random.choice(SURNAMES)
            if name not in self._names[village] and name[0] != name[1]:
                self._names[village].add(name)
                return name

    def _title(self, years: int, *, female: bool) -> str:
        chance = self._random.random()
        if female:
            single = 0.7 if years < 30 else 0.18
            return "นางสาว" if chance < single else "นาง"
        if years >= 55 and chance < 0.02:
            return "ด.ต." if chance < 0.01 else "จ.ส.อ."
        return "นาย"

    def _national_id(self) -> str:
        """An ID that begins with 9, which is given to nobody, with the right check digit."""
        serial = self._random.randrange(1_000_000, 10_000_000)
        while serial in self._serials:
            serial = self._random.randrange(1_000_000, 10_000_000)
        self._serials.add(serial)
        first = f"9{_REGISTRAR}{serial}"
        return first + check_digit(first)

    def _house(self, village: int) -> str:
        taken = self._houses[village]
        while True:
            number = f"{self._random.randrange(1, 190)}"
            if self._random.random() < 0.35:
                number += f"/{self._random.randrange(1, 9)}"
            if number not in taken:
                taken.add(number)
                return number


def full_name(person: Row) -> str:
    """A person's name as it is read."""
    return PersonName(person["title"], person["first_name"], person["last_name"]).full


def of(person: Row) -> dict[str, Any]:
    """What a household keeps of its representative: the village and the house."""
    return {"village": person["village"], "house_no": person["house_no"]}
