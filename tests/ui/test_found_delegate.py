"""The match in a result: found as the search finds, whole letters with their marks."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.found_delegate import marked


@pytest.mark.parametrize(
    ("name", "wanted", "bold"),
    [
        ("นายแก้ว ใจดี", "แก", ["แก้"]),
        ("นางทองพูน สังข์แก้ว", "แกว", ["แก้ว"]),
        ("นางแก้วตา แก้วใจ", "แกว", ["แก้ว"]),
        ("นายแก้ว ใจดี", "ดี แก้ว", ["แก้ว", "ดี"]),
        ("นายแก้ว ใจดี", "กมล", []),
        ("นายแก้ว ใจดี", "", []),
        ("บ้านเลขที่ 12/3", "๑๒/๓", ["12/3"]),
        ("112/3 12/3", "12/3", ["12/3"]),
        ("กี่ทอผ้า", "ผา", ["ผ้า"]),
        ("น้ำฝน", "นำ", ["น้ำ"]),
        ("", "ก", []),
    ],
)
def test_what_is_bold(name: str, wanted: str, bold: list[str]) -> None:
    parts = marked(name, wanted)
    assert [part for part, is_match in parts if is_match] == bold
    assert "".join(part for part, _ in parts) == name


@given(st.text(), st.text())
def test_nothing_is_lost_of_any_name(name: str, wanted: str) -> None:
    assert "".join(part for part, _ in marked(name, wanted)) == name
