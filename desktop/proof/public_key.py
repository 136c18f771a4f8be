"""The public half of an office's key as a short text: for a QR code on paper, and for a file.

    SMK1:  base45( public key, 32 bytes | since | holder | check sum, 4 bytes )

The check sum finds what was cut or mistyped, no more: that the key is the office's own is seen by
its fingerprint, compared with what that office says on paper or on the telephone.
"""

import hashlib
import re
from dataclasses import dataclass
from datetime import date

from desktop.proof import fields
from desktop.proof.base45 import from_base45, to_base45
from desktop.proof.payload import KEY, LONGEST, Unreadable
from desktop.words import N_, _

VERSION = 1
HEAD = f"SMK{VERSION}:"

_NAMED = re.compile(r"SMK([1-9][0-9]{0,5}):")
_SUM = 4  # bytes

NO_KEY = N_("There is no public key of an office in it.")
NEWER = N_("A newer version of the program wrote this key. Install it first.")
DAMAGED = N_("The public key is damaged or was not read to its end.")


@dataclass(frozen=True, slots=True)
class PublicKey:
    """Whose key it is, and since when."""

    key: bytes
    holder: str
    since: date


def written(key: PublicKey) -> str:
    """`key` as the text of a QR code."""
    data = key.key + fields.day(key.since) + fields.text(key.holder)
    return HEAD + to_base45(data + _sum_of(data))


def file_of(key: PublicKey, heading: str, fingerprint: str) -> str:
    """A small text file: who reads it sees whose key it is, the program reads the last line."""
    return "\r\n".join((heading, key.holder, fingerprint, "", written(key), ""))


def read(text: str) -> PublicKey:
    """The public key in `text`, one line of many. Raises Unreadable where there is none."""
    for line in text.splitlines():
        if named := _NAMED.match(line.lstrip()):
            if int(named[1]) > VERSION:
                raise Unreadable(_(NEWER))
            return _read(line.lstrip()[len(HEAD) : LONGEST])
    raise Unreadable(_(NO_KEY))


def _read(body: str) -> PublicKey:
    """A space at the end may belong to the key; mail adds some and takes some away."""
    for one in (body, body.rstrip(), f"{body.rstrip()} "):
        try:
            data = from_base45(one)
            if _sum_of(data[:-_SUM]) == data[-_SUM:]:
                return _taken_apart(data[:-_SUM])
        except ValueError:
            continue
    raise Unreadable(_(DAMAGED))


def _taken_apart(data: bytes) -> PublicKey:
    reader = fields.Reader(data)
    key, since, holder = reader.taken(KEY), reader.day(), reader.text()
    if reader.rest():
        raise ValueError(data)
    return PublicKey(key, holder, since)


def _sum_of(data: bytes) -> bytes:
    return hashlib.sha256(HEAD.encode() + data).digest()[:_SUM]
