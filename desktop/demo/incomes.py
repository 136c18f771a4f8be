"""What households earn in a year, before the training and after it, in จปฐ's four parts."""

from dataclasses import dataclass
from random import Random

from desktop.demo.crafts import Craft
from desktop.demo.draft import Row
from desktop.programme.income_parts import PARTS

BAHT = 100
_HUNDRED = 100 * BAHT

type Money = dict[str, int]


def _round(satang: float) -> int:
    """Whole hundreds of baht, as people answer."""
    return max(0, round(satang / _HUNDRED)) * _HUNDRED


def baseline(random: Random) -> Money:
    """A household's income of a year before the training; hardly ever none at all."""
    if random.random() < 0.012:
        return {f"baseline_{part}": 0 for part in PARTS}
    whole = random.triangular(22_000, 150_000, 74_000) * BAHT
    parts = {
        "secondary": random.uniform(0.08, 0.26) if random.random() < 0.62 else 0,
        "other": random.uniform(0.03, 0.12) if random.random() < 0.5 else 0,
        "own_use": random.uniform(0.02, 0.09) if random.random() < 0.68 else 0,
    }
    parts["main"] = 1 - sum(parts.values())
    return {f"baseline_{part}": _round(whole * parts[part]) for part in PARTS}


@dataclass(frozen=True, slots=True)
class Fortune:
    """How a household fares: growth of its income a year in percent, whether and when it stops.

    stops_at: the visit at which it is found to have stopped, counted from 1; 0 never.
    """

    growth: float
    stops_at: int


def luck(random: Random) -> float:
    """How much of the usual gain a village's year brings; drought or a lost market take most."""
    return random.choices((1.15, 1.0, 0.6, 0.1), (30, 45, 19, 6))[0]


def fortune(random: Random, craft: Craft, visits: int, of_village: float = 1) -> Fortune:
    """Most households gain what the craft usually gives, some less than before, some stop."""
    stops = random.random() < 0.075
    growth = random.gauss(craft.growth * of_village, 4)
    if random.random() < 0.05:
        growth = -random.uniform(2, 9)
    return Fortune(growth, random.randint(1, visits) if stops else 0)


def income_after(
    random: Random, household: Row, fate: Fortune, months: int, *, stopped: bool
) -> Money:
    """The household's income of a year, asked so many months after the training."""
    before = {part: household[f"baseline_{part}"] for part in PARTS}
    whole = sum(before.values())
    after = dict(before)
    after["main"] = _round(before["main"] * random.uniform(0.985, 1.02))
    trained = 0
    if not stopped:
        gain = whole * fate.growth / 100 * (0.45 + 0.55 * min(months, 12) / 12)
        if not whole:
            gain = random.uniform(6_000, 18_000) * BAHT * (0.4 + 0.05 * months)
        trained = _round(max(gain, 600 * BAHT))
        own_use = _round(trained * 0.15) if before["own_use"] else 0
        after["own_use"] += own_use
        after["secondary"] += trained - own_use
        after["main"] = _round(after["main"] - (trained - gain if gain < 0 else 0))
    total = sum(after.values())
    return {
        **{f"income_{part}": after[part] for part in PARTS},
        "income_trained": trained,
        "expenses": _round(total * random.uniform(0.62, 0.94)),
        "savings": _round(random.choice((0, 0, 2_000, 5_000, 9_000, 16_000)) * BAHT),
        "debts": _round(random.choice((0, 0, 0, 12_000, 30_000, 65_000, 120_000)) * BAHT),
    }
