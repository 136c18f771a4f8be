"""The follow-up of a village: its visits by number, who practises, and what incomes have become."""

from db.queries import listing
from desktop import counting, incomes
from desktop.over_years import YearOfHousehold, over_years
from desktop.programme.values import show_value
from desktop.programme.vocabulary import Kind
from desktop.thai.numerals import format_percent
from desktop.views import Scope
from desktop.village.content import (
    Asked,
    Content,
    Fact,
    Head,
    Line,
    Listed,
    content,
    day,
    joined,
    of_needed,
)
from desktop.words import N_, _

_MOST_VISITS = 50  # numbers of visits: more than any round plans


def gather(asked: Asked) -> Content:
    """Visits, states and the change of incomes, by the one definition of each measure."""
    facts = asked.facts
    within = asked.within("household.round", "household.village")
    made = sorted(listing.values_of("visit", "number", within, _MOST_VISITS))
    by_number = (
        _("round {number}: {households}").format(
            number=number, households=counting.households(count)
        )
        for number, count in made
    )
    return content(
        [
            Fact(N_("Visits"), joined(*by_number)),
            Fact(N_("Practising"), of_needed(facts.practising, facts.households) if made else ""),
            Fact(N_("Stopped"), counting.households(facts.stopped) if facts.stopped else ""),
            Fact(N_("Income before → after"), _incomes(asked)),
            Fact(N_("Visits due"), _due(asked)),
        ],
        _over_years(asked),
    )


def _due(asked: Asked) -> str:
    if not asked.facts.due:
        return ""
    since = asked.facts.due_since
    told = counting.households(asked.facts.due)
    return told if since is None else _("{what} since {date}").format(what=told, date=day(since))


def _over_years(asked: Asked) -> Listed:
    """The households that were in earlier rounds too, with their incomes in each."""
    scope = Scope(asked.round.id, village_id=asked.village)
    here = incomes.table(asked.office, scope).households()
    years = over_years(asked.office, {one.person for one in here if one.person})
    again = [one for one in here if len(years.get(one.person or 0, ())) > 1]
    columns = ["id", "representative.full_name"]
    names = dict(listing.rows("household", columns, [one.household for one in again]))
    lines = tuple(
        Line(one.household, (names[one.household], joined(*map(_year, years[one.person or 0]))))
        for one in again
    )
    heads = (Head(N_("Household"), 1), Head(N_("Income before → after"), 3))
    return Listed(N_("Households of several rounds"), "households", heads, lines)


def _year(one: YearOfHousehold) -> str:
    before, after = (
        show_value(Kind.MONEY, income) or "–" for income in (one.income.before, one.income.after)
    )
    told = _("{year}: {before} → {after}")
    return told.format(year=one.round.settings.year, before=before, after=after)


def _incomes(asked: Asked) -> str:
    """The incomes of the households that have both; the change over those that had one."""
    measures = incomes.summary(
        asked.office, Scope(asked.round.id, village_id=asked.village)
    ).measures
    if not measures.incomes.households:
        return ""
    before, after = (
        show_value(Kind.MONEY, one) for one in (measures.incomes.before, measures.incomes.after)
    )
    told = _("{before} → {after} baht").format(before=before, after=after)
    change = measures.change.percent
    return joined(told, "" if change is None else format_percent(change, signed=True))
