"""นำเข้าทะเบียนคุม: the register of earlier years, from a workbook or a copied table."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QFileDialog, QTableWidget, QTableWidgetItem, QWidget

from desktop.certificates import earlier
from desktop.certificates.earlier import Earlier, EarlierRow
from desktop.problems import Refused
from desktop.programme.certificates import kind_called
from desktop.programme.values import show_value
from desktop.programme.vocabulary import Kind
from desktop.words import N_, _
from ui.forms.certificate_kinds import KindBox
from ui.notice import Notice
from ui.session import Session
from ui.theme import UNIT
from ui.widgets import button, column, label, resize_within, row

if TYPE_CHECKING:
    from collections.abc import Callable

SIZE = (1000, 600)  # pixels
_HEADS = (
    *(N_("Row"), N_("Number"), N_("Name"), N_("Issued on"), N_("Kind of certificate")),
    *(N_("Remark"), N_("What is wrong")),
)
_WIDTHS = (56, 110, 190, 110, 160, 110)


class ImportRegisterDialog(QDialog):
    """Read, looked at row by row, then stored as one action; rows with a problem are left out."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Import an earlier register"))
        self._session = session
        self.earlier: Earlier | None = None
        self._again: Callable[[], Earlier] | None = None
        self.kind = KindBox()
        self.kind.changed.connect(self._read_again)
        self.notice = Notice()
        self.rows = QTableWidget(0, len(_HEADS))
        self.rows.setHorizontalHeaderLabels([_(one) for one in _HEADS])
        self.rows.setAccessibleName(_("Rows of the register"))
        self.rows.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.rows.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
        self.rows.verticalHeader().hide()
        self.rows.setTabKeyNavigation(False)
        for place, width in enumerate(_WIDTHS):
            self.rows.setColumnWidth(place, width)
        header = self.rows.horizontalHeader()
        header.setStretchLastSection(True)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.store_button = button(_("Store"), self.store, "primary")
        self.store_button.setEnabled(False)
        page = column(*self._parts(), margins=2 * UNIT)
        page.setStretch(3, 1)
        self.setLayout(page)
        resize_within(self, *SIZE)

    def choose_file(self) -> None:
        """Ask for a workbook."""
        chosen, _filter = QFileDialog.getOpenFileName(
            self, _("Import an earlier register"), "", "Excel, CSV (*.xlsx *.csv)"
        )
        if chosen:
            self.read(Path(chosen))

    def read(self, path: Path) -> None:
        """Read the register in a workbook."""
        office = self._session.office
        self._again = lambda: earlier.read_workbook(office, path, self.kind.key)
        self._read_again()

    def paste(self) -> None:
        """Read the table that was copied."""
        office, text = self._session.office, QGuiApplication.clipboard().text()
        self._again = lambda: earlier.read_pasted(office, text, self.kind.key)
        self._read_again()

    def store(self) -> None:
        """Store the sound rows and close."""
        read, office = self.earlier, self._session.office
        if read is not None:
            self._session.jobs.write(
                _("Import an earlier register"),
                lambda: earlier.store(office, read),
                self._on_stored,
                self._refuse,
            )

    def _read_again(self) -> None:
        if self._again is not None:
            self._session.jobs.read(self._again, self._show, self._refuse)

    def _show(self, read: object) -> None:
        if not isinstance(read, Earlier):
            return
        self.earlier = read
        self.rows.setRowCount(len(read.rows))
        for line, one in enumerate(read.rows):
            for place, text in enumerate(_texts(one)):
                cell = QTableWidgetItem(text)
                cell.setToolTip(text)
                self.rows.setItem(line, place, cell)
        sound, wrong = len(read.sound), len(read.rows) - len(read.sound)
        self.store_button.setEnabled(bool(sound))
        self.store_button.setText(_("Store {count} rows").format(count=sound))
        if wrong:
            told = _(
                "Rows with a problem are left out: {count}. Mend them in the file and read it."
            )
            self.notice.tell(told.format(count=wrong), tone="warn")
        else:
            self.notice.tell(_("Every row can be stored."), tone="good")

    def _on_stored(self, _count: object) -> None:
        self.accept()

    def _refuse(self, refused: Refused) -> None:
        self.notice.tell(refused.reason, tone="bad")

    def _parts(self) -> tuple[object, ...]:
        told = _(
            "The table needs headings for number, name and date of issue; kind and remark may "
            "stand beside them. Numbering goes on behind the highest number."
        )
        source = row(
            label(_("Kind of certificate"), "label"), self.kind, 1,
            button(_("Choose a file …"), self.choose_file),
            button(_("Paste the copied table"), self.paste),
        )  # fmt: skip
        end = row(1, button(_("Cancel"), self.reject), self.store_button)
        return label(told, "quiet", wrap=True), source, self.notice, self.rows, end


def _texts(one: EarlierRow) -> tuple[str, ...]:
    return (
        str(one.line), one.number, one.recipient, show_value(Kind.DATE, one.issued_on),
        _(kind_called(one.kind).label), one.remark, one.problem,
    )  # fmt: skip
