"""What an import brings, in the words of both its preview and its result."""

from collections.abc import Mapping

from desktop.exchange.workbook_import import ImportResult, Preview
from desktop.words import N_, _

_RECORDS = {
    "sages": N_("Sages: {count}"),
    "households": N_("Target households: {count}"),
    "followup_incomes": N_("Visits with incomes: {count}"),
    "groups": N_("Occupation groups: {count}"),
    "materials": N_("Materials: {count}"),
}
_BESIDE = {
    "target_villages": N_("New target villages: {count}"),
    "forums": N_("Village forums: {count}"),
    "courses": N_("Courses: {count}"),
    "team_members": N_("Team members: {count}"),
}


def records_told(of: Preview | ImportResult) -> str:
    """The records, register by register; "" where there is none."""
    told = _told(_RECORDS, of.stored)
    if of.beside["trainees"]:
        told.append(_trainees(of))
    return " · ".join(told)


def beside_told(of: Preview | ImportResult) -> str:
    """What the records bring with them: villages, forums, courses, teams."""
    told = _told(_BESIDE, of.beside)
    return _("With them: {counts}").format(counts=" · ".join(told)) if told else ""


def _told(words: Mapping[str, str], counts: Mapping[str, int]) -> list[str]:
    return [_(text).format(count=f"{counts[key]:,}") for key, text in words.items() if counts[key]]


def _trainees(of: Preview | ImportResult) -> str:
    passed, failed = of.stored["trained_trainers"], of.beside["failed_trainees"]
    open_ = of.beside["trainees"] - passed - failed
    results = (
        (passed, _("{count} passed")),
        (failed, _("{count} did not pass")),
        (open_, _("{count} without a result")),
    )
    told = ", ".join(text.format(count=f"{count:,}") for count, text in results if count)
    count = f"{of.beside['trainees']:,}"
    return _("Trainees: {count} ({results})").format(count=count, results=told)
