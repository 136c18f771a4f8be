"""The installation checks itself: a line a check, so that a broken build is named, not guessed."""

import io
import tempfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

from desktop.words import _, use_language
from resources import FONTS, WORDS

_HARD = "ปี่ ปู่ น้ำ ที่นี้ ซื้อ ญี่ปุ่น ฐู ญู"


def self_check() -> int:
    """Print a line for each check; 0 when all hold, else 2."""
    failed = 0
    for name, check in _CHECKS:
        try:
            told = check()
            print(f"ok    {name}: {told}")  # noqa: T201
        except Exception as error:
            failed += 1
            print(f"FAIL  {name}: {type(error).__name__}: {error}")  # noqa: T201
    return 2 if failed else 0


def _fonts() -> str:
    names = sorted(path.stem for path in FONTS.rglob("*.ttf"))
    if not names:
        raise FileNotFoundError(FONTS)
    return ", ".join(names)


def _words() -> str:
    use_language("th")
    if _("Village") == "Village":
        raise FileNotFoundError(WORDS)
    return _("Village")


def _shaping() -> str:
    from desktop.documents.registers import Column, table_pdf

    document = table_pdf(
        "ตรวจ", _HARD, (Column(_HARD, 1.0, "left"),), [(_HARD,)], landscape=False, language="th"
    )
    return f"{len(document)} bytes"


def _line_breaks() -> str:
    from desktop.thai.line_breaking import pieces

    found = pieces("เป็นกำลังสำคัญของชุมชนสืบไป")
    if len(found) < 3:
        raise ValueError(found)
    return "|".join(found)


def _database() -> str:
    from desktop.office import Office
    from desktop.places import load_district

    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        where = Path(folder) / "office"
        Office.create(where, load_district("7007")).close()
        with Office.open(where) as office:
            return f"{len(office.villages())} villages"


def _certificate() -> str:
    from desktop.documents.certificates import CertificatePage, certificates_pdf
    from desktop.documents.designs import shipped_design
    from desktop.documents.wording import Signatory, Village, WordingFacts, certificate_facts

    day = date(2026, 1, 15)
    facts = WordingFacts(
        number="1/2569", recipient="นายทดสอบ ปี่น้ำ", village=Village("บ้านทุ่ง", 1, "บ้านฆ้อง"),
        course="วิทยากรผู้นำสัมมาชีพ", course_starts=day, course_ends=day, organiser="สพอ.",
        issued_on=day, district="โพธาราม", province="ราชบุรี",
        signatories=(Signatory("", ("นายอำเภอโพธาราม",)),),
    )  # fmt: skip
    page = CertificatePage(certificate_facts(facts), shipped_design("formal"))
    return f"{len(certificates_pdf([page]))} bytes"


def _proof() -> str:
    from PIL import Image

    from desktop.documents.qr import code
    from desktop.proof.checking import Verdict, check_picture
    from desktop.proof.payload import SignedFacts, to_sign, written
    from desktop.signing_key import new_key

    key = new_key()
    data = to_sign(
        SignedFacts("sage", "1/2569", _HARD, "", date(2026, 1, 15), "สพอ."), key.public_key
    )
    picture = io.BytesIO()
    dots = Image.fromarray(code(written(data, key.sign(data))))
    dots.resize((300, 300)).save(picture, "PNG")
    (found,) = check_picture(picture.getvalue())
    if found.verdict is not Verdict.UNKNOWN_KEY:
        raise ValueError(found.sentence)
    return found.fingerprint


def _chart() -> str:
    from desktop.charts.incomes import income_figure, save_chart
    from desktop.programme.income_groups import Classes, summarise
    from desktop.programme.income_table import table_of

    nothing = summarise(
        table_of(()), "occupation", {}, Classes(), income_line=40_000_00, growth_percent=3
    )
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "chart.png"
        save_chart(income_figure(nothing), file)
        return f"{file.stat().st_size} bytes"


def _workbook() -> str:
    import openpyxl
    import python_calamine

    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "book.xlsx"
        book = openpyxl.Workbook()
        book.active["A1"] = _HARD
        book.save(file)
        read = python_calamine.CalamineWorkbook.from_path(str(file))
        return str(read.get_sheet_by_index(0).to_python()[0][0])


_CHECKS: tuple[tuple[str, Callable[[], str]], ...] = (
    ("fonts", _fonts),
    ("words", _words),
    ("line breaking", _line_breaks),
    ("shaping", _shaping),
    ("database and migration", _database),
    ("certificate", _certificate),
    ("signed code", _proof),
    ("chart", _chart),
    ("workbook", _workbook),
)
