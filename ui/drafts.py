"""Unsaved forms, kept per record while the program runs, and offered back."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple


class DraftKey(NamedTuple):
    """Which form a draft is of: round (None where the register has none), register key, record.

    `record` is None for a new one.
    """

    round_id: int | None
    register: str
    record: int | None


@dataclass(slots=True)
class Drafts:
    """What was typed and not saved.

    A file beside the office may keep the same drafts: it needs these four verbs and no more.
    """

    _kept: dict[DraftKey, dict[str, object]] = field(default_factory=dict)

    def keep(self, key: DraftKey, raw: Mapping[str, object]) -> None:
        """Remember `raw` as the state of a form that is not saved."""
        self._kept[key] = dict(raw)

    def find(self, key: DraftKey) -> dict[str, object] | None:
        """What was typed into this form, None when nothing waits."""
        return self._kept.get(key)

    def forget(self, key: DraftKey) -> None:
        """Drop the draft: it was saved, or thrown away on purpose."""
        self._kept.pop(key, None)

    def waiting(self) -> tuple[DraftKey, ...]:
        """The forms that have a draft, the oldest first."""
        return tuple(self._kept)
