"""The indicators a round is judged by, against the round's own targets."""

from dataclasses import dataclass

from desktop.programme.income_groups import IncomeSummary
from desktop.programme.incomes import Measures, Practice, share
from desktop.programme.rounds import COHORT, RoundSettings
from desktop.words import N_, _


@dataclass(frozen=True, slots=True)
class Indicator:
    """One indicator. `percent` is None while there is nothing to count.

    The percentage of a share is `have` ÷ `of`; that of a growth rests on `have` of `of`
    households. `target` is in percent, None where the round sets none; `label` is a message id;
    `detail` says in the reader's language what the number rests on.
    """

    key: str
    label: str
    percent: float | None
    target: int | None
    have: int
    of: int
    detail: str

    @property
    def reached(self) -> bool | None:
        """Whether the target is reached; None without a target or a number."""
        if self.percent is None or self.target is None:
            return None
        return self.percent >= self.target


def indicators(
    summary: IncomeSummary, *, groups: int, targets: int, round_: RoundSettings
) -> tuple[Indicator, ...]:
    """The round's indicators; `summary` is that of all its households.

    `groups` are registered groups, `targets` target villages. A cohort has no target villages: its
    groups are counted, without a share of villages.
    """
    measures = summary.measures
    found = (_practising(measures.practice, round_), _growth(measures, round_))
    if round_.variant == COHORT:
        return found
    return (*found, _villages(summary), _groups(groups, targets, round_))


def of_followed_up(practice: Practice) -> str:
    """How many of the households that were followed up practise: of the 150 followed up: 92.0%."""
    followed = practice.practising + practice.stopped
    percent = f"{practice.practising * 100 / followed:.1f}%" if followed else "–"
    return _("of the {count} followed up: {percent}").format(count=followed, percent=percent)


def _practising(whole: Practice, round_: RoundSettings) -> Indicator:
    detail = _("{have} of {of} households").format(have=whole.practising, of=whole.trained)
    if whole.not_followed_up:
        detail += " · " + _("{count} not followed up yet").format(count=whole.not_followed_up)
        detail += " · " + of_followed_up(whole)
    return Indicator(
        "practising",
        N_("Households that practise"),
        whole.percent,
        round_.practising_percent,
        whole.practising,
        whole.trained,
        detail,
    )


def _growth(measures: Measures, round_: RoundSettings) -> Indicator:
    change, practising = measures.practising_change, measures.practice.practising
    return Indicator(
        "income_growth",
        N_("Income growth of practising households (the figure reported)"),
        change.percent,
        round_.income_growth_percent,
        change.households,
        practising,
        _("rests on {have} of {of} practising households").format(
            have=change.households, of=practising
        ),
    )


def _villages(summary: IncomeSummary) -> Indicator:
    reaching, measured = summary.villages_reaching, summary.villages_measured
    return Indicator(
        "villages_growing",
        N_("Villages that reach the income growth"),
        share(reaching, measured),
        None,
        reaching,
        measured,
        _("{have} of {of} villages with incomes to compare reach +{percent}%").format(
            have=reaching, of=measured, percent=summary.growth_percent
        ),
    )


def _groups(groups: int, targets: int, round_: RoundSettings) -> Indicator:
    return Indicator(
        "groups",
        N_("Occupation groups to target villages"),
        share(groups, targets),
        round_.group_percent,
        groups,
        targets,
        _("groups: {have} · target villages: {of}").format(have=groups, of=targets),
    )
