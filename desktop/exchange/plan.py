"""From rows that were read to what would be stored: links between sheets, what is known already.

Rows point at people by national ID first, then by name and village. A row whose person is held
back, unknown or in doubt is held back with that reason. What the office has on record is kept, and
a row that says otherwise is told of.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import cast

from desktop.exchange.courses import Courses
from desktop.exchange.groups import Groups
from desktop.exchange.known import load_known
from desktop.exchange.ledger import HeldBackRow, Ledger, RepeatedRow, about, own_values
from desktop.exchange.notes import Note
from desktop.exchange.people import HeldBack, Role
from desktop.exchange.records import HeldPerson, ReadRow, SheetRows, Who
from desktop.exchange.staged import NEW_ROUND, Staging
from desktop.exchange.tables import COLUMNS
from desktop.exchange.teams import Teams
from desktop.exchange.visits import asked_of_visits
from desktop.programme.rounds import COHORT
from desktop.programme.trainer_course import TRAINEES
from desktop.programme.vocabulary import Context, Severity, Value, Values
from desktop.thai.problems import NotUnderstood
from desktop.thai.text import fold
from desktop.words import _

ORDER = (
    *("sages", "trainees", "team_members", "groups", "households", "participants", "visits"),
    "materials",
)
"""The registers in the order in which their rows are linked: each may point at what is before."""

_AT_HOME = {"sages", "households", "groups"}  # whose villages become the round's target villages


@dataclass
class Plan:
    """What an import would do: rows to write, counts, and the notes that linking added.

    `repeated` are the rows, by sheet, that say again what a row of another sheet said; `warnings`
    tell what is odd beside other records, and keep nothing from being stored.
    """

    staging: Staging = field(default_factory=Staging)
    stored: Counter[str] = field(default_factory=Counter)
    same: int = 0
    targets: set[int] = field(default_factory=set)
    held_back: list[Note] = field(default_factory=list)
    skipped: list[Note] = field(default_factory=list)
    repeated: dict[str, set[int]] = field(default_factory=dict)
    warnings: list[Note] = field(default_factory=list)


def make_plan(
    sheets: Sequence[SheetRows],
    round_id: int | None,
    context: Context,
    places: Mapping[int, str],
) -> Plan:
    """Link every row that was read, and compare it with what the office holds.

    `places` are the names of the villages by id.
    """
    ordered = sorted(sheets, key=lambda sheet: ORDER.index(sheet.register))
    return _Planner(ordered, round_id, context, places).plan()


class _Planner:
    """Links the rows of all sheets, register by register."""

    def __init__(
        self,
        sheets: Sequence[SheetRows],
        round_id: int | None,
        context: Context,
        places: Mapping[int, str],
    ) -> None:
        self._sheets, self._context = sheets, context
        self._round = NEW_ROUND if round_id is None else round_id
        self._out = Plan()
        self._tables = tables = self._out.staging
        load_known(tables, sheets, round_id)
        self._ledger = Ledger(tables, places)
        self._sages = Role(self._ledger.people, tables["sage"], "person")
        self._households = Role(self._ledger.people, tables["household"], "representative")
        self._held = HeldBack()
        for sheet in sheets:
            for held in sheet.held_people:
                self._held.add(held)
        self._courses = Courses(self._ledger, self._round, context)
        self._teams = Teams(self._ledger, self._round, self._sages, self._held)
        self._groups = Groups(self._ledger)
        self._is_cohort = context.round.variant == COHORT
        self._numbers: Counter[tuple[int, str]] = Counter()
        self._new_visits: list[tuple[int, ReadRow]] = []
        self._index()

    def _index(self) -> None:
        """Find records by what tells them apart."""
        tables = self._tables
        self._crafts = {row["name"]: key for key, row in tables["occupation_kind"].rows.items()}
        self._trainees = {
            (row["course"], row["sage"]): key for key, row in tables["trainee"].rows.items()
        }
        visits = tables["visit"].rows.items()
        self._visits = {(row["household"], row["number"]): key for key, row in visits}
        self._visits_on = {(row["household"], row["visited_on"]): key for key, row in visits}
        seen: Counter[tuple[int, str]] = Counter()
        self._needs: dict[tuple[int, str, int], int] = {}
        for key, row in sorted(tables["material_need"].rows.items()):
            item = (row["household"], fold(row["item"]))
            self._needs[*item, seen[item]] = key
            seen[item] += 1

    def plan(self) -> Plan:
        """Every row, linked."""
        ways: dict[str, Callable[[ReadRow], bool]] = {
            "sages": self._sage, "trainees": self._trainee, "households": self._household,
            "participants": self._household, "visits": self._visit, "groups": self._group,
            "materials": self._need, "team_members": self._member,
        }  # fmt: skip
        for sheet in self._sheets:
            for row in sheet.rows:
                self._link(sheet.register, row, ways[sheet.register])
            if sheet.register == "sages":
                self._forums(sheet.rows)
        self._teams.lead()
        self._out.skipped += self._ledger.skipped
        self._out.warnings += asked_of_visits(self._tables, self._new_visits, self._context)
        return self._out

    def _link(self, register: str, row: ReadRow, way: Callable[[ReadRow], bool]) -> None:
        try:
            gains = way(row)
        except HeldBackRow as held:
            self._ledger.close_row(stored=False)
            self._hold_back(register, row, held)
            return
        except RepeatedRow as said:
            self._ledger.close_row(stored=False)
            self._skip_row(row, said.row)
            return
        self._ledger.close_row(stored=True)
        if not gains:
            self._out.same += 1
            return
        self._count(register, row)
        if row.village is not None and register in _AT_HOME:
            self._out.targets.add(row.village)

    def _count(self, register: str, row: ReadRow) -> None:
        self._out.stored[register] += 1
        if register == "trainees" and row.values.get("result") == "passed":
            self._out.stored["trained"] += 1
        if register == "trainees" and row.values.get("result") == "failed":
            self._out.stored["failed"] += 1
        if register == "visits" and any(key.startswith("income_") for key in row.values):
            self._out.stored["incomes"] += 1

    def _hold_back(self, register: str, row: ReadRow, held: HeldBackRow) -> None:
        self._out.held_back.append(Note(row.sheet, row.row, *held.cell, held.reason))
        if row.who is not None:
            self._held.add(HeldPerson(row.who, register, row.sheet, row.row))

    def _skip_row(self, row: ReadRow, said: ReadRow) -> None:
        reason = _("The same as row {row} of {sheet}.").format(row=said.row, sheet=said.sheet)
        self._ledger.skip_cell(row, about(row), reason)
        self._out.repeated.setdefault(row.sheet, set()).add(row.row)

    def _own(self, table: str, row: ReadRow) -> dict[str, Value]:
        """The row's values that are columns of `table` itself, and the round."""
        own = own_values(row, COLUMNS[table])
        if "round" in COLUMNS[table]:
            own["round"] = self._round
        return own

    def _occupation(self, row: ReadRow, table: str, record: int | None, column: str) -> int | None:
        """The occupation named in a row, made if `record` is to point at a new one."""
        name = str(row.values.get(f"{column}.name") or "")
        if not name:
            return None

        def make() -> int:
            self._crafts[name] = self._tables["occupation_kind"].add({"name": name})
            return self._crafts[name]

        return self._ledger.link(table, record, column, self._crafts.get(name), make)

    def _sage(self, row: ReadRow) -> bool:
        person, person_gains = self._ledger.person(row, "person")
        known = self._sages.of(person)
        values = self._own("sage", row)
        values |= {"person": person, "craft": self._occupation(row, "sage", known, "craft")}
        sage, gains = self._ledger.put("sage", known, values, row)
        self._sages.put(person, sage)
        return person_gains or gains

    def _forums(self, rows: Iterable[ReadRow]) -> None:
        """One forum for each village: on the day that most of its rows say."""
        told: dict[int, list[ReadRow]] = {}
        for row in rows:
            if row.village is not None and row.values.get("forum.held_on"):
                told.setdefault(row.village, []).append(row)
        forums = {row["village"]: key for key, row in self._tables["forum"].rows.items()}
        for village, said in told.items():
            day = Counter(row.values["forum.held_on"] for row in said).most_common(1)[0][0]
            values: dict[str, Value] = {"round": self._round, "village": village, "held_on": day}
            agreeing = [row for row in said if row.values["forum.held_on"] == day]
            self._ledger.enter("forum", forums.get(village), values, agreeing[0])
            self._ledger.close_row(stored=True)
            reason = _("The other rows of the village say another day; theirs is kept.")
            for row in said:
                if row.values["forum.held_on"] != day:
                    self._ledger.skip_cell(row, row.told("forum.held_on"), reason)

    def _trainee(self, row: ReadRow) -> bool:
        sage = self._pointed_at(row, "sages", self._sages)
        told = self._courses.told(row)
        values = self._own("trainee", row)
        self._check(row, {**values, "sage": sage, "course.days": self._courses.days(told)})
        course, course_gains = self._courses.put(told, row)
        values |= {"course": course, "sage": sage}
        key = course, sage
        known = self._trainees.get(key)
        self._trainees[key], gains = self._ledger.put("trainee", known, values, row)
        return course_gains or gains

    def _check(self, row: ReadRow, trainee: Values) -> None:
        """Hold the row back at the first error of the trainer course's rules."""
        for rule in TRAINEES.rules:
            for problem in rule(trainee, self._context):
                if problem.severity is Severity.ERROR:
                    raise HeldBackRow(row.told(problem.field), problem.message)

    def _pointed_at(self, row: ReadRow, register: str, role: Role) -> int:
        """The sage or household a row is about."""
        who = cast("Who", row.who)
        try:
            return role.find(who)
        except NotUnderstood as problem:
            reason = problem.reason or self._why_nobody(register, who)
            raise HeldBackRow(about(row), reason) from problem

    def _why_nobody(self, register: str, who: Who) -> str:
        held = self._held.find(register, who)
        if held is None and register == "households":
            held = self._held.find("participants", who)
        if held is not None:
            return _("Row {row} of {sheet}, which this belongs to, is held back.").format(
                row=held.row, sheet=held.sheet
            )
        if register == "sages":
            return _("No sage of this round has this national ID or name.")
        return _("No household of this round has this national ID or name.")

    def _household(self, row: ReadRow) -> bool:
        person, person_gains = self._ledger.person(row, "representative")
        known = self._households.of(person)
        values = self._own("household", row)
        values["representative"] = person
        values["wanted"] = self._occupation(row, "household", known, "wanted")
        values["responsible"] = self._teams.responsible(row, known)
        values["group"] = self._groups.joined(row, anywhere=self._is_cohort)
        household, gains = self._ledger.put("household", known, values, row)
        self._households.put(person, household)
        return person_gains or gains

    def _visit(self, row: ReadRow) -> bool:
        household = self._pointed_at(row, "households", self._households)
        values = {**self._own("visit", row), "household": household}
        key = household, cast("int", row.values["number"])
        known = self._visits.get(key)
        if known is None:
            known = self._unsaid("visit", self._visits_on.get((household, values["visited_on"])))
        self._visits[key], gains = self._ledger.put("visit", known, values, row)
        if gains:
            self._new_visits.append((self._visits[key], row))
        return gains

    def _group(self, row: ReadRow) -> bool:
        values = self._own("occupation_group", row)
        known = self._groups.known(values)
        values["occupation"] = self._occupation(row, "occupation_group", known, "occupation")
        return self._groups.put(known, values, row)

    def _unsaid(self, table: str, record: int | None) -> int | None:
        """`record`, unless a row of this import speaks of it already."""
        return None if record is None or self._ledger.is_said(table, record) else record

    def _need(self, row: ReadRow) -> bool:
        household = self._pointed_at(row, "households", self._households)
        values = {**self._own("material_need", row), "household": household}
        item = household, fold(str(row.values["item"]))
        key = (*item, self._numbers[item])
        self._numbers[item] += 1
        known = self._needs.get(key)
        self._needs[key], gains = self._ledger.put("material_need", known, values, row)
        return gains

    def _member(self, row: ReadRow) -> bool:
        return self._teams.member(row, self._pointed_at(row, "sages", self._sages))
