"""Copies the chosen records of a list: a table for Excel, lines for a chat."""

from collections.abc import Callable, Sequence
from itertools import batched
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop.exchange.copied_table import html_table, plain_table
from desktop.problems import Refused
from desktop.words import _
from ui.session import Session
from ui.tables import clipboard
from ui.tables.records_model import RecordsModel

if TYPE_CHECKING:
    from desktop.programme.vocabulary import Register
    from ui.jobs import Job

AT_ONCE = 1_000  # records copied before the next key is read
FETCHED = 500  # records read together

type Copied = tuple[str, str]
"""The table with tabs and as HTML."""


class ListCopy(QObject):
    """Puts records on the clipboard; a long list is read in the background.

    `said` tells in a sentence how far a long one is, and when it is there.
    """

    said = Signal(str)

    def __init__(self, model: RecordsModel, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._model, self._session = model, session
        self._job: Job | None = None

    def copy(self, rows: Sequence[int], places: Sequence[int]) -> None:
        """Copy these rows of the list, with ที่ and the columns at `places`."""
        work = self._work(rows, places)
        if len(rows) <= AT_ONCE:
            clipboard.put(*work(lambda _done: None))
            return
        if self._job is not None:
            self._job.forget()
        self.said.emit(_("Copying {count} records …").format(count=f"{len(rows):,}"))
        self._job = self._session.jobs.read_long(
            lambda job: work(lambda done: job.report(done, len(rows))), self._on_copied, self._fail
        )
        self._job.progressed.connect(self._on_progress)

    def _work(
        self, rows: Sequence[int], places: Sequence[int]
    ) -> Callable[[Callable[[int], None]], Copied]:
        """What makes the table; it needs nothing that the window may change meanwhile."""
        model, office = self._model, self._session.office
        register: Register = model.register
        shown = [model.column(place) for place in places]
        read, ids = model.read, [model.record(row) for row in rows]
        heads = [_("No."), *(model.heading(place) for place in places)]
        numbers = [True, *(one.is_number for one in shown)]

        def work(report: Callable[[int], None]) -> Copied:
            lines: list[list[str]] = []
            for some in batched(ids, FETCHED):
                for values in office.rows(register, some, read):
                    number = f"{rows[len(lines)] + 1:,}" if len(lines) < len(rows) else ""
                    lines.append([number, *(one.text(values) for one in shown)])
                report(len(lines))
            return plain_table(heads, lines), html_table(heads, lines, numbers)

        return work

    def _on_progress(self, done: int, of_all: int) -> None:
        self.said.emit(
            _("Copying: {done} of {all} records").format(done=f"{done:,}", all=f"{of_all:,}")
        )

    def _on_copied(self, copied: object) -> None:
        if isinstance(copied, tuple):
            plain, html = copied
            clipboard.put(plain, html)
            count = f"{plain.count('\n'):,}"
            self.said.emit(_("Copied {count} records as a table.").format(count=count))

    def _fail(self, refused: Refused) -> None:
        self.said.emit(refused.reason)
