import json
from collections.abc import Callable
from contextlib import suppress
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.documents.designs import (
    FORMAT,
    SHIPPED,
    Background,
    Design,
    UnusableDesign,
    content,
    from_content,
    shipped,
    shipped_design,
)
from desktop.documents.ornaments import ORNAMENTS


def test_every_background_has_its_ornament() -> None:
    assert {"", *ORNAMENTS} == set(get_args(Background))


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner),
    max_leaves=12,
)


def formal() -> dict[str, Any]:
    """The content of a good design, to be spoilt."""
    return json.loads(json.dumps(content(shipped_design("formal"))))


@pytest.mark.parametrize("design", shipped(), ids=SHIPPED)
def test_a_design_comes_back_as_it_was(design: Design) -> None:
    again = from_content(json.loads(json.dumps(content(design))))
    assert again == design
    assert again.digest == design.digest


def test_each_design_has_a_digest_of_its_own() -> None:
    assert len({design.digest for design in shipped()}) == len(SHIPPED)


@pytest.mark.parametrize("design", shipped(), ids=SHIPPED)
def test_a_shipped_design_has_room_for_up_to_three_signatures_and_a_code(design: Design) -> None:
    for count in (1, 2, 3):
        assert [each.signatory for each in design.signatures(count)] == list(range(count))
    assert any(each.kind == "qr" for each in design.elements)


@given(JSON)
def test_any_json_is_a_design_or_refused_with_a_sentence(plain: object) -> None:
    with pytest.raises(UnusableDesign, match="แบบ"):
        from_content(plain)


@given(st.data())
def test_a_design_with_anything_in_any_place_is_a_design_or_refused(data: st.DataObject) -> None:
    plain = formal()
    place = data.draw(st.sampled_from([plain, *plain["elements"]]))
    place[data.draw(st.sampled_from([*place, "new"]))] = data.draw(JSON)
    with suppress(UnusableDesign):
        design = from_content(plain)
        assert from_content(content(design)) == design
        assert len(design.digest) == 64


def spoilt(key: str, value: object) -> Callable[[dict[str, Any]], None]:
    """Puts `value` into the first part that has `key`."""

    def spoil(plain: dict[str, Any]) -> None:
        next(each for each in plain["elements"] if key in each)[key] = value

    return spoil


@pytest.mark.parametrize(
    ("spoil", "sentence"),
    [
        (lambda plain: plain.update(format=FORMAT + 1), "รุ่นใหม่กว่า"),
        (lambda plain: plain.update(format=0), "ไม่ใช่แบบเกียรติบัตร"),
        (lambda plain: plain.update(format=True), "ไม่ใช่แบบเกียรติบัตร"),
        (lambda plain: plain.update(shadow=1), "shadow"),
        (lambda plain: plain.pop("elements"), "ขาด “elements”"),
        (lambda plain: plain.update(page="a3"), "page.*a3"),
        (lambda plain: plain.update(elements=[{"kind": "film"}]), "film"),
        (lambda plain: plain.update(elements=[{"kind": []}]), "ไม่รู้จัก"),
        (spoilt("template", "{surname}"), r"\{surname\}"),
        (spoilt("template", "\ud800"), "template"),
        (spoilt("typeface", "Comic Sans"), "Comic Sans"),
        (spoilt("box", [200, 20, 100, 20]), "ส่วนที่ 1 .*นอกหน้ากระดาษ"),
        (spoilt("box", [20, 20, 0, 20]), "ส่วนที่ 1 "),
        (spoilt("box", [20, 20, 30]), "box"),
        (spoilt("box", [-1, 20, 30, 30]), "box"),
        (spoilt("room", 41), "ส่วนที่ .*มีที่ไม่พอ"),
        (spoilt("size", float("nan")), "size"),
        (spoilt("size", 10**400), "size"),
        (spoilt("size", [True]), "size"),
        (spoilt("size", "34"), "size"),
        (spoilt("colour", "red"), "colour"),
        (spoilt("signatory", 3), "signatory"),
        (spoilt("source", "../emblem.png"), "source"),
    ],
)
def test_what_is_no_design_is_refused(
    spoil: Callable[[dict[str, Any]], None], sentence: str
) -> None:
    plain = formal()
    spoil(plain)
    with pytest.raises(UnusableDesign, match=sentence):
        from_content(plain)
