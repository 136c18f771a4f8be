"""The keys of an office on both engines: what is stored is what opens, signs and checks again."""

from datetime import date
from pathlib import Path

import pytest

from desktop import signing_key as crypto
from desktop.office import Office
from desktop.places import load_district
from desktop.proof import keys
from desktop.proof.checking import Verdict, check_in
from desktop.proof.payload import SignedFacts
from desktop.proof.signing import sign


def test_a_key_is_kept_by_either_engine(
    location: Path | str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(crypto, "_COST", 1 << 8)
    with Office.create(location, load_district("7007"), who="ส") as office:
        facts = SignedFacts(
            "lead_trainer", "1/2569", "นายแก้ว", "", date(2026, 3, 2), office.profile.name
        )
        keys.make(office, "ข้าวหอมมะลิ105")
        text = sign(office, facts)
        keys.replace(office, "ปลาทูแม่กลอง 12")
        stored = keys.keys(office)
    with Office.open(location) as office:
        assert keys.keys(office) == stored
        assert not keys.is_unlocked(office)
        keys.unlock(office, "ปลาทูแม่กลอง 12")
        for code in (text, sign(office, facts)):
            assert check_in(office, code).verdict is Verdict.GENUINE
