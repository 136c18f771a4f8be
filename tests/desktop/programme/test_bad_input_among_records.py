"""What people get wrong against other records of the round: said beside the field at the save.

An error keeps the record out; with a warning it is stored, and the answer says what is odd.
"""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple

import pytest

from desktop import records
from desktop.programme.stages import register
from desktop.views import Place, Scope
from tests.desktop.programme.test_bad_input import ERROR, FORUM, HOME, WARNING, Bad, on_a_course
from tests.desktop.village_round import VillageRound


@pytest.fixture
def round_(tmp_path: Path) -> Iterator[VillageRound]:
    made = VillageRound(tmp_path / "office")
    with made.office:
        yield made


class Wrong(NamedTuple):
    """What is typed of a new record, or of the stored one `id`, and a word of the answer."""

    bad: Bad
    id: int | None = None
    word: str = ""


def forum(round_: VillageRound, place: Place, *, households_present: int = 52) -> int:
    return round_.put(
        "forum", round=round_.round.id, village=place.id, held_on=date(2026, 2, 1),
        households_present=households_present, accepted=True,
    )  # fmt: skip


def voted(round_: VillageRound, place: Place, votes: int) -> int:
    sage = round_.sage(place)
    round_.office.write("", lambda tx: records.change(tx, "sage", sage, {"votes": votes}))
    return sage


def member(round_: VillageRound, place: Place, person: int) -> int:
    return round_.put("team_member", round=round_.round.id, village=place.id, person=person)


def more_votes_for_the_sages_than_people_came(round_: VillageRound) -> Wrong:
    place = round_.villages[0]
    forum(round_, place)
    voted(round_, place, 40)
    return Wrong(Bad("", "sages", {"votes": "13"}, "votes"), round_.sage(place), "53")


def fewer_people_than_the_sages_have_votes(round_: VillageRound) -> Wrong:
    place = round_.villages[0]
    stored = forum(round_, place)
    voted(round_, place, 40)
    typed = {"households_present": "39"}
    return Wrong(Bad("", "forums", typed, "households_present", WARNING), stored, "40")


def a_forum_in_the_future_that_selected(_round: VillageRound) -> Wrong:
    return Wrong(Bad("", "forums", {**FORUM, "held_on": "2/9/69", "accepted": True}, "held_on"))


def a_forum_before_the_survey(round_: VillageRound) -> Wrong:
    sage = round_.sage(round_.villages[0])
    surveyed = {"surveyed_on": date(2026, 2, 10)}
    round_.office.write("", lambda tx: records.change(tx, "sage", sage, surveyed))
    return Wrong(Bad("", "forums", FORUM, "held_on", WARNING), word="10 ก.พ.")


def a_sage_selected_twice_in_two_villages(round_: VillageRound) -> Wrong:
    here, there = round_.villages[:2]
    for place in (here, there):
        forum(round_, place)
    round_.sage(there, selected=True, name="แก้ว")
    again = round_.sage(here, name="แก้ว")
    return Wrong(Bad("", "sages", {"selected": True}, "selected", WARNING), again, there.label)


def a_member_of_two_teams(round_: VillageRound) -> Wrong:
    person, there = round_.person(), round_.villages[1]
    member(round_, there, person)
    typed = {"person": person, "role": "member", "other_reason": "อสม."}
    return Wrong(Bad("", "team_members", typed, "person"), word=there.label)


def a_topic_on_a_day_without_a_course(round_: VillageRound) -> Wrong:
    typed = {"course": on_a_course(round_)["course"], "on": "12/2/69", "topic": "การตลาด"}
    return Wrong(Bad("", "course_topics", typed, "on"))


def attendance_on_more_days_than_the_course_was_held(round_: VillageRound) -> Wrong:
    typed = {**on_a_course(round_), "days_attended": "3"}
    return Wrong(Bad("", "trainees", typed, "days_attended"))


def attendance_that_the_half_days_deny(round_: VillageRound) -> Wrong:
    attends = on_a_course(round_)
    trainee = round_.put("trainee", **attends)
    for half, present in (("morning", True), ("afternoon", False)):
        half_day = {"course": attends["course"], "on": date(2026, 2, 9), "half": half}
        session = round_.put("course_session", **half_day, hours=3_000)
        round_.put("session_attendance", session=session, trainee=trainee, present=present)
    typed = {"hours_attended": "6", "days_attended": "1"}
    return Wrong(Bad("", "trainees", typed, "hours_attended", WARNING), trainee, "3")


def a_household_that_is_its_own_trainer(round_: VillageRound) -> Wrong:
    place, person = round_.villages[0], round_.person()
    home = round_.put("household", round=round_.round.id, village=place.id, representative=person)
    typed = {"responsible": member(round_, place, person)}
    return Wrong(Bad("", "households", typed, "responsible"), home)


