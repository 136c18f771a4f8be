"""What a search answers: groups of results, each with where it opens."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from desktop.programme.stages import stages_of
from desktop.programme.vocabulary import Register
from desktop.views import Place, RoundEntry

if TYPE_CHECKING:
    from desktop.programme.rounds import RoundSettings

VILLAGES, VILLAGE_PAGE, CERTIFICATES = "villages", "village_page", "certificates"
"""What opens beside the registers: a village is chosen or its page shown, a certificate shown."""

MOST = 200
"""How many of a kind are looked at; who types further has them narrowed."""

PLACE = ("id", "code", "moo", "name", "tambon", "tambon.name")
"""The paths of a village, as `Place` takes them."""


@dataclass(frozen=True, slots=True)
class Opening:
    """Where a result can be opened: a record of a register (or one of the above).

    `round_id` is the round that the record is of, None for what is of no round; `tambon_id` is a
    village's tambon.
    """

    register: str
    record: int
    label: str
    round_id: int | None = None
    tambon_id: int | None = None


@dataclass(frozen=True, slots=True)
class Hit:
    """One result: its name, what tells it from others, and where it opens, the likeliest first."""

    text: str
    detail: str
    openings: tuple[Opening, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """The first results of one kind.

    `count` says how many there are; `open_ended` that there may be more. `register` is the one
    whose list shows them all, "" where none does.
    """

    title: str
    hits: tuple[Hit, ...]
    count: int
    open_ended: bool = False
    register: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """The groups that were found; `meant` is what to search for where nothing was.

    `filter` is what a register's list finds the same by.
    """

    groups: tuple[Group, ...] = ()
    meant: str | None = None
    filter: str = ""


class Rounds:
    """The office's rounds as a search needs them; `chosen` is the one of the screens."""

    def __init__(self, rounds: Iterable[RoundEntry], chosen: int | None) -> None:
        self.chosen = chosen
        self._order: dict[int | None, int] = {} if chosen is None else {chosen: 0}
        self._settings: dict[int | None, RoundSettings] = {}
        self._registers: dict[int | None, dict[str, Register]] = {}
        for one in rounds:
            self._order.setdefault(one.id, len(self._order) + 1)
            self._settings[one.id] = one.settings
            self._registers[one.id] = {
                register.table: register
                for stage in reversed(stages_of(one.settings))
                for register in reversed(stage.registers)
            }

    def is_chosen(self, round_id: int | None) -> bool:
        """Whether this is the round of the screens."""
        return round_id is not None and round_id == self.chosen

    def register(self, table: str, round_id: int | None) -> Register | None:
        """The register of a round that shows `table`, None when the round has none."""
        return self._registers.get(round_id, {}).get(table)

    def order(self, round_id: int | None) -> int:
        """0 for the chosen round, then newest first."""
        return self._order.get(round_id, len(self._order) + 1)

    def year(self, round_id: int | None) -> str:
        """The year of a round that is not the chosen one, else ""."""
        settings = self._settings.get(round_id)
        return "" if settings is None or self.is_chosen(round_id) else str(settings.year)

    def certificate_years(self) -> list[int]:
        """The years that certificates of these rounds may be numbered in, newest first."""
        around = {one.year + more for one in self._settings.values() for more in (-1, 0, 1)}
        return sorted(around, reverse=True)


def place_told(row: Sequence[Any]) -> str:
    """The village that the columns PLACE hold, with its tambon; "" where there is none."""
    if row[0] is None:
        return ""
    return Place(*row).in_full
