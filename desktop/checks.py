"""Checking a record before it is stored: what was typed, its fields, the rules, what is known."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import cast

from db.errors import Refused as RefusedValue
from desktop import links
from desktop.acts import too_early
from desktop.course_checks import between_records_and_half_days
from desktop.forum_checks import between_sages_and_forum
from desktop.lookups import Lookups
from desktop.programme.people import may_be_renamed
from desktop.programme.rounds import RoundSettings, preset
from desktop.programme.values import check_values, read_value, show_value
from desktop.programme.vocabulary import (
    Context,
    Kind,
    Problem,
    Register,
    Severity,
    Value,
    Values,
)
from desktop.team_checks import between_team_and_households
from desktop.thai.names import PersonName
from desktop.thai.problems import NotUnderstood
from desktop.views import Checked
from desktop.visit_checks import between_visits, known_before
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
    values, problems = read(register, raw, today)
    known = Lookups(register, round_id)
    return judge(register, values, problems, settings, round_id, today, id, known)


def judge(
    register: Register,
    values: dict[str, Value],
    unread: list[Problem],
    settings: RoundSettings | None,
    round_id: int | None,
    today: date,
    id: int | None,  # noqa: A002
    known: Lookups,
) -> Checked:
    """What is wrong with `values`, beside what could not be read, by fields, rules and office."""
    problems = list(unread)
    context = Context(settings or preset(today.year + 543), today)
    fields = {problem.field for problem in unread}
    whole = {**values, **_looked_up(register, values, known)}
    whole |= known_before(register, values, id, known)
    whole |= known.beside(id)
    judged = check_values(register, whole, context)
    problems += [problem for problem in judged if problem.field not in fields]
    if settings and round_id:
        problems += too_early(register, whole, settings, round_id, today)
        problems += between_sages_and_forum(register, values, settings, today, id, known)
        problems += between_team_and_households(
            register, values, settings, round_id, today, id, known
        )
    problems += _links_elsewhere(register, values, round_id, known)
    problems += _known_already(register, values, id, known)
    problems += _second_lead(register, values, id, known)
    problems += between_records_and_half_days(register, values, id, known)
    problems += between_visits(register, values, id, known)
    return Checked(values, tuple(problems))


def read(
    register: Register, raw: Mapping[str, object], today: date
) -> tuple[dict[str, Value], list[Problem]]:
    """The values of the fields in `raw`, and why those cannot be read that are None for it."""
    values: dict[str, Value] = {}
    problems: list[Problem] = []
    for field in register.fields:
        if field.key not in raw:
            continue
        given = raw[field.key]
        try:
            typed = given is None or (isinstance(given, str) and field.kind is not Kind.LINK)
            value = read_value(field, given, today) if typed else cast("Value", given)
        except NotUnderstood as problem:
            problems.append(Problem(field.key, problem.reason))
            value = None
        values[field.key] = value
    return values, problems


def _looked_up(register: Register, values: Values, known: Lookups) -> dict[str, Value]:
    """The values behind links that the register's rules look at ("course.days")."""
    targets = {path: values.get(path.partition(".")[0]) for path in register.lookups}
    return {
        path: known.behind(path, target)
        for path, target in targets.items()
        if isinstance(target, int)
    }


def _links_elsewhere(
    register: Register, values: Values, round_id: int | None, known: Lookups
) -> Iterable[Problem]:
    """Links that point at nothing any more, or out of the round."""
    for field in register.fields:
        target = values.get(field.key)
        if field.kind is not Kind.LINK or not isinstance(target, int):
            continue
        found, its_round = known.round_of(field, target)
        if not found:
            yield Problem(field.key, _("This record is gone."))
        elif its_round not in (None, round_id):
            yield Problem(field.key, _("This belongs to another round; choose one of this round."))


def _known_already(
    register: Register,
    values: Values,
    id: int | None,  # noqa: A002
    known: Lookups,
) -> Iterable[Problem]:
    """Whether the national ID is somebody's: another record of the round, or another name."""
    for field in register.fields:
        if field.kind is not Kind.NATIONAL_ID or not values.get(field.key):
            continue
        link = field.key.partition(".")[0]
        for other, name in known.recorded(link, str(values[field.key])):
            if other != id:
                yield recorded_already(field.key, name)
                return
        yield from _another_name(field.key, values, id, known)


def recorded_already(key: str, name: str) -> Problem:
    """The national ID in field `key` is that of somebody who has a record here."""
    sentence = _(
        "{name} has this national ID and is recorded here already; check the ID, or open that "
        "record."
    )
    return Problem(key, sentence.format(name=name))


def _another_name(
    key: str,
    values: Values,
    id: int | None,  # noqa: A002
    known: Lookups,
) -> Iterable[Problem]:
    """The ID's owner is called otherwise: a new name of theirs, or an ID typed wrong."""
    link = key.partition(".")[0]
    owner = known.owner(str(values[key]))
    if owner is None or f"{link}.first_name" not in values:
        return
    told = (str(values[f"{link}.first_name"] or ""), str(values.get(f"{link}.last_name") or ""))
    if (owner.first, owner.last) == told:
        return
    is_shown = id is not None and known.person_of(link, id) == owner.id
    if is_shown or may_be_renamed((owner.first, owner.last), told):
        sentence = _("This national ID belongs to {name}; saving changes that name.")
        severity = Severity.WARNING
    else:
        sentence = _("This national ID belongs to {name}. Check the ID and the name.")
        severity = Severity.ERROR
    yield Problem(key, sentence.format(name=owner.full), severity)


def _second_lead(
    register: Register,
    values: Values,
    id: int | None,  # noqa: A002
    known: Lookups,
) -> Iterable[Problem]:
    """A village's team has one lead trainer."""
    if register.table != "team_member" or values.get("role") != "lead":
        return
    for other, name in known.leads(values.get("village")):
        if other != id:
            yield led_already(name)
            return


def led_already(name: str) -> Problem:
    """Somebody else leads the village's team."""
    return Problem(
        "role",
        _("{name} leads this village's team already; choose the role of a member.").format(
            name=name
        ),
    )


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
    if register.title in {field.key for field in register.fields}:
        field = register.field(register.title)
        return show_value(field.kind, value, field.choices)
    return str(value or "")


def refused_values(register: Register, refused: RefusedValue) -> tuple[Problem, ...]:
    """What the storage itself did not take, beside the field it is about."""
    message = (
        _("This is recorded already; change the record that is there.")
        if refused.rule == "unique"
        else _("This value cannot be stored; write another.")
    )
    keys = {field.key for field in register.fields}
    columns = [column.removesuffix("_id") for column in refused.columns]
    field = next((column for column in reversed(columns) if column in keys), "")
    return (Problem(field, message),)
