"""People, their roles and their houses, found while somebody types: one statement for each.

Written as SQL, since to put a query together takes longer than these take to run.
"""

import datetime
from collections.abc import Sequence
from typing import Any, cast

from db.engine import OfficeDatabase, Row
from db.models.base import database

_PEOPLE = """
SELECT p."id", p."full_name", p."title", p."first_name", p."last_name",
    p."sound_key", p."national_id", p."phone",
    p."birth_date", p."house_no", p."village_id" AS "village", v."code" AS "village.code",
    v."moo" AS "village.moo", v."name" AS "village.name", v."tambon_id" AS "village.tambon",
    t."name" AS "village.tambon.name"
FROM "person" p LEFT JOIN "village" v ON v."id" = p."village_id"
    LEFT JOIN "tambon" t ON t."id" = v."tambon_id"
"""

_ROLES = """
SELECT 'sage' AS "table", x."person_id" AS "person", x."id", x."round_id" AS "round", r."year",
    r."variant", 1 AS "stage" FROM "sage" x JOIN "round" r ON r."id" = x."round_id"
    WHERE x."person_id" IN ({marks})
UNION ALL
SELECT 'team_member', x."person_id", x."id", x."round_id", r."year", r."variant", 2
    FROM "team_member" x JOIN "round" r ON r."id" = x."round_id" WHERE x."person_id" IN ({marks})
UNION ALL
SELECT 'household', x."representative_id", x."id", x."round_id", r."year", r."variant", 3
    FROM "household" x JOIN "round" r ON r."id" = x."round_id"
    WHERE x."representative_id" IN ({marks})
UNION ALL
SELECT 'household_member', m."person_id", x."id", x."round_id", r."year", r."variant", 4
    FROM "household_member" m JOIN "household" x ON x."id" = m."household_id"
    JOIN "round" r ON r."id" = x."round_id" WHERE m."person_id" IN ({marks})
ORDER BY 5 DESC, 7, 3
"""

_HOUSES = """
SELECT h."id" AS "household", h."round_id" AS "round", r."year", r."variant", p."id",
    p."full_name", h."village_id" AS "village",
    v."code" AS "village.code", v."moo" AS "village.moo", v."name" AS "village.name",
    v."tambon_id" AS "village.tambon", t."name" AS "village.tambon.name"
FROM "household" h JOIN "round" r ON r."id" = h."round_id"
    JOIN "person" p ON p."id" = h."representative_id"
    JOIN "village" v ON v."id" = h."village_id" JOIN "tambon" t ON t."id" = v."tambon_id"
WHERE h."village_id" = ? AND h."house_no" = ?
ORDER BY CASE h."round_id" WHEN ? THEN 0 ELSE 1 END, r."year" DESC, h."id" LIMIT ?
"""


def everybody() -> list[Row]:
    """Every person of the office, as `people_like` gives them, by id."""
    return _people(_PEOPLE + ' ORDER BY p."id"', [])


def people_with(ids: Sequence[int]) -> list[Row]:
    """The people with these ids, as `people_like` gives them."""
    marks = ", ".join("?" * len(ids))
    return _people(f'{_PEOPLE} WHERE p."id" IN ({marks}) ORDER BY p."id"', ids)


def people_like(
    national_id: str, phone: str, sound: str, tambon: int | None, limit: int
) -> list[Row]:
    """The people of this ID, telephone, or sound of name; blanks find nobody.

    At most `limit` for each of the three, so that a telephone of many hides nobody's ID. Of those
    who sound alike only who lives in `tambon`, or nobody knows where; None asks for all.
    Each row holds the person's own columns, and the village's by dotted names.
    """
    alike, values = [], []
    for column, value in (("national_id", national_id), ("phone", phone), ("sound_key", sound)):
        if not value:
            continue
        arm = f'SELECT "id" FROM "person" WHERE "{column}" = ?'  # noqa: S608  names are ours
        values.append(cast("Any", value))
        if column == "sound_key" and tambon is not None:
            within = 'SELECT "id" FROM "village" WHERE "tambon_id" = ?'
            arm += f' AND ("village_id" IS NULL OR "village_id" IN ({within}))'
            values.append(tambon)
        alike.append(f'SELECT "id" FROM ({arm} ORDER BY "id" LIMIT ?) AS "arm"')  # noqa: S608
        values.append(limit)
    if not alike:
        return []
    chosen = f'WHERE p."id" IN ({" UNION ".join(alike)}) ORDER BY p."id"'
    return _people(_PEOPLE + chosen, values)


def roles(persons: Sequence[int]) -> list[Row]:
    """In which tables of which rounds people stand: the newest round first.

    Of a member of a household the "id" is the household's.
    """
    if not persons:
        return []
    marks = ", ".join("?" * len(persons))
    return _database().rows(_ROLES.format(marks=marks), [*persons] * _ROLES.count("{marks}"))


def houses(round_id: int | None, village: int, house_no: str, limit: int) -> list[Row]:
    """The households with this number in a village, and their representatives.

    Those of the round first, then those of other years, the newest before the older.
    """
    return _database().rows(_HOUSES, [village, house_no, round_id or 0, limit])


def _people(sql: str, values: Sequence[Any]) -> list[Row]:
    rows = _database().rows(sql, values)
    for row in rows:
        if row["birth_date"] is not None:
            row["birth_date"] = datetime.date.fromisoformat(row["birth_date"])
    return rows


def _database() -> OfficeDatabase:
    return cast("OfficeDatabase", database.obj)
