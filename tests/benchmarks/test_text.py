"""What it takes to shape lines of Thai and to find where they may end, at first and ever after.

The floors are HarfBuzz and nlpo3 by themselves, asked for the same sentences.
"""

from pathlib import Path

import nlpo3
import uharfbuzz as hb

from desktop.documents.typefaces import REGULAR, shape, typeface
from desktop.thai.line_breaking import breaks
from tests.benchmarks.measuring import in_turns, tell

_LISTED = Path(__file__).parents[1] / "desktop" / "thai" / "line_breaks.txt"
SENTENCES = _LISTED.read_text("utf-8").replace("|", "").splitlines()
NAMES = frozenset(
    begin + end
    for begin in ("หนอง", "ดอน", "บาง", "โคก", "ท่า", "คลอง", "วัง", "เขา", "ทุ่ง", "ห้วย")
    for end in ("ตาล", "ไผ่", "บัว", "แก้ว", "ขาม", "มะกรูด", "กระทุ่ม", "สะแก", "ชะงุ้ม", "ลึก")
)
BUDGET = 20  # times the floor, at first
ROUNDS = 30


def shaped(_round: int) -> None:
    for text in SENTENCES:
        shape(text, REGULAR)


def shaped_anew(_round: int) -> None:
    shape.cache_clear()
    shaped(_round)


def shaped_by_harfbuzz(_round: int) -> None:
    for text in SENTENCES:
        buffer = hb.Buffer()
        buffer.add_str(text)
        buffer.guess_segment_properties()
        hb.shape(typeface(REGULAR).font, buffer)
        assert len(buffer.glyph_infos) == len(buffer.glyph_positions)


def broken(_round: int) -> None:
    for text in SENTENCES:
        breaks(text, NAMES)


def broken_anew(_round: int) -> None:
    breaks.cache_clear()
    broken(_round)


def broken_by_nlpo3(_round: int) -> None:
    for text in SENTENCES:
        nlpo3.segment(text, "thai")


def test_lines_of_thai_are_shaped_and_broken_near_what_it_takes_the_libraries() -> None:
    """Budget: twenty times the bare library at first, and less than it ever after."""
    broken(0)  # the word list is loaded once
    at_first = [
        in_turns("sentences shaped at first", shaped_anew, shaped_by_harfbuzz, ROUNDS),
        in_turns("sentences broken at first", broken_anew, broken_by_nlpo3, ROUNDS),
    ]
    after = [
        in_turns("sentences shaped again", shaped, shaped_by_harfbuzz, ROUNDS),
        in_turns("sentences broken again", broken, broken_by_nlpo3, ROUNDS),
    ]
    tell([*at_first, *after])
    assert [one.line() for one in at_first if one.ratio > BUDGET] == []
    assert [one.line() for one in after if one.ratio > 1] == []
