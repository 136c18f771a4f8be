"""The plain values that the office hands out and takes in: scopes, records, places, answers."""

from dataclasses import dataclass
from datetime import datetime

from desktop.programme.rounds import RoundSettings
from desktop.programme.vocabulary import Problem, Severity, Value
from desktop.words import _


@dataclass(frozen=True, slots=True)
class Scope:
    """What lists and numbers are about: a round, and inside it a tambon or a village."""

    round_id: int | None
    tambon_id: int | None = None
    village_id: int | None = None


type FilterValue = Value | tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Filter:
    """A restriction of a list: a column key, one of the operators of `db.queries.listing`.

    "in" takes a tuple; None in it stands for what is blank.
    """

    column: str
    operator: str
    value: FilterValue = None


@dataclass(frozen=True, slots=True)
class Sort:
    """The column a list is sorted by."""

    column: str
    descending: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """One stored record, flat: values by field key, links as ids."""

    id: int
    version: int
    values: dict[str, Value]


@dataclass(frozen=True, slots=True)
class Option:
    """What a link field offers."""

    id: int
    label: str


@dataclass(frozen=True, slots=True)
class Place:
    """A village (or a tambon, whose moo is None and which is its own tambon)."""

    id: int
    code: str
    moo: int | None
    name: str
    tambon_id: int
    tambon: str

    @property
    def label(self) -> str:
        """ "หมู่ที่ 1 บ้านทุ่งเจริญ", or the name alone where there is no moo."""
        if self.moo is None:
            return self.name
        return _("Moo {moo} {village}").format(moo=self.moo, village=self.name)

    @property
    def in_full(self) -> str:
        """ "หมู่ที่ 4 บ้านบนมะขาม ต.ดอนกระเบื้อง": names repeat from one tambon to the next."""
        return _("{village}, T. {tambon}").format(village=self.label, tambon=self.tambon)


@dataclass(frozen=True, slots=True)
class Checked:
    """Values as they would be stored, and everything that is wrong or unusual about them."""

    values: dict[str, Value]
    problems: tuple[Problem, ...]

    @property
    def errors(self) -> tuple[Problem, ...]:
        """The problems that keep the record from being stored."""
        return tuple(one for one in self.problems if one.severity is Severity.ERROR)


@dataclass(frozen=True, slots=True)
class Saved:
    """The answer to a save: `id` None means not stored, and `problems` or `conflict` say why.

    `conflict` is the record as somebody else left it meanwhile.
    """

    id: int | None
    version: int = 0
    problems: tuple[Problem, ...] = ()
    conflict: Entry | None = None


@dataclass(frozen=True, slots=True)
class RoundEntry:
    """A stored round."""

    id: int
    version: int
    settings: RoundSettings

    @property
    def label(self) -> str:
        """ "หมู่บ้านสัมมาชีพ ปีงบประมาณ 2569"."""
        return _("{name} fiscal year {year}").format(
            name=_(self.settings.name), year=self.settings.year
        )


@dataclass(frozen=True, slots=True)
class ActionEntry:
    """One thing somebody did, as the history lists it."""

    id: int
    at: datetime
    who: str
    kind: str
    title: str
    undone: bool


@dataclass(frozen=True, slots=True)
class Profile:
    """Whose office this is. `version` is the one that was read."""

    amphoe_code: str
    amphoe: str
    changwat: str
    name: str
    emblem: bytes | None = None
    version: int | None = None
