"""The numbers of a round as the form of a register shows them, and back."""

import re
from dataclasses import asdict, replace
from datetime import date

from desktop.programme.round_register import ROUND, check_round
from desktop.programme.rounds import RoundSettings
from desktop.programme.values import read_value
from desktop.programme.vocabulary import Problem, Value
from desktop.thai.problems import NotUnderstood
from desktop.words import _


def shown(settings: RoundSettings) -> dict[str, Value]:
    """The fields' values of a round."""
    values: dict[str, Value] = {
        key: value for key, value in asdict(settings).items() if not isinstance(value, list | tuple)
    }
    months = " ".join(str(month) for month in settings.follow_up_months)
    return values | {"name": _(settings.name), "follow_up_months": months}


def read(
    settings: RoundSettings, raw: dict[str, object], today: date
) -> tuple[RoundSettings, tuple[Problem, ...]]:
    """`settings` with what was typed, and what is wrong with it."""
    values: dict[str, object] = {"follow_up_months": _months(str(raw["follow_up_months"]))}
    unread: dict[str, Problem] = {}
    for field in ROUND.fields:
        try:
            values.setdefault(field.key, read_value(field, raw[field.key], today))
        except NotUnderstood as problem:
            unread[field.key] = Problem(field.key, problem.reason)
    if values["name"] == _(settings.name):  # untouched: it stays translatable
        values["name"] = settings.name
    typed = replace(settings, **values)  # type: ignore[arg-type]
    wrong = [problem for problem in check_round(typed) if problem.field not in unread]
    problems = (*unread.values(), *wrong)
    return (settings if problems else typed), problems


def _months(text: str) -> tuple[int, ...]:
    """The months written in `text`, rising; none when it holds anything else."""
    parts = re.split(r"[\s,;/]+", text.strip())
    if not all(part.isdecimal() for part in parts):
        return ()
    return tuple(sorted({int(part) for part in parts}))
