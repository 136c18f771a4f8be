"""Every shipped design with hard names: found exactly, inside its boxes, with its QR code read."""

import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from itertools import combinations
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
import zxingcpp
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from desktop.documents import design_drawing, paper, qr
from desktop.documents.boxes import Frame, boxed
from desktop.documents.certificates import CertificatePage, certificates_pdf, fingerprint
from desktop.documents.design_drawing import MM, Drawing
from desktop.documents.designs import SHIPPED, Design, UnusableDesign, from_content, shipped_design
from desktop.documents.elements import Box, Picture, Signature, Text
from desktop.documents.paper import Paper
from desktop.documents.pictures import UnreadablePicture
from desktop.documents.typefaces import TYPEFACES, ink
from desktop.documents.typesetting import Style
from desktop.documents.wording import CertificateFacts
from desktop.thai.line_breaking import name_pieces, pieces
from tests.desktop.documents.test_certificates import (
    ACTING,
    CHIEF,
    FACTS,
    HEAD,
    LONG_NAME,
    NAMES,
    certificate_facts,
    picture,
    text_of,
)

PROOF = "TC1:" + "7K2QX9" * 29
SIGNED = ((), (CHIEF,), (ACTING, HEAD), (ACTING, HEAD, CHIEF))
THAI = st.text(
    st.sampled_from("กญฐปฟฬนมรสวอเแโไาำัิีึื่้๊็์ุูๆฯ ณ.") | st.characters(max_codepoint=126, min_codepoint=33)
)
DESIGNS = pytest.mark.parametrize("key", SHIPPED)


def facts_of(**changed: Any) -> CertificateFacts:
    return replace(certificate_facts(replace(FACTS, **changed)), proof=PROOF, note="ใบแทน")


def pdf_of(key: str, *facts: CertificateFacts, **others: Any) -> bytes:
    pages = [CertificatePage(each, shipped_design(key)) for each in facts]
    return certificates_pdf(pages, **others)


def test_the_brand_new_office_needs_no_emblem_and_no_signatory() -> None:
    for key in SHIPPED:
        assert "นายวิชัย เจริญผล" in text_of(pdf_of(key, facts_of(signatories=())))


@DESIGNS
def test_pdfium_finds_every_word_of_every_design(key: str) -> None:
    facts = [facts_of(recipient=name, signatories=(ACTING, HEAD)) for name in NAMES]
    data = pdf_of(key, *facts)
    for page, name in enumerate(NAMES):
        text = " ".join(text_of(data, page))
        assert name in text
        for part in ("เกียรติบัตร", "เลขที่ ๕/๒๕๖๙", "ใบแทน", ACTING.acting, *FACTS_LINES):
            assert part in text


FACTS_LINES = ("อำเภอโพธาราม จังหวัดราชบุรี", "ให้ไว้ ณ วันที่ ๑๕ มกราคม พุทธศักราช ๒๕๖๙")


@DESIGNS
@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="poppler is not installed")
def test_poppler_finds_every_word_of_every_design(key: str, tmp_path: Path) -> None:
    path = tmp_path / "certificates.pdf"
    path.write_bytes(pdf_of(key, *(facts_of(recipient=name) for name in NAMES)))
    found = subprocess.run(["pdftotext", path, "-"], capture_output=True, check=True)
    text = " ".join(found.stdout.decode("utf-8").split())
    assert all(part in text for part in (*NAMES, *FACTS_LINES))


@DESIGNS
def test_the_code_of_a_page_is_read_back_from_its_picture(key: str) -> None:
    page = pypdfium2.PdfDocument(pdf_of(key, facts_of()))[0]
    for dots_an_inch in (150, 200, 300):
        found = zxingcpp.read_barcodes(
            page.render(scale=dots_an_inch / 72, grayscale=True).to_pil()
        )
        assert [(each.text, each.ec_level) for each in found] == [(PROOF, qr.LEVEL)]


@DESIGNS
def test_no_code_is_drawn_without_a_proof(key: str) -> None:
    page = pypdfium2.PdfDocument(pdf_of(key, replace(facts_of(), proof="")))[0]
    assert zxingcpp.read_barcodes(page.render(scale=2).to_pil()) == []


