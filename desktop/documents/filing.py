"""PDFs as files in a folder: names that every system takes, one a person, none lost unasked."""

import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from desktop.problems import Refused
from desktop.words import _

LONGEST = 120
"""The most characters of a name before `.pdf`: a path on Windows has 260."""

_FORBIDDEN = re.compile(r'[<>:"/\\|?*]+')
_DEVICES = re.compile(r"(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(\..*)?", re.IGNORECASE)
_KILO = 1024


@dataclass(frozen=True, slots=True)
class Holder:
    """Whose paper it is: the number as the register has it ("5/2569"), or "", and the name."""

    number: str
    name: str


@dataclass(frozen=True, slots=True)
class Stored:
    """What is in the folder now: new files, their bytes together, and the old ones left alone."""

    count: int
    size: int
    kept: int = 0


def file_name(*parts: str) -> str:
    """The name of a PDF made of `parts`: "5-2569 นายวิชัย เจริญผล.pdf"."""
    text = " ".join(unicodedata.normalize("NFC", " ".join(parts)).split())
    text = "".join(one for one in text if not unicodedata.category(one).startswith("C"))
    text = _FORBIDDEN.sub("-", text)
    text = _shortened(text)
    text = text.strip(" .-") or _("paper")
    return f"{text}_.pdf" if _DEVICES.fullmatch(text) else f"{text}.pdf"


def _shortened(text: str) -> str:
    """The first `LONGEST` characters, none of them parted from its marks."""
    end = min(LONGEST, len(text))
    while 0 < end < len(text) and _is_mark(text[end]):
        end -= 1
    return text[:end]


def _is_mark(character: str) -> bool:
    return character == "ำ" or unicodedata.category(character).startswith("M")


def file_names(holders: Sequence[Holder]) -> tuple[str, ...]:
    """A name for each, no two alike to a system that does not tell large letters from small."""
    names: list[str] = []
    seen: set[str] = set()
    for holder in holders:
        name, again = file_name(holder.number, holder.name), 1
        while name.casefold() in seen:
            again += 1
            name = file_name(holder.number, holder.name).removesuffix(".pdf") + f" ({again}).pdf"
        seen.add(name.casefold())
        names.append(name)
    return tuple(names)


def taken(folder: Path, names: Sequence[str]) -> tuple[str, ...]:
    """Those of `names` that `folder` has already."""
    return tuple(name for name in names if (folder / name).exists())


def store_files(
    folder: Path,
    names: Sequence[str],
    make: Callable[[int], bytes],
    *,
    replace: bool = False,
    progress: Callable[[int, int], None] | None = None,
) -> Stored:
    """Write what `make` makes for each place of `names`; files that are there stay, or `replace`.

    Each file is whole or not there. `progress` is told (done, all) after each; what it raises ends
    the work, and the files written so far stay. Raises Refused when one cannot be written.
    """
    count = size = kept = 0
    for place, name in enumerate(names):
        path = folder / name
        if path.exists() and not replace:
            kept += 1
        else:
            content = make(place)
            _write(path, content)
            count, size = count + 1, size + len(content)
        if progress is not None:
            progress(place + 1, len(names))
    return Stored(count, size, kept)


def _write(path: Path, content: bytes) -> None:
    part = path.with_name(f".{path.stem[:40]}.part")
    try:
        part.write_bytes(content)
        part.replace(path)
    except OSError as error:
        part.unlink(missing_ok=True)
        raise Refused(_("{file} cannot be written here.").format(file=path.name)) from error


def size_told(size: int) -> str:
    """A number of bytes in words: "84 KB", "1.2 MB"."""
    if size < _KILO * _KILO:
        return f"{max(1, round(size / _KILO)):,} KB"
    return f"{size / _KILO / _KILO:,.1f} MB"
