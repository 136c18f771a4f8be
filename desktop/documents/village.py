"""The sheet of one village on one A4 page: a heading a stage, its facts, its lists."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from desktop.documents.sheets import BODY, HEADING, TITLE, Column, Grid, Item, Text, sheet_pdf
from desktop.documents.typefaces import BOLD
from desktop.documents.wording import Digits

_SUBTITLE = replace(BODY, align="centre")
_LACKS = replace(BODY, face=BOLD)
_NUMBER_SHARE = 0.055  # the ที่ column's part of the width


@dataclass(frozen=True, slots=True)
class ListPart:
    """A list under its title. Without `columns` its rows are written one behind the other."""

    title: str
    rows: Sequence[Sequence[str]]
    columns: Sequence[Column] = ()


@dataclass(frozen=True, slots=True)
class StagePart:
    """A stage: its name with how it stands, what it `lacks`, facts ("label: text"), lists."""

    name: str
    lacks: str
    facts: Sequence[tuple[str, str]]
    lists: Sequence[ListPart]


def village_pdf(
    title: str,
    subtitle: str,
    stages: Sequence[StagePart],
    *,
    number: str = "",
    language: str = "th",
    digits: Digits = "thai",
    words: frozenset[str] = frozenset(),
) -> bytes:
    """All stages of one village on one page. `number` heads the column that counts a table's rows.

    A village with more than a page can hold goes on to a second one.
    """
    items: list[Item] = [Text(title, TITLE, 0), Text(subtitle, _SUBTITLE, 4)]
    for stage in stages:
        items += _stage(stage, number)
    return sheet_pdf(title, items, language=language, digits=digits, words=words, one_page=True)


def _stage(stage: StagePart, number: str) -> Iterator[Item]:
    yield Text(stage.name, HEADING, 0)
    if stage.lacks:
        yield Text(stage.lacks, _LACKS, 1)
    if stage.facts:
        yield Text(" · ".join(f"{label}: {text}" for label, text in stage.facts), BODY, 1)
    for one in stage.lists:
        if one.columns:
            yield _table(one, number)
        else:
            rows = (", ".join(filter(None, row)) for row in one.rows)
            told = "  ".join(f"({at}) {row}" for at, row in enumerate(rows, 1))
            yield Text(f"{one.title}: {told}", BODY, 1)


def _table(one: ListPart, number: str) -> Grid:
    share = sum(column.share for column in one.columns) * _NUMBER_SHARE
    columns = (Column(number, share, "centre"), *one.columns)
    return Grid(columns, [(str(at), *row) for at, row in enumerate(one.rows, 1)])
