"""The register of certificates (ทะเบียนคุม): every number ever given, and where its paper is."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from db.queries import listing
from db.queries.conditions import Condition, Order
from desktop.office import Office
from desktop.problems import refusing
from desktop.programme.certificates import kind_called
from desktop.programme.values import show_value
from desktop.programme.vocabulary import Column, Kind, Value
from desktop.thai.text import search_text
from desktop.withdrawal import VOID, shown_number
from desktop.words import N_, _

UNPRINTED, PRINTED, HANDED, EARLIER = "unprinted", "printed", "handed", "earlier"

STATES = {
    UNPRINTED: N_("Not printed yet"),
    PRINTED: N_("Printed, not handed over"),
    HANDED: N_("Handed over"),
    VOID: N_("Void"),
    EARLIER: N_("From an earlier register"),
}
"""Where a certificate can be, and what that is called."""

COLUMNS = (
    Column("number", N_("Number"), width=12),
    Column("recipient", N_("Name"), width=30),
    Column("kind", N_("Kind of certificate"), width=22),
    Column("issued_on", N_("Issued on"), Kind.DATE, width=13),
    Column("state", N_("Status"), width=22),
    Column("handed_on", N_("Handed over on"), Kind.DATE, width=13),
    Column("handed_to", N_("Handed to"), width=20),
    Column("remark", N_("Remark"), width=18),
)
"""What the register shows of each certificate, on the screen and in a workbook."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One certificate of the register. `remark` is why it is void, or what is told beside it.

    One of an earlier register has no page.
    """

    id: int
    kind: str
    year: int
    serial: int
    number: str
    recipient: str
    issued_on: date
    state: str
    printed_on: date | None
    prints: int
    handed_on: date | None
    handed_to: str
    edition: int
    remark: str
    has_page: bool

    def values(self) -> tuple[Value, ...]:
        """What stands under COLUMNS."""
        return (
            self.number,
            self.recipient,
            _(kind_called(self.kind).label),
            self.issued_on,
            _(STATES[self.state]),
            self.handed_on,
            self.handed_to,
            self.remark,
        )


@dataclass(frozen=True, slots=True)
class Sought:
    """What of the register is asked for; what is left blank narrows nothing.

    `text` is looked for in numbers, in the digits of either language, and in names.
    """

    kind: str = ""
    year: int | None = None
    state: str = ""
    text: str = ""


_STORED = (
    *("id", "kind", "year", "serial", "number", "recipient", "issued_on", "status", "digest"),
    *("printed_on", "prints", "handed_on", "handed_to", "edition", "void_reason", "facts"),
)


def entries(sought: Sought = Sought()) -> list[Entry]:
    """The certificates asked for, newest year first, each year by kind and number."""
    within = []
    if sought.kind:
        within.append(Condition("kind", "=", sought.kind))
    if sought.year is not None:
        within.append(Condition("year", "=", sought.year))
    order = [Order("year", descending=True), Order("kind"), Order("serial")]
    columns = [one for one in _STORED if one != "facts"]
    with refusing():
        rows = listing.select("certificate", columns, within, order)
        remarks = _remarks(within)
    found = (_entry(dict(zip(columns, row, strict=True)), remarks) for row in rows)
    words = search_text(sought.text).split()
    return [
        one
        for one in found
        if (not sought.state or one.state == sought.state) and (not words or _has(one, words))
    ]


def years() -> list[int]:
    """The years that certificates were numbered in, newest first."""
    with refusing():
        found = listing.values_of("certificate", "year", [], limit=200)
    return sorted((year for year, _count in found), reverse=True)


def register_pdf(office: Office, sought: Sought, found: Sequence[Entry]) -> bytes:
    """The register on paper, with room for the signature of who receives."""
    from desktop.documents.registers import Column as Head
    from desktop.documents.registers import table_pdf

    heads = [
        Head(_("Number"), 12),
        Head(_("Name"), 28),
        Head(_("Kind of certificate"), 22),
        Head(_("Issued on"), 13),
        Head(_("Handed over on"), 13),
        Head(_("Handed to"), 24),
        Head(_("Signature"), 18),
        Head(_("Remark"), 18),
    ]
    rows = [
        [
            one.number,
            one.recipient,
            _(kind_called(one.kind).label),
            show_value(Kind.DATE, one.issued_on),
            show_value(Kind.DATE, one.handed_on),
            one.handed_to,
            "",
            _("Void: {reason}").format(reason=one.remark) if one.state == VOID else one.remark,
        ]
        for one in found
    ]
    told = " · ".join((office.profile.name, *told_of(sought)))
    return table_pdf(_("Register of certificates"), told, heads, rows, landscape=True)


def register_workbook(found: Sequence[Entry]) -> bytes:
    """The register as an .xlsx."""
    from desktop.exchange.register_export import register_workbook as workbook

    return workbook(_("Register of certificates"), COLUMNS, [one.values() for one in found])


def told_of(sought: Sought) -> list[str]:
    """In words what the register was narrowed to."""
    told = []
    if sought.kind:
        told.append(_(kind_called(sought.kind).label))
    if sought.year is not None:
        told.append(_("Year {year}").format(year=sought.year))
    if sought.state:
        told.append(_(STATES[sought.state]))
    if sought.text.strip():
        told.append(f"“{sought.text.strip()}”")
    return told


def _entry(row: dict[str, Any], remarks: dict[int, str]) -> Entry:
    state = _state(row)
    return Entry(
        row["id"], row["kind"], row["year"], row["serial"], row["number"], row["recipient"],
        row["issued_on"], state, row["printed_on"], row["prints"], row["handed_on"],
        row["handed_to"], row["edition"], row["void_reason"] or remarks.get(row["id"], ""),
        bool(row["digest"]),
    )  # fmt: skip


def _state(row: dict[str, Any]) -> str:
    if row["status"] == VOID:
        return VOID
    if row["handed_on"] is not None:
        return HANDED
    if not row["digest"]:
        return EARLIER
    return UNPRINTED if row["printed_on"] is None else PRINTED


def _remarks(within: Sequence[Condition]) -> dict[int, str]:
    """What earlier registers had written beside a number; only those have no page."""
    without_page = [*within, Condition("digest", "=", "")]
    found = listing.select("certificate", ["id", "facts"], without_page)
    return {one: facts["remark"] for one, facts in found if facts.get("remark")}


def _has(one: Entry, words: Sequence[str]) -> bool:
    text = search_text(f"{one.number} {one.recipient}")
    return all(word in text for word in words)


def shown(one: Entry) -> tuple[str, ...]:
    """What the screen shows of an entry under COLUMNS."""
    state = _(STATES[one.state])
    if one.edition > 1:
        state = _("{state} · correction {number}").format(state=state, number=one.edition - 1)
    return (
        shown_number(one.number),
        one.recipient,
        _(kind_called(one.kind).label),
        show_value(Kind.DATE, one.issued_on),
        state,
        show_value(Kind.DATE, one.handed_on),
        one.handed_to,
        one.remark,
    )
