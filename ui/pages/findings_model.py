"""What the data check has found, one line each, worst first."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor

from desktop.data_check import Finding
from desktop.programme.cross_checks import KINDS
from desktop.programme.stages import register as register_called
from desktop.programme.vocabulary import Column, Severity
from desktop.thai.dates import format_date
from desktop.words import N_, _, current_language
from ui import theme

type Index = QModelIndex | QPersistentModelIndex

COLUMNS = (
    Column("kind", N_("Kind"), width=14),
    Column("sentence", N_("What was found"), width=52),
    Column("name", N_("Name"), width=22),
    Column("register", N_("Register"), width=18),
    Column("place", N_("Village"), width=28),
)
KIND, SENTENCE, NAME, REGISTER, PLACE = range(5)


class FindingsModel(QAbstractTableModel):
    """One line a finding, in the order of the check."""

    def __init__(self) -> None:
        super().__init__()
        self.findings: tuple[Finding, ...] = ()

    def show(self, findings: Sequence[Finding]) -> None:
        """List these."""
        self.beginResetModel()
        self.findings = tuple(findings)
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:  # noqa: N802
        """How many findings."""
        return 0 if parent is not None and parent.isValid() else len(self.findings)

    def columnCount(self, parent: Index | None = None) -> int:  # noqa: N802
        """Kind, sentence, name, register, village."""
        return 0 if parent is not None and parent.isValid() else len(COLUMNS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """A cell's text; the kind of what is wrong beyond doubt is red."""
        if not index.isValid():
            return None
        one = self.findings[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return texts(one)[index.column()]
        if role == Qt.ItemDataRole.ForegroundRole and index.column() == KIND:
            look = theme.current()
            wrong = one.severity is Severity.ERROR and one.accepted is None
            return QColor(look.bad if wrong else look.warn)
        return None

    def headerData(  # noqa: N802
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """The columns' names."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return _(COLUMNS[section].label) if role == Qt.ItemDataRole.DisplayRole else None


def texts(one: Finding) -> tuple[str, ...]:
    """A finding as its line reads."""
    sentence = one.sentence
    if one.accepted is not None:
        who, on = one.accepted
        sentence = _("{sentence} (let stand by {who} on {day})").format(
            sentence=sentence,
            who=who or "–",
            day=format_date(on, "short", language=current_language()),
        )
    place = f"{one.place.label} {one.place.tambon}" if one.place else ""
    return (
        _(KINDS[one.kind]), sentence, one.name, _(register_called(one.register).label), place,
    )  # fmt: skip
