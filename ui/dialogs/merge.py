"""Two entries that may be one: compared, then merged by choice of each field, or kept apart."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QScrollArea, QWidget

from desktop.duplicates import keep_apart, roles_of
from desktop.merging import MergeField, MergePlan, merge, plan_people, plan_records
from desktop.problems import Refused
from desktop.programme.stages import register as register_called
from desktop.programme.vocabulary import Register
from desktop.views import ActionEntry
from desktop.words import _
from ui.dialogs.side_by_side import SideBySide
from ui.notice import Notice
from ui.session import Session
from ui.shortcuts import install
from ui.theme import UNIT
from ui.widgets import button, column, label, panel, resize_within, row

WIDTH, HEIGHT = 860, 620


class MergeDialog(QDialog):
    """What differs is chosen field by field; nothing is stored before Merge is pressed.

    `merged` carries the action. Two people can be kept apart as well: then nobody is asked again.
    """

    merged = Signal(object)

    def __init__(self, session: Session, plan: MergePlan, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Merge two entries"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        resize_within(self, WIDTH, HEIGHT)
        self._session, self.plan = session, plan
        self.sides = SideBySide(session.office, plan.fields, plan.names, told=self._roles())
        self.sides.setObjectName("sheet")
        self.notice = Notice()
        self._make_buttons()
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(self.sides)
        page = column(
            label(self._heading(), "heading", wrap=True), self.notice, panel(column(area)),
            label(self._preview(), "quiet", wrap=True), self._buttons(),
            margins=2 * UNIT, spacing=UNIT + 2,
        )  # fmt: skip
        page.setStretch(2, 1)
        self.setLayout(page)
        self._show_clash()
        self.sides.begin()

    def merge(self) -> None:
        """Store it; the dialog closes when it is stored."""
        office, plan, chosen = self._session.office, self.plan, self.sides.chosen()
        self.merge_button.setEnabled(False)
        self._session.jobs.write(
            _("Merge"), lambda: merge(office, plan, chosen), self._on_merged, self._refuse
        )

    def keep_apart(self) -> None:
        """Remember that they are not the same, and close."""
        office, one, other = self._session.office, self.plan.kept, self.plan.gone
        self._session.jobs.write(
            _("Not the same"), lambda: keep_apart(office, one, other), self._on_apart, self._refuse
        )

    def merge_first(self) -> None:
        """Open the merge of the two records that stand in the way; their people go along."""
        clash = self.plan.clashes[0]
        try:
            register = register_called(clash.register)
            plan = plan_records(register, clash.kept, clash.gone, same_person=True)
        except Refused as refused:
            self._refuse(refused)
            return
        inner = MergeDialog(self._session, plan, self)
        inner.merged.connect(self._on_merged)
        inner.open()

    def _on_merged(self, action: object) -> None:
        if isinstance(action, ActionEntry):
            self.merged.emit(action)
            self.accept()

    def _on_apart(self, _nothing: object) -> None:
        self.reject()

    def _refuse(self, refused: Refused) -> None:
        self.merge_button.setEnabled(not self.plan.clashes)
        self.notice.tell(refused.reason, tone="bad")

    def _heading(self) -> str:
        if self.plan.register is None:
            return _("Are these the same person?")
        return _("Are these the same record? ({register})").format(
            register=_(self.plan.register.label)
        )

    def _roles(self) -> tuple[str, str]:
        """What each of two people is already."""
        if self.plan.register is not None:
            return "", ""
        roles = roles_of([self.plan.kept, self.plan.gone])
        one, other = (
            ", ".join(role.label for role in roles[person])
            for person in (self.plan.kept, self.plan.gone)
        )
        return one, other

    def _preview(self) -> str:
        """What the merge changes besides."""
        moved = " · ".join(f"{what} {count:,}" for what, count in self.plan.moved)
        lines = [
            _("Moves along: {moved}").format(moved=moved) if moved else "",
            _("The people of both become one as well.") if self._joins_people() else "",
            _("Issued certificates keep what was printed. It can be undone."),
        ]
        return "\n".join(filter(None, lines))

    def _joins_people(self) -> bool:
        return self.plan.register is not None and self.plan.same_person

    def _show_clash(self) -> None:
        if self.plan.clashes:
            first = (_("Merge these two first"), self.merge_first)
            self.notice.tell(self.plan.clashes[0].sentence, first, tone="warn", lasting=True)
            self.merge_button.setEnabled(False)

    def _make_buttons(self) -> None:
        self.merge_button = button(_("Merge") + "  Ctrl ↵", self.merge, "primary")
        self.merge_button.setDefault(True)
        self.apart_button = button(_("Not the same"), self.keep_apart)
        self.apart_button.setVisible(self.plan.register is None)
        install(self, "Ctrl+Return", self.merge_button.click)

    def _buttons(self) -> QWidget:
        foot = QWidget()
        cancel = button(_("Cancel"), self.reject)
        foot.setLayout(row(self.apart_button, 1, cancel, self.merge_button))
        return foot


class CompareDialog(QDialog):
    """What is typed beside a stored person; `use_pressed` says that they are the same."""

    use_pressed = Signal()

    def __init__(
        self, session: Session, fields: tuple[MergeField, ...], name: str, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Compare"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(WIDTH * 3 // 4)
        names = (_("Typed now"), name)
        sides = panel(column(SideBySide(session.office, fields, names, choosing=False)))
        use = button(_("Use this person"), self._use, "primary")
        use.setDefault(True)
        foot = row(1, button(_("Close"), self.reject), use)
        title = label(_("Are these the same person?"), "heading")
        self.setLayout(column(title, sides, foot, margins=2 * UNIT, spacing=UNIT + 2))
        use.setFocus()

    def _use(self) -> None:
        self.accept()
        self.use_pressed.emit()


def ask_merge(
    session: Session,
    pair: tuple[int, int],
    parent: QWidget,
    notice: Notice,
    register: Register | None = None,
) -> MergeDialog | None:
    """Open the merge of two people, or of two records of `register`.

    None when one of them is gone: `notice` says so.
    """
    try:
        plan = plan_people(*pair) if register is None else plan_records(register, *pair)
    except Refused as refused:
        notice.tell(refused.reason, tone="bad")
        return None
    dialog = MergeDialog(session, plan, parent)
    dialog.open()
    return dialog
