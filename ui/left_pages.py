"""How record pages stood when the window was built anew, so that they can stand so again."""

from typing import NamedTuple

from desktop.list_views import ListView


class LeftPage(NamedTuple):
    """What was searched, filtered, sorted and shown; whether as a grid; the record in view."""

    standing: ListView
    in_grid: bool
    record: int | None
