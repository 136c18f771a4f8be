"""The incomes of a place as a workbook that goes on reckoning: households, summary, chart, notes.

All sums are live formulas over the sheet of households. openpyxl stores a formula or its result,
never both, so the results are there once Excel or LibreOffice has opened the file; it is told to
reckon all of it then. A viewer that cannot reckon shows empty cells instead of sums.
"""

from io import BytesIO
from typing import TYPE_CHECKING, Any

from desktop.cross_tabs import where
from desktop.exchange.income_formulas import (
    SUMMARY_COLUMNS,
    Group,
    Households,
    Reckoning,
)
from desktop.exchange.income_rows import (
    DATA_COLUMNS,
    PRACTISING,
    IncomeRows,
    data_said,
    income_rows,
)
from desktop.exchange.native_chart import pairs_of_bars
from desktop.exchange.workbook_cells import FONT, on_a4, write_text
from desktop.problems import Refused
from desktop.programme.income_figures import FIGURES
from desktop.programme.income_table import USUAL, Pair
from desktop.programme.income_words import at_moment, between, of_pair
from desktop.rounds import Rounds
from desktop.thai.dates import format_date
from desktop.thai.line_breaking import in_two_lines
from desktop.views import Scope
from desktop.words import N_, _

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

MOST_ROWS = 100_000
"""Households beyond which Excel takes minutes to reckon."""

_FORMATS = {
    "": "@", "text": "@", "count": "#,##0", "baht": "#,##0", "percent": "0.0%",
    "growth": "+0.0%;-0.0%;0.0%",
}  # fmt: skip
_SATANG = "#,##0.00"
_LINE, _TARGET, _HEADS = 4, 5, 7
"""Rows of the summary: the line, the target, and the headings."""
_HEADS_HEIGHT = 56  # points: three lines
_MOST_BARS = 30
_INPUT = "FFF5D9"
"""The ground of cells that may be changed."""

_NOTES = (
    N_("All sums are formulas: what is changed in the sheet of households is reckoned anew."),
    N_("The BMN line and the target, on coloured ground in the summary, may be changed."),
    N_("A blank income was not recorded; 0 is no income. Incomes are baht a year."),
    N_("Totals count households with both incomes; percentages leave out those with none before."),
    N_("National IDs are masked."),
)


def income_workbook(office: Rounds, scope: Scope, pair: Pair = USUAL) -> bytes:
    """The .xlsx of the target households of `scope`, with the incomes of `pair`.

    Refused without a round, or for too many.
    """
    import openpyxl

    found = income_rows(office, scope, pair)
    if len(found.rows) > MOST_ROWS:
        raise Refused(
            _("{count} households are too many for Excel; choose a smaller place.").format(
                count=f"{len(found.rows):,}"
            )
        )
    round_ = office.round(scope.round_id or 0).settings
    book = openpyxl.Workbook()
    summary, data = book.active, book.create_sheet(_("Data of households"))
    summary.title = _("Summary")
    households = _data(data, found, pair)
    told = _("{place} · as of {day}").format(
        place=" · ".join(filter(None, (where(office, scope), between(pair)))),
        day=format_date(office.today(), "short"),
    )
    _head(
        summary, (_title(pair), told), round_.income_line / 100, round_.income_growth_percent / 100
    )
    _summary(summary, households, found, pair)
    if found.rows:
        _chart(book.create_sheet(_("Chart")), summary, len(found.occupations), pair)
    _notes(book.create_sheet(_("Notes")), pair)
    book.calculation.fullCalcOnLoad = True
    file = BytesIO()
    book.save(file)
    return file.getvalue()


def _data(page: "Worksheet", found: IncomeRows, pair: Pair) -> Households:
    """The sheet of households; where its columns are."""
    from openpyxl.styles import Alignment, Font

    letters, apart = _letters(DATA_COLUMNS), Alignment("left", indent=1)
    _headings(page, 1, [data_said(one, pair) for one in DATA_COLUMNS])
    font, formats = Font(name=FONT, size=10), [_FORMATS[one.unit] for one in DATA_COLUMNS]
    for at, row in enumerate(found.rows, 2):
        reckoned = _reckoned(letters, at)
        for place, value in enumerate((*row, *reckoned)):
            cell = page.cell(at, place + 1)
            cell.font = font
            if isinstance(value, str) and place < len(row):
                write_text(cell, value)
                cell.alignment = apart
                continue
            cell.value = value
            cell.number_format = _SATANG if isinstance(value, float) else formats[place]
    for one, letter in zip(DATA_COLUMNS, letters.values(), strict=True):
        page.column_dimensions[letter].width = one.width
    last = max(len(found.rows), 1) + 1
    page.freeze_panes = "C2"
    page.auto_filter.ref = f"A1:{letters['person_after']}{last}"
    on_a4(page, heads=1)
    ranges = {key: f"'{page.title}'!${it}$2:${it}${last}" for key, it in letters.items()}
    line, target = (f"$B${row}" for row in (_LINE, _TARGET))
    return Households(ranges, line, target, _(PRACTISING))


def _reckoned(letters: dict[str, str], row: int) -> tuple[str, ...]:
    """The change of one household, and its income a person before and after."""
    before, after, members = (f"{letters[one]}{row}" for one in ("before", "after", "members"))
    both = f"ISNUMBER({before}),ISNUMBER({after})"
    return (
        f'=IF(AND({both},N({before})>0),({after}-{before})/{before},"")',
        *(f'=IF(AND({both},N({members})>0),{one}/{members},"")' for one in (before, after)),
    )


def _title(pair: Pair) -> str:
    if pair == USUAL:
        return _("Incomes of target households before and after the training")
    return of_pair(_("Incomes of target households"), pair)


