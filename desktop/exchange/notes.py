"""What an import tells a person about one cell or row."""

from dataclasses import asdict, dataclass


@dataclass(frozen=True, slots=True)
class Note:
    """One sentence about one cell, or a whole row when `column` (its heading) is ""."""

    sheet: str
    row: int
    column: str
    value: str
    reason: str

    def as_json(self) -> dict[str, str | int]:
        """The note as the command line prints it."""
        return asdict(self)
