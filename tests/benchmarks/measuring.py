"""How the benchmarks measure and speak: in turns with a floor, as ratios; milliseconds are told."""

import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import sqlcipher3

type Work = Callable[[int], object]


@dataclass(frozen=True, slots=True)
class Figures:
    """What one thing takes, in milliseconds, and what its floor took in turns with it."""

    name: str
    samples: Sequence[float]
    floors: Sequence[float]

    def at(self, percent: int) -> float:
        """The time within which `percent` of the samples stayed."""
        return percentile(self.samples, percent)

    @property
    def ratio(self) -> float:
        """The median over the floor's median."""
        return self.at(50) / percentile(self.floors, 50)

    def line(self) -> str:
        """The figures as one row of the table."""
        shown = "".join(f"{self.at(percent):9.1f}" for percent in (50, 95, 99))
        return f"{self.name:<46}{shown}{percentile(self.floors, 50):9.2f}{self.ratio:8.1f}"


HEADING = f"\n{'milliseconds':<46}{'p50':>9}{'p95':>9}{'p99':>9}{'floor':>9}{'ratio':>8}"


def percentile(samples: Iterable[float], percent: int) -> float:
    """The smallest sample that `percent` of all do not exceed."""
    ordered = sorted(samples)
    return ordered[min(len(ordered) - 1, -(-len(ordered) * percent // 100) - 1)]


def milliseconds(work: Work, number: int) -> float:
    """How long `work` takes when it is given `number`."""
    begin = time.perf_counter()
    work(number)
    return (time.perf_counter() - begin) * 1000


def in_turns(name: str, work: Work, floor: Work, times: int) -> Figures:
    """Measure both in turns, so that a busy machine is busy for both."""
    return each_in_turns({name: work}, floor, times, times)[0]


def each_in_turns(works: Mapping[str, Work], floor: Work, times: int, floors: int) -> list[Figures]:
    """Measure all in turns with one floor; it only `floors` times, where it takes long."""
    for one in (floor, *works.values()):  # what is done once only is not what is measured
        one(0)
    samples: dict[str, list[float]] = {name: [] for name in works}
    below: list[float] = []
    for number in range(times):
        for name, work in works.items():
            samples[name].append(milliseconds(work, number))
        if number % (times // floors) == 0:
            below.append(milliseconds(floor, number))
    return [Figures(name, found, below) for name, found in samples.items()]


def tell(figures: Iterable[Figures]) -> None:
    """Print the table."""
    lines = [HEADING, *(one.line() for one in figures)]
    print("\n".join(lines))  # noqa: T201  a benchmark speaks


def tell_growth(small: Iterable[Figures], large: Iterable[Figures], times: float) -> None:
    """Print how the medians grow where the office grows by `times`."""
    print(f"\n{'growth of the median, of the rows: ' + format(times, '.0f') + ' times':<64}")  # noqa: T201
    by_name = {one.name: one for one in small}
    for one in large:
        if one.name in by_name:
            growth = one.at(50) / by_name[one.name].at(50)
            print(f"{one.name:<46}{growth:9.1f}")  # noqa: T201


def raw(folder: Path) -> Any:
    """A bare connection to an office's file: the floor that everything is measured against."""
    connection = sqlcipher3.connect(folder / "office.db", isolation_level=None)
    connection.execute("PRAGMA query_only = ON")
    return connection
