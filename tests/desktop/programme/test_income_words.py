"""How pairs of incomes are worded: those of the programme by its own words, others by visits."""

import pytest

from desktop.programme.income_table import Pair
from desktop.programme.income_words import at_moment, between, file_named, of_pair, pair_said

FIRST, SECOND = "ติดตามครั้งที่ 1", "ติดตามครั้งที่ 2"


@pytest.mark.parametrize(
    ("pair", "said", "file", "after"),
    [
        (Pair(), "ก่อนฝึกอาชีพ → ติดตามครั้งล่าสุด", "รายได้", "รายได้หลังฝึก (รวม)"),
        (Pair(0, 2), f"ก่อนฝึกอาชีพ → {SECOND}", f"รายได้ ก่อนฝึกอาชีพ - {SECOND}",
         f"รายได้รวม · {SECOND}"),
        (Pair(1, 2), f"{FIRST} → {SECOND}", f"รายได้ {FIRST} - {SECOND}", f"รายได้รวม · {SECOND}"),
    ],
)  # fmt: skip
def test_a_pair_in_words(pair: Pair, said: str, file: str, after: str) -> None:
    assert pair_said(pair) == said
    assert file_named("รายได้", pair) == file
    assert at_moment("after", "Income after (total)", pair) == after
    assert of_pair("แผนภูมิ", pair) == ("แผนภูมิ" if pair == Pair() else f"แผนภูมิ · {said}")


def test_before_and_after_are_told_where_they_are_not_the_usual() -> None:
    assert between(Pair()) == ""
    assert between(Pair(0, 2)) == f"“หลัง” คือ{SECOND}"
    assert between(Pair(1, 2)) == f"“ก่อน” คือ{FIRST} “หลัง” คือ{SECOND}"


def test_what_tells_of_no_moment_keeps_its_words() -> None:
    assert at_moment("growth", "Income growth (%)", Pair(1, 2)) == at_moment(
        "growth", "Income growth (%)", Pair()
    )
