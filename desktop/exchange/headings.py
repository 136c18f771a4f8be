"""What a sheet is, and what each of its columns holds, by what its headings say.

Titles may stand above; headings may fill up to three rows, with group headings over several
columns; a unit may follow in brackets; a spelling may miss by a letter or two. The sheet's name is
evidence, never proof.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import islice

from desktop.exchange.column_words import NOT_NEEDED, ColumnWords
from desktop.exchange.files import Cell, Sheet
from desktop.exchange.sheet_kinds import KINDS, SheetKind
from desktop.thai.text import fold, repair
from desktop.words import _

_SEARCHED_ROWS = 40
_MOST_HEADING_ROWS = 3
_NAMED_ALIKE = 2  # what a sheet's name or title adds to the score of its kind
_NOT = fold("ไม่")
_BRACKETS = re.compile(r"[(\[（]([^)\]）]*)[)\]）]")
_MONEY = re.compile(r"รายได้|บาท")
_AFTER = re.compile(r"หลัง|ภายหลัง|ปัจจุบัน")
_BEFORE = re.compile(r"ก่อน")
_MONTHLY = re.compile(r"(?:ต่อ|/|ต่อ\s*ครัวเรือน\s*ต่อ)\s*เดือน|รายเดือน")
_THOUSANDS = re.compile(r"พันบาท")


@dataclass(frozen=True, slots=True)
class Found:
    """A column that was recognised: its key, place (from 0), letters, and heading as written.

    `factor` turns a month's money into a year's, or thousands into baht.
    """

    key: str
    index: int
    letter: str
    heading: str
    factor: int = 1


@dataclass(frozen=True, slots=True)
class Unused:
    """A column whose values are not read, and why, in one sentence."""

    letter: str
    heading: str
    reason: str


@dataclass(frozen=True, slots=True)
class Recognised:
    """A sheet's kind, the rows its headings fill, and its columns by key."""

    kind: SheetKind
    first_row: int
    last_row: int
    columns: dict[str, Found]
    unused: tuple[Unused, ...]
    titles: tuple[str, ...]


def letter(index: int) -> str:
    """The column's letters as Excel shows them: 0 is A, 26 is AA."""
    letters = ""
    while index >= 0:
        letters, index = chr(65 + index % 26) + letters, index // 26 - 1
    return letters


def text_of(cell: Cell) -> str:
    """A cell's text, repaired; "" for everything that is not text."""
    return repair(cell) if isinstance(cell, str) else ""


def recognise(sheet: Sheet, kinds: Sequence[SheetKind] = KINDS) -> Recognised | None:
    """What `sheet` is; None when no kind fits its headings."""
    head = _head(sheet)
    best: tuple[float, Recognised] | None = None
    for top in range(len(head)):
        if not _could_be_headings(head[top]):
            continue
        for height in range(1, min(_MOST_HEADING_ROWS, len(head) - top) + 1):
            paths = _paths(head[top : top + height])
            for kind in kinds:
                found = _columns(paths, kind) if _promising(paths, kind) else None
                if found is None:
                    continue
                titles = tuple(cell for row in head[:top] for cell in row if cell)
                score = found[2] + _named_alike(kind, (sheet.name, *titles)) - (height - 1) / 100
                if best is None or score > best[0]:
                    best = (
                        score,
                        Recognised(kind, top + 1, top + height, found[0], found[1], titles),
                    )
    return best[1] if best else None


def _head(sheet: Sheet) -> list[list[str]]:
    """The first rows as text; a cell merged over several columns is spread over all of them."""
    head = [
        [text_of(cell) for cell in cells] for _row, cells in islice(sheet.rows(), _SEARCHED_ROWS)
    ]
    for top, left, bottom, right in sheet.merged:
        if bottom > len(head) or (top == bottom and right - left + 1 >= len(head[top - 1]) > 1):
            continue
        value = head[top - 1][left] if left < len(head[top - 1]) else ""
        for column in range(left + 1, min(right + 1, len(head[top - 1]))):
            head[top - 1][column] = head[top - 1][column] or value
    return head


def _could_be_headings(row: Sequence[str]) -> bool:
    return len({cell for cell in row if cell}) >= 2


def _paths(rows: Sequence[Sequence[str]]) -> list[tuple[str, ...]]:
    """For each column its headings from the group down, without blanks and repetitions.

    A group heading that was typed in its first column only, unmerged, reaches over the columns
    to its right that have a heading of their own below and none beside it.
    """
    width = max(map(len, rows))
    spread: list[list[str]] = []
    for depth, row in enumerate(rows):
        cells = [*row, *[""] * (width - len(row))]
        if depth < len(rows) - 1:
            below = [*rows[depth + 1], *[""] * (width - len(rows[depth + 1]))]
            for column in range(1, width):
                if not cells[column] and below[column] and below[column - 1]:
                    cells[column] = cells[column - 1]
        spread.append(cells)
    return [
        tuple(dict.fromkeys(filter(None, (cells[column] for cells in spread))))
        for column in range(width)
    ]


def _promising(paths: Sequence[tuple[str, ...]], kind: SheetKind) -> bool:
    """Whether two headings are the kind's own words to the letter: only then others may be near."""
    words = _words(kind, in_money=True)
    exact = {words.get(_plain(heading)) for path in paths for heading in path}
    return len(exact - {None, ""}) >= 2


