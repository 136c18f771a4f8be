"""From rows that were read to what would be stored: links between sheets, what is known already.

Rows point at people by national ID first, then by name and village. A row whose person is held
back, unknown or in doubt is held back with that reason.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import cast

from desktop.exchange.known import load_known
from desktop.exchange.notes import Note
from desktop.exchange.people import HeldBack, People, Role, about
from desktop.exchange.records import HeldPerson, ReadRow, SheetRows, Who
from desktop.exchange.staged import NEW_ROUND, Staging
from desktop.exchange.tables import COLUMNS
from desktop.programme.trainer_course import COURSES, TRAINEES
from desktop.programme.values import check_values
from desktop.programme.vocabulary import Context, Problem, Severity, Value
from desktop.thai.names import name_key, parse_name
from desktop.thai.problems import NotUnderstood
from desktop.thai.text import fold
from desktop.words import _

ORDER = (
    *("sages", "trainees", "team_members", "households", "participants", "visits", "groups"),
    "materials",
)
"""The registers in the order in which their rows are linked: each may point at what is before."""

_AT_HOME = {"sages", "households", "groups"}  # whose villages become the round's target villages


@dataclass
class Plan:
    """What an import would do: rows to write, counts, and the notes that linking added.

    `repeated` are the rows, by sheet, that say again what a row of another sheet said.
    """

    staging: Staging = field(default_factory=Staging)
    stored: Counter[str] = field(default_factory=Counter)
    same: int = 0
    targets: set[int] = field(default_factory=set)
    held_back: list[Note] = field(default_factory=list)
    skipped: list[Note] = field(default_factory=list)
    repeated: dict[str, set[int]] = field(default_factory=dict)


class _HeldBackRow(Exception):  # noqa: N818  it is an answer, not a fault
    """A row that cannot be linked: heading, text and reason."""

    def __init__(self, column: str, value: str, reason: str) -> None:
        super().__init__(reason)
        self.column, self.value, self.reason = column, value, reason


class _Repeated(Exception):  # noqa: N818  it is an answer, not a fault
    """A row of another sheet that says again what `row` said."""

    def __init__(self, row: ReadRow) -> None:
        super().__init__(row.row)
        self.row = row


def make_plan(sheets: Sequence[SheetRows], round_id: int | None, context: Context) -> Plan:
    """Link every row that was read, and compare it with what the office holds."""
    ordered = sorted(sheets, key=lambda sheet: ORDER.index(sheet.register))
    return _Planner(ordered, round_id, context).plan()


class _Planner:
    """Links the rows of all sheets, register by register."""

    def __init__(self, sheets: Sequence[SheetRows], round_id: int | None, context: Context) -> None:
        self._sheets, self._context = sheets, context
        self._round = NEW_ROUND if round_id is None else round_id
        self._out = Plan()
        self._tables = self._out.staging
        load_known(self._tables, sheets, round_id)
        self._people = People(self._tables["person"])
        self._sages = Role(self._people, self._tables["sage"], "person")
        self._households = Role(self._people, self._tables["household"], "representative")
        self._team = Role(self._people, self._tables["team_member"], "person")
        self._held = HeldBack()
        for sheet in sheets:
            for held in sheet.held_people:
                self._held.add(held)
        self._crafts = {
            row["name"]: key for key, row in self._tables["occupation_kind"].rows.items()
        }
        self._courses = {
            (fold(row["name"]), row["starts_on"], row["ends_on"]): key
            for key, row in self._tables["course"].rows.items()
        }
        self._said: dict[tuple[str, int | None], ReadRow] = {}
        self._numbers: Counter[tuple[int, str]] = Counter()
        self._index_children()

    def _index_children(self) -> None:
        tables = self._tables
        self._trainees = {
            (r["course"], r["sage"]): key for key, r in tables["trainee"].rows.items()
        }
        self._visits = {
            (r["household"], r["number"]): key for key, r in tables["visit"].rows.items()
        }
        self._groups = {
            (row["village"], fold(row["name"])): key
            for key, row in tables["occupation_group"].rows.items()
        }
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
                try:
                    stored = ways[sheet.register](row)
                except _HeldBackRow as held:
                    self._hold_back(sheet.register, row, held)
                    continue
                except _Repeated as said:
                    self._skip_row(row, said.row)
                    continue
                if row.village is not None and sheet.register in _AT_HOME:
                    self._out.targets.add(row.village)
                if stored:
                    self._count(sheet.register, row)
                else:
                    self._out.same += 1
            if sheet.register == "sages":
                self._forums(sheet.rows)
        self._lead_the_teams()
        return self._out

    def _count(self, register: str, row: ReadRow) -> None:
        self._out.stored[register] += 1
        if register == "trainees" and row.values.get("result") == "passed":
            self._out.stored["trained"] += 1
        if register == "visits" and any(key.startswith("income_") for key in row.values):
            self._out.stored["incomes"] += 1

    def _hold_back(self, register: str, row: ReadRow, held: _HeldBackRow) -> None:
        note = Note(row.sheet, row.row, held.column, held.value, held.reason)
        self._out.held_back.append(note)
        if row.who is not None:
            self._held.add(HeldPerson(row.who, register, row.sheet, row.row))

    def _own(self, table: str, row: ReadRow) -> dict[str, Value]:
        """The row's values that are columns of `table` itself."""
        own = {key: value for key, value in row.values.items() if key in COLUMNS[table]}
        if "round" in COLUMNS[table]:
            own["round"] = self._round
        return own

    def _put(
        self, table: str, row_id: int | None, values: dict[str, Value], row: ReadRow
    ) -> tuple[int, bool]:
        """The record that a row describes, new or known; its id, and whether anything changes."""
        said = self._said.get((table, row_id)) if row_id is not None else None
        if said is not None:
            raise _Repeated(said)
        staged = self._tables[table]
        changed = row_id is None or staged.merge(row_id, values)
        record = staged.add(values) if row_id is None else row_id
        self._said[table, record] = row
        return record, changed

    def _person(self, row: ReadRow, link: str) -> tuple[int, bool]:
        """The person a row describes, known or new."""
        who = cast("Who", row.who)
        values = {
            key.removeprefix(f"{link}."): value
            for key, value in row.values.items()
            if key.startswith(f"{link}.")
        }
        if link == "representative" and row.values.get("house_no"):
            values["house_no"] = row.values["house_no"]
        try:
            return self._people.put(who, values)
        except NotUnderstood as problem:
            raise _HeldBackRow(*about(row), problem.reason) from problem

    def _occupation(self, row: ReadRow, key: str) -> int | None:
        name = str(row.values.get(f"{key}.name") or "")
        if not name:
            return None
        if name not in self._crafts:
            self._crafts[name] = self._tables["occupation_kind"].add({"name": name})
        return self._crafts[name]

    def _sage(self, row: ReadRow) -> bool:
        person, new = self._person(row, "person")
        values = self._own("sage", row)
        values |= {"person": person, "craft": self._occupation(row, "craft")}
        sage, changed = self._put("sage", self._sages.of(person), values, row)
        self._sages.put(person, sage)
        return new or changed

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
            forum = self._tables["forum"]
            if village in forums:
                forum.merge(forums[village], values)
            else:
                forum.add(values)
            for row in said:
                if row.values["forum.held_on"] != day:
                    reason = _("The other rows of the village say another day; theirs is kept.")
                    self._skip_cell(row, "forum.held_on", reason)

    def _skip_row(self, row: ReadRow, said: ReadRow) -> None:
        reason = _("The same as row {row} of {sheet}.").format(row=said.row, sheet=said.sheet)
        self._out.skipped.append(Note(row.sheet, row.row, *about(row), reason))
        self._out.repeated.setdefault(row.sheet, set()).add(row.row)

    def _skip_cell(self, row: ReadRow, key: str, reason: str) -> None:
        self._out.skipped.append(Note(row.sheet, row.row, *row.told(key), reason))

    def _trainee(self, row: ReadRow) -> bool:
        sage = self._pointed_at(row, "sages", self._sages)
        course, days = self._course(row)
        values = self._own("trainee", row)
        values |= {"course": course, "sage": sage}
        self._check(row, TRAINEES.rules, {**values, "course.days": days})
        key = self._trainees.get((course, sage))
        trainee, changed = self._put("trainee", key, values, row)
        self._trainees[course, sage] = trainee
        return changed

    def _check(
        self, row: ReadRow, rules: Iterable[Callable[..., Iterable[Problem]]],
        values: dict[str, Value],
    ) -> None:  # fmt: skip
        """Hold the row back at the first error of `rules`."""
        for rule in rules:
            for problem in rule(values, self._context):
                if problem.severity is Severity.ERROR:
                    raise _HeldBackRow(*row.told(problem.field), problem.message)

    def _course(self, row: ReadRow) -> tuple[int, int]:
        """The course of a row, known or new, and its days. Same name and days: the same course."""
        settings = self._context.round
        given = {
            key.removeprefix("course."): value
            for key, value in row.values.items()
            if key.startswith("course.")
        }
        start = given.get("starts_on")
        if not isinstance(start, date):
            raise _HeldBackRow("", "", _("The first day of the course is missing."))
        end = given.get("ends_on") or start + timedelta(days=settings.course_days - 1)
        end = cast("date", end)
        name = given.get("name") or _("Sammachip trainer course", "th")
        span = (end - start).days + 1
        values: dict[str, Value] = {
            "days": span, **given, "round": self._round, "name": name, "ends_on": end
        }  # fmt: skip
        for problem in check_values(COURSES, values, self._context):
            if problem.severity is Severity.ERROR:
                raise _HeldBackRow(*row.told(f"course.{problem.field}"), problem.message)
        key = (fold(str(name)), start, end)
        course = self._courses.get(key)
        if course is None:
            course = self._tables["course"].add(values)
            self._courses[key] = course
        return course, int(self._tables["course"].rows[course]["days"])

    def _pointed_at(self, row: ReadRow, register: str, role: Role) -> int:
        """The sage or household a row is about."""
        who = cast("Who", row.who)
        try:
            return role.find(who)
        except NotUnderstood as problem:
            reason = problem.reason or self._why_nobody(register, who)
            raise _HeldBackRow(*about(row), reason) from problem

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
        person, new = self._person(row, "representative")
        values = self._own("household", row)
        values |= {"representative": person, "wanted": self._occupation(row, "wanted")}
        values["responsible"] = self._responsible(row)
        known = self._households.of(person)
        household, changed = self._put("household", known, values, row)
        self._households.put(person, household)
        return new or changed

    def _responsible(self, row: ReadRow) -> int | None:
        """The team member named in the household's row, made one of the team if a sage."""
        text = str(row.values.get("responsible.name") or "")
        if not text:
            return None
        name = parse_name(text)
        who = Who(None, name, row.village, name_key(name))
        for role in (self._team, self._sages):
            try:
                found = role.find(who)
            except NotUnderstood as problem:
                reason = problem.reason
                continue
            return found if role is self._team else self._team_member(found)
        held = self._held.find("sages", who)
        if held is not None:
            reason = _("This trainer's own row ({row}) is held back; the trainer is left blank.")
            reason = reason.format(row=held.row)
        self._skip_cell(
            row, "responsible", reason or _("No sage of this village; the trainer is left blank.")
        )
        return None

    def _team_member(self, sage_id: int) -> int:
        """A sage of the village as a member of its team; the selected one leads."""
        sage = self._tables["sage"].rows[sage_id]
        known = self._team.of(sage["person"])
        if known is not None:
            return known
        member = self._tables["team_member"].add(
            {
                "round": self._round,
                "village": sage["village"],
                "person": sage["person"],
                "role": "lead" if sage.get("selected") else "member",
            }
        )
        self._team.put(sage["person"], member)
        return member

    def _lead_the_teams(self) -> None:
        """Where a team was formed, the selected sage is on it as its lead."""
        formed = {row["village"] for row in self._tables["team_member"].inserts.values()}
        for sage_id, sage in list(self._tables["sage"].rows.items()):
            if sage.get("selected") and sage["village"] in formed:
                self._team_member(sage_id)

    def _visit(self, row: ReadRow) -> bool:
        household = self._pointed_at(row, "households", self._households)
        values = {**self._own("visit", row), "household": household}
        key = household, cast("int", row.values["number"])
        self._visits[key], changed = self._put("visit", self._visits.get(key), values, row)
        return changed

    def _group(self, row: ReadRow) -> bool:
        values = self._own("occupation_group", row)
        values["occupation"] = self._occupation(row, "occupation")
        key = row.village, fold(str(row.values["name"]))
        self._groups[key], changed = self._put(
            "occupation_group", self._groups.get(key), values, row
        )
        return changed

    def _need(self, row: ReadRow) -> bool:
        household = self._pointed_at(row, "households", self._households)
        values = {**self._own("material_need", row), "household": household}
        item = household, fold(str(row.values["item"]))
        key = (*item, self._numbers[item])
        self._numbers[item] += 1
        self._needs[key], changed = self._put("material_need", self._needs.get(key), values, row)
        return changed

    def _member(self, row: ReadRow) -> bool:
        sage = self._tables["sage"].rows[self._pointed_at(row, "sages", self._sages)]
        values = {**self._own("team_member", row), "person": sage["person"]}
        values["village"] = sage["village"]
        member, changed = self._put("team_member", self._team.of(sage["person"]), values, row)
        self._team.put(sage["person"], member)
        return changed
