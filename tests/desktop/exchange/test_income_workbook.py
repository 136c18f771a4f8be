"""The workbook of incomes reckons the programme's measures: here, and in a real spreadsheet."""

import io
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl import Workbook

from desktop import incomes
from desktop.exchange import income_workbook as made
from desktop.exchange.income_formulas import SUMMARY_COLUMNS
from desktop.exchange.income_rows import DATA_COLUMNS
from desktop.exchange.income_workbook import income_workbook
from desktop.office import Office
from desktop.problems import Refused
from desktop.programme.income_figures import FIGURES
from desktop.programme.income_table import Pair
from desktop.programme.incomes import Measures
from desktop.views import Scope
from tests.desktop.exchange.offices import COUNTED, REAL, TODAY, imported
from tests.desktop.exchange.reckoning import Reckoner
from tests.desktop.village_round import VillageRound

SUMMARY, DATA, CHART, NOTES = "สรุป", "ข้อมูล", "แผนภูมิ", "คำอธิบาย"
LETTERS = {
    one.key: openpyxl.utils.get_column_letter(at) for at, one in enumerate(SUMMARY_COLUMNS, 2)
}
OF = {one.key: one for one in FIGURES}
SPREADSHEET = shutil.which("soffice")

type Group = dict[str, Any]


@dataclass(frozen=True)
class Made:
    """The workbook of an office, and what its summary ought to say, by the name of each group."""

    content: bytes
    wanted: dict[str, Measures]

    @property
    def book(self) -> Workbook:
        return openpyxl.load_workbook(io.BytesIO(self.content))


@pytest.fixture(scope="module")
def real(bare_office: Path, tmp_path_factory: pytest.TempPathFactory) -> Made:
    """Of an office that imported the workbook of a real one."""
    folder = shutil.copytree(bare_office, tmp_path_factory.mktemp("incomes") / "office")
    with Office.open(folder, who="clerk") as office:
        office.today = lambda: TODAY
        imported(office, REAL)
        whole = Scope(office.rounds()[0].id)
        return Made(income_workbook(office, whole), measured(office, whole))


def groups(book: Workbook, values: Any) -> dict[str, Group]:
    """The rows of the summary by the name of their group; `values` gives a cell's result."""
    found = {}
    for row in range(8, book[SUMMARY].max_row + 1):
        name = book[SUMMARY].cell(row, 1).value
        if name and book[SUMMARY].cell(row, 2).value is not None:
            found[name] = {key: values(f"{letter}{row}") for key, letter in LETTERS.items()}
    return found


def measured(office: Office, whole: Scope) -> dict[str, Measures]:
    """The measures that the summary ought to say, by the name of their group."""
    crafts, tambons, groups_ = (
        incomes.summary(office, whole, by) for by in ("occupation", "tambon", "group")
    )
    found = {"ทุกครัวเรือน": crafts.measures}
    for one in (*crafts.groups, *tambons.groups):
        found[one.name or "ไม่ได้บันทึกอาชีพ"] = one.measures
    if any(one.key for one in groups_.groups):
        found |= {one.name or "ไม่อยู่ในกลุ่ม": one.measures for one in groups_.groups}
    return found


def test_occupation_groups_are_summed_up_where_there_are_some(small: VillageRound) -> None:
    where = {"round": small.round.id, "village": small.villages[0].id}
    weavers = small.put("occupation_group", name="กลุ่มทอผ้า", **where)
    for number, joined in enumerate((weavers, None, weavers), 1):
        home = small.household(
            small.villages[0], baseline_main=number * 1000_00, members=1, group=joined
        )
        small.visit(home, 1, date(2026, 3, 1), practising="practising", income_main=9_000_00)
    whole = Scope(small.round.id)
    reckoner = Reckoner(openpyxl.load_workbook(io.BytesIO(income_workbook(small.office, whole))))
    found = groups(reckoner.book, lambda cell: reckoner.value(SUMMARY, cell))
    agree(found, measured(small.office, whole))
    assert [found[one]["households"] for one in ("กลุ่มทอผ้า", "ไม่อยู่ในกลุ่ม")] == [2, 1]


