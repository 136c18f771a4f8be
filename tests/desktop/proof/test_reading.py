"""Codes out of pictures, as scanners, telephones and accidents make them."""

import random
from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from desktop.proof import reading
from desktop.proof.checking import Verdict, check_picture
from desktop.proof.reading import NothingRead, codes_in
from desktop.words import _
from tests.desktop.proof import photographs as photo
from tests.desktop.proof.samples import FACTS, signed

TEXT = signed()
CODE = photo.code(TEXT)
SHEET = photo.sheet((photo.code(TEXT, 5), (1100, 700)))
FROM_THE_LEFT = [(0.05, 0.1), (0.9, 0.02), (0.98, 0.95), (0.1, 0.85)]
FROM_BELOW = [(0.2, 0.15), (0.8, 0.05), (0.95, 0.95), (0.02, 0.8)]


def turned(degrees: float) -> Image.Image:
    return SHEET.rotate(degrees, Image.Resampling.BICUBIC, expand=True, fillcolor=90)


def photographed() -> Image.Image:
    """Askew, turned, badly lit, out of focus and grainy."""
    seen = photo.askew(photo.sheet((photo.code(TEXT, 8), (1100, 500))), FROM_BELOW)
    seen = seen.rotate(17, Image.Resampling.BICUBIC, expand=True, fillcolor=90)
    return photo.noisy(photo.blurred(photo.lit(seen, 0.7, 0.3), 1.5), 12)


def on_glass() -> Image.Image:
    """Nothing but ink, the paper transparent."""
    clear = Image.new("RGBA", CODE.size, (0, 0, 0, 0))
    clear.paste((0, 0, 0, 255), mask=CODE.point(lambda grey: 255 - grey))
    return clear


def of_sixteen_bits() -> Image.Image:
    return Image.fromarray(np.asarray(SHEET).astype(np.uint16) * 257)


PICTURES: dict[str, Callable[[], bytes]] = {
    "the code alone": lambda: photo.bytes_of(CODE),
    "cut to its edge": lambda: photo.bytes_of(CODE.crop((32, 32, 424, 424))),
    "a scanned sheet": lambda: photo.bytes_of(SHEET),
    "a poor JPEG": lambda: photo.bytes_of(SHEET, "JPEG", quality=25),
    "a BMP": lambda: photo.bytes_of(SHEET, "BMP"),
    "one bit a pixel": lambda: photo.bytes_of(SHEET.convert("1")),
    "a palette": lambda: photo.bytes_of(SHEET.convert("P")),
    "CMYK": lambda: photo.bytes_of(SHEET.convert("CMYK"), "JPEG"),
    "sixteen bits a pixel": lambda: photo.bytes_of(of_sixteen_bits()),
    "transparent paper": lambda: photo.bytes_of(on_glass()),
    "upside down": lambda: photo.bytes_of(turned(180)),
    "on its side": lambda: photo.bytes_of(turned(90)),
    "turned by 7 degrees": lambda: photo.bytes_of(turned(7)),
    "turned by 33 degrees": lambda: photo.bytes_of(turned(33)),
    "askew, from the left": lambda: photo.bytes_of(photo.askew(SHEET, FROM_THE_LEFT)),
    "askew, from below": lambda: photo.bytes_of(photo.askew(SHEET, FROM_BELOW)),
    "half in shadow": lambda: photo.bytes_of(photo.lit(SHEET, 0.95, 0.08)),
    "almost in the dark": lambda: photo.bytes_of(photo.lit(SHEET, 0.06, 0.05)),
    "grainy": lambda: photo.bytes_of(photo.noisy(SHEET, 45)),
    "dark and grainy": lambda: photo.bytes_of(photo.noisy(photo.lit(SHEET, 0.4, 0.25), 18)),
    "out of focus": lambda: photo.bytes_of(photo.blurred(SHEET, 1.8)),
    "a photograph": lambda: photo.bytes_of(photographed(), "JPEG", quality=60),
}


