"""การตรวจเกียรติบัตร: the key that signs, the keys of other offices, and the check itself."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import (
    QFileDialog,
    QLayout,
    QListWidget,
    QListWidgetItem,
    QScrollArea,
    QWidget,
)

from desktop.problems import Refused
from desktop.proof import keys, public_key
from desktop.proof.keys import Key
from desktop.proof.public_key import PublicKey
from desktop.signing_key import fingerprint
from desktop.thai.dates import format_date
from desktop.words import N_, _, current_language
from ui.notice import Notice
from ui.pages.phrase_form import CHANGE, MAKE, REPLACE, UNLOCK, PhraseForm
from ui.session import Session
from ui.theme import UNIT
from ui.widgets import button, column, label, panel, retone, row

FILES = "PNG, JPEG, PDF, TXT (*.png *.jpg *.jpeg *.bmp *.tif *.tiff *.webp *.pdf *.txt)"
HEIGHT = 108  # pixels of the list: two keys


class ProofSettings(QWidget):
    """Three sheets. What is done is done on the writer, for a pass phrase takes its time."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._key: Key | None = None
        self.notice = Notice()
        self.form = PhraseForm()
        self.form.given.connect(self._act)
        self._state = label(role="strong", wrap=True)
        self._digits = label(role="figure")
        self._about = label(role="quiet", wrap=True)
        self.lock_button = button(_("Lock"), self.lock)
        self.change_button = button(_("Change the pass phrase …"), lambda: self.form.ask(CHANGE))
        self.replace_button = button(_("Replace the key …"), lambda: self.form.ask(REPLACE))
        self.print_button = button(_("Print the key sheet …"), self.print_sheet)
        self.save_button = button(_("Save the public key …"), self._ask_file)
        self.others = QListWidget()
        self.others.setAccessibleName(_("Keys of other offices"))
        self.others.setFixedHeight(HEIGHT)
        self.forget_button = button(_("Forget the key"), self.forget)
        self.others.currentRowChanged.connect(self._follow_choice)
        self._lay_out()
        session.changed.connect(self.fill)
        self.fill()

    def fill(self, _action: object = None) -> None:
        """Show what is stored, and whether the key is unlocked."""
        office = self._session.office
        found = keys.keys(office)
        self._key = next((one for one in found if one.signs), None)
        self._show_state(unlocked=keys.is_unlocked(office))
        chosen = self.others.currentRow()
        self.others.clear()
        for one in found:
            if not one.signs:
                self.others.addItem(_item(one))
        self.others.setCurrentRow(min(max(chosen, 0), self.others.count() - 1))
        self._follow_choice()

    def lock(self) -> None:
        """Sign no more in this session."""
        keys.lock(self._session.office)
        self.fill()

    def check(self) -> None:
        """Open the check of certificates."""
        from ui.dialogs.check_certificate import CheckCertificateDialog

        CheckCertificateDialog(self._session, self.window()).open()

    def print_sheet(self) -> None:
        """Show the sheet with the public key, to be printed."""
        from desktop.documents.key_sheet import key_sheet
        from ui.documents.paper_dialog import PaperDialog

        if self._key is not None:
            one = self._key
            text = public_key.written(one.public)
            pdf = key_sheet(one.holder, one.since, one.fingerprint, text, current_language())
            PaperDialog(pdf, _("Key sheet for checking certificates"), self.window()).open()

    def save_public(self, file: Path) -> None:
        """Write the public key to a small text file."""
        from ui.files import store_file

        if self._key is None:
            return
        heading = _("Public key for checking certificates")
        text = public_key.file_of(self._key.public, heading, self._key.fingerprint)
        try:
            store_file(file, text.encode())
        except Refused as refused:
            self.notice.tell(refused.reason, tone="bad")
        else:
            self.notice.tell(_("Saved: {file}").format(file=file.name), tone="good")

    def read_key(self, file: Path) -> None:
        """Read another office's public key and ask whether its digits are the right ones."""
        self._session.jobs.read(lambda: _key_in(file), self._ask_trust, self._refuse)

    def trust(self, key: PublicKey) -> None:
        """Know another office's key from now on."""
        office = self._session.office
        self._write(_("Know the key of {office}").format(office=key.holder),
                    lambda: keys.trust(office, key))  # fmt: skip

    def forget(self) -> None:
        """Know the chosen key no more."""
        item, office = self.others.currentItem(), self._session.office
        if item is not None:
            key = item.data(_KEY)
            self._write(_("Forget the key of {office}").format(office=key.holder),
                        lambda: keys.forget(office, key))  # fmt: skip

    # Behind the buttons

    def _act(self, what: str, old: str, new: str) -> None:
        office = self._session.office
        work: dict[str, Callable[[], object]] = {
            MAKE: lambda: keys.make(office, new),
            UNLOCK: lambda: keys.unlock(office, old),
            CHANGE: lambda: keys.change_phrase(office, old, new),
            REPLACE: lambda: keys.replace(office, new),
        }
        self._write(_("Key that signs certificates"), work[what])

    def _write(self, title: str, work: Callable[[], object]) -> None:
        self.form.setEnabled(False)
        self._session.jobs.write(title, work, self._on_done, self._refuse)

    def _on_done(self, _answer: object) -> None:
        self.form.setEnabled(True)
        self.notice.hide()
        self.form.clear()
        self.fill()

    def _refuse(self, refused: Refused) -> None:
        self.form.setEnabled(True)
        self.form.begin()
        self.notice.tell(refused.reason, tone="bad")

    def _ask_trust(self, key: object) -> None:
        if not isinstance(key, PublicKey):
            return
        told = _(
            "{office}: {digits} – ask that office on the telephone, or look at its key sheet. Are "
            "these the same thirty digits?"
        ).format(office=key.holder, digits=fingerprint(key.key))
        agree = _("They are the same: know this key")
        self.notice.tell(told, (agree, lambda: self.trust(key)), tone="warn")
        self.notice.hold_focus(self.focusWidget())

    def _ask_file(self) -> None:
        name = _("Public key") + ".txt"
        chosen, _filter = QFileDialog.getSaveFileName(
            self, _("Save the public key …"), name, "TXT (*.txt)"
        )
        if chosen:
            self.save_public(Path(chosen))

    def _ask_key(self) -> None:
        chosen, _filter = QFileDialog.getOpenFileName(
            self, _("Take over the key of another office …"), "", FILES
        )
        if chosen:
            self.read_key(Path(chosen))

    # What is shown

    def _show_state(self, *, unlocked: bool) -> None:
        key = self._key
        if key is None:
            self._state.setText(_("The office has no key yet: certificates carry no QR code."))
        elif unlocked:
            self._state.setText(_("Unlocked: certificates are signed until the program is closed."))
        else:
            self._state.setText(_("Locked: unlock the key before certificates are issued."))
        retone(self._state, "good" if unlocked else "warn")
        self._digits.setText(key.fingerprint if key else "")
        self._digits.setVisible(key is not None)
        self._about.setText(_since(key) if key else _(_WHY))
        for one in (self.change_button, self.replace_button, self.print_button, self.save_button):
            one.setVisible(key is not None)
        self.lock_button.setVisible(unlocked)
        self.form.rest(MAKE if key is None else "" if unlocked else UNLOCK)

    def _follow_choice(self, _row: int = 0) -> None:
        item = self.others.currentItem()
        self.forget_button.setEnabled(item is not None and not item.data(_KEY).own)

    def _lay_out(self) -> None:
        inside = column(
            self.notice,
            panel(self._own_sheet()),
            panel(self._others_sheet()),
            panel(self._check_sheet()),
            1,
            spacing=UNIT + 4,
        )
        sheet = QWidget()
        sheet.setObjectName("ground")
        sheet.setLayout(inside)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setAccessibleName(_("Checking of certificates"))
        area.setWidget(sheet)
        self.setLayout(column(area))

    def _own_sheet(self) -> QLayout:
        return column(
            label(_("Key that signs certificates"), "heading"),
            self._state,
            self._digits,
            self._about,
            self.form,
            row(
                self.lock_button, self.change_button, self.replace_button, self.print_button,
                self.save_button, 1,
            ),
            margins=2 * UNIT,
        )  # fmt: skip

    def _others_sheet(self) -> QLayout:
        take = button(_("Take over the key of another office …"), self._ask_key)
        return column(
            label(_("Keys that only check"), "heading"),
            label(
                _("Earlier keys of this office, and those of other offices whose certificates are "
                  "genuine here."),
                "quiet",
                wrap=True,
            ),
            self.others,
            row(take, self.forget_button, 1),
            margins=2 * UNIT,
        )  # fmt: skip

    def _check_sheet(self) -> QLayout:
        told = _("From a scan, a photograph, a PDF or a hand scanner; no network is needed.")
        return column(
            label(_("Check a certificate"), "heading"),
            label(told, "quiet", wrap=True),
            row(button(_("Check a certificate …") + "  F9", self.check, "primary"), 1),
            margins=2 * UNIT,
        )


