"""F1: what the page in view is for, what its stage needs, and the keys, those of the page first."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QGridLayout, QLabel, QLineEdit, QScrollArea, QWidget

from desktop.board import progress_in
from desktop.programme.gates import Progress
from desktop.programme.income_words import definitions
from desktop.programme.rounds import COHORT
from desktop.programme.vocabulary import Stage
from desktop.thai.text import search_text
from desktop.words import N_, _
from ui.dialogs import keys
from ui.dialogs.keys import Sheet
from ui.session import Session
from ui.theme import UNIT
from ui.titles import stage_title
from ui.widgets import button, column, label, panel, resize_within, retone, row

SIZE = (1120, 640)  # pixels: inside the smallest screen
HEAD = 110  # pixels: the line above the sheets, and the margins
ACROSS = 3  # sheets beside each other

type Line = tuple[str, QLabel, QLabel]
"""What a line is found by, and what it shows."""

_LIST = Sheet(N_("In a list"), keys.LIST)
_FORM = Sheet(N_("In a form"), keys.FORM)
_GRID = Sheet(N_("In a grid"), keys.GRID)
EVERYWHERE = Sheet(N_("Everywhere"), keys.EVERYWHERE)

PAGES: dict[str, tuple[Sheet, ...]] = {
    "OverviewPage": (Sheet(N_("On the board"), keys.BOARD),),
    "StagePage": (_LIST, _FORM, _GRID),
    "TrainerCoursePage": (Sheet(N_("On the page of attendance"), keys.ATTENDANCE),),
    "IncomesTab": (
        Sheet(N_("On the head's page"), keys.HEAD),
        Sheet(N_("On the page of incomes"), keys.INCOMES),
        Sheet(N_("In the list of households behind a figure"), keys.HOUSEHOLDS),
    ),
    "SurveyPage": (Sheet(N_("Where sages are compared"), keys.SCORING),),
    "CertificatesTab": (
        Sheet(N_("On the page of certificates"), keys.CERTIFICATES),
        Sheet(N_("In the register of certificates"), keys.CERTIFICATE_REGISTER),
    ),
    "DataPage": (
        Sheet(N_("In the data check"), keys.DATA_CHECK),
        Sheet(N_("In the history"), keys.HISTORY),
        _LIST,
    ),
    "SettingsPage": (Sheet(N_("In the settings"), keys.SETTINGS), _LIST, _FORM),
    "ImportDialog": (Sheet(N_("During an import"), keys.IMPORT),),
    "DesignerDialog": (
        Sheet(N_("On the page of a design"), keys.DESIGNER),
        Sheet(N_("Held while the mouse works"), keys.DESIGNER_MOUSE),
    ),
}
"""The sheets of each page, by the name of its class: what one meets there first comes first."""


OF_TABLES = {
    "household": Sheet(N_("In the households"), keys.HOUSEHOLD),
    "visit": Sheet(N_("In the visits"), keys.VISITS),
}
"""Keys that only some registers have, by their table."""

ABOUT = {
    "OverviewPage": N_(
        "One line a village, one cell a stage: how far it has come. A cell says what is missing, "
        "and opens the stage on that village. Beside it stands what waits to be done."
    ),
    "IncomesTab": N_(
        "Of the round and the place chosen above: what the head needs before a meeting, and "
        "incomes before and after the training. A line or a bar opens what it tells of."
    ),
    "CertificatesTab": N_(
        "Certificates for lead trainers, teams, sages and trained households, and thanks to "
        "partners. What you see is what will be printed; a number that is given is never given "
        "again. The register tells which paper is printed, handed over, or void."
    ),
    "DataPage": N_(
        "Every change is kept: who made it, when, and what stood there before. "
        "An action can be undone as long as no later work stands on it."
    ),
    "ImportDialog": N_(
        "The workbook is read by what its headings say, checked, and shown before anything is "
        "stored. Rows with a mistake wait and can be corrected here; "
        "the whole import can be undone."
    ),
    "DesignerDialog": N_(
        "What stands where on a certificate: texts whose slots are filled for each person, lines, "
        "pictures, places to sign, the code. What you see is the page as it will be printed."
    ),
    "SettingsPage": N_(
        "The round with its numbers and target villages, the office with its emblem, and who signs."
    ),
}
"""What each page is for, by the name of its class."""

DEFINITIONS = {"IncomesTab": definitions}
"""What gives the names of a page's figures and what each counts, by the name of its class."""


def sheets_of(page: QWidget) -> tuple[Sheet, ...]:
    """The sheets of keys for a page: its own, then those that hold everywhere but in a dialog.

    Of a stage's tab they are those of the special page in view, if one is, else with those of the
    register.
    """
    page = getattr(page, "special", None) or page
    own = PAGES.get(type(page).__name__, (_LIST, _FORM))
    register = getattr(getattr(page, "current", None), "register", None)
    if register is not None and register.table in OF_TABLES:
        own = (OF_TABLES[register.table], *own)
    return own if isinstance(page, QDialog) else (*own, EVERYWHERE)


