"""The public half of a key on paper and in a file: read back whole, or one sentence."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.proof import public_key
from desktop.proof.payload import Unreadable
from desktop.proof.public_key import HEAD, PublicKey, file_of, read, written
from desktop.words import _

A_KEY = PublicKey(bytes(range(32)), "สำนักงานพัฒนาชุมชนอำเภอบางแพ", date(2026, 1, 5))
ANY_KEY = st.builds(
    PublicKey, key=st.binary(min_size=32, max_size=32), holder=st.text(), since=st.dates()
)


@given(ANY_KEY)
def test_a_key_comes_back_from_its_text(key: PublicKey) -> None:
    assert read(written(key)) == key


@given(ANY_KEY)
def test_a_key_comes_back_from_its_file_however_mail_treated_the_ends_of_lines(
    key: PublicKey,
) -> None:
    text = file_of(key, "กุญแจ", "12345")
    trimmed = "\n".join(line.rstrip() for line in text.splitlines())
    padded = "\r\n".join(f" {line}  " for line in text.splitlines())
    if len(text.splitlines()) == 5:
        assert read(text) == read(trimmed) == read(padded) == key


def test_any_change_of_a_key_is_seen() -> None:
    whole = written(A_KEY)
    for at in range(len(HEAD), len(whole)):
        other = "0" if whole[at] != "0" else "1"
        with pytest.raises(Unreadable):
            read(whole[:at] + other + whole[at + 1 :])
        with pytest.raises(Unreadable):
            read(whole[:at])


@given(st.text() | st.text("SMK1:ABC0 \n"))
def test_any_text_is_a_key_or_one_sentence(text: str) -> None:
    with pytest.raises(Unreadable) as unreadable:
        read(text)
    assert str(unreadable.value)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", public_key.NO_KEY),
        ("SMC1:AAA", public_key.NO_KEY),
        ("SMK2:AAA", public_key.NEWER),
        ("SMK1:AAA", public_key.DAMAGED),
    ],
)
def test_what_is_no_key_is_said(text: str, told: str) -> None:
    with pytest.raises(Unreadable) as unreadable:
        read(text)
    assert str(unreadable.value) == _(told) != told
