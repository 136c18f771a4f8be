"""What a record may point at: its round, its village, what is offered first."""

import pytest

from desktop.office import Office
from desktop.programme.rounds import COHORT, preset
from desktop.programme.stages import register
from desktop.programme.vocabulary import Severity
from desktop.views import Scope
from tests.desktop.village_records import (
    HAN,
    HOUSEHOLDS,
    SAGES,
    TEAM,
    a_person,
    add,
    something,
    village,
)


def test_a_village_outside_the_round_becomes_a_target(office: Office, scope: Scope) -> None:
    other = office.villages()[100].id
    office.save(SAGES, {**HAN, "village": other}, scope)
    assert other in {place.id for place in office.targets(scope.round_id or 0)}


def test_a_village_taken_off_the_targets_stays_off_when_its_records_are_edited(
    office: Office, scope: Scope
) -> None:
    sage = add(office, scope)
    rest = [place.id for place in office.targets(scope.round_id or 0)[1:]]
    office.set_targets(scope.round_id or 0, rest)
    office.save(SAGES, {"years": "36"}, scope, id=sage)
    assert [place.id for place in office.targets(scope.round_id or 0)] == rest
    moved = office.villages()[100].id
    office.save(SAGES, {"village": moved}, scope, id=sage)
    assert moved in {place.id for place in office.targets(scope.round_id or 0)}


def test_a_cohort_has_no_target_villages(office: Office) -> None:
    cohort = office.add_round(preset(2569, COHORT))
    saved = office.save(
        register("participants"),
        {
            "village": office.villages()[7].id,
            "eligibility": "disaster",
            "representative.first_name": "มาลี",
            "representative.last_name": "บุญมา",
        },
        Scope(cohort.id),
    )
    assert saved.id is not None
    assert office.targets(cohort.id) == ()


def test_target_villages_are_offered_first_and_the_others_after_them(
    office: Office, scope: Scope
) -> None:
    targets = [place.id for place in office.villages()[50:53]]
    office.set_targets(scope.round_id or 0, targets)
    field = SAGES.field("village")
    every = [one.id for one in office.options(field, scope, limit=1000)]
    assert every[:3] == targets
    assert sorted(every) == sorted(place.id for place in office.villages())
    assert len(office.options(field, scope)) == 50
    tambon = office.villages()[51].tambon_id
    of_tambon = [one.id for one in office.options(field, Scope(scope.round_id, tambon))]
    assert of_tambon[0] in targets
    assert sorted(of_tambon) == sorted(place.id for place in office.villages(tambon))


@pytest.mark.parametrize(
    ("key", "field"),
    [
        ("trainees", "course"),
        ("trainees", "sage"),
        ("visits", "household"),
        ("materials", "household"),
        ("materials", "purchase"),
        ("purchase_steps", "purchase"),
        ("attendances", "training"),
        ("attendances", "household"),
        ("households", "responsible"),
        ("households", "group"),
        ("participants", "group"),
    ],
)
def test_a_link_stays_inside_the_round(office: Office, scope: Scope, key: str, field: str) -> None:
    other = Scope(office.add_round(preset(2570)).id)
    link = register(key).field(field)
    elsewhere = something(office, link.target, other)
    saved = office.save(register(key), {field: elsewhere}, scope)
    assert saved.id is None
    assert ["รอบอื่น" in one.message for one in saved.problems if one.field == field] == [True]
    gone = office.check(register(key), {field: 999}, scope)
    assert [one.field for one in gone.errors].count(field) == 1
    here = something(office, link.target, scope)
    assert field not in {
        one.field for one in office.check(register(key), {field: here}, scope).errors
    }


def test_a_stored_record_is_judged_in_its_own_round(office: Office, scope: Scope) -> None:
    other = Scope(office.add_round(preset(2570)).id)
    course, sage = something(office, "courses", scope), something(office, "sages", scope)
    raw = {"course": course, "sage": sage, "days_attended": "4"}
    trainee = office.save(register("trainees"), raw, scope).id
    assert office.save(register("trainees"), {"result": "passed"}, other, id=trainee).id == trainee
    elsewhere = {"course": something(office, "courses", other)}
    assert office.save(register("trainees"), elsewhere, other, id=trainee).id is None


def test_a_village_has_one_lead_trainer(office: Office, scope: Scope) -> None:
    first, second, third = (a_person(office, scope, at) for at in (0, 0, 1))
    lead = {"village": village(office), "role": "lead"}
    stored = office.save(TEAM, {**lead, "person": first}, scope)
    assert stored.id is not None
    again = office.save(TEAM, {**lead, "person": second}, scope)
    wrong = [one.field for one in again.problems if one.severity is Severity.ERROR]
    assert wrong == ["role"]
    assert office.save(TEAM, {"note": "ประธาน"}, scope, id=stored.id).id == stored.id
    elsewhere = {"village": village(office, 1), "role": "lead", "person": third}
    assert office.save(TEAM, elsewhere, scope).id is not None


def test_a_team_and_its_households_are_of_one_village(office: Office, scope: Scope) -> None:
    raw = {"village": village(office, 1), "role": "member", "person": a_person(office, scope)}
    member = office.save(TEAM, raw, scope)
    assert member.id is not None
    assert [(one.field, one.severity) for one in member.problems] == [
        ("person", Severity.WARNING),
        ("other_reason", Severity.WARNING),
    ]
    names = {"representative.first_name": "มาลี", "representative.last_name": "บุญมา"}
    household = {"village": village(office), "responsible": member.id, **names}
    saved = office.save(HOUSEHOLDS, household, scope)
    assert saved.id is None
    assert [one.field for one in saved.problems] == ["responsible"]
    moved = {**household, "village": village(office, 1)}
    assert office.save(HOUSEHOLDS, moved, scope).id is not None
