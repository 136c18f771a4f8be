"""What is asked about the visits of an import, beside what is known of their households."""

from collections.abc import Iterable, Iterator, Sequence

from desktop.exchange.notes import Note
from desktop.exchange.on_record import cells_of
from desktop.exchange.records import ReadRow
from desktop.exchange.staged import Staging
from desktop.programme.follow_up import VISITS
from desktop.programme.income_parts import total
from desktop.programme.last_income import after_the_last
from desktop.programme.vocabulary import Context, Severity, Values


def asked_of_visits(
    tables: Staging, new: Sequence[tuple[int, ReadRow]], context: Context
) -> Iterator[Note]:
    """A note for each warning of the register's rules about the visits that rows gave."""
    homes = {tables["visit"].rows[visit]["household"] for visit, _row in new}
    ids = [one for one, row in tables["visit"].rows.items() if row["household"] in homes]
    known = dict(zip(ids, after_the_last([*_whole(tables, ids)]), strict=True))
    for visit, row in new:
        problems = (one for rule in VISITS.rules for one in rule(known[visit], context))
        for problem in problems:
            if problem.severity is Severity.WARNING:
                cell = row.told(*cells_of("visit", problem.field))
                yield Note(row.sheet, row.row, *cell, problem.message)


def _whole(tables: Staging, visits: Iterable[int]) -> Iterator[Values]:
    """The values of visits, and what the rules look at behind their households."""
    for visit in visits:
        values = tables["visit"].rows[visit]
        home = tables["household"].rows[values["household"]]
        yield {
            **values,
            "household.baseline_total": total(home, "baseline_"),
            "household.baseline_on": home.get("baseline_on"),
            "household.members": home.get("members"),
        }