class Recording(Paper):
    """A paper that keeps the ink of every line written on it: left, bottom, right, top."""

    def __init__(self, *args: Any) -> None:
        super().__init__(*args)
        self.inked: list[tuple[float, float, float, float]] = []

    def write(self, text: str, x: float, y: float, face: str, size: float, **others: Any) -> None:
        each, scale = ink(text, face), size / 1000
        self.inked.append(
            (
                x + each.left * scale,
                y + each.below * scale,
                x + each.right * scale,
                y + each.above * scale,
            )
        )
        super().write(text, x, y, face, size, **others)


def boxes_of(design: Design, count: int, high: float) -> Iterator[tuple[float, ...]]:
    """The boxes of the texts and of `count` signatures below their ink, in points."""
    for each in design.elements:
        if isinstance(each, Text) or (isinstance(each, Signature) and each.of == count):
            room = each.room if isinstance(each, Signature) else 0.0
            box = each.box
            low = high - (box.y + box.h) * MM
            yield box.x * MM, low, (box.x + box.w) * MM, high - (box.y + room) * MM


def outside(inked: tuple[float, ...], box: tuple[float, ...]) -> bool:
    slack = 0.02
    return (
        inked[0] < box[0] - slack
        or inked[1] < box[1] - slack
        or inked[2] > box[2] + slack
        or inked[3] > box[3] + slack
    )


@DESIGNS
@given(name=THAI.filter(str.strip), more=THAI, count=st.integers(0, 3))
@settings(max_examples=40, deadline=None)
def test_nothing_leaves_its_box(key: str, name: str, more: str, count: int) -> None:
    design = shipped_design(key)
    facts = facts_of(
        recipient=name[:120],
        course=more,
        course_place=more[:60],
        signatories=tuple(replace(each, name=name[:120]) for each in SIGNED[count]),
    )
    paper = Recording(design_drawing.sheet_size(design), "")
    Drawing(paper, {}, pieces).draw_texts(facts, design)
    boxes = list(boxes_of(design, count, paper.sheet[1]))
    assert paper.inked
    for inked in paper.inked:
        assert not all(outside(inked, box) for box in boxes)


@pytest.mark.parametrize("face", TYPEFACES)
@given(
    text=THAI.filter(str.strip),
    wide=st.floats(9, 700),
    high=st.floats(9, 300),
    size=st.floats(4, 200),
    least=st.floats(4, 200),
    most=st.integers(0, 3),
)
@settings(max_examples=60, deadline=None)
def test_a_text_of_any_size_stands_in_its_box(
    face: str, text: str, wide: float, high: float, size: float, least: float, most: int
) -> None:
    for vertical in ("top", "middle", "bottom"):
        for align in ("left", "centre", "right"):
            frame = Frame(wide, high, least, most, vertical)
            found = boxed(text[:120], Style(face, size, 1.4, align), frame, name_pieces)
            scale = found.style.size / 1000
            assert found.style.size <= size
            for line in found.lines:
                each = ink(line.text, face)
                box = (
                    line.x + each.left * scale,
                    line.y + each.below * scale,
                    line.x + each.right * scale,
                    line.y + each.above * scale,
                )
                assert not outside(box, (0, 0, wide, high))
            kept = "".join("".join(line.text for line in found.lines).split())
            assert kept == "".join(text[:120].split())


@pytest.mark.parametrize(
    ("name", "lines", "least", "most"),
    [
        ("นายวิชัย เจริญผล", 1, 34, 34),
        (LONG_NAME, 1, 18, 33),
        (f"{LONG_NAME} {LONG_NAME}", 2, 18, 18),
        (f"{LONG_NAME} {LONG_NAME} {LONG_NAME}", 2, 9, 17.9),
        ("ก" * 120, 1, 5, 17.9),
    ],
)
def test_a_name_shrinks_then_breaks_at_a_space_then_shrinks_on(
    name: str, lines: int, least: float, most: float
) -> None:
    found = boxed(name, Style(size=34), Frame(640, 56, 18, 2), name_pieces)
    assert len(found.lines) == lines
    assert least <= found.style.size <= most


@DESIGNS
def test_the_places_of_a_design_do_not_meet(key: str) -> None:
    design = shipped_design(key)
    for count in (1, 2, 3):
        boxes = list(boxes_of(design, count, 0))
        for one, other in combinations(boxes, 2):
            beside = one[2] <= other[0] + 0.1 or other[2] <= one[0] + 0.1
            above = one[3] <= other[1] + 0.1 or other[3] <= one[1] + 0.1
            assert beside or above


