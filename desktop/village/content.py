"""What one stage shows of a village: facts and lists in words, as screen and paper draw them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from db.queries.conditions import Condition
from desktop.programme.gates import UnitFacts
from desktop.programme.values import show_value
from desktop.programme.vocabulary import Kind
from desktop.rounds import Rounds
from desktop.thai.dates import format_range
from desktop.views import RoundEntry
from desktop.words import _, current_language

type Align = Literal["left", "centre", "right"]


@dataclass(frozen=True, slots=True)
class Asked:
    """The village of a round (None: its cohort) that is asked about, and what is counted of it."""

    office: Rounds
    round: RoundEntry
    village: int | None
    facts: UnitFacts

    def within(self, round_: str = "round", village: str = "village") -> list[Condition]:
        """The conditions that keep what is the village's, by the paths of round and village."""
        of_round = Condition(round_, "=", self.round.id)
        if self.village is None:
            return [of_round]
        return [of_round, Condition(village, "=", self.village)]


@dataclass(frozen=True, slots=True)
class Fact:
    """A label (a message id) and what stands behind it, in the reader's language."""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Head:
    """A column of a list: its heading (a message id), its share of the width, its alignment."""

    heading: str
    share: float = 1.0
    align: Align = "left"


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a list, and the record of the list's register that it tells of."""

    record: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Listed:
    """A list under its title (a message id), of records of one register.

    A `brief` one reads without its headings, so that paper may write its lines one behind the
    other.
    """

    title: str
    register: str
    heads: tuple[Head, ...]
    lines: tuple[Line, ...]
    brief: bool = True


@dataclass(frozen=True, slots=True)
class Content:
    """What a stage shows: facts with a text, and lists with a line."""

    facts: tuple[Fact, ...]
    lists: tuple[Listed, ...] = ()


def content(facts: Sequence[Fact], *lists: Listed) -> Content:
    """The facts that say something and the lists that have a line."""
    return Content(
        tuple(one for one in facts if one.text), tuple(one for one in lists if one.lines)
    )


def of_needed(have: int, need: int) -> str:
    """ "8 of 20"; without a need the number alone, nothing for neither."""
    if not need:
        return f"{have:,}" if have else ""
    return _("{have} of {need}").format(have=f"{have:,}", need=f"{need:,}")


def joined(*parts: str) -> str:
    """The parts that say something, one behind the other."""
    return " · ".join(filter(None, parts))


def day(value: date | None) -> str:
    """A date as people read it, "" for none."""
    return show_value(Kind.DATE, value)


def days(first: date | None, last: date | None) -> str:
    """The dates of a course or a training; the first alone where the last is not known."""
    if first is None or last is None or last < first:
        return day(first)
    return format_range(first, last, "short", language=current_language())


def baht(satang: int | None) -> str:
    """A sum with its unit, "" for none."""
    return (
        "" if satang is None else _("{amount} baht").format(amount=show_value(Kind.MONEY, satang))
    )


def years(count: int | None) -> str:
    """So many years, "" where it is not known."""
    return "" if count is None else _("{count} years").format(count=count)


def votes(count: int | None) -> str:
    """So many votes, "" where they were not counted."""
    return "" if count is None else _("{count} votes").format(count=f"{count:,}")
