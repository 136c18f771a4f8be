"""The rounds: a new one from a preset, and the numbers of the chosen one."""

from dataclasses import replace
from itertools import count

from PySide6.QtWidgets import QComboBox, QWidget

from desktop.problems import Refused
from desktop.programme.round_register import ROUND, VARIANTS
from desktop.programme.rounds import preset
from desktop.programme.vocabulary import Field, Kind
from desktop.thai.dates import fiscal_year
from desktop.views import RoundEntry
from desktop.words import N_, _
from ui.forms.editors import line_editor
from ui.forms.record_form import RecordForm
from ui.notice import Notice
from ui.pages.round_fields import read, shown
from ui.pages.round_stages import RoundStages
from ui.session import Session
from ui.shortcuts import install
from ui.theme import UNIT
from ui.widgets import button, column, label, panel, row

_YEAR = Field("year", N_("Fiscal year"), Kind.TEXT, width=8)


class RoundSettingsPage(QWidget):
    """The form of the session's round, and above it what makes another."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.notice = Notice()
        self.year = line_editor(_YEAR, session.office.today)
        self.year.setAccessibleName(_("Fiscal year"))
        self.year.setMaximumWidth(88)
        self.variant = QComboBox()
        self.variant.setAccessibleName(_("Kind of round"))
        for choice in VARIANTS:
            self.variant.addItem(_(choice.label), choice.key)
        self._offered = ""
        self._offer_year()
        self.variant.currentIndexChanged.connect(self._offer_year)
        self.add_button = button(_("Add the round"), self.add)
        self.form = RecordForm(ROUND, session)
        self.stages = RoundStages()
        self.form.addTab(self.stages, _("Stages"))
        self.save_button = button(_("Save") + "  Ctrl S", self.save, "primary")
        self._title = label(role="heading")
        new = row(
            label(_("New round"), "strong"), label(_("Fiscal year"), "label"), self.year,
            self.variant, self.add_button, 1, margins=UNIT + 4,
        )  # fmt: skip
        footer = row(1, self.save_button, margins=UNIT + 4)
        sheet = column(self.form, footer, spacing=0)
        sheet.setStretch(0, 1)
        self._sheet = panel(sheet)
        page = column(panel(new), self._title, self.notice, self._sheet)
        page.setStretch(3, 1)
        self.setLayout(page)
        install(self, "Ctrl+S", self.save)
        self.notice.passes_with(self.form.edited)
        session.round_changed.connect(self.fill)
        self.fill()

    def fill(self) -> None:
        """Show the session's round."""
        round_ = self._session.round
        self._sheet.setEnabled(round_ is not None)
        self._title.setText(round_.label if round_ else _("There is no round yet; add one above."))
        self.form.put(shown(round_.settings) if round_ else {})
        self.stages.put(round_.settings if round_ else None)
        self._offer_year()

    def _offer_year(self) -> None:
        """Offer the next year that has no round of the chosen kind, unless one is typed."""
        if self.year.text() != self._offered:
            return
        kind = self.variant.currentData()
        entries = [one.settings for one in self._session.office.rounds()]
        taken = {one.year for one in entries if one.variant == kind}
        year = fiscal_year(self._session.office.today())
        self._offered = str(next(one for one in count(year) if one not in taken))
        self.year.put(self._offered)

    def add(self) -> None:
        """Make a round of the chosen year and kind from its preset, and go to it."""
        text = self.year.text().strip()
        year = int(text) if text.isdecimal() else 0  # which no round has
        settings = preset(year, self.variant.currentData())
        office = self._session.office
        self._session.jobs.write(
            _("New round"), lambda: office.add_round(settings), self._on_added, self._refuse
        )

    def save(self) -> None:
        """Store the numbers; what is wrong is said beside its field."""
        round_ = self._session.round
        if round_ is None:
            return
        self.form.settle()
        office = self._session.office
        ticked = replace(round_.settings, stages=self.stages.chosen())
        settings, problems = read(ticked, self.form.raw(), office.today())
        self.form.show_problems(problems, everywhere=True)
        if problems:
            self.form.go_to_first_error()
            for problem in problems:
                if problem.field == "stages":
                    self.notice.tell(problem.message, tone="bad")
            return
        self._session.jobs.write(
            _("Round"),
            lambda: office.change_round(round_.id, settings, round_.version),
            self._on_saved,
            self._refuse_change,
        )

    def _on_added(self, entry: object) -> None:
        if isinstance(entry, RoundEntry):
            self._offered = self.year.text()
            self._session.choose_round(entry.id)

    def _on_saved(self, _answer: object) -> None:
        self.notice.tell(_("Saved"), tone="good")

    def _refuse(self, refused: Refused) -> None:
        self.notice.tell(refused.reason, tone="bad")

    def _refuse_change(self, refused: Refused) -> None:
        self.notice.tell(refused.reason, (_("Show what is stored"), self._show_stored), tone="bad")

    def _show_stored(self) -> None:
        """Read the round again, as somebody else may have left it."""
        if self._session.round is not None:
            self._session.choose_round(self._session.round.id)
