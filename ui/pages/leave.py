"""Asking for leave to go on, and taking it back, from whichever page shows the stage."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from desktop.problems import Refused
from desktop.words import _
from ui.notice import Notice
from ui.session import Session


class Leave:
    """Gives and withdraws leave in the name of `page`; what is refused is said in `notice`."""

    def __init__(self, session: Session, page: QWidget, notice: Notice) -> None:
        self._session = session
        self._page = page
        self._notice = notice

    def ask(self, what: str, unit: tuple[int, int | None, str]) -> None:
        """Ask an officer why the village of `unit` (round, village, stage) may go on.

        `what` says which stage of which village it is, and what is missing.
        """
        from ui.dialogs.let_go_on import LetGoOnDialog  # seldom wanted

        dialog = LetGoOnDialog(self._session.office, what, self._page)
        office, (round_id, village_id, stage) = self._session.office, unit

        def work() -> None:
            office.override(round_id, village_id, stage, dialog.reason, dialog.officer)

        dialog.accepted.connect(lambda: self._write(dialog.windowTitle(), work))
        dialog.open()

    def withdraw(self, unit: tuple[int, int | None, str]) -> None:
        """Take back the leave that the village of `unit` has to go on."""
        office = self._session.office
        self._write(_("Withdraw the leave to go on"), lambda: office.withdraw_override(*unit))

    def _write(self, title: str, work: Callable[[], None]) -> None:
        self._session.jobs.write(title, work, lambda _none: None, self._refuse)

    def _refuse(self, refused: Refused) -> None:
        self._notice.tell(refused.reason, tone="bad")
