"""The history on paper and as a workbook, as it is filtered."""

from collections.abc import Iterable
from datetime import date
from itertools import islice
from pathlib import Path

from desktop import history
from desktop.history import Change, Wanted
from desktop.office import Office
from desktop.problems import Refused
from desktop.programme.vocabulary import Column, Value
from desktop.words import N_, _
from ui.files import store_file
from ui.moments import moment

MOST_ROWS = 100_000
"""Changes in one workbook."""

MOST_ON_PAPER = 3_000

COLUMNS = (
    Column("when", N_("When"), width=18),
    Column("who", N_("By"), width=12),
    Column("title", N_("What was done"), width=32),
    Column("record", N_("Record"), width=26),
    Column("field", N_("Field"), width=18),
    Column("old", N_("Before"), width=22),
    Column("new", N_("After"), width=22),
)


def export(office: Office, wanted: Wanted, path: Path) -> str:
    """Write what is wanted to an .xlsx at `path`; the sentence that says so."""
    from desktop.exchange.register_export import register_workbook

    rows = _rows(history.changes(office, wanted), MOST_ROWS)
    store_file(path, register_workbook(_("History of changes"), COLUMNS, rows))
    return _("Saved: {file}").format(file=path)


def paper(office: Office, wanted: Wanted) -> bytes:
    """What is wanted as a PDF to print; Refused when it is too much for paper."""
    from desktop.documents import registers

    rows = _rows(history.changes(office, wanted), MOST_ON_PAPER)
    heads = [registers.Column(_(one.label), one.width) for one in COLUMNS]
    texts = [[str(value) for value in row] for row in rows]
    return registers.table_pdf(
        _("History of changes"), office.profile.name, heads, texts, landscape=True
    )


def _rows(changes: Iterable[Change], most: int) -> list[list[Value]]:
    rows = [_row(one) for one in islice(changes, most + 1)]
    if len(rows) > most:
        raise Refused(
            _("More than {most} changes; ask for fewer days or one kind of record.").format(
                most=f"{most:,}"
            )
        )
    return rows


def _row(change: Change) -> list[Value]:
    record = f"{change.kind}: {change.record}" if change.record else change.kind
    action = change.action
    when = moment(action.at, date.min)  # with its day, whichever it is
    return [when, action.who, action.title, record, change.field, change.old, change.new]
