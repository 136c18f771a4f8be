import hashlib
import shutil
import subprocess
from dataclasses import replace
from datetime import date
from io import BytesIO
from itertools import combinations
from pathlib import Path

import pypdfium2
import pypdfium2.raw as raw
import pytest
from PIL import Image

from desktop.documents.certificates import CertificatePage, UnsetText
from desktop.documents.certificates import certificates_pdf as pages_pdf
from desktop.documents.designs import Design, shipped_design
from desktop.documents.pictures import UnreadablePicture
from desktop.documents.wording import (
    CertificateFacts,
    Signatory,
    UnknownSlot,
    Village,
    WordingFacts,
    certificate_facts,
    default_wording,
)

CHIEF = Signatory("นายสมศักดิ์ รักษ์ไทย", ("นายอำเภอโพธาราม",))
HEAD = Signatory("", ("พัฒนาการอำเภอโพธาราม",), signs_for="office")
ACTING = Signatory(
    "นายวีระชัย ตั้งใจดี",
    ("ปลัดอำเภอหัวหน้ากลุ่มงานบริหารงานปกครอง",),
    "รักษาราชการแทน นายอำเภอโพธาราม",
)
FACTS = WordingFacts(
    number="5/2569",
    recipient="นายวิชัย เจริญผล",
    village=Village("บ้านวังลึก", 1, "เจ็ดเสมียน"),
    course="วิทยากรผู้นำสัมมาชีพ",
    course_starts=date(2025, 12, 8),
    course_ends=date(2025, 12, 11),
    organiser="ศูนย์ศึกษาและพัฒนาชุมชนเพชรบุรี",
    issued_on=date(2026, 1, 15),
    district="โพธาราม",
    province="ราชบุรี",
    signatories=(CHIEF,),
)
LONG_NAME = "ว่าที่ร้อยตรีหญิงศรีสุภัทราภรณ์พิสุทธิ์ วรางคณากุลธิดาพัฒน์ชัยเจริญ ณ อยุธยา"
NAMES = ["นางสาวญาณิศา กตัญญูปั้นดี", "นายฐู ญู", "นางปิ่น น้ำฟ้า", "ร.ต.ต.ซื้อ ที่นี้", LONG_NAME]


def certificates_pdf(
    facts: list[CertificateFacts], design: str | Design = "formal", **others: object
) -> bytes:
    """The certificates in one design, which may be named by its key."""
    laid_out = shipped_design(design) if isinstance(design, str) else design
    return pages_pdf([CertificatePage(each, laid_out) for each in facts], **others)


def text_of(data: bytes, page: int = 0) -> list[str]:
    return pypdfium2.PdfDocument(data)[page].get_textpage().get_text_range().splitlines()


def lines_of(page: pypdfium2.PdfPage) -> list[pypdfium2.PdfTextObj]:
    """The lines of a page, without the marks that are raised above them."""
    texts = page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT], textpage=page.get_textpage())
    return [each for each in texts if each.extract()]


def test_the_default_wording_is_filled_as_the_office_writes_it() -> None:
    assert text_of(certificates_pdf([certificate_facts(FACTS)])) == [
        "เลขที่ ๕/๒๕๖๙",
        "เกียรติบัตร",
        "อำเภอโพธาราม จังหวัดราชบุรี",
        "มอบเกียรติบัตรฉบับนี้ให้ไว้เพื่อแสดงว่า",
        "นายวิชัย เจริญผล",
        "เป็นวิทยากรผู้นำสัมมาชีพชุมชน บ้านวังลึก หมู่ที่ ๑ ตำบลเจ็ดเสมียน",
        "ผ่านการฝึกอบรมหลักสูตร “วิทยากรผู้นำสัมมาชีพ”",
        "ระหว่างวันที่ ๘ – ๑๑ ธันวาคม ๒๕๖๘ จัดโดยศูนย์ศึกษาและพัฒนาชุมชนเพชรบุรี",
        "ขอให้มีความสุข ความเจริญ และเป็นกำลังสำคัญของชุมชนสืบไป",
        "ให้ไว้ ณ วันที่ ๑๕ มกราคม พุทธศักราช ๒๕๖๙",
        "( นายสมศักดิ์ รักษ์ไทย )",
        "นายอำเภอโพธาราม",
    ]


@pytest.mark.parametrize(
    ("signatories", "heading"),
    [
        ((CHIEF,), "อำเภอโพธาราม จังหวัดราชบุรี"),
        ((ACTING,), "อำเภอโพธาราม จังหวัดราชบุรี"),
        ((CHIEF, HEAD), "อำเภอโพธาราม จังหวัดราชบุรี"),
        ((HEAD,), "สำนักงานพัฒนาชุมชนอำเภอโพธาราม จังหวัดราชบุรี"),
    ],
)
def test_the_heading_follows_who_signs(signatories: tuple[Signatory, ...], heading: str) -> None:
    facts = certificate_facts(replace(FACTS, signatories=signatories))
    assert facts.heading == (heading,)


