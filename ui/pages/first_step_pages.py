"""The pages of the first start: each stores what it asks for, and can be passed over."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QComboBox, QFileDialog, QLineEdit, QWidget

from desktop.problems import Refused
from desktop.programme.office import SIGNATORIES
from desktop.programme.round_register import VARIANTS
from desktop.programme.rounds import preset
from desktop.programme.stages import stages_of
from desktop.thai.dates import fiscal_year
from desktop.thai.numerals import to_arabic_digits
from desktop.views import Scope
from desktop.words import _
from ui.pages.target_villages import TargetVillages
from ui.session import Session
from ui.theme import UNIT
from ui.titles import stage_title
from ui.widgets import button, clear, column, label, panel, row

EMBLEM = 160  # pixels

type Work = Callable[[], object]


class StepPage(QWidget):
    """`work` is what "next" stores, None for nothing; `told` carries a sentence about a mistake."""

    told = Signal(str)
    titled = False
    """Whether the page has a heading of its own."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session

    def work(self) -> Work | None:
        """What is to be stored before going on; None when nothing was filled in."""
        return None


class RoundStep(StepPage):
    """Fiscal year and kind of the first round, with what its stages will ask for."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.year = QLineEdit(str(fiscal_year(session.office.today())))
        self.year.setAccessibleName(_("Fiscal year"))
        self.year.setMaximumWidth(96)
        self.variant = QComboBox()
        self.variant.setAccessibleName(_("Kind of round"))
        for choice in VARIANTS:
            self.variant.addItem(_(choice.label), choice.key)
        self._stages = column(margins=UNIT + 4, spacing=UNIT // 2)
        asked = row(
            label(_("Fiscal year"), "label"), self.year, label(_("Kind of round"), "label"),
            self.variant, 1,
        )  # fmt: skip
        self._made = label(role="strong")
        self._asked = QWidget()
        self._asked.setLayout(asked)
        self.setLayout(column(self._made, self._asked, panel(self._stages), 1))
        self.variant.currentIndexChanged.connect(self._show)
        session.round_changed.connect(self._show)
        self.setFocusProxy(self.year)
        self._show()

    def work(self) -> Work | None:
        """A round from the preset; nothing when there is one already."""
        if self.session.round is not None:
            return None
        text, office = to_arabic_digits(self.year.text().strip()), self.session.office
        settings = preset(int(text) if text.isdecimal() else 0, self.variant.currentData())
        return lambda: office.add_round(settings)

    def _show(self) -> None:
        round_ = self.session.round
        self._made.setText(round_.label if round_ else "")
        self._made.setVisible(round_ is not None)
        self._asked.setVisible(round_ is None)
        year = fiscal_year(self.session.office.today())
        settings = round_.settings if round_ else preset(year, self.variant.currentData())
        clear(self._stages)
        for stage in stages_of(settings):
            first = stage.needs(settings)[0]
            self._stages.addWidget(label(f"{stage_title(stage)}:  {first}", wrap=True))
        hint = _("Every number can be changed later in Settings › Round.")
        self._stages.addWidget(label(hint, "quiet", wrap=True))


class VillagesStep(StepPage):
    """The round's target villages, ticked now or later."""

    titled = True

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.villages = TargetVillages(session)
        self.villages.save_button.hide()
        page = column(self.villages)
        self.setLayout(page)
        self.setFocusProxy(self.villages.filter)

    def work(self) -> Work | None:
        """The ticked villages, when they are others than the round's."""
        round_, office = self.session.round, self.session.office
        if round_ is None or not self.villages.save_button.isEnabled():
            return None
        ticked = self.villages.ticked()
        return lambda: office.set_targets(round_.id, ticked)


