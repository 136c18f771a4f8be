"""The keys of an office: its own, which sign, and those of other offices that it has come to know.

An own key is made once, sealed with a pass phrase, and unlocked for one session. Replaced, it signs
no more but goes on checking what it signed. All of them are rows of the office, backed up with it;
the open private half is in memory only. What happens to a key cannot be undone: what it signed
could not be checked any more, or an old pass phrase would open it again.
"""

from base64 import b64decode, b64encode
from dataclasses import dataclass
from datetime import date

from db.queries import listing
from db.queries.conditions import Condition, Order
from db.transaction import Transaction
from desktop import signing_key as crypto
from desktop.office import Office
from desktop.problems import Refused, refusing
from desktop.proof import public_key
from desktop.proof.payload import Unreadable
from desktop.proof.public_key import PublicKey
from desktop.steps import KEY
from desktop.words import _

_COLUMNS = ["id", "public_key", "sealed", "holder", "since", "until"]


@dataclass(frozen=True, slots=True)
class Key:
    """A key that this office knows. An own one signs until it is replaced."""

    id: int
    public_key: bytes
    holder: str
    since: date
    until: date | None
    own: bool

    @property
    def fingerprint(self) -> str:
        """The digits by which people compare it."""
        return crypto.fingerprint(self.public_key)

    @property
    def signs(self) -> bool:
        """Whether it is the one that signs new certificates."""
        return self.own and self.until is None

    @property
    def public(self) -> PublicKey:
        """What of it may be given away."""
        return PublicKey(self.public_key, self.holder, self.since)


def keys(_office: Office) -> list[Key]:
    """Every known key: the office's own first, the newest before the older."""
    order = [Order("since", descending=True), Order("id", descending=True)]
    with refusing():
        found = listing.select("signing_key", _COLUMNS, order=order)
    known = [
        Key(id_, b64decode(public), holder, since, until, bool(sealed))
        for id_, public, sealed, holder, since, until in found
    ]
    return sorted(known, key=lambda one: (not one.signs, not one.own))


def current(office: Office) -> Key | None:
    """The key that signs; None before the first was made."""
    return next((one for one in keys(office) if one.signs), None)


def is_unlocked(office: Office) -> bool:
    """Whether this session can sign now: with the office's key of today, not one replaced."""
    key = current(office)
    return bool(key and office.unlocked and office.unlocked.public_key == key.public_key)


def make(office: Office, phrase: str) -> Key:
    """The office's first key, unlocked. Refused when it has one, or the pass phrase is too weak."""
    return _begin(office, phrase, replacing=None)


def replace(office: Office, phrase: str) -> Key:
    """Another key that signs from today on, unlocked; the one before it keeps checking."""
    key = current(office)
    if key is None:
        raise _none_yet()
    return _begin(office, phrase, replacing=key)


def unlock(office: Office, phrase: str) -> None:
    """Make the key sign until the office is closed. Refused for a wrong pass phrase."""
    key = current(office)
    if key is None:
        raise _none_yet()
    office.unlocked = _opened(key, phrase)


def lock(office: Office) -> None:
    """Let the key sign no more in this session."""
    office.unlocked = None


def change_phrase(office: Office, old: str, new: str) -> None:
    """Seal the key with another pass phrase. Refused when `old` is wrong or `new` too weak."""
    key = current(office)
    if key is None:
        raise _none_yet()
    _refuse_weak(new)
    opened = _opened(key, old)
    text = crypto.sealed(opened, new)
    office.write(
        _("Change the pass phrase of the key"),
        lambda tx: tx.save("signing_key", {"sealed": text}, id=key.id),
        kind=KEY,
    )
    office.unlocked = opened


def understood(text: str) -> PublicKey:
    """The public key in a file's or a code's text. Refused where there is none."""
    try:
        return public_key.read(text)
    except Unreadable as unreadable:
        raise Refused(str(unreadable)) from None


def trust(office: Office, key: PublicKey) -> None:
    """Know the key of another office from now on: what it signed is genuine here.

    Refused when it is known already. Who asks has compared the fingerprint.
    """
    row = _row(key.key, key.holder, key.since)

    def work(tx: Transaction) -> None:
        if any(one.public_key == key.key for one in keys(office)):
            raise Refused(_("This office knows the key already."))
        tx.save("signing_key", row)

    office.write(_("Know the key of {office}").format(office=key.holder), work, kind=KEY)


def forget(office: Office, key: Key) -> None:
    """Know the key of another office no more. An own one is never forgotten."""
    if key.own:
        raise Refused(_("The office's own keys stay: they check what they signed."))
    office.write(
        _("Forget the key of {office}").format(office=key.holder),
        lambda tx: tx.delete("signing_key", key.id),
        kind=KEY,
    )


def _begin(office: Office, phrase: str, *, replacing: Key | None) -> Key:
    _refuse_weak(phrase)
    opened, today = crypto.new_key(), office.today()
    row = _row(opened.public_key, office.profile.name, today, crypto.sealed(opened, phrase))

    def work(tx: Transaction) -> None:
        present = current(office)
        if (present and present.id) != (replacing and replacing.id):
            raise Refused(_("The office has another key by now. Look at it again."))
        if replacing is not None:
            tx.save("signing_key", {"until": max(today, replacing.since)}, id=replacing.id)
        tx.save("signing_key", row)

    title = _("Make a key that signs certificates")
    office.write(title if replacing is None else _("Replace the key"), work, kind=KEY)
    office.unlocked = opened
    made = current(office)
    assert made is not None  # noqa: S101  it was stored just now
    return made


def _row(public: bytes, holder: str, since: date, sealed: str = "") -> dict[str, object]:
    return {
        "key_id": crypto.fingerprint(public),
        "public_key": b64encode(public).decode(),
        "sealed": sealed,
        "holder": holder,
        "since": since,
    }


def _opened(key: Key, phrase: str) -> crypto.SigningKey:
    stored = listing.select("signing_key", ["sealed"], [Condition("id", "=", key.id)])
    try:
        return crypto.opened(stored[0][0], phrase, key.public_key)
    except crypto.WrongPhrase:
        raise Refused(
            _("The pass phrase is not right. See which keyboard layout is on, and Caps Lock.")
        ) from None


def _refuse_weak(phrase: str) -> None:
    if len(phrase.strip()) < crypto.SHORTEST or len(set(phrase)) < crypto.SHORTEST // 2:
        raise Refused(
            _("Take a pass phrase of at least {count} characters that are not all alike.").format(
                count=crypto.SHORTEST
            )
        )


def _none_yet() -> Refused:
    return Refused(_("The office has no key yet. Make one in the settings."))
