"""The kinds of charts, in the order in which they are offered."""

from collections.abc import Mapping
from typing import NamedTuple

from desktop import incomes
from desktop.charts.bars import Bar, bars, total_bar
from desktop.charts.chart import Chart, ChartKind, Look, Mark
from desktop.charts.incomes import income_figure
from desktop.charts.wording import Wording
from desktop.programme.income_groups import By, IncomeSummary, parts
from desktop.programme.income_table import Pair
from desktop.rounds import Rounds
from desktop.views import Scope
from desktop.words import N_


class _Compared(NamedTuple):
    summary: IncomeSummary
    behind: Mapping[str | None, tuple[int, ...]]


def _read(office: Rounds, scope: Scope, by: By | None, pair: Pair) -> _Compared:
    summary = incomes.summary(office, scope, by, pair)
    table = incomes.table(office, scope, pair)
    behind: dict[str | None, tuple[int, ...]] = {
        key: tuple(part.household.tolist())
        for key, part in parts(table, summary.by, incomes.classes())
    }
    return _Compared(summary, {None: tuple(table.household.tolist()), **behind})


def _draw(read: _Compared, look: Look) -> Chart:
    summary, wording = read.summary, look.wording
    figure = income_figure(
        summary, language=wording.language, dark=look.dark, digits=look.digits
    )  # fmt: skip
    rows = (total_bar(summary, wording.language), *bars(summary, wording.language))
    marks: dict[str, Mark] = {}
    for number, bar in enumerate(rows):
        mark = Mark(_told(bar, wording), read.behind[bar.key if number else None])
        marks |= {f"before-{number}": mark, f"after-{number}": mark}
    return Chart(figure, marks)


def _told(bar: Bar, wording: Wording) -> str:
    if bar.before is None or bar.after is None or bar.change.percent is None:
        return f"{wording.number(bar.name)} · {wording.households(bar.households)}"
    return wording.say(
        N_("{name}: {before} → {after} baht a person, {percent} · {households}"),
        name=bar.name, before=wording.baht(bar.before), after=wording.baht(bar.after),
        percent=wording.percent(bar.change.percent), households=wording.households(bar.households),
    )  # fmt: skip


CHARTS = (
    ChartKind("before_after", N_("Before and after"), _read, _draw, ("occupation", "tambon")),
)