def expected(measures: Measures) -> Group:
    """As the summary says it: baht, and percent as a share of one."""
    told: Group = {"none_before": measures.new_income}
    for key in LETTERS:
        if key in OF:
            value = OF[key].of(measures)
            plain = value if value is None or OF[key].unit == "households" else value / 100
            told[key] = "–" if value is None else pytest.approx(plain, abs=0.006)
    return told


def agree(found: dict[str, Group], wanted: dict[str, Measures]) -> None:
    assert list(found) == list(wanted)
    for name, measures in wanted.items():
        told = expected(measures)
        assert {key: found[name][key] for key in told} == told


def test_the_formulas_are_the_programmes_measures(real: Made) -> None:
    reckoner = Reckoner(real.book)
    found = groups(reckoner.book, lambda cell: reckoner.value(SUMMARY, cell))
    agree(found, real.wanted)
    counted = COUNTED["income"]
    everybody = found["ทุกครัวเรือน"]
    assert everybody["both"] == counted["pairs"]
    assert (everybody["before"], everybody["after"]) == (counted["before"], counted["after"])
    assert everybody["practising"] == counted["practising"]
    assert everybody["none_before"] == counted["zero_before"]
    assert round(everybody["growth"] * 100, 1) == counted["change_percent"]
    assert round(everybody["practising_growth"] * 100, 1) == counted["practising_change_percent"]
    assert everybody["verdict"] == "ถึงเป้าหมาย"


def test_a_spreadsheet_reckons_the_same(real: Made, tmp_path: Path) -> None:
    reckoned = by_a_spreadsheet(real.content, tmp_path)
    agree(groups(reckoned, lambda cell: reckoned[SUMMARY][cell].value), real.wanted)


def by_a_spreadsheet(content: bytes, folder: Path) -> Workbook:
    """The workbook with the results that LibreOffice reckoned; skips where there is none."""
    if SPREADSHEET is None:
        pytest.skip("no spreadsheet on this computer")
    file, out = folder / "incomes.xlsx", folder / "out"
    file.write_bytes(content)
    command = [
        SPREADSHEET, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless",
        "--convert-to", "xlsx", "--outdir", out, file,
    ]  # fmt: skip
    subprocess.run(command, check=False, timeout=300, capture_output=True)
    if not (out / file.name).exists():
        pytest.skip("this LibreOffice has no Calc")
    return openpyxl.load_workbook(out / file.name, data_only=True)


def test_the_sheets_can_be_printed_and_chart_is_native(real: Made) -> None:
    book = real.book
    assert book.sheetnames == [SUMMARY, DATA, CHART, NOTES]
    assert book.calculation.fullCalcOnLoad
    for page in book:
        assert (page.page_setup.orientation, page.page_setup.paperSize) == ("landscape", 9)
        fonts = {cell.font.name for line in page.iter_rows() for cell in line if cell.value}
        assert fonts <= {"Tahoma"}
    (chart,) = book[CHART]._charts
    title = chart.title.tx.rich.p[0].r[0].t
    assert title == "รายได้เฉลี่ยต่อคน ก่อนและหลังฝึกอาชีพ แยกตามอาชีพ"
    assert [one.val.numRef.f for one in chart.series] == ["'สรุป'!$K$11:$K$24", "'สรุป'!$L$11:$L$24"]
    assert (book[SUMMARY].freeze_panes, book[DATA].freeze_panes) == ("B8", "C2")


def test_households_are_numbers_days_are_text_and_ids_are_masked(real: Made) -> None:
    book = real.book
    columns = [one.key for one in DATA_COLUMNS]
    row = dict(zip(columns, next(book[DATA].iter_rows(min_row=2, values_only=True)), strict=True))
    assert row["number"] == 1
    assert row["name"].startswith(("นาย", "นาง"))
    assert row["national_id"].count("x") == 8
    assert row["surveyed"].endswith("2568")
    assert isinstance(row["before"], int)
    assert book[DATA].max_row == 1 + COUNTED["stored"]["households"]


