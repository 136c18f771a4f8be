"""A table for the clipboard, read again as the programs read it that it is pasted into."""

from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.exchange.copied_table import html_table, plain_table


class Cells(HTMLParser):
    """The rows of an HTML table, each cell with its attributes."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.rows: list[list[str]] = []
        self.styles: list[dict[str, str | None]] = []
        self._inside = False
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "tr":
            self.rows.append([])
        elif tag in ("td", "th"):
            self.rows[-1].append("")
            self.styles.append(dict(attrs))
            self._inside = True

    def handle_endtag(self, tag: str) -> None:
        self._inside = False

    def handle_data(self, data: str) -> None:
        if self._inside:
            self.rows[-1][-1] += data


@pytest.mark.parametrize(
    ("cell", "shown"),
    [
        ("น้ำ", "น้ำ"),
        ("สอง\nบรรทัด\tและแท็บ", "สอง บรรทัด และแท็บ"),
        ("<b>&amp;", "<b>&amp;"),
        ("=1+1", "=1+1"),
        ("9007001000004", "9007001000004"),
    ],
)
def test_a_cell_stays_one_cell(cell: str, shown: str) -> None:
    assert plain_table(["ก"], [[cell]]) == f"ก\n{shown}"
    read = Cells(html_table(["ก"], [[cell]], [False]))
    assert read.rows == [["ก"], [shown]]
    assert read.styles[1] == {"style": "mso-number-format:'\\@'"}


def test_numbers_are_left_for_excel_to_count_with() -> None:
    read = Cells(html_table(["ก", "ข"], [["1,234", "1,234"]], [True, False]))
    assert read.styles[2] == {"align": "right"}
    assert "mso-number-format" in str(read.styles[3]["style"])


@given(st.lists(st.lists(st.text(), min_size=2, max_size=2), max_size=5))
def test_any_text_keeps_the_shape_of_the_table(rows: list[list[str]]) -> None:
    lines = plain_table(["ก", "ข"], rows).split("\n")
    assert [line.count("\t") for line in lines] == [1] * (len(rows) + 1)
    html = html_table(["ก", "ข"], rows, [False, False])
    assert html.count("<tr>") == len(rows) + 1
    assert html.count("<td") == 2 * len(rows)
