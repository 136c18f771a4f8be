"""A QR code as one small picture inside the page."""

import math
import zlib

from PIL import Image

_OPTIONS = "ecLevel=M,dataMask=3"
"""One mask for all: a signature is as good as random under any, and to try all eight takes seven
times as long."""

_FINE = 2  # dots across a module: viewers blur the edge of a dot, not the edge of a module


def code(text: str) -> Image.Image:
    """The QR code that says `text`, a dot for each module, in the white margin it needs."""
    import zxingcpp

    made = zxingcpp.create_barcode(text, zxingcpp.BarcodeFormat.QRCode, options=_OPTIONS)
    dots = memoryview(made.to_image(scale=1, add_quiet_zones=True)).tobytes()
    side = math.isqrt(len(dots))
    return Image.frombytes("L", (side, side), dots)


def operators(picture: Image.Image, x: float, y: float, side: float) -> str:
    """PDF operators that draw the code in a square of `side` points."""
    across = picture.width * _FINE
    fine = picture.convert("1", dither=Image.Dither.NONE).resize((across, across))
    packed = zlib.compress(fine.tobytes()).hex()
    return (
        f"q {side:.2f} 0 0 {side:.2f} {x:.2f} {y:.2f} cm "
        f"BI /W {across} /H {across} /BPC 1 /CS /G /F [/AHx /Fl] ID {packed}> EI Q"
    )
