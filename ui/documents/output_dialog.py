"""Papers of several people as files: one PDF for all, or one for each person."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QSettings, QStandardPaths, Qt
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QLayout,
    QLineEdit,
    QProgressBar,
    QRadioButton,
    QWidget,
)

from desktop.documents.filing import (
    Holder,
    Stored,
    file_name,
    file_names,
    size_told,
    store_files,
    taken,
)
from desktop.problems import Refused
from desktop.words import _
from ui.documents.remembered_prints import kept_settings
from ui.jobs import Job, Jobs
from ui.notice import Notice
from ui.theme import UNIT
from ui.widgets import button, column, label, row

WIDTH = 560  # pixels
FITS_MAIL = 20 * 1024 * 1024  # bytes that every post office of the net takes
_FOLDER = "output/folder"


@dataclass(frozen=True, slots=True)
class Output:
    """What is put into files: called `title`, of these people, made when it is wanted.

    `whole` makes one PDF of all of them, and tells (done, all); `each` that of one, by its place.
    `note` is what is to be known of such files.
    """

    title: str
    holders: Sequence[Holder]
    whole: Callable[[Callable[[int, int], None]], bytes]
    each: Callable[[int], bytes]
    note: str = ""


def save_papers(
    parent: QWidget, jobs: Jobs, output: Output, settings: QSettings | None = None
) -> "OutputDialog":
    """Ask how and where `output` is kept, and keep it, while the window goes on."""
    dialog = OutputDialog(output, jobs, parent, settings)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()
    return dialog


class OutputDialog(QDialog):
    """Stays open when the files are written, to say where they are and how large."""

    def __init__(
        self, output: Output, jobs: Jobs, parent: QWidget | None, settings: QSettings | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Save as PDF: {title}").format(title=output.title))
        self._output, self._jobs = output, jobs
        self._settings = settings or kept_settings()
        self._job: Job | None = None
        count = f"{len(output.holders):,}"
        self.one = QRadioButton(_("One PDF for all ({count} pages)").format(count=count))
        self.each = QRadioButton(_("One PDF for each person"))
        self.folder = QLineEdit(str(self._settings.value(_FOLDER, _documents())))
        self.folder.setAccessibleName(_("Folder"))
        self._example = label(role="small", wrap=True)
        self._note = label(output.note, "small", wrap=True)
        self._note.setVisible(bool(output.note))
        self.notice = Notice()
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.setAccessibleName(_("Files written"))
        self.folder_button = button(_("Choose …"), self.ask_folder)
        self.close_button = button(_("Close"), self.reject)
        self.save_button = button(_("Save"), self.save, "primary")
        self.save_button.setDefault(True)
        self.setLayout(self._page())
        self.one.setChecked(True)
        for way in (self.one, self.each):
            way.toggled.connect(lambda _on: self._on_way())
        self.folder.textEdited.connect(lambda _text: self.notice.hide())
        self._on_way()
        self._show_running()

    def names(self) -> tuple[str, ...]:
        """The files that would be written."""
        if self.one.isChecked():
            return (file_name(self._output.title),)
        return file_names(self._output.holders)

    def ask_folder(self) -> None:
        """Ask where the files go."""
        chosen = QFileDialog.getExistingDirectory(self, _("Folder"), self.folder.text())
        if chosen:
            self.folder.setText(chosen)
            self.notice.hide()

    def save(self) -> None:
        """Write the files; where some are there already, ask first."""
        folder, names = Path(self.folder.text().strip()), self.names()
        if not self.folder.text().strip() or not folder.is_dir():
            self.notice.tell(_("There is no such folder."), tone="bad")
            return
        there = taken(folder, names)
        if not there:
            self.store(replace=False)
            return
        links = [(_("Replace them"), lambda: self.store(replace=True))]
        if len(there) < len(names):
            links.append((_("Keep them, write the others"), lambda: self.store(replace=False)))
        told = _("{count} of {all} files are in the folder already: {file}")
        self.notice.tell(
            told.format(count=len(there), all=len(names), file=there[0]), *links, tone="warn"
        )

    def store(self, *, replace: bool) -> None:
        """Write the files in the background."""
        folder, names, output = Path(self.folder.text().strip()), self.names(), self._output
        whole = self.one.isChecked()
        self._settings.setValue(_FOLDER, str(folder))

        def work(job: Job) -> Stored:
            def progress(done: int, of_all: int) -> None:
                if job.cancelled():
                    count = 0 if whole else done
                    raise Refused(_("Stopped. Files written: {count}.").format(count=count))
                job.report(done, of_all)

            if whole:
                return store_files(
                    folder, names, lambda _at: output.whole(progress), replace=replace
                )
            return store_files(folder, names, output.each, replace=replace, progress=progress)

        self.notice.hide()
        self.progress.setRange(0, 0)
        self._job = self._jobs.read_long(work, self._on_stored, self._on_refused)
        self._job.progressed.connect(self._on_progress)
        self._show_running()

    def reject(self) -> None:
        """Stop what is being written, else close."""
        if self._job is None:
            super().reject()
        else:
            self._job.cancel()
            self.close_button.setEnabled(False)

    def _on_progress(self, done: int, of_all: int) -> None:
        self.progress.setRange(0, of_all)
        self.progress.setValue(done)

    def _on_stored(self, stored: object) -> None:
        self._job = None
        self._show_running()
        if not isinstance(stored, Stored):
            return
        told = _("Saved: {count} files, {size} together.").format(
            count=f"{stored.count:,}", size=size_told(stored.size)
        )
        if stored.size <= FITS_MAIL:
            told += " " + _("Small enough to send by e-mail.")
        self.notice.tell(told, tone="good")

    def _on_refused(self, refused: Refused) -> None:
        self._job = None
        self._show_running()
        self.notice.tell(refused.reason, tone="bad")

    def _on_way(self) -> None:
        self.notice.hide()
        names = self.names()
        told = _("Called {file}") if len(names) == 1 else _("Called {file} and so on")
        self._example.setText(told.format(file=names[0]) if names else "")
        self.save_button.setEnabled(bool(names))

    def _show_running(self) -> None:
        running = self._job is not None
        for widget in (self.one, self.each, self.folder, self.folder_button, self.save_button):
            widget.setEnabled(not running)
        self.progress.setVisible(running)
        self.close_button.setEnabled(True)
        self.close_button.setText(_("Stop") if running else _("Close"))

    def _page(self) -> QLayout:
        self.setMinimumWidth(WIDTH)
        where = row(label(_("Folder"), "label"), self.folder, self.folder_button)
        where.setStretch(1, 1)
        return column(
            self.notice, self.one, self.each, where, self._example, self._note, self.progress, 1,
            row(1, self.close_button, self.save_button), margins=2 * UNIT,
        )  # fmt: skip


def _documents() -> str:
    return QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
