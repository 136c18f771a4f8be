"""The cards beside the chart."""

from dataclasses import replace

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from desktop.programme.income_groups import Classes, IncomeSummary, summarise
from desktop.programme.income_table import HouseholdIncome, table_of
from ui.pages.income_cards import CARDS, IncomeCards


def of(after: int) -> IncomeSummary:
    """One practising household that had 10,000 baht before."""
    household = HouseholdIncome(
        1, "70070601", members=1, practising=True, before=10_000_00, after=after * 100
    )
    return summarise(
        table_of([household]), "tambon", {}, Classes(), income_line=40_000_00, growth_percent=3
    )


def spoken(cards: IncomeCards) -> list[str]:
    """What a reader is told of the cards in view, from top to bottom."""
    items = (cards.layout().itemAt(place).widget() for place in range(cards.layout().count()))
    return [one.accessibleName() for one in items if one is not None and not one.isHidden()]


def test_each_card_tells_its_figure_and_tells_another_one_later(qtbot: QtBot) -> None:
    cards = IncomeCards()
    qtbot.addWidget(cards)
    assert spoken(cards) == []
    cards.show_summary(of(11_000))
    assert len(spoken(cards)) == len(CARDS)
    assert "+10.0%" in spoken(cards)[0]
    cards.show_summary(of(10_100))
    assert "+1.0%" in spoken(cards)[0]
    cards.show_summary(None)
    assert spoken(cards) == []


def test_a_growth_below_the_target_has_another_tone(qtbot: QtBot) -> None:
    cards = IncomeCards()
    qtbot.addWidget(cards)
    tones = []
    for summary in (of(11_000), replace(of(11_000), growth_percent=20)):
        cards.show_summary(summary)
        tones.append({one.property("tone") for one in cards.findChildren(QLabel)} - {"", None})
    assert "warn" not in tones[0]
    assert "warn" in tones[1]
