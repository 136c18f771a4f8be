"""Unsaved forms, kept per record while the program runs, and offered back."""

from collections.abc import Mapping
from dataclasses import dataclass, field

type DraftKey = tuple[str, int | None]


@dataclass(slots=True)
class Drafts:
    """What was typed and not saved, by register key and record id (None = a new record).

    A file beside the office may keep the same drafts: it needs these four verbs and no more.
    """

    _kept: dict[DraftKey, dict[str, object]] = field(default_factory=dict)

    def keep(self, register: str, record: int | None, raw: Mapping[str, object]) -> None:
        """Remember `raw` as the state of a form that is not saved."""
        self._kept[register, record] = dict(raw)

    def find(self, register: str, record: int | None) -> dict[str, object] | None:
        """What was typed for this record, None when nothing waits."""
        return self._kept.get((register, record))

    def forget(self, register: str, record: int | None) -> None:
        """Drop the draft: it was saved, or thrown away on purpose."""
        self._kept.pop((register, record), None)

    def waiting(self) -> tuple[DraftKey, ...]:
        """Every draft there is, the oldest first."""
        return tuple(self._kept)
