"""Two entries side by side: what differs stands out, and one of the two values is chosen."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QRadioButton, QWidget

from desktop.merging import MergeField, is_blank
from desktop.office import Office
from desktop.programme.values import show_value
from desktop.programme.vocabulary import Field, Kind, Value
from desktop.thai.national_id import mask_national_id
from desktop.words import _
from ui.theme import UNIT
from ui.widgets import WrappedLabel, button, column, label, row

LEFT, RIGHT = 0, 1


class SideBySide(QWidget):
    """The fields of two entries called `names`; each that differs asks which holds if `choosing`.

    `told` stands below each name.
    Left and right arrows choose, up and down go from field to field; `chosen_changed` follows.
    """

    chosen_changed = Signal()

    def __init__(
        self,
        office: Office,
        fields: Sequence[MergeField],
        names: tuple[str, str],
        *,
        told: tuple[str, str] = ("", ""),
        choosing: bool = True,
    ) -> None:
        super().__init__()
        self._office = office
        self._fields = {one.field.key: one for one in fields}
        self._groups: dict[str, QButtonGroup] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(2 * UNIT, UNIT, 2 * UNIT, UNIT)
        self._grid.setHorizontalSpacing(2 * UNIT)
        self._grid.setVerticalSpacing(UNIT)
        self._grid.setColumnStretch(1, 1)
        self._grid.setColumnStretch(2, 1)
        for place, (name, more) in enumerate(zip(names, told, strict=True), start=1):
            head = column(label(name, "strong", wrap=True), spacing=0)
            if more:
                head.addWidget(label(more, "quiet", wrap=True))
            self._grid.addLayout(head, 0, place)
        for one in fields:
            if not (is_blank(one.kept) and is_blank(one.gone)):
                self._add(one, choosing=choosing)
        if choosing and self._groups:
            self._add_all()
        self._grid.setRowStretch(self._grid.rowCount(), 1)

    @property
    def differing(self) -> list[str]:
        """The fields in which the two differ, in the form's order."""
        return [key for key, one in self._fields.items() if one.differs]

    def chosen(self) -> dict[str, Value]:
        """The value to keep of each field that had to be chosen."""
        return {
            key: self._fields[key].kept if group.checkedId() == LEFT else self._fields[key].gone
            for key, group in self._groups.items()
        }

    def choose(self, key: str, side: int) -> None:
        """Let the value of one side (LEFT, RIGHT) hold."""
        self._groups[key].button(side).setChecked(True)

    def choose_all(self, side: int) -> None:
        """Let one side hold in every field that differs."""
        for group in self._groups.values():
            group.button(side).setChecked(True)

    def begin(self) -> None:
        """Put the cursor on the first choice."""
        for group in self._groups.values():
            group.checkedButton().setFocus(Qt.FocusReason.ShortcutFocusReason)
            return

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  Qt's name
        """Up and down go to the choice of the field above or below."""
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        groups = list(self._groups.values())
        here = next((p for p, one in enumerate(groups) if self.focusWidget() in one.buttons()), -1)
        place = here + steps.get(Qt.Key(event.key()), 0)
        if event.key() in steps and here >= 0 and 0 <= place < len(groups):
            groups[place].checkedButton().setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            super().keyPressEvent(event)

    def _add(self, one: MergeField, *, choosing: bool) -> None:
        line = self._grid.rowCount()
        texts = self._texts(one)
        name = label(_(one.field.label), "strong" if one.differs else "label")
        name.setProperty("tone", "warn" if one.differs else "quiet")
        self._grid.addWidget(name, line, 0)
        if not (one.differs and choosing):
            tone = "" if one.differs else "quiet"
            for place, text in enumerate(texts, start=1):
                self._grid.addWidget(label(text, tone=tone, wrap=True), line, place)
            return
        group = QButtonGroup(self)
        for side, text in enumerate(texts):
            choice = Choice()
            choice.setAccessibleName(f"{_(one.field.label)}: {text}")
            group.addButton(choice, side)
            beside = row(choice, ChoiceText(text, choice), spacing=UNIT // 2)
            beside.setStretch(1, 1)
            self._grid.addLayout(beside, line, 1 + side)
        group.button(LEFT if one.suggested == one.kept else RIGHT).setChecked(True)
        group.idToggled.connect(self._on_toggled)
        self._groups[one.field.key] = group

    def _texts(self, one: MergeField) -> list[str]:
        """Both values as people read them; an ID is shown whole only where two are compared."""
        if one.field.kind is Kind.NATIONAL_ID and not (one.kept and one.gone and one.differs):
            return [
                mask_national_id(str(value)) if value else "–" for value in (one.kept, one.gone)
            ]
        return [shown(self._office, one.field, value) or "–" for value in (one.kept, one.gone)]

    def _add_all(self) -> None:
        line = self._grid.rowCount()
        for side, words in enumerate((_("All of the left"), _("All of the right"))):
            take = button(words, lambda side=side: self.choose_all(side), "link")
            self._grid.addLayout(row(take, 1), line, 1 + side)

    def _on_toggled(self, _side: int, on: bool) -> None:
        if on:
            self.chosen_changed.emit()


class Choice(QRadioButton):
    """A value to choose: left and right go to the other one, up and down are the sheet's."""

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  Qt's name
        """Leave up and down to the sheet, for a group has one line only."""
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            event.ignore()
        else:
            super().keyPressEvent(event)


class ChoiceText(WrappedLabel):
    """What a choice stands for, in as many lines as it needs; a click chooses it."""

    def __init__(self, text: str, choice: Choice) -> None:
        super().__init__(text)
        self._choice = choice

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:  # noqa: N802  Qt's name
        """Choose what was clicked."""
        self._choice.click()


def shown(office: Office, field: Field, value: Value) -> str:
    """A value as people read it, what a link points at by its name."""
    if field.kind is Kind.LINK and isinstance(value, int):
        option = office.option(field, value)
        return option.label if option else ""
    return show_value(field.kind, value, field.choices)
