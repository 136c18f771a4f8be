"""Changing a village's representative on a trainer course (เปลี่ยนตัวผู้แทน)."""

from dataclasses import dataclass
from typing import Any

from db.queries import listing
from db.queries.conditions import Condition, Order
from db.transaction import Transaction
from desktop import records
from desktop.office import Office
from desktop.problems import Refused, refusing
from desktop.words import _

_SHOWN = ("days_attended", "hours_attended", "result", "pre_test", "post_test")


@dataclass(frozen=True, slots=True)
class Representative:
    """A sage whom the village may send; `votes` at its forum, and whether willing to teach."""

    sage: int
    name: str
    craft: str
    votes: int | None
    willing: str | None


@dataclass(frozen=True, slots=True)
class Change:
    """Who is on the course, and the sages of the village who might be sent instead."""

    trainee: int
    name: str
    village: str
    course: str
    others: tuple[Representative, ...]


def change_of(trainee_id: int) -> Change:
    """What can be chosen for a participant; Refused when they are gone, or hold a certificate.

    Who had most votes at the forum comes first, who is not willing last.
    """
    row = _trainee(trainee_id)
    found = listing.select(
        "sage",
        ["id", "person.full_name", "craft.name", "votes", "willing"],
        [
            Condition("round", "=", row["sage.round"]),
            Condition("village", "=", row["sage.village"]),
            Condition("id", "!=", row["sage"]),
            Condition("selected", "=", 0),
        ],
        [Order("votes", descending=True), Order("person.sort_key")],
    )
    others = [Representative(sage, name, craft or "", *more) for sage, name, craft, *more in found]
    others.sort(key=lambda one: one.willing == "no")
    return Change(
        trainee_id,
        row["sage.person.full_name"],
        row["sage.village.name"],
        row["course.name"],
        tuple(others),
    )


def change_representative(office: Office, trainee_id: int, sage_id: int, reason: str) -> int:
    """Send another sage of the village to the course; the new participant.

    The selection goes over to that sage, who points at the one who could not attend, with the
    reason. A participant of whom nothing is recorded gives up the place to the new one; else both
    stay on the course's list. One action, that can be undone.
    """
    reason = reason.strip()
    if not reason:
        raise Refused(_("Write why the village sends somebody else."))

    def work(tx: Transaction) -> int:
        row = _trainee(trainee_id)
        if sage_id not in {one.sage for one in change_of(trainee_id).others}:
            raise Refused(_("Choose another sage of the same village, who is not selected yet."))
        records.change(tx, "sage", row["sage"], {"selected": False})
        trace = {"selected": True, "instead_of": row["sage"], "instead_reason": reason}
        records.change(tx, "sage", sage_id, trace)
        return _take_in(tx, trainee_id, row["course"], sage_id)

    with refusing():
        before = change_of(trainee_id)
    after = next((one.name for one in before.others if one.sage == sage_id), "")
    title = _("Change of representative: {new} instead of {old}")
    return office.write(title.format(new=after, old=before.name), work)


def _take_in(tx: Transaction, trainee_id: int, course_id: int, sage_id: int) -> int:
    """The new sage as a participant: there already, in the blank place, or in a new one."""
    same = [Condition("course", "=", course_id), Condition("sage", "=", sage_id)]
    present = listing.select("trainee", ["id"], same)
    if present:
        return int(present[0][0])
    stored = tx.row("trainee", trainee_id) or {}
    marks = [Condition("trainee", "=", trainee_id)]
    blank = all(stored[column] is None for column in _SHOWN)
    if blank and not listing.select("session_attendance", ["id"], marks, limit=1):
        records.change(tx, "trainee", trainee_id, {"sage": sage_id})
        return trainee_id
    return records.put(tx, "trainee", {"course": course_id, "sage": sage_id})


def _trainee(trainee_id: int) -> dict[str, Any]:
    """Who is on the course for which village; Refused when gone, or holding a certificate."""
    paths = ["course", "course.name", "sage", "sage.round", "sage.village", "sage.village.name",
             "sage.person.full_name"]  # fmt: skip
    found = listing.rows("trainee", paths, [trainee_id])
    if not found:
        raise Refused(_("This record is gone."))
    row = dict(zip(paths, found[0], strict=True))
    held = [Condition("trainee", "=", trainee_id), Condition("status", "=", "issued")]
    if listing.select("certificate", ["id"], held, limit=1):
        raise Refused(
            _("{name} holds a certificate of this course; make it void first.").format(
                name=row["sage.person.full_name"]
            )
        )
    return row
