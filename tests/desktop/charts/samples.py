"""A sample of each chart: some hundred households of three tambons, and what is missing of them."""

from collections.abc import Callable
from dataclasses import replace
from functools import cache
from typing import Any

import numpy as np

from desktop.charts.bars import before_after
from desktop.charts.chart import Chart, ChartKind, Look
from desktop.charts.distribution import distribution
from desktop.charts.kinds import CHARTS
from desktop.charts.line import crossings
from desktop.charts.paths import paths
from desktop.charts.rounds import progress
from desktop.charts.tambons import panels
from desktop.charts.villages import villages
from desktop.programme.income_groups import Classes, summarise
from desktop.programme.income_table import HouseholdIncome, IncomeTable, Pair, table_of
from desktop.programme.rounds import preset

LINE, TARGET = 40_000_00, 3
LONG = "การแปรรูปผลิตภัณฑ์จากผลไม้และสมุนไพรในท้องถิ่นของชุมชนบ้านทุ่งเจริญ"
OCCUPATIONS = {"1": "ทำน้ำพริก", "2": "ปุ๋ยหมักชีวภาพ", "3": LONG, "4": "เลี้ยงปลาดุก"}
CLASS_NAMES = {"agriculture": "การเกษตร", "processing": "การแปรรูป", "tourism": "การท่องเที่ยวชุมชน"}
CLASSES = Classes(group_class={1: "processing", 2: "agriculture", 3: "processing", 4: "tourism"})
TAMBONS = {"700706": "บ้านฆ้อง", "700707": "บ้านสิงห์", "700708": "ดอนกระเบื้องใหญ่พัฒนา"}
VILLAGES = {
    f"{tambon}0{moo}": f"หมู่ที่ {moo} บ้านหนองเต่าดำ ต.{name}"
    for tambon, name in TAMBONS.items()
    for moo in range(1, 5)
}


def table(seed: int = 1, count: int = 150) -> IncomeTable:
    """Households with and without incomes, the same for the same `seed`."""
    chance = np.random.default_rng(seed)
    return table_of(_household(chance, number) for number in range(count))


def _household(chance: np.random.Generator, number: int) -> HouseholdIncome:
    before = None if number % 40 == 3 else max(int(chance.normal(9_000_000, 3_000_000)), 0)
    growth = chance.normal(1.08, 0.15)
    after = None if number % 5 == 4 else int((before or 4_000_000) * growth)
    return HouseholdIncome(
        number, list(VILLAGES)[number % 11], person=number % 90, occupation=number % 5 or None,
        members=None if number % 30 == 7 else number % 4 + 1, practising=number % 9 != 0,
        before=0 if number % 50 == 9 else before, after=after,
    )  # fmt: skip


def _rounds(same: int | None = None) -> list[tuple[Any, IncomeTable]]:
    return [(preset(2563 + number), table(number)[:same]) for number in range(4)]


NUMBERS: dict[str, Callable[[], Any]] = {
    "incomes": lambda: before_after(
        table(), summarise(table(), "occupation", OCCUPATIONS, CLASSES,
                           income_line=LINE, growth_percent=TARGET), CLASSES),
    "villages": lambda: villages(table(), VILLAGES, VILLAGES, target=TARGET),
    "distribution": lambda: distribution(table(), target=TARGET, income_line=LINE),
    "line": lambda: crossings(table(), LINE),
    "paths": lambda: paths({1: table(1), 2: table(2), 3: table(3)}),
    "areas": lambda: paths({1: table(1, 900), 2: table(2, 900)}),
    "tambons": lambda: panels(table(), TAMBONS, CLASS_NAMES, CLASSES,
                              income_line=LINE, growth_percent=TARGET),
    "rounds": lambda: progress(_rounds(), _rounds(40)),
}  # fmt: skip
"""The numbers of each chart by its key; "areas" is that of paths with many households."""

VISITS = Pair(1, 3)
NUMBERS |= {
    f"{key} {VISITS}": lambda numbers=numbers: replace(numbers(), pair=VISITS)
    for key, numbers in list(NUMBERS.items())
}
"""And each of them between two visits."""


def kind_of(key: str) -> ChartKind:
    """The kind of chart that a sample is of."""
    bare = key.partition(" ")[0]
    return next(one for one in CHARTS if one.key == {"areas": "paths"}.get(bare, bare))


@cache
def chart(key: str, look: Look) -> Chart:
    """The drawn sample of a chart."""
    kind = kind_of(key)
    return kind.draw(NUMBERS[key](), look)
