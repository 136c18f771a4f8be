"""The sheet of a village as rich text: one panel a stage, with links to what can be done."""

from collections.abc import Iterator
from html import escape

from desktop.programme.gates import State
from desktop.thai.line_breaking import soft_breaks
from desktop.village import StageSheet, VillageSheet
from desktop.village.content import Content, Listed
from desktop.words import _
from ui import theme
from ui.titles import TONES, stage_title

STEP, LEAVE, WITHDRAW, RECORD = "step", "leave", "withdraw", "record"
"""What a link does: "step:team", "leave:team", "withdraw:team", "record:sages:12"."""

_IN_A_ROW = 2  # facts side by side


def sheet_html(sheet: VillageSheet) -> str:
    """All stages of `sheet`, in the colours of the look of now."""
    return "".join(_stage(one) for one in sheet.stages)


def _stage(one: StageSheet) -> str:
    look = theme.current()
    tone = TONES[one.progress.state]
    colour = getattr(look, tone)
    ground = look.header if tone == "quiet" else getattr(look, f"{tone}_soft")
    head = (
        f"<table width='100%' cellpadding='6' cellspacing='0' bgcolor='{ground}'><tr>"
        f"<td><span style='font-size:{theme.HEADING}px; font-weight:600'>"
        f"{escape(stage_title(one.stage))}</span>"
        f"&nbsp;&nbsp;<span style='color:{colour}; font-weight:600'>{_say(one.state)}</span>"
        f"{_lacks(one)}</td></tr></table>"
    )
    return f"{head}{_content(one.content)}<p style='font-size:6px'>&nbsp;</p>"


def _lacks(one: StageSheet) -> str:
    links = [_link(href, words) for href, words in links_of(one)]
    overridden = one.progress.state is State.OVERRIDDEN
    said = _say(one.lacks if overridden else one.progress.reason)
    parts = " &nbsp; ".join(filter(None, (said, *links)))
    return f"<br>{parts}" if parts else ""


def links_of(one: StageSheet) -> list[tuple[str, str]]:
    """What can be done about a stage: the next step, leave to go on, or taking it back."""
    progress = one.progress
    links = []
    if progress.next_step and progress.register:
        links.append((f"{STEP}:{one.stage.key}", progress.next_step))
    if progress.state is State.OVERRIDDEN:
        links.append((f"{WITHDRAW}:{one.stage.key}", _("Withdraw the leave to go on")))
    elif not progress.passed:
        links.append((f"{LEAVE}:{one.stage.key}", _("Allow to proceed …")))
    return links


def _content(content: Content) -> str:
    return _facts(content) + "".join(_list(one) for one in content.lists)


def _facts(content: Content) -> str:
    quiet = theme.current().quiet
    cells = [
        f"<td width='16%' style='color:{quiet}'>{_say(_(one.label))}</td>"
        f"<td width='34%'>{_say(one.text)}</td>"
        for one in content.facts
    ]
    rows = "".join(
        f"<tr>{''.join(cells[at : at + _IN_A_ROW])}</tr>" for at in range(0, len(cells), _IN_A_ROW)
    )
    return f"<table width='100%' cellpadding='3' cellspacing='0'>{rows}</table>" if rows else ""


def _list(one: Listed) -> str:
    look = theme.current()
    shares = sum(head.share for head in one.heads)
    heads = "".join(
        f"<td width='{100 * head.share / shares:.0f}%' align='{_side(head.align)}' "
        f"style='color:{look.quiet}; border-bottom:1px solid {look.edge}'>"
        f"{_say(_(head.heading))}</td>"
        for head in one.heads
    )
    return (
        f"<table width='100%' cellpadding='3' cellspacing='0' "
        f"style='border-collapse:collapse'><tr>{heads}</tr>{''.join(_lines(one))}</table>"
    )


def _lines(one: Listed) -> Iterator[str]:
    border = f"border-bottom:1px solid {theme.current().line}"
    for each in one.lines:
        first, *others = each.cells
        cells = [_link(f"{RECORD}:{one.register}:{each.record}", first), *map(_say, others)]
        told = (
            f"<td align='{_side(head.align)}' style='{border}'>{cell}</td>"
            for head, cell in zip(one.heads, cells, strict=True)
        )
        yield f"<tr>{''.join(told)}</tr>"


def _link(href: str, words: str) -> str:
    accent = theme.current().accent
    return f"<a href='{href}' style='color:{accent}; text-decoration:none'>{_say(words)}</a>"


def _say(text: str) -> str:
    """`text` as HTML, with marks where a line may end."""
    return escape(soft_breaks(text))


def _side(align: str) -> str:
    return "center" if align == "centre" else align
