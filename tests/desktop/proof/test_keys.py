"""The office's key: made once, sealed, unlocked for a session, replaced, never lost by an undo."""

from base64 import b64encode
from dataclasses import replace
from datetime import date

import pytest

from db import changes
from db.queries import listing
from desktop import signing_key as crypto
from desktop.office import Office
from desktop.problems import Refused
from desktop.proof import keys, public_key
from desktop.proof.checking import Verdict, check_in, remarks
from desktop.proof.signing import sign, signer
from desktop.words import _
from tests.desktop.proof.samples import FACTS, a_row, signed

PHRASE, OTHER = "ข้าวหอมมะลิ105", "ปลาทูแม่กลอง 12"


@pytest.fixture(autouse=True)
def cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pass phrases are stretched less, so that the tests take less."""
    monkeypatch.setattr(crypto, "_COST", 1 << 8)


@pytest.fixture
def keyed(office: Office) -> Office:
    """An office that can sign."""
    keys.make(office, PHRASE)
    return office


def refused(told: str) -> pytest.RaisesExc[Refused]:
    return pytest.raises(Refused, check=lambda error: error.reason == told)


def test_a_key_is_made_once_and_signs_at_once(office: Office) -> None:
    assert keys.current(office) is None
    made = keys.make(office, PHRASE)
    assert (made.own, made.signs, made.holder) == (True, True, office.profile.name)
    assert keys.is_unlocked(office)
    assert check_in(office, sign(office, FACTS)).verdict is Verdict.GENUINE
    with refused(_("The office has another key by now. Look at it again.")):
        keys.make(office, PHRASE)
    assert keys.keys(office) == [made]


@pytest.mark.parametrize("phrase", ["", "สั้นไป", "         ก", "aaaaaaaaaaaaaaaa"])
def test_a_weak_pass_phrase_is_refused(office: Office, phrase: str) -> None:
    with pytest.raises(Refused):
        keys.make(office, phrase)
    assert keys.keys(office) == []
    assert office.unlocked is None


def test_without_a_key_or_locked_nothing_is_signed(office: Office) -> None:
    with refused(_("The office has no key yet. Make one in the settings.")):
        sign(office, FACTS)
    with pytest.raises(Refused):
        keys.unlock(office, PHRASE)
    keys.make(office, PHRASE)
    keys.lock(office)
    with refused(_("The key that signs is locked. Unlock it in the settings.")):
        sign(office, FACTS)


def test_the_key_is_unlocked_by_its_pass_phrase_alone(keyed: Office) -> None:
    keys.lock(keyed)
    for wrong in ("", PHRASE[:-1], PHRASE + " ", OTHER):
        with refused(
            _("The pass phrase is not right. See which keyboard layout is on, and Caps Lock.")
        ):
            keys.unlock(keyed, wrong)
        assert not keys.is_unlocked(keyed)
    keys.unlock(keyed, PHRASE)
    assert keys.is_unlocked(keyed)


def test_a_closed_office_has_forgotten_the_open_key(keyed: Office) -> None:
    where = keyed.connection.location
    keyed.close()
    assert keyed.unlocked is None
    with Office.open(where) as again:
        assert not keys.is_unlocked(again)
        keys.unlock(again, PHRASE)
        assert check_in(again, sign(again, FACTS)).verdict is Verdict.GENUINE


def test_the_pass_phrase_can_be_changed(keyed: Office) -> None:
    before = sign(keyed, FACTS)
    keys.lock(keyed)
    with pytest.raises(Refused):
        keys.change_phrase(keyed, OTHER, PHRASE)
    with pytest.raises(Refused):
        keys.change_phrase(keyed, PHRASE, "สั้น")
    keys.change_phrase(keyed, PHRASE, OTHER)
    assert keys.is_unlocked(keyed)
    with pytest.raises(Refused):
        keys.unlock(keyed, PHRASE)
    keys.unlock(keyed, OTHER)
    assert sign(keyed, FACTS) == before


def test_a_replaced_key_signs_no_more_but_checks_what_it_signed(keyed: Office) -> None:
    old, text = keys.current(keyed), sign(keyed, FACTS)
    keyed.today = lambda: date(2027, 5, 1)
    new = keys.replace(keyed, OTHER)
    assert new.public_key != old.public_key
    assert [one.signs for one in keys.keys(keyed)] == [True, False]
    assert keys.keys(keyed)[1].until == date(2027, 5, 1)
    found = check_in(keyed, text)
    assert (found.verdict, found.key.id) == (Verdict.GENUINE, old.id)
    assert found.sentence == _("Genuine: signed with an earlier key of this office.")
    assert check_in(keyed, sign(keyed, FACTS)).key == new


def test_a_session_whose_key_another_replaced_signs_no_more(keyed: Office) -> None:
    mine = keyed.unlocked
    keys.replace(keyed, OTHER)
    keyed.unlocked = mine
    assert not keys.is_unlocked(keyed)
    with pytest.raises(Refused):
        signer(keyed)


def test_two_who_replace_it_at_once_do_not_make_two(
    keyed: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = keys.current(keyed)
    keys.replace(keyed, OTHER)
    with pytest.raises(Refused):
        keys._begin(keyed, PHRASE, replacing=seen)
    assert sum(one.signs for one in keys.keys(keyed)) == 1


def test_no_undo_takes_a_key_away(keyed: Office) -> None:
    assert keyed.next_undo() is None or keyed.next_undo().kind != "key"
    with refused(_("This cannot be undone.")):
        keyed.undo_action(keyed.history(1)[0].id)
    assert keys.current(keyed) is not None


def test_the_open_private_half_is_in_no_row_and_no_log(keyed: Office) -> None:
    private = keyed.unlocked.private.private_bytes_raw()
    keys.change_phrase(keyed, PHRASE, OTHER)
    keys.replace(keyed, PHRASE)
    told = repr(keyed.unlocked) + repr(keys.keys(keyed))
    database = keyed.connection.database
    for table in database.get_tables():
        told += repr([tuple(row.values()) for row in database.rows(f'SELECT * FROM "{table}"')])
    for secret in (private, keyed.unlocked.private.private_bytes_raw()):
        for spelled in (secret.hex(), b64encode(secret).decode(), repr(secret)):
            assert spelled not in told
    for phrase in (PHRASE, OTHER):
        assert phrase not in told


def test_the_history_shows_nothing_of_what_is_sealed(keyed: Office) -> None:
    from desktop.logged import UNSEEN, subject

    shown = subject("signing_key").fields
    assert {"sealed", "public_key"} <= UNSEEN
    assert not {"sealed", "public_key"} & shown.keys()
    logged = changes.changes_of(keyed.connection.database, keyed.history(1)[0].id)
    assert [one.table for one in logged] == ["signing_key"]


def test_the_key_of_another_office_is_known_by_its_public_half(keyed: Office) -> None:
    theirs = crypto.new_key()
    text = signed(replace(FACTS, office="สพอ.บางแพ"), theirs)
    assert check_in(keyed, text).verdict is Verdict.UNKNOWN_KEY
    paper = public_key.PublicKey(theirs.public_key, "สพอ.บางแพ", date(2026, 1, 5))
    keys.trust(keyed, keys.understood(public_key.written(paper)))
    found = check_in(keyed, text)
    assert found.verdict is Verdict.GENUINE
    assert (found.key.holder, found.key.own, found.key.signs) == ("สพอ.บางแพ", False, False)
    assert keys.current(keyed).own
    with refused(_("This office knows the key already.")):
        keys.trust(keyed, paper)
    keys.forget(keyed, found.key)
    assert check_in(keyed, text).verdict is Verdict.UNKNOWN_KEY


def test_an_own_key_is_never_forgotten(keyed: Office) -> None:
    with pytest.raises(Refused):
        keys.forget(keyed, keys.current(keyed))
    assert keys.current(keyed) is not None


def test_who_swaps_the_sealed_halves_of_two_keys_opens_none(keyed: Office) -> None:
    """The seal is bound to its public half."""
    first = listing.select("signing_key", ["sealed"])[0][0]
    other = crypto.new_key()
    with pytest.raises(crypto.WrongPhrase):
        crypto.opened(first, PHRASE, other.public_key)


@pytest.mark.parametrize("text", ["", "scrypt1:", "scrypt1:AAAA", "scrypt9:AAAA", "ๆ", "scrypt1:ๆ"])
def test_a_damaged_seal_is_a_wrong_pass_phrase(text: str) -> None:
    with pytest.raises(crypto.WrongPhrase):
        crypto.opened(text, PHRASE, b"")


def test_a_fingerprint_is_thirty_digits_in_groups_of_five() -> None:
    seen = crypto.fingerprint(bytes(32))
    assert [len(group) for group in seen.split(" ")] == [5] * 6
    assert seen.replace(" ", "").isdecimal()
    assert seen != crypto.fingerprint(bytes(31) + b"\1")


def test_twenty_thousand_are_signed_with_one_question_to_the_office(
    keyed: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    signs = signer(keyed)
    monkeypatch.setattr(keys, "current", lambda _office: pytest.fail("asked again"))
    texts = {signs(replace(FACTS, number=f"{number}/2569")) for number in range(2_000)}
    assert len(texts) == 2_000


@pytest.mark.parametrize(
    ("row", "told", "tone"),
    [
        ({}, "The register of this office says the same.", "good"),
        (None, "The register of this office does not have this number.", "bad"),
        ({"kind": "household"}, "The register of this office does not have this number.", "bad"),
        ({"status": "void", "void_reason": "พิมพ์ผิด"}, "It was made void: {reason}", "bad"),
        ({"edition": 2}, "The register holds edition {now}; this is edition {edition}.", "bad"),
        ({"recipient": "นายอื่น"}, "The register has it for {name}.", "bad"),
    ],
)
def test_the_register_says_what_it_holds_of_the_number(
    keyed: Office, row: dict[str, object] | None, told: str, tone: str
) -> None:
    if row is not None:
        keyed.write("ทะเบียน", lambda tx: tx.save("certificate", a_row(**row)))
    found = remarks(check_in(keyed, sign(keyed, FACTS)))
    wanted = _(told).format(reason="พิมพ์ผิด", now=2, edition=1, name="นายอื่น")
    assert found == [(wanted, tone)]


def test_to_whom_it_was_handed_over_is_told(keyed: Office) -> None:
    day = date(2026, 3, 9)
    row = a_row(handed_on=day, handed_to="ลูกสาว")
    keyed.write("ทะเบียน", lambda tx: tx.save("certificate", row))
    found = check_in(keyed, sign(keyed, FACTS)).registered
    assert (found.handed_on, found.handed_to) == (day, "ลูกสาว")


def test_a_key_that_signs_for_another_office_is_told(keyed: Office) -> None:
    text = sign(keyed, replace(FACTS, office="สพอ.บางแพ"))
    assert remarks(check_in(keyed, text))[0][1] == "warn"


def test_a_stranger_who_names_the_office_by_its_new_name_is_found_out(office: Office) -> None:
    assert check_in(office, signed()).verdict is Verdict.FORGED