@pytest.fixture
def small(tmp_path: Path) -> Iterator[VillageRound]:
    made_round = VillageRound(tmp_path / "office")
    with made_round.office:
        yield made_round


ODD_NAMES = ("OTOP*", "OTOP*ก", "otop*", "otop?", "=1+1", ">ทอผ้า", "a~b", "ชื่อ (ก)", "")


@pytest.mark.parametrize("where", ["here", "in a spreadsheet"])
def test_names_that_excel_would_read_otherwise(
    small: VillageRound, tmp_path: Path, where: str
) -> None:
    """Wildcards, signs and letter case in the names of occupations, each with one household."""
    for number, name in enumerate(ODD_NAMES, 1):
        kind = small.put("occupation_kind", name=name) if name else None
        home = small.household(
            small.villages[0], baseline_main=number * 1000_00, members=1, wanted=kind
        )
        small.visit(home, 1, date(2026, 3, 1), practising="practising", income_main=9_000_50)
    content = income_workbook(small.office, Scope(small.round.id))
    if where == "here":
        reckoner = Reckoner(openpyxl.load_workbook(io.BytesIO(content)))
        told = groups(reckoner.book, lambda cell: reckoner.value(SUMMARY, cell))
    else:
        reckoned = by_a_spreadsheet(content, tmp_path)
        told = groups(reckoned, lambda cell: reckoned[SUMMARY][cell].value)
    alone = [one for one in told.values() if one["households"] == 1]
    assert [sorted(one["before"] for one in alone)] == [[one * 1000 for one in range(1, 10)]]
    assert told["=1+1"]["after"] == 9000.5


def test_a_pair_that_was_chosen_is_reckoned_and_said(small: VillageRound) -> None:
    home = small.household(small.villages[0], baseline_main=1_000_00, members=2)
    for number, income in ((1, 2_000_00), (2, 3_000_00)):
        small.visit(home, number, date(2026, 3, number), practising="practising",
                    income_main=income)  # fmt: skip
    content = income_workbook(small.office, Scope(small.round.id), Pair(1, 2))
    reckoner = Reckoner(openpyxl.load_workbook(io.BytesIO(content)))
    book = reckoner.book
    everybody = groups(book, lambda cell: reckoner.value(SUMMARY, cell))["ทุกครัวเรือน"]
    assert (everybody["before"], everybody["after"], everybody["growth"]) == (2000, 3000, 0.5)
    assert book[SUMMARY]["A1"].value == ("รายได้ของครัวเรือนเป้าหมาย · ติดตามครั้งที่ 1 → ติดตามครั้งที่ 2")
    columns = [one.key for one in DATA_COLUMNS]
    said, row = (
        dict(zip(columns, (cell.value for cell in book[DATA][at]), strict=True)) for at in (1, 2)
    )
    assert said["after"].split() == ["รายได้", "(บาท/ปี)", "·", "ติดตามครั้งที่", "2"]
    assert row["surveyed"] == "1 มี.ค. 2569"
    assert not [one for one in said.values() if "ก่อนฝึก" in one or "หลังฝึก" in one]


def test_without_households_there_is_a_summary_and_no_chart(small: VillageRound) -> None:
    found = openpyxl.load_workbook(io.BytesIO(income_workbook(small.office, Scope(small.round.id))))
    assert found.sheetnames == [SUMMARY, DATA, NOTES]
    reckoner = Reckoner(found)
    everybody = groups(found, lambda cell: reckoner.value(SUMMARY, cell))["ทุกครัวเรือน"]
    assert (everybody["households"], everybody["growth"], everybody["verdict"]) == (0, "–", "–")


def test_what_cannot_be_made_is_refused(
    small: VillageRound, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(Refused):
        income_workbook(small.office, Scope(None))
    small.household(small.villages[0])
    monkeypatch.setattr(made, "MOST_ROWS", 0)
    with pytest.raises(Refused):
        income_workbook(small.office, Scope(small.round.id))
