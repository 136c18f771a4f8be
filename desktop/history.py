"""Who changed what, when: the change log in the words and values that people read.

Everything here only reads. Pages go from the newest to the oldest, each from where the one before
ended, so that the last page of a long log costs what the first does.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from db import changes as log
from db.changes import ActionRecord, ChangeRecord
from db.errors import Damaged
from db.queries import history as found
from db.queries import listing
from db.queries.conditions import Condition
from desktop import records
from desktop.changed_fields import Change, read_changes
from desktop.known_rows import KnownRows
from desktop.logged import subjects
from desktop.office import Office
from desktop.problems import Refused, refusing
from desktop.programme.vocabulary import Register
from desktop.steps import LASTING
from desktop.thai.text import search_text
from desktop.views import ActionEntry
from desktop.words import N_, _

PAGE = 100
"""Actions, or changed rows, read together."""

NAMED = 200
"""How many people that a text names are looked for in the log."""

KINDS = (
    ("edit", N_("Typed")),
    ("import", N_("Import")),
    ("merge", N_("Merged")),
    ("issue", N_("Certificates issued")),
    ("undo", N_("Undone")),
    ("redo", N_("Done again")),
)
"""The kinds of action that a person asks for."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What of the history is asked for; what is left blank narrows nothing.

    `subject` is a table of `desktop.logged`; `record` a register's key and the id of one record in
    it; `text` is looked for in the titles, and in the names and numbers of people.
    """

    who: str = ""
    kind: str = ""
    since: date | None = None
    until: date | None = None
    subject: str = ""
    text: str = ""
    record: tuple[Register, int] | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """One action: what it is called in the history, how many rows it wrote, whether it can go.

    `held` is the action that undo would take back for it: itself, or what did it again; None when
    it is undone, or nobody's work.
    """

    action: ActionEntry
    title: str
    rows: int
    held: int | None


@dataclass(frozen=True, slots=True)
class Page:
    """Some changes; `next` is where the following page begins, None at the end."""

    changes: tuple[Change, ...]
    next: int | None


def lines(
    office: Office, wanted: Wanted = Wanted(), before: int | None = None, limit: int = PAGE
) -> tuple[Line, ...]:
    """The newest actions asked for, newest first; `before` an action's id goes on from there."""
    meant = _meant(office, wanted)
    database = office.connection.database
    with refusing():
        return tuple(_line(one) for one in found.found_actions(database, meant, before, limit))


def changes_in(
    office: Office, action_id: int, after: int = 0, limit: int = PAGE, wanted: Wanted = Wanted()
) -> Page:
    """What one action changed, in the order in which it was written.

    Of what is `wanted`, only record and subject narrow it.
    """
    database = office.connection.database
    with refusing():
        written = found.changes_within(
            database, action_id, after, limit,
            rows=_rows(office, wanted), tables=(wanted.subject,) if wanted.subject else (),
        )  # fmt: skip
        read = _read(office, [(action_id, one) for one in written])
    return Page(read, written[-1].seq if len(written) == limit else None)


def changes(office: Office, wanted: Wanted = Wanted(), limit: int = PAGE) -> Iterator[Change]:
    """Every change asked for, newest action first; read page by page while it is walked."""
    before = None
    while page := lines(office, wanted, before, limit):
        for line in page:
            after: int | None = 0
            while after is not None:
                some = changes_in(office, line.action.id, after, limit, wanted)
                yield from some.changes
                after = some.next
        before = page[-1].action.id


def changes_of_record(
    office: Office,
    register: Register,
    id: int,  # noqa: A002  the column's name
    before: int | None = None,
    limit: int = PAGE,
) -> Page:
    """All that happened to one record and the people that it shows, newest first.

    Also of a record that is gone. `before` is a place in the log.
    """
    database = office.connection.database
    with refusing():
        rows = _rows(office, Wanted(record=(register, id)))
        written = found.changes_to_rows(database, rows, before, limit)
        read = _read(office, written)
    return Page(read, written[-1][1].seq if len(written) == limit else None)


def people(office: Office) -> list[str]:
    """Everybody who ever did something, by name."""
    return found.people_who_wrote(office.connection.database)


def subjects_named() -> tuple[tuple[str, str], ...]:
    """(table, label) of every kind of record that the history tells of."""
    return tuple((one.table, one.label) for one in subjects().values())


def check_log(office: Office) -> str:
    """Follow the whole log and say in one sentence that nothing in it was altered.

    Refused, with the place, when something was: missing, changed or moved.
    """
    with refusing():
        try:
            count = log.verify_chain(office.connection.database)
        except Damaged as damaged:
            raise Refused(
                _("The history is not as it was written ({place}). Restore a backup.").format(
                    place=damaged
                )
            ) from damaged
    return _("The history is whole: {count} changes, none altered.").format(count=f"{count:,}")


def _meant(office: Office, wanted: Wanted) -> found.Wanted:
    naming: tuple[tuple[str, int], ...] = ()
    if wanted.text.strip():
        same = [Condition("search_text", "search", search_text(wanted.text))]
        people_ = listing.select("person", ["id"], same, limit=NAMED)
        naming = tuple(("person", row[0]) for row in people_)
    return found.Wanted(
        who=wanted.who,
        kinds=(wanted.kind,) if wanted.kind else (),
        since=_moment(wanted.since),
        until=_moment(wanted.until + timedelta(days=1)) if wanted.until else "",
        tables=(wanted.subject,) if wanted.subject else (),
        rows=tuple(_rows(office, wanted)),
        text=wanted.text.strip(),
        naming=naming,
    )


def _moment(day: date | None) -> str:
    """The first moment of a day here, as the log writes moments."""
    if day is None:
        return ""
    here = datetime(day.year, day.month, day.day).astimezone()
    return here.astimezone(UTC).isoformat(timespec="milliseconds")


def _rows(office: Office, wanted: Wanted) -> list[tuple[str, int]]:
    """The rows that the record asked for shows, or showed when it was deleted."""
    if wanted.record is None:
        return []
    register, record = wanted.record
    rows = records.rows_of(register, record)
    if len(rows) > 1:
        return rows
    gone = found.rows_gone(office.connection.database, register.table, [record]).get(record, {})
    links = found.links_of(register.table)
    people_ = [column for column, table in links.items() if table == "person" and gone.get(column)]
    return [*rows, *(("person", gone[column]) for column in people_)]


def _line(action: ActionRecord) -> Line:
    entry = _entry(action)
    held = None if action.undone or action.kind in LASTING else action.last
    return Line(entry, _title(action), action.changes, held)


def _title(action: ActionRecord) -> str:
    if action.kind == "undo":
        return _("Undone: {action}").format(action=action.title)
    if action.kind == "redo":
        return _("Done again: {action}").format(action=action.title)
    return action.title


def _entry(action: ActionRecord) -> ActionEntry:
    at = datetime.fromisoformat(action.at_utc)
    return ActionEntry(action.id, at, action.who, action.kind, action.title, action.undone)


def _read(office: Office, written: Sequence[tuple[int, ChangeRecord]]) -> tuple[Change, ...]:
    """Rows of the log, each with the id of its action, as fields that people read."""
    database = office.connection.database
    actions = found.actions_by_id(database, {action_id for action_id, _change in written})
    by_id = {action_id: _entry(one) for action_id, one in actions.items()}
    known = KnownRows(database, office.rounds())
    return read_changes([(by_id[action_id], one) for action_id, one in written], known)
