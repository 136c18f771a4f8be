"""Leave to go on: what officers allowed although a stage was not done, listed for the head."""

from dataclasses import dataclass
from datetime import date

from db.queries import board as recorded
from db.queries.board import Part
from desktop.facts import Unit
from desktop.programme.progress import stage_name
from desktop.programme.stages import STAGES
from desktop.programme.values import show_value
from desktop.programme.vocabulary import Kind
from desktop.rounds import Rounds
from desktop.views import Place
from desktop.words import _


@dataclass(frozen=True, slots=True)
class LeaveEntry:
    """One leave: the village (None: the cohort), the stage's key and name, reason, officer, day."""

    place: Place | None
    stage: str
    stage_name: str
    reason: str
    officer: str
    on: date

    @property
    def where(self) -> str:
        """The village with its tambon."""
        return self.place.in_full if self.place else _("District cohort")


def leave_list(office: Rounds, round_id: int, village_id: Unit = None) -> tuple[LeaveEntry, ...]:
    """Every leave of a round (or of one village of it), the oldest first."""
    places = {one.id: one for one in office.villages()}
    names = {one.key: stage_name(one) for one in STAGES}
    return tuple(
        LeaveEntry(
            None if village is None else places[village],
            stage,
            names.get(stage, stage),
            reason,
            officer,
            on,
        )
        for village, stage, reason, officer, on in recorded.overrides(Part(round_id, village_id))
    )


def leave_pdf(office: Rounds, round_id: int) -> bytes:
    """The list on A4, as the head reads and keeps it."""
    from desktop.documents.registers import Column, table_pdf

    columns = [
        Column(_("Village"), 2.0),
        Column(_("Stage"), 1.6),
        Column(_("Reason"), 3.0),
        Column(_("Allowed by"), 1.5),
        Column(_("Date"), 1.0, "centre"),
    ]
    rows = [
        [one.where, one.stage_name, one.reason, one.officer, show_value(Kind.DATE, one.on)]
        for one in leave_list(office, round_id)
    ]
    title = _("Villages allowed to proceed")
    return table_pdf(title, office.round(round_id).label, columns, rows, landscape=True)
