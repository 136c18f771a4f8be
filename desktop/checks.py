"""Checking a record before it is stored: what was typed, its fields, the rules, what is known."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import cast

from db.errors import Refused as RefusedValue
from db.queries import listing
from db.queries.listing import Condition
from desktop import links
from desktop.acts import too_early
from desktop.programme.people import may_be_renamed
from desktop.programme.rounds import RoundSettings, preset
from desktop.programme.values import check_values, read_value
from desktop.programme.vocabulary import (
    Context,
    Kind,
    Problem,
    Register,
    Severity,
    Value,
    Values,
)
from desktop.thai.names import PersonName
from desktop.thai.problems import NotUnderstood
from desktop.views import Checked
from desktop.words import _


def check(
    register: Register,
    raw: Mapping[str, object],
    settings: RoundSettings | None,
    round_id: int | None,
    today: date,
    id: int | None,  # noqa: A002  the column's name
) -> Checked:
    """`raw` read and judged: texts are read as typed, anything else passes as it is.

    `settings` and `round_id` are those of its round; `id` is the record's own, None for a new one.
    """
    values, problems = _read(register, raw, today)
    context = Context(settings or preset(today.year + 543), today)
    unread = {problem.field for problem in problems}
    known = {**values, **_looked_up(register, values)}
    judged = check_values(register, known, context)
    problems += [problem for problem in judged if problem.field not in unread]
    if settings and round_id:
        problems += too_early(register, known, settings, round_id, today)
    problems += _links_elsewhere(register, values, round_id)
    problems += _known_already(register, values, round_id, id)
    problems += _second_lead(register, values, round_id, id)
    return Checked(values, tuple(problems))


def _read(
    register: Register, raw: Mapping[str, object], today: date
) -> tuple[dict[str, Value], list[Problem]]:
    values: dict[str, Value] = {}
    problems: list[Problem] = []
    for field in register.fields:
        if field.key not in raw:
            continue
        given = raw[field.key]
        try:
            typed = isinstance(given, str) and field.kind is not Kind.LINK
            value = read_value(field, given, today) if typed else cast("Value", given)
        except NotUnderstood as problem:
            problems.append(Problem(field.key, problem.reason))
            value = None
        values[field.key] = value
    return values, problems


def _looked_up(register: Register, values: Values) -> dict[str, Value]:
    """The values behind links that the register's rules look at ("course.days")."""
    found: dict[str, Value] = {}
    for path in register.lookups:
        link, _dot, column = path.partition(".")
        target = values.get(link)
        if isinstance(target, int):
            table = links.table_of(register.field(link).target)
            rows = listing.rows(table, [column], [target])
            found[path] = rows[0][0] if rows else None
    return found


def _links_elsewhere(register: Register, values: Values, round_id: int | None) -> Iterable[Problem]:
    """Links that point at nothing any more, or out of the round."""
    for field in register.fields:
        target = values.get(field.key)
        if field.kind is not Kind.LINK or not isinstance(target, int):
            continue
        found, its_round = links.round_of(field, target)
        if not found:
            yield Problem(field.key, _("This record is gone."))
        elif its_round not in (None, round_id):
            yield Problem(field.key, _("This belongs to another round."))


def _known_already(
    register: Register,
    values: Values,
    round_id: int | None,
    id: int | None,  # noqa: A002
) -> Iterable[Problem]:
    """Whether the national ID is somebody's: another record of the round, or another name."""
    for field in register.fields:
        if field.kind is not Kind.NATIONAL_ID or not values.get(field.key):
            continue
        link = field.key.partition(".")[0]
        same = [Condition(f"{link}.national_id", "=", values[field.key])]
        if register.round:
            same.append(Condition(register.round, "=", round_id))
        for other, name in listing.select(register.table, ["id", f"{link}.full_name"], same):
            if other != id:
                yield Problem(
                    field.key,
                    _("{name} has this national ID and is recorded here already.").format(
                        name=name
                    ),
                )
                return
        yield from _another_name(register, field.key, values, id)


def _another_name(
    register: Register,
    key: str,
    values: Values,
    id: int | None,  # noqa: A002
) -> Iterable[Problem]:
    """The ID's owner is called otherwise: a new name of theirs, or an ID typed wrong."""
    link = key.partition(".")[0]
    same = [Condition("national_id", "=", values[key])]
    columns = ["id", "first_name", "last_name", "full_name"]
    found = listing.select("person", columns, same, limit=1)
    if not found or f"{link}.first_name" not in values:
        return
    owner, first, last, full = found[0]
    told = (str(values[f"{link}.first_name"] or ""), str(values.get(f"{link}.last_name") or ""))
    if (first, last) == told:
        return
    present = listing.rows(register.table, [link], [id]) if id is not None else []
    if [(owner,)] == present or may_be_renamed((first, last), told):
        sentence = _("This national ID belongs to {name}; saving changes that name.")
        severity = Severity.WARNING
    else:
        sentence = _("This national ID belongs to {name}. Check the ID and the name.")
        severity = Severity.ERROR
    yield Problem(key, sentence.format(name=full), severity)


def _second_lead(
    register: Register,
    values: Values,
    round_id: int | None,
    id: int | None,  # noqa: A002
) -> Iterable[Problem]:
    """A village's team has one lead trainer."""
    if register.table != "team_member" or values.get("role") != "lead":
        return
    unit = {"round": round_id, "village": values.get("village"), "role": "lead"}
    same = [Condition(key, "=", value) for key, value in unit.items()]
    for other, name in listing.select(register.table, ["id", "person.full_name"], same):
        if other != id:
            yield Problem("role", _("{name} leads this village's team.").format(name=name))
            return


def name_of(register: Register, values: Values) -> str:
    """How a record that is about to be stored is named in the history."""
    link, _dot, column = register.title.rpartition(".")
    if column == "full_name" and f"{link}.first_name" in values:
        parts = (values.get(f"{link}.{part}") for part in ("title", "first_name", "last_name"))
        return PersonName(*(str(part or "") for part in parts)).full
    first = register.title.partition(".")[0]
    value = values.get(register.title, values.get(first))
    if isinstance(value, int) and first in {field.key for field in register.fields}:
        field = register.field(first)
        found = links.option(field, value) if field.kind is Kind.LINK else None
        return found.label if found else ""
    return str(value or "")


def refused_values(register: Register, refused: RefusedValue) -> tuple[Problem, ...]:
    """What the storage itself did not take, beside the field it is about."""
    message = (
        _("This is recorded already.")
        if refused.rule == "unique"
        else _("This value is not allowed.")
    )
    keys = {field.key for field in register.fields}
    columns = [column.removesuffix("_id") for column in refused.columns]
    field = next((column for column in reversed(columns) if column in keys), "")
    return (Problem(field, message),)
