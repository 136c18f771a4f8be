"""The same record was changed elsewhere: was, theirs, mine, field by field, and merged."""

from PySide6.QtWidgets import QButtonGroup, QDialog, QGridLayout, QRadioButton, QScrollArea, QWidget

from desktop.programme.values import show_value
from desktop.programme.vocabulary import Field, Kind, Register, Value
from desktop.views import Entry
from desktop.words import _
from ui.forms.record_editor import RecordEditor
from ui.session import Session
from ui.theme import UNIT
from ui.widgets import button, column, label, row


class ConflictDialog(QDialog):
    """Asks only about fields that both changed; what one side changed is taken by itself."""

    def __init__(
        self,
        register: Register,
        session: Session,
        editor: RecordEditor,
        theirs: Entry,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Changed elsewhere meanwhile"))
        self.setMinimumWidth(640)
        self._session = session
        self._mine = editor.form.raw()
        self._was = editor.stored_raw
        self._theirs = theirs.values
        self._groups: dict[str, QButtonGroup] = {}
        grid = QGridLayout()
        grid.setSpacing(UNIT)
        heads = (_("Field"), _("Was"), _("Theirs"), _("Mine"))
        for place, head in enumerate(heads):
            grid.addWidget(label(head, "label"), 0, place)
        for field in register.fields:
            self._add(grid, field)
        sheet = QWidget()
        sheet.setLayout(column(grid, 1))
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(sheet)
        sentence = label(
            _("Somebody saved this record after you opened it. Choose what holds."), wrap=True
        )
        merge = button(_("Merge"), self.accept, "primary")
        merge.setDefault(True)
        buttons = row(1, button(_("Cancel"), self.reject), merge)
        self.setLayout(column(sentence, area, buttons, margins=2 * UNIT))

    def merged(self) -> dict[str, object]:
        """The values to go on with, for every field of the form."""
        return {key: self._settled(key) for key in self._mine}

    def choose(self, key: str, *, mine: bool) -> None:
        """Decide one contested field."""
        self._groups[key].button(int(mine)).setChecked(True)

    @property
    def contested(self) -> list[str]:
        """The fields both sides changed to different values."""
        return list(self._groups)

    def _add(self, grid: QGridLayout, field: Field) -> None:
        was, theirs, mine = (
            self._shown(field, side) for side in (self._was, self._theirs, self._mine)
        )
        if theirs == was and mine == was:
            return
        line = grid.rowCount()
        grid.addWidget(label(_(field.label), "strong"), line, 0)
        grid.addWidget(label(was or "–", "quiet", wrap=True), line, 1)
        if theirs != was and mine != was and theirs != mine:
            group = QButtonGroup(self)
            for number, text in enumerate((theirs, mine)):
                choice = QRadioButton(text or "–")
                group.addButton(choice, number)
                grid.addWidget(choice, line, 2 + number)
            group.button(1).setChecked(True)
            self._groups[field.key] = group
        else:
            grid.addWidget(label(theirs or "–", wrap=True), line, 2)
            grid.addWidget(label(mine or "–", wrap=True), line, 3)

    def _settled(self, key: str) -> object:
        if key in self._groups:
            return self._mine[key] if self._groups[key].checkedId() == 1 else self._theirs.get(key)
        return self._theirs.get(key) if self._mine[key] == self._was.get(key) else self._mine[key]

    def _shown(self, field: Field, side: dict[str, object] | dict[str, Value]) -> str:
        value = side.get(field.key)
        if field.kind is Kind.LINK and isinstance(value, int):
            option = self._session.office.option(field, value)
            return option.label if option else ""
        if isinstance(value, str) and field.kind is not Kind.CHOICE:
            coded = field.kind in (Kind.NATIONAL_ID, Kind.PHONE) and value.isdecimal()
            return show_value(field.kind, value) if coded else value
        return show_value(field.kind, value, field.choices)  # type: ignore[arg-type]
