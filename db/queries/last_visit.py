"""Which of a household's visits is the last that says something."""

from typing import Any

from db.models.follow_up import Visit
from db.models.team import Household


def last_visit(said: Any, told: Any = Visit.id) -> Any:
    """Of the last visit to a household (of the query around it) that filled `said`: `told`.

    Both are columns of Visit. Asked household by household: their visits stand together in the
    index, while to rank all visits of a round means to sort them.
    """
    visit: Any = Visit.alias()
    return (
        visit.select(getattr(visit, told.name))
        .where(visit.household == Household.id, ~getattr(visit, said.name).is_null())
        .order_by(visit.visited_on.desc(), visit.number.desc())
        .limit(1)
    )
