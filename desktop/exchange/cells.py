"""One cell of a column, read by the form's own readers after what only a workbook does to it.

A column is read as a whole: whether its two-digit years can be trusted, and whether its "x" is a
tick or a no, is decided by everything that stands in it, never cell by cell.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cache

from desktop.exchange.files import Cell, CellError
from desktop.exchange.headings import Found
from desktop.programme.values import read_value
from desktop.programme.vocabulary import Field, Kind, Value
from desktop.thai.dates import fiscal_year, format_date
from desktop.thai.numerals import to_arabic_digits
from desktop.thai.problems import NotUnderstood
from desktop.thai.text import fold, repair, repairs
from desktop.words import _

_YEAR = re.compile(r"(?<!\d)(\d{4})(?!\d)")
_SHORT_YEAR = re.compile(r"(?:^|\D)\d{1,2}\s*(?:[-/.–]\s*\d{1,2}\s*[-/.–]|[^\d]+)\s*'?\d{2}$")
_ERA = re.compile(r"พ\.?\s?ศ|ค\.?\s?ศ|[BAC]\.?[EDC]", re.IGNORECASE)
_RANGE = re.compile(
    r"(?:ระหว่าง)?\s*(?:วันที่)?\s*(?P<first>\d{1,2})\s*(?P<own_month>[^\W\d_][^\d–-]*?)?\s*"
    r"(?P<own_year>\d{2,4})?\s*(?:[-–]|ถึง(?:วันที่)?)\s*(?P<last>\d{1,2})\s*"
    r"(?P<month>[^\W\d_][^\d]*?)\s*(?P<year>\d{2,4})"
)
_FIRST_REAL_DAY = date(1900, 3, 1)  # Excel counts a 29 February 1900 that never was
_TYPED_IN_BUDDHIST_ERA = 2400
_YEARS_AROUND_A_ROUND = 5
_REMEMBERED = 20_000
_SELDOM_TWICE = {Kind.NATIONAL_ID, Kind.PHONE}  # quicker read than remembered

_TICKS = {"✓", "✔", "/", "√", "☑", "●", "•"}
_CROSSES = {"x", "X", "×", "✗", "✘", "☒"}
_YES = ("ใช่", "yes", "y", "true", "1", "มี", "ได้", "ผ่าน", "เป็น")
_NO = ("ไม่", "ไม่ใช่", "no", "n", "false", "0", "ไม่มี", "ไม่ได้", "ไม่ผ่าน", "ไม่เป็น")

# What a column of yes and no is filled with, beside ticks: (yes, no) of each field.
_ANSWERS: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "selected": (
        (
            *("ได้รับคัดเลือก", "ได้รับการคัดเลือก", "ได้รับเลือก", "คัดเลือก", "เป็นวิทยากร", "วิทยากร"),
            *("ผ่านการคัดเลือก", "วิทยากรผู้นำ", "เลือก", "ถูกเลือก", "วิทยากรสัมมาชีพ"),
        ),
        (
            *("ไม่ได้รับคัดเลือก", "ไม่ได้รับการคัดเลือก", "ไม่ได้รับเลือก", "ไม่เลือก", "สำรอง"),
            *("ไม่ผ่านการคัดเลือก", "ไม่เป็นวิทยากร"),
        ),
    ),
    "volunteered": (
        ("สมัครใจ", "ยินดี", "ยินดีเข้าร่วม", "เข้าร่วม", "สมัคร", "ตกลง"),
        ("ไม่สมัครใจ", "ไม่ยินดี", "ไม่เข้าร่วม", "ปฏิเสธ"),
    ),
    "practising": (
        (
            *("ทำ", "ทำต่อ", "ทำอยู่", "ยังทำ", "ยังทำอยู่", "ประกอบอาชีพ", "ดำเนินการ", "ทำต่อเนื่อง"),
            *("ประกอบอาชีพต่อ", "ดำเนินการต่อ", "ทำอาชีพ", "ยังประกอบอาชีพ"),
        ),
        (
            *("เลิก", "หยุด", "เลิกทำ", "ไม่ทำ", "ไม่ได้ทำ", "หยุดทำ", "ไม่ทำต่อ", "เลิกแล้ว"),
            *("ไม่ประกอบอาชีพ", "หยุดดำเนินการ", "เลิกประกอบอาชีพ"),
        ),
    ),
    "result": (("ผ่านเกณฑ์", "ผ่านการอบรม"), ("ไม่ผ่านเกณฑ์", "ตก", "ไม่ผ่านการอบรม")),
    "role": (
        (
            *("หัวหน้า", "หัวหน้าทีม", "วิทยากรหลัก", "ผู้นำ", "ประธาน", "วิทยากรผู้นำ", "ผู้นำทีม"),
            "หัวหน้าทีมวิทยากร",
        ),
        ("สมาชิก", "สมาชิกทีม", "ลูกทีม", "ผู้ช่วย", "ทีม", "ผู้ช่วยวิทยากร", "ทีมวิทยากร", "วิทยากรร่วม"),
    ),
    "has_rules": ((), ()),
    "ready_for_group": (("พร้อม",), ("ไม่พร้อม",)),
}
_CHOSEN = {
    "practising": ("practising", "stopped"),
    "result": ("passed", "failed"),
    "role": ("lead", "member"),
}
_CLASSES = {
    "agriculture": ("เกษตร", "ภาคการเกษตร", "การเกษตร", "ด้านการเกษตร"),
    "processing": ("แปรรูป", "การแปรรูป", "ด้านการแปรรูป", "otop", "sme"),
    "tourism": ("ท่องเที่ยว", "ท่องเที่ยวชุมชน", "การท่องเที่ยว", "การท่องเที่ยวชุมชน", "ท่องเที่ยวโดยชุมชน"),
    "other": ("อื่นๆ", "อื่น"),
}


@dataclass(frozen=True, slots=True)
class Reading:
    """What a cell holds: its value, and what was repaired to read it ("" for nothing)."""

    value: Value
    repaired: str = ""


type Reader = Callable[[Cell], Reading]


def is_blank(cell: Cell) -> bool:
    """Whether a cell holds nothing: "" and spaces too."""
    return cell is None or (isinstance(cell, str) and not cell.strip("\u200b\ufeff\xa0 \t\r\n"))


def at(cells: Sequence[Cell], index: int) -> Cell:
    """The cell of a row at a column; None where the row is shorter."""
    return cells[index] if index < len(cells) else None


def shown_cell(cell: Cell) -> str:
    """A cell as a report quotes it: whole numbers without ".0", days as YYYY-MM-DD."""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    return "" if cell is None else str(cell)


def column_reader(
    field: Field, column: Found, texts: Iterable[str], today: date, year: int | None
) -> Reader:
    """How each cell of a column of `field` is read; `texts` are the texts that stand in it.

    `year` is the round's, in the Buddhist era, None where any will do. NotUnderstood says why a
    cell cannot be read.
    """
    plain = {text.strip() for text in texts}
    name = field.key.rpartition(".")[2]
    if name in _ANSWERS:
        read: Reader = _answers(
            field, name, crossed_out=bool(plain & _TICKS or _says_yes(plain, name))
        )
    elif field.key == "group_class":
        read = _group_class(field, today)
    elif field.kind is Kind.DATE:
        read = _dates(field, plain, today, None if _any_year(field) else year)
    elif field.kind in (Kind.TEXT, Kind.LONG_TEXT, Kind.TITLE):
        read = _texts(field, today)
    else:
        read = _plain(field, today, column.factor)
    read = _of_a_workbook(field, read)
    return read if field.kind in _SELDOM_TWICE else _remembering(read)


def _any_year(field: Field) -> bool:
    return field.past or field.key == "registered_on"


def _remembering(read: Reader) -> Reader:
    """`read`, which need not read the same cell twice."""
    seen: dict[tuple[type, Cell], Reading] = {}

    def remembered(cell: Cell) -> Reading:
        key = (type(cell), cell)
        reading = seen.get(key)
        if reading is None:
            reading = read(cell)
            if len(seen) < _REMEMBERED:
                seen[key] = reading
        return reading

    return remembered


def _of_a_workbook(field: Field, read: Reader) -> Reader:
    """`read` for cells of a workbook: errors and days in the wrong place are refused first."""
    misplaced = (time, timedelta) if field.kind is Kind.DATE else (time, timedelta, date)

    def checked(cell: Cell) -> Reading:
        if isinstance(cell, str):
            return read(cell)
        if isinstance(cell, CellError):
            raise NotUnderstood(error_reason(cell))
        if isinstance(cell, float) and cell.is_integer():
            cell = int(cell)
        if isinstance(cell, datetime):
            cell = cell.date()
        if isinstance(cell, misplaced):
            raise NotUnderstood(
                _("Excel has turned this into a date or a time. Type it again as text.")
            )
        return read(cell)

    return checked


def error_reason(cell: CellError) -> str:
    """Why an error cell has no value."""
    if cell.shown:
        return _("{value} is an error of the workbook. Write the value itself.").format(
            value=cell.shown
        )
    return _("This formula was never calculated. Open the file in Excel and save it.")


def _plain(field: Field, today: date, factor: int) -> Reader:
    def read(cell: Cell) -> Reading:
        value = read_value(field, cell, today)
        if field.kind is Kind.NATIONAL_ID and isinstance(cell, int) and value != str(cell):
            return Reading(value, _("The zero that Excel dropped was put back."))
        if factor != 1 and isinstance(value, int):
            return Reading(value * factor)
        return Reading(value)

    return read


def _texts(field: Field, today: date) -> Reader:
    def read(cell: Cell) -> Reading:
        value = read_value(field, cell, today)
        return Reading(value) if value == cell else Reading(value, text_repairs(cell))

    return read


def text_repairs(cell: Cell) -> str:
    """What repairing a text cell changes that a person would want to know."""
    return " ".join(repairs(cell)[1]) if isinstance(cell, str) else ""


def _dates(field: Field, texts: set[str], today: date, year: int | None) -> Reader:
    eras = eras_of(texts)

    def read(cell: Cell) -> Reading:
        if isinstance(cell, date) and cell < _FIRST_REAL_DAY:
            raise NotUnderstood(_("This is a number that only looks like a date. Type the date."))
        if isinstance(cell, str) and "ce" in eras and _has_short_year(cell):
            raise NotUnderstood(
                _("The column has years of both kinds; write this year with four digits.")
            )
        value = read_value(field, cell, today)
        if isinstance(value, date) and year is not None:
            _check_near(value, year)
        if isinstance(cell, date) and cell.year > _TYPED_IN_BUDDHIST_ERA:
            return Reading(value, _("A Buddhist-era year that was typed as a common-era one."))
        return Reading(value)

    return read


def first_day(read: Reader) -> Reader:
    """`read` for a column that may hold "8-11 ธันวาคม 2568": the first of the days."""

    def first(cell: Cell) -> Reading:
        days = _range(cell)
        return read(days[0] if days else cell)

    return first


def last_day(read: Reader) -> Reader:
    """The last of the days in the same column; nothing where it holds one day."""

    def last(cell: Cell) -> Reading:
        days = _range(cell)
        return read(days[1]) if days else Reading(None)

    return last


def _range(cell: Cell) -> tuple[str, str] | None:
    found = (
        _RANGE.fullmatch(to_arabic_digits(repair(cell[:100]))) if isinstance(cell, str) else None
    )
    if found is None:
        return None
    month, year = found["month"], found["year"]
    first = f"{found['first']} {found['own_month'] or month} {found['own_year'] or year}"
    return first, f"{found['last']} {month} {year}"


def eras_of(texts: Iterable[str]) -> set[str]:
    """The eras, "be" and "ce", of the four-digit years that are written in a column."""
    years = (int(found[1]) for text in texts if (found := _YEAR.search(to_arabic_digits(text))))
    return {"be" if year > _TYPED_IN_BUDDHIST_ERA else "ce" for year in years if year > 1800}


def _has_short_year(text: str) -> bool:
    plain = to_arabic_digits(repair(text[:60]))
    return bool(_SHORT_YEAR.search(plain)) and not _ERA.search(plain)


def _check_near(day: date, year: int) -> None:
    if abs(fiscal_year(day) - year) > _YEARS_AROUND_A_ROUND:
        raise NotUnderstood(
            _("{date} is far from fiscal year {year}. Check the year.").format(
                date=format_date(day, "short"), year=year
            )
        )


def answer(name: str, *, yes: bool) -> Value:
    """The value of the field `name` that a tick under its "yes" or its "no" column means."""
    return _CHOSEN.get(name, (True, False))[not yes]


def _answers(field: Field, name: str, *, crossed_out: bool) -> Reader:
    """Yes or no; a cross is a no where the column also has ticks, else a tick."""
    yes, no = _answer_words(name)
    chosen = _CHOSEN.get(name, (True, False))

    def read(cell: Cell) -> Reading:
        if isinstance(cell, bool):
            return Reading(chosen[not cell])
        text = str(cell).strip()
        if text in _CROSSES:
            return Reading(chosen[crossed_out])
        plain = fold(text)
        if text in _TICKS or plain in yes:
            return Reading(chosen[0])
        if text in {"-", "–"} or plain in no:
            return Reading(chosen[1])
        return Reading(read_value(field, cell, date.min))

    return read


@cache
def _answer_words(name: str) -> tuple[frozenset[str], frozenset[str]]:
    yes, no = _ANSWERS[name]
    return frozenset(map(fold, (*_YES, *yes))), frozenset(map(fold, (*_NO, *no)))


def _says_yes(texts: set[str], name: str) -> bool:
    yes = _answer_words(name)[0]
    return any(fold(text) in yes for text in texts)


def is_tick(cell: Cell) -> bool:
    """Whether a cell of a column of ticks is ticked."""
    if isinstance(cell, bool):
        return cell
    text = str(cell).strip()
    return text in _TICKS | _CROSSES or fold(text) in set(map(fold, _YES))


def _group_class(field: Field, today: date) -> Reader:
    def read(cell: Cell) -> Reading:
        plain = fold(str(cell))
        for key, words in _CLASSES.items():
            if any(fold(word) in plain for word in words[:1]):
                return Reading(key)
        return Reading(read_value(field, cell, today))

    return read
