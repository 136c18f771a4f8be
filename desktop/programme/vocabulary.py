"""The words the stages are written in: fields, columns, registers, stages, problems.

A *register* (ทะเบียน) is one kind of record: a list and a form. A *stage* shows one or more
registers in its tab and has a gate that says how far a village has come. A record crosses
borders as a flat mapping from field key to plain value; a dotted key goes through a link
("person.first_name" is the first name of the person a sage row points at).
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desktop.programme.gates import Gate
    from desktop.programme.rounds import RoundSettings

type Value = str | int | bool | date | bytes | None
type Values = Mapping[str, Value]


class Kind(StrEnum):
    """What a field holds, and with it how it is read, shown and edited."""

    TEXT = "text"
    LONG_TEXT = "long_text"
    COUNT = "count"
    QUANTITY = "quantity"  # thousandths, so that 2.5 kg is a whole number
    MONEY = "money"  # satang
    DATE = "date"
    FLAG = "flag"
    CHOICE = "choice"  # one of `choices`, stored by key
    NATIONAL_ID = "national_id"
    PHONE = "phone"
    TITLE = "title"  # นาย, นาง … offered, any other accepted
    LINK = "link"  # the id of a record of the register or table `target`


class Severity(StrEnum):
    """An error keeps a record from being stored; a warning is unusual, not wrong."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Problem:
    """One sentence, already in the reader's language, about one field ("" = the whole record)."""

    field: str
    message: str
    severity: Severity = Severity.ERROR


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of a CHOICE field: the stored key and the message id people read."""

    key: str
    label: str


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a register. Labels, sections and hints are message ids.

    `target` names what a LINK points at (a register key, or "village"); `suggest` a column whose
    stored values are offered while typing; `sticky` fields are kept by "save and next"; `width`
    is in characters of the form's font; `unit` stands behind the value.
    """

    key: str
    label: str
    kind: Kind = Kind.TEXT
    section: str = ""
    required: bool = False
    choices: tuple[Choice, ...] = ()
    target: str = ""
    suggest: str = ""
    sticky: bool = False
    unit: str = ""
    hint: str = ""
    width: int = 16
    minimum: int | None = None
    maximum: int | None = None
    past: bool = False
    default: Value = None


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a register's list. `sort` is the stored key it sorts by ("" = `key` itself).

    `unit` stands behind the sum of a column with a `total`.
    """

    key: str
    label: str
    kind: Kind = Kind.TEXT
    sort: str = ""
    width: int = 12
    choices: tuple[Choice, ...] = ()
    total: bool = False
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Context:
    """What rules may know beside the record: the round's numbers and today's date."""

    round: "RoundSettings"
    today: date


type Rule = Callable[[Values, Context], Iterable[Problem]]

type Follows = tuple[str, Callable[[Values], str]]
"""A field's key, and what its form says beside it of the numbers that stand in it."""


@dataclass(frozen=True, slots=True)
class Register:
    """One kind of record: what is stored, how it is listed, edited, searched and checked.

    `table` is the stored table; `round` and `village` are the paths by which a list is scoped
    ("" = not scoped); `title` is how one record is named; `search` the stored search texts;
    `lookups` are paths behind links that the rules look at beside the record's own values;
    `follows` say at once what is derived from numbers that are typed; `beside` are columns of the
    stored record that stand beside a field, by its key, and that the rules may know too.
    """

    key: str
    label: str
    one: str
    table: str
    fields: tuple[Field, ...]
    columns: tuple[Column, ...]
    title: str
    order: tuple[str, ...]
    search: tuple[str, ...]
    round: str = "round"
    village: str = "village"
    rules: tuple[Rule, ...] = ()
    lookups: tuple[str, ...] = ()
    follows: tuple[Follows, ...] = ()
    beside: tuple[tuple[str, Column], ...] = ()
    hint: str = ""

    def field(self, key: str) -> Field:
        """The field called `key`; KeyError when there is none."""
        for one in self.fields:
            if one.key == key:
                return one
        raise KeyError(key)

    @property
    def person_link(self) -> str:
        """The link to the person whose name and ID its own fields hold; "" for none."""
        keys = (one.key for one in self.fields if one.kind is Kind.NATIONAL_ID)
        return next((key.partition(".")[0] for key in keys), "")

    @property
    def sections(self) -> tuple[str, ...]:
        """The form's sub-tabs, in the order of their first field."""
        return tuple(dict.fromkeys(one.section for one in self.fields))


@dataclass(frozen=True, slots=True)
class Stage:
    """A stage of the programme: its number as paper writes it, its registers and its gate.

    `needs` says beforehand what the gate will ask for, one sentence each.
    """

    key: str
    number: str
    label: str
    tab: str
    registers: tuple[Register, ...]
    gate: "Gate"
    needs: "Callable[[RoundSettings], tuple[str, ...]]"
    help: str = field(default="")
