"""Who may hold a certificate of each kind, with all that its wording may say of them."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from db.queries import listing
from db.queries.conditions import Condition, Order
from desktop.programme.certificates import (
    HOUSEHOLD,
    LEAD_TRAINER,
    SAGE,
    TEAM_MEMBER,
    Thanks,
    completed,
)
from desktop.programme.passing import STANDING, Standing, passed
from desktop.programme.rounds import RoundSettings
from desktop.programme.team import ROLES
from desktop.programme.trainer_course import held_by
from desktop.programme.values import show_value
from desktop.programme.vocabulary import Kind
from desktop.views import Place


@dataclass(frozen=True, slots=True)
class Holder:
    """Somebody as recorded now; `id` is of the record that a certificate is issued on, if any.

    `entitled` says whether a certificate may be issued; `course` is a training's too, with its
    days, `hours` in digits where they are recorded. `role` is a message id. `selected` is of
    sages: the forum chose them.
    """

    id: int | None
    name: str
    village: Place | None = None
    entitled: bool = True
    course: str = ""
    starts: date | None = None
    ends: date | None = None
    place: str = ""
    organiser: str = ""
    craft: str = ""
    reason: str = ""
    hours: str = ""
    role: str = ""
    selected: bool = False


def holders(
    kind: str,
    round_id: int,
    settings: RoundSettings,
    village_ids: Iterable[int] | None = None,
    ids: Sequence[int] | None = None,
) -> list[Holder]:
    """The round's people of a kind, by village and name; of these villages or ids only, if given.

    Nobody for a kind whose recipients are typed in.
    """
    read = _READERS.get(kind)
    return read(_Asked(round_id, settings, village_ids, ids)) if read else []


def thanked(thanks: Iterable[Thanks]) -> list[Holder]:
    """Those to thank, who are on no record."""
    return [Holder(None, one.name, reason=one.reason) for one in thanks]


class _Asked:
    """The round and whom of it."""

    def __init__(
        self,
        round_id: int,
        settings: RoundSettings,
        village_ids: Iterable[int] | None,
        ids: Sequence[int] | None,
    ) -> None:
        self.round_id, self.settings = round_id, settings
        self._villages = None if village_ids is None else tuple(village_ids)
        self._ids = None if ids is None else tuple(ids)

    def rows(
        self, table: str, columns: Sequence[str], round_: str, village: str, person: str
    ) -> list[tuple[Any, ...]]:
        """`columns` of the people in a table, then their village, by village and name."""
        within = [Condition(round_, "=", self.round_id)]
        if self._villages is not None:
            within.append(Condition(village, "in", self._villages))
        if self._ids is not None:
            within.append(Condition("id", "in", self._ids))
        order = [Order(f"{village}.code"), Order(f"{person}.sort_key")]
        place = [f"{village}.{path}" for path in _PLACE]
        return listing.select(table, [*columns, *place], within, order)


_PLACE = ("id", "code", "moo", "name", "tambon", "tambon.name")
_ROLES = {one.key: one.label for one in ROLES}
_COURSE = ("course.name", "course.starts_on", "course.ends_on", "course.place", "course.organiser")


def _lead_trainers(asked: _Asked) -> list[Holder]:
    """Everybody on a course of the round; entitled is who passed it."""
    columns = ["id", "sage.person.full_name", "sage.craft.name", *_COURSE, *STANDING]
    rows = asked.rows("trainee", columns, "course.round", "sage.village", "sage.person")
    found = []
    for id_, name, craft, course, starts, ends, place, organiser, *rest in rows:
        standing, village = Standing(*rest[: len(STANDING)]), Place(*rest[len(STANDING) :])
        entitled, hours = passed(standing, asked.settings), standing.course_hours
        found.append(
            Holder(
                id_, name, village, entitled, course, starts, ends, place, organiser, craft or "",
                hours=show_value(Kind.QUANTITY, hours), role=_ROLES["lead"],
            )
        )  # fmt: skip
    return found


def _team_members(asked: _Asked) -> list[Holder]:
    """Every member of a team, with the craft of the sage that the same person is."""
    of_round = [Condition("round", "=", asked.round_id)]
    crafts = dict(listing.select("sage", ["person", "craft.name"], of_round))
    columns = ["id", "person", "person.full_name", "role"]
    rows = asked.rows("team_member", columns, "round", "village", "person")
    return [
        Holder(id_, name, Place(*place), craft=crafts.get(person) or "", role=_ROLES.get(role, ""))
        for id_, person, name, role, *place in rows
    ]


def _sages(asked: _Asked) -> list[Holder]:
    columns = ["id", "person.full_name", "craft.name", "selected"]
    rows = asked.rows("sage", columns, "round", "village", "person")
    return [
        Holder(id_, name, Place(*place), craft=craft or "", selected=selected)
        for id_, name, craft, selected, *place in rows
    ]


def _households(asked: _Asked) -> list[Holder]:
    """Households that came to a training of the round; entitled is who completed one."""
    columns = ["id", "representative.full_name", "wanted.name"]
    rows = asked.rows("household", columns, "round", "village", "representative")
    came = _attendances(asked)
    found = []
    for id_, name, wanted, *place in rows:
        if id_ in came:
            entitled, curriculum, starts, ends, where = came[id_]
            found.append(
                Holder(
                    id_, name, Place(*place), entitled, curriculum, starts, ends, where, "",
                    wanted or "",
                )
            )  # fmt: skip
    return found


def _attendances(asked: _Asked) -> dict[int, tuple[bool, str, date | None, date | None, str]]:
    """By household the training that it completed, else one it came to; the latest counts."""
    columns = ["household", "days_attended", "training.days"]
    of_training = [f"training.{one}" for one in ("curriculum", "starts_on", "ends_on", "place")]
    rows = listing.select(
        "attendance",
        [*columns, *of_training],
        [Condition("training.round", "=", asked.round_id), Condition("days_attended", ">=", 1)],
        [Order("training.ends_on")],
    )
    found: dict[int, tuple[bool, str, date | None, date | None, str]] = {}
    for household, days, held, *training in rows:
        is_completed = completed(days, held, asked.settings)
        if is_completed or not found.get(household, (False,))[0]:
            curriculum, starts, ends, place = training
            found[household] = (is_completed, curriculum, starts or ends, ends or starts, place)
    return found


_READERS: dict[str, Callable[[_Asked], list[Holder]]] = {
    LEAD_TRAINER: _lead_trainers,
    TEAM_MEMBER: _team_members,
    SAGE: _sages,
    HOUSEHOLD: _households,
}


def organised(holder: Holder, office: str) -> tuple[str, str]:
    """Who held what somebody completed, and where as far as that says more."""
    return held_by(holder.organiser, holder.place, office)
