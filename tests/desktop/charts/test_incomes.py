"""The income chart: its numbers, its marks, and its texts in each kind of file."""

import xml.etree.ElementTree as ET
from io import BytesIO
from itertools import pairwise
from pathlib import Path

import pypdfium2
import pytest
from matplotlib.colors import to_rgb
from matplotlib.figure import Figure
from matplotlib.image import imread

from desktop.charts.artists import Label, Shape
from desktop.charts.bars import BeforeAfter, before_after
from desktop.charts.chart import Look
from desktop.charts.incomes import (
    FORMATS,
    bars,
    chart_bytes,
    draw,
    income_figure,
    save_chart,
    total_bar,
)
from desktop.charts.look import DARK, LIGHT, Palette
from desktop.charts.screen import ScreenCanvas
from desktop.charts.wording import Wording
from desktop.programme.income_groups import By, Classes, IncomeSummary, summarise
from desktop.programme.income_table import HouseholdIncome, Pair, table_of
from tests.desktop.charts.reading import blurred, drawn, labels, without_each_once

LONG = "การแปรรูปผลิตภัณฑ์จากผลไม้และสมุนไพรในท้องถิ่นของชุมชนบ้านทุ่งเจริญ"


type Row = tuple[str, int | None, int | None, int | None]


def household(
    occupation: str, before: int | None, after: int | None, members: int | None = 1
) -> Row:
    return occupation, before, after, members


def summary(*rows: Row, by: By = "occupation", line: int = 40_000) -> IncomeSummary:
    """Of households of the occupations, incomes and the จปฐ line in baht and members given."""
    names = sorted({occupation for occupation, *_numbers in rows if occupation})
    table = table_of(
        HouseholdIncome(
            number, "70070601", occupation=names.index(name) if name else None, members=members,
            before=None if before is None else before * 100,
            after=None if after is None else after * 100, practising=True,
        )
        for number, (name, before, after, members) in enumerate(rows)
    )  # fmt: skip
    called = {"700706": "บ้านฆ้อง"} | {str(number): name for number, name in enumerate(names)}
    return summarise(table, by, called, Classes(), income_line=line * 100, growth_percent=3)


ROWS = (
    household("ทำน้ำพริก", 60_000, 75_000, members=2),
    household("ทำน้ำพริก", 30_000, 35_000),
    household("ปุ๋ยหมักชีวภาพ", 50_000, 49_000),
    household("ปุ๋ยหมักชีวภาพ", 0, 20_000),
    household("เลี้ยงปลาดุก", 20_000, None),
    household("", 20_000, 20_601, members=None),
    household("", 20_000, 20_600),
    household(LONG, 39_000, 41_000),
)
MIXED = summary(*ROWS)
BY_TAMBON = summary(*ROWS, by="tambon")


def test_bars_are_of_the_households_that_the_percentage_counts() -> None:
    found = {bar.name: bar for bar in bars(MIXED, "th")}
    assert [bar.name for bar in bars(MIXED, "th")] == [
        "ทำน้ำพริก", LONG, "ไม่ได้บันทึกอาชีพ", "ปุ๋ยหมักชีวภาพ", "เลี้ยงปลาดุก",
    ]  # fmt: skip
    chilli = found["ทำน้ำพริก"]
    assert (chilli.households, chilli.before, chilli.after) == (2, 30_000_00, 36_666_67)
    compost = found["ปุ๋ยหมักชีวภาพ"]
    assert (compost.households, compost.before, compost.change.percent) == (1, 50_000_00, -2)
    fish = found["เลี้ยงปลาดุก"]
    assert (fish.households, fish.before, fish.change.percent) == (0, None, None)
    unnamed = found["ไม่ได้บันทึกอาชีพ"]
    assert (unnamed.key, unnamed.households, unnamed.after) == ("", 2, 20_600_00)
    assert total_bar(MIXED, "en").name == "All households"
    assert total_bar(MIXED, "en").households == 6
    assert [bar.name for bar in bars(BY_TAMBON, "th")] == ["บ้านฆ้อง"]


