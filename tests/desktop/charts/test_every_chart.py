"""What holds for every chart: texts that are read, searched and not cut, and colours for all."""

import xml.etree.ElementTree as ET
from io import BytesIO
from itertools import combinations
from typing import Any

import numpy as np
import pypdfium2
import pytest
from matplotlib.colors import to_rgb
from matplotlib.figure import Figure
from matplotlib.image import imread
from matplotlib.transforms import Bbox

from desktop.charts.artists import Dot, Drawn, Fill, Label, Line, Pen, Shape, Spot
from desktop.charts.chart import ChartKind, Look
from desktop.charts.kinds import CHARTS
from desktop.charts.saving import chart_bytes
from desktop.problems import Refused
from desktop.programme.income_table import Pair
from desktop.programme.income_words import pair_said
from desktop.views import Scope
from tests.desktop.charts.reading import blurred, drawn, labels, without_each_once
from tests.desktop.charts.samples import NUMBERS, VISITS, chart, kind_of
from tests.desktop.village_round import VillageRound

LOOKS = (Look("th"), Look("en", dark=True), Look("th", dark=True, digits="thai"))


@pytest.fixture(params=LOOKS, ids=["thai", "english, dark", "Thai digits"])
def look(request: pytest.FixtureRequest) -> Look:
    return request.param


@pytest.fixture(params=CHARTS, ids=[one.key for one in CHARTS])
def kind(request: pytest.FixtureRequest) -> ChartKind:
    return request.param


@pytest.fixture(params=NUMBERS)
def key(request: pytest.FixtureRequest) -> str:
    return request.param


def test_each_kind_has_a_module_of_its_key_and_a_sample() -> None:
    for kind in CHARTS:
        assert kind.draw.__module__ == f"desktop.charts.{kind.key}"
        assert kind.key in NUMBERS


def test_a_pdf_gives_every_label_exactly_once(key: str, look: Look) -> None:
    figure = chart(key, look).figure
    page = pypdfium2.PdfDocument(chart_bytes(figure, ".pdf", look.language))[0]
    text = page.get_textpage().get_text_range().replace("\r\n", "\n")
    assert without_each_once(text, labels(figure)) == ""


def test_an_svg_gives_every_label_exactly_once(key: str, look: Look) -> None:
    figure = chart(key, look).figure
    drawing = ET.fromstring(chart_bytes(figure, ".svg").decode())
    texts = ["".join(one.itertext()) for one in drawing.iter("{http://www.w3.org/2000/svg}text")]
    assert sorted(texts) == sorted(labels(figure))


def test_paper_shows_what_the_screen_shows(key: str) -> None:
    figure = chart(key, Look("th")).figure
    picture = imread(BytesIO(chart_bytes(figure, ".png")))[:, :, :3]
    page = pypdfium2.PdfDocument(chart_bytes(figure, ".pdf"))[0]
    paper = page.render(scale=200 / 72).to_numpy()[:, :, ::-1][:, :, :3] / 255
    assert (abs(blurred(picture) - blurred(paper)).max(axis=2) > 0.2).mean() < 0.01


def test_no_text_is_cut_or_lies_on_another(key: str, look: Look) -> None:
    figure = chart(key, look).figure
    boxes = {one: one.box() for one in drawn(figure, Label)}
    outside = figure.bbox.padded(1)
    cut = [one.text for one, box in boxes.items() if not _within(box, outside)]
    assert cut == []
    upon = [
        (one.text, other.text)
        for (one, first), (other, second) in combinations(boxes.items(), 2)
        if first.padded(-2).overlaps(second.padded(-2))
    ]
    assert upon == []


def _within(box: Bbox, page: Bbox) -> bool:
    return all(page.contains(*corner) for corner in box.get_points())


