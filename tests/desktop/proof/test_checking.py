"""What is thought of a code: of a thousand altered ones none is accepted, of genuine ones all."""

import random
from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from desktop.proof import payload
from desktop.proof.base45 import ALPHABET, from_base45, to_base45
from desktop.proof.checking import Verdict, check
from desktop.proof.keys import Key
from desktop.proof.payload import HEAD, KEY, SIGNATURE, SignedFacts, to_sign, written
from desktop.signing_key import fingerprint, new_key
from desktop.thai.keyboard import to_thai_layout
from desktop.words import _
from tests.desktop.proof.samples import FACTS, OFFICE, SOMEBODYS, signed

KNOWN = Key(1, SOMEBODYS.public_key, OFFICE, date(2026, 1, 1), None, own=True)

type Tamper = Callable[[random.Random, str], str]


def facts_of(number: int) -> SignedFacts:
    """Other facts for each number."""
    names = ("นายแก้ว ใจดี", "นางสาวศรีสุข พงษ์ทอง", "Mrs. Anna Å. Löf", "ທ້າວ ຄຳ")
    return replace(
        FACTS,
        number=f"{number}/2569",
        recipient=names[number % len(names)],
        issued_on=date(2026, 1, 1 + number % 28),
        edition=1 + number % 3,
    )


def bytes_of(text: str) -> bytearray:
    return bytearray(from_base45(text[len(HEAD) :]))


def text_of(data: bytes) -> str:
    return HEAD + to_base45(data)


def a_bit_flipped(dice: random.Random, text: str) -> str:
    data = bytes_of(text)
    data[dice.randrange(len(data))] ^= 1 << dice.randrange(8)
    return text_of(data)


def a_character_changed(dice: random.Random, text: str) -> str:
    at = dice.randrange(len(HEAD), len(text))
    return text[:at] + dice.choice(ALPHABET.replace(text[at], "")) + text[at + 1 :]


def two_characters_swapped(dice: random.Random, text: str) -> str:
    at = next(
        at for at in iter(lambda: dice.randrange(len(HEAD), len(text) - 1), None)
        if text[at] != text[at + 1]
    )  # fmt: skip
    return text[:at] + text[at + 1] + text[at] + text[at + 2 :]


def cut(dice: random.Random, text: str) -> str:
    return text[: dice.randrange(len(text))]


def a_part_left_out(dice: random.Random, text: str) -> str:
    data = bytes_of(text)
    at = dice.randrange(len(data))
    del data[at : at + dice.randint(1, 8)]
    return text_of(data)


def a_part_put_in(dice: random.Random, text: str) -> str:
    data = bytes_of(text)
    at = dice.randrange(len(data) + 1)
    data[at:at] = dice.randbytes(dice.randint(1, 8))
    return text_of(data)


def other_facts_below_the_signature(dice: random.Random, text: str) -> str:
    code = payload.read(text)
    other = replace(
        code.facts,
        **dice.choice([
            {"recipient": f"{code.facts.recipient}ๆ"},
            {"number": f"{code.facts.number}1"},
            {"given_for": "หลักสูตรอื่น"},
            {"office": "สำนักงานพัฒนาชุมชนอำเภอบางแพ"},
            {"kind": "household"},
            {"edition": code.facts.edition + 1},
            {"issued_on": date(2027, 1, 1)},
        ]),
    )  # fmt: skip
    return written(to_sign(other, code.public_key), code.signature)


def the_signature_of_another_certificate(dice: random.Random, text: str) -> str:
    other = bytes_of(signed(facts_of(dice.randrange(5_000, 6_000))))
    return text_of(bytes_of(text)[:-SIGNATURE] + other[-SIGNATURE:])


def the_key_of_a_stranger(_dice: random.Random, text: str) -> str:
    data = bytes_of(text)
    data[:KEY] = new_key().public_key
    return text_of(data)


def signed_by_a_stranger_under_the_offices_key(_dice: random.Random, text: str) -> str:
    code, stranger = payload.read(text), new_key()
    return written(code.signed, stranger.sign(code.signed))


def signed_by_a_stranger(_dice: random.Random, text: str) -> str:
    return signed(replace(payload.read(text).facts, recipient="นายปลอม แปลง"), new_key())