def test_what_is_left_out_is_said() -> None:
    found = Wording("en").rests_on(MIXED.measures)
    assert found == [
        "Counted from 6 households with an income before and after",
        "No income before 1 (new income, in no percentage)",
        "No income after yet 1",
        "Members not recorded 1 (in the percentage, not in bars)",
    ]
    assert Wording("th", "thai").rests_on(summary().measures) == [
        "คำนวณจาก ๐ ครัวเรือนที่มีรายได้ทั้งก่อนและหลังฝึก"
    ]


@pytest.mark.parametrize(
    ("value", "text"),
    [(16.84, "+16.8%"), (-2.4, "−2.4%"), (0, "0.0%"), (0.04, "0.0%"), (-0.04, "0.0%")],
)
def test_a_percentage_has_its_sign(value: float, text: str) -> None:
    assert Wording("th").percent(value) == text


def test_a_growth_below_the_target_is_marked_without_colour_too() -> None:
    figure = income_figure(MIXED, language="en")
    shown = {one.get_gid(): one for one in drawn(figure, Shape)}
    rows = [total_bar(MIXED), *bars(MIXED)]
    missed = [
        number
        for number, bar in enumerate(rows)
        if bar.change.percent is not None and bar.change.percent < 3
    ]
    assert missed == [4]
    for number, bar in enumerate(rows):
        if bar.before is None:
            assert f"after-{number}" not in shown
            continue
        before, after = shown[f"before-{number}"], shown[f"after-{number}"]
        assert [max(x for x, _y in one.places) for one in (before, after)] == [
            bar.before, bar.after,
        ]  # fmt: skip
        assert bool(after.fill.hatch) is (number in missed)
        assert before.fill.hatch is None
    assert labels(figure).count("below the target") == 1
    assert labels(figure).count("Nothing to compare yet") == 1


def test_without_a_missed_target_the_legend_does_not_speak_of_one() -> None:
    figure = income_figure(summary(household("ทอผ้า", 10_000, 20_000)), language="en")
    assert not [text for text in labels(figure) if "below" in text]


def test_of_many_groups_the_best_and_the_least_are_shown() -> None:
    rows = [household(f"อาชีพที่ {n:02}", 10_000, 10_000 + n * 100) for n in range(50)]
    many = summary(*rows, household("ยังไม่ได้เยี่ยม", 10_000, None))
    chart = draw(BeforeAfter(many), Look("en"))
    shown = sorted(int(gid.rpartition("-")[2]) for gid in chart.marks if "after" in gid)
    assert shown == [0, *range(1, 21), *range(31, 51)]
    assert "… 11 more …" in labels(chart.figure)
    assert any("Not shown: 11 groups" in text for text in labels(chart.figure))


def test_a_mark_tells_its_bar_and_whose_it_is() -> None:
    table = table_of(
        HouseholdIncome(number, "70070601", occupation=1, members=2, before=before, after=12_000_00)
        for number, before in enumerate([10_000_00, 0, None, 20_000_00])
    )
    seen = summarise(table, "occupation", {"1": "ทอผ้า"}, Classes(), income_line=1, growth_percent=3)
    chart = draw(before_after(table, seen, Classes(), Pair(1, 3)), Look("th", digits="thai"))
    assert set(chart.marks) == {"before-0", "after-0", "before-1", "after-1"}
    after = chart.marks["after-1"]
    assert after.told == "ทอผ้า ติดตามครั้งที่ ๓: ๖,๐๐๐ บาทต่อคนต่อปี (−๒๐.๐%) · ๒ ครัวเรือน"
    assert list(after.households) == [0, 3]
    assert any("“ก่อน” คือติดตามครั้งที่ ๑" in text for text in labels(chart.figure))


@pytest.mark.parametrize("rows", [(), (household("ทอผ้า", 0, 0),)])
def test_without_a_line_and_without_incomes_it_is_a_chart_too(rows: tuple[Row, ...]) -> None:
    assert chart_bytes(income_figure(summary(*rows, line=0)), ".png")


