"""A typeface inside a PDF: the glyphs used and no others, and the characters they stand for."""

from hashlib import sha256
from typing import Any

import uharfbuzz as hb
from reportlab.pdfbase.pdfdoc import (
    PDFArray,
    PDFDictionary,
    PDFName,
    PDFStream,
    PDFString,
    PDFZCompress,
)

from desktop.documents.typefaces import Typeface

_LAYOUT_TABLES = ("GSUB", "GPOS", "GDEF", "DSIG", "name", "OS/2", "post", "kern", "gasp", "STAT")


class EmbeddedTypeface:
    """The use of one typeface in one document; written when the document is finished.

    Glyphs are addressed by their own numbers (Identity-H), so a shaped line goes into the page as
    it is. `name` is what the page calls the typeface.
    """

    def __init__(self, name: str, face: Typeface) -> None:
        self.name = name
        self.face = face
        self.used: set[int] = set()

    def addObjects(self, document: Any) -> None:  # noqa: N802  the name ReportLab calls
        """Write the font objects into `document`; ReportLab calls it once, at the end."""
        glyphs = sorted(self.used)
        postscript = f"{_subset_tag(glyphs)}+{self.face.name}"
        descendant = PDFDictionary(
            {
                "Type": PDFName("Font"),
                "Subtype": PDFName("CIDFontType2"),
                "BaseFont": PDFName(postscript),
                "CIDSystemInfo": PDFDictionary(
                    {
                        "Registry": PDFString("Adobe"),
                        "Ordering": PDFString("Identity"),
                        "Supplement": 0,
                    }
                ),
                "CIDToGIDMap": PDFName("Identity"),
                "DW": 1000,
                "W": self._widths(glyphs),
                "FontDescriptor": document.Reference(self._descriptor(document, postscript)),
            }
        )
        font = PDFDictionary(
            {
                "Type": PDFName("Font"),
                "Subtype": PDFName("Type0"),
                "BaseFont": PDFName(postscript),
                "Encoding": PDFName("Identity-H"),
                "DescendantFonts": PDFArray([document.Reference(descendant)]),
                "ToUnicode": document.Reference(_compressed(self._characters(glyphs).encode())),
            }
        )
        fonts = document.idToObject["BasicFonts"]
        fonts.dict[self.name] = document.Reference(font, f"typeface.{self.name}")

    def _widths(self, glyphs: list[int]) -> PDFArray:
        entries: list[Any] = []
        for glyph in glyphs:
            entries += [glyph, PDFArray([round(self.face.advances[glyph], 2)])]
        return PDFArray(entries)

    def _descriptor(self, document: Any, postscript: str) -> PDFDictionary:
        face = self.face
        return PDFDictionary(
            {
                "Type": PDFName("FontDescriptor"),
                "FontName": PDFName(postscript),
                "Flags": 4,  # symbolic: the glyphs are not those of a standard Latin set
                "FontBBox": PDFArray(list(face.box)),
                "ItalicAngle": 0,
                "Ascent": round(face.ascent),
                "Descent": round(face.descent),
                "CapHeight": 700,
                "StemV": 120 if "Bold" in face.name else 80,
                "FontFile2": document.Reference(self._program()),
            }
        )

    def _program(self) -> PDFStream:
        subset = hb.SubsetInput()
        subset.glyph_set.update(self.used)
        subset.drop_table_tag_set.update(_tag_number(tag) for tag in _LAYOUT_TABLES)
        subset.flags = (
            hb.SubsetFlags.RETAIN_GIDS
            | hb.SubsetFlags.NOTDEF_OUTLINE
            | hb.SubsetFlags.NO_LAYOUT_CLOSURE
        )
        data = hb.subset(self.face.face, subset).blob.data
        stream = _compressed(data)
        stream.dictionary["Length1"] = len(data)
        return stream

    def _characters(self, glyphs: list[int]) -> str:
        """The ToUnicode map: what a glyph means to a reader that ignores ActualText."""
        meaning = self.face.meanings
        pairs = [
            f"<{glyph:04X}> <{meaning[glyph].encode('utf-16-be').hex().upper()}>"
            for glyph in glyphs
            if glyph in meaning
        ]
        blocks = [pairs[start : start + 100] for start in range(0, len(pairs), 100)]
        mappings = "\n".join(
            f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar" for block in blocks
        )
        return (
            "/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n"
            "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
            "/CMapName /Adobe-Identity-UCS def /CMapType 2 def\n"
            "1 begincodespacerange <0000> <FFFF> endcodespacerange\n"
            f"{mappings}\nendcmap CMapName currentdict /CMap defineresource pop end end\n"
        )


def _subset_tag(glyphs: list[int]) -> str:
    """Six letters that name this subset, the same for the same glyphs."""
    digest = sha256(repr(glyphs).encode()).digest()
    return "".join(chr(ord("A") + byte % 26) for byte in digest[:6])


def _tag_number(tag: str) -> int:
    """A four-letter table name as HarfBuzz counts it."""
    return int.from_bytes(tag.ljust(4).encode(), "big")


def _compressed(data: bytes) -> PDFStream:
    return PDFStream(content=data, filters=[PDFZCompress])
