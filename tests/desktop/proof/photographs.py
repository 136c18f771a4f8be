"""Pictures of codes as scanners and telephones take them."""

from collections.abc import Sequence
from io import BytesIO

import numpy as np
import zxingcpp
from PIL import Image, ImageFilter

type Corners = Sequence[tuple[float, float]]


def code(text: str, module: int = 8) -> Image.Image:
    """The clean code, with its white rim."""
    made = zxingcpp.create_barcode(text, zxingcpp.BarcodeFormat.QRCode, ec_level="M")
    return Image.fromarray(np.array(made.to_image(scale=module)))


def sheet(*placed: tuple[Image.Image, tuple[int, int]], size=(1754, 1240)) -> Image.Image:
    """A sheet of paper with codes and lines of print on it."""
    paper = Image.new("L", size, 250)
    for top in range(80, size[1], 60):
        paper.paste(90, (120, top, size[0] // 2, top + 6))
    for one, at in placed:
        paper.paste(one, at)
    return paper


def bytes_of(picture: Image.Image, form: str = "PNG", **how: object) -> bytes:
    """The picture as a file."""
    out = BytesIO()
    picture.save(out, form, **how)
    return out.getvalue()


def askew(picture: Image.Image, corners: Corners) -> Image.Image:
    """`picture` as seen from one side: its corners at these parts of its width and height."""
    width, height = picture.size
    seen = [(x * width, y * height) for x, y in corners]
    flat = [(0, 0), (width, 0), (width, height), (0, height)]
    rows, right = [], []
    for (x, y), (u, v) in zip(seen, flat, strict=True):
        rows += [[x, y, 1, 0, 0, 0, -u * x, -u * y], [0, 0, 0, x, y, 1, -v * x, -v * y]]
        right += [u, v]
    way = np.linalg.solve(np.array(rows), np.array(right))
    return picture.transform(
        picture.size,
        Image.Transform.PERSPECTIVE,
        tuple(way),
        Image.Resampling.BICUBIC,
        fillcolor=60,
    )


def lit(picture: Image.Image, bright: float, dark: float) -> Image.Image:
    """The light falls from the upper left, `bright` there and `dark` at the other corner."""
    seen = np.asarray(picture, dtype=np.float32)
    across, down = np.linspace(0, 1, seen.shape[1]), np.linspace(0, 1, seen.shape[0])
    light = bright + (dark - bright) * (across[None, :] + down[:, None]) / 2
    return Image.fromarray(np.clip(seen * light, 0, 255).astype(np.uint8))


def noisy(picture: Image.Image, strength: float) -> Image.Image:
    """Grains, as in a dark room; the same every time."""
    grains = np.random.default_rng(7).normal(0, strength, np.asarray(picture).shape)
    return Image.fromarray(np.clip(np.asarray(picture) + grains, 0, 255).astype(np.uint8))


def blurred(picture: Image.Image, radius: float) -> Image.Image:
    """Out of focus."""
    return picture.filter(ImageFilter.GaussianBlur(radius))
