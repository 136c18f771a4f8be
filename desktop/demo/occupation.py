"""Stage ๕: the team teaches in the village, and households of one occupation form a group."""

from collections import Counter
from datetime import timedelta

from desktop.demo.crafts import Craft
from desktop.demo.office_days import days_in_a_row, office_day, office_days_after
from desktop.demo.people import full_name
from desktop.demo.plans import DEMO_TODAY, Reach
from desktop.demo.village import Village

_DAYS = 5


def training_and_groups(village: Village) -> None:
    """Training, attendance and groups, as far as the village has come."""
    if village.plan.reach >= Reach.TRAINING:
        _train(village)
        taught = Counter(village.crafts[one] for one in village.households)
        for craft, _households in taught.most_common(village.plan.groups):
            _group(village, craft)


def _train(village: Village) -> None:
    random = village.random
    assert village.handed_over_on is not None  # noqa: S101  the materials came before
    after = office_days_after(village.handed_over_on, random.randint(1, 4))
    starts, ends = days_in_a_row(max(after, village.plan.training_on or after), _DAYS)
    trainings = {}
    for household in village.households:
        craft = village.crafts[household]
        if craft not in trainings:
            trainings[craft] = village.draft.add(
                "training",
                village=village.place.id,
                curriculum=craft.curriculum,
                starts_on=starts,
                ends_on=ends,
                days=_DAYS,
                place=f"ศาลาประชาคม{village.label}",
            )
        village.draft.add(
            "attendance",
            training=trainings[craft],
            household=household,
            days_attended=random.choices((5, 4, 3), (80, 16, 4))[0],
        )
    village.trained_until = ends


def _group(village: Village, craft: Craft) -> None:
    random = village.random
    homes = [one for one in village.households if village.crafts[one] is craft]
    people = [one["representative"] for one in homes]
    if len(people) < village.settings.group_members:
        return
    chair, secretary, treasurer = people[:3]
    assert village.trained_until is not None  # noqa: S101  the training came before
    latest = min(40, (DEMO_TODAY - village.trained_until).days - 1)
    days = random.randint(6, max(6, latest))
    group = village.draft.add(
        "occupation_group",
        village=village.place.id,
        name=f"กลุ่ม{craft.product}{village.place.name}",
        occupation=village.occupation(craft),
        group_class=craft.group_class,
        registered_on=office_day(village.trained_until + timedelta(days=days)),
        phone=chair["phone"] or village.people.phone(),
        chair=full_name(chair),
        secretary=full_name(secretary),
        treasurer=full_name(treasurer),
        members=len(people) + random.randint(0, 6),
        has_rules=True,
        fund=random.randrange(20, 160) * 100_00,
    )
    for one in homes:
        one["group"] = group
