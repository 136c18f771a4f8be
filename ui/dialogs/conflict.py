"""The same record was changed elsewhere: was, theirs, yours and what is saved, field by field."""

from PySide6.QtWidgets import QButtonGroup, QDialog, QGridLayout, QRadioButton, QScrollArea, QWidget

from desktop.office import Office
from desktop.programme.values import show_value
from desktop.programme.vocabulary import Field, Kind, Register, Value
from desktop.views import Entry
from desktop.words import _
from ui.forms.record_editor import RecordEditor
from ui.moments import moment
from ui.session import Session
from ui.theme import UNIT
from ui.titles import record_title
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
        self.setMinimumWidth(760)
        self._session = session
        self._editor = editor
        self._mine = editor.form.raw()
        self._was = editor.stored_raw
        self._theirs = theirs.values
        self._groups: dict[str, QButtonGroup] = {}
        self._grid = QGridLayout()
        self._grid.setSpacing(UNIT)
        heads = (_("Field"), _("Was"), _("Theirs"), _("Yours"), _("Value to save"))
        for place, head in enumerate(heads):
            self._grid.addWidget(label(head, "label"), 0, place)
        for field in register.fields:
            self._add(field)
        sheet = QWidget()
        sheet.setLayout(column(self._grid, 1))
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(sheet)
        whose = label(record_title(session.office, register, theirs), "heading", wrap=True)
        who = label(_told(session.office, register, theirs), wrap=True)
        save = button(_("Save the chosen values"), self.accept, "primary")
        save.setDefault(True)
        buttons = row(1, button(_("Cancel"), self.reject), save)
        self.setLayout(column(whose, who, area, buttons, margins=2 * UNIT))

    def accept(self) -> None:
        """Once the form has taken the values, store them."""
        super().accept()
        self._editor.save()

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

    def _add(self, field: Field) -> None:
        was, theirs, mine = (
            self._shown(field, side) for side in (self._was, self._theirs, self._mine)
        )
        if theirs == was and mine == was:
            return
        line = self._grid.rowCount()
        self._put(line, label(_(field.label), "strong"), label(was or "–", "quiet", wrap=True))
        result = label("", "strong", wrap=True)
        if theirs != was and mine != was and theirs != mine:
            group = QButtonGroup(self)
            for number, text in enumerate((theirs, mine)):
                choice = QRadioButton(text or "–")
                choice.toggled.connect(lambda on, text=text: on and result.setText(text or "–"))
                group.addButton(choice, number)
                self._grid.addWidget(choice, line, 2 + number)
            group.button(1).setChecked(True)
            self._groups[field.key] = group
        else:
            sides = (label(theirs or "–", wrap=True), label(mine or "–", wrap=True))
            self._put(line, *sides, start=2)
            result.setText((theirs if mine == was else mine) or "–")
        self._grid.addWidget(result, line, 4)

    def _put(self, line: int, *cells: QWidget, start: int = 0) -> None:
        for place, cell in enumerate(cells, start):
            self._grid.addWidget(cell, line, place)

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


def _told(office: Office, register: Register, theirs: Entry) -> str:
    """Who saved the record meanwhile, and when."""
    change = office.last_change(register, theirs.id)
    if change is None:
        return _("Somebody saved this record after you opened it. Choose what holds.")
    text = _("{who} saved this record at {time}, after you opened it. Choose what holds.")
    return text.format(who=change.who or "–", time=moment(change.at, office.today()))
