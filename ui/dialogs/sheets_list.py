"""The sheets of a workbook, each with what it was recognised as and how much of it is good."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from desktop.exchange.workbook_import import SheetPreview
from desktop.thai.line_breaking import soft_breaks
from desktop.words import _

_SHEET = Qt.ItemDataRole.UserRole


class SheetsList(QListWidget):
    """`chosen` carries the SheetPreview under the cursor."""

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(_("Sheets of the workbook"))
        self.setWordWrap(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSpacing(2)
        self.currentItemChanged.connect(self._tell)

    def show_sheets(self, sheets: tuple[SheetPreview, ...]) -> None:
        """List `sheets`; the cursor goes to the first that was recognised."""
        self.clear()
        for sheet in sheets:
            text = summary(sheet)
            item = QListWidgetItem(soft_breaks(text))
            item.setData(Qt.ItemDataRole.AccessibleTextRole, text)
            item.setData(_SHEET, sheet)
            self.addItem(item)
        places = [place for place, sheet in enumerate(sheets) if sheet.kind]
        self.setCurrentRow(places[0] if places else 0)

    def sheet(self) -> SheetPreview | None:
        """The sheet under the cursor."""
        item = self.currentItem()
        return item.data(_SHEET) if item else None

    def _tell(self) -> None:
        if self.sheet() is not None:
            self.chosen.emit(self.sheet())


def summary(sheet: SheetPreview) -> str:
    """A sheet in two or three lines: its name, what it is, what becomes of its rows."""
    lines = [sheet.name]
    if sheet.kind:
        lines.append(_("{kind}: {rows} rows").format(kind=_(sheet.label), rows=f"{sheet.rows:,}"))
        counts = (
            (len(sheet.held_rows), _("{count} to correct")),
            (len(sheet.repaired), _("repaired {count}")),
            (len(sheet.skipped), _("skipped {count}")),
        )
        told = [text.format(count=f"{count:,}") for count, text in counts if count]
        lines += [" · ".join(told)] if told else []
    if sheet.reason:
        lines.append(sheet.reason)
    return "\n".join(lines)
