"""The form of one register: its fields in sub-tabs, in the order in which paper asks them."""

from collections.abc import Iterable, Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QTabBar, QTabWidget, QVBoxLayout, QWidget

from desktop.programme.vocabulary import Field, Kind, Problem, Register, Severity
from desktop.words import _
from ui.forms.badge import Badge
from ui.forms.digits import DigitsEditor
from ui.forms.field_box import FieldBox
from ui.session import Session
from ui.theme import SCROLL_BAR, UNIT
from ui.widgets import label, row

NARROWEST_FORM = 545  # pixels that a row may take: a form beside a list on the smallest screen

BESIDE_OTHERS = 28  # characters; a wider link has a row of its own


class RecordForm(QTabWidget):
    """Editors for every field of `register`. It knows nothing of storing.

    `edited` comes at every key, `left` when a line is left, `ended` when somebody goes on from the
    last field.
    """

    edited = Signal()
    left = Signal()
    ended = Signal()

    def __init__(self, register: Register, session: Session) -> None:
        super().__init__()
        self.register = register
        noted = {key for key, _told in (*register.follows, *register.beside)}
        self.boxes = {
            one.key: FieldBox(one, session, noted=one.key in noted, village=self._village)
            for one in register.fields
        }
        self.general = label(wrap=True, tone="bad")
        self.general.hide()
        self.setDocumentMode(True)
        self.setTabBarAutoHide(True)
        self.badges: list[Badge] = []
        self.sections = register.sections
        for place, section in enumerate(self.sections):
            fields = [one for one in register.fields if one.section == section]
            self.addTab(self._sheet(fields, first=place == 0), _(section))
            self.badges.append(Badge(self))
        for box in self.boxes.values():
            box.edited.connect(self.edited)
            box.left.connect(self.left)
            if register.follows and isinstance(box.editor, DigitsEditor):
                box.edited.connect(self._follow)

    def raw(self) -> dict[str, object]:
        """What stands in every editor."""
        return {key: box.editor.raw() for key, box in self.boxes.items()}

    def put(self, values: Mapping[str, object]) -> None:
        """Show `values`; fields that are not in it become blank."""
        for key, box in self.boxes.items():
            box.put(values.get(key))
        self._follow()
        self._show_general(())
        self._count()

    def show_beside(self, said: Mapping[str, str]) -> None:
        """Say beside their fields, by key, what columns of the stored record hold."""
        for key, text in said.items():
            self.boxes[key].show_note(text)

    def settle(self) -> None:
        """Tidy every editor, as when each had been left."""
        for box in self.boxes.values():
            box.editor.settle()

    def own_problems(self) -> tuple[Problem, ...]:
        """Texts that stand for nothing, which only the editors know of."""
        found = ((key, box.editor.problem()) for key, box in self.boxes.items())
        return tuple(Problem(key, message) for key, message in found if message)

    def show_problems(self, problems: Iterable[Problem], *, everywhere: bool) -> None:
        """Put each problem beside its field: where something was typed, or `everywhere`."""
        by_field: dict[str, list[Problem]] = {}
        for problem in problems:
            by_field.setdefault(problem.field if problem.field in self.boxes else "", []).append(
                problem
            )
        for key, box in self.boxes.items():
            shown = by_field.get(key, ()) if everywhere or box.touched else ()
            box.show_problems(tuple(shown))
        self._show_general(by_field.get("", ()) if everywhere else ())
        self._count()

    def show_kept(self, keys: Iterable[str]) -> list[str]:
        """Mark the fields whose value was kept from the record before; their labels."""
        kept = [self.boxes[key] for key in keys if not self.boxes[key].is_blank]
        for box in kept:
            box.show_kept(on=True)
        return [_(box.field.label) for box in kept]

    def errors(self) -> list[FieldBox]:
        """The fields that show an error, in the form's order."""
        return [box for box in self.boxes.values() if box.severity is Severity.ERROR]

    def warnings(self) -> list[FieldBox]:
        """The fields that show a warning and no error, in the form's order."""
        return [box for box in self.boxes.values() if box.severity is Severity.WARNING]

    @property
    def focused_box(self) -> FieldBox | None:
        """The field that has the focus."""
        focused = self.focusWidget()
        return next((box for box in self.boxes.values() if box.editor is focused), None)

    def go_to_next_problem(self, *, back: bool = False) -> bool:
        """Focus the next field with an error, after the last of them the first warning, and so on.

        From a field without one it is the nearest that way. False when there is none.
        """
        problems = self.errors() + self.warnings()
        if not problems:
            return False
        here = self.focused_box
        if here in problems:
            place = problems.index(here) + (-1 if back else 1)
            self.go_to(problems[place % len(problems)].field.key)
            return True
        order = list(self.boxes.values())
        place = order.index(here) if here else -1
        same = self.errors() or problems
        passed = [box for box in same if (order.index(box) < place) is back]
        self.go_to((passed or same)[-1 if back else 0].field.key)
        return True

    def take_offer(self) -> None:
        """Take what was meant by the last word typed in the wrong layout."""
        offers = [box for box in self.boxes.values() if box.offered]
        here = self.focused_box
        if here in offers:
            here.take_offer()
        elif offers:
            order = list(self.boxes.values())
            place = order.index(here) if here else len(order)
            before = [box for box in offers if order.index(box) < place]
            (before[-1] if before else offers[0]).take_offer()

    def go_to_first_error(self) -> None:
        """Focus the first field with an error, if there is one."""
        wrong = self.errors()
        if wrong:
            self.go_to(wrong[0].field.key)

    def go_to(self, key: str) -> None:
        """Show the sub-tab of a field and put the cursor into it."""
        box = self.boxes[key]
        place = self.sections.index(box.field.section)
        self.setCurrentIndex(place)
        box.editor.setFocus(Qt.FocusReason.ShortcutFocusReason)
        sheet = self.widget(place)
        if isinstance(sheet, QScrollArea):
            sheet.ensureWidgetVisible(box, 0, UNIT)

    def go_to_first(self) -> None:
        """Put the cursor where typing begins: the first field that is still blank."""
        blank = (key for key, box in self.boxes.items() if box.is_blank)
        self.go_to(next(blank, next(iter(self.boxes))))

    def focusNextPrevChild(self, ahead: bool) -> bool:  # noqa: N802  Qt's name
        """Go on as paper reads: from the last field of a sub-tab to the first of the next."""
        order, here = list(self.boxes.values()), self.focused_box
        walking = here is not None and here.isVisible()  # Qt asks also when a sub-tab is hidden
        place = order.index(here) + (1 if ahead else -1) if walking else -1
        if 0 <= place < len(order):
            self.go_to(order[place].field.key)
        elif place == len(order):
            self.ended.emit()
        else:
            return super().focusNextPrevChild(ahead)
        return True

    def _village(self) -> int | None:
        """The village that is chosen in the form."""
        chosen = self.boxes["village"].editor.raw() if "village" in self.boxes else None
        return chosen if isinstance(chosen, int) else None

    def _sheet(self, fields: list[Field], *, first: bool) -> QScrollArea:
        sheet = QWidget()
        sheet.setObjectName("sheet")
        lines = QVBoxLayout(sheet)
        lines.setContentsMargins(2 * UNIT, UNIT + 4, 2 * UNIT, UNIT)
        lines.setSpacing(UNIT + 2)
        if first:
            lines.addWidget(self.general)
        for boxes in packed(self.boxes[field.key] for field in fields):
            beside = row(*boxes, spacing=UNIT + 4)
            for place, box in enumerate(boxes):
                beside.setStretch(place, box.minimumWidth())
                beside.setAlignment(box, Qt.AlignmentFlag.AlignTop)
            rest = NARROWEST_FORM - sum(box.minimumWidth() for box in boxes)
            if rest > NARROWEST_FORM // 4 and not any(_grows(box.field) for box in boxes):
                beside.addStretch(rest)
            lines.addLayout(beside)
        lines.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(sheet)
        area.setMinimumWidth(sheet.minimumSizeHint().width() + SCROLL_BAR)
        return area

    def _follow(self) -> None:
        """Say beside the fields what follows from the numbers that stand in the form."""
        if not self.register.follows:
            return
        lines = {k: b.editor for k, b in self.boxes.items() if isinstance(b.editor, DigitsEditor)}
        numbers = {key: editor.value() for key, editor in lines.items()}
        for key, told in self.register.follows:
            self.boxes[key].show_note(told(numbers))

    def _show_general(self, problems: Iterable[Problem]) -> None:
        text = " ".join(problem.message for problem in problems)
        self.general.setText(text)
        self.general.setVisible(bool(text))

    def _count(self) -> None:
        for place, section in enumerate(self.sections):
            errors, warnings = (
                sum(1 for box in boxes if box.field.section == section)
                for boxes in (self.errors(), self.warnings())
            )
            if self.badges[place].show_counts(errors, warnings):
                side = QTabBar.ButtonPosition.RightSide
                self.tabBar().setTabButton(place, side, None)  # else Qt hides the one it is given
                if errors or warnings:
                    self.tabBar().setTabButton(place, side, self.badges[place])
            told = (
                _("{count} fields to correct (F8)").format(count=errors) if errors else "",
                _("{count} fields to look at (F8)").format(count=warnings) if warnings else "",
            )
            self.setTabToolTip(place, "\n".join(filter(None, told)))


def packed(boxes: Iterable[FieldBox]) -> list[list[FieldBox]]:
    """`boxes` in rows that the narrowest form can hold; long texts and links have their own."""
    rows: list[list[FieldBox]] = []
    used = NARROWEST_FORM
    for box in boxes:
        own = NARROWEST_FORM if _fills_a_row(box.field) else 0
        width = max(own, box.minimumWidth() + UNIT + 4)
        if used + width > NARROWEST_FORM:
            rows.append([])
            used = 0
        rows[-1].append(box)
        used += width
    return rows


def _fills_a_row(field: Field) -> bool:
    """Whether it has a row of its own: a long text, or what is named by more than a name."""
    return field.kind is Kind.LONG_TEXT or (field.kind is Kind.LINK and field.width > BESIDE_OTHERS)


def _grows(field: Field) -> bool:
    """Whether it takes the rest of its row: a link, or a text that may be long."""
    return field.kind in (Kind.LONG_TEXT, Kind.LINK) or field.width > BESIDE_OTHERS
