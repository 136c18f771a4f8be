"""The columns that this user of this computer chose for a register's list, and their widths."""

import json
from dataclasses import dataclass, field

from PySide6.QtCore import QSettings

from desktop.programme.list_columns import offered_columns
from desktop.programme.vocabulary import Register

WIDTHS = range(20, 2000)  # pixels that a person may have dragged a column to


@dataclass(frozen=True, slots=True)
class Remembered:
    """Column keys in their order (none: the register's own), and widths in pixels by key."""

    columns: tuple[str, ...] = ()
    widths: dict[str, int] = field(default_factory=dict)


def recall(settings: QSettings | None, register: Register) -> Remembered:
    """What was remembered and still holds; whatever else stands in the settings is passed over."""
    text = settings.value(_key(register), "") if settings is not None else ""
    try:
        found = json.loads(text) if isinstance(text, str) else None
    except (ValueError, RecursionError):
        found = None
    if not isinstance(found, dict):
        return Remembered()
    offered = {one.key for one in offered_columns(register)}
    columns, widths = found.get("columns"), found.get("widths")
    kept = columns if isinstance(columns, list) else []
    return Remembered(
        tuple(dict.fromkeys(one for one in kept if isinstance(one, str) and one in offered)),
        {
            key: width
            for key, width in (widths if isinstance(widths, dict) else {}).items()
            if key in offered and type(width) is int and width in WIDTHS
        },
    )


def remember(settings: QSettings | None, register: Register, chosen: Remembered) -> None:
    """Keep what was chosen; nothing chosen leaves nothing behind."""
    if settings is None:
        return
    if not chosen.columns and not chosen.widths:
        settings.remove(_key(register))
        return
    told = {"columns": list(chosen.columns), "widths": chosen.widths}
    settings.setValue(_key(register), json.dumps(told))


def _key(register: Register) -> str:
    return f"lists/{register.key}"
