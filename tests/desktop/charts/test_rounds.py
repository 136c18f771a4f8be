"""Progress over the rounds."""

from dataclasses import replace
from datetime import date
from pathlib import Path

from desktop.charts.artists import Line
from desktop.charts.chart import Look
from desktop.charts.rounds import Progress, draw, progress, read
from desktop.programme.income_table import HouseholdIncome, IncomeTable, Pair, table_of
from desktop.programme.rounds import preset
from desktop.views import Scope
from tests.desktop.charts.reading import drawn, labels
from tests.desktop.village_round import VillageRound


def table(*told: tuple[int, int, int | None, bool | None]) -> IncomeTable:
    """Households of one member: person, income before and after in satang, practising."""
    return table_of(
        HouseholdIncome(
            100 * person, "70070601", person=person, members=1, before=before, after=after,
            practising=practising,
        )
        for person, before, after, practising in told
    )  # fmt: skip


FIRST = table((1, 100_00, 110_00, True), (2, 100_00, 100_00, False))
SECOND = table((1, 100_00, 120_00, True), (3, 100_00, None, None))


def of(*tables: IncomeTable, same: tuple[IncomeTable, ...] = ()) -> Progress:
    rounds = [preset(2564 + number) for number in range(len(tables))]
    return progress(zip(rounds, tables, strict=True), zip(rounds, same, strict=False))


BOTH = of(FIRST, SECOND, same=(FIRST[:1], SECOND[:1]))


def test_a_point_tells_its_year_and_what_it_rests_on() -> None:
    marks = draw(BOTH, Look("en")).marks
    assert {gid: mark.told for gid, mark in marks.items() if "-all-" in gid} == {
        "practising-all-1": "Practising (%) 2564: 50.0% · 2 households",
        "practising-all-2": "Practising (%) 2565: 50.0% · 2 households",
        "growth-all-1": "Growth of income, practising (%) 2564: +10.0% · 1 household",
        "growth-all-2": "Growth of income, practising (%) 2565: +20.0% · 1 household",
        "income-all-1": "Income a person after (baht a year) 2564: 105 · 2 households",
        "income-all-2": "Income a person after (baht a year) 2565: 120 · 1 household",
    }
    assert list(marks["practising-all-2"].households) == [100, 300]
    assert list(marks["practising-same-2"].households) == [100]


def test_another_pair_names_the_visit_and_the_years_without_it() -> None:
    later = replace(of(FIRST, table((1, None, None, True))), pair=Pair(1, 2))
    chart = draw(later, Look("en"))
    assert chart.marks["income-all-1"].told == (
        "Income a person (baht a year) · Visit 2 2564: 105 · 2 households"
    )
    said = " ".join(labels(chart.figure))
    assert "No household with both of these incomes: 2565" in said
    assert chart.figure.get_label() == "Progress over the rounds · visit 1 → visit 2"


def test_each_round_is_read_by_the_pair(tmp_path: Path) -> None:
    made = VillageRound(tmp_path / "office")
    with made.office as office:
        home = made.household(made.villages[0], baseline_main=100_00, members=1)
        for number, income in ((1, 200_00), (2, 300_00)):
            made.visit(home, number, date(2026, 3, number), income_main=income)
        found = [
            read(office, Scope(made.round.id), None, pair).all[0].measures.incomes
            for pair in (Pair(), Pair(0, 1), Pair(1, 2))
        ]
    assert [(one.before, one.after) for one in found] == [
        (100_00, 300_00), (100_00, 200_00), (200_00, 300_00)
    ]  # fmt: skip


def test_who_is_not_followed_up_is_said() -> None:
    said = " ".join(labels(draw(BOTH, Look("en")).figure))
    assert "Not followed up yet: 2565: 1" in said
    assert "In every round: 1 household" in said


def test_without_anybody_in_every_round_nobody_is_compared() -> None:
    nobody = of(FIRST, SECOND, same=(FIRST[:0], SECOND[:0]))
    chart = draw(nobody, Look("en"))
    assert nobody.same == ()
    assert not [gid for gid in chart.marks if "-same-" in gid]
    assert any("years compare different people" in text for text in labels(chart.figure))


def test_every_round_is_held_against_its_own_target() -> None:
    lines = drawn(draw(BOTH, Look("en")).figure, Line)
    targets = [line.up for line in lines if line.pen.colour == "#b3211c" and not line.get_label()]
    assert targets[-2:] == [(38_000_00,) * 2, (40_000_00,) * 2]


def test_a_round_without_numbers_is_a_gap_not_a_zero() -> None:
    chart = draw(of(FIRST, table((1, 100_00, None, None))), Look("en"))
    assert {gid for gid in chart.marks if gid.startswith("growth")} == {"growth-all-1"}
    assert draw(of(), Look("th")).marks == {}
