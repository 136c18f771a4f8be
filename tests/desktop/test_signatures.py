"""Pictures of signatures: what is taken in and how, what is refused, what they are printed on."""

from io import BytesIO

import pytest
from PIL import Image, ImageDraw

from db.queries import listing
from desktop import certificates
from desktop.history import changes_of_record
from desktop.office import Office
from desktop.problems import Refused
from desktop.programme.certificates import SAGE
from desktop.programme.stages import register
from desktop.signatures import LONGEST_SIDE, inked, sign_in_ink, signature_of, use_signature
from desktop.views import Scope
from tests.desktop.village_records import add

CHIEF = 1
BLUE = (20, 40, 160)


def scan(
    paper: object = "white",
    ink: object = BLUE,
    mode: str = "RGB",
    kind: str = "PNG",
    size: tuple[int, int] = (400, 200),
) -> bytes:
    """A thick stroke across the middle of a sheet."""
    wide, high = size
    picture = Image.new("RGB", size, paper)
    stroke = (wide // 4, high // 2, wide * 3 // 4, high // 2)
    ImageDraw.Draw(picture).line(stroke, ink, width=high // 10)
    stored = BytesIO()
    picture.convert(mode).save(stored, kind)
    return stored.getvalue()


def clear() -> bytes:
    """A stroke on nothing at all."""
    picture = Image.new("RGBA", (400, 200), (255, 255, 255, 0))
    ImageDraw.Draw(picture).line((100, 100, 300, 100), (*BLUE, 255), width=20)
    stored = BytesIO()
    picture.save(stored, "PNG")
    return stored.getvalue()


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(scan(), id="on white"),
        pytest.param(scan((235, 230, 215)), id="on yellowish paper"),
        pytest.param(scan((170, 170, 170), ink="black"), id="photographed in the evening"),
        pytest.param(scan(kind="JPEG"), id="jpeg"),
        pytest.param(scan(mode="CMYK", kind="JPEG"), id="for a printing house"),
        pytest.param(scan(mode="L", ink="black"), id="grey"),
        pytest.param(scan(mode="1", ink="black"), id="black and white"),
        pytest.param(clear(), id="cut out already"),
        pytest.param(scan(size=(6000, 3400), kind="JPEG"), id="20 megapixels"),
    ],
)
def test_the_ink_is_taken_and_the_paper_let_through(data: bytes) -> None:
    with Image.open(BytesIO(inked(data))) as picture:
        assert picture.format == "PNG"
        assert max(picture.size) <= LONGEST_SIDE
        assert picture.width > 5 * picture.height  # the stroke by itself
        assert picture.getpixel((picture.width // 2, picture.height // 2))[3] > 100


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "ไม่ใช่ภาพ"),
        (b"%PDF-1.7", "ไม่ใช่ภาพ"),
        (scan()[:60], "ไม่ใช่ภาพ"),
        (b"\0" * 60_000_001, "ใหญ่เกินไป"),
        (scan(ink="white"), "ไม่พบลายมือชื่อ"),
        (scan(paper="black", ink="white"), "มืดเกินไป"),
    ],
)
def test_what_is_no_signature_is_refused_in_one_sentence(data: bytes, reason: str) -> None:
    with pytest.raises(Refused) as refused:
        inked(data)
    assert reason in refused.value.reason
    assert "\n" not in refused.value.reason


def test_it_is_used_and_taken_back_as_actions_of_their_own(office: Office) -> None:
    assert signature_of(CHIEF) is None
    use_signature(office, CHIEF, scan())
    assert signature_of(CHIEF) == inked(scan())
    sign_in_ink(office, CHIEF)
    assert signature_of(CHIEF) is None
    office.undo()
    assert signature_of(CHIEF) == inked(scan())
    office.undo()
    assert signature_of(CHIEF) is None
    office.redo()
    assert signature_of(CHIEF) == inked(scan())


def test_the_history_of_a_signatory_tells_of_it(office: Office) -> None:
    use_signature(office, CHIEF, scan())
    sign_in_ink(office, CHIEF)
    told = changes_of_record(office, register("signatories"), CHIEF).changes
    assert [(one.field, one.old, one.new) for one in told[:2]] == [
        ("ภาพลายมือชื่อ", "ใช่", ""),
        ("ภาพลายมือชื่อ", "", "ใช่"),
    ]


def test_a_signatory_who_is_gone_is_given_no_picture(office: Office) -> None:
    with pytest.raises(Refused):
        use_signature(office, 99, scan())


@pytest.fixture
def sage(office: Office, scope: Scope) -> int:
    return add(office, scope)


def test_what_was_issued_keeps_the_signature_that_it_was_issued_with(
    office: Office, sage: int
) -> None:
    """Whatever becomes of the picture: changed, taken away, or undone."""
    round_id = office.rounds()[0].id
    blank = certificates.preview(office, round_id, [sage], kind=SAGE)
    use_signature(office, CHIEF, scan())
    (used, *_) = office.history(1)
    certificates.issue(office, round_id, [sage], kind=SAGE)
    (digest,) = listing.select("signatory", ["picture.digest"])[0]
    issued = certificates.pdf(office, round_id, kind=SAGE)
    assert issued != blank
    (facts,) = listing.select("certificate", ["facts"])[0]
    assert facts["signatories"][0]["picture"] == digest
    office.undo_action(used.id)
    assert signature_of(CHIEF) is None
    assert certificates.pdf(office, round_id, kind=SAGE) == issued
    use_signature(office, CHIEF, scan(ink="red"))
    assert certificates.pdf(office, round_id, kind=SAGE) == issued
