"""Each rule between records finds its case, and leaves what is in order alone."""

from datetime import date
from typing import Any

import pytest

from desktop.programme.cross_checks import CROSS_RULES, FindingKind, Known, Row

TODAY = date(2026, 9, 1)
MAY, JUNE, JULY = date(2026, 5, 1), date(2026, 6, 1), date(2026, 7, 1)


def row(
    register: str, number: int = 1, village: int | None = 1, name: str = "", **values: Any
) -> Row:
    named = {key.replace("__", "."): value for key, value in values.items()}
    return Row(register, number, 1, village, name, named)


def rules_of(*rows: Row, targets: frozenset[int] = frozenset({1, 2})) -> set[str]:
    recorded: dict[str, list[Row]] = {}
    for one in rows:
        recorded.setdefault(one.register, []).append(one)
    known = Known(TODAY, {1: targets})
    return {found.rule for rule in CROSS_RULES for found in rule(recorded, known)}


SAGE: dict[str, Any] = {"craft__name": "ทอผ้า", "years": 20, "person": 7}
HOUSE: dict[str, Any] = {"representative": 7, "baseline_total": 1, "wanted__name": "ทอผ้า",
                         "responsible": 1}  # fmt: skip
GROUP: dict[str, Any] = {"members": 7, "chair": "นายแก้ว ใจดี"}
STOPPED: dict[str, Any] = {"household": 1, "practising": "stopped", "visited_on": JUNE}

CASES: list[tuple[str | None, list[Row]]] = [
    (None, [row("sages", **SAGE), row("forums")]),
    ("blank:craft.name", [row("sages", **SAGE | {"craft__name": None})]),
    ("blank:years", [row("sages", **SAGE | {"years": None})]),
    (None, [row("households", **HOUSE)]),
    ("blank:baseline", [row("households", **HOUSE | {"baseline_total": None})]),
    ("blank:wanted.name", [row("participants", **HOUSE | {"wanted__name": None})]),
    ("blank:responsible", [row("households", **HOUSE | {"responsible": None})]),
    (None, [row("participants", **HOUSE | {"responsible": None})]),
    ("no_forum", [row("sages", **SAGE, selected=True)]),
    ("no_forum", [row("sages", **SAGE, selected=True), row("forums", village=2)]),
    ("not_accepted", [row("sages", **SAGE, selected=True), row("forums")]),
    (None, [row("sages", **SAGE, selected=True), row("forums", accepted=True)]),
    ("votes", [row("sages", **SAGE, votes=31), row("forums", households_present=30)]),
    (None, [row("sages", **SAGE, votes=30), row("forums", households_present=30)]),
    (None, [row("sages", **SAGE, votes=31), row("forums", village=2, households_present=30)]),
    ("no_result", [row("trainees", result=None, course__ends_on=MAY)]),
    (None, [row("trainees", result=None, course__ends_on=TODAY)]),
    (None, [row("trainees", result="passed", course__ends_on=MAY)]),
    ("two_villages", [row("sages", **SAGE), row("households", village=2, **HOUSE)]),
    (None, [row("sages", **SAGE), row("households", **HOUSE)]),
    ("too_young", [row("sages", **SAGE, person__birth_date=date(2015, 1, 1))]),
    ("too_young", [row("team_members", person__birth_date=date(2015, 1, 1))]),
    (None, [row("sages", **SAGE, person__birth_date=date(2011, 9, 1))]),
    (None, [row("sages", **SAGE, person__birth_date=date(2099, 1, 1))]),
    ("not_selected", [row("trainees", sage__selected=False, result="passed")]),
    (None, [row("trainees", sage__selected=False, result="failed")]),
    ("other_round", [row("trainees", sage__round=2, result="passed")]),
    (None, [row("trainees", sage__round=1, sage__selected=True, result="passed")]),
    (
        "baseline_late",
        [row("households", **HOUSE, baseline_on=JULY), row("visits", household=1, visited_on=JUNE)],
    ),
    (
        None,
        [row("households", **HOUSE, baseline_on=JUNE), row("visits", household=1, visited_on=JUNE)],
    ),
    ("one_day", [row("visits", number, household=1, visited_on=JUNE) for number in (1, 2)]),
    (None, [row("visits", number, household=number, visited_on=JUNE) for number in (1, 2)]),
    (
        "visit_early",
        [
            row("attendances", household=1, training__starts_on=JUNE),
            row("visits", household=1, visited_on=MAY),
        ],
    ),
    (
        None,
        [
            row("attendances", household=1, training__starts_on=JULY),
            row("attendances", household=1, training__starts_on=MAY),
            row("visits", household=1, visited_on=JUNE),
        ],
    ),
    ("given_late", [row("visits", **STOPPED), row("materials", household=1, received_on=JULY)]),
    (None, [row("visits", **STOPPED), row("materials", household=1, received_on=MAY)]),
    (None, [row("visits", **STOPPED), row("materials", household=2, received_on=JULY)]),
    ("trained_elsewhere", [row("attendances", training__village=2)]),
    (None, [row("attendances", training__village=None)]),
    (
        "officer_elsewhere",
        [row("groups", **GROUP), row("households", village=2, name="แก้ว ใจดี", **HOUSE)],
    ),
    (
        None,
        [
            row("groups", **GROUP),
            row("households", village=2, name="แก้ว ใจดี", **HOUSE),
            row("sages", name="นายแก้ว ใจดี", **SAGE | {"person": 8}),
        ],
    ),
    ("no_members", [row("groups", **GROUP | {"members": 0})]),
    ("blank:members", [row("groups", **GROUP | {"members": None})]),
    ("blank:chair", [row("groups", **GROUP | {"chair": ""})]),
    ("two_leads", [row("team_members", 1, role="lead"), row("team_members", 2, role="lead")]),
    (None, [row("team_members", 1, role="lead"), row("team_members", 2, 2, role="lead")]),
    ("no_target", [row("households", village=3, **HOUSE)]),
    (
        "house",
        [
            row("households", 1, **HOUSE, house_no="12/3"),
            row("households", 2, **HOUSE | {"representative": 8}, house_no="12/3"),
        ],
    ),
    (
        None,
        [
            row("households", 1, **HOUSE, house_no="12/3"),
            row("households", 2, 2, **HOUSE | {"representative": 8}, house_no="12/3"),
        ],
    ),
]


