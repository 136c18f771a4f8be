"""The numbers of any scope, from a village to a nation, beside a plain scan of the same households.

The scan sums two incomes by one statement; the program counts every measure of the scope and of
each of its groups. "first" is the first click of all, "changed" the first after one of the scope's
households was written, with reading that again; the other figures are those of any later click.
"""

import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from random import Random

import pytest

from desktop import income_tables, incomes
from desktop.income_tables import Asked
from desktop.office import Office
from desktop.programme.income_groups import LEVELS, level_of
from desktop.programme.income_table import read_table, table_of
from tests.benchmarks.measuring import Figures, each_in_turns, raw, tell
from tests.benchmarks.nation import DISTRICT, NATION, SMALL, Size, office_folder

TIMES = 40
ANEW = 25  # times the plain scan of a village, which takes a fifth of a millisecond
CHANGED = 100  # the same, where a household is read again and a column of them all is copied
_MANY = 200_000  # households of a place
_SCAN = """
SELECT count(*), sum(baseline_total), sum((SELECT income_total FROM visit
    WHERE household_id = household.id AND income_total IS NOT NULL
    ORDER BY visited_on DESC, number DESC LIMIT 1))
FROM household JOIN village ON village.id = village_id
WHERE round_id = ? AND status = 'chosen' AND village.code >= ? AND village.code < ?
"""


class Asking:
    """Somebody who asks for the numbers of one place after the other."""

    def __init__(self, office: Office, size: Size) -> None:
        self.office = office
        self.round = office.rounds()[0]
        self._raw = raw(office_folder(size))
        self._codes = [place.code for place in office.villages()]
        begin = time.perf_counter()
        self.asked = Asked(self.round.id, targets_only=True)
        self.kept = office.income_tables.table(self.asked)
        self.read = time.perf_counter() - begin

    def close(self) -> None:
        self._raw.close()

    def places(self, level: str) -> Sequence[str]:
        """The codes of all places of a level; of the nation the one that begins every code."""
        digits = LEVELS.get(level, 0)  # type: ignore[call-overload]
        return sorted({code[:digits] for code in self._codes})

    def figures(self, level: str, times: int, floors: int) -> list[Figures]:
        """The places of a level, each counted anew, after a change and once more, in turns."""
        chosen = Random(level).choices(self.places(level), k=times)

        def first(number: int) -> None:
            self.kept._counted.clear()
            self._count(chosen[number])

        def changed(number: int) -> None:
            self._write(chosen[number], number)
            self._count(chosen[number])

        def click(number: int) -> None:
            self._count(chosen[number])

        def scan(number: int) -> None:
            ends = chosen[number], chosen[number] + "\uffff"
            self._raw.execute(_SCAN, (self.round.id, *ends)).fetchall()

        name = f"numbers of a {level}"
        works = {f"{name}, first": first, f"{name}, changed": changed, name: click}
        return each_in_turns(works, scan, times, floors)

    def _write(self, place: str, number: int) -> None:
        """As if somebody had written a household of the place: the office itself stays as it is."""
        households = self.kept.table.within(place).columns["household"]
        written = [int(households[number % len(households)])]
        read = read_table(income_tables._rows(self.asked, written)).households()
        new = table_of(replace(one, after=(number + 1) * 1_000_00) for one in read)
        self.kept = self.kept.replaced(number, written, new)

    def _count(self, place: str) -> None:
        settings = self.round.settings
        households = self.kept.table.within(place)
        by = level_of(households)
        self.kept.summary(
            place, by, incomes.classes(), settings.income_line, settings.income_growth_percent
        )
        incomes.names(by, households)


@contextmanager
def asking(size: Size) -> Iterator[Asking]:
    """Somebody who asks in an office of `size`."""
    with Office.open(office_folder(size), read_only=True, who="สมศรี") as office:
        made = Asking(office, size)
        yield made
        made.close()


def _floors(one: Asking, level: str) -> int:
    """How often the scan is measured: of a million households it takes seconds."""
    return TIMES if len(one.kept.table) // len(one.places(level)) < _MANY else 2


@pytest.mark.endurance
def test_numbers_of_a_district_and_of_a_nation() -> None:
    """Budget: p95 of 100 ms on an idle machine; told in ms, held as ratios."""
    for size in (DISTRICT, NATION):
        with asking(size) as one:
            print(f"\n{len(one.kept.table):,} households, read in {one.read:.1f} s")  # noqa: T201
            found = [
                figure
                for level in (*reversed(LEVELS), "nation")
                for figure in one.figures(level, TIMES, _floors(one, level))
            ]
        tell(found)
        for figure in found:
            assert figure.ratio <= (CHANGED if "changed" in figure.name else ANEW), figure.line()


def test_the_numbers_of_a_small_office_take_little_more_than_a_scan() -> None:
    """The same on 500 households, in a moment: only a slip of whole orders is caught."""
    with asking(SMALL) as one:
        found = [*one.figures("village", 8, 8), *one.figures("district", 8, 8)]
    tell(found)
    for figure in found:
        assert figure.ratio <= 4 * ANEW, figure.line()
