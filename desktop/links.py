"""What link fields offer: the records they may point at, each with a readable name."""

from collections.abc import Iterable

from db.queries import listing
from db.queries.conditions import Condition, Order
from desktop.programme.vocabulary import Field
from desktop.views import Option, Place, Scope


class _Target:
    """How one kind of target is listed: its table, scope paths, order, search and label paths."""

    def __init__(
        self,
        table: str,
        label: tuple[str, ...],
        order: tuple[str, ...],
        search: str,
        round_: str = "",
        village: str = "",
    ) -> None:
        self.table, self.label, self.order, self.search = table, label, order, search
        self.round, self.village = round_, village


_PLACE = ("id", "code", "moo", "name", "tambon", "tambon.name")
_WHERE = tuple(f"village.{path}" for path in _PLACE)

_TARGETS = {
    "village": _Target("village", _PLACE, ("code",), "search_text|tambon.search_text"),
    "tambon": _Target("tambon", ("name",), ("code",), "name"),
    "officers": _Target("officer", ("full_name",), ("sort_key",), "search_text"),
    "people": _Target(
        "person", ("full_name", *_WHERE), ("sort_key",), "search_text", village="village"
    ),
    "sages": _Target(
        "sage", ("person.full_name", *_WHERE), ("village.code", "person.sort_key"),
        "person.search_text", "round", "village",
    ),
    "courses": _Target("course", ("name",), ("starts_on",), "search_text", "round"),
    "team_members": _Target(
        "team_member", ("person.full_name", *_WHERE), ("village.code", "person.sort_key"),
        "person.search_text", "round", "village",
    ),
    "households": _Target(
        "household", ("representative.full_name", *_WHERE),
        ("village.code", "representative.sort_key"), "representative.search_text", "round",
        "village",
    ),
    "groups": _Target(
        "occupation_group", ("name", *_WHERE), ("village.code", "sort_key"), "search_text",
        "round", "village",
    ),
    "purchases": _Target("purchase", ("name",), ("sort_key",), "search_text", "round"),
    "trainings": _Target(
        "training", ("curriculum", *_WHERE), ("starts_on",), "search_text", "round"
    ),
}  # fmt: skip


def table_of(target: str) -> str:
    """The table that a link to `target` points into."""
    return _TARGETS[target].table


def options(
    field: Field, scope: Scope, search: str, limit: int, village: int | None = None
) -> list[Option]:
    """Up to `limit` records that `field` may point at in `scope` and that contain `search`.

    The round's target villages are offered before the other villages, and what is of `village`,
    the record's own, before what is of others.
    """
    target = _TARGETS[field.target]
    within = _within(target, scope)
    if field.target == "village" and scope.tambon_id is not None:
        within.append(Condition("tambon", "=", scope.tambon_id))
    if search.strip():
        within.append(Condition(target.search, "search", search))
    offered = _listed(target, within, limit)
    if target.village and village is not None:
        own = _listed(target, [*within, Condition(target.village, "=", village)], limit)
        offered = list(dict.fromkeys([*own, *offered]))[:limit]
    if field.target == "village" and scope.round_id is not None:
        chosen = Condition("id", "in", _target_villages(scope.round_id))
        first = _listed(target, [*within, chosen], limit)
        offered = list(dict.fromkeys([*first, *offered]))[:limit]
    return offered


def option(field: Field, id: int) -> Option | None:  # noqa: A002  the column's name
    """How the record with `id` reads; None when it is gone."""
    target = _TARGETS[field.target]
    found = listing.rows(target.table, list(target.label), [id])
    return Option(id, _label(found[0])) if found else None


def labels(field: Field, ids: Iterable[int]) -> dict[int, str]:
    """How the records with `ids` read, those that are there."""
    target = _TARGETS[field.target]
    found = listing.rows(target.table, ["id", *target.label], sorted(set(ids)))
    return {one: _label(tuple(parts)) for one, *parts in found}


def round_of(field: Field, id: int) -> tuple[bool, int | None]:  # noqa: A002
    """Whether the record that `field` points at is there, and its round where it has one."""
    return rounds_of(field, [id])[id]


def rounds_of(field: Field, ids: Iterable[int]) -> dict[int, tuple[bool, int | None]]:
    """As `round_of`, for many records."""
    target = _TARGETS[field.target]
    chosen = sorted(set(ids))
    found = dict(listing.rows(target.table, ["id", target.round or "id"], chosen))
    return {one: (one in found, found.get(one) if target.round else None) for one in chosen}


def _within(target: _Target, scope: Scope) -> list[Condition]:
    within = []
    if target.round and scope.round_id is not None:
        within.append(Condition(target.round, "=", scope.round_id))
    if target.village and scope.village_id is not None:
        within.append(Condition(target.village, "=", scope.village_id))
    elif target.village and scope.tambon_id is not None:
        within.append(Condition(f"{target.village}.tambon", "=", scope.tambon_id))
    return within


def _listed(target: _Target, within: list[Condition], limit: int) -> list[Option]:
    order = [Order(path) for path in target.order]
    found = listing.select(target.table, ["id", *target.label], within, order, limit)
    return [Option(row[0], _label(row[1:])) for row in found]


def _target_villages(round_id: int) -> list[int]:
    of_round = [Condition("round", "=", round_id)]
    return [row[0] for row in listing.select("target_village", ["village"], of_round)]


def _label(parts: tuple[object, ...]) -> str:
    """A name, and behind it the village with its tambon where the parts hold one."""
    if len(parts) == len(_PLACE):
        return _place(parts)
    name, *place = parts
    return f"{name} · {_place(tuple(place))}" if place and place[0] is not None else str(name)


def _place(parts: tuple[object, ...]) -> str:
    return Place(*parts).in_full  # type: ignore[arg-type]
