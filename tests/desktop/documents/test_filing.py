import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.documents.filing import (
    LONGEST,
    Holder,
    Stored,
    file_name,
    file_names,
    size_told,
    store_files,
    taken,
)
from desktop.problems import Refused

HOLDERS = [
    Holder(f"{number}/2569", name) for number, name in enumerate(("นายกล้า", "นายขวัญ", "นางคำ"), 1)
]
NAMES = file_names(HOLDERS)


def content(place: int) -> bytes:
    return b"%PDF" + bytes([place]) * place


@pytest.mark.parametrize(
    ("parts", "name"),
    [
        (("5/2569", "นายวิชัย เจริญผล"), "5-2569 นายวิชัย เจริญผล.pdf"),
        (("", "รายชื่อ: ครัวเรือน <ร่าง>"), "รายชื่อ- ครัวเรือน -ร่าง.pdf"),
        (("..", "\n"), "paper.pdf"),
        (("Con",), "Con_.pdf"),
        (("com1.ชุดที่ 2",), "com1.ชุดที่ 2_.pdf"),
        (("ชื่อ.",), "ชื่อ.pdf"),
        (("น\u0e4d\u0e49า\u200b",), "น\u0e4d\u0e49า.pdf"),
    ],
)
def test_a_name_is_one_that_windows_takes(parts: tuple[str, ...], name: str) -> None:
    assert file_name(*parts).replace("เอกสาร", "paper") == name


@given(st.lists(st.text(), max_size=3))
def test_any_text_makes_a_name_that_every_system_takes(parts: list[str]) -> None:
    name = file_name(*parts)
    stem = name.removesuffix(".pdf")
    assert stem
    assert len(stem) <= LONGEST + 1
    assert stem == stem.strip(" .")
    assert not set(name) & set('<>:"/\\|?*')
    assert not any(unicodedata.category(one).startswith("C") for one in name)


def test_a_long_name_is_not_cut_between_a_letter_and_its_marks() -> None:
    stem = file_name("ก" * (LONGEST - 2) + "น้ำที่").removesuffix(".pdf")
    assert stem == "ก" * (LONGEST - 2)


def test_no_two_names_are_alike_on_windows() -> None:
    names = file_names(
        [Holder("", "Anna"), Holder("", "ANNA"), Holder("", "anna"), Holder("", "ขอ")]
    )
    assert names == ("Anna.pdf", "ANNA (2).pdf", "anna (3).pdf", "ขอ.pdf")


def test_each_gets_a_file_and_what_is_there_stays(tmp_path: Path) -> None:
    (tmp_path / NAMES[1]).write_bytes(b"old")
    assert taken(tmp_path, NAMES) == (NAMES[1],)
    told: list[tuple[int, int]] = []
    stored = store_files(tmp_path, NAMES, content, progress=lambda *done: told.append(done))
    assert stored == Stored(2, len(content(0)) + len(content(2)), 1)
    assert (tmp_path / NAMES[1]).read_bytes() == b"old"
    assert told == [(1, 3), (2, 3), (3, 3)]
    assert store_files(tmp_path, NAMES, content, replace=True).count == 3
    assert (tmp_path / NAMES[1]).read_bytes() == content(1)
    assert {path.name for path in tmp_path.iterdir()} == set(NAMES)


def test_whoever_stops_finds_whole_files_and_no_others(tmp_path: Path) -> None:
    def stop(done: int, _of_all: int) -> None:
        if done == 2:
            raise Refused("หยุด")

    with pytest.raises(Refused):
        store_files(tmp_path, NAMES, content, progress=stop)
    assert {path.name for path in tmp_path.iterdir()} == set(NAMES[:2])


def test_a_folder_that_takes_nothing_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refused) as refused:
        store_files(tmp_path / "gone", NAMES, content)
    assert NAMES[0] in refused.value.reason


@pytest.mark.parametrize(
    ("size", "told"), [(0, "1 KB"), (86_000, "84 KB"), (1_258_291, "1.2 MB"), (2**31, "2,048.0 MB")]
)
def test_a_size_in_words(size: int, told: str) -> None:
    assert size_told(size) == told