@pytest.mark.parametrize("name", PICTURES)
def test_the_code_is_read_from(name: str) -> None:
    assert codes_in(PICTURES[name]()) == [TEXT]


def test_a_photograph_of_twenty_megapixels_is_read() -> None:
    size = (5472, 3648)
    taken = photo.sheet((photo.code(TEXT, 12), (3300, 2300)), size=size)
    taken = photo.lit(photo.askew(taken, FROM_THE_LEFT), 0.8, 0.3)
    assert codes_in(photo.bytes_of(taken, "JPEG", quality=80)) == [TEXT]


def test_all_codes_of_a_sheet_are_read_from_its_top_to_its_bottom() -> None:
    texts = [signed(replace(FACTS, number=f"{number}/2569")) for number in range(1, 5)]
    places = [(900, 60), (1350, 60), (900, 700), (1350, 700)]
    placed = [(photo.code(text, 6), at) for text, at in zip(texts, places, strict=True)]
    assert codes_in(photo.bytes_of(photo.sheet(*placed))) == texts


def test_certificates_come_before_other_codes() -> None:
    other = photo.code("https://example.com")
    picture = photo.sheet((other, (900, 60)), (photo.code(TEXT, 5), (1350, 700)))
    found = check_picture(photo.bytes_of(picture))
    assert [one.verdict for one in found] == [Verdict.UNKNOWN_KEY, Verdict.UNREADABLE]


def test_a_code_with_a_corner_torn_off_is_read_by_its_spare_bits_or_not_at_all() -> None:
    torn = CODE.copy()
    torn.paste(255, (380, 380, 456, 456))
    assert codes_in(photo.bytes_of(torn)) == [TEXT]
    torn.paste(255, (150, 150, 456, 456))
    with pytest.raises(NothingRead):
        codes_in(photo.bytes_of(torn))


NO_CODES: dict[str, tuple[Callable[[], bytes], str]] = {
    "nothing": (lambda: b"", reading.NO_PICTURE),
    "a PDF": (lambda: b"%PDF-1.7", reading.NO_PICTURE),
    "a head": (lambda: b"GIF89a", reading.NO_PICTURE),
    "half": (lambda: photo.bytes_of(SHEET)[:3000], reading.NO_PICTURE),
    "a JPEG's head": (lambda: photo.bytes_of(SHEET, "JPEG")[:20], reading.NO_PICTURE),
    "no code": (lambda: photo.bytes_of(photo.sheet()), reading.NO_CODE),
    "a dot": (lambda: photo.bytes_of(Image.new("L", (1, 1))), reading.NO_CODE),
    "large": (lambda: photo.bytes_of(Image.new("1", (12_000, 11_000))), reading.TOO_LARGE),
    "bomb": (lambda: photo.bytes_of(Image.new("1", (20_000, 20_000))), reading.NO_PICTURE),
}


@pytest.mark.filterwarnings("ignore:Image size:PIL.Image.DecompressionBombWarning")
@pytest.mark.parametrize("name", NO_CODES)
def test_what_cannot_be_read_is_said(name: str) -> None:
    made, told = NO_CODES[name]
    with pytest.raises(NothingRead) as nothing:
        codes_in(made())
    assert str(nothing.value) == _(told) != told


@given(st.integers(0, 1 << 32), st.sampled_from(["PNG", "JPEG", "BMP", "GIF", "TIFF", "WEBP"]))
def test_a_damaged_picture_gives_codes_or_a_sentence(seed: int, form: str) -> None:
    dice = random.Random(seed)
    data = bytearray(photo.bytes_of(photo.code(TEXT, 2), form))
    for _change in range(dice.randint(1, 20)):
        data[dice.randrange(len(data))] = dice.randrange(256)
    data = data[: dice.randint(1, len(data))]
    try:
        told = all(codes_in(bytes(data)))
    except NothingRead as nothing:
        told = bool(str(nothing))
    assert told
