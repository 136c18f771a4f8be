"""Pictures that an office gives: emblems, seals, signatures."""

from io import BytesIO

from PIL import Image, UnidentifiedImageError
from reportlab.lib.utils import ImageReader

from desktop.words import _

_LONGEST_SIDE = 1000  # pixels: 300 dots an inch at the largest size that is printed


class UnreadablePicture(ValueError):  # noqa: N818  says what was wrong, not that it was
    """What was given as a picture is none; `str()` of it says so to the office."""

    def __init__(self) -> None:
        super().__init__(_("This file is not a picture that can be printed (PNG or JPEG)."))


def readable(data: bytes, opacity: float = 1.0) -> ImageReader:
    """The picture in `data`, in RGB with its transparency, no larger than print needs.

    An opacity below 1 makes it pale. Raises UnreadablePicture for anything that is not a whole
    picture.
    """
    try:
        with Image.open(BytesIO(data)) as picture:
            picture.draft("RGB", (_LONGEST_SIDE, _LONGEST_SIDE))
            transparent = "A" in picture.getbands() or "transparency" in picture.info or opacity < 1
            converted = picture.convert("RGBA" if transparent else "RGB")
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        raise UnreadablePicture from None
    converted.thumbnail((_LONGEST_SIDE, _LONGEST_SIDE), Image.Resampling.LANCZOS)
    if opacity < 1:
        converted.putalpha(converted.getchannel("A").point(lambda value: round(value * opacity)))
    return ImageReader(converted)
