"""The same record was changed elsewhere: was, theirs, yours and what is saved, field by field."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QDialog, QGridLayout, QRadioButton, QScrollArea, QWidget

from desktop.office import Office
from desktop.programme.conflict import Difference, differences
from desktop.programme.values import show_value
from desktop.programme.vocabulary import Field, Kind, Register
from desktop.views import Entry
from desktop.words import _
from ui.forms.record_editor import RecordEditor
from ui.moments import moment
from ui.session import Session
from ui.theme import UNIT
from ui.titles import record_title
from ui.widgets import button, column, label, row

_CODED = (Kind.NATIONAL_ID, Kind.PHONE)  # texts that people read with dashes in them
LONGEST = 120  # characters of a side that are shown


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
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Changed elsewhere meanwhile"))
        self.setMinimumWidth(760)
        self._session = session
        self._editor = editor
        self._entry = theirs
        self._mine = editor.form.raw()
        today = session.office.today()
        self._differences = differences(
            register, editor.stored_raw, theirs.values, self._mine, today
        )
        self._theirs: dict[str, object] = {key: theirs.values.get(key) for key in self._mine}
        self._groups: dict[str, QButtonGroup] = {}
        self._grid = QGridLayout()
        self._grid.setSpacing(UNIT)
        heads = (_("Field"), _("Was"), _("Theirs"), _("Yours"), _("Value to save"))
        for place, head in enumerate(heads):
            self._grid.addWidget(label(head, "label"), 0, place)
        for difference in self._differences:
            self._add(difference)
        sheet = QWidget()
        sheet.setLayout(column(self._grid, 1))
        area = QScrollArea(self)
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(sheet)
        whose = label(record_title(session.office, register, theirs), "heading", wrap=True)
        who = label(_told(session.office, register, theirs), wrap=True)
        save = button(_("Save the chosen values"), self.accept, "primary")
        save.setDefault(True)
        buttons = row(1, button(_("Cancel"), self.reject), save)
        self.setLayout(column(whose, who, area, buttons, margins=2 * UNIT))

    def accept(self) -> None:
        """Have the form take the values and store them."""
        self._editor.accept_merge(self._entry, self.merged())
        super().accept()
        self._editor.save()

    def merged(self) -> dict[str, object]:
        """The values to go on with, for every field of the form."""
        return self._theirs | {one.field.key: self._settled(one) for one in self._differences}

    def choose(self, key: str, *, mine: bool) -> None:
        """Decide one contested field."""
        self._groups[key].button(int(mine)).setChecked(True)

    @property
    def contested(self) -> list[str]:
        """The fields both sides changed to different values."""
        return list(self._groups)

    def _add(self, one: Difference) -> None:
        field = one.field
        was, theirs, mine = (self._shown(field, side) for side in (one.was, one.theirs, one.mine))
        line = self._grid.rowCount()
        self._put(
            line, label(_(field.label), "strong", wrap=True), label(_brief(was), "quiet", wrap=True)
        )
        result = label("", "strong", wrap=True)
        if one.contested:
            group = QButtonGroup(self)
            for number, (text, whose) in enumerate(((theirs, _("Theirs")), (mine, _("Yours")))):
                choice = QRadioButton(_brief(text).replace("&", "&&"))
                choice.setToolTip(text)
                choice.setAccessibleName(f"{_(field.label)}, {whose}: {text}")
                choice.toggled.connect(lambda on, text=text: on and result.setText(_brief(text)))
                group.addButton(choice, number)
                self._grid.addWidget(choice, line, 2 + number)
            group.button(1).setChecked(True)
            self._groups[field.key] = group
        else:
            sides = (label(_brief(side), wrap=True) for side in (theirs, mine))
            self._put(line, *sides, start=2)
            result.setText(_brief(theirs if one.mine == one.was else mine))
        self._grid.addWidget(result, line, 4)

    def _put(self, line: int, *cells: QWidget, start: int = 0) -> None:
        for place, cell in enumerate(cells, start):
            self._grid.addWidget(cell, line, place)

    def _settled(self, one: Difference) -> object:
        key = one.field.key
        mine = self._groups[key].checkedId() == 1 if key in self._groups else one.mine != one.was
        return self._mine[key] if mine else self._theirs[key]

    def _shown(self, field: Field, side: object) -> str:
        """One side as a person reads it; what could not be understood as it was typed."""
        if field.kind is Kind.LINK and isinstance(side, int):
            option = self._session.office.option(field, side)
            return option.label if option else "–"
        if isinstance(side, str) and field.kind not in (Kind.CHOICE, *_CODED):
            return side or "–"
        return show_value(field.kind, side, field.choices) or "–"  # type: ignore[arg-type]


def _told(office: Office, register: Register, theirs: Entry) -> str:
    """Who saved the record meanwhile, and when."""
    change = office.last_change(register, theirs.id)
    if change is None:
        return _("Somebody saved this record after you opened it. Choose what holds.")
    text = _("{who} saved this record at {time}, after you opened it. Choose what holds.")
    return text.format(who=change.who or "–", time=moment(change.at, office.today()))


def _brief(text: str) -> str:
    """One line of at most LONGEST characters."""
    line = " ".join(text.split())
    return line if len(line) <= LONGEST else line[:LONGEST] + "…"
