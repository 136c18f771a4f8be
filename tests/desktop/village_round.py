"""A real office with a village round, filled row by row, and what its board shows."""

from datetime import date
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from db.connection import FILE_NAME
from desktop import records
from desktop.board import Board
from desktop.facts import facts_of
from desktop.office import Office
from desktop.places import load_district
from desktop.programme.gates import Progress, UnitFacts
from desktop.programme.rounds import preset
from desktop.views import Place, RoundEntry
from desktop.words import current_language

TODAY = date(2026, 9, 1)


@cache
def _new_office(_language: str) -> bytes:
    """The file of a new office, which says in a language how it was made; made once for all."""
    with TemporaryDirectory() as folder:
        Office.create(Path(folder) / "new", load_district("7007"), who="สมใจ").close()
        return (Path(folder) / "new" / FILE_NAME).read_bytes()


class VillageRound:
    """An office with one round of three target villages, or a cohort; rows are put as stored."""

    def __init__(self, folder: Path, variant: str = "village", **settings: Any) -> None:
        import dataclasses

        folder.mkdir()
        (folder / FILE_NAME).write_bytes(_new_office(current_language()))
        self.office = Office.open(folder, who="สมใจ")
        self.office.today = lambda: TODAY
        self.villages = self.office.villages()[:3]
        numbers = dataclasses.replace(preset(2569, variant), **settings)
        targets = [place.id for place in self.villages] if variant == "village" else []
        self.round: RoundEntry = self.office.add_round(numbers, targets)
        self._people = 0
        self._weaving: int | None = None

    def put(self, table: str, **values: Any) -> int:
        """Store one row with its derived columns."""
        return self.office.write(table, lambda tx: records.put(tx, table, values))

    def person(self, name: str = "") -> int:
        """A new person."""
        self._people += 1
        first = name or f"คนที่{self._people}"
        return self.put("person", title="นาย", first_name=first, last_name="ใจดี")

    def sage(
        self, village: Place, *, selected: bool = False, name: str = "", years: int | None = 12
    ) -> int:
        """A surveyed weaver."""
        if self._weaving is None:
            self._weaving = self.put("occupation_kind", name="ทอผ้า")
        return self.put(
            "sage",
            round=self.round.id,
            village=village.id,
            person=self.person(name),
            selected=selected,
            craft=self._weaving,
            years=years,
        )

    def household(self, village: Place, **values: Any) -> int:
        """A target household."""
        return self.put(
            "household",
            round=self.round.id,
            village=village.id,
            representative=self.person(),
            **values,
        )

    def visit(self, household: int, number: int, on: date, **values: Any) -> int:
        """A follow-up visit."""
        return self.put("visit", household=household, number=number, visited_on=on, **values)

    def finish_survey(self, number: int = 0) -> int:
        """The survey of one village, done; the selected sage."""
        village = self.villages[number]
        chosen = self.sage(village, selected=True, name="สมหญิง")
        self.sage(village)
        self.put(
            "forum",
            round=self.round.id,
            village=village.id,
            held_on=date(2025, 11, 3),
            households_present=40,
            accepted=True,
        )
        return chosen

    def course(self, sage: int, days: int | None, result: str | None) -> int:
        """A four-day course that `sage` attended."""
        taught = self.put(
            "course",
            round=self.round.id,
            name="วิทยากรผู้นำสัมมาชีพ",
            starts_on=date(2025, 12, 8),
            ends_on=date(2025, 12, 11),
            days=4,
        )
        return self.put("trainee", course=taught, sage=sage, days_attended=days, result=result)

    def training(self, village: int | None, until: date | None, days: int = 2) -> int:
        """A livelihood taught on one day; None for the village is a cohort's."""
        return self.put(
            "training",
            round=self.round.id,
            village=village,
            curriculum="ทอผ้า",
            starts_on=until,
            ends_on=until,
            days=days,
        )

    def facts(self) -> list[UnitFacts]:
        """The facts of each village, in their order."""
        units = [place.id for place in self.villages]
        found = facts_of(self.round.id, self.round.settings, units, TODAY)
        return [found[unit] for unit in units]


def cells(seen: Board, row: int = 0) -> dict[str, Progress]:
    """What the cells of a row of the board show, by stage."""
    return {
        stage.key: cell for stage, cell in zip(seen.stages, seen.rows[row].progress, strict=True)
    }
