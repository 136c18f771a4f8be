"""The indicators a round is judged by, against the round's own targets."""

from collections.abc import Sequence
from dataclasses import dataclass

from desktop.programme.incomes import Practice, together
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
    villages: Sequence[Practice], *, groups: int, targets: int, round_: RoundSettings
) -> tuple[Indicator, ...]:
    """The round's indicators; `villages` is the practice of each village with households.

    `groups` are registered groups, `targets` target villages. A cohort has no target villages: its
    groups are counted, without a share of villages.
    """
    whole = together(villages)
    found = (_practising(whole, round_), _growth(whole, round_))
    if round_.variant == COHORT:
        return found
    return (*found, _villages(villages, round_), _groups(groups, targets, round_))


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


def _growth(whole: Practice, round_: RoundSettings) -> Indicator:
    return Indicator(
        "income_growth",
        N_("Income growth of practising households (the figure reported)"),
        whole.change.percent,
        round_.income_growth_percent,
        whole.change.households,
        whole.practising,
        _("rests on {have} of {of} practising households").format(
            have=whole.change.households, of=whole.practising
        ),
    )


def _villages(villages: Sequence[Practice], round_: RoundSettings) -> Indicator:
    growth = round_.income_growth_percent
    measured = [one.change for one in villages if one.change.households]
    reaching = sum(one.reaches(growth) for one in measured)
    return Indicator(
        "villages_growing",
        N_("Villages that reach the income growth"),
        reaching * 100 / len(measured) if measured else None,
        None,
        reaching,
        len(measured),
        _("{have} of {of} villages reach +{percent}%").format(
            have=reaching, of=len(measured), percent=growth
        ),
    )


def _groups(groups: int, targets: int, round_: RoundSettings) -> Indicator:
    return Indicator(
        "groups",
        N_("Occupation groups to target villages"),
        groups * 100 / targets if targets else None,
        round_.group_percent,
        groups,
        targets,
        _("groups: {have} · target villages: {of}").format(have=groups, of=targets),
    )
