"""What the head sees of a stored office, counted by hand."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from desktop.head import HeadSummary, head_summary
from desktop.head.comparison import Compared, Fair
from desktop.head.definitions import definition
from desktop.head.wording import beside_last, fairly, not_the_same
from desktop.over_years import over_years
from desktop.problems import Refused
from desktop.programme.indicators import Indicator
from desktop.programme.rounds import preset
from desktop.programme.visits_needed import Why
from desktop.views import RoundEntry, Scope
from tests.desktop.village_round import VillageRound


@pytest.fixture
def round_(tmp_path: Path) -> Iterator[VillageRound]:
    made = VillageRound(tmp_path / "office", follow_up_months=(1,))
    with made.office:
        yield made


def seen(round_: VillageRound, **within: int) -> HeadSummary:
    return head_summary(round_.office, Scope(round_.round.id, **within))


def followed(
    round_: VillageRound, at: int, before: int, after: int | None, cost: int | None = None,
    **more: object,
) -> int:  # fmt: skip
    """A household of a target village that practises, in whole baht."""
    home = round_.household(round_.villages[at], baseline_main=before * 100, **more)
    income = {} if after is None else {"income_main": after * 100}
    round_.visit(home, 1, date(2026, 3, 1), practising="practising", **income)
    if cost is not None:
        round_.put(
            "material_need", household=home, item="ไหม", quantity=1000, unit_price=cost * 100
        )
    return home


def earlier_round(round_: VillageRound) -> RoundEntry:
    """The year before, with the first village alone."""
    settings = replace(preset(2568), follow_up_months=(1,))
    return round_.office.add_round(settings, [round_.villages[0].id])


def by_key(summary: HeadSummary) -> dict[str, Compared]:
    return {one.now.key: one for one in summary.comparison.indicators}


def test_an_office_that_has_just_begun_has_nothing_to_say(round_: VillageRound) -> None:
    summary = seen(round_)
    assert summary.villages == 3
    assert (summary.in_need, summary.examples, summary.money.villages) == ((), (), ())
    assert summary.money.whole.per_baht is summary.money.course_cost is None
    assert summary.comparison.last is None
    assert all(one.trend is None for one in summary.comparison.indicators)


def test_without_a_round_nothing_is_told(round_: VillageRound) -> None:
    with pytest.raises(Refused):
        head_summary(round_.office, Scope(None))


def test_the_last_round_stands_beside_this_one(round_: VillageRound) -> None:
    before = earlier_round(round_)
    here = round_.villages[0]
    same, gone = round_.person(), round_.person()
    now = round_.round
    round_.round = before
    for person, after in ((same, 110), (gone, 200)):
        home = round_.put("household", round=before.id, village=here.id, representative=person,
                          baseline_main=100)  # fmt: skip
        round_.visit(home, 1, date(2025, 3, 1), practising="practising", income_main=after)
    round_.round = now
    home = round_.put("household", round=now.id, village=here.id, representative=same,
                      baseline_main=110)  # fmt: skip
    round_.visit(home, 1, date(2026, 3, 1), practising="practising", income_main=121)
    round_.household(here, baseline_main=100)
    summary = seen(round_)
    growth, practising = by_key(summary)["income_growth"], by_key(summary)["practising"]
    assert summary.comparison.last is not None
    assert (summary.comparison.last.settings.year, summary.comparison.same) == (2568, 1)
    assert growth.last is not None
    assert (growth.now.percent, growth.last.percent, growth.trend) == (10, 55, "down")
    assert growth.fair == Fair(last=10, now=10)
    assert (practising.now.percent, practising.trend) == (50, "down")
    assert practising.fair == Fair(last=100, now=100)
    assert by_key(summary)["groups"].fair is None
    assert beside_last(growth, summary.comparison) == "↓ ลดลงจาก +55.0% ในปี 2568"
    assert fairly(growth, summary.comparison) == "เฉพาะครัวเรือนเดิม 1 ครัวเรือน: +10.0% → +10.0%"
    assert not_the_same(summary.comparison) == ""


def test_a_round_of_another_variant_is_not_the_last_one(round_: VillageRound) -> None:
    round_.office.add_round(preset(2568, "cohort"))
    assert seen(round_).comparison.last is None


@pytest.mark.parametrize(
    ("now", "last", "trend"),
    [
        (85.0, 80.0, "up"), (80.0, 85.0, "down"), (85.04, 85.0, "level"), (None, 85.0, None),
        (85.0, None, None),
    ],
)  # fmt: skip
def test_an_arrow_agrees_with_the_figures(
    now: float | None, last: float | None, trend: str | None
) -> None:
    of = Indicator("practising", "", now, 85, 0, 0, "")
    assert Compared(of, replace(of, percent=last)).trend == trend
    assert Compared(of).trend is None


def test_villages_that_need_a_visit_come_by_urgency_with_their_officer(
    round_: VillageRound,
) -> None:
    first, second, third = round_.villages
    for name, since, until in (
        ("นางพร ใจงาม", None, None), ("นายเก่า ย้ายแล้ว", None, date(2025, 1, 1)),
        ("นายใหม่ ยังไม่มา", date(2027, 1, 1), None),
    ):  # fmt: skip
        officer = round_.put("officer", full_name=name, position="พัฒนากร")
        round_.put("responsibility", officer=officer, tambon=first.tambon_id, since=since,
                   until=until)  # fmt: skip
    for place, ended in ((first, date(2026, 7, 20)), (second, date(2026, 6, 1))):
        round_.put("training", round=round_.round.id, village=place.id, curriculum="ทอผ้า",
                   starts_on=ended, ends_on=ended, days=1)  # fmt: skip
        round_.household(place)
    followed(round_, 2, 100, None)
    found = seen(round_).in_need
    assert [(one.place, one.needs[0].why, one.needs[0].days) for one in found] == [
        (second, Why.OVERDUE, 62), (first, Why.OVERDUE, 12), (third, Why.NO_INCOME, 0),
    ]  # fmt: skip
    assert {one.officers for one in found if one.place and one.place.tambon == first.tambon} == {
        "นางพร ใจงาม"
    }
    only = seen(round_, village_id=first.id).in_need
    assert [one.place for one in only] == [first]


def test_examples_are_told_by_name(round_: VillageRound) -> None:
    weaving = round_.put("occupation_kind", name="ทอผ้า")
    member = round_.put("team_member", round=round_.round.id, village=round_.villages[0].id,
                        person=round_.person("ครูดี"), role="lead")  # fmt: skip
    for number in range(5):
        followed(round_, 0, 1000, 1500 + number, wanted=weaving, responsible=member)
    found = seen(round_).examples
    assert [one.example.kind for one in found] == ["village", "trainer", *["household"] * 3]
    assert {(one.occupation, one.trainer) for one in found} == {("ทอผ้า", "นายครูดี ใจดี")}
    assert found[0].name == round_.villages[0].in_full
    assert found[1].name == "นายครูดี ใจดี"
    assert found[2].place == round_.villages[0]
    assert found[2].example.change.gained == 504_00


def test_money_rests_on_what_is_recorded(round_: VillageRound) -> None:
    followed(round_, 0, 1000, 3000, cost=500)
    followed(round_, 0, 1000, 2000)
    followed(round_, 1, 1000, None, cost=300)
    home = followed(round_, 1, 1000, 4000, cost=100)
    round_.put("material_need", household=home, item="กี่", quantity=1000)  # without a price
    money = seen(round_).money
    assert (money.whole.cost_each, money.whole.costed, money.whole.unpriced) == (400_00, 2, 1)
    assert (money.whole.gained_each, money.whole.measured) == (2000_00, 3)
    assert (money.whole.per_baht, money.whole.matched) == (4.0, 1)
    assert [(one.place, one.worth.cost_each, one.worth.per_baht) for one in money.villages] == [
        (round_.villages[0], 500_00, 4.0), (round_.villages[1], 300_00, None),
    ]  # fmt: skip


def test_a_course_is_shared_by_all_households_of_the_round(round_: VillageRound) -> None:
    round_.household(round_.villages[0])
    round_.household(round_.villages[1])
    course = round_.put("course", round=round_.round.id, name="วิทยากร", days=4,
                        starts_on=date(2025, 12, 8), ends_on=date(2025, 12, 11))  # fmt: skip
    round_.put("course_cost", course=course, kind="other", rate=700_00, quantity=1000)
    assert seen(round_).money.course_cost_each == 350_00
    assert seen(round_, village_id=round_.villages[0].id).money.course_cost_each is None


def test_a_cohort_is_one_unit_with_villages_only_where_money_is_told(tmp_path: Path) -> None:
    made = VillageRound(tmp_path / "cohort", variant="cohort", follow_up_months=(1,))
    with made.office:
        followed(made, 0, 100, 200, cost=10)
        made.household(made.villages[1])
        summary = seen(made)
        assert [(one.place, one.needs[0].why) for one in summary.in_need] == [
            (None, Why.NOT_FOLLOWED_UP)
        ]
        assert [one.place for one in summary.money.villages] == list(made.villages[:2])


def test_a_household_is_followed_over_years(round_: VillageRound) -> None:
    person, now = round_.person(), round_.round
    before = earlier_round(round_)
    for entry, income, after in ((now, 120_00, 150_00), (before, 100_00, None)):
        home = round_.put("household", round=entry.id, village=round_.villages[0].id,
                          representative=person, baseline_main=income)  # fmt: skip
        if after:
            round_.visit(home, 1, date(2026, 3, 1), practising="practising", income_main=after)
    stranger = round_.person()
    years = over_years(round_.office, [person, stranger])
    assert list(years) == [person]
    assert [
        (one.round.settings.year, one.income.before, one.income.after) for one in years[person]
    ] == [(2568, 100_00, None), (2569, 120_00, 150_00)]


@pytest.mark.parametrize(
    "key",
    ["practising", "income_growth", "villages_growing", "groups", "same", "visits", "examples",
     "cost", "course", "gained", "per_baht"],
)  # fmt: skip
def test_every_figure_is_defined_in_words(key: str) -> None:
    assert definition(key)
    assert "{" not in definition(key)
