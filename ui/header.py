"""The header, always there: office, round, place, search, undo, language, who is working."""

from collections import defaultdict
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QIcon, QResizeEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QPushButton,
    QSizePolicy,
    QStyleOptionComboBox,
)

from desktop.words import _, current_language
from resources import ICONS
from ui import theme
from ui.search import SearchBox
from ui.session import Session
from ui.theme import UNIT
from ui.widgets import label, row

if TYPE_CHECKING:
    from desktop.views import Place

MANY_VILLAGES = 2_000  # more than any district has
AROUND_TEXT = 40  # pixels of a combo box: its frame and its arrow
ROUND_WIDTH = 150  # pixels that a round has at least, elided
PLACE_WIDTH, NARROW_PLACE = 300, 170  # pixels: a village with moo and tambon, whole, and at least

type PlaceChoice = tuple[int | None, int | None]


class ElidedBox(QComboBox):
    """A combo box that ends a text too long for it with dots."""

    def initStyleOption(self, option: QStyleOptionComboBox) -> None:  # noqa: N802  Qt's name
        """As much of the text as there is room for."""
        super().initStyleOption(option)
        option.currentText = self.fontMetrics().elidedText(
            option.currentText, Qt.TextElideMode.ElideRight, self.width() - AROUND_TEXT
        )


