"""What can be said of what is chosen: one element's values, several in line, or the whole page."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QGridLayout, QLayout, QScrollArea, QToolButton, QWidget

from desktop.documents.design_edits import backgrounds, bounds, placed
from desktop.documents.designs import Page
from desktop.documents.elements import EMBLEM, Box, Element, Line, Picture, Text
from desktop.documents.placing import Axis, Side, kept_on
from desktop.words import N_, _
from ui.designer.draft import Draft
from ui.designer.element_fields import BOX, Asked, asked_of, changed
from ui.designer.element_words import called
from ui.designer.fields import Choice, named
from ui.designer.template_field import TemplateField
from ui.theme import UNIT
from ui.widgets import button, column, elided, label, row

SIDES: tuple[tuple[Side, str, str], ...] = (
    ("left", "⇤", N_("Align left")),
    ("centre", "↔", N_("Centre across")),
    ("right", "⇥", N_("Align right")),
    ("top", "⤒", N_("Align top")),
    ("middle", "↕", N_("Centre upright")),
    ("bottom", "⤓", N_("Align bottom")),
)
SPREADS: tuple[tuple[Axis, str], ...] = (
    ("x", N_("Spread evenly across")),
    ("y", N_("Spread evenly upright")),
)
"""What is said of several: in line by a side, or spread along an axis."""


class Cells(QGridLayout):
    """Fields with their labels above them, two beside each other; a wide one alone."""

    def __init__(self) -> None:
        super().__init__()
        self._next = 0
        self.setHorizontalSpacing(UNIT)
        self.setVerticalSpacing(UNIT // 2)
        self.setColumnStretch(0, 1)
        self.setColumnStretch(1, 1)

    def add(self, name: str, field: QWidget, *, wide: bool) -> None:
        """Put a field behind those that are there."""
        cell = column(elided(name, "label"), field, spacing=2) if name else column(field)
        if name:
            named(field, name)
        line, across = divmod(self._next + (self._next % 2 if wide else 0), 2)
        self.addLayout(cell, line, across, 1, 2 if wide else 1)
        self._next = line * 2 + across + (2 if wide else 1)


class Properties(QScrollArea):
    """Built anew for each choice; filled anew after each change.

    `picture_wanted` asks for another picture in the place of the chosen one.
    """

    picture_wanted = Signal()

    def __init__(self, draft: Draft) -> None:
        super().__init__()
        self._draft = draft
        self.fields: dict[str, QWidget] = {}
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setProperty("role", "reached")
        self.setAccessibleName(_("Properties"))
        self._shape: object = None
        self._timer = QTimer(self, singleShot=True, interval=0)
        self._timer.timeout.connect(self.follow)
        draft.chosen_changed.connect(self._timer.start)
        draft.changed.connect(self._timer.start)
        self.follow()

    def follow(self) -> None:
        """Show what is chosen, as it is now."""
        element = self._draft.element()
        shape = (self._draft.chosen, type(element), _is_emblem(element), self._draft.design.page)
        if shape != self._shape:
            self._shape = shape
            self._build()
        if element is not None:
            self._fill(element)
        elif not self._draft.chosen:
            self.fields["page"].show_value(self._draft.design.page)
            self.fields["background"].show_value(self._draft.design.background)

    def write(self) -> None:
        """Put the cursor into the words of a text, or the first field."""
        self.follow()
        field = self.fields.get("template")
        if isinstance(field, TemplateField):
            field.text.setFocus()
            field.text.selectAll()
        elif self.fields:
            next(iter(self.fields.values())).setFocus()

    def _build(self) -> None:
        self.fields = {}
        element = self._draft.element()
        if element is not None:
            inside = self._of_element(element)
        elif self._draft.chosen:
            inside = self._of_several()
        else:
            inside = self._of_page()
        sheet = QWidget()
        sheet.setObjectName("sheet")
        sheet.setLayout(column(inside, 1, margins=UNIT))
        self.setWidget(sheet)

    def _of_element(self, element: Element) -> QLayout:
        page = column()
        if not isinstance(element, Text):  # its field has the heading
            page.addWidget(label(called(element), "heading", wrap=True))
        cells = Cells()
        for asked in asked_of(element):
            if asked.key != "stand_in" or _is_emblem(element):
                self._ask(cells, asked)
        if isinstance(element, Picture):
            page.addWidget(button(_("Choose a picture …"), self.picture_wanted.emit))
            if not _is_emblem(element):
                page.addWidget(button(_("The office's emblem"), self._use_emblem))
        page.addLayout(cells)
        if not isinstance(element, Line):
            page.addWidget(label(_("Place and size (mm)"), "label"))
            box = Cells()
            for asked in BOX:
                self._ask(box, asked)
            page.addLayout(box)
        page.addWidget(label(_("In line with the page"), "label"))
        page.addLayout(self._sides())
        return page

    def _of_several(self) -> QLayout:
        words = _("Chosen: {count}").format(count=len(self._draft.chosen))
        page = column(label(words, "heading"), label(_("In line with each other"), "label"))
        page.addLayout(self._sides())
        for axis, name in SPREADS:
            page.addWidget(button(_(name), partial(self._draft.distribute, axis)))
        page.addWidget(button(_("Delete"), self._draft.remove, "danger"))
        return page

    def _of_page(self) -> QLayout:
        sheets = Choice({"landscape": _("Lying"), "portrait": _("Standing")})
        ornaments = Choice({"": _("Blank"), **_ornaments(self._draft.design.page)})
        sheets.told.connect(self._draft.turn)
        ornaments.told.connect(self._draft.decorate)
        self.fields = {
            "page": named(sheets, _("Sheet (A4)")),
            "background": named(ornaments, _("Background")),
        }
        quiet = label(
            _("Click a part of the page to change it; drag to move it."), "quiet", wrap=True
        )
        keys = label(
            _("Tab goes from part to part, the arrows move by 1 mm. F1 shows all keys."),
            "small",
            wrap=True,
        )
        return column(
            label(_("Page"), "heading"), quiet,
            label(_("Sheet (A4)"), "label"), sheets,
            label(_("Background"), "label"), ornaments, keys,
        )  # fmt: skip

    def _ask(self, cells: Cells, asked: Asked) -> None:
        field = asked.make()
        self.fields[asked.key] = field
        field.told.connect(partial(self._on_told, asked.key))
        cells.add(_(asked.label) if asked.label else "", field, wide=asked.wide)

    def _fill(self, element: Element) -> None:
        box = bounds(element)
        for key, field in self.fields.items():
            field.show_value(getattr(box if key in ("x", "y", "w", "h") else element, key))

    def _on_told(self, key: str, value: object) -> None:
        element = self._draft.element()
        if element is None:
            return
        place = self._draft.chosen[0]
        if key in ("x", "y", "w", "h"):
            asked = {**_values(bounds(element)), key: value}
            box = kept_on(Box(**asked), self._draft.page)  # type: ignore[arg-type]
            made = placed(element, box)
        else:
            made = changed(element, key, value)
            made = placed(made, kept_on(bounds(made), self._draft.page))
        self._draft.put(place, made, f"{place}.{key}")

    def _use_emblem(self) -> None:
        element = self._draft.element()
        if element is not None:
            self._draft.put(self._draft.chosen[0], changed(element, "source", EMBLEM))

    def _sides(self) -> QLayout:
        return row(*(self._side(*one) for one in SIDES), 1, spacing=4)

    def _side(self, side: Side, sign: str, name: str) -> QToolButton:
        return tool(sign, _(name), partial(self._draft.align, side))


def tool(sign: str, name: str, act: Callable[[], object]) -> QToolButton:
    """A small button with a sign, and its name as tooltip."""
    made = QToolButton()
    made.setText(sign)
    made.setAccessibleName(name)
    made.setToolTip(name)
    made.setProperty("role", "sign")
    made.clicked.connect(lambda: act())
    return made


def _ornaments(page: Page) -> dict[object, str]:
    return {key: _(name) for key, name in backgrounds(page).items()}


def _values(box: Box) -> dict[str, object]:
    return {"x": box.x, "y": box.y, "w": box.w, "h": box.h}


def _is_emblem(element: Element | None) -> bool:
    return isinstance(element, Picture) and element.source == EMBLEM
