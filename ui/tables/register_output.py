"""A list on paper and as a workbook: as it is filtered and sorted."""

from collections.abc import Sequence
from itertools import batched
from pathlib import Path
from unicodedata import category

from PySide6.QtWidgets import QFileDialog

from desktop.office import Office
from desktop.problems import Refused
from desktop.programme.vocabulary import Column, Register, Value
from desktop.words import _
from ui.files import store_file
from ui.notice import Notice
from ui.session import Session
from ui.tables.record_list import RecordList
from ui.tables.shown_columns import ShownColumn

FETCHED = 500  # rows read together
LONGEST_WORD = 16  # letters of a heading that are not broken
STANDING = 6  # columns that A4 holds upright


class RegisterOutput:
    """Prints and exports what `shown` lists; says on `notice` what came of it."""

    def __init__(self, shown: RecordList, session: Session, notice: Notice) -> None:
        self._shown = shown
        self._session = session
        self._notice = notice

    def print(self) -> None:
        """Typeset the list in the background, then ask for a printer."""
        shown, office = self._shown, self._session.office
        register, read, records = shown.register, shown.model.read, shown.model.records()
        title, narrowed = _(register.label), "\n".join((self._place(), *self._narrowing()))
        places, sums = shown.shown_places(), shown.sums()
        columns = [shown.model.column(one) for one in places]
        totals = [sums.get(one, "") for one in places] if sums else None

        def work() -> bytes:
            rows = _fetched(office, register, records, read)
            return _paper(title, narrowed, columns, [_texts(columns, row) for row in rows], totals)

        self._session.jobs.read(work, self._on_paper, self._refuse)

    def ask_file(self) -> None:
        """Ask where the workbook goes."""
        name = _(self._shown.register.label) + ".xlsx"
        chosen, _filter = QFileDialog.getSaveFileName(
            self._shown, _("Export to Excel"), name, "Excel (*.xlsx)"
        )
        if chosen:
            self.export(Path(chosen))

    def export(self, path: Path) -> None:
        """Write the list to an .xlsx at `path`, all of it or nothing."""
        office, register = self._session.office, self._shown.register
        title, records = _(register.label), self._shown.model.records()
        columns = self._exported()

        def work() -> str:
            from desktop.exchange.register_export import register_workbook

            rows = _fetched(office, register, records, columns)
            store_file(path, register_workbook(title, columns, rows))
            return _("Saved: {file}").format(file=path)

        self._session.jobs.read(work, lambda said: self._notice.tell(str(said)), self._refuse)

    def _exported(self) -> list[Column]:
        """The columns in view, moo and village apart again."""
        model = self._shown.model
        return [
            model.read[place]
            for shown in self._shown.shown_places()
            for place in model.column(shown).places
        ]

    def _narrowing(self) -> list[str]:
        """The search and the filters in words, on one line where there are any."""
        searched = self._shown.filter.text().strip()
        sought = [_("Search: {text}").format(text=searched)] if searched else []
        told = " · ".join((*sought, *self._shown.filters.words()))
        return [told] if told else []

    def _on_paper(self, pdf: object) -> None:
        from ui.documents.printing import print_pdf

        if isinstance(pdf, bytes):
            print_pdf(self._shown, pdf, _(self._shown.register.label))

    def _refuse(self, refused: Refused) -> None:
        self._notice.tell(refused.reason, tone="bad")

    def _place(self) -> str:
        """Round and place, as they stand below the title."""
        office, scope, round_ = self._session.office, self._session.scope, self._session.round
        village = next((one for one in office.villages() if one.id == scope.village_id), None)
        tambon = next((one for one in office.tambons() if one.id == scope.tambon_id), None)
        where = [village.label if village else "", ""]
        if tambon is not None:
            where[1] = _("Tambon {tambon}").format(tambon=tambon.name)
        named = " ".join(filter(None, where)) or office.profile.name
        return " · ".join(filter(None, (round_.label if round_ else "", named)))


def _fetched(
    office: Office, register: Register, records: Sequence[int], columns: Sequence[Column]
) -> list[Sequence[Value]]:
    return [
        row for some in batched(records, FETCHED) for row in office.rows(register, some, columns)
    ]


def _texts(columns: Sequence[ShownColumn], values: Sequence[Value]) -> list[str]:
    return [one.text(values) for one in columns]


def _share(shown: ShownColumn) -> int:
    """A column's share of the paper: as listed, and enough for the longest word of its heading."""
    words = _(shown.column.label).split()
    longest = max(sum(category(letter) != "Mn" for letter in word) for word in words)
    return max(shown.column.width, min(longest + 1, LONGEST_WORD))


def _paper(
    title: str,
    place: str,
    columns: Sequence[ShownColumn],
    rows: Sequence[Sequence[str]],
    totals: Sequence[str] | None,
) -> bytes:
    from desktop.documents.registers import Column as PaperColumn
    from desktop.documents.registers import table_pdf

    heads = [
        PaperColumn(_(one.column.label), _share(one), "right" if one.is_number else "left")
        for one in columns
    ]
    landscape = len(columns) > STANDING
    return table_pdf(title, place, heads, rows, landscape=landscape, totals=totals)
