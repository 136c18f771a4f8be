"""Chips go on to the next line where a line is full."""

from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from ui.tables.flow_layout import FlowLayout


def test_what_does_not_fit_goes_on_the_next_line(qtbot: QtBot) -> None:
    flow, holder = FlowLayout(), QWidget()
    qtbot.addWidget(holder)
    holder.setLayout(flow)
    chips = [QLabel() for _number in range(4)]
    for chip in chips:
        chip.setFixedSize(100, 20)
        flow.addWidget(chip)
    holder.resize(330, 200)
    with qtbot.waitActive(holder):
        holder.show()
    tops = [chip.y() for chip in chips]
    assert tops[0] == tops[1] == tops[2] < tops[3]
    assert flow.heightForWidth(1000) == 20
    assert flow.heightForWidth(330) == flow.heightForWidth(220) < flow.heightForWidth(120)
    chips[1].hide()
    assert flow.heightForWidth(330) == 20
    while flow.count():
        flow.takeAt(0)
    assert flow.heightForWidth(330) == 0
