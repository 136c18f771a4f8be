"""The rules of a target household: wishes, withdrawal, whose place it takes."""

import pytest

from desktop.programme.households import HOUSEHOLDS
from desktop.programme.rounds import COHORT, VILLAGE
from desktop.programme.vocabulary import Severity, Value
from tests.desktop.programme.rule_cases import ERROR, WARNING, told


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({"wanted.name": "ทอผ้า", "wanted_second.name": "จักสาน"}, []),
        (
            {"wanted.name": "ทอผ้า", "wanted_second.name": "ทอผ้า"},
            [("wanted_second.name", ERROR)],
        ),
        (
            {"wanted.name": "ทอผ้า", "wanted_third.name": "ทอผ้า"},
            [("wanted_third.name", ERROR)],
        ),
        ({"wanted_second.name": "", "wanted_third.name": ""}, []),
        ({"status": None}, [("status", ERROR)]),
        ({"status": "reserve"}, []),
        ({"status": "withdrawn"}, [("withdrawn_reason", ERROR)]),
        ({"status": "withdrawn", "withdrawn_reason": "ย้ายถิ่น"}, []),
        ({"replaces": 5, "replaces.status": "withdrawn"}, []),
        ({"replaces": 5, "replaces.status": "chosen"}, [("replaces", ERROR)]),
        ({"replaces": 5, "replaces.status": "reserve"}, [("replaces", ERROR)]),
        ({"members": 0}, [("members", ERROR)]),
        ({"village": 1, "responsible": 2, "responsible.village": 1}, []),
        ({"village": 1, "responsible": 2, "responsible.village": 3}, [("responsible", ERROR)]),
        ({"village": 1, "group": 2, "group.village": 1}, []),
        ({"village": 1, "group": 2, "group.village": 3}, [("group", WARNING)]),
        ({"village": None, "group": 2, "group.village": 3}, []),
    ],
)
def test_what_is_pointed_at(values: dict[str, Value], expected: list[tuple[str, Severity]]) -> None:
    assert told(HOUSEHOLDS, values) == expected


def test_a_cohorts_group_is_of_the_whole_district() -> None:
    elsewhere: dict[str, Value] = {"village": 1, "group": 2, "group.village": 3}
    assert told(HOUSEHOLDS, elsewhere, variant=VILLAGE) == [("group", WARNING)]
    assert told(HOUSEHOLDS, elsewhere, variant=COHORT) == []
