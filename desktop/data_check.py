"""Every duplicate, gap, contradiction and mistake among the records, each with where it is fixed.

The registers' own rules are applied to every stored record again, then the rules between records.
All is read register by register, so that a district of ten rounds takes seconds.
"""

import hashlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import combinations
from typing import TYPE_CHECKING, Any

from db.queries import listing
from db.queries.conditions import Condition
from db.transaction import Transaction
from desktop import counting, duplicates
from desktop.duplicates import pair_key
from desktop.problems import Refused
from desktop.programme.cross_checks import (
    BEHIND_LINKS,
    CROSS_RULES,
    FindingKind,
    Found,
    Known,
    Recorded,
    Row,
)
from desktop.programme.last_income import after_the_last
from desktop.programme.likeness import REASONS, likeness
from desktop.programme.rounds import COHORT, VILLAGE
from desktop.programme.stages import STAGES
from desktop.programme.stages import register as register_called
from desktop.programme.values import check_values
from desktop.programme.vocabulary import Context, Kind, Register, Severity
from desktop.thai.national_id import parse_national_id
from desktop.thai.problems import NotUnderstood
from desktop.views import Place, Scope
from desktop.words import N_, _

if TYPE_CHECKING:
    from desktop.office import Office

type Report = Callable[[int, int], None]
type Cancelled = Callable[[], bool]

LARGEST = 100_000
"""Records that are checked at once; of a larger office, a place is chosen first."""

LARGE_GROUP = 12
"""People of one telephone or sound of whom no longer every two are compared."""

REGISTERS: tuple[Register, ...] = tuple(one for stage in STAGES for one in stage.registers)
"""The registers whose records are checked."""

