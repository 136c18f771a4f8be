"""The villages on the left of the team's page: how many households wait in each."""

from collections.abc import Iterable

from desktop.team_shares import VillageTeam
from desktop.words import N_, _
from ui import theme
from ui.tables.lines_model import LinesModel

_HEADINGS = (N_("Village"), N_("Households"), N_("With nobody"))
HOUSEHOLDS, WITHOUT = 1, 2


class TeamVillagesModel(LinesModel[VillageTeam]):
    """A line a village: its households, and those without anyone."""

    def __init__(self) -> None:
        super().__init__([_(heading) for heading in _HEADINGS], numbers=(HOUSEHOLDS, WITHOUT))

    def show(self, lines: Iterable[VillageTeam]) -> None:
        """Show these villages; where they are the same, the chosen one stays chosen."""
        teams = tuple(lines)
        if [one.place for one in teams] != [one.place for one in self.lines]:
            super().show(teams)
        elif teams:
            self.lines = teams
            last = self.index(len(teams) - 1, len(_HEADINGS) - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def text(self, line: VillageTeam, column: int) -> str:
        """The village and its counts."""
        return (line.place.label, str(len(line.homes)), str(len(line.homes_of(None))))[column]

    def told(self, line: VillageTeam, _column: int) -> str:
        """The village with its tambon."""
        return f"{line.place.label} ต.{line.place.tambon}"

    def colour(self, line: VillageTeam, column: int) -> str | None:
        """Households that have nobody are red."""
        return theme.current().bad if column == WITHOUT and line.homes_of(None) else None
