"""What the page of some registers has besides list and form: a sub-tab, a panel, a key."""

from dataclasses import dataclass
from typing import Any, Protocol

from desktop.attachments import TABLES
from desktop.programme.vocabulary import Register
from desktop.words import _
from ui.dialogs.change_representative import offer_change
from ui.dialogs.income_history import KEY as INCOMES_KEY
from ui.dialogs.income_history import IncomeHistory
from ui.forms.attachments import AttachmentsPanel
from ui.forms.record_editor import RecordEditor
from ui.forms.signature import SignaturePanel
from ui.forms.withdrawing import KEY as WITHDRAW_KEY
from ui.forms.withdrawing import WithdrawPanel
from ui.grid.visit_day import FIRST as VISIT_BEGINS
from ui.grid.visit_day import KEY as VISIT_DAY_KEY
from ui.grid.visit_day import VisitDayPanel
from ui.notice import Notice
from ui.session import Session
from ui.shortcuts import install, shown
from ui.tables.record_list import RecordList
from ui.widgets import KeyButton, key_button


class Page(Protocol):
    """What the parts need of the page that they are added to."""

    register: Register
    list: RecordList
    editor: RecordEditor
    notice: Notice
    switch: KeyButton
    in_grid: bool
    grid: Any

    def show_grid(self, *, shown: bool = True) -> None:
        """Show the list as a grid."""

    def setFocus(self) -> None:  # noqa: N802  Qt's name
        """Put the cursor into the page."""


@dataclass(frozen=True, slots=True)
class RecordExtras:
    """The parts of one page; None where its register has no such part."""

    attachments: AttachmentsPanel | None = None
    signature: SignaturePanel | None = None
    withdraw: WithdrawPanel | None = None
    visit_day: VisitDayPanel | None = None
    incomes: IncomeHistory | None = None


def add_extras(page: Page, session: Session) -> RecordExtras:
    """Give `page` what its register's has besides list and form."""
    table = page.register.table
    if page.register.key == "trainees":
        offer_change(page.editor, session)
    return RecordExtras(
        attachments=_attachments(page, session) if table in TABLES else None,
        signature=_signature(page, session) if table == "signatory" else None,
        withdraw=_withdraw(page, session) if table == "household" else None,
        visit_day=_visit_day(page, session) if table == "visit" else None,
        incomes=_incomes(page, session) if table in ("household", "visit") else None,
    )


def _attachments(page: Page, session: Session) -> AttachmentsPanel:
    """The sub-tab of photographs and papers."""
    panel, form = AttachmentsPanel(page.register.table, session), page.editor.form
    place = form.addTab(panel, _("Attachments"))
    panel.counted.connect(
        lambda count: form.setTabText(place, _("Attachments") + f"  {count}" * bool(count))
    )
    page.editor.shown.connect(panel.show_record)
    install(page, "F11", lambda: (form.setCurrentIndex(place), panel.setFocus()))
    return panel


def _signature(page: Page, session: Session) -> SignaturePanel:
    """The sub-tab of the signature, for who signs."""
    panel = SignaturePanel(session)
    page.editor.form.addTab(panel, _("Signature"))
    page.editor.shown.connect(panel.show_record)
    return panel


def _withdraw(page: Page, session: Session) -> WithdrawPanel:
    """Households withdraw; nobody else does."""
    made = WithdrawPanel(page.editor, session, page.notice)
    install(page, WITHDRAW_KEY, made.ask)
    return made


def _visit_day(page: Page, session: Session) -> VisitDayPanel:
    """A day's visits are typed together: rows in the grid, one for each household."""

    def begin(begun: object) -> None:
        page.show_grid()
        page.grid.offer(begun, at=VISIT_BEGINS, by="household")  # type: ignore[arg-type]

    made = VisitDayPanel(session)
    made.chosen.connect(begin)
    made.left.connect(page.setFocus)
    page.list.layout().insertWidget(1, made)
    asking = key_button(_("A day's visits …"), shown(VISIT_DAY_KEY), made.ask)
    page.list.head.insertWidget(page.list.head.indexOf(page.switch), asking)
    install(page, VISIT_DAY_KEY, made.ask)
    return made


def _incomes(page: Page, session: Session) -> IncomeHistory:
    """The incomes over time, from a household and from its visits."""
    made = IncomeHistory(page, session, page.notice, lambda: _household(page))
    head = page.editor.head
    asking = key_button(_("Incomes over time"), INCOMES_KEY, made.show, "link")
    head.insertWidget(head.count() - 1, asking)
    install(page, INCOMES_KEY, made.show)
    return made


def _household(page: Page) -> int | None:
    """The household under the cursor, or that whose visit stands there."""
    if page.register.table == "household":
        return page.grid.current() if page.in_grid else page.editor.record
    if page.in_grid:
        found = page.grid.value("household")
    else:
        found = page.editor.form.boxes["household"].editor.raw()
    return found if isinstance(found, int) else None
