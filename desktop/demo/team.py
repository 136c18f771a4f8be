"""Stage ๓: the team of trainers, and the households they will teach."""

from datetime import timedelta

from desktop.demo.incomes import baseline
from desktop.demo.office_days import office_day, office_days_after
from desktop.demo.people import full_name, of
from desktop.demo.plans import Reach
from desktop.demo.survey import selected
from desktop.demo.village import Village

_AGES = (27, 69)
_MEMBERS, _HOW_OFTEN = (1, 2, 3, 4, 5, 6, 7, 8), (5, 14, 22, 26, 17, 9, 5, 2)


def team_and_households(village: Village) -> None:
    """Team and households, as far as the village has come."""
    if village.plan.reach >= Reach.HOUSEHOLDS:
        _team(village)
        _households(village)


def _team(village: Village) -> None:
    lead = selected(village)
    first = village.sages.index(lead)
    for sage in village.sages[first : first + village.plan.team]:
        member = village.draft.add(
            "team_member",
            village=village.place.id,
            person=sage["person"],
            role="lead" if sage is lead else "member",
        )
        village.team.append(member)
        village.crafts[member] = village.crafts[sage]


def _households(village: Village) -> None:
    random = village.random
    begins = office_day(village.course["ends_on"] + timedelta(days=random.randint(8, 16)))
    for at in range(village.plan.households):
        on = office_days_after(begins, at // 7)
        responsible = village.team[at % len(village.team)]
        craft = village.crafts[responsible]
        person = village.people.person(village.draft, village.place.id, on, _AGES, woman=0.62)
        members = random.choices(_MEMBERS, _HOW_OFTEN)[0]
        household = village.draft.add(
            "household",
            **of(person),
            representative=person,
            head_name=village.people.head_of(person) if members > 1 else full_name(person),
            members=members,
            wanted=village.occupation(craft),
            volunteered=True,
            responsible=responsible,
            baseline_on=on,
            **baseline(random),
        )
        village.households.append(household)
        village.crafts[household] = craft
        village.surveyed_until = on
