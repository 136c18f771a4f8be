"""Charts that Excel draws itself, from cells: they follow when a number is changed."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from desktop.exchange.workbook_cells import FONT

if TYPE_CHECKING:
    from openpyxl.chart import BarChart
    from openpyxl.worksheet.worksheet import Worksheet

_COLOURS = "A9B4C2", "0B5394"
"""Before and after."""
_WIDTH, _BESIDE, _ROW = 26.0, 3.5, 1.1
"""Centimetres: of the chart, of title, axis and legend, and of a pair of bars."""


def pairs_of_bars(
    page: "Worksheet", heads: int, rows: range, columns: Sequence[int], *, title: str, axis: str
) -> "BarChart":
    """A pair of bars for each of `rows`, named in the first column, of two `columns` of `page`.

    `heads` is the row of the columns' names, which are the legend.
    """
    from openpyxl.chart import Reference

    chart = _bars(title, axis)
    for column, colour in zip(columns, _COLOURS, strict=True):
        chart.add_data(Reference(page, column, rows[0], column, rows[-1]))
        series = chart.series[-1]
        series.tx = _named_by(page, heads, column)
        series.graphicalProperties.solidFill = colour
    chart.set_categories(Reference(page, 1, rows[0], 1, rows[-1]))
    chart.width, chart.height = _WIDTH, max(9.0, _BESIDE + _ROW * len(rows))
    return chart


def _bars(title: str, axis: str) -> "BarChart":
    from openpyxl.chart import BarChart

    chart = BarChart()
    chart.type, chart.grouping, chart.gapWidth, chart.overlap = "bar", "clustered", 60, 0
    chart.title, chart.y_axis.title = _worded(title, 1400), _worded(axis, 900)
    chart.x_axis.delete = chart.y_axis.delete = False
    chart.x_axis.scaling.orientation = "maxMin"
    chart.y_axis.number_format, chart.y_axis.crosses = "#,##0", "max"
    chart.legend.position = "b"
    for part in (chart.x_axis, chart.y_axis, chart.legend):
        part.txPr = _letters(900)
    return chart


def _named_by(page: "Worksheet", row: int, column: int) -> Any:
    from openpyxl.chart.data_source import StrRef
    from openpyxl.chart.series import SeriesLabel

    letter = page.cell(row, column).column_letter
    return SeriesLabel(StrRef(f"'{page.title}'!${letter}${row}"))


def _letters(size: int) -> Any:
    """Thai letters of a chart, `size` in hundredths of a point."""
    from openpyxl.chart.text import RichText
    from openpyxl.drawing.text import CharacterProperties, Font, Paragraph, ParagraphProperties

    letters = CharacterProperties(sz=size, latin=Font(FONT), cs=Font(FONT))
    return RichText(p=[Paragraph(ParagraphProperties(defRPr=letters), endParaRPr=letters)])


def _worded(words: str, size: int) -> Any:
    """A title of a chart."""
    from openpyxl.chart.text import RichText, Text
    from openpyxl.chart.title import Title
    from openpyxl.drawing.text import (
        CharacterProperties,
        Font,
        Paragraph,
        ParagraphProperties,
        RegularTextRun,
    )

    letters = CharacterProperties(sz=size, b=True, latin=Font(FONT), cs=Font(FONT))
    run = RegularTextRun(letters, words)
    paragraph = Paragraph(ParagraphProperties(defRPr=letters), r=[run])
    return Title(Text(rich=RichText(p=[paragraph])), overlay=False)
