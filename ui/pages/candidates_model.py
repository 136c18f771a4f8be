"""Who may hold a certificate, and the number of it once it is issued."""

from collections.abc import Iterable

from PySide6.QtCore import Qt

from desktop.certificates import Candidate
from desktop.programme.values import show_value
from desktop.programme.vocabulary import Kind
from desktop.thai.order import sort_key
from desktop.withdrawal import shown_number
from desktop.words import N_, _
from ui import theme
from ui.tables.lines_model import LinesModel

_HEADINGS = (N_("Number"), N_("Name"), N_("Village"), N_("Issued on"))
NUMBER, NAME, VILLAGE, ISSUED_ON = range(4)


class CandidatesModel(LinesModel[Candidate]):
    """One row a person who passed the course: who waits first, then by number."""

    def __init__(self) -> None:
        super().__init__([_(heading) for heading in _HEADINGS])
        self.listed: tuple[Candidate, ...] = ()
        """Everybody by village and name: the order in which numbers are given and pages printed."""
        self._column, self._order = NUMBER, Qt.SortOrder.AscendingOrder

    def show(self, lines: Iterable[Candidate]) -> None:
        """Show these in the order that was chosen last."""
        self.listed = tuple(lines)
        super().show(self._sorted())

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Put the rows in the order of `column`."""
        self._column, self._order = column, order
        self.reorder(self._sorted())

    def rows_of(self, holder_ids: set[int]) -> list[int]:
        """The rows of these people, from top to bottom."""
        return [row for row, one in enumerate(self.lines) if one.holder_id in holder_ids]

    def text(self, line: Candidate, column: int) -> str:
        """Number, name, village, day of issue."""
        return (
            shown_number(line.number) if line.number else "–",
            line.name,
            f"{line.village.label} {line.village.tambon}" if line.village else "",
            show_value(Kind.DATE, line.issued_on) if line.number else _("not issued yet"),
        )[column]

    def colour(self, line: Candidate, column: int) -> str | None:
        """Whether it is issued has its colour."""
        look = theme.current()
        return (look.good if line.number else look.warn) if column == ISSUED_ON else None

    def _sorted(self) -> tuple[Candidate, ...]:
        backwards = self._order == Qt.SortOrder.DescendingOrder
        return tuple(sorted(self.listed, key=_KEYS[self._column], reverse=backwards))


_KEYS = {
    NUMBER: lambda one: one.serial,
    NAME: lambda one: sort_key(one.name),
    VILLAGE: lambda one: one.village.code if one.village else "",
    ISSUED_ON: lambda one: one.issued_on.isoformat() if one.issued_on else "",
}
