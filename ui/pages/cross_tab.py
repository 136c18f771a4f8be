"""ตารางไขว้: incomes in rows × columns, four tables at one key each and one of one's own."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QMimeData, QModelIndex, QSignalBlocker, Signal
from PySide6.QtGui import QGuiApplication, QShowEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QFileDialog,
    QLayout,
    QMenu,
    QPushButton,
    QWidget,
)

from desktop.cross_tabs import AXES, LAYOUTS, Layout, Table, free, read
from desktop.income_pairs import pairs
from desktop.problems import Refused
from desktop.programme.income_figures import FIGURES
from desktop.programme.income_table import USUAL, Pair
from desktop.programme.income_words import file_named
from desktop.words import _
from ui import shortcuts
from ui.files import store_file
from ui.notice import Notice
from ui.pages.cross_tab_model import CrossTabModel
from ui.pages.pair_choice import PairBox, WantedPair
from ui.session import Session
from ui.tables.totals_view import TotalsView
from ui.theme import UNIT
from ui.widgets import button, column, label, row

if TYPE_CHECKING:
    from desktop.office import Office
    from desktop.views import Scope
    from ui.jobs import Job

FREE = "free"
FIRST_CHOICE = ("occupation", "practice", "households")
"""Rows, columns and figure of the free table at first."""


class Counted(NamedTuple):
    """What was read of a place: which pairs there are, and the table of the one compared."""

    scope: "Scope"
    pairs: tuple[Pair, ...]
    table: Table


class CrossTabPage(QWidget):
    """Follows the chosen round, place and incomes.

    `cell_wanted` carries the ids behind a cell, a title, and the pair of incomes.
    """

    cell_wanted = Signal(object, str, object)

    def __init__(self, session: Session, wanted: WantedPair | None = None) -> None:
        super().__init__()
        self._session = session
        self._wanted = wanted or WantedPair(session.settings)
        self.pairs = PairBox(self._wanted)
        self._job: Job | None = None
        self._counted: Counted | None = None
        self._stale = True
        self.layout_: Layout = LAYOUTS[0]
        self.notice = Notice()
        self.model = CrossTabModel()
        self.view = TotalsView(self.model)
        self.view.setAccessibleName(_("Cross-tab"))
        self.view.opened.connect(self.open_cell)
        self.title = label(role="strong")
        self.where = label(role="quiet")
        self.notes = label(role="small", wrap=True)
        self.notes.hide()
        self._group = QButtonGroup(self)
        self.switches = {one.key: self._switch(one.key, _(one.label)) for one in LAYOUTS}
        self.switches[FREE] = self._switch(FREE, _("A table of your own"))
        self.rows, self.columns = _axes(_("Rows")), _axes(_("Columns"))
        self.figures = _choice(_("Figure"), {one.key: one.label for one in FIGURES})
        self.free = QWidget()
        self.setLayout(self._page())
        self._connect()
        self.switches[self.layout_.key].setChecked(True)
        self.setFocusProxy(self.view)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802  Qt's name
        """Catch up with what happened while the page was out of sight."""
        super().showEvent(event)
        if self._stale:
            self.reload()

    def reload(self) -> None:
        """Count again; out of sight, when it is seen."""
        self._stale = not self.isVisible()
        if self._stale or self._session.scope.round_id is None:
            return
        if self._job is not None:
            self._job.forget()
        office, scope, layout = self._session.office, self._session.scope, self.layout_
        wanted = self._wanted.pair
        self._job = self._session.jobs.read(
            lambda: _counted(office, scope, layout, wanted), self._show, self._refuse
        )

    def show_table(self, key: str) -> None:
        """Show one of LAYOUTS, or the FREE one as it is chosen."""
        self.switches[key].setChecked(True)
        self.free.setVisible(key == FREE)
        chosen = (self.rows, self.columns, self.figures)
        self.layout_ = next(
            (one for one in LAYOUTS if one.key == key),
            free(*(one.currentData() for one in chosen)),
        )
        self.notice.hide()
        self.reload()

    def open_cell(self, index: QModelIndex) -> None:
        """Ask for the households behind a cell."""
        table = self.model.table
        if table is not None and (found := table.behind(index.row(), index.column())):
            self.cell_wanted.emit(found, table.told(index.row(), index.column()), table.pair)

    def copy(self) -> None:
        """Put the table on the clipboard: for Excel and Word, and with tabs for a chat."""
        from desktop.exchange.copied_table import html_table, plain_table

        if self.model.table is None:
            return
        heads, lines = heads_and_lines(self.model.table)
        copied = QMimeData()
        copied.setText(plain_table(heads, lines))
        copied.setHtml(html_table(heads, lines, [False, *[True] * (len(heads) - 1)]))
        QGuiApplication.clipboard().setMimeData(copied)
        self.notice.tell(_("Copied the table."), tone="good")

    def save_table(self, file: Path) -> None:
        """Write the table as it is shown to an .xlsx."""
        from desktop.exchange.cross_tab_workbook import cross_tab_workbook

        table = self.model.table
        if table is not None:
            self._write(file, lambda: cross_tab_workbook(table))

    def save_workbook(self, file: Path) -> None:
        """Write households, summary and chart of the place in view to an .xlsx."""
        from desktop.exchange.income_workbook import income_workbook

        office, pair = self._session.office, self._pair
        scope = self._counted.scope if self._counted else self._session.scope
        self._write(file, lambda: income_workbook(office, scope, pair))

    def _write(self, file: Path, make: Callable[[], bytes]) -> None:
        def work() -> str:
            store_file(file, make())
            return _("Saved: {file}").format(file=file)

        self._session.jobs.read(work, self._on_saved, self._refuse)

    def _on_saved(self, said: object) -> None:
        self.notice.tell(str(said), tone="good")

    @property
    def _pair(self) -> Pair:
        """The incomes that are compared in the table in view."""
        return self.model.table.pair if self.model.table else USUAL

    def _show(self, counted: object) -> None:
        if not isinstance(counted, Counted):
            return
        self._counted, table = counted, counted.table
        self.pairs.offer(counted.pairs)
        self.model.show(table)
        kept = sum(one.place < 0 for one in table.columns) if table.layout.columns else 0
        self.view.lay_out(table.corner, kept)
        self.title.setText(table.title)
        self.where.setText(table.where)
        self.notes.setText("\n".join(table.notes))

    def _refuse(self, refused: Refused) -> None:
        self.notice.tell(refused.reason, tone="bad")

    def _connect(self) -> None:
        session = self._session
        session.changed.connect(self.reload)
        session.scope_changed.connect(self.reload)
        self._wanted.changed.connect(self.reload)
        self.notice.passes_with(session.scope_changed)
        for box, chosen in zip((self.rows, self.columns, self.figures), FIRST_CHOICE, strict=True):
            with QSignalBlocker(box):
                box.setCurrentIndex(box.findData(chosen))
            box.currentIndexChanged.connect(lambda _at: self.show_table(FREE))
        for number, key in enumerate(self.switches, 1):
            shortcuts.install(self, f"Ctrl+{number}", lambda key=key: self.show_table(key))
        shortcuts.install(self, "Ctrl+C", self.copy)

    def _switch(self, key: str, text: str) -> QPushButton:
        made = QPushButton(text)
        made.setCheckable(True)
        made.setProperty("role", "switch")
        made.setToolTip(shortcuts.shown(f"Ctrl+{len(self._group.buttons()) + 1}"))
        made.clicked.connect(lambda _on: self.show_table(key))
        self._group.addButton(made)
        return made

    def _page(self) -> QLayout:
        self.free.setLayout(
            row(
                label(_("Rows"), "label"), self.rows, label(_("Columns"), "label"), self.columns,
                label(_("Figure"), "label"), self.figures, 1,
            )
        )  # fmt: skip
        self.free.hide()
        self.about = button(_("Definitions"), lambda: self.notes.setVisible(self.notes.isHidden()))
        self.save_button = QPushButton(_("Save as Excel"))
        self.save_button.setMenu(self._save_menu())
        head = row(
            self.title, self.where, 1, self.about,
            button(_("Copy the table"), self.copy, hint="Ctrl C"), self.save_button,
        )  # fmt: skip
        page = column(
            row(*self.switches.values(), 1, self.pairs),
            self.free,
            head,
            self.notice,
            self.view,
            self.notes,
        )
        page.setStretch(4, 1)
        page.setContentsMargins(2 * UNIT, UNIT, 2 * UNIT, UNIT)
        return page

    def _save_menu(self) -> QMenu:
        menu = QMenu(self)
        menu.addAction(_("This table …"), lambda: self._ask(_("cross-tab"), self.save_table))
        menu.addAction(
            _("Households, summary and chart, with formulas …"),
            lambda: self._ask(_("incomes"), self.save_workbook),
        )
        return menu

    def _ask(self, name: str, save: Callable[[Path], None]) -> None:
        chosen, _filter = QFileDialog.getSaveFileName(
            self, _("Save as Excel"), f"{file_named(name, self._pair)}.xlsx", "Excel (*.xlsx)"
        )
        if chosen:
            save(Path(chosen))


def _counted(office: "Office", scope: "Scope", layout: Layout, wanted: Pair) -> Counted:
    """On a worker: the table, of the usual pair where the round has not the wanted one."""
    there = pairs(office, scope)
    pair = wanted if wanted in there else USUAL
    return Counted(scope, there, read(office, scope, layout, pair))


def heads_and_lines(table: Table) -> tuple[list[str], list[list[str]]]:
    """The table in words: its headings, and a line for each row."""
    heads = [table.corner, *(one.heading for one in table.columns)]
    lines = [
        [name, *(table.text(at, column) for column in range(len(table.columns)))]
        for at, name in enumerate(table.row_names)
    ]
    return heads, lines


def _axes(name: str) -> QComboBox:
    return _choice(name, AXES)


def _choice(name: str, labels: dict[str, str]) -> QComboBox:
    made = QComboBox()
    made.setAccessibleName(name)
    for key, text in labels.items():
        made.addItem(_(text), key)
    return made
