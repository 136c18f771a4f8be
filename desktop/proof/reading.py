"""Reads QR codes out of pictures: a scan, a screenshot, a photograph taken askew in a dark room.

A clean picture is read at once. Any other is tried again with its light evened, its grain smoothed,
its edges sharpened, and larger, until a code shows.
"""

from collections.abc import Iterator
from io import BytesIO

import numpy as np
import zxingcpp
from PIL import Image, ImageFilter, ImageOps, UnidentifiedImageError

from desktop.words import N_, _

FORMS = ("PNG", "JPEG", "BMP", "GIF", "TIFF", "WEBP")
MOST_PIXELS = 120_000_000
_ENOUGH = 4000  # pixels of the longer side: a code a tenth as wide is still read
_SMALL = 2000  # pixels of the longer side up to which a picture is made larger too

NO_PICTURE = N_("This file is not a picture that can be read (PNG or JPEG).")
TOO_LARGE = N_("The picture is too large. Take one of the code alone.")
NO_CODE = N_(
    "No QR code was found in the picture. Take it again from nearer, in good light, the whole code "
    "in view."
)


class NothingRead(ValueError):  # noqa: N818  says what was wrong, not that it was
    """No code could be read; `str()` of it says why in one sentence."""


def codes_in(data: bytes) -> list[str]:
    """The texts of the QR codes in a picture, from its top to its bottom. Raises NothingRead."""
    picture = _grey(data)
    for one in _tries(picture):
        found = _read(one)
        if found:
            return found
    raise NothingRead(_(NO_CODE))


def _read(picture: Image.Image) -> list[str]:
    seen = zxingcpp.read_barcodes(
        np.asarray(picture),
        formats=zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode),
        text_mode=zxingcpp.TextMode.Plain,
    )
    seen.sort(key=lambda one: (one.position.top_left.y, one.position.top_left.x))
    return list(dict.fromkeys(one.text for one in seen if one.text))


def _grey(data: bytes) -> Image.Image:
    """The picture in grey, on white where it is transparent, no larger than helps."""
    try:
        with Image.open(BytesIO(data), formats=FORMS) as picture:
            if picture.width * picture.height > MOST_PIXELS:
                raise NothingRead(_(TOO_LARGE))
            picture.draft("L", (_ENOUGH, _ENOUGH))
            if picture.mode.startswith("I;16"):
                grey = Image.fromarray((np.asarray(picture) >> 8).astype(np.uint8))
            elif picture.has_transparency_data:
                opaque = picture.convert("RGBA")
                ground = Image.new("RGBA", opaque.size, "white")
                grey = Image.alpha_composite(ground, opaque).convert("L")
            else:
                grey = picture.convert("L")
    except (
        UnidentifiedImageError, OSError, ValueError, SyntaxError, TypeError, EOFError,
        Image.DecompressionBombError,
    ) as error:  # fmt: skip
        if isinstance(error, NothingRead):
            raise
        raise NothingRead(_(NO_PICTURE)) from None
    grey.thumbnail((_ENOUGH, _ENOUGH), Image.Resampling.BOX)
    return grey


def _tries(picture: Image.Image) -> Iterator[Image.Image]:
    """The picture as it is, then made clearer in one way after another."""
    yield picture
    even = _evened(picture)
    yield even
    smooth = even.filter(ImageFilter.GaussianBlur(1.2))
    yield smooth
    yield smooth.filter(ImageFilter.UnsharpMask(4, 250, 0))
    if max(picture.size) <= _SMALL:
        larger = even.resize((2 * even.width, 2 * even.height), Image.Resampling.BICUBIC)
        yield larger.filter(ImageFilter.GaussianBlur(2))


def _evened(picture: Image.Image) -> Image.Image:
    """The picture without its shadows: each place against the brightness around it."""
    radius = max(8, min(picture.size) // 24)
    around = np.asarray(picture.filter(ImageFilter.BoxBlur(radius)), dtype=np.float32)
    clear = np.asarray(picture, dtype=np.float32) / np.maximum(around, 1) * 160
    return ImageOps.autocontrast(Image.fromarray(np.clip(clear, 0, 255).astype(np.uint8)), 1)
