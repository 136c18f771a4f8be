"""An occupation that is chosen should leave a profit, and need nothing that the village lacks."""

import pytest

from desktop.programme.options import OPTIONS, RESOURCES, profit
from desktop.programme.vocabulary import Severity, Value
from tests.desktop.programme.rule_cases import WARNING, told


@pytest.mark.parametrize(
    ("cost", "sales", "left"), [(100, 150, 50), (150, 100, -50), (None, 1, None), (1, None, None)]
)
def test_the_profit_of_a_cycle(cost: int | None, sales: int | None, left: int | None) -> None:
    assert profit({"cost": cost, "sales": sales}) == left


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({"cost": 100, "sales": 150}, []),
        ({"cost": 100, "sales": 100}, [("chosen", WARNING)]),
        ({"cost": 100, "sales": 100, "chosen": False}, []),
        ({}, []),
        *(({key: "none"}, [("chosen", WARNING)]) for key in RESOURCES),
        *(({key: "some"}, []) for key in RESOURCES),
    ],
)
def test_what_is_pointed_at(values: dict[str, Value], expected: list[tuple[str, Severity]]) -> None:
    assert told(OPTIONS, {"chosen": True, **values}) == expected
