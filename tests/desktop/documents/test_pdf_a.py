"""Every kind of document is a PDF/A-2b: by veraPDF's rules as pikepdf applies them, and, where
pikepdf takes the writer at its word (the syntax of the file), clause by clause on the bytes."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from io import BytesIO
from itertools import pairwise
from typing import Any

import pikepdf
import pytest
from pikepdf import pdfa
from PIL import Image, ImageCms

from desktop.charts.chart import Look
from desktop.charts.paper import figure_pdf
from desktop.documents.certificates import CertificatePage, certificates_pdf
from desktop.documents.designs import shipped_design
from desktop.documents.paper import A4, Paper
from desktop.documents.registers import Column, table_pdf
from desktop.documents.sheets import Text, sheet_pdf
from desktop.documents.typefaces import BOLD, REGULAR, TITLE, shape
from desktop.documents.wording import CertificateFacts, Signatory
from tests.desktop.charts.samples import chart

FACTS = CertificateFacts(
    number="5/2569",
    title="เกียรติบัตร",
    heading=("อำเภอโพธาราม จังหวัดราชบุรี",),
    before_name=("ขอมอบให้",),
    recipient="นายวิชัย เจริญผล",
    after_name=("ผ่านการฝึกอบรมหลักสูตร “วิทยากรผู้นำสัมมาชีพ” (รุ่น 1)",),
    issued_on=date(2026, 1, 15),
    signatories=(Signatory("นายสมศักดิ์ รักษ์ไทย", ("นายอำเภอโพธาราม",)),),
)


def _picture(mode: str) -> bytes:
    file = BytesIO()
    Image.new(mode, (40, 30), 128 if mode == "L" else (200, 30, 30, 90)[: len(mode)]).save(
        file, "JPEG" if mode == "CMYK" else "PNG"
    )
    return file.getvalue()


def page_of(**changed: Any) -> CertificatePage:
    """A certificate in the shipped design, with some facts changed."""
    return CertificatePage(replace(FACTS, **changed), shipped_design("formal"))


def _certificates() -> bytes:
    emblems = (None, *(_picture(mode) for mode in ("RGB", "RGBA", "L", "CMYK")))
    return certificates_pdf([page_of(emblem=emblem) for emblem in emblems])


def _figure() -> bytes:
    return figure_pdf(chart("incomes", Look("th")).figure, "แผนภูมิ", "th")


def _lacking() -> bytes:
    paper = Paper(A4, 'ชื่อ "มี" <อักขระ> & (วงเล็บ) \\ ✓', "en", "Sage & Sons")
    for face in (REGULAR, BOLD, TITLE):
        paper.write("กา 😀 ✓ မြန်မာ ลาว ລາວ", 40, 700, face, 16)
        paper.showPage()
    return paper.finished()


def _empty() -> bytes:
    paper = Paper(A4, "ว่าง")
    paper.showPage()
    return paper.finished()


DOCUMENTS: dict[str, Callable[[], bytes]] = {
    "certificates": _certificates,
    "register": lambda: table_pdf(
        "ทะเบียน", "ย่อย", (Column("ชื่อ", 1.0, "left"),), [("น้ำ",)] * 90, landscape=False,
        language="th",
    ),
    "sheet": lambda: sheet_pdf("แบบ", [Text("น้ำ OTOP ที่นี้")]),
    "figure": _figure,
    "lacking": _lacking,
    "empty": _empty,
}  # fmt: skip


@pytest.fixture(scope="module", params=list(DOCUMENTS))
def pdf(request: pytest.FixtureRequest) -> bytes:
    return DOCUMENTS[request.param]()


@pytest.fixture
def opened(pdf: bytes) -> Iterator[pikepdf.Pdf]:
    with pikepdf.open(BytesIO(pdf)) as document:
        yield document


def _font(root: Any) -> Any:
    return root.Pages.Kids[0].Resources.Font.T1.DescendantFonts[0].FontDescriptor


def report(pdf: bytes) -> str:
    found = pdfa.validate_written(BytesIO(pdf), "2b")
    return "" if found.passed else found.summary()


def test_the_rules_of_verapdf_find_nothing(pdf: bytes) -> None:
    assert report(pdf) == ""


@pytest.mark.parametrize(
    ("part", "rule"),
    [
        (lambda root: (root, "/Metadata"), "6.6.2"),
        (lambda root: (root, "/OutputIntents"), "6.2.4.3"),
        (lambda root: (_font(root), "/FontFile2"), "6.2.11.4"),
    ],
    ids=["metadata", "colours", "font"],
)  # fmt: skip
def test_the_rules_find_what_is_taken_out(part: Callable[[Any], Any], rule: str) -> None:
    with pikepdf.open(BytesIO(DOCUMENTS["sheet"]())) as document:
        holder, key = part(document.Root)
        del holder[key]
        file = BytesIO()
        document.save(file)
    assert rule in report(file.getvalue())


# The syntax of the file, ISO 19005-2 clause by clause: what pikepdf leaves to the writer


def test_6_1_2_the_header_names_a_version_and_marks_the_file_as_binary(pdf: bytes) -> None:
    assert re.match(rb"%PDF-1\.[0-7]\n%[\x80-\xff]{4}", pdf)


def test_6_1_3_the_trailer_has_an_identifier_and_nothing_follows_the_end(pdf: bytes) -> None:
    assert re.search(rb"trailer\n<<\n/ID \n\[<[0-9a-f]{32}><[0-9a-f]{32}>\]", pdf)
    assert pdf.endswith(b"%%EOF\n")
    assert pdf.count(b"%%EOF") == 1
    assert b"/Encrypt" not in pdf


def test_6_1_4_the_table_of_objects_points_at_each(pdf: bytes) -> None:
    table = int(re.findall(rb"startxref\n(\d+)", pdf)[0])
    head = re.match(rb"xref\n0 (\d+)\n", pdf[table:])
    assert head
    rows = re.findall(rb"(\d{10}) \d{5} ([nf]) \n", pdf[table:])
    assert len(rows) == int(head[1])
    for number, (offset, kind) in enumerate(rows):
        if kind == b"n":
            assert pdf[int(offset) :].startswith(b"%d 0 obj\n" % number)


def test_6_1_7_each_stream_is_as_long_as_it_says_and_ends_with_a_line(pdf: bytes) -> None:
    streams = 0
    for each in _objects(pdf):
        head, marker, body = each.partition(b">>\nstream\n")
        if marker:
            streams += 1
            (length,) = re.findall(rb"/Length (\d+)", head)
            assert body[int(length) :].split() == [b"endstream", b"endobj"]
            assert body[int(length) :].startswith(b"\nendstream\n")
    assert streams >= 3  # a page, the metadata, the colours


def _objects(pdf: bytes) -> Iterator[bytes]:
    """Each object's bytes, by the table at the end."""
    table = int(re.findall(rb"startxref\n(\d+)", pdf)[0])
    offsets = [int(one) for one in re.findall(rb"(\d{10}) 00000 n \n", pdf[table:])]
    for start, end in pairwise([*offsets, table]):
        yield pdf[start:end]


