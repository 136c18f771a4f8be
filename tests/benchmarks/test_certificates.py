"""A thousand certificates into one PDF, against the mail merge of LibreOffice Writer; and ten
thousand in little room.

Both take turns on the same machine. Writer sets eleven lines in a plain border from a CSV, and is
not charged for starting; we draw the whole certificate, and sign its QR code.
"""

import csv
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import cache
from itertools import cycle, islice
from pathlib import Path
from random import Random
from statistics import median

import pytest
from pypdf import PdfReader

from desktop.documents.certificates import CertificatePage, certificates_pdf
from desktop.documents.designs import shipped_design
from desktop.documents.wording import CertificateFacts, Signatory
from desktop.proof.payload import SignedFacts, to_sign, written
from desktop.signing_key import new_key
from resources import FONTS
from tests.benchmarks.thai_names import first_names, surnames

pytestmark = pytest.mark.endurance

PAGES = 1_000
TURNS = 2
REPEATED = 5
LEAST_RATIO = 50
MANY = 10_000
MOST_MEMORY = 200  # megabytes
MOST_BYTES = 3_000  # a page
SCRIPT = Path(__file__).parent / "mail_merge.py"
FACTS = CertificateFacts(
    number="",
    title="เกียรติบัตร",
    heading=("อำเภอโพธาราม จังหวัดราชบุรี",),
    before_name=("มอบเกียรติบัตรฉบับนี้ให้ไว้เพื่อแสดงว่า",),
    recipient="",
    after_name=(),
    issued_on=date(2026, 1, 15),
    signatories=(Signatory("นายสมศักดิ์ รักษ์ไทย", ("นายอำเภอโพธาราม",)),),
)


def people(count: int) -> Iterator[tuple[str, str, str]]:
    """Number, name and village of so many people, no two alike."""
    random = Random("certificates")
    names = zip(cycle(first_names(random)), cycle(surnames(random)), strict=False)
    for number, (first, last) in enumerate(islice(names, count), 1):
        yield f"{number}/2569", f"นาย{first} {last}", f"บ้านวังลึก หมู่ที่ {number % 12 + 1}"


def facts(count: int) -> list[CertificateFacts]:
    """What their certificates say."""
    return [
        replace(
            FACTS,
            number=number,
            recipient=name,
            after_name=(
                f"เป็นวิทยากรผู้นำสัมมาชีพชุมชน {village}",
                "ผ่านการฝึกอบรมหลักสูตร “วิทยากรผู้นำสัมมาชีพ”",
                "ขอให้มีความสุข ความเจริญ และเป็นกำลังสำคัญของชุมชนสืบไป",
            ),
        )
        for number, name, village in people(count)
    ]


KEY = new_key()


def signed(facts: CertificateFacts) -> CertificateFacts:
    """The facts with the code that the office's key signs."""
    said = SignedFacts(
        "lead_trainer", facts.number, facts.recipient, "วิทยากรผู้นำสัมมาชีพ", facts.issued_on,
        "สำนักงานพัฒนาชุมชนอำเภอโพธาราม",
    )  # fmt: skip
    data = to_sign(said, KEY.public_key)
    return replace(facts, proof=written(data, KEY.sign(data)))


def drawn(certificates: Sequence[CertificateFacts]) -> bytes:
    """The program's own PDF of them, each with its signed QR code."""
    design = shipped_design("formal")
    return certificates_pdf([CertificatePage(signed(one), design) for one in certificates])


@cache
def python_of_libreoffice() -> str:
    """The Python that speaks with LibreOffice; "" where either is missing."""
    if shutil.which("soffice") is None:
        return ""
    for python in ("/usr/bin/python3", "/usr/lib/libreoffice/program/python"):
        if Path(python).exists():
            spoken = subprocess.run([python, "-c", "import uno"], capture_output=True)
            if spoken.returncode == 0:
                return python
    return ""


@pytest.fixture
def writer(tmp_path: Path) -> Iterator[subprocess.Popen[str]]:
    """LibreOffice, started, with the template and a CSV of the people."""
    if not python_of_libreoffice():
        pytest.skip("LibreOffice Writer, its Base and its Python (uno) are not installed")
    with (tmp_path / "people.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([("number", "name", "village"), *people(PAGES)])
    (tmp_path / "data").mkdir()
    (tmp_path / "data/fonts").symlink_to(FONTS)
    with subprocess.Popen(
        [python_of_libreoffice(), SCRIPT, tmp_path],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env=os.environ | {"XDG_DATA_HOME": str(tmp_path / "data")},
    ) as process:
        assert process.stdout is not None
        if process.stdout.readline().strip() != "ready":
            pytest.skip("LibreOffice has no Base: it reads no CSV")
        yield process
        process.communicate(timeout=120)


def merged(writer: subprocess.Popen[str]) -> float:
    """How long Writer takes for all of them, in seconds."""
    assert writer.stdin is not None
    assert writer.stdout is not None
    writer.stdin.write("go\n")
    writer.stdin.flush()
    return float(writer.stdout.readline())


def ours(certificates: Sequence[CertificateFacts]) -> float:
    """How long we take, in seconds: so short that only the median of several says it."""
    samples = []
    for _time in range(REPEATED):
        begin = time.perf_counter()
        drawn(certificates)
        samples.append(time.perf_counter() - begin)
    return median(samples)


def test_a_thousand_are_made_many_times_as_fast_as_by_mail_merge(
    writer: subprocess.Popen[str], tmp_path: Path
) -> None:
    certificates = facts(PAGES)
    drawn(certificates[:3])  # what is done once only
    turns = [(ours(certificates), merged(writer)) for _turn in range(TURNS)]
    for mine, theirs in turns:
        tell(
            f"pages a second: {PAGES / mine:8.0f}   Writer's {PAGES / theirs:6.1f}"
            f"   ratio {theirs / mine:6.0f}"
        )
    assert len(PdfReader(tmp_path / "merged0.pdf").pages) == PAGES  # it did the whole work
    assert median(theirs / mine for mine, theirs in turns) >= LEAST_RATIO


@pytest.mark.skipif(sys.platform == "win32", reason="the peak of a process is asked of Unix")
def test_ten_thousand_take_little_room() -> None:
    """In a process of its own, from its start."""
    work = (
        "import resource, time\n"
        "from tests.benchmarks.test_certificates import MANY, drawn, facts\n"
        "certificates = facts(MANY)\n"
        "begin = time.process_time()\n"
        "size = len(drawn(certificates))\n"
        "seconds = time.process_time() - begin\n"
        "print(size, seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)\n"
    )
    told = subprocess.run(
        [sys.executable, "-c", work], capture_output=True, text=True, check=True,
        env=os.environ | {"PYTHONPATH": "."},
    )  # fmt: skip
    size, seconds, peak = map(float, told.stdout.split())
    megabytes = peak / (1024 * 1024 if sys.platform == "darwin" else 1024)
    tell(f"{MANY} pages: {MANY / seconds:.0f} a second of one core, {size / MANY:.0f} bytes each,"
         f" {megabytes:.0f} MB at most")  # fmt: skip
    assert megabytes < MOST_MEMORY
    assert size / MANY < MOST_BYTES


def tell(line: str) -> None:
    """Print it: a benchmark speaks."""
    print(line)  # noqa: T201
