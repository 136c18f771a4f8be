"""What each stage needs before it is done, in sentences with the round's own numbers.

The gates decide; these say beforehand what they will ask for.
"""

from collections.abc import Callable
from math import ceil

from desktop.programme.rounds import COHORT, RoundSettings
from desktop.thai.numerals import format_baht
from desktop.words import _


def needs_of(stage: str, round_: RoundSettings) -> tuple[str, ...]:
    """One sentence for each thing that the stage called `stage` needs in a round."""
    return _NEEDS[stage](round_)


def _survey(round_: RoundSettings) -> tuple[str, ...]:
    return (
        _("{count} sages in each village, each with craft and years of experience.").format(
            count=round_.sages_surveyed
        ),
        _("A village forum with its date and the households that came."),
        _("{count} of the sages selected, and the selection accepted by the forum.").format(
            count=round_.sages_selected
        ),
    )


def _screening(round_: RoundSettings) -> tuple[str, ...]:
    return (
        _("{count} participants, each with the reason of eligibility.").format(
            count=round_.households
        ),
        _("Each of them ready to form a group, and with an income before the training."),
    )


def _trainer_course(round_: RoundSettings) -> tuple[str, ...]:
    days = ceil(round_.course_days * round_.attendance_percent / 100)
    return (
        _("Every selected sage on a course; the preset is {days} days.").format(
            days=round_.course_days
        ),
        _("At least {percent}% of the days attended (of {days} days: {least}).").format(
            percent=round_.attendance_percent, days=round_.course_days, least=days
        ),
        _("The result “passed”; then a certificate can be issued."),
    )


def _team(round_: RoundSettings) -> tuple[str, ...]:
    return (
        _("A team of {count}: one lead trainer, and members from the village's sages.").format(
            count=round_.team_size
        ),
        _("{count} target households that volunteered, each with a wanted occupation.").format(
            count=round_.households
        ),
        _("Each household with its income before, and a team member who is responsible."),
    )


def _materials(round_: RoundSettings) -> tuple[str, ...]:
    needs: tuple[str, ...] = (
        _("What each of the {count} households needs, and the day it received it.").format(
            count=round_.households
        ),
        _("Purchases of these materials, with their papers up to the inspection."),
    )
    if round_.material_budget is not None:
        amount = format_baht(round_.material_budget, satang_shown=False)
        needs = (*needs, _("All of it within {amount} baht.").format(amount=amount))
    if round_.variant == COHORT:
        needs = (*needs, _("The round can do without materials."))
    return needs


def _occupation(round_: RoundSettings) -> tuple[str, ...]:
    return (
        _("What was taught, when, and how many days each household attended."),
        _("An occupation group of at least {least} members, with officers, rules and fund.").format(
            least=round_.group_members
        ),
    )


def _follow_up(round_: RoundSettings) -> tuple[str, ...]:
    months = ", ".join(str(month) for month in round_.follow_up_months)
    return (
        _("A visit to each household {months} months after the training.").format(months=months),
        _("Whether it practises and its income; or why it stopped."),
    )


_NEEDS: dict[str, Callable[[RoundSettings], tuple[str, ...]]] = {
    "survey": _survey,
    "screening": _screening,
    "trainer_course": _trainer_course,
    "team": _team,
    "materials": _materials,
    "occupation": _occupation,
    "follow_up": _follow_up,
}
