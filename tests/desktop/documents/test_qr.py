"""The QR code by itself: what its level of error correction is worth on a used sheet."""

from itertools import product

import pytest
import zxingcpp
from PIL import Image

from desktop.documents import qr

SAID = "TC1:" + "7K2QX9" * 29
MARGIN, FINDER, DOTS = 4, 9, 6  # modules, modules, and dots across a module


@pytest.mark.parametrize("ink", [0, 255])
def test_it_is_read_though_a_twelfth_of_it_is_covered(ink: int) -> None:
    code = qr.code(SAID)
    modules = len(code) - 2 * MARGIN
    side = int((modules**2 / 12) ** 0.5)
    places = range(MARGIN + FINDER, MARGIN + modules - side, 5)  # clear of the corner that is found
    for corner in product(places, repeat=2):
        stained = code.copy()
        stained[tuple(slice(at, at + side) for at in corner)] = ink
        picture = Image.fromarray(stained).resize((len(code) * DOTS,) * 2, Image.Resampling.NEAREST)
        assert [one.text for one in zxingcpp.read_barcodes(picture)] == [SAID], corner
