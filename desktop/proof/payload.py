"""The signed facts of a certificate as the short text of its QR code, and read back.

    SMC1:  base45( public key, 32 bytes | facts | signature, 64 bytes )

The signature is over all that stands before it, the name and number of this form too: nothing can
be changed, swapped or written in another way.

The public key travels in the code. It costs 48 characters, one or two sizes of QR code; for it, a
copy of the program that has no network and never heard of the office can still tell three things
apart: genuine (the key is one that this office knows), intact (nothing was changed since it was
signed, but anybody can make a key: its fingerprint is to be compared with the key sheet of the
office that the certificate names) and altered. With no more than the key's name in the code, the
last two would look the same to everyone but the office itself. That a key stands in a code never
makes it known: whom to trust is what the office's own table of keys says.
"""

import re
from dataclasses import dataclass
from datetime import date

from desktop.proof import fields
from desktop.proof.base45 import from_base45, to_base45
from desktop.words import N_, _

VERSION = 1
HEAD = f"SMC{VERSION}:"
KEY, SIGNATURE = 32, 64  # bytes
LONGEST = 4296  # characters: no QR code holds more

_NAMED = re.compile(r"SMC([1-9][0-9]{0,5}):")

NOT_OURS = N_("This is not the code of a certificate made with this program.")
NEWER = N_("A newer version of the program made this code. Install it to check the certificate.")
DAMAGED = N_("The code is damaged or was not read to its end. Read it again.")


@dataclass(frozen=True, slots=True)
class SignedFacts:
    """What a certificate says: which `kind` it is (its key), for whom, for what, from whom.

    `given_for` is the course, or what else it honours; `edition` counts the corrections that were
    made before it was handed over.
    """

    kind: str
    number: str
    recipient: str
    given_for: str
    issued_on: date
    office: str
    edition: int = 1


@dataclass(frozen=True, slots=True)
class Code:
    """A code taken apart: what it says, whose key it names, and what of it was signed how."""

    facts: SignedFacts
    public_key: bytes
    signed: bytes
    signature: bytes


class Unreadable(ValueError):  # noqa: N818  says what was wrong, not that it was
    """A text is no code that can be checked; `str()` of it says why in one sentence."""


def to_sign(facts: SignedFacts, public_key: bytes) -> bytes:
    """What the holder of `public_key` signs for `facts`."""
    texts = (facts.kind, facts.number, facts.recipient, facts.given_for, facts.office)
    when = fields.day(facts.issued_on) + fields.number(facts.edition)
    return HEAD.encode() + public_key + when + b"".join(map(fields.text, texts))


def written(signed: bytes, signature: bytes) -> str:
    """The text of the code for what `to_sign` gave and its signature."""
    return HEAD + to_base45(signed[len(HEAD) :] + signature)


def is_named(text: str) -> bool:
    """Whether a text begins as a code of this or a newer version does."""
    return _NAMED.match(text) is not None


def read(text: str) -> Code:
    """The code in `text`, its signature not yet checked. Raises Unreadable for anything else."""
    text = text.strip("\r\n\t\0")
    named = _NAMED.match(text)
    if named is None:
        raise Unreadable(_(NOT_OURS))
    if int(named[1]) > VERSION:
        raise Unreadable(_(NEWER))
    try:
        return _taken_apart(text[len(HEAD) : LONGEST])
    except ValueError:
        raise Unreadable(_(DAMAGED)) from None


def _taken_apart(body: str) -> Code:
    data = from_base45(body)
    reader = fields.Reader(data, KEY)
    day, edition = reader.day(), reader.number()
    kind, number, recipient, given_for, office = (reader.text() for _each in range(5))
    signed, signature = HEAD.encode() + data[: reader.at], reader.rest()
    if len(signature) != SIGNATURE:
        raise ValueError(len(signature))
    facts = SignedFacts(kind, number, recipient, given_for, day, office, edition)
    return Code(facts, data[:KEY], signed, signature)
