"""What every list and sheet on A4 has in common: its digits, and the foot of its pages."""

from dataclasses import replace

from desktop.documents.paper import Paper
from desktop.documents.typefaces import REGULAR
from desktop.documents.typesetting import Block, Style, fit
from desktop.documents.wording import Digits, in_digits
from desktop.thai.numerals import to_thai_digits
from desktop.words import _

FOOT = 44.0
"""Where the text of a page must end, in points above its lower edge."""

_FOOTER = Style(REGULAR, 10, 1.4, colour="#5A6172")


def draw_foot(
    paper: Paper, room: float, left: float, title: str, page: tuple[int, int], digits: Digits
) -> None:
    """Write `title` and which page of how many it is below the text, in `paper`'s language."""
    number, pages = page
    language = paper.language
    told = _("Page {number}/{pages}", language).format(number=number, pages=pages)
    name = fit(in_digits(digits, title), _FOOTER, room * 0.8, floor=8, most_lines=1)
    name.draw(paper, left, FOOT - 8, room)
    count = Block((to_thai_digits(told) if digits == "thai" else told,), _FOOTER)
    replace(count, style=replace(_FOOTER, align="right")).draw(paper, left, FOOT - 8, room)
