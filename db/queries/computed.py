"""Columns that no table has: computed where they are read, listed and filtered like the others.

Each is written as SQL about one row of the table that "{row}" names, the same on every engine, and
without parameters, for a list keeps the statements that read its rows.
"""

from typing import Any

from peewee import SQL

from db.models.occupation_group import OccupationGroup
from db.models.team import Household

_STANDING = """CASE "{row}"."status"
WHEN 'reserve' THEN 'reserve'
WHEN 'withdrawn' THEN CASE WHEN EXISTS (
    SELECT 1 FROM "household" AS "taker" WHERE "taker"."replaces_id" = "{row}"."id"
) THEN 'replaced' ELSE 'withdrawn' END
ELSE COALESCE((
    SELECT "said"."practising" FROM "visit" AS "said"
    WHERE "said"."household_id" = "{row}"."id" AND "said"."practising" IS NOT NULL
    ORDER BY "said"."visited_on" DESC, "said"."number" DESC LIMIT 1
), CASE WHEN EXISTS (
    SELECT 1 FROM "attendance" AS "came"
    WHERE "came"."household_id" = "{row}"."id" AND "came"."days_attended" > 0
) THEN 'training' ELSE 'chosen' END) END"""

_STANDING_REASON = """CASE "{row}"."status"
WHEN 'withdrawn' THEN "{row}"."withdrawn_reason"
WHEN 'reserve' THEN ''
ELSE COALESCE((
    SELECT CASE "said"."practising" WHEN 'stopped' THEN "said"."stopped_reason" ELSE '' END
    FROM "visit" AS "said"
    WHERE "said"."household_id" = "{row}"."id" AND "said"."practising" IS NOT NULL
    ORDER BY "said"."visited_on" DESC, "said"."number" DESC LIMIT 1
), '') END"""

_HOUSEHOLDS = """SELECT COUNT(*) FROM "household" AS "joined"
WHERE "joined"."group_id" = "{row}"."id" AND "joined"."status" = 'chosen'"""

COMPUTED: dict[tuple[type, str], str] = {
    (Household, "standing"): _STANDING,
    (Household, "standing_reason"): _STANDING_REASON,
    (OccupationGroup, "households"): _HOUSEHOLDS,
}
"""By model and column: where a household stands in the round, and why it stopped or withdrew; how
many chosen households an occupation group has.
"""


def is_computed(model: type, column: str) -> bool:
    """Whether the rows of `model` have such a column only where they are read."""
    return (model, column) in COMPUTED


def computed(model: type, column: str, row: str) -> Any:
    """The expression for a computed column of the rows that the query calls `row`."""
    return SQL(f"({COMPUTED[model, column].format(row=row)})")
