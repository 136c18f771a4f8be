"""ตั้งค่าเกียรติบัตร: how each kind is worded, numbered and printed."""

from dataclasses import replace

from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QGridLayout,
    QLayout,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QWidget,
)

from desktop import certificates
from desktop.documents.slots import FACTS
from desktop.problems import Refused
from desktop.programme.certificate_numbers import (
    CALENDAR,
    DEFAULT_PATTERN,
    FISCAL,
    SLOTS,
    pattern_fault,
)
from desktop.programme.certificates import KINDS, KindSettings
from desktop.programme.vocabulary import Field, Kind
from desktop.thai.numerals import to_thai_digits
from desktop.words import N_, _
from ui.forms.certificate_kinds import KindBox
from ui.forms.design_box import DesignBox
from ui.forms.editors import LineEditor, line_editor
from ui.notice import Notice
from ui.pages import number_slots
from ui.pages import wording_slots as wordings
from ui.session import Session
from ui.shortcuts import install
from ui.theme import UNIT
from ui.widgets import button, column, label, panel, retone, row

WORDING_HIGH = 150  # pixels
SHORT = 110  # pixels of a number's line

_YEAR = Field("first_year", N_("Year of the first number"), width=8)
_SERIAL = Field("first_serial", N_("First number"), Kind.COUNT, width=8)


