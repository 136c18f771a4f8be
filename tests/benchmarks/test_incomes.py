"""The numbers of any scope, from a village to a nation, beside a plain scan of the same households.

The scan sums two incomes by one statement; the program counts every measure of the scope and of
each of its groups. "anew" is the first click after a change, the other figures any later one.
"""

import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from random import Random

import pytest

from desktop import incomes
from desktop.income_tables import Asked
from desktop.office import Office
from desktop.programme.income_groups import LEVELS, level_of
from tests.benchmarks.measuring import Figures, in_turns, raw, tell
from tests.benchmarks.nation import DISTRICT, NATION, SMALL, Size, office_folder

TIMES = 40
ANEW = 25  # times the plain scan of a village, which takes a fifth of a millisecond
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
        self.kept = office.income_tables.table(Asked(self.round.id, targets_only=True))
        self.read = time.perf_counter() - begin

    def close(self) -> None:
        self._raw.close()

    def places(self, level: str) -> Sequence[str]:
        """The codes of all places of a level; of the nation the one that begins every code."""
        digits = LEVELS.get(level, 0)  # type: ignore[call-overload]
        return sorted({code[:digits] for code in self._codes})

    def figures(self, level: str, times: int) -> list[Figures]:
        """The places of a level, each counted anew and once more, in turns with the scan."""
        chosen = Random(level).choices(self.places(level), k=times)

        def click(number: int) -> None:
            self._count(chosen[number])

        def scan(number: int) -> None:
            ends = chosen[number], chosen[number] + "\uffff"
            self._raw.execute(_SCAN, (self.round.id, *ends)).fetchall()

        def anew(number: int) -> None:
            self.kept._counted.clear()
            self._count(chosen[number])

        return [
            in_turns(f"numbers of a {level}, anew", anew, scan, times),
            in_turns(f"numbers of a {level}", click, scan, times),
        ]

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


@pytest.mark.endurance
def test_numbers_of_a_district_and_of_a_nation() -> None:
    """Budget: p95 of 100 ms on an idle machine; told in ms, held as ratios."""
    for size in (DISTRICT, NATION):
        with asking(size) as one:
            print(f"\n{len(one.kept.table):,} households, read in {one.read:.1f} s")  # noqa: T201
            found = [
                figure
                for level in (*reversed(LEVELS), "nation")
                for figure in one.figures(level, 3 if level == "nation" else TIMES)
            ]
        tell(found)
        for figure in found:
            assert figure.ratio <= ANEW, figure.line()


def test_the_numbers_of_a_small_office_take_little_more_than_a_scan() -> None:
    """The same on 500 households, in a moment: only a slip of whole orders is caught."""
    with asking(SMALL) as one:
        found = [*one.figures("village", 8), *one.figures("district", 8)]
    tell(found)
    for figure in found:
        assert figure.ratio <= 4 * ANEW, figure.line()