_MISSING = (("national_id", N_("No national ID: {people}.")),
            ("phone", N_("No telephone number: {people}.")))  # fmt: skip


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to look at: what is wrong in which field of which record, in one sentence.

    `pair` are two people who may be one, or two records of `register` for one house. `key` is how
    the office remembers that a finding is no fault: it holds what stands in the field, so another
    value is another finding. `accepted` says by whom and when it was let stand.
    """

    kind: FindingKind
    key: str
    sentence: str
    severity: Severity
    register: str
    record: int | None
    field: str
    name: str
    place: Place | None
    round_id: int | None
    pair: tuple[int, int] | None = None
    accepted: tuple[str, date] | None = None

    @property
    def of_people(self) -> bool:
        """Whether the pair are people, not records."""
        return self.pair is not None and self.key.startswith("apart:")


def check_office(
    office: "Office",
    scope: Scope,
    report: Report = lambda _done, _of: None,
    cancelled: Cancelled = lambda: False,
) -> tuple[Finding, ...]:
    """Every finding in `scope`: true errors first, then by kind, in the order of villages.

    A scope without a round is the whole office. () when it was cancelled. Refused where there are
    more than LARGEST records.
    """
    if _size(office, scope) > LARGEST:
        raise Refused(_("Too many records to check at once; choose a tambon or a village first."))
    return _Check(office, scope, report, cancelled).findings()


def widest(office: "Office", scope: Scope) -> Scope:
    """What is checked at once when `scope` is asked for: its round, or in a large office itself."""
    whole = Scope(scope.round_id)
    return whole if _size(office, whole) <= LARGEST else scope


def _size(office: "Office", scope: Scope) -> int:
    """How many records a check in `scope` would read, nearly: those of the largest registers."""
    largest = ("households", "materials", "visits")
    return sum(office.count(register_called(key), scope) for key in largest)


def accept(office: "Office", findings: Sequence[Finding]) -> None:
    """Remember as one action that findings are no faults."""

    def work(tx: Transaction) -> None:
        new = {one.key for one in findings} - _accepted().keys()
        rows = [{"key": key, "who": office.who, "on": office.today()} for key in sorted(new)]
        tx.put_many("accepted_finding", rows)

    office.write(_("Not a fault: {what}").format(what=_named(findings)), work)


def withdraw(office: "Office", findings: Sequence[Finding]) -> None:
    """Let accepted findings be faults again."""
    keys = [one.key for one in findings]

    def work(tx: Transaction) -> None:
        for (row_id,) in listing.select("accepted_finding", ["id"], [Condition("key", "in", keys)]):
            tx.delete("accepted_finding", row_id)

    office.write(_("To be corrected after all: {what}").format(what=_named(findings)), work)


def _named(findings: Sequence[Finding]) -> str:
    name = findings[0].name or findings[0].sentence
    if len(findings) == 1:
        return name
    return _("{name} and {more} more").format(name=name, more=len(findings) - 1)


def _accepted() -> dict[str, tuple[str, date]]:
    rows = listing.select("accepted_finding", ["key", "who", "on"])
    return {key: (who, on) for key, who, on in rows}


class _Check:
    """One run over the office."""

    def __init__(
        self, office: "Office", scope: Scope, report: Report, cancelled: Cancelled
    ) -> None:
        self._office, self._scope = office, scope
        self._report, self._cancelled = report, cancelled
        self._today = office.today()
        self._rounds = {one.id: one for one in office.rounds()}
        self._places = {one.id: one for one in office.villages()}
        self._accepted = _accepted()
        self._steps = len(REGISTERS) + 2
        self._done = 0

    def findings(self) -> tuple[Finding, ...]:
        """All of them, in order."""
        recorded: dict[str, list[Row]] = {}
        found: list[Finding] = []
        for register in REGISTERS:
            if self._cancelled():
                return ()
            recorded[register.key] = self._rows(register)
            found += map(self._finding, self._own(register, recorded[register.key]))
            self._step()
        found += map(self._finding, self._between(recorded))
        self._step()
        found += self._people(recorded)
        self._step()
        kinds = list(FindingKind)
        return tuple(
            sorted(
                found,
                key=lambda one: (
                    one.severity is Severity.WARNING, kinds.index(one.kind),
                    one.place.code if one.place else "", one.sentence, one.record or 0,
                ),
            )
        )  # fmt: skip

    def _step(self) -> None:
        self._done += 1
        self._report(self._done, self._steps)

    # One record

    def _rows(self, register: Register) -> list[Row]:
        keys = [one.key for one in register.fields]
        computed = (column.key for _field, column in register.beside)
        behind = (*register.lookups, *computed, *BEHIND_LINKS.get(register.key, ()))
        paths = list(dict.fromkeys([*keys, *behind]))
        fixed = ["id", register.title, register.round or "id", register.village or "id"]
        rows = []
        for row in listing.select(register.table, [*fixed, *paths], self._within(register)):
            record, title, round_id, village, *values = row
            rows.append(
                Row(
                    register.key, record, round_id if register.round else None,
                    village if register.village else None, str(title or ""),
                    dict(zip(paths, values, strict=True)),
                )
            )  # fmt: skip
        if register.table == "visit":
            told = after_the_last([row.values for row in rows])
            return [replace(row, values=one) for row, one in zip(rows, told, strict=True)]
        return rows

    def _within(self, register: Register) -> list[Condition]:
        found = [Condition(register.round, "in", self._rounds_of(register))]
        if register.village and self._scope.village_id is not None:
            found.append(Condition(register.village, "=", self._scope.village_id))
        elif register.village and self._scope.tambon_id is not None:
            found.append(Condition(f"{register.village}.tambon", "=", self._scope.tambon_id))
        return found

    def _rounds_of(self, register: Register) -> list[int]:
        """The rounds of the scope that show this register: two registers may share a table."""
        variant = {"households": VILLAGE, "participants": COHORT}.get(register.key)
        return [
            one.id
            for one in self._rounds.values()
            if self._scope.round_id in (None, one.id) and variant in (None, one.settings.variant)
        ]

    def _own(self, register: Register, rows: Iterable[Row]) -> Iterator[Found]:
        """What the register's own rules say of each record, and wrong check digits."""
        contexts = {one.id: Context(one.settings, self._today) for one in self._rounds.values()}
        ids = [one.key for one in register.fields if one.kind is Kind.NATIONAL_ID]
        for row in rows:
            if row.round is None:
                continue
            for problem in check_values(register, row.values, contexts[row.round]):
                yield Found(
                    FindingKind.MISTAKE, "rule", row, problem.field, problem.message,
                    problem.severity,
                )  # fmt: skip
            for key in ids:
                try:
                    parse_national_id(row.values.get(key))
                except NotUnderstood as wrong:
                    yield Found(FindingKind.MISTAKE, "id", row, key, wrong.reason, Severity.ERROR)

    # Several records

    def _between(self, recorded: Recorded) -> Iterator[Found]:
        targets: dict[int | None, frozenset[int]] = {
            one.id: frozenset(place.id for place in self._office.targets(one.id))
            for one in self._rounds.values()
            if one.settings.variant == VILLAGE
        }
        known = Known(self._today, targets)
        for rule in CROSS_RULES:
            yield from rule(recorded, known)

    def _finding(self, found: Found) -> Finding:
        row = found.row
        register = register_called(row.register)
        what = row.values.get(found.field)
        key = f"{found.rule}:{row.register}:{row.id}:{found.field}:{_digest(what)}"
        return Finding(
            kind=found.kind,
            key=key,
            sentence=_sentence(register, found),
            severity=found.severity,
            register=row.register,
            record=row.id,
            field=found.field,
            name=row.name,
            place=self._places.get(row.village) if row.village is not None else None,
            round_id=row.round,
            pair=(found.other, row.id) if found.other is not None else None,
            accepted=self._accepted.get(key),
        )

    # People

    def _people(self, recorded: Recorded) -> Iterator[Finding]:
        shown = self._shown_by(recorded)
        people = duplicates.people(shown)
        yield from self._alike(people, shown)
        for column, sentence in _MISSING:
            lacking = [row["id"] for row in people if not row[column]]
            without = [shown[person] for person in lacking]
            if without:
                key = f"people:{column}:{_digest(lacking)}"  # of others it is another finding
                told = _(sentence).format(people=counting.persons(len(without)))
                first = without[0]
                yield Finding(
                    FindingKind.GAP, key, told, Severity.WARNING, first.register, first.id,
                    _field_of(first.register, column), "", None, first.round,
                    accepted=self._accepted.get(key),
                )  # fmt: skip

    def _shown_by(self, recorded: Recorded) -> dict[int, Row]:
        """The people of the records that were read, each with one record that shows them."""
        shown: dict[int, Row] = {}
        for register in REGISTERS:
            link = register.person_link or "person"
            for row in recorded.get(register.key, ()):
                person = row.values.get(link)
                if isinstance(person, int):
                    shown.setdefault(person, row)
        return shown

    def _alike(
        self, people: Sequence[Mapping[str, Any]], shown: Mapping[int, Row]
    ) -> Iterator[Finding]:
        """Two people who may be one: the same sound of name in a tambon, or one telephone."""
        asked: set[tuple[int, int]] = set()
        for column in ("sound_key", "phone"):
            groups: dict[str, list[Mapping[str, Any]]] = defaultdict(list)
            for row in people:
                if row[column]:
                    groups[row[column]].append(row)
            for group in groups.values():
                for one, other in _pairs(group):
                    pair = (one["id"], other["id"])
                    score, reasons = likeness(duplicates.traits(one), duplicates.traits(other))
                    if score and pair not in asked:
                        asked.add(pair)
                        yield self._pair(one, other, reasons, shown)

    def _pair(
        self,
        one: Mapping[str, Any],
        other: Mapping[str, Any],
        reasons: Sequence[str],
        shown: Mapping[int, Row],
    ) -> Finding:
        row = shown[other["id"]]
        key, name = pair_key(one["id"], other["id"]), _field_of(row.register, "first_name")
        why = ", ".join(_(REASONS[reason]) for reason in reasons)
        first = shown[one["id"]]
        where = _(register_called(first.register).one)
        sentence = _("Perhaps the same person as {who} ({roles}): {why}.").format(
            who=one["full_name"], roles=where, why=why
        )
        return Finding(
            FindingKind.DUPLICATE, key, sentence, Severity.WARNING, row.register, row.id,
            name, other["full_name"], duplicates.place(other), row.round,
            (one["id"], other["id"]), self._accepted.get(key),
        )  # fmt: skip


def _digest(what: object) -> str:
    return hashlib.blake2s(str(what).encode(), digest_size=6).hexdigest()


def _pairs(
    group: Sequence[Mapping[str, Any]],
) -> Iterable[tuple[Mapping[str, Any], Mapping[str, Any]]]:
    """Every two of a group; of a large one (a telephone that half a village gave) the first with
    each other.
    """
    if len(group) <= LARGE_GROUP:
        return combinations(group, 2)
    return ((group[0], other) for other in group[1:])


def _field_of(register: str, column: str) -> str:
    """The field of a register that shows `column` of a person, or the link to them."""
    link = register_called(register).person_link
    return f"{link}.{column}" if link else "person"


def _sentence(register: Register, found: Found) -> str:
    """What is wrong, with the field's name before it where a field's rule does not say it."""
    label = next((_(one.label) for one in register.fields if one.key == found.field), "")
    if found.kind is not FindingKind.MISTAKE or not label or label in found.sentence:
        return found.sentence
    return f"{label}: {found.sentence}"
