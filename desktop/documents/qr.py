"""A QR code as one small picture inside the page."""

import zlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_OPTIONS = "ecLevel=M,dataMask=3"
"""One mask for all: a signature is as good as random under any, and to try all eight takes seven
times as long."""

_FINE = 2  # dots across a module: viewers blur the edge of a dot, not the edge of a module


def code(text: str) -> "NDArray[np.uint8]":
    """The QR code that says `text`, a dot for each module, in the white margin it needs."""
    import numpy as np
    import zxingcpp

    made = zxingcpp.create_barcode(text, zxingcpp.BarcodeFormat.QRCode, options=_OPTIONS)
    return np.asarray(made.to_image(scale=1, add_quiet_zones=True))


def operators(
    dots: "NDArray[np.uint8]", x: float, y: float, side: float, *, packed: bool = True
) -> str:
    """PDF operators that draw the code in a square of `side` points.

    What is not `packed` is larger, and the same whatever library packs on this machine.
    """
    import numpy as np

    across = len(dots) * _FINE
    fine = np.packbits(dots.repeat(_FINE, axis=1), axis=1).repeat(_FINE, axis=0)
    data, filters = (zlib.compress(fine.tobytes()), "/AHx /Fl") if packed else (fine.data, "/AHx")
    return (
        f"q {side:.2f} 0 0 {side:.2f} {x:.2f} {y:.2f} cm "
        f"BI /W {across} /H {across} /BPC 1 /CS /G /F [{filters}] ID {data.hex()}> EI Q"
    )
