"""A QR code as one path of the page: sharp at any size, and small in the file."""

import math
import re

_ROW = re.compile("1+")
_DARK = bytes.maketrans(b"\x00\xff", b"10")
MARGIN = 4
"""How many modules around the code stay white, as the standard asks."""


def modules(text: str) -> tuple[str, ...]:
    """The rows of the QR code that says `text`, a 1 for each dark module and a 0 for each light."""
    import zxingcpp

    code = zxingcpp.create_barcode(text, zxingcpp.BarcodeFormat.QRCode, ec_level="M")
    image = memoryview(code.to_image(scale=1, add_quiet_zones=False))
    dots = image.tobytes().translate(_DARK).decode()
    side = math.isqrt(len(dots))
    return tuple(dots[start : start + side] for start in range(0, len(dots), side))


def operators(rows: tuple[str, ...], x: float, y: float, side: float) -> str:
    """PDF operators that draw the code with its white margin in a square of `side` points."""
    across = len(rows) + 2 * MARGIN
    scale = side / across
    marks = [
        f"{found.start()} {high} {found.end() - found.start()} 1 re"
        for high, row in enumerate(reversed(rows))
        for found in _ROW.finditer(row)
    ]
    return (
        f"q {scale:.4f} 0 0 {scale:.4f} {x:.2f} {y:.2f} cm 1 g 0 0 {across} {across} re f "
        f"1 0 0 1 {MARGIN} {MARGIN} cm 0 g {' '.join(marks)} f Q"
    )
