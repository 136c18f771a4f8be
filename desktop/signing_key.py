"""A key that signs: made, sealed with a pass phrase, opened again. The open one is in memory only.

The private half is sealed by ChaCha20-Poly1305 under a key that scrypt makes of the pass phrase, so
that trying phrases costs whoever stole the file 64 MB and a good part of a second each.
"""

import hashlib
import os
import unicodedata
from base64 import b64decode, b64encode
from dataclasses import dataclass

from cryptography.exceptions import InvalidSignature, InvalidTag
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

SHORTEST = 10  # characters of a pass phrase

_FORM = "scrypt1"
_COST = 1 << 16
_SALT, _NONCE = 16, 12  # bytes


class WrongPhrase(ValueError):  # noqa: N818  says what was wrong, not that it was
    """A pass phrase does not open the key, or what was sealed is damaged."""


@dataclass(frozen=True, slots=True, repr=False)
class SigningKey:
    """An open key. Nothing shows its private half."""

    public_key: bytes
    private: Ed25519PrivateKey

    def sign(self, data: bytes) -> bytes:
        """The signature of `data`, 64 bytes."""
        return self.private.sign(data)


def new_key() -> SigningKey:
    """A key that nobody has had before."""
    return _of(Ed25519PrivateKey.generate())


def sealed(key: SigningKey, phrase: str) -> str:
    """The private half of `key` as a text that only `phrase` opens."""
    salt, nonce = os.urandom(_SALT), os.urandom(_NONCE)
    lock = ChaCha20Poly1305(_stretched(phrase, salt))
    closed = lock.encrypt(nonce, key.private.private_bytes_raw(), key.public_key)
    return f"{_FORM}:{b64encode(salt + nonce + closed).decode()}"


def opened(text: str, phrase: str, public_key: bytes) -> SigningKey:
    """The key that was `sealed`. Raises WrongPhrase for another phrase or public half."""
    form, _colon, body = text.partition(":")
    try:
        data = b64decode(body, validate=True)
        salt, nonce, closed = data[:_SALT], data[_SALT : _SALT + _NONCE], data[_SALT + _NONCE :]
        if form != _FORM:
            raise WrongPhrase(form)
        private = ChaCha20Poly1305(_stretched(phrase, salt)).decrypt(nonce, closed, public_key)
        return _of(Ed25519PrivateKey.from_private_bytes(private))
    except (InvalidTag, ValueError) as error:
        raise WrongPhrase(form) from error


def is_signed(data: bytes, signature: bytes, public_key: bytes) -> bool:
    """Whether the holder of `public_key` signed exactly `data`."""
    try:
        Ed25519PublicKey.from_public_bytes(public_key).verify(signature, data)
    except (InvalidSignature, ValueError):
        return False
    return True


def fingerprint(public_key: bytes) -> str:
    """Thirty digits that name a public key, in groups that can be read out on the telephone."""
    number = int.from_bytes(hashlib.sha256(public_key).digest(), "big") % 10**30
    digits = f"{number:030}"
    return " ".join(digits[at : at + 5] for at in range(0, 30, 5))


def _of(private: Ed25519PrivateKey) -> SigningKey:
    return SigningKey(private.public_key().public_bytes_raw(), private)


def _stretched(phrase: str, salt: bytes) -> bytes:
    """The same phrase gives the same key, whichever way a keyboard composes its letters."""
    spelled = unicodedata.normalize("NFKC", phrase).encode("utf-8", "surrogatepass")
    return Scrypt(salt=salt, length=32, n=_COST, r=8, p=1).derive(spelled)