class CertificateSettings(QWidget):
    """The settings of one kind at a time, and the number that would be given next."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._stored = KindSettings("")
        self.notice = Notice()
        self.kind = KindBox()
        self._make_fields()
        self.save_button = button(_("Save") + "  Ctrl S", self.save, "primary")
        sheet = QWidget()
        sheet.setObjectName("sheet")
        sheet.setLayout(
            column(
                panel(self._words()), panel(self._numbers()),
                row(label(_("Design"), "label"), self.design, self.has_proof, 1, self.save_button),
                1, spacing=UNIT + 4,
            )
        )  # fmt: skip
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setAccessibleName(_("Kinds of certificate"))
        area.setWidget(sheet)
        page = column(self.kind, self.notice, area)
        page.setStretch(2, 1)
        self.setLayout(page)
        self.setFocusProxy(self.kind)
        install(self, "Ctrl+S", self.save)
        self._connect()
        self.fill()

    def fill(self) -> None:
        """Show how the chosen kind is issued now."""
        self._stored = stored = certificates.kind_settings(self.kind.key)
        self.title.setText(stored.title)
        self.title.setPlaceholderText(_(self.kind.kind.title, stored.language))
        self.wording.setPlainText(wordings.shown(stored.wording or self._as_the_round()))
        _choose(self.language, stored.language)
        _choose(self.digits, stored.digits)
        self.pattern.setText(number_slots.shown(stored.pattern or DEFAULT_PATTERN))
        self.office_code.setText(stored.office_code)
        _choose(self.counts_by, stored.counts_by)
        self.first_year.put(str(stored.first_year or ""))
        self.first_serial.put(stored.first_serial)
        self.design.show_of(stored)
        self.has_proof.setChecked(stored.has_proof)
        self._show_slots()
        self._show_example()

    def typed(self) -> KindSettings:
        """The settings as they stand in the fields; what is as shipped is left empty."""
        text = wordings.stored(self.wording.toPlainText().strip())
        pattern = number_slots.stored(self.pattern.text().strip())
        design, layout = self.design.chosen()
        return replace(
            self._stored,
            title=self.title.text().strip(),
            wording="" if text == self._as_the_round() else text,
            language=self.language.currentData(),
            digits=self.digits.currentData(),
            design="" if design == certificates.SHIPPED else design,
            layout=layout,
            pattern="" if pattern == DEFAULT_PATTERN else pattern,
            office_code=self.office_code.text().strip(),
            counts_by=self.counts_by.currentData(),
            first_year=_count(self.first_year),
            first_serial=_count(self.first_serial),
            has_proof=self.has_proof.isChecked(),
        )

    def save(self) -> None:
        """Store the settings of the kind."""
        office, settings = self._session.office, self.typed()
        self._session.jobs.write(
            _("Kind of certificate"),
            lambda: certificates.change_kind(office, settings),
            self._on_saved,
            self._refuse,
        )

    # What was heard

    def _on_saved(self, settings: object) -> None:
        if isinstance(settings, KindSettings) and settings.kind == self.kind.key:
            self.fill()
        self.notice.tell(_("Saved"), tone="good")

    def _refuse(self, refused: Refused) -> None:
        reason = wordings.shown(number_slots.shown(refused.reason))
        self.notice.tell(reason, (_("Show what is stored"), self.fill), tone="bad")

    def _on_language(self) -> None:
        """The standard wording follows the language, as long as nobody changed it."""
        typed = wordings.stored(self.wording.toPlainText().strip())
        if typed == certificates.default_wording(self.kind.key, _other(self._language())):
            self.wording.setPlainText(wordings.shown(self._standard()))
        self.title.setPlaceholderText(_(self.kind.kind.title, self._language()))

    def _follow(self) -> None:
        """Show what was done elsewhere, unless something is typed here."""
        if self.typed() == self._stored:
            if certificates.kind_settings(self.kind.key) != self._stored:
                self.fill()
            self.design.show_of(self._stored)
        else:
            self.design.list_anew()
        self._show_example()

    def _show_example(self) -> None:
        settings, round_ = self.typed(), self._session.round
        fault = pattern_fault(settings.pattern or DEFAULT_PATTERN, settings.office_code)
        if fault or round_ is None:
            self.example.setText(number_slots.shown(fault))
            retone(self.example, "bad" if fault else "")
            return
        whole = settings.for_round(round_.settings)
        number = certificates.numbers_from(whole, self._session.office.today()).at()
        shown = to_thai_digits(number) if settings.digits == "thai" else number
        self.example.setText(_("The next number: {number}").format(number=shown))
        retone(self.example, "")

    def _show_slots(self) -> None:
        mine = self.kind.kind.slots
        for slot, one in self._slots.items():
            one.setVisible(slot in mine)

    def _standard(self) -> str:
        return certificates.default_wording(self.kind.key, self._language())

    def _as_the_round(self) -> str:
        """The wording of who has none here: the round's, where it has one, else the shipped one."""
        round_ = self._session.round
        whole = KindSettings(self.kind.key).for_round(round_.settings) if round_ else None
        return (whole.wording if whole else "") or self._standard()

    def _language(self) -> str:
        return str(self.language.currentData())

    # Making it

    def _make_fields(self) -> None:
        today = self._session.office.today
        self.title, self.office_code, self.pattern = QLineEdit(), QLineEdit(), QLineEdit()
        self.wording = QPlainTextEdit()
        self.wording.setTabChangesFocus(True)
        self.wording.setMinimumHeight(WORDING_HIGH)
        self.language = _box(("th", N_("Thai")), ("en", N_("English")))
        self.digits = _box(("thai", N_("Thai digits")), ("arabic", N_("Arabic digits")))
        self.counts_by = _box(
            (None, N_("As the round counts")),
            (CALENDAR, N_("Calendar year")),
            (FISCAL, N_("Fiscal year")),
        )
        self.first_year, self.first_serial = line_editor(_YEAR, today), line_editor(_SERIAL, today)
        self.example = label(role="quiet", wrap=True)
        self.design = DesignBox()
        self.has_proof = QCheckBox(_("Print a QR code that proves the facts"))
        for editor, name in self._names():
            editor.setAccessibleName(name)
        for one in (self.first_year, self.first_serial, self.office_code):
            one.setMaximumWidth(SHORT)

    def _names(self) -> tuple[tuple[QWidget, str], ...]:
        return (
            (self.title, _("Title of the certificate")),
            (self.wording, _("Wording of the certificate")),
            (self.language, _("Language")),
            (self.digits, _("Digits")),
            (self.pattern, _("Pattern of the number")),
            (self.office_code, _("Code of the office")),
            (self.counts_by, _("Year of the number")),
            (self.first_year, _("Year of the first number")),
            (self.first_serial, _("First number")),
        )

    def _words(self) -> QLayout:
        insert = row(label(_("Filled in by the program; click to insert:"), "quiet"))
        self._slots: dict[str, QWidget] = {}
        for slot in (fact for fact in FACTS if any(fact in one.slots for one in KINDS)):
            shown = wordings.shown(f"{{{slot}}}")
            self._slots[slot] = button(shown, lambda shown=shown: self._insert_words(shown), "link")
            insert.addWidget(self._slots[slot])
        insert.addStretch(1)
        restore = button(
            _("Restore the standard wording"),
            lambda: self.wording.setPlainText(wordings.shown(self._standard())),
        )
        top = row(
            label(_("Title of the certificate"), "label"), self.title,
            label(_("Language"), "label"), self.language,
            label(_("Digits"), "label"), self.digits,
        )  # fmt: skip
        top.setStretch(1, 1)
        return column(top, insert, self.wording, row(restore, 1), margins=2 * UNIT)

    def _numbers(self) -> QLayout:
        insert = row(label(_("Click to insert:"), "quiet"))
        for slot in SLOTS:
            shown = number_slots.shown(f"{{{slot}}}")
            insert.addWidget(button(shown, lambda shown=shown: self._insert_number(shown), "link"))
        insert.addStretch(1)
        fields = QGridLayout()
        fields.setHorizontalSpacing(UNIT)
        for place, (words, editor) in enumerate(
            (
                (_("Pattern of the number"), self.pattern),
                (_("Code of the office"), self.office_code),
                (_("Year of the number"), self.counts_by),
                (_("First number"), self.first_serial),
                (_("Year of the first number"), self.first_year),
            )
        ):
            fields.addWidget(label(words, "label"), 0, place)
            fields.addWidget(editor, 1, place)
        fields.setColumnStretch(0, 1)
        return column(fields, insert, self.example, margins=2 * UNIT)

    def _insert_words(self, slot: str) -> None:
        self.wording.insertPlainText(slot)
        self.wording.setFocus()

    def _insert_number(self, slot: str) -> None:
        self.pattern.insert(slot)
        self.pattern.setFocus()

    def _connect(self) -> None:
        self.kind.changed.connect(self.notice.hide)
        self.kind.changed.connect(self.fill)
        self.language.activated.connect(self._on_language)
        for line in (self.pattern, self.office_code):
            line.textChanged.connect(self._show_example)
        for editor in (self.first_year, self.first_serial):
            editor.edited.connect(self._show_example)
        for box in (self.digits, self.counts_by):
            box.currentIndexChanged.connect(self._show_example)
        self._session.changed.connect(self._follow)
        self._session.round_changed.connect(self._follow)


def _box(*choices: tuple[object, str]) -> QComboBox:
    made = QComboBox()
    for key, words in choices:
        made.addItem(_(words), key)
    return made


def _choose(box: QComboBox, key: object) -> None:
    box.setCurrentIndex(max(box.findData(key), 0))


def _count(editor: LineEditor) -> int | None:
    """The number in a line, None for a blank one; 0, which is refused, for what is no number."""
    text = str(editor.raw()).strip()
    if not text:
        return None
    value = editor.value()
    if isinstance(value, int):
        return value
    return int(text) if text.isdecimal() else 0


def _other(language: str) -> str:
    return "en" if language == "th" else "th"
