"""The match in a result: found as the search finds, whole letters with their marks."""

import pytest

from ui.found_delegate import parted


@pytest.mark.parametrize(
    ("name", "wanted", "parts"),
    [
        ("นายแก้ว ใจดี", "แก", ("นาย", "แก้", "ว ใจดี")),
        ("นางทองพูน สังข์แก้ว", "แกว", ("นางทองพูน สังข์", "แก้ว", "")),
        ("นายแก้ว ใจดี", "กมล", ("นายแก้ว ใจดี", "", "")),
        ("นายแก้ว ใจดี", "", ("นายแก้ว ใจดี", "", "")),
    ],
)
def test_parts(name: str, wanted: str, parts: tuple[str, str, str]) -> None:
    assert parted(name, wanted) == parts