def test_signatures_side_by_side_are_set_in_one_size() -> None:
    long = replace(HEAD, name=LONG_NAME)
    page = pypdfium2.PdfDocument(pdf_of("formal", facts_of(signatories=(CHIEF, long))))[0]
    sizes = {
        round(each.get_font_size(), 1)
        for each in page.get_objects(textpage=page.get_textpage())
        if each.type == 1 and any(word in each.extract() for word in ("( นาย", "( ว่าที่"))
    }
    assert len(sizes) == 1


def test_a_line_whose_slots_are_all_empty_is_left_out() -> None:
    design = placed(
        Text("{craft}\nด้าน{craft} {reason}\nเรื่อง {course}\nจบ", Box(20, 20, 200, 60), size=14.0)
    )
    lines = text_of(certificates_pdf([CertificatePage(facts_of(signatories=()), design)]))
    assert lines == ["เรื่อง วิทยากรผู้นำสัมมาชีพ", "จบ"]


def test_a_text_that_has_nothing_is_not_drawn() -> None:
    design = placed(Text("{craft}", Box(20, 20, 100, 20)), Text("มี", Box(20, 60, 100, 20)))
    lines = text_of(certificates_pdf([CertificatePage(facts_of(signatories=()), design)]))
    assert lines == ["มี"]


def placed(*elements: Any) -> Design:
    return Design("", "landscape", "", elements)


def test_a_page_without_a_place_for_a_signature_is_refused() -> None:
    design = placed(Text("{name}", Box(20, 20, 100, 20)))
    with pytest.raises(UnusableDesign, match="2 คน"):
        certificates_pdf([CertificatePage(facts_of(signatories=(CHIEF, HEAD)), design)])


def test_facts_stored_before_they_had_values_are_drawn() -> None:
    facts = replace(facts_of(), values={}, proof="", note="")
    assert "นายวิชัย เจริญผล" in text_of(pdf_of("formal", facts))


def test_pages_of_two_designs_each_have_their_sheet() -> None:
    pages = [CertificatePage(facts_of(), shipped_design(key)) for key in ("formal", "portrait")]
    document = pypdfium2.PdfDocument(certificates_pdf(pages))
    assert [round(page.get_size()[0]) for page in document] == [842, 595]


DIGEST = "0" * 64


@pytest.mark.parametrize("data", [b"", b"no picture", picture("RGB", (300, 300), "PNG")[:90]])
def test_a_signature_that_is_no_picture_is_refused(data: bytes) -> None:
    facts = facts_of(signatories=(replace(CHIEF, picture=DIGEST),))
    with pytest.raises(UnreadablePicture, match="ภาพ"):
        pdf_of("formal", facts, pictures={DIGEST: data})


def test_a_picture_that_is_not_there_is_refused() -> None:
    with pytest.raises(UnusableDesign, match="ภาพ"):
        pdf_of("formal", facts_of(signatories=(replace(CHIEF, picture=DIGEST),)))


@pytest.mark.parametrize(
    ("mode", "size", "kind"),
    [("RGB", (5500, 4000), "JPEG"), ("CMYK", (900, 300), "JPEG"), ("RGBA", (900, 300), "PNG")],
)
def test_a_signature_of_any_kind_is_drawn_small_once(
    mode: str, size: tuple[int, int], kind: str
) -> None:
    plain = [facts_of(number=f"{n}/2569") for n in "12"]
    inked = [replace(each, signatories=(replace(CHIEF, picture=DIGEST),)) for each in plain]
    drawn = pdf_of("plain", *inked, pictures={DIGEST: picture(mode, size, kind)})
    assert len(drawn) - len(pdf_of("plain", *plain)) < 60_000
    assert drawn.count(b"/Subtype /Image") <= 2


