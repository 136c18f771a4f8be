"""Photographs and scans: what is taken in and how, what is refused, and undo."""

from io import BytesIO

import pytest
from PIL import Image

from db.queries import listing
from desktop import attachments
from desktop.attachments import JPEG, LONGEST_SIDE, PDF, Prepared, attached, prepared
from desktop.office import Office
from desktop.problems import Refused
from desktop.views import Scope
from tests.desktop.village_records import SAGES, add

PAPER = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"


def picture(size: tuple[int, int] = (80, 60), kind: str = "JPEG", mode: str = "RGB") -> bytes:
    stored = BytesIO()
    Image.new(mode, size, (200, 20, 20, 0)[: len(mode)]).save(stored, kind)
    return stored.getvalue()


def sideways() -> bytes:
    """As a telephone stores it: lying, with its place, and a note to turn it."""
    stored = BytesIO()
    exif = Image.Exif()
    exif[0x0112] = 6  # turn it to the right
    exif[0x010F] = "telephone"
    Image.new("RGB", (3200, 1600), "red").save(stored, "JPEG", exif=exif)
    return stored.getvalue()


@pytest.mark.parametrize(
    ("data", "size"),
    [
        (picture(), (80, 60)),
        (picture(kind="PNG", mode="RGBA"), (80, 60)),
        (picture(kind="PNG", mode="L"), (80, 60)),
        (picture((4000, 1000)), (1600, 400)),
        (picture((100, 3200), "PNG"), (50, 1600)),
        (picture(kind="BMP"), (80, 60)),
        (picture(kind="GIF"), (80, 60)),
        (sideways(), (800, 1600)),
    ],
)
def test_a_picture_is_stored_small_and_upright(data: bytes, size: tuple[int, int]) -> None:
    ready = prepared("ภาพ.png", data)
    assert ready.media == JPEG
    with Image.open(BytesIO(ready.content)) as stored:
        assert (stored.format, stored.size, dict(stored.getexif())) == ("JPEG", size, {})
        assert max(stored.size) <= LONGEST_SIDE


def test_what_is_transparent_becomes_white() -> None:
    with Image.open(BytesIO(prepared("a", picture(kind="PNG", mode="RGBA")).content)) as stored:
        darkest, _lightest = stored.convert("L").getextrema()
        assert darkest > 250


def test_a_pdf_is_kept_as_it_is() -> None:
    assert prepared(r"C:\สแกน\รายงานการประชุม.pdf".replace("\\", "/"), PAPER) == Prepared(
        "รายงานการประชุม.pdf", PDF, PAPER
    )


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "ไม่ใช่รูปภาพ"),
        (b"hello", "ไม่ใช่รูปภาพ"),
        (b"PK\x03\x04 a workbook", "ไม่ใช่รูปภาพ"),
        (picture()[:200], "ชำรุด"),
        (picture((300, 300), "PNG")[:300], "ชำรุด"),
        (PAPER[:30], "ชำรุด"),
        (b"%PDF-1.7\n" + bytes(10_000_000) + b"%%EOF", "10 MB"),
    ],
)
def test_what_cannot_be_kept_is_refused_in_one_sentence(data: bytes, reason: str) -> None:
    with pytest.raises(Refused, match=reason) as refused:
        prepared("ไฟล์.jpg", data)
    assert "ไฟล์.jpg" in refused.value.reason


def test_it_is_kept_listed_and_taken_away_with_undo(office: Office, scope: Scope) -> None:
    sage = add(office, scope)
    photo = prepared("ภาพ.jpg", picture())
    attachments.add(office, "sage", sage, photo)
    attachments.add(office, "sage", sage, prepared("ใบ.pdf", PAPER))
    first, second = attached("sage", sage)
    assert (first.kind, first.media, first.name) == ("photo", JPEG, "ภาพ.jpg")
    assert (second.kind, second.media) == ("application", PDF)
    assert attachments.content(first.id) == photo.content
    attachments.change_kind(office, second, "other")
    assert attached("sage", sage)[1].kind == "other"
    attachments.remove(office, first)
    assert [one.id for one in attached("sage", sage)] == [second.id]
    with pytest.raises(Refused):
        attachments.content(first.id)
    office.undo()
    assert attachments.content(first.id) == photo.content


def test_the_same_bytes_are_stored_once(office: Office, scope: Scope) -> None:
    sage = add(office, scope)
    for name in ("ก.jpg", "ข.jpg"):
        attachments.add(office, "sage", sage, prepared(name, picture()))
    assert len(attached("sage", sage)) == 2
    assert len(listing.select("picture", ["id"])) == 1


def test_they_go_with_their_record_and_come_back_with_it(office: Office, scope: Scope) -> None:
    sage = add(office, scope)
    attachments.add(office, "sage", sage, prepared("ภาพ.jpg", picture()))
    office.delete(SAGES, [sage])
    assert listing.select("attachment", ["id"]) == []
    office.undo()
    assert len(attached("sage", sage)) == 1


def test_nothing_is_attached_to_a_record_that_is_gone(office: Office, scope: Scope) -> None:
    sage = add(office, scope)
    office.delete(SAGES, [sage])
    with pytest.raises(Refused):
        attachments.add(office, "sage", sage, prepared("ภาพ.jpg", picture()))
