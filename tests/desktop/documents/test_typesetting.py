import shutil
import subprocess
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import numpy as np
import pypdf
import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from desktop.documents import paper
from desktop.documents.paper import A4, Paper
from desktop.documents.typefaces import (
    BOLD,
    MISSING,
    REGULAR,
    TITLE,
    Shaped,
    shape,
    typeface,
    width,
)
from desktop.documents.typesetting import Style, fit, paragraph, wrap
from desktop.thai.line_breaking import name_pieces

HERE = Path(__file__).parent
HARD_WORDS = HERE.joinpath("hard_words.txt").read_text("utf-8").splitlines()
DOTS_AN_INCH = 480
LEAD = round(48 * DOTS_AN_INCH / 72)
EM = round(24 * DOTS_AN_INCH / 72)


def page_of(*lines: str, face: str = REGULAR, size: float = 24) -> bytes:
    sheet = Paper((800, 48 * max(1, len(lines))), "hard words")
    for number, line in enumerate(reversed(lines)):
        sheet.write(line, 20, 48 * number + 18, face, size)
    sheet.showPage()
    return sheet.finished()


def ink_of(picture: Image.Image) -> np.ndarray:
    """True where there is ink, cut to the ink."""
    ink = np.asarray(picture.convert("L")) < 128
    rows, columns = np.nonzero(ink.any(1))[0], np.nonzero(ink.any(0))[0]
    return ink[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]


def overlaps(one: np.ndarray, other: np.ndarray) -> tuple[float, float]:
    """How much of the ink of two pictures agrees: in all, and in the worst window of one em."""
    room = np.maximum(one.shape, other.shape) + 4
    first = np.zeros(room, bool)
    first[2 : 2 + one.shape[0], 2 : 2 + one.shape[1]] = one
    best = (0.0, 0.0)
    for down in range(min(5, room[0] - other.shape[0] + 1)):
        for right in range(min(5, room[1] - other.shape[1] + 1)):
            second = np.zeros(room, bool)
            second[down : down + other.shape[0], right : right + other.shape[1]] = other
            both, either = (first & second).sum(0), (first | second).sum(0)
            windows = range(0, max(1, room[1] - EM + 1), 8)
            worst = min(
                both[at : at + EM].sum() / either[at : at + EM].sum()
                for at in windows
                if either[at : at + EM].sum() > EM
            )
            best = max(best, (both.sum() / either.sum(), worst))
    return best


def test_every_mark_stands_where_a_browser_puts_it() -> None:
    reference = Image.open(HERE / "hard_words.png")
    found = {}
    for number, word in enumerate(HARD_WORDS):
        expected = reference.crop((0, number * LEAD, reference.width, (number + 1) * LEAD))
        page = pypdfium2.PdfDocument(page_of(word))[0]
        found[word] = overlaps(
            ink_of(expected), ink_of(page.render(scale=DOTS_AN_INCH / 72).to_pil())
        )
    assert sum(mean for mean, _worst in found.values()) / len(found) >= 0.96
    assert {word: worst for word, (_mean, worst) in found.items() if worst < 0.9} == {}


