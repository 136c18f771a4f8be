import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import replace
from io import BytesIO
from itertools import batched
from pathlib import Path

import numpy as np
import pypdf
import pypdfium2
import pytest
from PIL import Image

from desktop.documents import paper
from desktop.documents.paper import A4, Paper
from desktop.documents.typefaces import (
    MISSING,
    REGULAR,
    TYPEFACES,
    Shaped,
    lacking,
    shape,
    typeface,
    width,
)
from tests.desktop.documents.make_hard_words import (
    AT_ONCE,
    DOTS_AN_INCH,
    FACES,
    LEAD,
    LEFT,
    ROOM,
    SIZE,
)

HERE = Path(__file__).parent
HARD_WORDS = HERE.joinpath("hard_words.txt").read_text("utf-8").splitlines()
RUNNING = [" ".join(HARD_WORDS[at : at + 4]) for at in range(0, len(HARD_WORDS), 4)]
BASELINE = 27  # above the foot of a word's page
SCALE = DOTS_AN_INCH / 72
EM = round(SIZE * SCALE)


def page_of(*lines: str, face: str = REGULAR, size: float = SIZE) -> bytes:
    return pages_of(lines, face=face, size=size)


def pages_of(*pages: Sequence[str], face: str = REGULAR, size: float = SIZE) -> bytes:
    """A document with a page for each of `pages`, which are lines."""
    paper_size = (1000, LEAD * max(1, *map(len, pages)))
    sheet = Paper(paper_size, "hard words")
    for lines in pages:
        for number, line in enumerate(lines, 1):
            sheet.write(line, LEFT, paper_size[1] - LEAD * number + BASELINE, face, size)
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