class SignatoryStep(StepPage):
    """Position and name of who signs certificates first."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._scope = Scope(None)
        found = session.office.ids(SIGNATORIES, self._scope)
        self._record = found[0] if found else None
        values = (
            session.office.entry(SIGNATORIES, self._record).values
            if self._record is not None
            else session.office.blank(SIGNATORIES, self._scope)
        )
        self._stored = (str(values["position"] or ""), str(values["name"] or ""))
        self.position, self.name = QLineEdit(self._stored[0]), QLineEdit(self._stored[1])
        self.position.setAccessibleName(_("Position"))
        self.name.setAccessibleName(_("Full name with title"))
        self.setLayout(
            column(
                label(_("Position"), "label"),
                self.position,
                label(_("Full name with title"), "label"),
                self.name,
                label(
                    _(
                        "Certificates carry this name below the signature. Others who sign are "
                        "added in Settings › Officers and signatories."
                    ),
                    "quiet",
                    wrap=True,
                ),
                1,
            )
        )
        self.setFocusProxy(self.name)

    def work(self) -> Work | None:
        """The signatory, when something was typed."""
        typed = (self.position.text().strip(), self.name.text().strip())
        if typed == self._stored or not typed[0]:
            return None
        office, record, scope = self.session.office, self._record, self._scope
        values = {"position": typed[0], "name": typed[1]}

        def store() -> None:
            blank = {} if record is not None else office.blank(SIGNATORIES, scope)
            saved = office.save(SIGNATORIES, {**blank, **values}, scope, id=record)
            if saved.id is None:
                raise Refused(" ".join(one.message for one in saved.problems))

        return store


class EmblemStep(StepPage):
    """The picture on certificates, with a preview."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._stored = session.office.profile.emblem
        self.emblem = self._stored
        self.preview = label(role="quiet")
        self.preview.setFixedSize(EMBLEM, EMBLEM)
        self.preview.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.choose_button = button(_("Choose a picture …"), self._ask)
        framed = panel(column(self.preview, margins=UNIT))
        beside = column(
            row(self.choose_button, button(_("Without emblem"), lambda: self._show(None)), 1),
            label(_("PNG or JPEG; it is printed at the top of each certificate."), "quiet"),
            1,
        )
        self.setLayout(column(row(framed, beside, 1, spacing=2 * UNIT), 1))
        self.setFocusProxy(self.choose_button)
        self._show(self._stored)

    def use(self, file: Path) -> None:
        """Take a picture; what cannot be printed is refused in a sentence."""
        from desktop.documents.pictures import UnreadablePicture, readable

        try:
            data = file.read_bytes()
        except OSError:
            data = b""
        try:
            readable(data)
        except UnreadablePicture as unreadable:
            self.told.emit(str(unreadable))
        else:
            self._show(data)

    def work(self) -> Work | None:
        """The office with its emblem, when it is another one."""
        if self.emblem == self._stored:
            return None
        office, emblem = self.session.office, self.emblem
        self._stored = emblem
        return lambda: office.change_profile(replace(office.profile, emblem=emblem))

    def _ask(self) -> None:
        chosen, _filter = QFileDialog.getOpenFileName(
            self, _("Emblem of the office"), "", "PNG, JPEG (*.png *.jpg *.jpeg)"
        )
        if chosen:
            self.use(Path(chosen))

    def _show(self, data: bytes | None) -> None:
        self.emblem = data
        picture = QPixmap()
        if data and picture.loadFromData(data):
            mode = Qt.TransformationMode.SmoothTransformation
            keep = Qt.AspectRatioMode.KeepAspectRatio
            self.preview.setPixmap(picture.scaled(EMBLEM, EMBLEM, keep, mode))
        else:
            self.preview.clear()
            self.preview.setText(_("No emblem"))


class BeginStep(StepPage):
    """Two ways to begin; `import_pressed` and `type_pressed` say which."""

    import_pressed = Signal()
    type_pressed = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.import_button = button(_("Import your Excel now"), self.import_pressed.emit, "primary")
        self.type_button = button(_("Start typing"), self.type_pressed.emit)
        self.setLayout(
            column(
                label(_("The office is ready."), "strong"),
                label(
                    _(
                        "An import is checked first and shown before anything is stored; it can "
                        "be undone as a whole."
                    ),
                    "quiet",
                    wrap=True,
                ),
                row(self.import_button, self.type_button, 1),
                1,
                spacing=UNIT + 4,
            )
        )
        self.setFocusProxy(self.import_button)