def test_6_1_9_each_object_begins_and_ends_on_a_line_of_its_own(pdf: bytes) -> None:
    assert len(re.findall(rb"(?:^|\n)\d+ 0 obj\n", pdf)) == len(re.findall(rb"\nendobj\n", pdf))


# What we promise beside the rules


def test_the_file_says_twice_the_same_of_itself(opened: pikepdf.Pdf) -> None:
    told = {str(key): str(value) for key, value in opened.docinfo.items()}
    with opened.open_metadata() as metadata:
        assert metadata["pdfaid:part"] + metadata["pdfaid:conformance"] == "2B"
        assert metadata["dc:title"] == told["/Title"]
        assert metadata["dc:creator"] == [told["/Author"]]
        assert metadata["xmp:CreatorTool"] == told["/Creator"]
        assert metadata["pdf:Producer"] == told["/Producer"] == "Sammachip"
        assert metadata["dc:language"] == {str(opened.Root.Lang)}
    assert told.keys() == {"/Title", "/Author", "/Creator", "/Producer"}  # no date, no lie
    assert "/Filter" not in opened.Root.Metadata


def test_its_colours_are_those_of_a_real_srgb_profile(opened: pikepdf.Pdf) -> None:
    (intent,) = opened.Root.OutputIntents
    profile = ImageCms.ImageCmsProfile(BytesIO(intent.DestOutputProfile.read_bytes()))
    red = Image.new("RGB", (1, 1), (200, 30, 90))
    shown = ImageCms.profileToProfile(red, profile, ImageCms.createProfile("sRGB"))
    assert shown is not None
    assert all(abs(a - b) <= 1 for a, b in zip(shown.getpixel((0, 0)), (200, 30, 90), strict=True))


def test_every_font_is_embedded_and_none_is_helvetica(pdf: bytes) -> None:
    assert b"Helvetica" not in pdf
    assert pdf.count(b"/FontDescriptor ") == pdf.count(b"/FontFile2 ")


def test_it_asks_to_be_shown_by_its_title_and_printed_as_large_as_it_is(
    opened: pikepdf.Pdf,
) -> None:
    wanted = opened.Root.ViewerPreferences
    assert wanted.DisplayDocTitle
    assert wanted.PrintScaling == "/None"


def test_the_same_drawing_is_the_same_file_and_another_has_another_identifier() -> None:
    one, same, other = (sheet_pdf("ก", [Text(text)]) for text in ("น้ำ", "น้ำ", "นาม"))
    assert one == same
    assert _identifier(one) != _identifier(other)


def _identifier(pdf: bytes) -> bytes:
    return re.findall(rb"/ID \n\[<(\w+)>", pdf)[0]


@pytest.mark.parametrize("face", [REGULAR, BOLD, TITLE])
def test_each_typeface_has_the_square_that_stands_for_what_it_lacks(face: str) -> None:
    assert all(glyph.number for glyph in shape("■", face).glyphs)


def test_a_page_of_a_batch_is_under_three_thousand_bytes() -> None:
    few, many = (
        len(certificates_pdf([page_of(number=f"{n}/2569") for n in range(count)]))
        for count in (10, 110)
    )
    assert (many - few) / 100 < 3000
