"""The head's summary as a paper: what the screen shows, on one A4 page."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING

from desktop import counting, incomes
from desktop.head import HeadSummary
from desktop.head.comparison import Compared
from desktop.head.examples import Shown
from desktop.head.money import VillageMoney
from desktop.head.visits import VillageInNeed
from desktop.head.wording import (
    ARROWS,
    KINDS,
    NOTHING,
    about,
    baht,
    fairly,
    figure_of,
    grown,
    money_told,
    not_the_same,
    per_baht,
    short,
    verdict,
    why,
)
from desktop.papers.where import look
from desktop.programme.income_groups import GroupSummary, IncomeSummary
from desktop.programme.values import show_value
from desktop.programme.vocabulary import Kind
from desktop.thai.numerals import format_percent
from desktop.words import _, current_language

if TYPE_CHECKING:
    from desktop.documents.head import Part
    from desktop.documents.paper import Paper
    from desktop.documents.sheets import Drawing
    from desktop.office import Office

_MOST_IN_NEED = 8
"""Villages that need a visit, of which the sheet tells one by one: the most urgent."""
_CHARTED = 3
"""Occupations in the chart: those of most households."""
_CHART = 740.0, 285.0
"""Width and height of the chart in points, before it is set as wide as the sheet."""


def head_paper(office: "Office", summary: HeadSummary) -> bytes:
    """The summary as a PDF, in the reader's language."""
    from desktop.documents.head import HeadSheet, head_pdf

    found = incomes.summary(office, summary.scope, "occupation")
    sheet = HeadSheet(
        office=office.profile.name,
        about=about(summary),
        on=show_value(Kind.DATE, summary.on),
        parts=(_indicators(summary), _villages(summary), _examples(summary)),
        chart=_chart(found),
        chart_note=_left_out(found),
    )  # fmt: skip
    names = (one.name for one in (*office.villages(), *office.tambons()))
    return head_pdf(sheet, **look(office, (name.removeprefix("บ้าน") for name in names)))


def _indicators(summary: HeadSummary) -> "Part":
    from desktop.documents.head import Part
    from desktop.documents.tables import Column

    compared = summary.comparison
    last = compared.last
    before = _("Last round ({year})").format(year=last.settings.year) if last else _("Last round")
    columns = (
        Column(_("Indicator"), 3.3), Column(_("In this round"), 1.25, "centre"),
        Column(_("Target"), 2.3), Column(before, 1.6, "centre"), Column(_("Rests on"), 3.6),
    )  # fmt: skip
    rows = [
        (
            _(one.now.label), figure_of(one.now, one.now.percent), verdict(one.now) or "–",
            _beside(one), one.now.detail,
        )
        for one in compared.indicators
    ]  # fmt: skip
    fair = (
        f"{_(one.now.label)} {fairly(one, compared)}" for one in compared.indicators if one.fair
    )
    sentences = filter(None, (not_the_same(compared), *fair))
    return Part(_("Indicators of the round"), columns, rows, list(sentences))


def _beside(one: Compared) -> str:
    """The last round's figure, and where the indicator went from it."""
    if one.last is None or one.trend is None:
        return NOTHING
    return f"{figure_of(one.now, one.last.percent)} {ARROWS[one.trend]}"


def _villages(summary: HeadSummary) -> "Part":
    from desktop.documents.head import Part
    from desktop.documents.tables import Column

    heads = (_("Practise"), _("Growth"), _("Spent"), _("Gained"), _("A baht"))
    columns = [
        Column(_("No."), 0.6, "centre"), Column(_("Village"), 3.6),
        *(Column(one, 1.3, "right") for one in heads), Column(_("Needs a visit"), 4),
    ]  # fmt: skip
    needs = {one.place: one for one in summary.in_need}
    rows: list[tuple[str, ...]] = [
        (str(at), *_village(one), _need(needs.pop(one.place, None)))
        for at, one in enumerate(summary.money.villages, 1)
    ]
    if not any(row[-1] for row in rows):
        columns.pop()
        rows = [row[:-1] for row in rows]
    sentences = [*_responsible(summary.in_need), *_money(summary)]
    if needs:
        sentences.append(_others_in_need(list(needs.values())))
    if not rows:
        sentences.insert(0, _("No village has target households yet."))
    return Part(_("Village by village, baht a household"), columns, rows, sentences)


