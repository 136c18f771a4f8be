"""What makes a PDF one for the archive: PDF/A-2b (ISO 19005-2), readable in fifty years.

The file says of itself, twice and alike, what it is called and by whom it was made; it names the
colours it means; and nothing in it is left to the reader's machine.
"""

from typing import Any
from xml.sax.saxutils import escape

from reportlab.pdfbase.pdfdoc import (
    PDFArray,
    PDFDictionary,
    PDFInfo,
    PDFName,
    PDFObject,
    PDFStream,
    PDFString,
    PDFZCompress,
)

from resources import COLOURS

VERSION = (1, 7)
"""The version of PDF that PDF/A-2 is a part of."""

PRODUCER = "Sammachip"
_COLOURS = "sRGB IEC61966-2.1"


class Description(PDFInfo):  # type: ignore[misc]
    """What a document says of itself, without the dates that would make each copy another file."""

    def __init__(self, title: str, author: str, language: str) -> None:
        super().__init__()
        self.title, self.author, self.language = title, author, language
        self.creator = self.producer = PRODUCER

    def format(self, document: Any) -> bytes:
        """The information dictionary, as ReportLab asks for it."""
        entries = {
            "Title": PDFString(self.title),
            "Author": PDFString(self.author),
            "Creator": PDFString(self.creator),
            "Producer": PDFString(self.producer),
        }
        return bytes(PDFDictionary(entries).format(document))

    def metadata(self) -> PDFStream:
        """The same as XMP: not compressed, so that any program finds it."""
        packet = _XMP.format(
            title=escape(self.title),
            author=escape(self.author),
            language=escape(self.language),
            producer=escape(self.producer),
        )
        kind = PDFDictionary({"Type": PDFName("Metadata"), "Subtype": PDFName("XML")})
        return PDFStream(kind, packet.encode())


def declare(document: Any, description: Description) -> None:
    """Make ReportLab's `document` describe itself, and name its colours."""
    document.info = description
    catalog = document.Catalog
    catalog.__NoDefault__ = [*catalog.__NoDefault__, "OutputIntents"]
    catalog.Metadata = description.metadata()
    profile = PDFStream(
        PDFDictionary({"N": 3}), (COLOURS / "sRGB-v2-magic.icc").read_bytes(), [PDFZCompress]
    )
    intent = {
        "Type": PDFName("OutputIntent"),
        "S": PDFName("GTS_PDFA1"),
        "OutputConditionIdentifier": PDFString(_COLOURS),
        "Info": PDFString(_COLOURS),
        "DestOutputProfile": document.Reference(profile),
    }
    catalog.OutputIntents = PDFArray([PDFDictionary(intent)])


class Written(PDFObject):  # type: ignore[misc]
    """An object as its bytes, given away when the file is put together.

    ReportLab's own take some thousand bytes a page.
    """

    __RefOnly__ = 1

    def __init__(self, written: bytes) -> None:
        self._bytes = written

    def format(self, _document: Any) -> bytes:
        """The bytes, once."""
        given, self._bytes = self._bytes, b""
        return given


def _ended(stream: PDFStream, document: Any) -> bytes:
    """A stream with the line end before `endstream` that ReportLab leaves out."""
    return bytes(_format(stream, document)).removesuffix(b"endstream\n") + b"\nendstream\n"


_format = PDFStream.format
PDFStream.format = _ended  # of every stream: ReportLab makes those of pictures and forms itself

_XMP = """\
<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about=""
 xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
<pdfaid:part>2</pdfaid:part>
<pdfaid:conformance>B</pdfaid:conformance>
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<pdf:Producer>{producer}</pdf:Producer>
<xmp:CreatorTool>{producer}</xmp:CreatorTool>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>
"""
