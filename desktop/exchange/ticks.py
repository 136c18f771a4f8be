"""Answers that are spread over several columns of ticks, brought together into one value."""

from desktop.exchange.cells import answer, is_tick
from desktop.programme.vocabulary import Value


def answer_no(values: dict[str, Value]) -> list[tuple[str, str]]:
    """Where yes and no have a column each, make a tick under no a no.

    The answer is every (column key, text) that is ticked beside its yes.
    """
    doubted = []
    for key in [key for key in values if key.endswith(".no")]:
        name = key.removesuffix(".no")
        told = str(values.pop(key))
        if is_tick(told):
            if values.get(name) == answer(name, yes=True):
                doubted.append((key, told))
            values[name] = answer(name, yes=False)
    return doubted


def choose_class(values: dict[str, Value]) -> None:
    """Make the group's class the column that is ticked, or that holds the product's name."""
    for key in [key for key in values if key.startswith("class.")]:
        told = values.pop(key)
        values.setdefault("group_class", key.removeprefix("class."))
        if isinstance(told, str) and told and not is_tick(told):
            values.setdefault("occupation.name", told)
