"""CSV files: whatever encoding and separator an office's programs write, as rows of text."""

import codecs
import csv
import io
import re
from statistics import median

from desktop.problems import Refused
from desktop.words import _

_GUARD = re.compile("^'(?=[=+@\t\r-])")  # what our own CSV puts before what could be a formula
_SEPARATORS = (",", ";", "\t", "|")
_THAI_IN_UTF8 = re.compile(rb"\xe0[\xb8\xb9][\x80-\xbf]")
_NO_THAI_WORD = re.compile("[A-Za-z][\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]")


def read_delimited(data: bytes) -> tuple[list[list[str]], str]:
    """The rows of a CSV and the name of its encoding; Refused when they are not certain."""
    text, encoding = _decoded(data)
    separator = _separator(text)
    try:
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
        return [[_GUARD.sub("", cell) for cell in row] for row in reader], encoding
    except csv.Error as error:
        raise Refused(
            _("The CSV cannot be read: a quotation mark is opened and never closed.")
        ) from error


def _decoded(data: bytes) -> tuple[str, str]:
    for mark, encoding in (
        (codecs.BOM_UTF8, "utf-8-sig"),
        (codecs.BOM_UTF16_LE, "utf-16"),
        (codecs.BOM_UTF16_BE, "utf-16"),
    ):
        if data.startswith(mark):
            return _strict(data, encoding), "UTF-8" if encoding == "utf-8-sig" else "UTF-16"
    if b"\0" in data[:1000]:
        # The high byte of every letter is 0 (ASCII) or 0E (Thai): it says which byte comes first.
        high = [sum(byte in b"\x00\x0e" for byte in data[first:1000:2]) for first in (0, 1)]
        return _strict(data, "utf-16-le" if high[1] > high[0] else "utf-16-be"), "UTF-16"
    try:
        return data.decode("utf-8"), "UTF-8"
    except UnicodeDecodeError:
        return _windows_thai(data), "Windows-874"


def _strict(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise _unreadable(data[: error.start].count(b"\n") + 1) from error


def _windows_thai(data: bytes) -> str:
    """Text in Windows' Thai code page, if every line of it is."""
    lines = []
    for number, line in enumerate(data.splitlines(keepends=True), 1):
        try:
            text = line.decode("cp874")
        except UnicodeDecodeError:
            raise _unreadable(number) from None
        if _THAI_IN_UTF8.search(line) or _NO_THAI_WORD.search(text):
            raise _unreadable(number)
        lines.append(text)
    return "".join(lines)


def _unreadable(line: int) -> Refused:
    return Refused(
        _(
            "Line {line} of the CSV is in another encoding than the rest. "
            "Save it again from Excel as “CSV UTF-8”."
        ).format(line=line)
    )


def _separator(text: str) -> str:
    """The separator that makes the most columns of the first lines."""
    sample = text[:20_000].splitlines()[:50]

    def columns(separator: str) -> float:
        try:
            counts = [len(row) for row in csv.reader(sample, delimiter=separator) if row]
        except csv.Error:
            return 0
        return median(counts) if counts else 0

    return max(_SEPARATORS, key=columns)