@pytest.mark.parametrize(
    ("changed", "line"),
    [
        ({"village": Village("ชุมชนตลาดบน", None, "โพธาราม")}, "ชุมชนตลาดบน ตำบลโพธาราม"),
        ({"course_starts": date(2025, 12, 11)}, "เมื่อวันที่ ๑๑ ธันวาคม ๒๕๖๘"),
        ({"course_place": "ศาลาประชาคม"}, "๒๕๖๘ ณ ศาลาประชาคม จัดโดย"),
        ({"digits": "arabic"}, "8 – 11 ธันวาคม 2568"),
        ({"course_starts": date(2025, 11, 30)}, "๓๐ พฤศจิกายน – ๑๑ ธันวาคม ๒๕๖๘"),
    ],
)
def test_each_fact_has_its_wording(changed: dict[str, object], line: str) -> None:
    facts = certificate_facts(replace(FACTS, **changed))
    assert line in "\n".join(facts.after_name)


def test_the_office_may_word_it_otherwise() -> None:
    wording = "ขอมอบแด่\n{name}\nปราชญ์ชุมชนด้าน{craft}\n{village}\nขอขอบคุณ"
    facts = certificate_facts(replace(FACTS, craft="จักสาน", village=None), wording)
    assert facts.before_name == ("ขอมอบแด่",)
    assert facts.after_name == ("ปราชญ์ชุมชนด้านจักสาน", "ขอขอบคุณ")


def test_an_unknown_slot_is_refused_with_the_ones_that_exist() -> None:
    with pytest.raises(UnknownSlot, match=r"\{surname\}.*\{course\}"):
        certificate_facts(FACTS, "{name}\n{surname}")


def test_what_was_typed_in_braces_is_never_filled() -> None:
    facts = certificate_facts(replace(FACTS, course="{organiser} {0}"))
    assert "{organiser} {0}" in "\n".join(facts.after_name)


def test_both_languages_have_a_wording_with_every_name_in_its_own_line() -> None:
    assert default_wording("th").splitlines()[0] == "มอบเกียรติบัตรฉบับนี้ให้ไว้เพื่อแสดงว่า"
    assert all("{name}" in default_wording(each).splitlines() for each in ("th", "en"))


def certificates() -> list[CertificateFacts]:
    return [
        certificate_facts(
            replace(FACTS, number=f"{number}/2569", recipient=name, signatories=(ACTING, HEAD))
        )
        for number, name in enumerate(NAMES, 1)
    ]


def test_every_page_is_found_exactly_as_typed() -> None:
    data = certificates_pdf(certificates())
    assert len(pypdfium2.PdfDocument(data)) == len(NAMES)
    for page, name in enumerate(NAMES):
        lines = text_of(data, page)
        assert name in " ".join(lines)
        assert lines[0] == f"เลขที่ {'๑๒๓๔๕'[page]}/๒๕๖๙"
        assert {"( นายวีระชัย ตั้งใจดี )", ACTING.acting, *ACTING.position} <= set(lines)
        assert any(line.startswith("( .....") for line in lines)


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="poppler is not installed")
def test_poppler_finds_every_name_too(tmp_path: Path) -> None:
    path = tmp_path / "certificates.pdf"
    path.write_bytes(certificates_pdf(certificates()))
    found = subprocess.run(["pdftotext", "-layout", path, "-"], capture_output=True, check=True)
    text = " ".join(found.stdout.decode("utf-8").split())
    assert all(name in text for name in NAMES)
    assert "ให้ไว้ ณ วันที่ ๑๕ มกราคม พุทธศักราช ๒๕๖๙" in text


@pytest.mark.parametrize(
    "changed",
    [
        {"recipient": LONG_NAME},
        {"recipient": "ก" * 120},
        {"course": "การพัฒนาศักยภาพวิทยากรผู้นำสัมมาชีพชุมชน " * 6},
        {"organiser": "สำนักงานพัฒนาชุมชน" * 12},
        {"signatories": (ACTING, replace(ACTING, position=("ตำแหน่ง",) * 5))},
        {"signatories": ()},
        {"course_place": "ศาลาประชาคมหมู่บ้าน " * 10, "recipient": LONG_NAME},
    ],
)
def test_nothing_leaves_the_frame_or_meets_another_line(changed: dict[str, object]) -> None:
    facts = certificate_facts(replace(FACTS, **changed))
    page = pypdfium2.PdfDocument(certificates_pdf([facts]))[0]
    boxes = [each.get_bounds() for each in lines_of(page)]
    assert all(left >= 62 and right <= 780 for left, _low, right, _high in boxes)
    assert all(low >= 48 and high <= 548 for _left, low, _right, high in boxes)
    for one, other in combinations(boxes, 2):
        beside = one[2] <= other[0] or other[2] <= one[0]
        overlap = min(one[3], other[3]) - max(one[1], other[1])
        assert beside or overlap < 1