def a_baseline_after_the_follow_up(round_: VillageRound) -> Wrong:
    home = round_.household(round_.villages[0])
    round_.visit(home, 1, date(2026, 6, 9))
    typed = {"baseline_on": "10/6/69"}
    return Wrong(Bad("", "households", typed, "baseline_on", WARNING), home, "9 มิ.ย.")


def followed(round_: VillageRound, **visit: object) -> int:
    """A household of 84,000 baht a year, visited on the ninth of June if anything was found."""
    home = round_.household(round_.villages[0], baseline_main=8_400_000, members=3)
    if visit:
        round_.visit(home, 1, date(2026, 6, 9), **visit)
    return home


def visited(home: int, number: int = 2, on: str = "1/7/69", **typed: str) -> dict[str, object]:
    return {"household": home, "number": str(number), "visited_on": on, **typed}


def a_months_income_for_a_years(round_: VillageRound) -> Wrong:
    typed = visited(followed(round_), income_main="7,500")
    return Wrong(Bad("", "visits", typed, "income_main", WARNING), word="90,000")


def ten_times_the_income_of_the_visit_before(round_: VillageRound) -> Wrong:
    typed = visited(followed(round_, income_main=9_000_000), income_secondary="900000")
    return Wrong(Bad("", "visits", typed, "income_secondary", WARNING), word="90,000")


def one_household_with_a_hundred_million(round_: VillageRound) -> Wrong:
    typed = visited(followed(round_), income_main="100,000,000")
    return Wrong(Bad("", "visits", typed, "income_main", WARNING), word="1,190")


def two_visits_on_one_day(round_: VillageRound) -> Wrong:
    typed = visited(followed(round_, income_main=9_000_000), on="9/6/69")
    return Wrong(Bad("", "visits", typed, "visited_on", WARNING), word="2")


def two_visits_of_one_number(round_: VillageRound) -> Wrong:
    typed = visited(followed(round_, income_main=9_000_000), number=1)
    return Wrong(Bad("", "visits", typed, "number"), word="2")


def a_follow_up_before_the_baseline(round_: VillageRound) -> Wrong:
    home = round_.household(round_.villages[0], baseline_on=date(2026, 7, 2))
    return Wrong(Bad("", "visits", visited(home), "visited_on", WARNING), word="2 ก.ค.")


def a_negative_income(round_: VillageRound) -> Wrong:
    typed = visited(followed(round_), income_main="-5000")
    return Wrong(Bad("", "visits", typed, "income_main"), word="-5000")


def twenty_one_households_where_twenty_are_asked(round_: VillageRound) -> Wrong:
    assert round_.round.settings.households == 20
    for _home in range(20):
        round_.household(round_.villages[0])
    return Wrong(Bad("", "households", HOME, "status", WARNING), word="21")


@pytest.mark.parametrize(
    "make",
    [
        more_votes_for_the_sages_than_people_came,
        fewer_people_than_the_sages_have_votes,
        a_forum_in_the_future_that_selected,
        a_forum_before_the_survey,
        a_sage_selected_twice_in_two_villages,
        a_member_of_two_teams,
        a_topic_on_a_day_without_a_course,
        attendance_on_more_days_than_the_course_was_held,
        attendance_that_the_half_days_deny,
        a_household_that_is_its_own_trainer,
        a_baseline_after_the_follow_up,
        a_months_income_for_a_years,
        ten_times_the_income_of_the_visit_before,
        one_household_with_a_hundred_million,
        two_visits_on_one_day,
        two_visits_of_one_number,
        a_follow_up_before_the_baseline,
        a_negative_income,
        twenty_one_households_where_twenty_are_asked,
    ],
    ids=lambda make: make.__name__.replace("_", " "),
)
def test_the_save_says_it_beside_the_field(
    round_: VillageRound, make: Callable[[VillageRound], Wrong]
) -> None:
    bad, id_, word = make(round_)
    office, kept, scope = round_.office, register(bad.register), Scope(round_.round.id)
    before = office.count(kept, scope), len(office.history())
    place = {} if id_ or bad.register == "visits" else {"village": round_.villages[0].id}
    saved = office.save(kept, {**place, **bad.typed}, scope, id=id_)
    told = [one for one in saved.problems if one.field == bad.field]
    assert (ERROR if ERROR in {one.severity for one in told} else WARNING) is bad.severity
    assert any(word in one.message for one in told)
    if bad.severity is ERROR:
        assert saved.id is None
        assert (office.count(kept, scope), len(office.history())) == before
    else:
        assert saved.id is not None, saved.problems
        assert len(office.history()) == before[1] + 1
