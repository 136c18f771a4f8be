"""The trainer teams that sheets speak of: a household's trainer, and who leads."""

from collections.abc import Mapping
from typing import Any

from desktop.exchange.ledger import Ledger, own_values
from desktop.exchange.people import HeldBack, Role
from desktop.exchange.records import ReadRow, Who
from desktop.exchange.tables import COLUMNS
from desktop.thai.names import name_key, parse_name
from desktop.thai.problems import NotUnderstood
from desktop.words import _


class Teams:
    """Finds team members of a round among its sages, and makes sages members where needed."""

    def __init__(self, ledger: Ledger, round_id: int, sages: Role, held: HeldBack) -> None:
        self._ledger, self._round, self._sages, self._held = ledger, round_id, sages, held
        self._members = Role(ledger.people, ledger.tables["team_member"], "person")

    def member(self, row: ReadRow, sage_id: int) -> bool:
        """Enter a row of a team sheet about a sage; whether the office gains by it."""
        sage = self._sage(sage_id)
        values = own_values(row, COLUMNS["team_member"])
        values |= {"round": self._round, "person": sage["person"], "village": sage["village"]}
        known = self._members.of(sage["person"])
        member, gains = self._ledger.put("team_member", known, values, row)
        self._members.put(sage["person"], member)
        return gains

    def responsible(self, row: ReadRow, household: int | None) -> int | None:
        """The member named in a household's row, made one of the team if a sage."""
        text = str(row.values.get("responsible.name") or "")
        if not text:
            return None
        name = parse_name(text)
        who = Who(None, name, row.village, name_key(name))
        try:
            return self._members.find(who)
        except NotUnderstood:
            pass
        try:
            sage = self._sages.find(who)
        except NotUnderstood as problem:
            reason = self._why_blank(who) or problem.reason
            reason = reason or _("No sage of this village; the trainer is left blank.")
            self._ledger.skip_cell(row, row.told("responsible"), reason)
            return None
        known = self._members.of(self._sage(sage)["person"])
        return self._ledger.link(
            "household", household, "responsible", known, lambda: self._join(sage)
        )

    def lead(self) -> None:
        """Where a team was formed, the selected sage is on it as its lead."""
        tables = self._ledger.tables
        formed = {row["village"] for row in tables["team_member"].inserts.values()}
        for sage_id, sage in tables["sage"].rows.items():
            joined = self._members.of(sage["person"]) is not None
            if sage.get("selected") and sage["village"] in formed and not joined:
                self._join(sage_id)

    def _sage(self, sage_id: int) -> Mapping[str, Any]:
        return self._ledger.tables["sage"].rows[sage_id]

    def _join(self, sage_id: int) -> int:
        """Make a sage a member of the village's team; the selected one leads."""
        sage = self._sage(sage_id)
        values = {
            "round": self._round,
            "village": sage["village"],
            "person": sage["person"],
            "role": "lead" if sage.get("selected") else "member",
        }
        member = self._ledger.tables["team_member"].add(values)
        self._members.put(sage["person"], member)
        return member

    def _why_blank(self, who: Who) -> str:
        held = self._held.find("sages", who)
        if held is None:
            return ""
        reason = _("This trainer's own row ({row}) is held back; the trainer is left blank.")
        return reason.format(row=held.row)
