"""Texts of a chart on the screen are those of paper, to the pixel."""

import io

import numpy as np
import pypdfium2
import pytest
from matplotlib.figure import Figure
from numpy.typing import NDArray

from desktop.charts.look import REGULAR, STRONG, use_typefaces
from desktop.charts.paper import figure_pdf
from desktop.charts.screen import ScreenCanvas

HARD = ("ปี่ ปู่ น้ำ ที่นี้ ซื้อ ญี่ปุ่น ฐู ญู", "เกณฑ์ จปฐ. 40,000 บาท", "+16.8% → BMN", "กตัญญู ก๊วยเตี๋ยว")


def figure_of(text: str, family: str = REGULAR, size: float = 48) -> Figure:
    use_typefaces()
    figure = Figure(figsize=(15, 2), dpi=144)
    figure.set_label("x")
    figure.text(10 / 1080, 60 / 144, text, family=[family], size=size, color="#000000")
    return figure


def on_screen(figure: Figure) -> NDArray[np.uint8]:
    canvas = ScreenCanvas(figure)
    canvas.draw()
    return np.asarray(canvas.buffer_rgba())[:, :, 0]


def on_paper(figure: Figure) -> NDArray[np.uint8]:
    page = pypdfium2.PdfDocument(io.BytesIO(figure_pdf(figure, "x", "th")))[0]
    return np.asarray(page.render(scale=2).to_pil().convert("L"))


@pytest.mark.parametrize("family", [REGULAR, STRONG])
@pytest.mark.parametrize("text", HARD)
def test_a_label_is_drawn_as_on_paper(text: str, family: str) -> None:
    figure = figure_of(text, family)
    screen, paper = (255.0 - one for one in (on_screen(figure), on_paper(figure)))
    assert screen.shape == paper.shape
    overlap = np.minimum(screen, paper).sum() / np.maximum(screen, paper).sum()
    assert overlap > 0.95


def test_a_text_stands_over_what_is_drawn_in_its_own_colour() -> None:
    figure = figure_of("ก")
    figure.texts[0].set_color("#FF0000")
    canvas = ScreenCanvas(figure)
    canvas.draw()
    pixels = np.asarray(canvas.buffer_rgba()).reshape(-1, 4)
    assert (pixels == (255, 0, 0, 255)).all(axis=1).any()


def test_another_size_has_another_renderer() -> None:
    figure = figure_of("ก")
    canvas = ScreenCanvas(figure)
    canvas.draw()
    first = canvas.get_renderer()
    assert canvas.get_renderer() is first
    figure.set_size_inches(3, 2)
    canvas.draw()
    assert np.asarray(canvas.buffer_rgba()).shape[:2] == (288, 432)
