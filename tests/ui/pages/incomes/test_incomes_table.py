"""The table below the chart."""

import pytest
from pytestqt.qtbot import QtBot

from desktop.programme.income_groups import Classes, IncomeSummary, summarise
from desktop.programme.income_table import HouseholdIncome, table_of
from ui.pages.incomes_model import IncomesModel
from ui.pages.incomes_table import IncomesTable
from ui.tables.table_view import TableView


@pytest.fixture
def summary() -> IncomeSummary:
    """Occupations with names and numbers of every length."""
    names = {str(number): "ทำน้ำพริก" * number for number in range(1, 8)}
    return summarise(
        table_of(
            HouseholdIncome(
                100 * number + one, "70070601", occupation=number, members=1, practising=True,
                before=10**number * 100, after=10**number * 137,
            )
            for number in range(1, 8) for one in range(number)
        ),
        "occupation", names, Classes(), income_line=40_000_00, growth_percent=3,
    )  # fmt: skip


def test_every_column_has_room_for_its_longest_cell(qtbot: QtBot, summary: IncomeSummary) -> None:
    model = IncomesModel()
    table = IncomesTable(model)
    qtbot.addWidget(table)
    model.show_groups(summary.groups, summary.measures)
    for all_of_them in (False, True):
        table.show_columns(all_of_them)
        for column in range(1, model.columnCount()):
            assert table.columnWidth(column) >= TableView.sizeHintForColumn(table, column)
    model.show_groups((), None)
    table.fit()


def test_it_is_as_high_as_its_rows(qtbot: QtBot, summary: IncomeSummary) -> None:
    model = IncomesModel()
    table = IncomesTable(model)
    qtbot.addWidget(table)
    high = []
    for groups in (summary.groups, summary.groups[:1]):
        model.show_groups(groups, summary.measures)
        table.fit()
        high.append(table.height())
    assert high[0] - high[1] == 6 * table.verticalHeader().defaultSectionSize()


def test_columns_come_only_while_the_table_is_laid_out_anew(summary: IncomeSummary) -> None:
    model, counts = IncomesModel(), []
    for signal in (model.modelAboutToBeReset, model.modelReset):
        signal.connect(lambda: counts.append(model.columnCount()))
    model.show_groups(summary.groups, summary.measures)
    few = model.columnCount()
    model.show_columns(all_of_them=True)
    assert counts == [0, few, few, model.columnCount()]
