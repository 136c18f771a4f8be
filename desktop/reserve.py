"""A household withdraws, and the first of its village's reserve takes the place: one act."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from db.queries import listing
from db.queries.conditions import Condition, Order
from db.transaction import Transaction
from desktop import records
from desktop.problems import Refused
from desktop.programme.rounds import COHORT
from desktop.thai.text import repair
from desktop.words import _

if TYPE_CHECKING:
    from desktop.office import Office

_HOME = ("id", "round", "village", "status", "responsible", "representative",
         "representative.full_name")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """Who withdrew, who took the place ("" for nobody), and the action that holds both."""

    name: str
    successor: str
    action_id: int


def withdraw(office: "Office", household: int, reason: str, on: date) -> Withdrawal:
    """Let a household withdraw; if it had a place, the first of the reserve moves up into it.

    Who moves up gets the trainer of whom they replace, unless they have one. Refused without a
    reason, for a day to come, and for who has withdrawn already.
    """
    home, reason = _home(household), repair(reason)
    if not reason:
        raise Refused(_("Write why the household withdrew."))
    if on > office.today():
        raise Refused(_("The withdrawal is in the future; check the date."))
    if home["status"] == "withdrawn":
        raise Refused(_("This household has withdrawn already."))
    gone = {
        "status": "withdrawn",
        "withdrawn_on": on,
        "withdrawn_reason": reason,
        "reserve_rank": None,
    }
    return _replace(office, home, gone, had_place=home["status"] == "chosen")


def move_up(office: "Office", withdrawn: int) -> Withdrawal:
    """Give the place of a household that has withdrawn to the first of the reserve.

    Refused when it has not withdrawn, when its place is taken, and when nobody waits.
    """
    home = _home(withdrawn)
    if home["status"] != "withdrawn":
        raise Refused(_("That household has not withdrawn; choose one that has."))
    if (successor := replaced_by(withdrawn)) is not None:
        raise Refused(_("{name} has taken this place already.").format(name=successor))
    if _first_in_reserve(office, home) is None:
        raise Refused(_("Nobody waits in the reserve here."))
    return _replace(office, home, {}, had_place=True)


def replaced_by(withdrawn: int) -> str | None:
    """The name of the household that took the place of one that has withdrawn."""
    taken = [Condition("replaces", "=", withdrawn)]
    found = listing.select("household", ["representative.full_name"], taken, limit=1)
    return str(found[0][0]) if found else None


def _replace(
    office: "Office", home: dict[str, Any], gone: dict[str, Any], *, had_place: bool
) -> Withdrawal:
    successor = _first_in_reserve(office, home) if had_place else None

    def work(tx: Transaction) -> int:
        if gone:
            records.change(tx, "household", home["id"], gone)
        if successor is not None:
            records.change(tx, "household", successor["id"], _taking_place(home, successor))
        return tx.action_id

    name = home["representative.full_name"]
    follows = successor["representative.full_name"] if successor else ""
    title = _("{name} withdraws; {successor} takes the place") if follows else _("{name} withdraws")
    action = office.write(title.format(name=name, successor=follows), work)
    return Withdrawal(name, follows, action)


def _taking_place(home: dict[str, Any], successor: dict[str, Any]) -> dict[str, Any]:
    taken: dict[str, Any] = {"status": "chosen", "reserve_rank": None, "replaces": home["id"]}
    trainer = home["responsible"]
    if successor["responsible"] is None and trainer is not None:
        (person,) = listing.rows("team_member", ["person"], [trainer])[0]
        if person != successor["representative"]:
            taken["responsible"] = trainer
    return taken


def _first_in_reserve(office: "Office", home: dict[str, Any]) -> dict[str, Any] | None:
    """Who waits first where `home` is: in its village, or in the cohort."""
    waits = [Condition("round", "=", home["round"]), Condition("status", "=", "reserve")]
    if office.round(home["round"]).settings.variant != COHORT:
        waits.append(Condition("village", "=", home["village"]))
    order = [Order("reserve_rank"), Order("id")]
    found = listing.select("household", _HOME, waits, order, limit=1)
    return dict(zip(_HOME, found[0], strict=True)) if found else None


def _home(household: int) -> dict[str, Any]:
    found = listing.rows("household", _HOME, [household])
    if not found:
        raise Refused(_("This record is gone."))
    return dict(zip(_HOME, found[0], strict=True))