def luminance(colour: str) -> float:
    """Relative luminance as WCAG 2 defines it."""
    parts = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in to_rgb(colour)
    ]
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), parts, strict=True))


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("palette", [LIGHT, DARK])
def test_colours_differ_in_lightness(palette: Palette) -> None:
    for text in (palette.ink, palette.quiet, palette.line, palette.good, palette.warn):
        assert contrast(text, palette.ground) >= 4.5
    assert contrast(palette.before, palette.after) >= 2.5
    assert contrast(palette.short, palette.ground) >= 3


@pytest.fixture(
    params=[
        ("occupation", "th", False, "arabic"),
        ("occupation", "en", True, "arabic"),
        ("tambon", "th", True, "thai"),
    ],
    ids=["thai", "english, dark", "tambon, Thai digits"],
)
def figure(request: pytest.FixtureRequest) -> Figure:
    by, language, dark, digits = request.param
    return income_figure(
        MIXED if by == "occupation" else BY_TAMBON, language=language, dark=dark, digits=digits
    )


def test_a_pdf_gives_every_label_exactly_once(figure: Figure) -> None:
    document = pypdfium2.PdfDocument(chart_bytes(figure, ".pdf"))
    text = document[0].get_textpage().get_text_range().replace("\r\n", "\n")
    assert without_each_once(text, labels(figure)) == ""
    assert [round(length / 72, 2) for length in document[0].get_size()] == [
        round(float(length), 2) for length in figure.get_size_inches()
    ]


def test_an_svg_gives_every_label_exactly_once_and_brings_its_glyphs(figure: Figure) -> None:
    drawing = chart_bytes(figure, ".svg").decode()
    texts = [
        "".join(one.itertext())
        for one in ET.fromstring(drawing).iter("{http://www.w3.org/2000/svg}text")
    ]
    assert sorted(texts) == sorted(labels(figure))
    assert drawing.count("@font-face") == 2


def test_a_file_of_each_kind_is_the_same_every_time(figure: Figure, tmp_path: Path) -> None:
    for suffix in FORMATS:
        save_chart(figure, tmp_path / f"รายได้{suffix}")
        again = chart_bytes(figure, suffix.upper())
        assert (tmp_path / f"รายได้{suffix}").read_bytes() == again


def test_saving_leaves_the_figure_to_its_canvas(figure: Figure) -> None:
    canvas = ScreenCanvas(figure)
    before = figure.dpi
    for suffix in FORMATS:
        chart_bytes(figure, suffix)
    assert figure.canvas is canvas
    assert figure.dpi == before


def test_another_suffix_is_refused() -> None:
    with pytest.raises(ValueError, match="docx"):
        chart_bytes(income_figure(summary()), ".docx")


def test_pdf_and_picture_show_the_same(figure: Figure) -> None:
    """The paper's own renderer draws what Matplotlib's does, but for the edges of letters."""
    picture = imread(BytesIO(chart_bytes(figure, ".png")))[:, :, :3]
    page = pypdfium2.PdfDocument(chart_bytes(figure, ".pdf"))[0]
    paper = page.render(scale=200 / 72).to_numpy()[:, :, ::-1][:, :, :3] / 255
    differs = abs(blurred(picture) - blurred(paper)).max(axis=2) > 0.2
    assert differs.mean() < 0.01


def test_forty_occupations_each_have_their_room() -> None:
    many = summary(
        *(household(f"อาชีพที่ {number}", 30_000, 31_000 + number * 100) for number in range(40))
    )
    figure = income_figure(many, language="th")
    boxes = {one: one.box() for one in drawn(figure, Label)}
    page = figure.bbox
    assert all(page.x0 <= box.x0 and box.x1 <= page.x1 for box in boxes.values())
    names = sorted(
        (box for one, box in boxes.items() if one.text.startswith("อาชีพที่")),
        key=lambda box: box.y0,
    )
    assert len(names) == 40
    assert all(low.y1 < high.y0 for low, high in pairwise(names))


def test_a_larger_figure_keeps_its_margins() -> None:
    figure = income_figure(MIXED)
    panel = drawn(figure, Shape)[0].panel
    before, wide = panel.box(), figure.bbox.x1
    figure.set_size_inches(15, 12)
    assert panel.box().x0 == pytest.approx(before.x0)
    assert figure.bbox.x1 - panel.box().x1 == pytest.approx(wide - before.x1)
