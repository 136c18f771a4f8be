"""What is recorded about each village of a round: one statement a measure, never one a village.

The functions that count answer {village id: {measure: value}}; a round that is counted whole is
one unit under the key None. Villages without a row are left out.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from peewee import JOIN, Case, Value, fn

from db.models.attachment import Attachment
from db.models.certificate import Certificate
from db.models.follow_up import Visit
from db.models.materials import MaterialNeed, Purchase, PurchaseStep
from db.models.occupation import Attendance, Training
from db.models.occupation_group import OccupationGroup
from db.models.person import Person
from db.models.round import Override
from db.models.survey import Forum, Sage
from db.models.team import Household, TeamMember
from db.models.trainer_course import Course, Trainee
from db.queries.fetching import fetched
from db.queries.last_visit import last_visit

type Counts = dict[int | None, dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Part:
    """What is counted: each village of a round, only `village`, or the `whole` as one unit."""

    round: int
    village: int | None = None
    whole: bool = False

    def of(self, round_: Any, village: Any) -> Any:
        """The condition that keeps the rows of this part, by the columns of round and village."""
        within = round_ == self.round
        return within if self.village is None else within & (village == self.village)

    @property
    def households(self) -> Any:
        """The condition that keeps the households of this part that have a place in the round."""
        return self.of(Household.round, Household.village) & (Household.status == "chosen")


def sages(part: Part) -> Counts:
    """sages, complete_sages (craft and years of experience recorded) and selected."""
    measures = {
        "sages": fn.COUNT(Sage.id),
        "complete_sages": _count_if(~Sage.craft.is_null() & ~Sage.years.is_null()),
        "selected": _count_if(Sage.selected == Value(1)),
    }
    return _counts(
        Sage.select().where(part.of(Sage.round, Sage.village)), Sage.village, measures, part
    )


def forums(part: Part) -> Counts:
    """What each village's forum resolved, who came, and whether its minutes are attached."""
    minutes = Attachment.select(Attachment.forum).where(
        Attachment.kind == "minutes", ~Attachment.forum.is_null()
    )
    columns = {
        "forum_on": Forum.held_on,
        "forum_present": Forum.households_present,
        "quorum": Forum.quorum,
        "households_total": Forum.households_total,
        "forum_accepted": Forum.accepted,
        "occupation_accepted": Forum.occupation_accepted,
        "target_accepted": Forum.target_accepted,
        "minutes": Case(None, [(Forum.id.in_(minutes), 1)], 0),
    }
    query: Any = Forum.select(Forum.village, *columns.values()).where(
        part.of(Forum.round, Forum.village)
    )
    found = {row[0]: dict(zip(columns, row[1:], strict=True)) for row in query.tuples()}
    return {village: {**one, "minutes": bool(one["minutes"])} for village, one in found.items()}


_STANDING = (
    *(Trainee.result, Trainee.days_attended, Course.days, Trainee.hours_attended, Course.hours),
    *(Trainee.post_test, Course.test_marks),
)
"""What a participant has to show for a course, as `desktop.programme.passing` reads it."""


def trainees(part: Part) -> list[tuple[Any, ...]]:
    """(village, sage, name, *standing) of the selected sages on a course, the last course last."""
    query: Any = (
        Trainee.select(Sage.village, Sage.id, Person.full_name, *_STANDING)
        .join(Course)
        .switch(Trainee)
        .join(Sage)
        .join(Person)
        .where(part.of(Course.round, Sage.village), Sage.selected == Value(1))
        .order_by(Sage.village, Sage.id, Course.starts_on)
    )
    return list(query.tuples())


def without_certificate(part: Part) -> list[tuple[Any, ...]]:
    """(village, trainee, *standing) of the participants who hold no certificate."""
    issued = Certificate.select(Certificate.trainee).where(
        Certificate.status == "issued", ~Certificate.trainee.is_null()
    )
    query: Any = (
        Trainee.select(Sage.village, Trainee.id, *_STANDING)
        .join(Course)
        .switch(Trainee)
        .join(Sage)
        .where(part.of(Course.round, Sage.village), Trainee.id.not_in(issued))
        .order_by(Sage.village, Trainee.id)
    )
    return list(query.tuples())