@pytest.mark.parametrize("name", NAMES)
def test_the_name_is_the_largest_line(name: str) -> None:
    facts = replace(certificate_facts(replace(FACTS, recipient=name)), title="")
    page = pypdfium2.PdfDocument(certificates_pdf([facts]))[0]
    sizes: dict[float, str] = {}
    for each in lines_of(page):
        sizes[each.get_font_size()] = sizes.get(each.get_font_size(), "") + each.extract()
    assert name.split()[0][:4] in sizes[max(sizes)]


def test_english_and_arabic_digits() -> None:
    facts = certificate_facts(
        replace(
            FACTS,
            language="en",
            digits="arabic",
            village=Village("Ban Wang Luek", 1, "Chet Samian"),
            district="Photharam",
            province="Ratchaburi",
        )
    )
    lines = text_of(certificates_pdf([facts]))
    assert lines[:3] == [
        "No. 5/2569",
        "Certificate of Honour",
        "Photharam District, Ratchaburi Province",
    ]
    assert "Given on 15 January 2026" in lines
    assert "Ban Wang Luek, Moo 1, Chet Samian Subdistrict" in " ".join(lines)


@pytest.mark.parametrize(
    ("name", "character"),
    [("Mr 😀", "😀"), ("ကျော် ကျော်", "က"), ("ທ້າວ ສົມ", "ທ"), ("นาย 王", "王")],
)
def test_a_name_no_typeface_has_is_refused_before_any_page(name: str, character: str) -> None:
    facts = [certificate_facts(FACTS), certificate_facts(replace(FACTS, recipient=name))]
    told: list[object] = []
    with pytest.raises(UnsetText, match=f"“{name}”.*“{character}”"):
        certificates_pdf(facts, progress=lambda *done: told.append(done))
    assert told == []


def test_the_same_facts_give_the_same_bytes() -> None:
    facts = certificates()
    first, second = certificates_pdf(facts), certificates_pdf(facts)
    assert hashlib.sha256(first).digest() == hashlib.sha256(second).digest()
    changed = [replace(facts[0], recipient="นายอื่น"), *facts[1:]]
    assert certificates_pdf(changed) != first


def test_a_page_is_small_and_the_sheet_is_a4_landscape() -> None:
    facts = certificates() * 20
    one, many = certificates_pdf(facts[:5]), certificates_pdf(facts)
    assert (len(many) - len(one)) / (len(facts) - 5) < 3000
    page = pypdfium2.PdfDocument(one)[0]
    assert page.get_size() == pytest.approx((841.89, 595.28), abs=0.01)
    assert b"Helvetica" not in one
    assert b"th-TH" in one


def test_progress_is_told_of_every_page_and_may_end_the_work() -> None:
    told: list[tuple[int, int]] = []
    certificates_pdf(certificates(), progress=lambda done, of: told.append((done, of)))
    assert told == [(done, 5) for done in range(1, 6)]

    class Cancelled(Exception):  # noqa: N818
        pass

    def cancel(done: int, of: int) -> None:
        if done == 2:
            raise Cancelled

    with pytest.raises(Cancelled):
        certificates_pdf(certificates(), progress=cancel)


def test_an_empty_batch_is_refused_rather_than_printed_blank() -> None:
    with pytest.raises(ValueError, match="no certificate"):
        certificates_pdf([])


def picture(mode: str, size: tuple[int, int], kind: str) -> bytes:
    file = BytesIO()
    Image.new(mode, size, 0).save(file, kind)
    return file.getvalue()


@pytest.mark.parametrize(
    ("mode", "size", "kind"),
    [
        ("RGB", (300, 300), "PNG"),
        ("RGBA", (4000, 400), "PNG"),
        ("CMYK", (200, 300), "JPEG"),
        ("L", (50, 50), "JPEG"),
        ("P", (64, 64), "PNG"),
        ("RGB", (5000, 4000), "JPEG"),
    ],
)
def test_any_emblem_is_drawn_small_once(mode: str, size: tuple[int, int], kind: str) -> None:
    emblem = picture(mode, size, kind)
    facts = [replace(each, emblem=emblem) for each in certificates()]
    data = certificates_pdf(facts)
    assert data == certificates_pdf(facts)
    assert len(data) < 400_000
    assert data.count(b"/Subtype /Image") <= 2  # the picture and its transparency


@pytest.mark.parametrize("data", [b"", b"no picture", picture("RGB", (300, 300), "PNG")[:90]])
def test_what_is_no_picture_is_refused(data: bytes) -> None:
    with pytest.raises(UnreadablePicture):
        certificates_pdf([replace(each, emblem=data) for each in certificates()])
