"""Stage ๒ of a village: who attended the course, with what result, and what came home."""

from typing import Any

from db.queries import listing
from db.queries.conditions import Condition, Order
from desktop.programme.trainer_course import RESULTS
from desktop.programme.values import show_value
from desktop.programme.vocabulary import Kind
from desktop.village.content import (
    Asked,
    Content,
    Fact,
    Head,
    Line,
    Listed,
    content,
    days,
)
from desktop.withdrawal import shown_number
from desktop.words import N_, _

_TRAINEE = (
    "id", "sage.person.full_name", "course.name", "course.starts_on", "course.ends_on",
    "course.days", "days_attended", "pre_test", "post_test", "result",
)  # fmt: skip
_OPTION = ("occupation.name", "profit", "chosen")


def gather(asked: Asked) -> Content:
    """Everybody of the village who was on a course, and the occupations analysed."""
    within = asked.within("course.round", "sage.village")
    order = [Order("sage.person.sort_key"), Order("course.starts_on")]
    attended = listing.select("trainee", _TRAINEE, within, order)
    options = listing.select(
        "occupation_option", _OPTION, asked.within(), [Order("occupation.sort_key")]
    )
    facts = [
        Fact(N_("Occupations analysed"), ", ".join(str(row[0]) for row in options)),
        Fact(N_("Occupations chosen"), ", ".join(_chosen(row) for row in options if row[2])),
    ]
    return content(facts, _trainees(attended))


def _chosen(row: tuple[Any, ...]) -> str:
    name, profit, _is_chosen = row
    if profit is None:
        return str(name)
    shown = show_value(Kind.MONEY, profit)
    return _("{occupation} (profit {baht} baht a cycle)").format(occupation=name, baht=shown)


def _trainees(rows: list[tuple[Any, ...]]) -> Listed:
    numbers = _certificates([row[0] for row in rows])
    lines = tuple(
        Line(
            trainee,
            (
                name,
                course,
                days(starts, ends),
                _attended(attended, of),
                _marks(before, after),
                show_value(Kind.CHOICE, result, RESULTS),
                numbers.get(trainee, ""),
            ),
        )
        for trainee, name, course, starts, ends, of, attended, before, after, result in rows
    )
    heads = (
        Head(N_("Course participant"), 2), Head(N_("Course"), 2.2), Head(N_("Date"), 1.6),
        Head(N_("Days"), 0.9, "centre"), Head(N_("Tests"), 0.9, "centre"),
        Head(N_("Result"), 0.8, "centre"), Head(N_("Certificate"), 0.9, "centre"),
    )  # fmt: skip
    return Listed(N_("Course participants"), "trainees", heads, lines)


def _attended(days_: int | None, of: int) -> str:
    return "" if days_ is None else _("{have} of {need} days").format(have=days_, need=of)


def _marks(before: int | None, after: int | None) -> str:
    if before is None and after is None:
        return ""
    return " → ".join("–" if one is None else f"{one:,}" for one in (before, after))


def _certificates(trainees: list[int]) -> dict[int, str]:
    """The number of each one's certificate."""
    holding = [Condition("trainee", "in", trainees), Condition("status", "=", "issued")]
    found = listing.select("certificate", ["trainee", "number"], holding)
    return {trainee: shown_number(number) for trainee, number in found}
