"""How wide the columns of a list stand: whole or not in view, never a number cut in two."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Need:
    """Pixels a column wants and the least it can do with; `grows` takes what is left over."""

    wanted: int
    least: int
    grows: bool = False


def fitted(needs: Sequence[Need], room: int) -> list[int]:
    """A width for each column, in pixels.

    As many columns from the left as `room` holds at their least fill it exactly; those behind them
    begin outside of it, as wide as they want.
    """
    inside, used = 0, 0
    while inside < len(needs) and used + needs[inside].least <= room:
        used += needs[inside].least
        inside += 1
    return _filled(needs[:inside], room) + [need.wanted for need in needs[inside:]]


def _filled(needs: Sequence[Need], room: int) -> list[int]:
    """Widths of columns that `room` holds at their least: as wanted first, then growing."""
    if not needs:
        return []
    spare = room - sum(need.least for need in needs)
    asked = sum(need.wanted - need.least for need in needs)
    if asked >= spare:
        widths = [n.least + (n.wanted - n.least) * spare // max(asked, 1) for n in needs]
    else:
        widths = [need.wanted for need in needs]
    growing = [place for place, need in enumerate(needs) if need.grows] or [len(needs) - 1]
    each, rest = divmod(room - sum(widths), len(growing))
    for place in growing:
        widths[place] += each
    widths[growing[0]] += rest
    return widths
