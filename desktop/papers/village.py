"""The sheet of one village as a paper: what the screen shows, on one A4 page."""

from typing import TYPE_CHECKING

from desktop.programme.progress import stage_name
from desktop.words import _, current_language

if TYPE_CHECKING:
    from desktop.documents.village import ListPart, StagePart
    from desktop.village import StageSheet, VillageSheet
    from desktop.village.content import Listed


def paper(sheet: "VillageSheet") -> bytes:
    """The sheet as a PDF, in the reader's language."""
    from desktop.documents.village import village_pdf

    language = current_language()
    return village_pdf(
        sheet.name,
        sheet.round.label,
        [_stage(one) for one in sheet.stages],
        number=_("No."),
        language=language,
        digits="thai" if language == "th" else "arabic",
    )


def _stage(one: "StageSheet") -> "StagePart":
    from desktop.documents.village import StagePart

    return StagePart(
        f"{stage_name(one.stage)} – {one.state}",
        one.lacks,
        [(_(fact.label), fact.text) for fact in one.content.facts],
        [_list(listed) for listed in one.content.lists],
    )


def _list(listed: "Listed") -> "ListPart":
    from desktop.documents.tables import Column
    from desktop.documents.village import ListPart

    rows = [line.cells for line in listed.lines]
    if listed.brief:
        return ListPart(_(listed.title), rows)
    columns = [Column(_(one.heading), one.share, one.align) for one in listed.heads]
    return ListPart(_(listed.title), rows, columns)
