"""Charts in files: a picture, or a drawing whose text can be searched and copied."""

import base64
import re
from io import BytesIO
from pathlib import Path

import matplotlib as mpl
import uharfbuzz as hb
from matplotlib.backends.backend_svg import FigureCanvasSVG
from matplotlib.figure import Figure

from desktop.charts.look import FILES
from desktop.charts.paper import figure_pdf
from desktop.charts.screen import ScreenCanvas
from desktop.documents.typefaces import typeface
from desktop.words import current_language

PICTURE_DPI = 200
FORMATS = (".png", ".svg", ".pdf")

_ELSEWHERE = "'Leelawadee UI', Tahoma, sans-serif"
"""What stands in for our typeface in programs that do not read the one inside the drawing."""


def chart_bytes(figure: Figure, suffix: str, language: str | None = None) -> bytes:
    """`figure` as a file of the kind that `suffix` names (one of FORMATS); ValueError for others.

    `language` is what the figure was drawn in, None the current one. The same figure gives the same
    bytes. In .svg and .pdf each label is there once, as text.
    """
    title = str(figure.get_label())
    match suffix.lower():
        case ".pdf":
            return figure_pdf(figure, title, language or current_language())
        case ".svg":
            return _drawing(figure, title)
        case ".png":
            return _picture(figure, title)
    raise ValueError(f"a chart is not written as {suffix!r}")


def save_chart(figure: Figure, path: Path, language: str | None = None) -> None:
    """Write `figure` to `path` in the format of its suffix: .png, .svg or .pdf.

    ValueError for any other suffix, OSError when the file cannot be written.
    """
    path.write_bytes(chart_bytes(figure, path.suffix, language))


def _picture(figure: Figure, title: str) -> bytes:
    written = BytesIO()
    canvas = figure.canvas
    try:
        ScreenCanvas(figure).print_figure(
            written, format="png", dpi=PICTURE_DPI, metadata={"Title": title, "Software": None}
        )
    finally:
        figure.set_canvas(canvas)
    return written.getvalue()


def _drawing(figure: Figure, title: str) -> bytes:
    written = BytesIO()
    canvas = figure.canvas
    try:
        with mpl.rc_context({"svg.fonttype": "none", "svg.hashsalt": "chart"}):
            FigureCanvasSVG(figure).print_figure(
                written, format="svg", metadata={"Title": title, "Date": None, "Creator": None}
            )
    finally:
        figure.set_canvas(canvas)
    return _with_typefaces(written.getvalue().decode()).encode()


def _with_typefaces(drawing: str) -> str:
    """The drawing with the glyphs it uses inside, so that it looks alike in every browser."""
    text = "".join(re.findall(r">([^<]+)<", drawing))
    rules = "".join(
        f"@font-face{{font-family:'{family}';src:url(data:font/ttf;base64,{_glyphs(name, text)})}}"
        for family, name in FILES.items()
        if f"'{family}'" in drawing
    )
    for family in FILES:
        drawing = drawing.replace(f"'{family}'", f"'{family}', {_ELSEWHERE}")
    return drawing.replace("<defs>", f"<defs><style>{rules}</style>", 1)


def _glyphs(name: str, text: str) -> str:
    """The typeface cut down to what `text` needs, shaping rules included, in base 64."""
    wanted = hb.SubsetInput()
    parts = text.replace("\u0e33", "\u0e33\u0e4d\u0e32")  # shaping takes sara am apart
    wanted.unicode_set.update(ord(character) for character in set(parts))
    wanted.flags = hb.SubsetFlags.NO_HINTING
    cut = hb.subset(typeface(name).face, wanted)
    return base64.b64encode(cut.blob.data).decode()
