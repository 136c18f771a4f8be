"""What a team member or a household claims against the other records of the round."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from desktop.batch import Edit, check_many
from desktop.programme.stages import register
from desktop.programme.vocabulary import Register, Severity
from desktop.views import Scope
from tests.desktop.village_round import TODAY, VillageRound

TEAM, HOUSEHOLDS = register("team_members"), register("households")
PARTICIPANTS, VISITS = register("participants"), register("visits")
ERROR, WARNING = Severity.ERROR, Severity.WARNING


@pytest.fixture
def round_(tmp_path: Path) -> Iterator[VillageRound]:
    made = VillageRound(tmp_path / "office", households=2)
    with made.office:
        yield made


def told(
    round_: VillageRound,
    about: Register,
    raw: dict[str, Any],
    id: int | None = None,  # noqa: A002
) -> list[tuple[str, Severity]]:
    """The fields that are pointed at; the same, whether one is checked or many."""
    checked = round_.office.check(about, raw, Scope(round_.round.id), id)
    (again,) = check_many(round_.office, about, [Edit(raw, id)], Scope(round_.round.id))
    assert again.problems == checked.problems
    return [(one.field, one.severity) for one in checked.problems]


def member(round_: VillageRound, person: int, at: int = 0, **more: object) -> dict[str, Any]:
    return {"village": round_.villages[at].id, "person": person, "role": "member", **more}


def sage(round_: VillageRound, *, selected: bool = False) -> int:
    """A sage of the first village: the person."""
    stored = round_.sage(round_.villages[0], selected=selected)
    return stored_person(round_, "sage", stored)


def stored_person(round_: VillageRound, table: str, row: int) -> int:
    found = round_.office.write("", lambda tx: tx.row(table, row) or {})
    return int(found.get("person_id") or found["representative_id"])


def home(round_: VillageRound, name: str = "แก้ว", **more: object) -> dict[str, Any]:
    return {
        "village": round_.villages[0].id,
        "representative.first_name": name,
        "representative.last_name": "ใจดี",
        **more,
    }


def team_member(round_: VillageRound, person: int | None = None) -> int:
    return round_.put(
        "team_member",
        round=round_.round.id,
        village=round_.villages[0].id,
        person=person or round_.person(),
    )


# A member of the team


def test_a_member_is_a_sage_of_the_village_or_has_a_reason(round_: VillageRound) -> None:
    person = sage(round_)
    assert told(round_, TEAM, member(round_, person)) == []
    other = round_.person()
    assert told(round_, TEAM, member(round_, other)) == [("other_reason", WARNING)]
    assert told(round_, TEAM, member(round_, other, other_reason="อสม. ที่เลี้ยงปลาเก่ง")) == []
    away = told(round_, TEAM, member(round_, person, at=1))
    assert ("other_reason", WARNING) in away


def test_a_round_without_a_survey_asks_for_no_sage(tmp_path: Path) -> None:
    made = VillageRound(tmp_path / "office", stages=("team", "follow_up"))
    with made.office:
        assert told(made, TEAM, member(made, made.person(), role="lead")) == []


def test_a_member_of_two_teams_is_told_which(round_: VillageRound) -> None:
    person = sage(round_)
    stored = team_member(round_, person)
    assert told(round_, TEAM, member(round_, person), stored) == []
    twice = round_.office.check(
        TEAM, member(round_, person, at=1, other_reason="ก"), Scope(round_.round.id)
    )
    (problem,) = twice.errors
    assert problem.field == "person"
    assert round_.villages[0].label in problem.message


def test_the_lead_is_the_selected_sage_who_passed(round_: VillageRound) -> None:
    assert told(round_, TEAM, member(round_, sage(round_), role="lead")) == [("role", WARNING)]
    chosen = round_.sage(round_.villages[0], selected=True)
    person = stored_person(round_, "sage", chosen)
    lead = member(round_, person, role="lead")
    assert told(round_, TEAM, lead) == [("role", WARNING)]
    course = round_.put(
        "course", round=round_.round.id, name="วิทยากร", starts_on=date(2025, 12, 8),
        ends_on=date(2025, 12, 11), days=4,
    )  # fmt: skip
    round_.put("trainee", course=course, sage=chosen, days_attended=4, result="passed")
    assert told(round_, TEAM, lead) == []


# A household


def test_one_more_than_the_round_asks_for(round_: VillageRound) -> None:
    here, elsewhere = round_.villages[:2]
    for village, status in (
        (here, "chosen"), (elsewhere, "chosen"), (here, "reserve"), (here, "withdrawn"),
    ):  # fmt: skip
        round_.household(village, status=status)
    assert told(round_, HOUSEHOLDS, home(round_)) == []
    second = round_.household(here)
    assert told(round_, HOUSEHOLDS, home(round_)) == [("status", WARNING)]
    assert told(round_, HOUSEHOLDS, home(round_, status="reserve")) == []
    assert told(round_, HOUSEHOLDS, {}, second) == []


def test_a_cohort_counts_the_whole_district(tmp_path: Path) -> None:
    made = VillageRound(tmp_path / "office", "cohort", households=2)
    with made.office:
        raw = home(made, eligibility="disaster")
        made.household(made.villages[0])
        assert told(made, PARTICIPANTS, raw) == []
        made.household(made.villages[1])
        assert told(made, PARTICIPANTS, raw) == [("status", WARNING)]


def test_a_household_is_not_its_own_trainer(round_: VillageRound) -> None:
    number = "9007000000019"
    person = round_.put(
        "person", title="นาย", first_name="กล้า", last_name="ใจดี", national_id=number
    )
    own = team_member(round_, person)
    stored = round_.household(round_.villages[0])
    round_.office.write("", lambda tx: tx.save("household", {"representative": person}, id=stored))
    raised = told(round_, HOUSEHOLDS, {"responsible": own}, stored)
    assert ("responsible", ERROR) in raised
    namesake = home(round_, "กล้า", responsible=own)
    assert told(round_, HOUSEHOLDS, namesake) == [("responsible", WARNING)]
    somebody = {**namesake, "representative.national_id": "9007000000027"}
    assert told(round_, HOUSEHOLDS, somebody) == []
    assert told(round_, HOUSEHOLDS, home(round_, responsible=team_member(round_))) == []


def test_more_than_a_fair_share(round_: VillageRound) -> None:
    one, _other = team_member(round_), team_member(round_)
    first = round_.household(round_.villages[0], responsible=one)
    assert told(round_, HOUSEHOLDS, {"responsible": one}, first) == []
    assert told(round_, HOUSEHOLDS, home(round_, responsible=one)) == [("responsible", WARNING)]
    assert told(round_, HOUSEHOLDS, home(round_, responsible=one, status="reserve")) == []


def test_the_income_before_is_asked_before_the_first_visit(round_: VillageRound) -> None:
    stored = round_.household(round_.villages[0])
    round_.visit(stored, 1, date(2026, 6, 9))
    round_.visit(stored, 2, date(2026, 8, 9))
    assert told(round_, HOUSEHOLDS, {"baseline_on": date(2026, 6, 9)}, stored) == []
    assert told(round_, HOUSEHOLDS, {"baseline_on": date(2026, 6, 10)}, stored) == [
        ("baseline_on", WARNING)
    ]
    round_.office.save(
        HOUSEHOLDS, {"baseline_on": date(2026, 7, 1)}, Scope(round_.round.id), id=stored
    )
    visit = {"household": stored, "number": 3, "visited_on": date(2026, 6, 30)}
    assert told(round_, VISITS, visit) == [("visited_on", WARNING)]
    assert told(round_, VISITS, {**visit, "visited_on": TODAY}) == []


def test_members_recorded_by_name_fit_the_number(round_: VillageRound) -> None:
    stored = round_.household(round_.villages[0], members=2)
    round_.put("household_member", household=stored, person=round_.person())
    assert told(round_, HOUSEHOLDS, {}, stored) == []
    round_.put("household_member", household=stored, person=round_.person())
    assert told(round_, HOUSEHOLDS, {}, stored) == [("members", WARNING)]
    assert told(round_, HOUSEHOLDS, {"members": 3}, stored) == []
