"""A table of lines: texts, sides, colours and headings, kept by Qt's own rules for models."""

import pytest
from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor, QFont
from pytestqt.modeltest import ModelTester

from ui.tables.lines_model import LinesModel

NAME, COUNT = range(2)


class Counts(LinesModel[tuple[str, int]]):
    """Names and how many there are; none is red, the first is bold."""

    def text(self, line: tuple[str, int], column: int) -> str:
        return line[NAME] if column == NAME else f"{line[COUNT]:,}"

    def colour(self, line: tuple[str, int], column: int) -> str | None:
        return None if line[COUNT] or column == NAME else "#ff0000"

    def is_strong(self, line: tuple[str, int], _column: int) -> bool:
        return line == self.lines[0]


@pytest.fixture
def counts() -> Counts:
    made = Counts(["ชื่อ", "จำนวน"], numbers=(COUNT,))
    made.show([("ครัวเรือน", 1_200), ("กลุ่ม", 0)])
    return made


def test_it_keeps_the_rules_of_models(counts: Counts, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(counts)


def test_cells_say_their_texts_and_how_they_look(counts: Counts) -> None:
    first, none = counts.index(0, COUNT), counts.index(1, COUNT)
    assert first.data() == first.data(Qt.ItemDataRole.ToolTipRole) == "1,200"
    assert first.data(Qt.ItemDataRole.ForegroundRole) is None
    assert none.data(Qt.ItemDataRole.ForegroundRole) == QColor("#ff0000")
    bold = first.data(Qt.ItemDataRole.FontRole)
    assert isinstance(bold, QFont)
    assert bold.bold()
    assert none.data(Qt.ItemDataRole.FontRole) is None
    assert counts.data(QModelIndex()) is None


@pytest.mark.parametrize(
    ("column", "side"), [(NAME, Qt.AlignmentFlag.AlignLeft), (COUNT, Qt.AlignmentFlag.AlignRight)]
)
def test_a_heading_stands_where_its_column_stands(
    counts: Counts, column: int, side: Qt.AlignmentFlag
) -> None:
    role = Qt.ItemDataRole.TextAlignmentRole
    for found in (
        counts.index(0, column).data(role),
        counts.headerData(column, Qt.Orientation.Horizontal, role),
    ):
        assert isinstance(found, Qt.AlignmentFlag)
        assert found & side
    assert counts.headerData(0, Qt.Orientation.Vertical) is None


def test_other_lines_take_the_place_of_the_old(counts: Counts) -> None:
    counts.show([])
    assert counts.rowCount() == 0
    assert counts.columnCount() == len(counts.headings)


def test_other_headings_come_and_go_with_their_lines(counts: Counts) -> None:
    before, told = counts.headings, []
    counts.modelAboutToBeReset.connect(lambda: told.append(counts.headings))
    counts.modelReset.connect(lambda: told.append(counts.headings))
    counts.show([("กลุ่ม", 3)], ["ชื่อ"])
    assert told == [before, ("ชื่อ",)]


def test_who_is_held_stays_held_when_the_lines_stand_otherwise(
    counts: Counts, qtmodeltester: ModelTester
) -> None:
    twins = [("ครัวเรือน", count) for count in (2, 2, 1)]
    counts.show(twins)
    held = [QPersistentModelIndex(counts.index(row, COUNT)) for row in range(3)]
    counts.reorder(reversed(twins))
    assert [(one.row(), one.column()) for one in held] == [(2, COUNT), (1, COUNT), (0, COUNT)]
    qtmodeltester.check(counts)


def test_a_long_heading_of_narrow_columns_stands_in_two_lines_and_is_read_out_whole() -> None:
    whole = "จำนวนครัวเรือนเป้าหมาย"
    for narrow in (False, True):
        made = Counts(["ชื่อ", whole], numbers=(COUNT,), narrow=narrow)
        seen, read = (
            str(made.headerData(COUNT, Qt.Orientation.Horizontal, role))
            for role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
        )
        assert (seen.count("\n"), seen.replace("\n", "")) == (int(narrow), whole)
        assert read == whole
