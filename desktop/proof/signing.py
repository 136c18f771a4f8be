"""Signs the facts of certificates with the office's key, as they are issued."""

from collections.abc import Callable

from desktop.office import Office
from desktop.problems import Refused
from desktop.proof import keys
from desktop.proof.payload import SignedFacts, to_sign, written
from desktop.words import _

type Sign = Callable[[SignedFacts], str]


def signer(office: Office) -> Sign:
    """What gives the text of the QR code for the facts of each of many certificates.

    Refused when the office has no key, or it is locked.
    """
    key = keys.current(office)
    if key is None:
        raise Refused(_("The office has no key yet. Make one in the settings."))
    opened = office.unlocked
    if opened is None or opened.public_key != key.public_key:
        raise Refused(_("The key that signs is locked. Unlock it in the settings."))

    def sign(facts: SignedFacts) -> str:
        signed = to_sign(facts, opened.public_key)
        return written(signed, opened.sign(signed))

    return sign


def sign(office: Office, facts: SignedFacts) -> str:
    """The text of the QR code of one certificate. Refused as `signer` is."""
    return signer(office)(facts)