def _village(one: VillageMoney) -> tuple[str, ...]:
    """What is told of a village; its headings say that it rose, so no sign does."""
    practice, worth = one.measures.practice, one.worth
    return (
        short(one.place),
        f"{practice.practising}/{practice.trained}",
        format_percent(one.measures.practising_change.percent),
        baht(worth.cost_each),
        baht(worth.gained_each),
        per_baht(worth.per_baht),
    )


def _need(one: VillageInNeed | None) -> str:
    return "" if one is None else one.needs[0].text


def _responsible(waiting: Sequence[VillageInNeed]) -> Iterator[str]:
    """Whose the villages are that need a visit, by tambon; nothing where none needs one."""
    tambons: dict[str, list[str]] = defaultdict(list)
    for one in waiting:
        who = one.officers or _("nobody is responsible")
        if one.place is not None and one.place.tambon not in tambons[who]:
            tambons[who].append(one.place.tambon)
    told = (
        f"{who} ({_('T. {tambon}').format(tambon=', '.join(of))})" for who, of in tambons.items()
    )
    if tambons:
        yield f"{_('Responsible for the visits')}: {' · '.join(told)}"


def _others_in_need(waiting: Sequence[VillageInNeed]) -> str:
    """What needs a visit and stands in no row: the cohort, or villages too many to be listed."""
    told = ", ".join(
        f"{short(one.place) if one.place else _('District cohort')} {why(one)}"
        for one in waiting[:_MOST_IN_NEED]
    )
    more = len(waiting) - _MOST_IN_NEED
    if more > 0:
        told += " " + _("and {count} more villages").format(count=f"{more:,}")
    return f"{_('Needs a visit')}: {told}"


def _money(summary: HeadSummary) -> Iterator[str]:
    """The money of the whole place, and who is left out of it."""
    for one in money_told(summary.money):
        rests_on = " · ".join(filter(None, (one.rests_on, one.left_out)))
        yield f"{one.label}: {one.figure} ({rests_on})"


def _examples(summary: HeadSummary) -> "Part":
    """The examples of each kind in one sentence."""
    from desktop.documents.head import Part

    sentences = [
        f"{_(KINDS[kind])}: "
        + "  ".join(f"({at}) {_example(one)}" for at, one in enumerate(some, 1))
        for kind, some in groupby(summary.examples, lambda one: one.example.kind)
    ]
    nothing = _("Nobody yet rests on enough households with both incomes.")
    return Part(_("Worth showing"), sentences=sentences or [nothing])


def _example(one: Shown) -> str:
    name = short(one.place) if one.place and one.example.kind == "village" else one.name
    taught = one.trainer and one.example.kind != "trainer"
    trainer = _("trainer {name}").format(name=one.trainer) if taught else ""
    households = counting.households(one.example.change.households)
    rests_on = "" if one.example.kind == "household" else households
    said = ", ".join(filter(None, (one.occupation, trainer, rests_on)))
    return f"{name} {grown(one)}" + (f" ({said})" if said else "")


def _charted(found: IncomeSummary) -> tuple[GroupSummary, ...]:
    """The occupations in the chart."""
    known = [one for one in found.groups if one.key and one.measures.change.households]
    known.sort(key=lambda one: -one.measures.change.households)
    return tuple(known[:_CHARTED])


def _left_out(found: IncomeSummary) -> str:
    """How many occupations the chart leaves out, if it does."""
    shown, all_of_them = len(_charted(found)), sum(bool(one.key) for one in found.groups)
    if shown == all_of_them:
        return ""
    told = _("The chart shows the {count} occupations of most households, of {of}.")
    return told.format(count=shown, of=all_of_them)


def _chart(found: IncomeSummary) -> "Drawing | None":
    """Income before and after by occupation; None where nothing can be compared."""
    from matplotlib.backend_bases import FigureCanvasBase

    from desktop.charts.incomes import income_figure
    from desktop.charts.paper import PaperRenderer
    from desktop.documents.sheets import Drawing

    if not found.measures.change.households:
        return None
    charted = replace(found, groups=_charted(found))
    figure = income_figure(charted, digits="thai" if current_language() == "th" else "arabic")
    FigureCanvasBase(figure)
    figure.dpi = 72
    width, height = _CHART
    figure.set_size_inches(width / 72, height / 72)

    def draw(paper: "Paper") -> None:
        figure.draw(PaperRenderer(paper, width, height))

    return Drawing(width, height, draw)
