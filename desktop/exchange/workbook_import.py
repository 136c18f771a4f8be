"""Import of an office's workbook: read and checked first, shown, then stored in one action.

`read_workbook` stores nothing. `store` writes everything in one transaction that one undo takes
back; a row with an error is held back, all others are stored.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from db.transaction import Transaction
from desktop.exchange.columns import unfit_registers, unused_columns
from desktop.exchange.files import Sheet, Workbook, open_workbook
from desktop.exchange.headings import Found, Recognised, Unused, recognise
from desktop.exchange.notes import Note
from desktop.exchange.plan import Plan, make_plan
from desktop.exchange.records import SheetRows
from desktop.exchange.rows import read_rows
from desktop.exchange.sheet_kinds import KINDS
from desktop.exchange.villages import Gazetteer
from desktop.office import Office
from desktop.problems import Refused
from desktop.programme.rounds import VILLAGE, RoundSettings
from desktop.programme.vocabulary import Context
from desktop.rounds import add_targets, put_round
from desktop.words import N_, _

type Progress = Callable[[int, int], None]
type Cancelled = Callable[[], bool]

_STEP = 500  # rows between two words of progress


class ImportCancelled(Refused):
    """The person stopped the import; nothing was stored."""

    def __init__(self) -> None:
        super().__init__(_("The import was stopped. Nothing was stored."))


@dataclass(frozen=True, slots=True)
class SheetPreview:
    """One sheet as it was understood. `kind` is "" for a sheet that was not recognised.

    `headings` are the first and last Excel row of its headings; `rows` counts those that will be
    stored or are stored already; `reason` says why a sheet is left out; `warnings` are what is
    unusual and stored all the same.
    """

    name: str
    kind: str
    label: str
    hidden: bool
    headings: tuple[int, int] = (0, 0)
    columns: tuple[Found, ...] = ()
    unused: tuple[Unused, ...] = ()
    rows: int = 0
    hidden_rows: int = 0
    repaired: tuple[Note, ...] = ()
    held_back: tuple[Note, ...] = ()
    skipped: tuple[Note, ...] = ()
    warnings: tuple[Note, ...] = ()
    reason: str = ""

    @property
    def held_rows(self) -> tuple[int, ...]:
        """The Excel numbers of the rows held back."""
        return tuple(sorted({note.row for note in self.held_back}))


@dataclass(frozen=True, slots=True)
class ImportResult:
    """What an import stored, by the names of the command line, and what it says of the rest.

    `beside` counts what the rows brought into being beside those records: target villages, forums,
    courses and team members; and the trainees, with those of them who failed.
    """

    stored: dict[str, int]
    beside: dict[str, int]
    same: int
    repaired: tuple[Note, ...]
    held_back: tuple[Note, ...]
    skipped: tuple[Note, ...]

    def as_json(self) -> dict[str, object]:
        """As `import --json` prints it."""
        return {
            "stored": dict(self.stored),
            "same": self.same,
            "repaired": [note.as_json() for note in self.repaired],
            "held_back": [note.as_json() for note in self.held_back],
            "skipped": [note.as_json() for note in self.skipped],
        }

    def lines(self) -> tuple[str, ...]:
        """The same for people: counts first, then what was held back and repaired."""
        counts = (f"{_(_COUNTED[key])}: {count}" for key, count in self.stored.items())
        told = (
            (_("Repaired"), self.repaired),
            (_("Held back"), self.held_back),
            (_("Skipped"), self.skipped),
        )
        return (
            *counts,
            f"{_('Stored already')}: {self.same}",
            *(
                f"{label}: {note.sheet} {note.row} {note.column} {note.value}: {note.reason}"
                for label, notes in told
                for note in notes
            ),
        )


_COUNTED = {
    "sages": N_("Sages"),
    "households": N_("Target households"),
    "followup_incomes": N_("Visits and incomes"),
    "groups": N_("Occupation groups"),
    "materials": N_("Materials by household"),
    "trained_trainers": N_("Trainers who passed"),
}


@dataclass(frozen=True)
class Preview:
    """A workbook as it was understood, before anything is stored.

    `stored`, `beside` and `same` count as `ImportResult` does; `writes` is how many rows of all
    tables would be written.
    """

    file: str
    encoding: str
    settings: RoundSettings
    sheets: tuple[SheetPreview, ...]
    stored: dict[str, int]
    beside: dict[str, int]
    same: int
    writes: int
    workbook: Workbook
    read: tuple[SheetRows, ...]

    @property
    def held_back(self) -> tuple[Note, ...]:
        """Every note of a row held back, sheet by sheet."""
        return tuple(note for sheet in self.sheets for note in sheet.held_back)

    @property
    def storable(self) -> bool:
        """Whether anything would be stored."""
        return self.writes > 0

    def as_result(self) -> ImportResult:
        """What `store` would answer now."""
        return ImportResult(self.stored, self.beside, self.same, *_told(self.sheets))


def read_workbook(
    path: Path | str,
    office: Office,
    round: RoundSettings,  # noqa: A002  the programme's word
    *,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
) -> Preview:
    """What the workbook at `path` would store in `round`; nothing is written.

    Refused when the file cannot be read, or no sheet of it is recognised.
    """
    workbook = open_workbook(path)
    found = [(sheet, recognise(sheet)) for sheet in workbook.sheets]
    unfit = unfit_registers(round)
    taken = [
        (sheet, one)
        for sheet, one in found
        if one and one.kind.key not in unfit and not sheet.hidden
    ]
    if not any(recognised for _sheet, recognised in found):
        raise Refused(_nothing_recognised(workbook))
    tick = _Ticker(sum(sheet.height for sheet, _one in taken), progress, cancelled)
    places, today = Gazetteer(office.villages()), office.today()
    read = {sheet.name: read_rows(sheet, one, places, round, today, tick) for sheet, one in taken}
    rows = tuple(read.values())
    if not any(one.read for one in rows) and not any(sheet.hidden for sheet, _one in found):
        raise Refused(_("The workbook has no data."))
    plan = _plan(office, rows, round, today)
    sheets = tuple(_shown(sheet, one, read.get(sheet.name), plan) for sheet, one in found)
    beside = _beside(plan, len(_new_targets(office, plan, round)))
    counts = _counted(plan), beside, plan.same, plan.staging.writes
    return Preview(workbook.name, workbook.encoding, round, sheets, *counts, workbook, rows)


def store(
    office: Office,
    preview: Preview,
    *,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
) -> ImportResult:
    """Store what `preview` shows, all of it or nothing, as one action that can be undone.

    What the office holds is looked at again inside the transaction. Raises ImportCancelled when
    `cancelled` says so before the end, Refused when the office does not take it.
    """

    def work(tx: Transaction) -> tuple[Plan, int]:
        plan = _plan(office, preview.read, preview.settings, office.today())
        tick = _Ticker(plan.staging.writes, progress, cancelled, step=1)
        round_id = _round_id(office, preview.settings)
        targets = _new_targets(office, plan, preview.settings)
        if round_id is None:
            round_id = put_round(tx, preview.settings, targets)
        else:
            add_targets(tx, round_id, targets)
        plan.staging.store(tx, round_id, tick.add)
        return plan, len(targets)

    title = _("Import {file}").format(file=preview.file)
    if not preview.storable:
        return preview.as_result()
    plan, targets = office.write(title, work, kind="import")
    office.connection.analyse()
    sheets = tuple(
        _again(sheet, next((one for one in preview.read if one.sheet == sheet.name), None), plan)
        for sheet in preview.sheets
    )
    return ImportResult(_counted(plan), _beside(plan, targets), plan.same, *_told(sheets))


def _plan(
    office: Office, rows: tuple[SheetRows, ...], settings: RoundSettings, today: date
) -> Plan:
    places = {place.id: f"{place.label} {place.tambon}" for place in office.villages()}
    return make_plan(rows, _round_id(office, settings), Context(settings, today), places)


def _round_id(office: Office, settings: RoundSettings) -> int | None:
    for entry in office.rounds():
        if (entry.settings.year, entry.settings.variant) == (settings.year, settings.variant):
            return entry.id
    return None


class _Ticker:
    """Tells progress in rows, and stops everything when the person asks to."""

    def __init__(
        self, total: int, progress: Progress | None, cancelled: Cancelled | None, step: int = _STEP
    ) -> None:
        self._total, self._progress, self._cancelled = total, progress, cancelled
        self._step, self._done = step, 0

    def __call__(self, _row: int) -> None:
        self.add(1)

    def add(self, rows: int) -> None:
        """So many rows more are done."""
        self._done += rows
        if self._done % self._step:
            return
        if self._cancelled is not None and self._cancelled():
            raise ImportCancelled
        if self._progress is not None:
            self._progress(min(self._done, self._total), self._total)


def _nothing_recognised(workbook: Workbook) -> str:
    if not any(sheet.height > 1 for sheet in workbook.sheets):
        return _("The workbook has no data.")
    wanted = ", ".join(_(kind.label) for kind in KINDS)
    return _("No sheet has headings of a register that is known: {registers}.").format(
        registers=wanted
    )


def _counted(plan: Plan) -> dict[str, int]:
    stored = plan.stored
    return {
        "sages": stored["sages"],
        "households": stored["households"] + stored["participants"],
        "followup_incomes": stored["incomes"],
        "groups": stored["groups"],
        "materials": stored["materials"],
        "trained_trainers": stored["trained"],
    }


def _beside(plan: Plan, targets: int) -> dict[str, int]:
    return {
        "target_villages": targets,
        "forums": len(plan.staging["forum"].inserts),
        "courses": len(plan.staging["course"].inserts),
        "trainees": plan.stored["trainees"],
        "failed_trainees": plan.stored["failed"],
        "team_members": len(plan.staging["team_member"].inserts),
    }


def _new_targets(office: Office, plan: Plan, settings: RoundSettings) -> set[int]:
    """The villages that become target villages of the round."""
    if settings.variant != VILLAGE:
        return set()
    round_id = _round_id(office, settings)
    present = office.targets(round_id) if round_id is not None else ()
    return plan.targets - {place.id for place in present}


def _shown(
    sheet: Sheet, recognised: Recognised | None, rows: SheetRows | None, plan: Plan
) -> SheetPreview:
    if recognised is None:
        reason = _("The headings are those of no register.") if sheet.height > 1 else _("No data.")
        return SheetPreview(sheet.name, "", "", sheet.hidden, reason=reason)
    shown = SheetPreview(
        sheet.name,
        recognised.kind.key,
        recognised.kind.label,
        sheet.hidden,
        (recognised.first_row, recognised.last_row),
        tuple(sorted(recognised.columns.values(), key=lambda column: column.index)),
        (*recognised.unused, *unused_columns(recognised)),
        hidden_rows=len(sheet.facts.hidden_rows),
        reason=_why_left_out(sheet) if rows is None else "",
    )
    return _again(shown, rows, plan)


def _why_left_out(sheet: Sheet) -> str:
    if sheet.hidden:
        return _("The sheet is hidden. Unhide it in Excel if it is to be imported.")
    return _("This round has no such register.")


def _again(shown: SheetPreview, rows: SheetRows | None, plan: Plan) -> SheetPreview:
    """The sheet with the notes of reading and of `plan`; what is held back was not repaired."""
    if rows is None:
        return shown
    linked = [note for note in plan.held_back if note.sheet == shown.name]
    held = sorted((*rows.held_back, *linked), key=lambda note: note.row)
    held_rows = {note.row for note in held}
    left_out = held_rows | plan.repeated.get(shown.name, set())
    cells = (note for note in plan.skipped if note.sheet == shown.name)
    asked = [note for note in plan.warnings if note.sheet == shown.name]
    about = {(note.row, note.column) for note in asked}  # they know more than the row by itself
    by_itself = [note for note in rows.warnings if (note.row, note.column) not in about]
    return replace(
        shown,
        rows=sum(row.row not in left_out for row in rows.rows),
        repaired=tuple(note for note in rows.repaired if note.row not in left_out),
        held_back=tuple(held),
        skipped=tuple(sorted((*rows.skipped, *cells), key=lambda note: note.row)),
        warnings=tuple(note for note in (*by_itself, *asked) if note.row not in left_out),
    )


def _told(
    sheets: tuple[SheetPreview, ...],
) -> tuple[tuple[Note, ...], tuple[Note, ...], tuple[Note, ...]]:
    """What was repaired, held back and skipped, sheet by sheet."""
    return (
        tuple(note for sheet in sheets for note in sheet.repaired),
        tuple(note for sheet in sheets for note in sheet.held_back),
        tuple(note for sheet in sheets for note in sheet.skipped),
    )