class PlaceBox(QComboBox):
    """The whole district, a tambon or a village; found by typing a part of its name.

    Empty until it is filled.
    """

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._many = False
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.completer().setFilterMode(Qt.MatchFlag.MatchContains)
        self.completer().setCompletionMode(self.completer().CompletionMode.PopupCompletion)
        theme.dress(self.completer().popup())  # it has no parent
        self.setSizeAdjustPolicy(self.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumWidth(NARROW_PLACE)
        self.setMaxVisibleItems(24)
        self.setAccessibleName(_("Tambon or village"))
        self.lineEdit().setAccessibleName(_("Tambon or village"))
        self.activated.connect(self._choose)
        self.lineEdit().editingFinished.connect(self.show_choice)
        session.scope_changed.connect(self._follow)

    def sizeHint(self) -> QSize:  # noqa: N802  Qt's name
        """Room for a village as it is called."""
        return QSize(PLACE_WIDTH, super().sizeHint().height())

    def fill(self) -> None:
        """Offer the district, then the round's tambons and villages, then the others.

        Of more villages than a district has, only those of the chosen tambon.
        """
        office, round_ = self._session.office, self._session.round
        many = self._many = office.village_count() > MANY_VILLAGES
        targets: set[int] = set()
        if round_ and not many:
            targets = {place.id for place in office.targets(round_.id)}
        chosen = self._session.scope.tambon_id
        villages: tuple[Place, ...] = () if many else office.villages()
        if many and chosen:
            villages = office.villages(chosen)
        busy = {place.tambon_id for place in villages if place.id in targets}
        of_tambon: defaultdict[int, list[Place]] = defaultdict(list)
        for place in villages:
            if place.id in targets or place.tambon_id not in busy:
                of_tambon[place.tambon_id].append(place)
        with QSignalBlocker(self):
            self.clear()
            self.addItem(_("Whole district"), (None, None))
            for tambon in sorted(office.tambons(), key=lambda one: one.id not in busy):
                self.addItem(_("Tambon {tambon}").format(tambon=tambon.name), (tambon.id, None))
                for place in of_tambon[tambon.id]:
                    self.addItem(place.in_full, (tambon.id, place.id))
        self.show_choice()

    def show_choice(self) -> None:
        """Show what is chosen, also after something else was typed and left."""
        scope = self._session.scope
        wanted: PlaceChoice = (scope.tambon_id, scope.village_id)
        for place in range(self.count()):
            if tuple(self.itemData(place)) == wanted:
                self.setCurrentIndex(place)
                self.setEditText(self.itemText(place))
                self.lineEdit().setCursorPosition(0)
                self.setToolTip(self.itemText(place))
                return
        village = next(
            (v for v in self._session.office.villages() if v.id == scope.village_id), None
        )
        if village is not None:
            self.addItem(village.in_full, (village.tambon_id, village.id))
            self.show_choice()

    def _follow(self) -> None:
        if self._many:
            self.fill()
        else:
            self.show_choice()

    def _choose(self, place: int) -> None:
        self._session.choose_place(*self.itemData(place))


class Header(QFrame):
    """One row above the tabs; its signals ask the window to act.

    In a narrow window it leaves out who works, then the office; a tooltip tells both.
    """

    undo_pressed = Signal()
    undo_list_pressed = Signal()
    language_pressed = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.setObjectName("header")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._session = session
        self._office = label(role="strong")
        self.rounds = ElidedBox()
        self.rounds.setAccessibleName(_("Round"))
        self.rounds.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.rounds.setMaximumWidth(330)
        self.rounds.setMinimumWidth(ROUND_WIDTH)
        self.places = PlaceBox(session)
        self.search = SearchBox(session)
        self.undo = self._button(_("Undo"), self.undo_pressed.emit)
        self.undo.setIcon(QIcon(str(ICONS / f"undo-{theme.current().mode}.svg")))
        self.undo.setIconSize(QSize(16, 16))
        self.undo_list = self._button("", self.undo_list_pressed.emit)
        self.undo_list.setIcon(QIcon(str(ICONS / f"chevron-{theme.current().mode}.svg")))
        self.undo_list.setIconSize(QSize(12, 12))
        self.undo_list.setProperty("role", "joined")
        self.undo_list.setAccessibleName(_("What was done"))
        self.undo_list.setToolTip(_("What was done, to go back to any of it (Ctrl Alt Z)"))
        other = "English" if current_language() == "th" else "ไทย"
        self.language = self._button(other, self.language_pressed.emit)
        self.language.setAccessibleName(_("Change the language"))
        self._who = label(_("Recorded by: {name}").format(name=session.office.who), "quiet")
        inside = row(
            self._office, self.rounds, self.places, self.search,
            row(self.undo, self.undo_list, spacing=0), self.language, self._who,
        )  # fmt: skip
        inside.setStretch(3, 1)
        inside.setContentsMargins(2 * UNIT, UNIT, 2 * UNIT, UNIT)
        self.setLayout(inside)
        self.rounds.activated.connect(
            lambda place: session.choose_round(self.rounds.itemData(place))
        )
        session.changed.connect(self.refresh)
        session.round_changed.connect(self.refresh)
        self.refresh()

    def minimumSizeHint(self) -> QSize:  # noqa: N802  Qt's name
        """As narrow as it gets."""
        return QSize(self._least(), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  Qt's name
        """Leave out what there is no room for."""
        super().resizeEvent(event)
        room = self.width() - self._least()
        for one in (self._office, self._who):
            needed = one.sizeHint().width() + UNIT
            one.setVisible(needed <= room)
            room -= needed

    def _least(self) -> int:
        """The width without what may be left out."""
        inside = self.layout()
        items = [inside.itemAt(place) for place in range(inside.count())]
        kept = [one for one in items if one.widget() not in (self._office, self._who)]
        gaps = inside.spacing() * (len(kept) - 1) + inside.contentsMargins().left() * 2
        return sum(one.minimumSize().width() for one in kept) + gaps

    def refresh(self) -> None:
        """Read office, rounds and the next undo again."""
        profile = self._session.office.profile
        self._office.setText(_("DCDO {amphoe}").format(amphoe=profile.amphoe))
        self.setToolTip(f"{profile.name} · {profile.changwat}\n{self._who.text()}")
        with QSignalBlocker(self.rounds):
            self.rounds.clear()
            for one in self._session.office.rounds():
                self.rounds.addItem(one.label, one.id)
            chosen = self._session.round
            self.rounds.setCurrentIndex(self.rounds.findData(chosen.id) if chosen else -1)
        self.rounds.setPlaceholderText(_("No round yet"))
        self.rounds.setEnabled(self.rounds.count() > 0)
        self.places.fill()
        action = self._session.office.next_undo()
        self.undo.setEnabled(action is not None)
        self.undo.setToolTip(
            _("Undo: {action} (Ctrl Z)").format(action=action.title) if action else ""
        )

    def _button(self, text: str, act: object) -> QPushButton:
        made = QPushButton(text)
        made.setAutoDefault(False)
        made.clicked.connect(act)
        made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return made
