"""A changed row of the log as the fields that people know, before and after."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from db.changes import ChangeRecord, Operation
from desktop.known_rows import KnownRows, links_in
from desktop.logged import subject
from desktop.programme.vocabulary import Field, Kind
from desktop.views import ActionEntry
from desktop.words import _

_NOTHING = (None, "")


@dataclass(frozen=True, slots=True)
class Change:
    """One field of one record, before and after, as people read them.

    `place` is its row's in the log; `kind` and `record` name the record; `operation` is insert,
    update or delete; `opens` is the register and the id under which the record can be looked at,
    None where it is gone or has no form.
    """

    place: int
    action: ActionEntry
    kind: str
    record: str
    operation: str
    field: str
    old: str
    new: str
    opens: tuple[str, int] | None


type Written = tuple[ActionEntry, ChangeRecord]


def read_changes(written: Iterable[Written], known: KnownRows) -> tuple[Change, ...]:
    """The fields of changed rows, each once for an action however often it wrote the row."""
    merged = _merged(written)
    known.load((one.table, one.row_id) for _action, one in merged if subject(one.table))
    known.load(
        link
        for _action, one in merged
        if (about := subject(one.table)) is not None
        for row in (one.before, one.after)
        if row is not None
        for link in links_in(about, row)
    )
    return tuple(change for action, one in merged for change in _fields(action, one, known))


def _fields(action: ActionEntry, change: ChangeRecord, known: KnownRows) -> Iterator[Change]:
    about = subject(change.table)
    if about is None:
        return
    before, after = change.before or {}, change.after or {}
    key = change.table, change.row_id
    register = known.register(key, after or before)
    kind = _(register.one if register else about.label)
    for column, field in about.fields.items():
        old, new = before.get(column), after.get(column)
        if _same(field, old, new, whole=not (before and after)):
            continue
        yield Change(
            change.seq, action, kind, known.name(key), change.operation.value, _(field.label),
            known.value(change.table, column, field, old),
            known.value(change.table, column, field, new),
            known.opens(key),
        )  # fmt: skip


def _same(field: Field, old: object, new: object, *, whole: bool) -> bool:
    """Whether there is nothing to tell: of a row that came or went, blanks and no's neither."""
    if whole and field.kind is Kind.FLAG:
        return not old and not new
    return old == new or (old in _NOTHING and new in _NOTHING)


def _merged(written: Iterable[Written]) -> list[Written]:
    """The changes with those of one row in one action as one, at the place of the first met."""
    by_row: dict[tuple[int, str, int], Written] = {}
    for action, one in written:
        key = (action.id, one.table, one.row_id)
        if key in by_row:
            one = _together(by_row[key][1], one)
        by_row[key] = action, one
    return list(by_row.values())


def _together(met: ChangeRecord, other: ChangeRecord) -> ChangeRecord:
    """What two changes of a row come to; `met` keeps its place."""
    first, last = sorted((met, other), key=lambda change: change.seq)
    operation = Operation.UPDATE
    if first.before is None:
        operation = Operation.INSERT
    elif last.after is None:
        operation = Operation.DELETE
    return ChangeRecord(met.seq, operation, met.table, met.row_id, first.before, last.after)
