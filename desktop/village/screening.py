"""Stage ๑ of a cohort: the persons who take part, why each is eligible, and what each wants."""

from typing import Any

from db.queries import listing
from desktop.programme.screening import ELIGIBILITY
from desktop.programme.values import show_value
from desktop.programme.vocabulary import Kind
from desktop.views import Place
from desktop.village.content import Asked, Content, Fact, Head, Line, Listed, content, of_needed
from desktop.village.team import INCOME_HEADS, incomes_of, rows_of_households, set_aside, wishes
from desktop.words import N_

_MORE = ("id", "eligibility", "village.name", "village.moo", "village.tambon.name")


def gather(asked: Asked) -> Content:
    """The participants by their villages."""
    households = rows_of_households(asked)
    facts = [
        Fact(
            N_("Participants"), of_needed(asked.facts.households, asked.round.settings.households)
        ),
        *set_aside(households),
    ]
    return content(facts, _participants(asked, households))


def _participants(asked: Asked, households: list[dict[str, Any]]) -> Listed:
    more = {row[0]: row[1:] for row in listing.select("household", _MORE, asked.within())}
    found = incomes_of(asked)
    lines = []
    for one in households:
        if one["status"] != "chosen":
            continue
        eligibility, village, moo, tambon = more[one["id"]]
        lines.append(
            Line(
                one["id"],
                (
                    str(one["representative.full_name"]),
                    Place(0, "", moo, village, 0, tambon).label,
                    tambon,
                    show_value(Kind.CHOICE, eligibility, ELIGIBILITY),
                    wishes(one),
                    *found.get(one["id"], ("", "", "")),
                ),
            )
        )
    heads = (
        Head(N_("Participant"), 2),
        Head(N_("Village"), 2.1),
        Head(N_("Tambon"), 1.2),
        Head(N_("Eligibility"), 2.1),
        Head(N_("Occupation wanted"), 1.9),
        *INCOME_HEADS,
    )
    return Listed(N_("Participants"), "participants", heads, tuple(lines), brief=False)
