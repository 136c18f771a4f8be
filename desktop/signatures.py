"""The picture of somebody's signature, for offices that print it; else it is signed in ink.

What was issued keeps the picture it was issued with.
"""

from io import BytesIO

from PIL import Image, ImageChops, ImageStat

from db.queries import listing
from db.transaction import Transaction
from desktop import pictures
from desktop.design_pictures import prepared
from desktop.office import Office
from desktop.problems import Refused
from desktop.words import _

LONGEST_SIDE = 1000
"""Pixels: 300 dots an inch in the widest place to sign."""

_DARKEST_PAPER = 90  # of 255: on what is darker no ink is told from the paper
_INK = 0.85  # of the paper's light: what is darker is ink
_LEAST_INK = 8  # pixels


def signature_of(signatory: int) -> bytes | None:
    """The picture of a signatory's signature; None where it is signed in ink."""
    found = listing.rows("signatory", ["picture.content"], [signatory])
    return bytes(found[0][0]) if found and found[0][0] is not None else None


def use_signature(office: Office, signatory: int, data: bytes) -> None:
    """Print the signature in a picture from now on. Refused when none can be seen in it."""
    ink = inked(data)
    _change(office, signatory, _("Picture of the signature: {name}"), ink)


def sign_in_ink(office: Office, signatory: int) -> None:
    """Print no picture from now on."""
    _change(office, signatory, _("Signs in ink: {name}"), None)


def inked(data: bytes) -> bytes:
    """The signature in a picture by itself, as a PNG: what is paper is let through.

    Refused when it is no picture that can be printed, and when no ink is told from the paper.
    """
    with Image.open(BytesIO(prepared(data))) as picture:
        ink = picture.convert("RGBA")
    ink.thumbnail((LONGEST_SIDE, LONGEST_SIDE), Image.Resampling.LANCZOS)
    if ink.getchannel("A").getextrema() == (255, 255):
        ink.putalpha(_ink_on_paper(ink.convert("RGB")))
    around = ink.getchannel("A").getbbox()
    if around is None or min(around[2] - around[0], around[3] - around[1]) < _LEAST_INK:
        raise Refused(_("No signature is seen in this picture; scan it on white paper."))
    stored = BytesIO()
    ink.crop(around).save(stored, "PNG", optimize=True)
    return stored.getvalue()


def _ink_on_paper(picture: Image.Image) -> Image.Image:
    """How much each pixel is ink: most are paper, and ink is darker than it in some colour."""
    red, green, blue = picture.split()
    lightness = ImageChops.darker(ImageChops.darker(red, green), blue)
    paper = ImageStat.Stat(lightness).median[0]
    if paper < _DARKEST_PAPER:
        raise Refused(_("This picture is too dark; scan the signature on white paper."))
    from_here = paper * _INK
    return lightness.point(lambda light: max(0, round((from_here - light) * 255 / from_here)))


def _change(office: Office, signatory: int, title: str, picture: bytes | None) -> None:
    found = listing.rows("signatory", ["name", "position"], [signatory])
    if not found:
        raise Refused(_("This record is gone."))

    def work(tx: Transaction) -> None:
        kept = pictures.keep(tx, picture) if picture is not None else None
        tx.save("signatory", {"picture": kept}, id=signatory)

    name, position = found[0]
    office.write(title.format(name=name or position), work)
