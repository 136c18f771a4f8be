"""Certificates to sign, and a key to sign them with."""

from datetime import date

from desktop.proof.payload import SignedFacts, to_sign, written
from desktop.signing_key import SigningKey, new_key

OFFICE = "สำนักงานพัฒนาชุมชนอำเภอโพธาราม"

FACTS = SignedFacts(
    kind="lead_trainer",
    number="12/2569",
    recipient="นายเสนาะ ดวงแก้ว",
    given_for="วิทยากรผู้นำสัมมาชีพชุมชน รุ่นที่ ๑",
    issued_on=date(2026, 3, 2),
    office=OFFICE,
)

SOMEBODYS = new_key()


def signed(facts: SignedFacts = FACTS, key: SigningKey = SOMEBODYS) -> str:
    """The text of the code of a certificate."""
    data = to_sign(facts, key.public_key)
    return written(data, key.sign(data))


def a_row(proof: str = "", **other: object) -> dict[str, object]:
    """What the register holds of the certificate."""
    row = {
        "kind": FACTS.kind, "year": 2569, "serial": 12, "number": FACTS.number, "proof": proof,
        "issued_on": FACTS.issued_on, "recipient": FACTS.recipient, "facts": {}, "design": "formal",
        "digest": "",
    }  # fmt: skip
    return row | other
