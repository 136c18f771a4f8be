"""Taking certificates back: what was issued is never deleted, and its number never given again."""

from collections.abc import Sequence

from db import changes
from db.connection import Connection
from db.queries import history, listing
from db.queries.conditions import Condition, Order
from db.transaction import Transaction
from desktop.problems import Refused
from desktop.thai.numerals import to_thai_digits
from desktop.views import ActionEntry
from desktop.words import _, current_language

VOID = "void"
HOLDERS = ("trainee", "sage", "team_member", "household")
"""The links of a certificate to the record that it was issued on; it has one of them, or none."""

_MOST = 100_000  # certificates in one action
_NAMED = 4  # numbers that a sentence names one by one


class WouldVoid(Refused):
    """Nothing was done yet: to undo `action` makes certificates void, which is asked first."""

    def __init__(self, action: ActionEntry, numbers: Sequence[str]) -> None:
        said = _(
            "Undoing “{action}” makes these certificates void: {numbers}. "
            "The numbers are not given again."
        )
        super().__init__(said.format(action=action.title, numbers=_listed(numbers)))
        self.action = action


def shown_number(number: str) -> str:
    """A certificate's number as it stands on the paper of the reader's language."""
    return to_thai_digits(number) if current_language() == "th" else number


def void(tx: Transaction, certificate_ids: list[int], reason: str) -> None:
    """Make certificates void; each keeps its number, its facts and whose it was."""
    for one in certificates_standing(tx, certificate_ids):
        tx.save("certificate", {"status": VOID, "void_reason": reason}, id=one)


def withdraw(connection: Connection, tx: Transaction, action_id: int, reason: str) -> None:
    """Take back an issuing: its certificates become void and let go of what they were issued on.

    Nothing stands in the way then of taking back what came before, an import for example.
    """
    let_go = dict.fromkeys(("round", *HOLDERS))
    for one in certificates_standing(tx, _issued_by(connection, action_id)):
        tx.save("certificate", {"status": VOID, "void_reason": reason, **let_go}, id=one)


def ask_first(connection: Connection, action: ActionEntry) -> None:
    """Raise `WouldVoid` where certificates that `action` issued are not void yet."""
    issued = tuple(_issued_by(connection, action.id))
    standing = [Condition("id", "in", issued), Condition("status", "!=", VOID)]
    rows = listing.select("certificate", ["number"], standing, [Order("year"), Order("serial")])
    if rows:
        raise WouldVoid(action, [number for (number,) in rows])


def refuse_second(connection: Connection, action_id: int) -> None:
    """Refuse to take back a withdrawal where somebody was issued another certificate since."""
    withdrawn = history.changes_within(
        connection.database, action_id, limit=_MOST, tables=("certificate",)
    )
    for change in withdrawn:
        before, after = change.before or {}, change.after or {}
        for link in HOLDERS:
            holder = before.get(f"{link}_id")
            if holder is not None and after.get(f"{link}_id") is None:
                _refuse_another(link, holder, str(before["kind"]))


def _refuse_another(link: str, holder: int, kind: str) -> None:
    """Refuse where another certificate of the kind was issued on the same record."""
    holding = [
        Condition(link, "=", holder),
        Condition("kind", "=", kind),
        Condition("status", "!=", VOID),
    ]
    for number, name in listing.select("certificate", ["number", "recipient"], holding):
        raise Refused(
            _("{name} was issued certificate {number} since; this one stays void.").format(
                name=name, number=number
            )
        )


def _issued_by(connection: Connection, action_id: int) -> list[int]:
    return [
        change.row_id
        for change in changes.changes_of(connection.database, action_id)
        if change.table == "certificate"
    ]


def _listed(numbers: Sequence[str]) -> str:
    named = ", ".join(shown_number(one) for one in numbers[:_NAMED])
    more = len(numbers) - _NAMED
    return _("{name} and {more} more").format(name=named, more=more) if more > 0 else named


def certificates_standing(tx: Transaction, certificate_ids: list[int]) -> list[int]:
    """Those of the certificates that are not void yet."""
    rows = ((one, tx.row("certificate", one)) for one in certificate_ids)
    return [one for one, row in rows if row is not None and row["status"] != VOID]
