"""The text of a code: short, whole, and read back from anything."""

import hashlib
from dataclasses import replace
from datetime import date

import pytest
import zxingcpp
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st

from desktop.proof import payload
from desktop.proof.base45 import ALPHABET, from_base45, to_base45
from desktop.proof.payload import HEAD, SignedFacts, Unreadable, read
from desktop.proof.short_text import PHRASES, pack, unpack
from desktop.signing_key import SigningKey
from desktop.words import _
from tests.desktop.proof.samples import FACTS, SOMEBODYS, signed

THAI = st.text(st.characters(min_codepoint=0x0E01, max_codepoint=0x0E5B))
LATIN = st.text(st.characters(min_codepoint=0x20, max_codepoint=0x24F))
WORDS = THAI | LATIN | st.text()

SOME_FACTS = st.builds(
    SignedFacts,
    kind=WORDS,
    number=WORDS,
    recipient=WORDS,
    given_for=WORDS,
    issued_on=st.dates(),
    office=WORDS,
    edition=st.integers(1, 1 << 30),
)


@given(SOME_FACTS)
def test_facts_come_back_as_they_were_signed(facts: SignedFacts) -> None:
    code = read(signed(facts))
    assert code.facts == facts
    assert code.public_key == SOMEBODYS.public_key


@given(WORDS)
def test_any_text_comes_back_from_its_bytes(text: str) -> None:
    data, utf8 = pack(text)
    assert unpack(data, utf8=utf8) == text


@given(st.binary(max_size=200))
def test_any_bytes_come_back_from_base45(data: bytes) -> None:
    text = to_base45(data)
    assert set(text) <= set(ALPHABET)
    assert from_base45(text) == data


@pytest.mark.parametrize("text", ["a", "A", "AB C", ":::", "GGX", "::"])
def test_what_base45_never_writes_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        from_base45(text)


ANY_CODE = st.text(ALPHABET) | st.binary().map(to_base45)


@given(st.text() | ANY_CODE.map(HEAD.__add__))
def test_any_text_is_a_code_or_one_sentence(text: str) -> None:
    try:
        told = read(text).facts.office is not None
    except Unreadable as unreadable:
        told = bool(str(unreadable).strip())
    assert told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", payload.NOT_OURS),
        ("https://example.com/1", payload.NOT_OURS),
        ("SMC0:AAA", payload.NOT_OURS),
        ("SMC2:ANYTHING", payload.NEWER),
        ("SMC1:", payload.DAMAGED),
        ("SMC1:abc", payload.DAMAGED),
        (f"{signed()}000", payload.DAMAGED),
    ],
)
def test_what_cannot_be_checked_is_said(text: str, told: str) -> None:
    with pytest.raises(Unreadable) as unreadable:
        read(text)
    assert str(unreadable.value) == _(told) != told


def test_a_code_cut_anywhere_says_that_it_was_not_read_to_its_end() -> None:
    whole = signed()
    for length in range(len(HEAD), len(whole)):
        with pytest.raises(Unreadable):
            read(whole[:length])


@pytest.mark.parametrize(
    "recipient",
    ["นายเสนาะ ดวงแก้ว", "นางสาวอัจฉราพรรณ วงศ์เจริญวัฒนา", "Mr. John Smith"],
)
def test_the_code_of_a_usual_certificate_is_no_larger_than_49_modules(recipient: str) -> None:
    text = signed(replace(FACTS, recipient=recipient))
    code = zxingcpp.create_barcode(text, zxingcpp.BarcodeFormat.QRCode, ec_level="M")
    assert code.to_image(add_quiet_zones=False).shape == (49, 49)


def test_a_name_in_another_script_is_signed_too() -> None:
    for name in ("ທ້າວ ຄຳ", "မောင် ဘ", "นายแก้ว 🌾"):
        facts = replace(FACTS, recipient=name, issued_on=date(1999, 1, 1))
        assert read(signed(facts)).facts == facts


PRINTED = (
    "SMC1:0N7215/5Q:XK6LCGFLIG5NV1VZC5W20Z3%O8AJ7889XRH4QRMAJX50P/I*96%%IY978EICSPDTQ"
    "264 APX%V2-1 VH150:4O0TQ/SQ:UCNP5JC9 YSD96SBQXI3QYQOKTLHD.CLAYIU4HWSQTOHA83LV9QY"
    "9MK5ZNHA5IE/0QCHVAJFBUJ:MZ J02K+IMBD34NIVC2"
)
"""A code as the first version printed it, by a key of nothing but zeros."""


def test_a_code_that_was_printed_long_ago_is_still_read() -> None:
    zeros = Ed25519PrivateKey.from_private_bytes(bytes(32))
    key = SigningKey(zeros.public_key().public_bytes_raw(), zeros)
    assert read(PRINTED).facts == FACTS
    assert signed(FACTS, key) == PRINTED


def test_the_phrases_are_those_that_codes_were_printed_with() -> None:
    digest = hashlib.sha256("|".join(PHRASES).encode()).hexdigest()
    assert digest == "bd78bd9018c9c0040a6b88e2c3fd59ceb09e23269553439cfed647a817f07345"