def browsers_words(face: str) -> list[np.ndarray]:
    """The ink of each hard word as a browser draws it (see make_hard_words.py)."""
    reference = Image.open(HERE / f"hard_words_{face}.png")
    wide, high = round(ROOM * SCALE), round(LEAD * SCALE)
    corners = ((at // AT_ONCE * wide, at % AT_ONCE * high) for at, _word in enumerate(HARD_WORDS))
    return [ink_of(reference.crop((left, top, left + wide, top + high))) for left, top in corners]


@pytest.mark.parametrize("face", FACES)
def test_every_mark_stands_where_a_browser_puts_it(face: str) -> None:
    ours = pypdfium2.PdfDocument(pages_of(*([word] for word in HARD_WORDS), face=face))
    found = {
        word: overlaps(expected, ink_of(page.render(scale=SCALE, grayscale=True).to_pil()))
        for word, expected, page in zip(HARD_WORDS, browsers_words(face), ours, strict=True)
    }
    assert len(found) == 200
    assert sum(mean for mean, _worst in found.values()) / len(found) >= 0.96
    assert {word: worst for word, (_mean, worst) in found.items() if worst < 0.9} == {}


def test_the_comparison_sees_one_misplaced_mark(monkeypatch: pytest.MonkeyPatch) -> None:
    """One mark a tenth of an em too far left passes in the mean, and fails in its own window."""
    word = "วิทยากรผู้นำสัมมาชีพชุมชนเจ็ดเสมียนบ้านวังลึก"

    def misplaced(text: str, face: str) -> Shaped:
        glyphs = list(shape(text, face).glyphs)
        marks = [at for at, glyph in enumerate(glyphs) if glyph.advance == 0]
        middle = marks[len(marks) // 2]
        glyphs[middle] = glyphs[middle]._replace(dx=glyphs[middle].dx - 100)
        return replace(shape(text, face), glyphs=tuple(glyphs))

    right = pypdfium2.PdfDocument(page_of(word))[0].render(scale=SCALE).to_pil()
    monkeypatch.setattr(paper, "shape", misplaced)
    wrong = pypdfium2.PdfDocument(page_of(word))[0].render(scale=SCALE).to_pil()
    mean, worst = overlaps(ink_of(right), ink_of(wrong))
    assert mean > 0.96
    assert worst < 0.9


@pytest.mark.parametrize("face", FACES)
def test_no_hard_word_lacks_a_glyph(face: str) -> None:
    assert all(glyph.number != MISSING for word in HARD_WORDS for glyph in shape(word, face).glyphs)


def test_thai_after_latin_is_shaped_as_thai() -> None:
    alone = shape("ฟื้นฟู", REGULAR).glyphs
    assert shape("COVID-19 ฟื้นฟู", REGULAR).glyphs[-len(alone) :] == alone


@pytest.mark.parametrize("face", FACES)
def test_pdfium_finds_exactly_what_was_typed(face: str) -> None:
    alone = pypdfium2.PdfDocument(pages_of(*([word] for word in HARD_WORDS), face=face))
    assert [page.get_textpage().get_text_range() for page in alone] == HARD_WORDS
    running = pypdfium2.PdfDocument(page_of(*RUNNING, face=face))[0]
    assert running.get_textpage().get_text_range().splitlines() == RUNNING


@pytest.mark.parametrize("text", ["“คำ” 1,234.50 บาท", "Ångström fi – ๑๒", "ก😀ข"])
def test_pdfium_finds_other_scripts_too(text: str) -> None:
    found = pypdfium2.PdfDocument(page_of(text))[0].get_textpage().get_text_range()
    assert found.strip() == text.replace("😀", "") or found.strip() == text


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="poppler is not installed")
@pytest.mark.parametrize("face", FACES)
@pytest.mark.parametrize("options", [[], ["-layout"], ["-raw"]], ids=" ".join)
def test_poppler_finds_exactly_what_was_typed(
    face: str, options: list[str], tmp_path: Path
) -> None:
    path = tmp_path / "words.pdf"
    path.write_bytes(pages_of(*batched(HARD_WORDS, 20), RUNNING, face=face))
    read = subprocess.run(["pdftotext", *options, path, "-"], capture_output=True, check=True)
    pages = read.stdout.decode("utf-8").split("\f")
    found = [line.strip() for page in pages for line in page.splitlines() if line.strip()]
    assert found == HARD_WORDS + RUNNING


def test_a_reader_without_actual_text_still_finds_every_letter() -> None:
    """Variants of a mark mean the mark; only the parts of sara am cannot be put together again."""
    plain = [word for word in HARD_WORDS if "ำ" not in word]
    found = pypdf.PdfReader(BytesIO(page_of(*plain))).pages[0].extract_text()
    assert "".join(sorted("".join(found.split()))) == "".join(
        sorted("".join(plain).replace(" ", ""))
    )


def test_what_a_typeface_lacks_is_a_box_that_can_be_seen() -> None:
    assert [glyph.number for glyph in shape("ก😀", REGULAR).glyphs][1] == MISSING
    page = pypdfium2.PdfDocument(page_of("😀"))[0]
    assert ink_of(page.render(scale=2).to_pil()).size > 100


def test_joiners_and_controls_take_no_room() -> None:
    assert width("ก\u200bข\u200d\ufeff", REGULAR, 10) == width("กข", REGULAR, 10)


@pytest.mark.parametrize("face", FACES)
def test_spaces_and_hyphens_of_a_word_processor_are_no_boxes(face: str) -> None:
    text = "๒๐\u00a0คน\u202f\u2009\u2003A4\u2011B"
    assert all(glyph.number != MISSING for glyph in shape(text, face).glyphs)
    assert width("ก\tข", face, 10) == width("ก ข", face, 10)


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


def test_every_shipped_typeface_has_its_marks() -> None:
    for face in FACES:
        assert {"GSUB", "GPOS"} <= set(typeface(face).face.table_tags)


@pytest.mark.parametrize("face", FACES)
def test_a_tick_is_drawn_as_offices_write_it_and_found_as_it_was(face: str) -> None:
    assert [one.number for one in shape("ก ✓", face).glyphs] == [
        one.number for one in shape("ก /", face).glyphs
    ]
    assert shape("ก ✓", face).text == "ก ✓"
    assert not lacking("ก ✓", face)


@pytest.mark.parametrize("face", TYPEFACES)
@pytest.mark.parametrize("hyphen", ["\u2010", "\u2011"])
def test_a_hyphen_is_drawn_by_every_typeface_and_found_as_it_was_typed(
    face: str, hyphen: str
) -> None:
    text = f"สจ{hyphen}1"
    assert not lacking(text, face)
    assert all(glyph.number != MISSING for glyph in shape(text, face).glyphs)
    found = pypdfium2.PdfDocument(page_of(text, face=face))[0].get_textpage().get_text_range()
    assert found == text