def _columns(
    paths: Sequence[tuple[str, ...]], kind: SheetKind
) -> tuple[dict[str, Found], tuple[Unused, ...], float] | None:
    """The columns of a sheet of `kind` under these headings, those unused, and how well it fits."""
    claims: dict[str, tuple[float, Found]] = {}
    unused: list[Unused] = []
    for index, path in enumerate(paths):
        if not path:
            continue
        heading = " / ".join(path)
        key, certainty = _match(path, kind)
        if not key:
            reason = _("not needed: it is counted anew") if certainty else _("not recognised")
            unused.append(Unused(letter(index), heading, reason))
            continue
        found = Found(key, index, letter(index), heading, _factor(path, key))
        rival = claims.get(key)
        if rival is None or certainty > rival[0]:
            claims[key] = certainty, found
        if rival is not None:
            loser = found if certainty <= rival[0] else rival[1]
            reason = _("another column says the same")
            unused.append(Unused(loser.letter, loser.heading, reason))
    if not all(need & claims.keys() for need in kind.needs):
        return None
    weights = {column.key: column.weight for column in kind.columns}
    score = sum(
        certainty * weights.get(key.removeprefix("after."), 1)
        for key, (certainty, _found) in claims.items()
    )
    columns = {key: found for key, (_certainty, found) in claims.items()}
    return _settled(columns), tuple(unused), score


def _settled(columns: dict[str, Found]) -> dict[str, Found]:
    """Headings that depend on one another: ชื่อ alone is the whole name, ชื่อ | ชื่อสกุล are two."""
    if "first_name" in columns and "last_name" not in columns:
        if "name" in columns:
            columns["last_name"] = columns.pop("name")
        else:
            columns["name"] = columns.pop("first_name")
    return columns


def _match(path: tuple[str, ...], kind: SheetKind) -> tuple[str, float]:
    """The key that the headings of a column mean, "" for none, and how certain that is."""
    leaf, whole = path[-1], " ".join(path)
    tries = dict.fromkeys((leaf, whole) if len(path) > 1 else (leaf,))
    in_money = bool(_MONEY.search(whole))
    key, certainty = max(
        (_match_text(text, kind, in_money=in_money) for text in tries), key=lambda one: one[1]
    )
    if kind.incomes and key.startswith(kind.incomes) and key != "baseline_on":
        return _in_time(key, whole, kind), certainty
    return key, certainty


def _in_time(key: str, heading: str, kind: SheetKind) -> str:
    """An income's key by when it was: before the training or after it."""
    after = bool(_AFTER.search(heading)) and not _BEFORE.search(heading)
    if kind.incomes == "baseline_" and after:
        return "after.income_" + key.removeprefix("baseline_")
    if kind.incomes == "income_" and _BEFORE.search(heading) and not _AFTER.search(heading):
        return ""
    return key


def _factor(path: tuple[str, ...], key: str) -> int:
    if not key.startswith(("baseline_", "income_", "after.", "expenses")):
        return 1
    heading = " ".join(path)
    return (12 if _MONTHLY.search(heading) else 1) * (1000 if _THOUSANDS.search(heading) else 1)


@lru_cache(maxsize=4096)
def _plain(text: str) -> str:
    """A heading without its unit in brackets, as headings are compared."""
    return fold(_BRACKETS.sub(" ", text[:100]))


@lru_cache(maxsize=4096)
def _match_text(text: str, kind_: SheetKind, *, in_money: bool) -> tuple[str, float]:
    words = _words(kind_, in_money=in_money)
    plain, bare = fold(text[:100]), _plain(text)
    for heading in (plain, bare):
        if heading in words:
            return words[heading], 1.0
    for heading in dict.fromkeys((bare, plain)):
        near = _nearest(heading, words)
        if near is not None:
            return near, 0.8
    return _contained(bare, words)


@cache
def _words(kind_: SheetKind, *, in_money: bool) -> dict[str, str]:
    """Every folded heading of the kind to its key; what is named first wins."""
    words: dict[str, str] = {}
    for column in (*kind_.columns, NOT_NEEDED):
        for word in _spellings(column, in_money=in_money):
            words.setdefault(fold(word), column.key)
    return words


def _spellings(column: ColumnWords, *, in_money: bool) -> Iterable[str]:
    return (*column.words, *column.inside) if in_money else column.words


def _nearest(heading: str, words: dict[str, str]) -> str | None:
    """The key of the only words within one wrong letter (two in long ones); None if several."""
    allowed = 0 if len(heading) < 6 else 1 if len(heading) < 11 else 2
    if not allowed:
        return None
    near = {
        key
        for word, key in words.items()
        if abs(len(word) - len(heading)) <= allowed
        and len(word) >= 6
        and ("หลัง" in word) == ("หลัง" in heading)
        and word.startswith(_NOT) == heading.startswith(_NOT)
        and distance(word, heading, allowed) <= allowed
    }
    return near.pop() if len(near) == 1 else None


def _contained(heading: str, words: dict[str, str]) -> tuple[str, float]:
    """The longest words that make up most of the heading."""
    best = ""
    for word in words:
        if len(word) >= 5 and len(word) > len(best) and word in heading and words[word]:
            best = word if word.startswith(_NOT) == (_NOT in heading) else best
    share = len(best) / len(heading) if heading else 0
    return (words[best], 0.4 + share / 4) if share >= 0.6 else ("", 0.0)


def distance(one: str, other: str, most: int) -> int:
    """How many letters to change, add or drop between two texts; more than `most` is `most` + 1."""
    if one == other:
        return 0
    before = list(range(len(other) + 1))
    for row, left in enumerate(one, 1):
        now = [row]
        for column, right in enumerate(other, 1):
            cost = before[column - 1] + (left != right)
            now.append(min(cost, before[column] + 1, now[-1] + 1))
        if min(now) > most:
            return most + 1
        before = now
    return before[-1]


def _named_alike(kind: SheetKind, titles: Iterable[str]) -> float:
    plain = [fold(title) for title in titles]
    return _NAMED_ALIKE if any(fold(name) in title for name in kind.names for title in plain) else 0
