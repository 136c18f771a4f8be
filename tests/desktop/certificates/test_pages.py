"""What a kind is printed with: its own design, and a code that its key signs."""

from dataclasses import replace

import pytest

from db.queries import listing
from desktop import certificates
from desktop.designs import copy_design, design_called, save_design
from desktop.office import Office
from desktop.problems import Refused
from desktop.programme.certificates import LEAD_TRAINER
from desktop.proof import keys
from desktop.proof.checking import Verdict, check_in
from tests.desktop.certificates.conftest import DAY


def round_id(office: Office) -> int:
    return office.rounds()[0].id


def with_codes(office: Office) -> None:
    settings = certificates.kind_settings(LEAD_TRAINER)
    certificates.change_kind(office, replace(settings, has_proof=True))


def stored(office: Office) -> list[tuple[object, ...]]:
    columns = ["id", "number", "proof", "edition", "design"]
    return listing.select("certificate", columns)


def test_what_is_issued_carries_a_genuine_code_of_its_own(
    office: Office, trained: list[int]
) -> None:
    keys.make(office, "ข้าวหอมมะลิ105")
    with_codes(office)
    certificates.issue(office, round_id(office), trained[:2], DAY)
    for _id, number, proof, _edition, _design in stored(office):
        found = check_in(office, str(proof))
        assert found.verdict is Verdict.GENUINE
        assert found.facts is not None
        assert (found.facts.number, found.facts.edition) == (number, 1)


def test_a_correction_is_signed_as_another_edition(office: Office, trained: list[int]) -> None:
    keys.make(office, "ข้าวหอมมะลิ105")
    with_codes(office)
    certificates.issue(office, round_id(office), trained[:1], DAY)
    [(one, _number, before, *_rest)] = stored(office)
    certificates.correct(office, int(str(one)), "พิมพ์ผิด")
    [(_one, _number, proof, edition, _design)] = stored(office)
    found = check_in(office, str(proof))
    assert found.facts is not None
    assert (found.verdict, found.facts.edition, edition) == (Verdict.GENUINE, 2, 2)
    assert proof != before


def test_nothing_is_issued_while_the_key_is_locked(office: Office, trained: list[int]) -> None:
    with_codes(office)
    with pytest.raises(Refused):
        certificates.issue(office, round_id(office), trained, DAY)
    keys.make(office, "ข้าวหอมมะลิ105")
    keys.lock(office)
    with pytest.raises(Refused):
        certificates.issue(office, round_id(office), trained, DAY)
    assert stored(office) == []


def test_what_was_printed_with_a_design_stays_as_it_was(office: Office, trained: list[int]) -> None:
    own = copy_design(office, "modern")
    settings = certificates.kind_settings(LEAD_TRAINER)
    certificates.change_kind(office, replace(settings, design="", layout=own))
    certificates.issue(office, round_id(office), trained[:1], DAY)
    before = certificates.pdf(office, round_id(office))
    fewer = design_called(own)
    save_design(office, replace(fewer, elements=fewer.elements[:-1]), replaced=own)
    assert certificates.pdf(office, round_id(office)) == before
    assert certificates.kind_settings(LEAD_TRAINER).layout not in (None, own)