@pytest.mark.parametrize(("rule", "rows"), CASES)
def test_a_rule_finds_its_case_and_nothing_else(rule: str | None, rows: list[Row]) -> None:
    assert rules_of(*rows) == ({rule} if rule else set())


def test_who_is_too_young_is_told_once_though_twice_a_trainer() -> None:
    born: dict[str, Any] = {"person": 7, "person__birth_date": date(2015, 1, 1)}
    recorded = {
        "sages": [row("sages", **SAGE | born)],
        "team_members": [row("team_members", **born)],
    }
    known = Known(TODAY, {})
    found = [one for rule in CROSS_RULES for one in rule(recorded, known)]
    assert [one.row.register for one in found] == ["sages"]


def test_a_cohort_has_no_target_villages() -> None:
    recorded = {"participants": [row("participants", village=9, **HOUSE)]}
    known = Known(TODAY, {})
    assert [found for rule in CROSS_RULES for found in rule(recorded, known)] == []


def test_two_records_of_one_house_are_named() -> None:
    recorded = {
        "households": [
            row("households", 4, name="นายแก้ว ใจดี", **HOUSE, house_no="7"),
            row("households", 9, **HOUSE | {"representative": 8}, house_no="7"),
        ]
    }
    (found,) = [one for rule in CROSS_RULES for one in rule(recorded, Known(TODAY))]
    assert (found.kind, found.row.id, found.other) == (FindingKind.DUPLICATE, 9, 4)
    assert "นายแก้ว ใจดี" in found.sentence
