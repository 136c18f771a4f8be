"""Bytes as the 45 characters that a QR code packs tightest (RFC 9285)."""

import struct

ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"

_VALUES = {character: value for value, character in enumerate(ALPHABET)}
_TWO = [first + second for second in ALPHABET for first in ALPHABET]


def to_base45(data: bytes) -> str:
    """Three characters for every two bytes, two for a last one."""
    pairs = struct.unpack(f">{len(data) // 2}H", data[: len(data) // 2 * 2])
    found = [_TWO[pair % 2025] + ALPHABET[pair // 2025] for pair in pairs]
    if len(data) % 2:
        found.append(_TWO[data[-1]])
    return "".join(found)


def from_base45(text: str) -> bytes:
    """The bytes that `text` stands for; ValueError where it stands for none."""
    if len(text) % 3 == 1 or not _VALUES.keys() >= set(text):
        raise ValueError(text)
    values = [_VALUES[character] for character in text]
    found = bytearray()
    for place in range(0, len(values), 3):
        three = values[place : place + 3]
        number = sum(value * 45**power for power, value in enumerate(three))
        if number >= 1 << 8 * (len(three) - 1):
            raise ValueError(text)
        found += number.to_bytes(len(three) - 1, "big")
    return bytes(found)
