"""Sheets of paper: a ReportLab canvas that sets every line with our own shaping.

ReportLab draws lines, colours and pictures and writes the file. Its own text is never used: it
cannot place Thai marks, and what it writes cannot be searched or copied.
"""

import zlib
from dataclasses import replace
from functools import cache, lru_cache
from typing import Literal

from reportlab import rl_config
from reportlab.pdfbase.pdfdoc import PDFObject, PDFResourceDictionary
from reportlab.pdfgen.canvas import Canvas

from desktop.documents.archival import VERSION, Description, Written, declare
from desktop.documents.embedding import EmbeddedTypeface
from desktop.documents.typefaces import MISSING, Shaped, Typeface, shape, typeface

Align = Literal["left", "centre", "right"]
Size = tuple[float, float]

A4: Size = (595.276, 841.89)
A4_LANDSCAPE: Size = (841.89, 595.276)
INK = "#1B1B1B"

_LACKING = "■"
_REMEMBERED = 2000  # lines whose operators are kept for the next pages
_NEGLIGIBLE = 0.05  # thousandths of the type size: finer than any printer

rl_config.useA85 = 0  # plain bytes: a fifth smaller


class Paper(Canvas):  # type: ignore[misc]
    """An empty document of one sheet size; lengths in points from the lower left corner.

    The same drawing gives the same bytes on any day: nothing in the file tells the time. What is
    finished is a PDF/A-2b, which says to be shown under its title and printed at its true size.
    """

    def __init__(self, size: Size, title: str, language: str = "th", author: str = "") -> None:
        self.language = language
        self._embedded: dict[str, EmbeddedTypeface] = {}
        self._resources: dict[tuple[str, ...], str] = {}
        self._operators: dict[tuple[str, str, float], tuple[str, float]] = {}
        spoken = "th-TH" if language == "th" else "en-GB"
        super().__init__(
            None, pagesize=size, pageCompression=1, invariant=1, pdfVersion=VERSION, lang=spoken
        )
        declare(self._doc, Description(title, author or "Sammachip", spoken))
        self.setViewerPreference("DisplayDocTitle", "true")
        self.setViewerPreference("PrintScaling", "None")

    def _make_preamble(self) -> None:
        """Begin each page without ReportLab's Helvetica, which is not embedded."""
        self._preamble = "1 0 0 1 0 0 cm"

    def write(
        self,
        text: str,
        x: float,
        y: float,
        face: str,
        size: float,
        *,
        align: Align = "left",
        colour: str = INK,
    ) -> None:
        """Set one line with its baseline at `y`; `x` is its left end, middle or right end."""
        if not text:
            return
        operators, width = self._shaped(text, face, size)
        x -= {"left": 0, "centre": width / 2, "right": width}[align]
        self._code.append(f"{_fill(colour)} BT {_number(x)} {_number(y)} Td {operators} ET")

    @property
    def sheet(self) -> Size:
        """Width and height of the present page."""
        return self._pagesize  # type: ignore[no-any-return]

    def operate(self, operators: str) -> None:
        """Draw with PDF operators as they are, for shapes of thousands of points."""
        self._code.append(operators)

    def keep(self, name: str, operators: str) -> None:
        """Keep a drawing as large as the page, for `doForm`; it is packed once for all papers."""
        wide, high = self._pagesize
        form = f"/Type /XObject /Subtype /Form /BBox [ 0 0 {wide:.4f} {high:.4f} ] /Resources << >>"
        self._doc.addForm(name, Written(_stream(_packed_once(operators), form)))

    def drawn(self) -> str:
        """The operators of what is drawn on the page so far, to be drawn again by `operate`."""
        return "\n".join(self._code)

    def _shaped(self, text: str, face: str, size: float) -> tuple[str, float]:
        """The PDF operators that set `text` where the pen is, and its width in points."""
        key = (text, face, size)
        if key not in self._operators:
            embedded = self._embed(face)
            shaped = _none_missing(shape(text, face), face)
            embedded.used.update(glyph.number for glyph in shaped.glyphs)
            self._operators[key] = (
                f"/{embedded.name} {_number(size)} Tf {_operators(shaped, embedded.face, size)}",
                shaped.width * size / 1000,
            )
        return self._operators[key]

    def showPage(self) -> None:  # noqa: N802  ReportLab's name
        """End the page, and keep it packed and written, so that ten thousand take little room."""
        document = self._doc
        wide, high = self._pagesize
        drawn = _packed("\n".join((self._preamble, *self._code)).encode())
        document.updateSignature(drawn)
        contents = self._reference(Written(_stream(drawn)))
        page = (
            f"<< /Type /Page /Parent {self._reference(document.Pages)} "
            f"/MediaBox [ 0 0 {wide:.4f} {high:.4f} ] "
            f"/Resources {self._shared_resources()} /Contents {contents} >>"
        )
        document.addPage(Written(page.encode()))
        self._startPage()
        if len(self._operators) > _REMEMBERED:
            self._operators.clear()

    def _shared_resources(self) -> str:
        """What pages with the same forms need, in the file once."""
        forms = tuple(self._formsinuse)
        if forms not in self._resources:
            resources = PDFResourceDictionary(XObject=self._doc.xobjDict(forms))
            resources.basicFonts()
            resources.allProcs()
            self._resources[forms] = self._reference(resources)
        return self._resources[forms]

    def _reference(self, what: PDFObject) -> str:
        """How other objects of the file name this one."""
        return str(self._doc.Reference(what).format(self._doc), "ascii")

    def _embed(self, face: str) -> EmbeddedTypeface:
        if face not in self._embedded:
            embedded = EmbeddedTypeface(f"T{len(self._embedded) + 1}", typeface(face))
            self._embedded[face] = embedded
            self._doc.delayedFonts.append(embedded)
        return self._embedded[face]

    def finished(self) -> bytes:
        """The document as PDF bytes; the paper cannot be drawn on afterwards."""
        return bytes(self.getpdfdata())