def of_another_form(_dice: random.Random, text: str) -> str:
    return "SMC2:" + text[len(HEAD) :]


def signed_without_its_form(_dice: random.Random, text: str) -> str:
    code = payload.read(text)
    return written(code.signed, SOMEBODYS.sign(code.signed[len(HEAD) :]))


def the_order_of_the_curve_added(_dice: random.Random, text: str) -> str:
    """The other spelling of a signature, which a careless check accepts."""
    order = 2**252 + 27742317777372353535851937790883648493
    data = bytes_of(text)
    data[-32:] = (int.from_bytes(data[-32:], "little") + order).to_bytes(32, "little")
    return text_of(data)


TAMPERED: tuple[Tamper, ...] = (
    a_bit_flipped, a_character_changed, two_characters_swapped, cut, a_part_left_out, a_part_put_in,
    other_facts_below_the_signature, the_signature_of_another_certificate, the_key_of_a_stranger,
    signed_by_a_stranger_under_the_offices_key, signed_by_a_stranger, of_another_form,
    signed_without_its_form, the_order_of_the_curve_added,
)  # fmt: skip


def test_one_thousand_genuine_codes_are_all_accepted() -> None:
    for number in range(1_000):
        found = check(signed(facts_of(number)), [KNOWN])
        assert (found.verdict, found.facts) == (Verdict.GENUINE, facts_of(number))
        assert found.key == KNOWN


def test_of_one_thousand_altered_codes_none_is_accepted() -> None:
    dice = random.Random(2569)
    tried = 0
    for number in range(1_000):
        tamper = TAMPERED[number % len(TAMPERED)]
        genuine = signed(facts_of(number))
        altered = tamper(dice, genuine)
        assert altered != genuine, tamper.__name__
        found = check(altered, [KNOWN])
        assert found.verdict is not Verdict.GENUINE, tamper.__name__
        assert found.sentence
        tried += 1
    assert tried == 1_000


@pytest.mark.parametrize(
    ("tamper", "verdict"),
    [
        (other_facts_below_the_signature, Verdict.ALTERED),
        (the_signature_of_another_certificate, Verdict.ALTERED),
        (the_key_of_a_stranger, Verdict.ALTERED),
        (signed_by_a_stranger_under_the_offices_key, Verdict.ALTERED),
        (the_order_of_the_curve_added, Verdict.ALTERED),
        (signed_by_a_stranger, Verdict.FORGED),
        (of_another_form, Verdict.UNREADABLE),
    ],
)
def test_the_verdict_says_how_it_is_wrong(tamper: Tamper, verdict: Verdict) -> None:
    found = check(tamper(random.Random(1), signed()), [KNOWN])
    assert found.verdict is verdict


def test_an_intact_code_by_an_unknown_key_gives_the_fingerprint_to_compare() -> None:
    found = check(signed())
    assert found.verdict is Verdict.UNKNOWN_KEY
    assert found.facts == FACTS
    assert found.fingerprint == fingerprint(SOMEBODYS.public_key)
    assert OFFICE in found.sentence


@pytest.mark.parametrize(
    ("holder", "own", "verdict"),
    [
        (OFFICE, True, Verdict.FORGED),
        (OFFICE, False, Verdict.UNKNOWN_KEY),
        ("สำนักงานพัฒนาชุมชนอำเภอบางแพ", True, Verdict.UNKNOWN_KEY),
    ],
)
def test_a_stranger_who_names_this_office_is_found_out(
    holder: str, own: bool, verdict: Verdict
) -> None:
    known = Key(1, new_key().public_key, holder, date(2026, 1, 1), None, own=own)
    assert check(signed(), [known]).verdict is verdict


def test_nothing_is_shown_of_what_was_altered() -> None:
    found = check(other_facts_below_the_signature(random.Random(1), signed()), [KNOWN])
    assert found.facts is None
    assert found.sentence == _(
        "Altered: what the code says is not what was signed. Do not accept it."
    )


def test_a_hand_scanner_is_understood_in_the_thai_layout() -> None:
    assert check(to_thai_layout(signed()), [KNOWN]).verdict is Verdict.GENUINE
    assert check(signed() + "\r\n", [KNOWN]).verdict is Verdict.GENUINE