def _head(page: "Worksheet", told: tuple[str, str], line: float, target: float) -> None:
    """Title and place, and the two numbers that may be changed."""
    from openpyxl.styles import Border, Font, PatternFill, Side

    for cell, words in zip((page["A1"], page["A2"]), told, strict=True):
        write_text(cell, words)
    page["A1"].font, page["A2"].font = Font(name=FONT, size=14, bold=True), Font(name=FONT, size=10)
    rule = Side("thin", "999999")
    for row, words, value, shown in (
        (_LINE, _("BMN line (baht a person a year)"), line, "#,##0"),
        (_TARGET, _("Target of income growth"), target, "0.0%"),
    ):
        write_text(page.cell(row, 1), words)
        page.cell(row, 1).font = Font(name=FONT, size=10)
        cell = page.cell(row, 2, value)
        cell.number_format, cell.font = shown, Font(name=FONT, size=10, bold=True)
        cell.fill, cell.border = PatternFill("solid", _INPUT), Border(rule, rule, rule, rule)


def _summary(page: "Worksheet", households: Households, found: IncomeRows, pair: Pair) -> None:
    """All households, then each occupation, each tambon, and each occupation group if any."""
    _headings(page, _HEADS, ["", *(at_moment(one.key, one.label, pair) for one in SUMMARY_COLUMNS)])
    row = _HEADS + 1
    _group(page, row, households, Group(), _("All households"))
    for key, words, names in (
        ("occupation", _("By occupation"), found.occupations),
        ("tambon", _("By tambon"), found.tambons),
        ("group", _("By occupation group"), found.groups),
    ):
        if not names:
            continue
        row += 2
        _section(page, row, words)
        for name in names:
            row += 1
            _group(page, row, households, Group(key, name, f"$A{row}"), name)
    page.column_dimensions["A"].width = 30
    for letter in _letters(SUMMARY_COLUMNS, 2).values():
        page.column_dimensions[letter].width = 14
    page.freeze_panes = page.cell(_HEADS + 1, 2)
    on_a4(page, heads=_HEADS)


def _group(page: "Worksheet", row: int, households: Households, group: Group, name: str) -> None:
    from openpyxl.styles import Alignment, Font
    from openpyxl.worksheet.formula import ArrayFormula

    font = Font(name=FONT, size=10, bold=not group.key)
    cells = {key: f"{letter}{row}" for key, letter in _letters(SUMMARY_COLUMNS, 2).items()}
    own = Reckoning(households, group, cells)
    write_text(page.cell(row, 1), name)
    page.cell(row, 1).font = font
    for place, column in enumerate(SUMMARY_COLUMNS, 2):
        cell, formula = page.cell(row, place), "=" + column.formula(own)
        cell.value = ArrayFormula(cell.coordinate, formula) if column.array else formula
        cell.number_format = "General" if column.unit == "text" else _FORMATS[column.unit]
        cell.font, cell.alignment = font, Alignment("right")


def _section(page: "Worksheet", row: int, words: str) -> None:
    from openpyxl.styles import Font

    write_text(page.cell(row, 1), words)
    page.cell(row, 1).font = Font(name=FONT, size=10, bold=True, color="0B5394")


def _headings(page: "Worksheet", row: int, words: list[str]) -> None:
    from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

    for place, heading in enumerate(words, 1):
        cell = page.cell(row, place)
        write_text(cell, in_two_lines(heading))
        cell.font, cell.fill = Font(name=FONT, size=10, bold=True), PatternFill("solid", "E3EDF9")
        cell.alignment = Alignment("center", "center", wrap_text=True)
        cell.border = Border(bottom=Side("thin", "999999"))
    page.row_dimensions[row].height = _HEADS_HEIGHT


def _chart(page: "Worksheet", summary: "Worksheet", occupations: int, pair: Pair) -> None:
    """Income a person before and after by occupation."""
    first = _HEADS + 4  # below the row of all, a blank one, and the name of the section
    last = first + min(occupations, _MOST_BARS) - 1
    places = {one.key: place for place, one in enumerate(SUMMARY_COLUMNS, 2)}
    bars = pairs_of_bars(
        summary, _HEADS, range(first, last + 1), (places["person_before"], places["person_after"]),
        title=_("Income a person before and after the training, by occupation")
        if pair == USUAL
        else f"{of_pair(_('Income a person'), pair)} · {_('By occupation')}",
        axis=_("(baht a person a year)"),
    )  # fmt: skip
    page.add_chart(bars, "A1")
    on_a4(page, heads=0)
    page.page_setup.fitToHeight = 1


def _notes(page: "Worksheet", pair: Pair) -> None:
    """How the workbook is used, and what its columns mean."""
    from openpyxl.styles import Alignment, Font

    known = {one.key: one for one in FIGURES}
    meant = (known[one.key] for one in SUMMARY_COLUMNS if one.key in known)
    lines = [
        *map(_, _NOTES),
        "",
        *(f"{at_moment(one.key, one.label, pair)}: {_(one.definition)}" for one in meant),
    ]
    for row, line in enumerate(lines, 1):
        cell = page.cell(row, 1)
        write_text(cell, line)
        cell.font, cell.alignment = Font(name=FONT, size=10), Alignment(wrap_text=True)
    page.column_dimensions["A"].width = 120
    on_a4(page, heads=0)


def _letters(columns: Any, first: int = 1) -> dict[str, str]:
    """The letter of each column, by its key."""
    from openpyxl.utils import get_column_letter

    return {one.key: get_column_letter(place) for place, one in enumerate(columns, first)}
