"""A real office with a village round, filled row by row."""

from datetime import date
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from db.connection import FILE_NAME
from desktop import records
from desktop.office import Office
from desktop.places import load_district
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