def test_a_pair_that_was_chosen_is_said_everywhere(look: Look, kind: ChartKind) -> None:
    """In title and foot, never beside the words of the training; of all visits at the foot."""
    made = chart(f"{kind.key} {VISITS}", look)
    said, title = labels(made.figure), made.figure.get_label()
    pair = look.wording.number(pair_said(VISITS, look.language))
    assert (pair in title) == (kind.key != "paths")
    for moment in look.wording.moments(VISITS):
        assert any(moment in text for text in said if text != title)
    if kind.key != "paths":
        usual = chart(kind.key, look)
        assert usual.figure.get_label() not in said
        words = {"th": ("ก่อนฝึก", "หลังฝึก"), "en": ("the training", "Income a person after")}
        assert not [text for text in said if any(one in text for one in words[look.language])]


def test_every_mark_is_drawn_and_told_in_the_readers_digits(key: str, look: Look) -> None:
    made = chart(key, look)
    assert {one.get_gid() for one in drawn(made.figure, Drawn)} - {None} == set(made.marks)
    assert all(made.drawn[gid].get_gid() == gid for gid in made.marks)
    for mark in made.marks.values():
        assert mark.told
        assert len(mark.households) > 0
        if look.digits == "thai":
            assert not any(digit in mark.told for digit in "0123456789")


def meanings(figure: Figure) -> list[tuple[str, object]]:
    """The colour of each thing in the legend, and what else tells it from others."""
    found: dict[str, tuple[str, object]] = {}
    for one in drawn(figure, Drawn):
        if label := str(one.get_label()):
            colour, *others = found.get(label, (_look(one).colour,))
            found[label] = colour, (*others, _without_colour(_look(one)))
    return list(found.values())


def _look(one: Drawn) -> Fill | Pen | Dot:
    match one:
        case Shape():
            return one.fill
        case Line():
            return one.pen
        case Spot():
            return one.dot
    raise TypeError(one)


def _without_colour(look: Fill | Pen | Dot) -> object:
    match look:
        case Fill():
            return look.hatch
        case Pen():
            return look.dashes, look.wide
        case Dot():
            return look.shape, look.fill == look.colour


PROTAN = [[0.152, 1.053, -0.205], [0.115, 0.786, 0.099], [-0.004, -0.048, 1.052]]
DEUTAN = [[0.367, 0.861, -0.228], [0.280, 0.673, 0.047], [-0.012, 0.043, 0.969]]
EYES = {"all colours": np.eye(3), "protanopia": PROTAN, "deuteranopia": DEUTAN}
"""What remains of red, green and blue light (Machado, Oliveira and Fernandes, 2009)."""


def luminance(colour: Any, eye: Any) -> float:
    parts = np.array(to_rgb(colour))
    light = np.where(parts <= 0.04045, parts / 12.92, ((parts + 0.055) / 1.055) ** 2.4)
    return float((np.array(eye) @ light).clip(0, 1) @ [0.2126, 0.7152, 0.0722])


@pytest.mark.parametrize("eye", EYES)
def test_no_two_meanings_differ_by_hue_alone(key: str, look: Look, eye: str) -> None:
    made = chart(key, look)
    shown = meanings(made.figure)
    if kind_of(key).key == "line":
        fills = [_look(made.drawn[way]) for way in made.marks]
        shown = [(fill.colour, _without_colour(fill)) for fill in fills]
    assert len(shown) > 1
    for (one, otherwise), (two, otherwise_two) in combinations(shown, 2):
        low, high = sorted(luminance(colour, EYES[eye]) for colour in (one, two))
        assert otherwise != otherwise_two or (high + 0.05) / (low + 0.05) >= 1.4


def test_each_is_read_from_an_office(tmp_path: Any) -> None:
    made = VillageRound(tmp_path / "office")
    with made.office as office:
        for village in made.villages:
            made.household(village, baseline_main=100_00, members=1)
        for kind in CHARTS:
            for by in (*kind.groups, None):
                numbers = kind.numbers(office, Scope(made.round.id), by, Pair())
                assert labels(kind.draw(numbers, Look("th")).figure)
            with pytest.raises(Refused):
                kind.numbers(office, Scope(None), None, Pair())
