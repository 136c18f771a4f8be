import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.documents.typefaces import BOLD, width
from desktop.documents.typesetting import Style, fit, paragraph, wrap
from desktop.thai.line_breaking import name_pieces

LONG = (
    "ผ่านการฝึกอบรมหลักสูตร “วิทยากรผู้นำสัมมาชีพ” "
    "ระหว่างวันที่ ๘ – ๑๑ ธันวาคม ๒๕๖๘ จัดโดยศูนย์ศึกษาและพัฒนาชุมชนเพชรบุรี"
)


@pytest.mark.parametrize("room", [80, 150, 300, 500, 900])
@pytest.mark.parametrize("align", ["left", "centre"])
def test_wrapped_lines_fit_and_lose_nothing(room: float, align: str) -> None:
    block = paragraph(LONG, Style(size=16, align=align), room)
    assert "".join(block.lines).replace(" ", "") == LONG.replace(" ", "")
    assert all(width(line, block.style.face, block.style.size) <= room for line in block.lines)


def test_centred_lines_are_even() -> None:
    lines = wrap(LONG, Style(size=16, align="centre"), 600)
    assert lines == (
        "ผ่านการฝึกอบรมหลักสูตร “วิทยากรผู้นำสัมมาชีพ”",
        "ระหว่างวันที่ ๘ – ๑๑ ธันวาคม ๒๕๖๘ จัดโดยศูนย์ศึกษาและพัฒนาชุมชนเพชรบุรี",
    )


def test_a_text_first_shrinks_then_breaks_then_shrinks_below_the_floor() -> None:
    name = "ว่าที่ร้อยตรีหญิงศรีสุภัทราภรณ์ วรางคณากุลธิดาพิสุทธิ์ ณ อยุธยา"
    style = Style(BOLD, 34, align="centre")
    natural = width(name, BOLD, 34)
    assert fit(name, style, natural + 1, floor=25, cut=name_pieces).style.size == 34
    shrunk = fit(name, style, natural * 0.8, floor=25, cut=name_pieces)
    assert (shrunk.lines, 25 <= shrunk.style.size < 34) == ((name,), True)
    broken = fit(name, style, natural * 0.5, floor=25, cut=name_pieces)
    assert broken.style.size == 25
    assert broken.lines == ("ว่าที่ร้อยตรีหญิงศรีสุภัทราภรณ์", "วรางคณากุลธิดาพิสุทธิ์ ณ อยุธยา")
    tiny = fit(name, style, natural * 0.2, floor=25, cut=name_pieces)
    assert tiny.style.size < 25
    assert all(width(line, BOLD, tiny.style.size) <= natural * 0.2 for line in tiny.lines)


@given(
    st.text(st.sampled_from("กขคงตญปฐาำัิุู่้์เแไๆฯ๑๒ ()“”ABab12😀\n"), max_size=80),
    st.floats(40, 600),
)
@settings(max_examples=150, deadline=None)
def test_nothing_is_ever_clipped(text: str, room: float) -> None:
    style = Style(size=16, align="centre")
    for block in (paragraph(text, style, room), fit(text, style, room, floor=10)):
        assert all(width(line, style.face, block.style.size) <= room for line in block.lines)
        assert "".join("".join(block.lines).split()) == "".join(text.split())
