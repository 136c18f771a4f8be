"""Where a printer puts what it prints: an offset for it, and the sheet that shows which."""

from dataclasses import dataclass

from desktop.documents.paper import A4, A4_LANDSCAPE, Paper, Size
from desktop.documents.typefaces import BOLD, REGULAR
from desktop.documents.typesetting import Style, paragraph
from desktop.words import N_, _

MILLIMETRE = 72 / 25.4
"""In points."""

FROM_EDGE = 20.0
"""How far each cross of the sheet is from the edges of its corner, in millimetres."""

FARTHEST = 20.0
"""The largest offset, in millimetres."""

_ARM = 10  # millimetres
_TITLE = Style(BOLD, 22, 1.6, "centre")
_TEXT = Style(REGULAR, 14, 1.5)
_TOLD = Style(REGULAR, 12, 1.5, "centre", "#5A6172")
_STEPS = (
    N_(
        "1. With a ruler, measure from the left edge of the sheet to the upright line of the cross "
        "at the top left. It should be {edge} mm."
    ),
    N_("2. Measure from the top edge to the level line of the same cross. It should be {edge} mm."),
    N_(
        "3. Where it is less, raise “to the right” or “down” by what is missing; where it is more, "
        "lower it by what is too much. Each mark on a cross is 1 mm."
    ),
    N_("4. Print this sheet again. All four crosses should now be {edge} mm from their edges."),
    N_(
        "If the corners still differ, the paper is drawn in askew, or the printer shrinks the page:"
        " set it to actual size (100 %)."
    ),
)


@dataclass(frozen=True, slots=True)
class Offset:
    """How far everything is moved on the sheet, in millimetres; negative is left, or up."""

    right: float = 0.0
    down: float = 0.0

    def __bool__(self) -> bool:
        return bool(self.right or self.down)

    def within(self) -> "Offset":
        """The same, no farther than a sheet allows."""
        right, down = (
            round(max(-FARTHEST, min(FARTHEST, length)), 1) for length in (self.right, self.down)
        )
        return Offset(right, down)

    def told(self) -> str:
        """In words: "1.5 mm to the right, 0.7 mm up"."""
        across = _("{length} mm to the left") if self.right < 0 else _("{length} mm to the right")
        along = _("{length} mm up") if self.down < 0 else _("{length} mm down")
        parts = (
            words.format(length=f"{abs(length):g}")
            for words, length in ((across, self.right), (along, self.down))
            if length
        )
        return ", ".join(parts) or _("not moved")


def alignment_sheet(offset: Offset, *, landscape: bool = False) -> bytes:
    """A sheet with a cross in each corner, and how to read from it what `offset` should be.

    `offset` is only told on it; whoever prints the sheet moves it as everything else.
    """
    size = A4_LANDSCAPE if landscape else A4
    paper = Paper(size, _("Test sheet for the place of printing"))
    for across in (FROM_EDGE * MILLIMETRE, size[0] - FROM_EDGE * MILLIMETRE):
        for up in (FROM_EDGE * MILLIMETRE, size[1] - FROM_EDGE * MILLIMETRE):
            paper.operate(_cross(across, up))
    _write(paper, size, offset)
    paper.showPage()
    return paper.finished()


def _cross(across: float, up: float) -> str:
    """A cross whose arms are rulers: a mark each millimetre, a longer one at five."""
    arm = _ARM * MILLIMETRE
    lines = [
        (across - arm, up, across + arm, up),
        (across, up - arm, across, up + arm),
    ]
    for step in range(-_ARM, _ARM + 1):
        at, long = step * MILLIMETRE, (1.6 if step % 5 == 0 else 0.8) * MILLIMETRE
        if step:
            lines.append((across + at, up - long, across + at, up + long))
            lines.append((across - long, up + at, across + long, up + at))
    drawn = " ".join(f"{a:.3f} {b:.3f} m {c:.3f} {d:.3f} l" for a, b, c, d in lines)
    return f"q 0 0 0 RG 0.3 w {drawn} S Q"


def _write(paper: Paper, size: Size, offset: Offset) -> None:
    room = min(size) * 0.72
    left = (size[0] - room) / 2
    top = size[1] * 0.84
    title = paragraph(_("Test sheet for the place of printing"), _TITLE, room)
    top = title.draw(paper, left, top, room)
    told = _("Printed with: {offset}").format(offset=offset.told())
    top = paragraph(told, _TOLD, room).draw(paper, left, top, room) - 14
    for step in _STEPS:
        text = _(step).format(edge=f"{FROM_EDGE:g}")
        top = paragraph(text, _TEXT, room).draw(paper, left, top, room) - 6
