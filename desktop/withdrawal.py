"""Taking certificates back: what was issued is never deleted, and its number never given again."""

from db import changes
from db.connection import Connection
from db.queries import history, listing
from db.queries.listing import Condition
from db.transaction import Transaction
from desktop.problems import Refused
from desktop.words import _

VOID = "void"
_MOST = 100_000  # certificates in one action


def void(tx: Transaction, certificate_ids: list[int], reason: str) -> None:
    """Make certificates void; each keeps its number, its facts and whose it was."""
    for one in certificates_standing(tx, certificate_ids):
        tx.save("certificate", {"status": VOID, "void_reason": reason}, id=one)


def withdraw(connection: Connection, tx: Transaction, action_id: int, reason: str) -> None:
    """Take back an issuing: its certificates become void and let go of what they were issued on.

    Nothing stands in the way then of taking back what came before, an import for example.
    """
    issued = [
        change.row_id
        for change in changes.changes_of(connection.database, action_id)
        if change.table == "certificate"
    ]
    for one in certificates_standing(tx, issued):
        let_go = {"trainee": None, "round": None}
        tx.save("certificate", {"status": VOID, "void_reason": reason, **let_go}, id=one)


def refuse_second(connection: Connection, action_id: int) -> None:
    """Refuse to take back a withdrawal where somebody was issued another certificate since."""
    withdrawn = history.changes_within(
        connection.database, action_id, limit=_MOST, tables=("certificate",)
    )
    for change in withdrawn:
        trainee = (change.before or {}).get("trainee_id")
        if trainee is None or (change.after or {}).get("trainee_id") is not None:
            continue
        holding = [Condition("trainee", "=", trainee), Condition("status", "!=", VOID)]
        for number, name in listing.select("certificate", ["number", "recipient"], holding):
            raise Refused(
                _("{name} was issued certificate {number} since; this one stays void.").format(
                    name=name, number=number
                )
            )


def certificates_standing(tx: Transaction, certificate_ids: list[int]) -> list[int]:
    """Those of the certificates that are not void yet."""
    rows = ((one, tx.row("certificate", one)) for one in certificate_ids)
    return [one for one, row in rows if row is not None and row["status"] != VOID]