_KEY = 256  # Qt's first role for data of one's own


_WHY = N_(
    "With a key, the QR code on a certificate holds its facts, signed: whoever has this program "
    "sees whether the paper is genuine. The pass phrase cannot be got back; keep it in an envelope "
    "in the office's safe. Without it the key can only be replaced."
)


def _since(key: Key) -> str:
    day = format_date(key.since, "long", language=current_language())
    return _("Of {holder}, since {date}. By these digits others know it.").format(
        holder=key.holder, date=day
    )


def _item(key: Key) -> QListWidgetItem:
    language = current_language()
    since = format_date(key.since, "short", language=language)
    until = format_date(key.until, "short", language=language) if key.until else ""
    item = QListWidgetItem(f"{key.holder} · {since} – {until}\n{key.fingerprint}")
    item.setData(_KEY, key)
    return item


def _key_in(file: Path) -> PublicKey:
    """The public key in a text file, on a photographed sheet, or in a PDF."""
    from desktop.proof.reading import NothingRead, codes_in
    from ui.documents.pdf_pictures import pictures_of

    try:
        data = file.read_bytes()
    except OSError:
        raise Refused(_("{file} cannot be read.").format(file=file.name)) from None
    if public_key.HEAD.encode() in data or file.suffix.lower() == ".txt":
        return keys.understood(data.decode("utf-8", "replace"))
    pages = pictures_of(data) if data.startswith(b"%PDF") else iter((data,))
    try:
        return keys.understood("\n".join(codes_in(next(pages))))
    except NothingRead as nothing:
        raise Refused(str(nothing)) from None