def team(part: Part) -> Counts:
    """leads and members of the trainer teams."""
    measures = {
        "leads": _count_if(TeamMember.role == "lead"),
        "members": _count_if(TeamMember.role == "member"),
    }
    query: Any = TeamMember.select().where(part.of(TeamMember.round, TeamMember.village))
    return _counts(query, TeamMember.village, measures, part)


def households(part: Part) -> Counts:
    """households with a place, how many of them have each thing, and those without a place."""
    has_place = Household.status == "chosen"
    measures = {
        "households": _count_if(has_place),
        "volunteers": _count_if(has_place & (Household.volunteered == Value(1))),
        "with_occupation": _count_if(has_place & ~Household.wanted.is_null()),
        "with_baseline": _count_if(has_place & ~Household.baseline_total.is_null()),
        "with_responsible": _count_if(has_place & ~Household.responsible.is_null()),
        "eligible": _count_if(has_place & ~Household.eligibility.is_null()),
        "ready_for_group": _count_if(has_place & (Household.ready_for_group == Value(1))),
        "reserve": _count_if(Household.status == "reserve"),
        "withdrawn": _count_if(Household.status == "withdrawn"),
    }
    query: Any = Household.select().where(part.of(Household.round, Household.village))
    return _counts(query, Household.village, measures, part)


def materials(part: Part) -> Counts:
    """needs by how far they have come, material_cost (satang), and the households that have
    needs, have received all of them, or have all of them in inspected purchases.
    """
    of_household = (
        MaterialNeed.select(
            Household.village.alias("village"),
            fn.COUNT(MaterialNeed.id).alias("needs"),
            fn.COUNT(MaterialNeed.received_on).alias("received"),
            fn.COUNT(MaterialNeed.purchase).alias("in_a_lot"),
            _count_if(MaterialNeed.purchase.in_(_inspected())).alias("inspected"),
            fn.SUM(MaterialNeed.cost).alias("cost"),
        )
        .join(Household)
        .where(part.households)
        .group_by(Household.village, Household.id)
        .alias("of_household")
    )
    columns = of_household.c
    measures = {
        "households_with_needs": fn.COUNT(columns.needs),
        "households_received": _count_if(columns.received == columns.needs),
        "needs": _sum(columns.needs),
        "households_supplied": _count_if(columns.inspected == columns.needs),
        "needs_received": _sum(columns.received),
        "needs_in_a_lot": _sum(columns.in_a_lot),
        "material_cost": _sum(columns.cost),
    }
    query: Any = MaterialNeed.select().from_(of_household)
    return _counts(query, columns.village, measures, part)


def purchases(part: Part) -> list[tuple[int | None, int, bool]]:
    """(village, purchase, inspected) of each lot and each village it serves.

    A lot serves the village it names and the villages of the households with a place whose needs it
    fills; one that names no village and fills no need serves the whole round, and its village is
    None.
    """
    filled = Case(None, [(Household.status == "chosen", Household.village)])
    is_needed = Household.id.is_null() | ~filled.is_null() | ~Purchase.village.is_null()
    query: Any = (
        Purchase.select(
            Purchase.id,
            Purchase.village,
            filled,
            Case(None, [(Purchase.id.in_(_inspected()), 1)], 0),
        )
        .join(MaterialNeed, JOIN.LEFT_OUTER)
        .join(Household, JOIN.LEFT_OUTER)
        .where(Purchase.round == part.round, is_needed, *_serving(part.village, filled))
        .distinct()
    )
    return sorted(
        {
            (village, purchase, bool(done))
            for purchase, named, needing, done in query.tuples()
            for village in ({named, needing} - {None} or {None})
        },
        key=lambda row: (row[0] or 0, row[1]),
    )


def _serving(village: int | None, filled: Any) -> list[Any]:
    """The conditions that keep the lots of `village` and those of the whole round."""
    if village is None:
        return []
    everywhere = Purchase.village.is_null() & filled.is_null()
    return [(Purchase.village == village) | (filled == village) | everywhere]


def _inspected() -> Any:
    """The purchases with an inspection: its day is recorded, or the province did it."""
    return PurchaseStep.select(PurchaseStep.purchase).where(
        PurchaseStep.step == "inspection",
        ~PurchaseStep.on.is_null() | (PurchaseStep.at_province == Value(1)),
    )


