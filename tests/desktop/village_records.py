"""Records of a village as a clerk types them, each stored through the one save path."""

from desktop.office import Office
from desktop.programme.stages import register
from desktop.views import Scope

SAGES = register("sages")
HOUSEHOLDS = register("households")
TEAM = register("team_members")

HAN = {
    "person.title": "นาย",
    "person.first_name": "หาญ",
    "person.last_name": "ศรีสุวรรณ",
    "person.national_id": "9-0070-01000-00-4",
    "person.birth_date": "6/1/2497",
    "craft.name": "ทอผ้า",
    "years": "35",
}

COURSE = {"name": "วิทยากร", "starts_on": "8/12/2568", "ends_on": "11/12/2568", "days": "4"}


def village(office: Office, at: int = 0) -> int:
    return office.villages()[at].id


def add(office: Office, scope: Scope, at: int = 0, **given: str) -> int:
    named = {key.replace("__", "."): text for key, text in given.items()}
    saved = office.save(SAGES, {**HAN, "village": village(office, at), **named}, scope)
    assert saved.id is not None, saved.problems
    return saved.id


def household_of_han(office: Office, scope: Scope) -> int:
    """A household of the person who is HAN, by the national ID."""
    raw = {
        "village": village(office),
        "representative.title": "นาย",
        "representative.first_name": "หาญ",
        "representative.last_name": "ศรีสุวรรณ",
        "representative.national_id": "9007001000004",
    }
    saved = office.save(HOUSEHOLDS, raw, scope)
    assert saved.id is not None, saved.problems
    return saved.id


def a_person(office: Office, scope: Scope, at: int = 0) -> int:
    """A person who lives in a target village: a sage's."""
    name = f"คน{len(office.ids(SAGES, scope))}"
    add(office, scope, at, person__first_name=name, person__national_id="")
    field = TEAM.field("person")
    return office.options(field, scope, name)[0].id


def something(office: Office, target: str, scope: Scope) -> int:
    """A record of the register `target` in the round of `scope`, put there as it is stored."""
    at = {"village": office.villages()[0].id}
    match target:
        case "courses":
            saved = office.save(register("courses"), COURSE, scope)
        case "sages":
            saved = office.save(SAGES, {**HAN, **at}, scope)
        case "households":
            return household_of_han(office, scope)
        case "purchases":
            saved = office.save(register("purchases"), {"name": "กี่ทอผ้า"}, scope)
        case "trainings":
            raw = {**COURSE, "curriculum": "ทอผ้า", **at}
            saved = office.save(register("trainings"), raw, scope)
        case "groups":
            saved = office.save(register("groups"), {"name": "กลุ่มทอผ้า", **at}, scope)
        case _:
            member = {"person": a_person(office, scope), "role": "member"}
            saved = office.save(TEAM, {**member, **at}, scope)
    assert saved.id is not None, saved.problems
    return saved.id
