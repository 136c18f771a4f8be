"""Pictures for designs: taken in as they will be printed, no larger than print needs."""

import hashlib
from io import BytesIO

from PIL import Image

from desktop.documents.pictures import UnreadablePicture, readable
from desktop.problems import Refused
from desktop.words import _

LARGEST = 60_000_000
"""Bytes of a file that is taken in at most."""

LARGEST_KEPT = 2_000_000
"""Bytes of a picture of a design at most; a larger one is drawn anew."""

_LONGEST_SIDE = 2000  # pixels: 170 dots an inch across a whole sheet


def digest_of(picture: bytes) -> str:
    """By what a design names the picture."""
    return hashlib.sha256(picture).hexdigest()


def prepared(data: bytes) -> bytes:
    """The picture in a file as it will be stored: itself, or smaller where that is too large.

    What is transparent stays so. Refused when it is no picture that can be printed.
    """
    if len(data) > LARGEST:
        raise Refused(_("This picture is too large; make it smaller first."))
    try:
        readable(data)
    except UnreadablePicture as unreadable:
        raise Refused(str(unreadable)) from None
    with Image.open(BytesIO(data)) as picture:
        fits = max(picture.size) <= _LONGEST_SIDE and len(data) <= LARGEST_KEPT
        if fits and picture.format in ("PNG", "JPEG") and picture.mode != "CMYK":
            return data
        return _drawn_anew(picture)


def _drawn_anew(picture: Image.Image) -> bytes:
    transparent = "A" in picture.getbands() or "transparency" in picture.info
    made = picture.convert("RGBA" if transparent else "RGB")
    made.thumbnail((_LONGEST_SIDE, _LONGEST_SIDE), Image.Resampling.LANCZOS)
    stored = BytesIO()
    if transparent:
        made.save(stored, "PNG", optimize=True)
    else:
        made.save(stored, "JPEG", quality=90, optimize=True)
    return stored.getvalue()
