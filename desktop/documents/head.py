"""What the head reads out at a meeting, on one A4 page."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from desktop.documents.sheets import (
    BODY,
    HEADING,
    TITLE,
    Column,
    Drawing,
    Grid,
    Item,
    Signatures,
    Signing,
    Text,
    scale_on_one_page,
    sheet_pdf,
)
from desktop.documents.wording import Digits
from desktop.words import N_, _

SUMMARY = N_("Summary for the meeting")
_CENTRED = replace(BODY, align="centre")
_SMALLEST_WITH_CHART = 0.64
"""The least size of texts beside a chart: rather than smaller, the sheet goes without it."""


@dataclass(frozen=True, slots=True)
class Part:
    """A table under its title, and sentences below it. Without rows there are the sentences."""

    title: str
    columns: Sequence[Column] = ()
    rows: Sequence[Sequence[str]] = ()
    sentences: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class HeadSheet:
    """Whose summary it is, of which round and place, on which day; its parts below each other.

    The `chart` stands below the first part, which is that of the indicators, and its note below.
    """

    office: str
    about: str
    on: str
    parts: Sequence[Part]
    chart: Drawing | None = None
    chart_note: str = ""


def head_pdf(
    sheet: HeadSheet,
    *,
    language: str = "th",
    digits: Digits = "thai",
    words: frozenset[str] = frozenset(),
) -> bytes:
    """The summary on one page, with its chart where the texts can still be read beside it."""
    items = tuple(_items(sheet))
    if sheet.chart is not None:
        scale = scale_on_one_page(items, digits=digits, words=words)
        if scale < _SMALLEST_WITH_CHART:
            items = tuple(_items(replace(sheet, chart=None)))
    return sheet_pdf(
        _(SUMMARY), items, language=language, digits=digits, words=words, one_page=True
    )


def _items(sheet: HeadSheet) -> Iterator[Item]:
    yield Text(_(SUMMARY), TITLE, 0)
    yield Text(sheet.about, _CENTRED, 0)
    as_of = _("{office} · data as of {date}").format(office=sheet.office, date=sheet.on)
    yield Text(as_of, _CENTRED, 2)
    for number, part in enumerate(sheet.parts):
        yield from _part(part)
        if number == 0 and sheet.chart is not None:
            yield sheet.chart
            if sheet.chart_note:
                yield Text(sheet.chart_note)
    yield Signatures((Signing("", words=_("Reporter")),))


def _part(part: Part) -> Iterator[Item]:
    yield Text(part.title, HEADING, 1)
    if part.rows:
        yield Grid(part.columns, part.rows)
    for one in part.sentences:
        yield Text(one, BODY, 1)