def test_what_is_placed_is_what_is_printed() -> None:
    file = BytesIO()
    Image.new("RGB", (100, 50), "#D00000").save(file, "PNG")
    design = placed(Picture(Box(50, 40, 80, 60), DIGEST))
    data = certificates_pdf(
        [CertificatePage(facts_of(signatories=()), design)], pictures={DIGEST: file.getvalue()}
    )
    scale = 10 / MM  # ten dots a millimetre
    seen = pypdfium2.PdfDocument(data)[0].render(scale=scale).to_pil().convert("RGB")
    red = seen.split()[1].point(lambda value: 255 if value < 128 else 0)
    left, top, right, bottom = red.getbbox() or ()
    found = (left / 10, top / 10, right / 10, bottom / 10)
    assert found == pytest.approx((50, 50, 130, 90), abs=0.11)


def test_a_pale_picture_is_paler() -> None:
    def darkest(opacity: float) -> int:
        design = placed(Picture(Box(50, 40, 80, 60), DIGEST, opacity))
        pages = [CertificatePage(facts_of(signatories=()), design)]
        data = certificates_pdf(pages, pictures={DIGEST: picture("RGB", (80, 60), "PNG")})
        return pypdfium2.PdfDocument(data)[0].render().to_pil().convert("L").getextrema()[0]

    assert darkest(1.0) == 0
    assert darkest(0.2) == pytest.approx(204, abs=2)


@DESIGNS
def test_the_same_page_has_the_same_bytes_and_a_page_is_small(key: str) -> None:
    def batch(count: int) -> bytes:
        return pdf_of(
            key,
            *(
                replace(facts_of(number=f"{n}/2569", recipient=f"นายที่ {n}"), proof=f"{n}{PROOF}")
                for n in range(count)
            ),
        )

    few, many = batch(5), batch(45)
    assert many == batch(45)
    assert (len(many) - len(few)) / 40 < 3000


@DESIGNS
def test_a_page_looks_and_reads_among_others_as_it_does_alone(key: str) -> None:
    facts = [
        replace(facts_of(recipient=name, number=f"{n}/2569", signatories=signed), emblem=emblem)
        for n, name in enumerate(NAMES[:2])
        for signed in SIGNED[1:3]
        for emblem in (None, picture("RGB", (60, 60), "PNG"))
    ]
    facts.append(replace(facts[-1], note="", proof=""))
    many = pdf_of(key, *facts, *facts[:3])
    for place, each in enumerate((*facts, *facts[:3])):
        alone = pdf_of(key, each)
        assert text_of(many, place) == text_of(alone)
        assert seen(many, place) == seen(alone)


def seen(data: bytes, page: int = 0) -> bytes:
    return pypdfium2.PdfDocument(data)[page].render(scale=0.5).to_pil().tobytes()


def test_words_that_all_pages_share_are_in_the_file_once() -> None:
    facts = [facts_of(number=f"{n}/2569", recipient=f"นายที่ {n}") for n in range(30)]
    one, ten, thirty = (pdf_of("formal", *facts[:count]) for count in (1, 10, 30))
    assert one.count(b"/Form") < ten.count(b"/Form") == thirty.count(b"/Form")


def test_a_design_of_a_later_format_is_refused_before_anything_else() -> None:
    with pytest.raises(UnusableDesign, match="รุ่นใหม่กว่า"):
        from_content({"format": 99, "holograms": []})


@DESIGNS
def test_a_fingerprint_is_of_all_that_stands_on_the_page(key: str) -> None:
    page = CertificatePage(facts_of(), shipped_design(key))
    others = [
        replace(page, facts=facts_of(recipient="นางสาวกาญจนา ใจดี")),
        replace(page, facts=replace(page.facts, proof=PROOF[:-1])),
        replace(page, facts=facts_of(signatories=(CHIEF, HEAD))),
        replace(page, design=shipped_design("plain" if key != "plain" else "formal")),
        replace(page, design=replace(page.design, elements=page.design.elements[:-4])),
    ]
    prints = [fingerprint(each) for each in (page, *others)]
    assert len(set(prints)) == len(prints)
    certificates_pdf([others[0], page])  # whatever was drawn meanwhile
    assert fingerprint(page) == prints[0]


def test_a_fingerprint_is_the_same_whatever_packs_on_this_machine(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    page = CertificatePage(facts_of(), shipped_design("formal"))
    before = fingerprint(page)
    monkeypatch.setattr(paper, "_packed", lambda data: data)
    monkeypatch.setattr(paper, "_packed_once", str.encode)
    assert fingerprint(page) == before