def _operators(shaped: Shaped, face: Typeface, size: float) -> str:
    """Glyphs as one array of strings and shifts, wrapped in the text they stand for.

    ActualText is what search and copy return: from the glyphs alone no reader can know that
    น, nikhahit, mai tho, aa was typed น้ำ.
    """
    parts: list[str] = []
    pending: list[str] = []
    shift = rise = 0.0
    advances = face.advances

    def flush() -> None:
        if pending:
            parts.append(f"[{''.join(pending)}] TJ".replace("><", ""))
            pending.clear()

    for number, dx, dy, advance in shaped.glyphs:
        if dy != rise:
            flush()
            rise = dy
            parts.append(f"{_number(rise * size / 1000)} Ts")
        shift += dx
        if abs(shift) > _NEGLIGIBLE:
            pending.append(_number(-shift))
        pending.append(f"<{number:04X}>")
        shift = advance - dx - advances[number]
    flush()
    if rise:
        parts.append("0 Ts")
    meant = shaped.text.encode("utf-16-be").hex().upper()
    return f"/Span <</ActualText <FEFF{meant}>>> BDC {' '.join(parts)} EMC"


def _none_missing(shaped: Shaped, face: str) -> Shaped:
    """`shaped` with a black square for what the typeface lacks.

    An archive refuses the empty box of a font: it is the glyph that stands for nothing.
    """
    if all(glyph.number != MISSING for glyph in shaped.glyphs):
        return shaped
    (square,) = shape(_LACKING, face).glyphs
    glyphs = (
        glyph._replace(number=square.number) if glyph.number == MISSING else glyph
        for glyph in shaped.glyphs
    )
    return replace(shaped, glyphs=tuple(glyphs))


@cache
def _fill(colour: str) -> str:
    """The operator that fills with `colour`, "#RRGGBB"."""
    parts = (int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5))
    return " ".join(_number(part) for part in parts) + " rg"


@lru_cache(maxsize=4096)  # marks are moved by a few lengths only
def _number(value: float) -> str:
    text = f"{value:.3f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def _packed(data: bytes) -> bytes:
    """`data` by Flate, with room for a page: to clear zlib's own would take longer than to pack.

    Level 4 takes half of the time of zlib's own 6, and a page is two hundredths larger.
    """
    flate = zlib.compressobj(level=4, wbits=13, memLevel=6)
    return flate.compress(data) + flate.flush()


@lru_cache(maxsize=8)
def _packed_once(operators: str) -> bytes:
    return zlib.compress(operators.encode())


def _stream(packed: bytes, entries: str = "") -> bytes:
    """A stream as it stands in the file, with these entries in its dictionary."""
    head = f"<< {entries} /Filter /FlateDecode /Length {len(packed)} >>\nstream\n"
    return head.encode() + packed + b"\nendstream\n"
