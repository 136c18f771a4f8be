"""A QR code as one small picture inside the page."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

LEVEL = "M"
"""With this one a code is read though a stamp or a stain covers a twelfth of it."""

_MASK = 3
"""One mask for all: a signature is as good as random under any, and to try all eight takes seven
times as long."""

_FINE = 2  # dots across a module: viewers blur the edge of a dot, not the edge of a module


def code(text: str) -> "NDArray[np.uint8]":
    """The QR code that says `text`, a dot for each module, in the white margin it needs."""
    import numpy as np
    import zxingcpp

    # each by its own name: of what is written in `options`, zxing-cpp 3.1 passes over the first
    made = zxingcpp.create_barcode(
        text, zxingcpp.BarcodeFormat.QRCode, ec_level=LEVEL, data_mask=_MASK
    )
    return np.asarray(made.to_image(scale=1, add_quiet_zones=True))


def operators(dots: "NDArray[np.uint8]", x: float, y: float, side: float) -> str:
    """PDF operators that draw the code in a square of `side` points; the page packs them."""
    import numpy as np

    across = len(dots) * _FINE
    fine = np.packbits(dots.repeat(_FINE, axis=1), axis=1).repeat(_FINE, axis=0)
    return (
        f"q {side:.2f} 0 0 {side:.2f} {x:.2f} {y:.2f} cm "
        f"BI /W {across} /H {across} /BPC 1 /CS /G /F /AHx ID {fine.data.hex()}> EI Q"
    )
