"""A quiet word below the heading of a form: who is being typed may be stored already."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QWidget

from desktop.duplicates import Likeness, keep_apart, likely, people, person_of
from desktop.merging import compared, form_key
from desktop.programme.likeness import HOUSE
from desktop.programme.vocabulary import Register
from desktop.words import _
from ui.forms.record_form import RecordForm
from ui.notice import Notice
from ui.session import Session
from ui.shortcuts import install
from ui.theme import UNIT
from ui.widgets import button, clear, column, label, retone, row

if TYPE_CHECKING:
    from ui.jobs import Job

LOOK_AFTER = 400  # milliseconds without a key
NAMES = ("title", "first_name", "last_name")


class LikenessNotice(QFrame):
    """Says whom the record in `form` may be about, and lets that person be used. Never blocks.

    It looks whenever typing has paused; `notice` tells what could not be done. `compare_wanted`
    carries what is typed beside what is stored, and the name; `merge_wanted` two stored people.
    """

    compare_wanted = Signal(tuple, str)
    merge_wanted = Signal(int, int)

    def __init__(
        self, register: Register, session: Session, form: RecordForm, notice: Notice
    ) -> None:
        super().__init__()
        self.setProperty("role", "notice")
        self.register = register
        self._session, self._form, self._notice = session, form, notice
        self._record: int | None = None
        self._meant: int | None = None
        self._dismissed: set[int] = set()
        self._looked_at: dict[str, object] = {}
        self._found: tuple[Likeness, ...] = ()
        self._job: Job | None = None
        self._text = label(wrap=True)
        self._links = QHBoxLayout()
        self._links.setSpacing(2 * UNIT)
        close = QToolButton()
        close.setText("×")
        close.setProperty("role", "flat")
        close.setAccessibleName(_("Close this message"))
        close.clicked.connect(self.hide)
        inside = column(self._text, row(self._links, 1, close), spacing=UNIT // 2)
        inside.setContentsMargins(UNIT + 4, UNIT // 2, UNIT, UNIT // 2)
        self.setLayout(inside)
        self._timer = QTimer(self, singleShot=True, interval=LOOK_AFTER)
        self._timer.timeout.connect(self.look)
        install(form, "F6", self.answer)
        self._keys = [key for key in form.boxes if self._tells_who(key)]
        for key in self._keys:
            form.boxes[key].edited.connect(self._timer.start)
        self.hide()

    @property
    def text(self) -> str:
        """What it says now, "" while it is hidden."""
        return "" if self.isHidden() else self._text.text()

    @property
    def likeness(self) -> Likeness | None:
        """Whom it asks about now."""
        left = (one for one in self._found if one.person not in self._dismissed)
        return next(left, None)

    def begin(self, record: int | None) -> None:
        """Another record is in the form (None: a new one): forget what was said of the last."""
        self._forget_job()
        self._record, self._meant = record, None
        self._dismissed.clear()
        self._found, self._looked_at = (), self._typed()
        self.hide()

    def meant(self) -> dict[str, object]:
        """What a save adds to the form's text: the person who was chosen."""
        return {} if self._meant is None else {self.register.person_link: self._meant}

    def mean(self, raw: Mapping[str, object]) -> None:
        """The person who was chosen before is in a draft: they are still meant, if still stored."""
        person = raw.get(self.register.person_link)
        known = people([person]) if isinstance(person, int) and self._keys else []
        for one in known:
            self._mean(one["id"], one["full_name"])

    def look(self) -> None:
        """Look for people like the one in the form, unless nothing was typed since."""
        typed = self._typed()
        if self._meant is not None or typed == self._looked_at or not self._keys:
            return
        self._forget_job()
        self._looked_at = typed
        office, register, scope = self._session.office, self.register, self._session.scope
        record = self._record
        self._job = self._session.jobs.read(
            lambda: likely(office, register, typed, scope, record), self._on_found
        )

    def stored(self, record: int) -> None:
        """The record was stored: remember whom it is not about."""
        if not self._dismissed:
            return
        person = person_of(self.register, record)
        apart, office = sorted(self._dismissed - {person}), self._session.office
        self._dismissed.clear()
        if person is not None and apart:
            self._session.jobs.write(
                _("Not the same"),
                lambda: keep_apart(office, person, *apart),
                self._ignore,
                self._notice_refusal,
            )

    # What can be done

    def answer(self) -> None:
        """Put the cursor on the first answer."""
        if not self.isHidden():
            self.links()[0].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def use(self) -> None:
        """The record is about this person: fill the form with what is known and store it so."""
        one = self.likeness
        if one is None:
            return
        raw = self._form.raw()
        for field in compared(self._session.office, self.register, raw, one.person):
            key = form_key(self.register, field.field.key)
            fills = field.kept in (None, "") or field.field.key in NAMES
            if fills and field.gone not in (None, "") and key in self._form.boxes:
                self._form.boxes[key].put(field.gone)
        self._mean(one.person, one.name)
        self._form.edited.emit()

    def compare(self) -> None:
        """Ask for both side by side; two stored people can be merged there."""
        one = self.likeness
        if one is None:
            return
        person = None if self._record is None else person_of(self.register, self._record)
        if person is not None:
            self.merge_wanted.emit(one.person, person)
            return
        fields = compared(self._session.office, self.register, self._form.raw(), one.person)
        self.compare_wanted.emit(fields, one.name)

    def open(self) -> None:
        """Go to the record that shows them."""
        one = self.likeness
        if one is None:
            return
        if one.record is not None:
            self._session.open_record.emit(self.register.key, one.record)
            return
        here = (role for role in one.roles if role.round_id == self._session.scope.round_id)
        role = next(here, one.roles[0] if one.roles else None)
        if role is not None:
            session = self._session  # another round builds the window anew, and this away
            if role.round_id != session.scope.round_id:
                session.choose_round(role.round_id)
            session.open_record.emit(role.register, role.record)

    def dismiss(self) -> None:
        """They are not the same; remembered at once, or when the new record is stored."""
        one = self.likeness
        if one is None:
            return
        self._dismissed.add(one.person)
        if self._record is not None and HOUSE not in one.reasons[:1]:
            self.stored(self._record)
            self._found = tuple(each for each in self._found if each.person != one.person)
        self._show()

    # Showing

    def _on_found(self, found: object) -> None:
        self._job = None
        self._found = found if isinstance(found, tuple) else ()
        self._show()

    def _show(self) -> None:
        one = self.likeness
        if one is None:
            self.hide()
            return
        house, stored = one.reasons == (HOUSE,), self._record is not None
        offers: list[tuple[str, Callable[[], None]]] = []
        if one.record is None and not house and not stored:
            offers.append((_("Use this person"), self.use))
        if not house:
            offers.append((_("Compare and merge") if stored else _("Compare"), self.compare))
        if one.record is not None or one.roles:
            offers.append((_("Open"), self.open))
        offers.append((_("Not the same"), self.dismiss))
        self._tell(one.sentence, *offers)

    def _mean(self, person: int, name: str) -> None:
        self._meant = person
        self._tell(
            _("Will be stored as one person with {who}.").format(who=name),
            (_("No, make another person"), self._take_back),
            tone="good",
        )

    def _tell(self, text: str, *links: tuple[str, Callable[[], None]], tone: str = "") -> None:
        self._text.setText(text)
        self.setAccessibleName(text)
        clear(self._links)
        for words, act in links:
            self._links.addWidget(button(words, act, "link"))
        retone(self, tone)
        self.show()

    def links(self) -> list[QWidget]:
        """The buttons it offers, in their order."""
        return [self._links.itemAt(place).widget() for place in range(self._links.count())]

    def _take_back(self) -> None:
        self._meant = None
        self._looked_at = {}
        self.look()
        self.hide()
        self._form.edited.emit()

    def _notice_refusal(self, refused: object) -> None:
        self._notice.tell(str(refused), tone="bad")

    def _ignore(self, _nothing: object) -> None:
        """What was remembered needs no word."""

    def _forget_job(self) -> None:
        self._timer.stop()
        if self._job is not None:
            self._job.forget()
            self._job = None

    def _tells_who(self, key: str) -> bool:
        link = self.register.person_link
        return bool(link) and (key.startswith(f"{link}.") or key in ("house_no", "village"))

    def _typed(self) -> dict[str, object]:
        return {key: self._form.boxes[key].editor.raw() for key in self._keys}
