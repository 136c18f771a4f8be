import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.documents.typefaces import BOLD, REGULAR, TITLE, width
from desktop.documents.typesetting import Block, Style, fit, paragraph, wrap
from desktop.thai.line_breaking import name_pieces, pieces

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


LETTERS = "กขคงตญปฐาำัิุู่้์เแไๆฯ๑๒ ()“”ABab12😀\n"
WORDS = st.sampled_from(
    [
        "สัมมาชีพชุมชน",
        " ",
        "ๆ",
        "ฯลฯ",
        "๒๐ ครัวเรือน",
        "(จปฐ.)",
        "น้ำ",
        "OTOP",
        "ว่าที่ร้อยตรีหญิงศรีสุดา",
        "." * 30,
    ]
)
TEXTS = st.one_of(st.text(LETTERS, max_size=80), st.lists(WORDS, max_size=20).map("".join))
STYLES = st.builds(
    Style,
    st.sampled_from([REGULAR, BOLD, TITLE]),
    st.floats(4, 60),
    align=st.sampled_from(["left", "centre", "right"]),
)
ROOMS = st.floats(4, 900)


def assert_held(block: Block, text: str, room: float) -> None:
    """`block` says what `text` says, spaces aside, and no line is wider than `room`."""
    assert all(width(line, block.style.face, block.style.size) <= room for line in block.lines)
    assert "".join("".join(block.lines).split()) == "".join(text.split())
    assert block.style.size > 0


def assert_all_held(text: str, style: Style, room: float, floor: float) -> None:
    for cut in (pieces, name_pieces):
        block = paragraph(text, style, room, cut)
        assert_held(block, text, room)
        assert block.style.size <= style.size
        for most_lines in (1, 2, 4):
            block = fit(text, style, room, floor=floor, most_lines=most_lines, cut=cut)
            assert_held(block, text, room)
            assert block.style.size <= style.size
            assert len(block.lines) <= most_lines


@given(TEXTS, STYLES, ROOMS, st.floats(1, 60))
def test_nothing_is_ever_clipped(text: str, style: Style, room: float, floor: float) -> None:
    assert_all_held(text, style, room, floor)


@pytest.mark.endurance
@given(st.one_of(TEXTS, st.text(max_size=60)), STYLES, ROOMS, st.floats(1, 60))
@settings(settings.get_profile("endurance"), max_examples=3_000)
def test_nothing_is_ever_clipped_long(text: str, style: Style, room: float, floor: float) -> None:
    assert_all_held(text, style, room, floor)


@pytest.mark.parametrize("room", [4, 20, 90, 240, 664])
@pytest.mark.parametrize(
    "text",
    [
        "",
        "   ",
        "\n\n",
        "ก",
        "ว่าที่ร้อยตรีหญิงศรีสุภัทราภรณ์ วรางคณากุลธิดาพิสุทธิ์ ณ อยุธยา",  # 60 letters and more
        "หม่อมราชวงศ์" + "ศรีสุภัทราภรณ์วรางคณา" * 3 + " " + "กุลธิดาพิสุทธิ์" * 3,  # 120
        "สัมมาชีพ" * 40,
        "ฐู้" * 60,
        "เ" * 60,
        "." * 200,
        "(" * 60,
        "https://www.cdd.go.th/" + "a" * 90,
        "Pneumonoultramicroscopicsilicovolcanoconiosis",
        "1234567890" * 8,
    ],
    ids=lambda text: f"{len(text)} {text.strip()[:10]}",
)
def test_what_cannot_be_broken_is_made_smaller(text: str, room: float) -> None:
    assert_all_held(text, Style(BOLD, 34, align="centre"), room, 25)


def test_a_word_is_cut_between_letters_before_it_cannot_be_read() -> None:
    block = paragraph("ฐู้" * 60, Style(size=16), 100)
    assert block.style.size == 12
    assert len(block.lines) > 1
    assert all(line.startswith("ฐ") for line in block.lines)


def test_a_date_wider_than_the_room_is_broken_at_a_space_at_its_full_size() -> None:
    block = paragraph("ให้ไว้ ณ วันที่ ๑๕ มกราคม พุทธศักราช ๒๕๖๙ ต่าง ๆ", Style(size=14), 110)
    assert block.style.size == 14
    assert block.lines == ("ให้ไว้ ณ วันที่", "๑๕ มกราคม", "พุทธศักราช ๒๕๖๙", "ต่าง ๆ")