class HelpDialog(QDialog):
    """The help of `page`; of a stage's page with what the stage needs and what is missing now."""

    def __init__(self, session: Session, page: QWidget, title: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self._lines: list[Line] = []
        self._figures: list[Line] = []
        self.setWindowTitle(_("Help: {page}").format(page=title))
        self.filter = QLineEdit()
        self.filter.setPlaceholderText(_("Look for a key or what it does"))
        self.filter.setAccessibleName(self.filter.placeholderText())
        self.filter.setClearButtonEnabled(True)
        self.filter.setFixedWidth(280)
        self.missing = label(role="strong", wrap=True)
        self.missing.hide()
        stage = getattr(page, "stage", None)
        inside = column(spacing=2 * UNIT)
        if isinstance(stage, Stage) and session.round is not None:
            inside.addWidget(self._needs(stage))
            self._ask_missing(stage)
        elif about := ABOUT.get(type(page).__name__):
            inside.addWidget(panel(column(label(_(about), wrap=True), margins=UNIT + 4)))
        inside.addLayout(self._sheets(sheets_of(page)))
        if define := DEFINITIONS.get(type(page).__name__):
            grid, self._figures = _lines(_("What the figures count"), define())
            inside.addLayout(grid)
        inside.addStretch(1)
        sheet = QWidget()
        sheet.setObjectName("sheet")
        sheet.setLayout(inside)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setProperty("role", "reached")
        area.setAccessibleName(self.windowTitle())
        area.setWidget(sheet)
        close = button(_("Close") + "  Esc", self.accept)
        close.setDefault(True)
        head = row(label(title, "heading"), 1, self.filter, close)
        outside = column(head, area, margins=2 * UNIT, spacing=2 * UNIT)
        outside.setStretch(1, 1)
        self.setLayout(outside)
        width, height = SIZE
        resize_within(self, width, min(height, inside.heightForWidth(width) + HEAD))
        self.filter.textChanged.connect(self._filter)
        self.filter.setFocus()

    def shown_keys(self) -> list[str]:
        """The keys that the filter leaves, in their order."""
        return [key.text() for _words, key, _what in self._lines if not key.isHidden()]

    def _sheets(self, sheets: Sequence[Sheet]) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(4 * UNIT)
        grid.setVerticalSpacing(2 * UNIT)
        for number, sheet in enumerate(sheets):
            grid.addLayout(self._sheet(sheet), *divmod(number, ACROSS), Qt.AlignmentFlag.AlignTop)
        for place in range(min(len(sheets), ACROSS)):
            grid.setColumnStretch(place, 1)
        return grid

    def _sheet(self, sheet: Sheet) -> QGridLayout:
        keys = [(key, _(what)) for key, what in sheet.keys]
        grid, lines = _lines(_(sheet.title), keys)
        self._lines += lines
        return grid

    def _filter(self, text: str) -> None:
        wanted = search_text(text)
        for words, *shown in (*self._lines, *self._figures):
            for one in shown:
                one.setVisible(wanted in words)

    # What the stage needs

    def _needs(self, stage: Stage) -> QWidget:
        round_ = self._session.round
        needs = stage.needs(round_.settings) if round_ else ()
        return panel(
            column(
                label(_("What stage {stage} needs").format(stage=stage_title(stage)), "strong"),
                label(_(stage.help), "quiet", wrap=True),
                *(label(f"•  {one}", wrap=True) for one in needs),
                self.missing,
                margins=UNIT + 4,
                spacing=UNIT // 2,
            )
        )

    def _ask_missing(self, stage: Stage) -> None:
        scope, office, round_ = self._session.scope, self._session.office, self._session.round
        if round_ is None:
            return
        cohort = round_.settings.variant == COHORT
        if scope.village_id is None and not cohort:
            self._say(_("Choose a village above to see what is missing there."), "quiet")
            return
        self._session.jobs.read(
            lambda: progress_in(office, round_.id, scope.village_id, stage.key), self._on_progress
        )

    def _on_progress(self, progress: object) -> None:
        if not isinstance(progress, Progress):
            return
        if not progress.reason:
            self._say(_("Nothing is missing here."), "good")
            return
        said = " ".join(filter(None, (progress.reason, progress.next_step)))
        self._say(_("Missing now: {what}").format(what=said), "warn")

    def _say(self, text: str, tone: str) -> None:
        self.missing.setText(text)
        retone(self.missing, tone)
        self.missing.show()


def _lines(title: str, told: Iterable[tuple[str, str]]) -> tuple[QGridLayout, list[Line]]:
    """Under a title, lines of a short text and what it means."""
    grid = QGridLayout()
    grid.setHorizontalSpacing(2 * UNIT)
    grid.setVerticalSpacing(UNIT - 2)
    grid.addWidget(label(title, "heading"), 0, 0, 1, 2)
    lines: list[Line] = []
    for number, (short, meaning) in enumerate(told, 1):
        shown = label(short, "strong"), label(meaning, wrap=True)
        for place, one in enumerate(shown):
            grid.addWidget(one, number, place, Qt.AlignmentFlag.AlignTop)
        lines.append((search_text(f"{short} {meaning}"), *shown))
    grid.setColumnStretch(1, 1)
    return grid, lines
