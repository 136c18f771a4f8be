"""ทะเบียนคุม: every certificate, who holds it, and what is still to be done with it."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFileDialog, QHeaderView, QWidget

from desktop import certificates
from desktop.certificates import register
from desktop.certificates.register import COLUMNS, Entry
from desktop.problems import Refused
from desktop.programme.certificates import Thanks, kind_called
from desktop.withdrawal import VOID, shown_number
from desktop.words import _
from ui.documents import printing
from ui.files import store_file
from ui.notice import Notice
from ui.pages.certificate_printing import CertificatePrinting
from ui.pages.hand_over_panel import HandOverPanel
from ui.pages.reason_panel import CorrectPanel, ReprintPanel, VoidPanel
from ui.pages.register_filter import RegisterFilter
from ui.pages.register_model import RECIPIENT, RegisterModel
from ui.session import Session
from ui.tables.table_view import TableView
from ui.theme import UNIT
from ui.widgets import button, column, label, row

CHARACTER = 8  # pixels of the list's font, on the average


class CertificateRegister(QWidget):
    """The list, and below it what is done with the chosen certificates."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._stale = True
        self.filter = RegisterFilter()
        self.notice = Notice()
        self.model = RegisterModel()
        self.view = TableView(self.model)
        self.view.setAccessibleName(_("Register of certificates"))
        self._count = label(role="quiet")
        self.hand_over_panel = HandOverPanel(session.office.today)
        self.reprint_panel, self.correct_panel = ReprintPanel(), CorrectPanel()
        self.void_panel = VoidPanel()
        self._make_buttons()
        self._printing = CertificatePrinting(session, self.notice, self)
        page = column(
            self.filter, self.notice, self.view, self.hand_over_panel, self.reprint_panel,
            self.correct_panel, self.void_panel, self._acts(), self._outputs(),
        )  # fmt: skip
        page.setStretch(2, 1)
        self.setLayout(page)
        self.setFocusProxy(self.view)
        self._set_up_columns()
        self._connect()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802  Qt's name
        """List what was issued while the page was out of sight."""
        super().showEvent(event)
        if self._stale:
            self.reload()

    def reload(self) -> None:
        """List what is asked for; what was chosen stays chosen."""
        self._stale = not self.isVisible()
        if self._stale:
            return
        before = {one.id for one in self.chosen()}
        self.filter.offer_years()
        self.model.show(register.entries(self.filter.sought))
        self._count.setText(_("{count} certificates").format(count=f"{len(self.model.lines):,}"))
        for line, one in enumerate(self.model.lines):
            if one.id in before:
                self.view.selectionModel().select(
                    self.model.index(line, 0),
                    self.view.selectionCommand(self.model.index(line, 0)),
                )
        self._on_choice()

    def chosen(self) -> list[Entry]:
        """The chosen certificates, from top to bottom."""
        return [self.model.lines[line] for line in self.view.chosen_rows()]

    # What is done

    def ask_hand_over(self) -> None:
        """Ask when the chosen certificates were handed over, and to whom."""
        self._put_panels_away()
        self.hand_over_panel.ask(self._numbers())

    def ask_print(self) -> None:
        """Print the chosen certificates, once more only with a reason."""
        self._put_panels_away()
        before = [shown_number(o.number) for o in self.chosen() if o.printed_on is not None]
        if before:
            self.reprint_panel.ask(before)
        else:
            self._print("")

    def ask_correct(self) -> None:
        """Ask why the chosen certificate is corrected."""
        self._put_panels_away()
        for one in self.chosen()[:1]:
            on_record = bool(kind_called(one.kind).link)
            self.correct_panel.ask(shown_number(one.number), one.recipient, on_record=on_record)

    def ask_void(self) -> None:
        """Ask why the chosen certificates become void."""
        self._put_panels_away()
        self.void_panel.ask(self._numbers())

    def import_earlier(self) -> QWidget:
        """Open the import of an earlier year's register."""
        from ui.dialogs.import_register import ImportRegisterDialog  # brings the workbook readers

        dialog = ImportRegisterDialog(self._session, self)
        dialog.open()
        return dialog

    def print_register(self) -> None:
        """Typeset the list in the background, then ask for a printer."""
        office, sought, found = self._session.office, self.filter.sought, self.model.lines
        self._session.jobs.read(
            lambda: register.register_pdf(office, sought, found), self._on_paper, self._refuse
        )

    def ask_file(self) -> None:
        """Ask where the workbook goes."""
        name = _("Register of certificates") + ".xlsx"
        chosen, _filter = QFileDialog.getSaveFileName(
            self, _("Export to Excel"), name, "Excel (*.xlsx)"
        )
        if chosen:
            self.export(Path(chosen))

    def export(self, path: Path) -> None:
        """Write the list to an .xlsx at `path`, all of it or nothing."""
        found = self.model.lines
        self._session.jobs.read(
            lambda: store_file(path, register.register_workbook(found)),
            lambda _none: self.notice.tell(_("Saved: {file}").format(file=path), tone="good"),
            self._refuse,
        )

    def _hand_over(self, day: date, to: str) -> None:
        ids, office = self._ids(), self._session.office
        self._write(_("Hand over"), lambda: certificates.hand_over(office, ids, day, to))

    def _print(self, reason: str) -> None:
        ids = self._ids()
        substitute = bool(reason) and self.reprint_panel.substitute.isChecked()
        self._printing.after(lambda: ids, reason, substitute=substitute)

    def _correct(self, reason: str) -> None:
        panel, office = self.correct_panel, self._session.office
        thanks = Thanks(panel.name.text().strip(), panel.what_for.text().strip())
        for one in self.chosen()[:1]:
            self._write(
                _("Correct"), lambda one=one: certificates.correct(office, one.id, reason, thanks)
            )

    def _void(self, reason: str) -> None:
        ids, office = self._ids(), self._session.office
        self._write(_("Make void"), lambda: certificates.void(office, ids, reason))

    def _write(self, title: str, work: Callable[[], object]) -> None:
        self._session.jobs.write(title, work, self._on_written, self._refuse)

    def _ids(self) -> list[int]:
        return [one.id for one in self.chosen()]

    def _numbers(self) -> list[str]:
        return [shown_number(one.number) for one in self.chosen()]

    # What was heard

    def _on_choice(self) -> None:
        chosen = self.chosen()
        self._put_panels_away()
        standing = bool(chosen) and all(one.state != VOID for one in chosen)
        unhanded = standing and all(one.handed_on is None for one in chosen)
        has_pages = standing and all(one.has_page for one in chosen)
        self.hand_over_button.setEnabled(unhanded)
        self.print_button.setEnabled(has_pages)
        self.correct_button.setEnabled(unhanded and has_pages and len(chosen) == 1)
        self.void_button.setEnabled(standing)
        again = any(one.printed_on is not None for one in chosen)
        self.print_button.setText(_("Print once more …") if again else _("Print …"))

    def _put_panels_away(self) -> None:
        for one in (
            self.hand_over_panel, self.reprint_panel, self.correct_panel, self.void_panel,
        ):  # fmt: skip
            one.hide()

    def _on_written(self, _answer: object) -> None:
        action = self._session.office.history(1)[0]
        self.notice.tell(action.title, tone="good")

    def _on_paper(self, pdf: object) -> None:
        if isinstance(pdf, bytes):
            printing.print_pdf(self, pdf, _("Register of certificates"))

    def _refuse(self, refused: Refused) -> None:
        self.notice.tell(refused.reason, tone="bad")

    # Making it

    def _make_buttons(self) -> None:
        self.hand_over_button = button(_("Hand over …"), self.ask_hand_over, "primary")
        self.print_button = button(_("Print …"), self.ask_print)
        self.correct_button = button(_("Correct …"), self.ask_correct)
        self.void_button = button(_("Make void …"), self.ask_void)

    def _acts(self) -> QWidget:
        made = QWidget()
        made.setLayout(
            row(
                self._count, 1, self.void_button, self.correct_button, self.print_button,
                self.hand_over_button,
            )
        )  # fmt: skip
        return made

    def _outputs(self) -> QWidget:
        made = QWidget()
        made.setLayout(
            row(
                button(_("Import an earlier register …"), self.import_earlier), 1,
                button(_("Export to Excel"), self.ask_file),
                button(_("Print register"), self.print_register),
            )
        )  # fmt: skip
        return made

    def _set_up_columns(self) -> None:
        header = self.view.horizontalHeader()
        for place, one in enumerate(COLUMNS):
            header.resizeSection(place, one.width * CHARACTER + UNIT)
        header.setSectionResizeMode(RECIPIENT, QHeaderView.ResizeMode.Stretch)
        header.setSortIndicator(-1, header.sortIndicatorOrder())
        self.view.setSortingEnabled(True)

    def _connect(self) -> None:
        self.filter.changed.connect(self.reload)
        self.view.selectionModel().selectionChanged.connect(lambda _on, _off: self._on_choice())
        self.model.modelReset.connect(self._on_choice)
        self.hand_over_panel.agreed.connect(self._hand_over)
        self.reprint_panel.agreed.connect(self._print)
        self.correct_panel.agreed.connect(self._correct)
        self.void_panel.agreed.connect(self._void)
        self.view.enter_pressed.connect(self._on_enter)
        self.notice.passes_with(self.filter.changed)
        self._session.changed.connect(lambda _action: self.reload())

    def _on_enter(self) -> None:
        if self.hand_over_button.isEnabled():
            self.ask_hand_over()