def trainings(part: Part) -> Counts:
    """trainings, training_days and trained_until; a training without a village is under None."""
    last_day = fn.COALESCE(Training.ends_on, Training.starts_on)
    measures = {
        "trainings": fn.COUNT(Training.id),
        "training_days": _sum(Training.days),
        "trained_until": fn.MAX(last_day),
    }
    query: Any = Training.select().where(
        part.of(Training.round, Training.village)
        | ((Training.round == part.round) & Training.village.is_null())
    )
    found = _counts(query, Training.village, measures, part)
    for counts in found.values():
        counts["trained_until"] = Training.ends_on.python_value(counts["trained_until"])
    return found


def attendance(part: Part) -> Counts:
    """attended: households whose attendance at a training is recorded."""
    query: Any = Attendance.select().join(Household).where(part.households)
    measures = {"attended": fn.COUNT(Attendance.household.distinct())}
    return _counts(query, Household.village, measures, part)


def groups(part: Part, *, members: int = 0) -> Counts:
    """groups, largest_group (members) and complete_groups: each with all that a group needs.

    A group needs at least `members`, its officers, rules and a fund.
    """
    complete = (
        (fn.COALESCE(OccupationGroup.members, 0) >= members)
        & (OccupationGroup.chair != "")
        & (OccupationGroup.secretary != "")
        & (OccupationGroup.treasurer != "")
        & (OccupationGroup.has_rules == Value(1))
        & ~OccupationGroup.fund.is_null()
    )
    measures = {
        "groups": fn.COUNT(OccupationGroup.id),
        "largest_group": fn.COALESCE(fn.MAX(OccupationGroup.members), 0),
        "complete_groups": _count_if(complete),
    }
    query: Any = OccupationGroup.select().where(
        part.of(OccupationGroup.round, OccupationGroup.village)
    )
    return _counts(query, OccupationGroup.village, measures, part)


def visits(part: Part) -> list[tuple[int, int, int, str | None, str | None, int]]:
    """(village, visits, has an income, state, reason, households) of households that are alike.

    State and reason are those of the last visit that says whether the household practises.
    """
    one = (
        Household.select(
            Household.village.alias("village"),
            fn.COUNT(Visit.id).alias("visits"),
            Case(None, [(fn.COUNT(Visit.income_total) > 0, 1)], 0).alias("income"),
            last_visit(Visit.practising).alias("last"),
        )
        .join(Visit, JOIN.LEFT_OUTER)
        .where(part.households)
        .group_by(Household.id)
        .alias("one")
    )
    last: Any = Visit.alias()
    alike = one.c.village, one.c.visits, one.c.income, last.practising, last.stopped_reason
    query: Any = (
        Visit.select(*alike, fn.COUNT(one.c.village))
        .from_(one)
        .join(last, JOIN.LEFT_OUTER, on=last.id == one.c.last)
        .group_by(*alike)
        .order_by(*alike[:2])
    )
    return fetched(query)


def overrides(part: Part) -> list[tuple[int | None, str, str, str, date]]:
    """(village, stage key, reason, officer, date) of each leave to go on, the oldest first."""
    query: Any = (
        Override.select(
            Override.village, Override.stage, Override.reason, Override.officer, Override.on
        )
        .where(part.of(Override.round, Override.village))
        .order_by(Override.on, Override.id)
    )
    return list(query.tuples())


def _counts(query: Any, village: Any, measures: dict[str, Any], part: Part) -> Counts:
    unit = Value(None) if part.whole else village
    selected = query.select(unit, *measures.values())
    if not part.whole:
        selected = selected.group_by(village)
    return {
        unit: dict(zip(measures, map(_plain, values), strict=True))
        for unit, *values in fetched(selected)
    }


def _count_if(condition: Any) -> Any:
    return fn.COUNT(Case(None, [(condition, 1)]))


def _sum(column: Any) -> Any:
    return fn.COALESCE(fn.SUM(column), 0)


def _plain(value: Any) -> Any:
    """PostgreSQL sums whole numbers to decimals."""
    return int(value) if isinstance(value, Decimal) else value
