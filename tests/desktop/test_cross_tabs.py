"""The cross-tabs of a stored office: whose households, how they are called, what is refused."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from desktop import cross_tabs, incomes
from desktop.cross_tabs import LAYOUTS, Table, free, read
from desktop.problems import Refused
from desktop.programme.cross_tab import ALL
from desktop.programme.income_figures import FIGURES
from desktop.programme.rounds import preset
from desktop.views import Scope
from tests.desktop.village_round import VillageRound

WOVEN, UNTOLD = "ทอผ้า", "ไม่ได้บันทึกอาชีพ"


@pytest.fixture
def round_(tmp_path: Path) -> Iterator[VillageRound]:
    """Three households: a weaver that rose over the line, one that stopped, one never visited."""
    made = VillageRound(tmp_path / "office")
    with made.office:
        first, second, _third = made.villages
        woven = made.put("occupation_kind", name=WOVEN, group_class="processing")
        for place, before, after, state in (
            (first, 39_000_00, 45_000_00, "practising"),
            (first, 50_000_00, 50_500_00, "stopped"),
        ):
            home = made.household(place, baseline_main=before, members=1, wanted=woven)
            made.visit(home, 1, date(2026, 3, 1), practising=state, income_main=after)
        made.household(second, baseline_main=20_000_00, members=2)
        yield made


def whole(round_: VillageRound) -> Scope:
    return Scope(round_.round.id)


def texts(table: Table) -> list[list[str]]:
    """The table as it is shown, its headings first."""
    return [
        [table.corner, *(one.heading for one in table.columns)],
        *(
            [name, *(table.text(row, column) for column in range(len(table.columns)))]
            for row, name in enumerate(table.row_names)
        ),
    ]


def layout(key: str) -> cross_tabs.Layout:
    return next(one for one in LAYOUTS if one.key == key)


def test_practising_by_place(round_: VillageRound) -> None:
    first, second, _third = round_.villages
    assert texts(read(round_.office, whole(round_), layout("practice"))) == [
        ["หมู่บ้าน", "ประกอบอาชีพต่อเนื่อง", "เลิกประกอบอาชีพ", "ยังไม่ได้ติดตาม", "รวม", "ประกอบอาชีพ (ร้อยละ)"],
        [first.in_full, "1", "1", "0", "2", "50.0%"],
        [second.in_full, "0", "0", "1", "1", "0.0%"],
        ["รวม", "1", "1", "1", "3", "33.3%"],
    ]


def test_the_line_by_occupation(round_: VillageRound) -> None:
    found = texts(read(round_.office, whole(round_), layout("crossing")))
    assert found[1:] == [
        [WOVEN, "1", "1", "0", "0", "0", "2", "50.0%", "+7.3%"],
        [UNTOLD, "0", "0", "0", "0", "1", "1", "0.0%", "–"],
        ["รวม", "1", "1", "0", "0", "1", "3", "33.3%", "+7.3%"],
    ]


def test_main_figures_of_each_village_of_a_tambon_without_its_name(round_: VillageRound) -> None:
    first = round_.villages[0]
    scope = Scope(round_.round.id, tambon_id=first.tambon_id)
    found = texts(read(round_.office, scope, layout("indicators")))
    assert found[1] == [first.label, "2", "1", "50.0%", "89,000", "95,500", "+15.4%", "1", "0"]


@pytest.mark.parametrize("kind", LAYOUTS, ids=lambda one: one.key)
def test_every_total_is_that_of_the_summary(round_: VillageRound, kind: cross_tabs.Layout) -> None:
    found = read(round_.office, whole(round_), kind)
    measures = incomes.summary(round_.office, whole(round_)).measures
    for figure in FIGURES:
        assert found.tab.value(ALL, ALL, figure) == figure.of(measures)


def test_a_cell_tells_its_households(round_: VillageRound) -> None:
    found = read(round_.office, whole(round_), layout("crossing"))
    (rose,) = found.behind(0, 0)
    assert found.told(0, 0) == f"{WOVEN} · ผ่านเกณฑ์เพิ่มขึ้น · ครัวเรือน"
    assert rose in found.behind(2, 5)
    assert len(found.behind(2, 5)) == 3
    assert (found.is_total(0, 0), found.is_total(0, 5), found.is_total(2, 0)) == (0, 1, 1)


def test_every_axis_can_be_crossed_with_every_other(round_: VillageRound) -> None:
    for rows in cross_tabs.AXES:
        for columns in cross_tabs.AXES:
            found = read(round_.office, whole(round_), free(rows, columns, "households"))
            assert found.text(len(found.row_names) - 1, len(found.columns) - 1) == "3"


def test_rounds_stand_beside_each_other_each_with_its_own_line(round_: VillageRound) -> None:
    earlier = round_.office.add_round(preset(2568), [round_.villages[0].id])
    later, round_.round = round_.round, earlier
    home = round_.household(round_.villages[0], baseline_main=10_000_00, members=1)
    round_.visit(home, 1, date(2025, 3, 1), practising="practising", income_main=20_000_00)
    found = texts(read(round_.office, Scope(later.id), free("practice", "round", "growth")))
    assert found[0] == ["ประกอบอาชีพหรือไม่", "2568", "2569", "รวม"]
    assert found[1] == ["ประกอบอาชีพต่อเนื่อง", "+100.0%", "+15.4%", "+32.7%"]


def test_what_cannot_be_shown_is_refused(
    round_: VillageRound, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(Refused):
        read(round_.office, Scope(None), layout("practice"))
    monkeypatch.setattr(cross_tabs, "MOST_COLUMNS", 1)
    with pytest.raises(Refused) as refused:
        read(round_.office, whole(round_), free("practice", "village", "households"))
    assert "2" in refused.value.reason
    monkeypatch.setattr(cross_tabs, "MOST_CELLS", 1)
    for rows in ("practice", "village"):
        with pytest.raises(Refused):
            read(round_.office, whole(round_), free(rows, "practice", "households"))
