"""What a drawn figure says."""

import numpy as np
from matplotlib.figure import Figure

from desktop.charts.artists import Drawn, Label


def labels(figure: Figure) -> list[str]:
    """Every text of a figure, longest first."""
    return sorted((one.text for one in drawn(figure, Label)), key=len, reverse=True)


def drawn[D: Drawn](figure: Figure, kind: type[D]) -> list[D]:
    """What of a kind was drawn."""
    return [one for one in figure.artists if isinstance(one, kind)]


def without_each_once(text: str, expected: list[str]) -> str:
    """What is left of `text` when each expected label was taken out of it once."""
    for label in expected:
        assert label in text, label
        text = text.replace(label, "\n", 1)
    return text.strip()


def blurred(picture: np.ndarray) -> np.ndarray:
    """The means of squares of ten pixels."""
    high, wide = (length // 10 for length in picture.shape[:2])
    return picture[: high * 10, : wide * 10].reshape(high, 10, wide, 10, 3).mean(axis=(1, 3))
