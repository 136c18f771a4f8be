"""Household income as จปฐ asks it: in four parts, satang a year.

A blank part was not asked; a household whose parts are all blank has no income recorded.
"""

from desktop.programme.vocabulary import Value, Values

PARTS = ("main", "secondary", "other", "own_use")


def total(values: Values, prefix: str) -> int | None:
    """The sum of จปฐ's four parts (`prefix` + "main" …), None while none of them was asked."""
    parts: list[Value] = [values.get(prefix + part) for part in PARTS]
    asked = [part for part in parts if isinstance(part, int)]
    return sum(asked) if asked else None
