"""The criteria of the scoring sheet: the one under the cursor is changed; a new one added."""

from collections.abc import Callable

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QLayout, QLineEdit, QSpinBox, QToolButton, QWidget

from desktop import scoring
from desktop.problems import Refused
from desktop.programme.scoring import MOST_POINTS, MOST_WEIGHT, Criterion, is_weighted
from desktop.words import _
from ui.session import Session
from ui.theme import UNIT
from ui.widgets import button, label, row

_NAME_WIDTH = 240  # pixels


class CriteriaBar(QWidget):
    """Every change is stored at once, as an action that can be undone.

    `refused` carries why one was not. `shipped` is a button for another place: it is shown where
    the round has no criteria.
    """

    refused = Signal(str)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._criteria: tuple[Criterion, ...] = ()
        self._current: Criterion | None = None
        self.name = _line(_("Name of the criterion"))
        self.maximum = _number(_("Most points"), MOST_POINTS)
        self.weight = _number(_("Weight"), MOST_WEIGHT)
        self.weighted = QCheckBox(_("Weights"))
        self.up, self.down = (
            _arrow(arrow, words, lambda by=by: self._move(by))
            for arrow, words, by in (
                (Qt.ArrowType.UpArrow, _("Move up"), -1),
                (Qt.ArrowType.DownArrow, _("Move down"), 1),
            )
        )
        self.remove_button = button(_("Remove"), self._remove, "danger")
        self.shipped = button(_("Use the seven shipped criteria"), self.take_shipped, "primary")
        self.new_name = _line(_("Another criterion"))
        self.new_name.setPlaceholderText(self.new_name.accessibleName())
        self.add_button = button(_("Add"), self._add)
        self.setLayout(self._lines())
        self._connect()
        self.show_criteria(())

    def show_criteria(self, criteria: tuple[Criterion, ...]) -> None:
        """The round's criteria, as they are stored."""
        self._criteria = criteria
        here = self._current.id if self._current else None
        self.shipped.setVisible(not criteria)
        self._own.setVisible(bool(criteria))
        if is_weighted(criteria):
            self.weighted.setChecked(True)
        self.point_at(next((one for one in criteria if one.id == here), None))

    def point_at(self, criterion: Criterion | None) -> None:
        """Change this one from now on; None where the cursor is on no criterion."""
        self._current = criterion
        for one in (self.name, self.maximum, self.weight, self.up, self.down, self.remove_button):
            one.setEnabled(criterion is not None)
        with QSignalBlocker(self.maximum), QSignalBlocker(self.weight):
            self.name.setText(criterion.name if criterion else "")
            self.maximum.setValue(criterion.maximum if criterion else 1)
            self.weight.setValue(criterion.weight if criterion else 1)
        if criterion is not None:
            at = self._criteria.index(criterion)
            self.up.setEnabled(at > 0)
            self.down.setEnabled(at + 1 < len(self._criteria))

    def _lines(self) -> QLayout:
        self._own = QWidget()
        self._own.setLayout(
            row(
                label(_("Criterion"), "label"), self.name,
                label(_("Most points"), "label"), self.maximum,
                self.weighted, self.weight, self.up, self.down, self.remove_button,
            )
        )  # fmt: skip
        return row(self._own, 1, self.new_name, self.add_button)

    def _connect(self) -> None:
        self.weight.hide()
        self.name.editingFinished.connect(self._change)
        self.maximum.editingFinished.connect(self._change)
        self.weight.editingFinished.connect(self._change)
        self.weighted.toggled.connect(self._show_weights)
        self.new_name.returnPressed.connect(self._add)

    def _show_weights(self, shown: bool) -> None:
        """Weights that are put away count as one again."""
        self.weight.setVisible(shown)
        heavy = [one for one in self._criteria if one.weight != 1]
        if not shown and heavy:
            office = self._session.office

            def work() -> None:
                for one in heavy:
                    scoring.change_criterion(
                        office, one, name=one.name, maximum=one.maximum, weight=1
                    )

            self._write(work)

    def _change(self) -> None:
        one, office = self._current, self._session.office
        values = {
            "name": self.name.text().strip(),
            "maximum": self.maximum.value(),
            "weight": self.weight.value(),
        }
        if one is None or values == {key: getattr(one, key) for key in values}:
            return
        self._write(lambda: scoring.change_criterion(office, one, **values))

    def _move(self, by: int) -> None:
        one, office, round_id = self._current, self._session.office, self._session.scope.round_id
        if one is not None and round_id is not None:
            self._write(lambda: scoring.move_criterion(office, round_id, one, by))

    def _remove(self) -> None:
        one, office = self._current, self._session.office
        if one is not None:
            self._write(lambda: scoring.remove_criterion(office, one))

    def _add(self) -> None:
        name, office = self.new_name.text().strip(), self._session.office
        round_id = self._session.scope.round_id
        if name and round_id is not None:
            self._write(lambda: scoring.add_criterion(office, round_id, name), self._on_added)

    def take_shipped(self) -> None:
        """Give the round the criteria that the program ships."""
        office, round_id = self._session.office, self._session.scope.round_id
        if round_id is not None:
            self._write(lambda: scoring.take_shipped(office, round_id), self._on_added)

    def _write(
        self, work: Callable[[], object], done: Callable[[object], None] | None = None
    ) -> None:
        self._session.jobs.write(_("Criterion"), work, done or self._on_stored, self._on_refused)

    def _on_stored(self, _answer: object) -> None:
        """What changed is told by the session."""

    def _on_added(self, _answer: object) -> None:
        self.new_name.clear()

    def _on_refused(self, refused: Refused) -> None:
        self.point_at(self._current)
        self.refused.emit(refused.reason)


def _line(words: str) -> QLineEdit:
    made = QLineEdit()
    made.setAccessibleName(words)
    made.setFixedWidth(_NAME_WIDTH)
    return made


def _number(words: str, most: int) -> QSpinBox:
    made = QSpinBox()
    made.setRange(1, most)
    made.setAccessibleName(words)
    made.setFixedWidth(7 * UNIT)
    return made


def _arrow(arrow: Qt.ArrowType, words: str, act: Callable[[], object]) -> QToolButton:
    made = QToolButton()
    made.setArrowType(arrow)
    made.setAccessibleName(words)
    made.setToolTip(words)
    made.clicked.connect(lambda: act())
    return made
