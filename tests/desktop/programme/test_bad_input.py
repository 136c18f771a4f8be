"""What people get wrong in stages ๑ to ๓: each is one sentence beside the field.

Here is what one record, and what stands behind its links, shows by itself; what it says against
other records (a sage selected twice, a member of two teams) stands in the table beside this one.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from typing import Any, NamedTuple

import pytest

from desktop.programme.stages import register
from desktop.programme.vocabulary import Severity
from desktop.views import Scope
from tests.desktop.village_round import VillageRound

ERROR, WARNING = Severity.ERROR, Severity.WARNING
MISSPELT = "31/2/69"


@pytest.fixture(scope="module")
def round_(tmp_path_factory: pytest.TempPathFactory) -> Iterator[VillageRound]:
    made = VillageRound(
        tmp_path_factory.mktemp("bad") / "office", quorum_percent=50, test_percent=60
    )
    with made.office:
        yield made


class Bad(NamedTuple):
    """A wrong record of a register: the typed values, the field that says so, and how gravely."""

    said: str
    register: str
    typed: dict[str, Any]
    field: str
    severity: Severity = ERROR


FORUM = {"held_on": "1/2/69", "households_total": "80", "households_present": "52"}
HOME = {"representative.first_name": "แก้ว", "representative.last_name": "ใจดี"}
TAUGHT = {"name": "วิทยากร", "starts_on": "9/2/69", "ends_on": "10/2/69", "days": "2"}

CASES = (
    Bad("more households came than the village has", "forums",
        {**FORUM, "households_present": "81"}, "households_present"),
    Bad("more votes than households present", "forums",
        {**FORUM, "trainer_by": "show_of_hands", "trainer_for": "50", "trainer_against": "3"},
        "trainer_for"),
    Bad("more votes on the occupation", "forums",
        {**FORUM, "occupation_for": "53"}, "occupation_for"),
    Bad("a forum to come that has accepted already", "forums",
        {**FORUM, "held_on": "1/10/69", "accepted": True}, "held_on"),
    Bad("too few for the quorum", "forums",
        {**FORUM, "households_present": "39"}, "households_present", WARNING),
    Bad("counted, yet by consensus", "forums",
        {**FORUM, "trainer_by": "consensus", "trainer_for": "30"}, "trainer_by", WARNING),
    Bad("accepted against the majority", "forums",
        {**FORUM, "trainer_for": "10", "trainer_against": "20", "accepted": True}, "accepted"),
    Bad("even votes without a rule", "forums",
        {**FORUM, "trainer_for": "20", "trainer_against": "20", "accepted": True}, "tie_rule"),
    Bad("a day that is in no calendar", "forums", {**FORUM, "held_on": MISSPELT}, "held_on"),
    Bad("consent without the version of its text", "sages",
        {"consent_on": "1/2/69"}, "consent_text", WARNING),
    Bad("selected, though not willing", "sages",
        {"selected": True, "willing": "no"}, "selected", WARNING),
    Bad("more years of experience than of age", "sages",
        {"person.birth_date": "1/1/2540", "years": "40"}, "years", WARNING),
    Bad("years that are no number", "sages", {"years": "สิบปี"}, "years"),
    Bad("a course that ends before it begins", "courses",
        {**TAUGHT, "ends_on": "1/2/69"}, "ends_on"),
    Bad("more days than between the dates", "courses", {**TAUGHT, "days": "9"}, "days", WARNING),
    Bad("above the ceiling of the round", "course_costs",
        {"kind": "speaker_state", "rate": "900", "quantity": "3", "times": "1"}, "rate", WARNING),
    Bad("a chosen occupation without a profit", "occupation_options",
        {"occupation.name": "ทอผ้า", "cost": "1000", "sales": "900", "chosen": True}, "chosen",
        WARNING),
    Bad("a household of nobody", "households", {**HOME, "members": "0"}, "members"),
    Bad("a survey in the future", "households", {**HOME, "baseline_on": "1/10/69"}, "baseline_on"),
    Bad("the same wish twice", "households",
        {**HOME, "wanted.name": "ทอผ้า", "wanted_second.name": "ทอผ้า"}, "wanted_second.name"),
    Bad("withdrawn without a reason", "households",
        {**HOME, "status": "withdrawn"}, "withdrawn_reason"),
    Bad("a month's income for a year's", "households",
        {**HOME, "baseline_main": "1500"}, "baseline_main", WARNING),
    Bad("an income that is no sum", "households",
        {**HOME, "baseline_main": "ห้าพัน"}, "baseline_main"),
    Bad("an appraisal of six", "team_members", {"appraisal": "6"}, "appraisal"),
)  # fmt: skip


@pytest.mark.parametrize("bad", CASES, ids=lambda bad: bad.said)
def test_what_is_wrong_is_said_beside_its_field(round_: VillageRound, bad: Bad) -> None:
    found = checked(round_, bad.register, bad.typed)
    said = [one for one in found if one.field == bad.field]
    assert {one.severity for one in said} == {bad.severity}
    assert said[0].message
    if bad.severity is ERROR:
        office, scope, kept = round_.office, Scope(round_.round.id), register(bad.register)
        before = office.count(kept, scope)
        saved = office.save(kept, {"village": round_.villages[0].id, **bad.typed}, scope)
        assert saved.id is None
        assert bad.field in {one.field for one in saved.problems}
        assert office.count(kept, scope) == before


def checked(round_: VillageRound, key: str, typed: dict[str, Any]) -> tuple[Any, ...]:
    raw = {"village": round_.villages[0].id, **typed}
    return round_.office.check(register(key), raw, Scope(round_.round.id)).problems


def on_a_course(round_: VillageRound) -> dict[str, int]:
    """A course of two days with a test of twenty marks, and a sage to attend it."""
    course = round_.put(
        "course", round=round_.round.id, name="วิทยากร", starts_on=date(2026, 2, 9),
        ends_on=date(2026, 2, 10), days=2, test_marks=20,
    )  # fmt: skip
    return {"course": course, "sage": round_.sage(round_.villages[0], selected=True)}


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"days_attended": "3"}, "days_attended"),
        ({"result": "passed"}, "days_attended"),
        ({"days_attended": "1", "result": "passed"}, "result"),
        ({"days_attended": "2", "post_test": "21"}, "post_test"),
        ({"days_attended": "2", "pre_test": "21"}, "pre_test"),
        ({"days_attended": "2", "post_test": "11", "result": "passed"}, "result"),
    ],
)
def test_a_participant_is_judged_by_the_course(
    round_: VillageRound, typed: dict[str, str], field: str
) -> None:
    found = checked(round_, "trainees", {**on_a_course(round_), **typed})
    assert (field, ERROR) in {(one.field, one.severity) for one in found}


def test_a_topic_on_a_day_without_a_course(round_: VillageRound) -> None:
    typed = {"course": on_a_course(round_)["course"], "on": "12/2/69", "topic": "การตลาด"}
    assert [one.field for one in checked(round_, "course_topics", typed)] == ["on"]


def anothers_trainer(round_: VillageRound) -> dict[str, int]:
    """A trainer of another village's team."""
    member = round_.put(
        "team_member", round=round_.round.id, village=round_.villages[1].id,
        person=round_.person(),
    )  # fmt: skip
    return {"responsible": member}


def who_has_a_place(round_: VillageRound) -> dict[str, int]:
    """A household that has not withdrawn, to be replaced."""
    return {"replaces": round_.household(round_.villages[0])}


@pytest.mark.parametrize("made", [anothers_trainer, who_has_a_place])
def test_a_household_is_judged_by_what_it_points_at(
    round_: VillageRound, made: Callable[[VillageRound], dict[str, int]]
) -> None:
    links = made(round_)
    found = checked(round_, "households", {**HOME, **links})
    assert {one.field for one in found} == set(links)


def test_the_numbers_are_the_rounds_and_no_constants(round_: VillageRound) -> None:
    few = {**FORUM, "households_present": "39"}
    asked = round_.round.settings
    for quorum, fields in ((0, []), (48, []), (49, ["households_present"])):
        round_.office.change_round(round_.round.id, replace(asked, quorum_percent=quorum))
        assert [one.field for one in checked(round_, "forums", few)] == fields
    round_.office.change_round(round_.round.id, asked)
