"""Which villages are the target villages of which round, and what the rounds are called."""

from collections.abc import Sequence
from dataclasses import replace
from random import Random

from desktop.demo.plans import COURSE_DAYS, FIRST_YEAR, PRESENT_YEAR
from desktop.programme.rounds import COHORT, RoundSettings, preset
from desktop.views import Place

YEARS = range(FIRST_YEAR, PRESENT_YEAR + 1)

_VILLAGES = "หมู่บ้านสัมมาชีพชุมชน"
_HOUSEHOLDS = "ครัวเรือนสัมมาชีพที่ได้รับผลกระทบด้านอาชีพและรายได้"
_BUDGET = 20_000_00


def village_settings(year: int) -> RoundSettings:
    """The numbers of a year's village round."""
    return replace(
        preset(year),
        name=_VILLAGES,
        course_days=COURSE_DAYS,
        follow_up_months=(1, 3, 6) if year == PRESENT_YEAR else (3, 12),
        material_budget=_BUDGET,
    )


def cohort_settings() -> RoundSettings:
    """The numbers of the present year's cohort."""
    return replace(
        preset(PRESENT_YEAR, COHORT),
        name=_HOUSEHOLDS,
        follow_up_months=(1, 3, 6),
        material_budget=36_000_00,
    )


def targets(villages: Sequence[Place], random: Random) -> dict[int, list[Place]]:
    """The villages of each year: every village once, mostly two neighbours of a tambon a year."""
    by_tambon: dict[str, list[Place]] = {}
    for one in villages:
        by_tambon.setdefault(one.tambon, []).append(one)
    pairs = []
    for of_tambon in by_tambon.values():
        random.shuffle(of_tambon)
        pairs += [of_tambon[at : at + 2] for at in range(0, len(of_tambon), 2)]
    chosen: dict[int, list[Place]] = {year: [] for year in YEARS}
    # The present year takes what its plans need; the others share the rest evenly.
    wanted = -(-len(villages) // len(YEARS))
    for at, pair in enumerate(pairs):
        for place in pair:
            years = sorted(YEARS, key=lambda year: (year - at) % len(YEARS))
            year = next(one for one in years if len(chosen[one]) < wanted)
            chosen[year].append(place)
    return {year: sorted(places, key=lambda one: one.code) for year, places in chosen.items()}