def test_the_comparison_sees_one_misplaced_mark(monkeypatch: pytest.MonkeyPatch) -> None:
    """One mark a seventh of an em too far left passes in the mean, and fails in its own window."""
    word = "วิทยากรผู้นำสัมมาชีพชุมชนเจ็ดเสมียนบ้านวังลึก"

    def misplaced(text: str, face: str) -> Shaped:
        glyphs = list(shape(text, face).glyphs)
        marks = [at for at, glyph in enumerate(glyphs) if glyph.advance == 0]
        middle = marks[len(marks) // 2]
        glyphs[middle] = glyphs[middle]._replace(dx=glyphs[middle].dx - 150)
        return replace(shape(text, face), glyphs=tuple(glyphs))

    right = pypdfium2.PdfDocument(page_of(word))[0].render(scale=DOTS_AN_INCH / 72).to_pil()
    monkeypatch.setattr(paper, "shape", misplaced)
    wrong = pypdfium2.PdfDocument(page_of(word))[0].render(scale=DOTS_AN_INCH / 72).to_pil()
    mean, worst = overlaps(ink_of(right), ink_of(wrong))
    assert mean > 0.96
    assert worst < 0.9


@pytest.mark.parametrize("face", [REGULAR, BOLD, TITLE])
def test_no_hard_word_lacks_a_glyph(face: str) -> None:
    assert all(glyph.number != MISSING for word in HARD_WORDS for glyph in shape(word, face).glyphs)


def test_thai_after_latin_is_shaped_as_thai() -> None:
    alone = shape("ฟื้นฟู", REGULAR).glyphs
    assert shape("COVID-19 ฟื้นฟู", REGULAR).glyphs[-len(alone) :] == alone


@pytest.mark.parametrize("text", [*HARD_WORDS, "“คำ” 1,234.50 บาท", "Ångström fi – ๑๒", "ก😀ข"])
def test_pdfium_finds_exactly_what_was_typed(text: str) -> None:
    found = pypdfium2.PdfDocument(page_of(text))[0].get_textpage().get_text_range()
    assert found.strip() == text.replace("😀", "") or found.strip() == text


def test_a_reader_without_actual_text_still_finds_every_letter() -> None:
    """Variants of a mark mean the mark; only the parts of sara am cannot be put together again."""
    plain = [word for word in HARD_WORDS if "ำ" not in word]
    found = pypdf.PdfReader(BytesIO(page_of(*plain))).pages[0].extract_text()
    assert "".join(sorted("".join(found.split()))) == "".join(
        sorted("".join(plain).replace(" ", ""))
    )


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="poppler is not installed")
def test_poppler_finds_exactly_what_was_typed(tmp_path: Path) -> None:
    path = tmp_path / "words.pdf"
    path.write_bytes(page_of(*HARD_WORDS))
    found = subprocess.run(["pdftotext", "-layout", path, "-"], capture_output=True, check=True)
    lines = [line.strip() for line in found.stdout.decode("utf-8").replace("\f", "").splitlines()]
    assert [line for line in lines if line] == HARD_WORDS


def test_what_a_typeface_lacks_is_a_box_that_can_be_seen() -> None:
    assert [glyph.number for glyph in shape("ก😀", REGULAR).glyphs][1] == MISSING
    page = pypdfium2.PdfDocument(page_of("😀"))[0]
    assert ink_of(page.render(scale=2).to_pil()).size > 100


def test_joiners_and_controls_take_no_room() -> None:
    assert width("ก\u200bข\u200d\ufeff", REGULAR, 10) == width("กข", REGULAR, 10)


def test_a_document_embeds_its_fonts_and_no_other() -> None:
    data = page_of(*HARD_WORDS)
    assert b"Helvetica" not in data
    assert data.count(b"/FontFile2") == 1
    document = pypdfium2.PdfDocument(data)
    assert document.get_metadata_dict()["Title"] == "hard words"


def test_the_same_drawing_gives_the_same_bytes() -> None:
    assert page_of(*HARD_WORDS) == page_of(*HARD_WORDS)


@pytest.mark.parametrize("align", ["left", "centre", "right"])
def test_a_line_stands_where_it_is_told(align: str) -> None:
    sheet = Paper(A4, "x")
    sheet.write("ประชาคม", 300, 400, REGULAR, 20, align=align)
    sheet.showPage()
    page = pypdfium2.PdfDocument(sheet.finished())[0]
    left, _bottom, right, _top = next(iter(page.get_objects())).get_bounds()
    expected = {"left": left, "centre": (left + right) / 2, "right": right}[align]
    assert expected == pytest.approx(300, abs=2)


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


def test_every_shipped_typeface_has_its_marks() -> None:
    for face in (REGULAR, BOLD, TITLE):
        assert {"GSUB", "GPOS"} <= set(typeface(face).face.table_tags)
