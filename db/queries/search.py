"""What a few words find anywhere in the office: rows by their search text, newest first.

A file answers from its index of trigrams, a server by reading through the texts. What is shorter
than a trigram is looked for in the newest rows only, so that no key waits for a million others.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from db.full_text import LETTERS, query
from db.models.base import database

LOOKED_THROUGH = 5_000
"""How many rows are read for parts that the index does not know."""

PROBED = 2_000
"""How many people are asked whether they take part in a round."""

_LONGEST_NUMBER = 13  # digits of a national ID


@dataclass(frozen=True, slots=True)
class Match:
    """A row that was found: its key, its search text, its place in Thai order."""

    id: int
    text: str
    sort_key: bytes


@dataclass(frozen=True, slots=True)
class VillageMatch(Match):
    """A village that was found, as it is read."""

    code: str
    moo: int | None
    name: str
    tambon_id: int
    tambon: str
    is_target: bool


@dataclass(frozen=True, slots=True)
class Role:
    """A row of `table` by which a person takes part in a round. A certificate has a `number`.

    Of a member of a household `id` is the household's.
    """

    table: str
    id: int
    person_id: int
    round_id: int | None
    number: str


def matching(table: str, parts: Sequence[str], most: int) -> list[Match]:
    """Up to `most` rows of `table` whose search text holds every one of `parts`.

    A part that begins with a space begins a word, one of the row's later words.
    """
    holds = " AND ".join(f"{_holds('t', 'search_text')} > 0" for _ in parts)
    source, key, asked = _candidates(table, parts)
    found = database.run(
        f'SELECT t."id", t."search_text", t."sort_key" FROM {source} {holds}'  # noqa: S608
        f" ORDER BY {key} DESC LIMIT ?",
        (*asked, *parts, most),
    )
    return _matches(found)


def people_in_round(parts: Sequence[str], round_id: int, most: int) -> list[Match]:
    """As `matching` of people, who take part in a round; among the newest who match only."""
    source, key, asked = _candidates("person", parts)
    holds = " AND ".join(f"{_holds('t', 'search_text')} > 0" for _ in parts)
    found = database.run(
        f'SELECT t."id", t."search_text", t."sort_key" FROM (SELECT t.* FROM {source} {holds}'  # noqa: S608
        f" ORDER BY {key} DESC LIMIT {PROBED}) t WHERE {_IN_ROUND} LIMIT ?",
        (*asked, *parts, *[round_id] * _IN_ROUND.count("?"), most),
    )
    return _matches(found)


def people_by_number(digits: str, most: int) -> list[Match]:
    """Up to `most` people whose national ID, or telephone with or without its 0, begins so."""
    begins = [("national_id", digits), ("phone", digits), ("phone", f"0{digits}")]
    conditions = " OR ".join(f'"{column}" BETWEEN ? AND ?' for column, _ in begins)
    wanted = [end for _, beginning in begins for end in _ends(beginning)]
    found = database.run(
        f'SELECT "id", "search_text", "sort_key" FROM "person" WHERE {conditions} LIMIT ?',  # noqa: S608
        (*wanted, most),
    )
    return _matches(found)


def villages(
    parts: Sequence[str],
    most: int,
    *,
    round_id: int | None = None,
    moo: int | None = None,
    code: str = "",
    tambons: Sequence[int] | None = None,
) -> list[VillageMatch]:
    """Up to `most` villages whose name holds every one of `parts`; which are a round's targets.

    `moo`, `code` (a beginning of it) and `tambons` narrow them where they are given.
    """
    conditions = [f"{_holds('v', 'search_text')} > 0" for _ in parts]
    values: list[Any] = list(parts)
    source = '"village" v'
    if moo is not None:
        conditions.append('v."moo" = ?')
        values.append(moo)
    if code:
        conditions.append('v."code" BETWEEN ? AND ?')
        values += _ends(code)
    if tambons is not None:
        conditions.append(f'v."tambon_id" IN ({", ".join("?" * len(tambons))})')
        values += tambons
    elif _is_indexed(parts):
        source = '"village_search" s CROSS JOIN "village" v ON v."id" = s.rowid'
        conditions.append('s."village_search" MATCH ?')
        values.append(query(parts))
    elif parts:
        source = f'(SELECT * FROM "village" ORDER BY "id" DESC LIMIT {LOOKED_THROUGH}) v'  # noqa: S608
    found = database.run(
        'SELECT v."id", v."search_text", v."sort_key", v."code", v."moo", v."name", v."tambon_id",'  # noqa: S608
        f' t."name", {_IS_TARGET} FROM {source} JOIN "tambon" t ON t."id" = v."tambon_id"'
        f" WHERE {' AND '.join(conditions)} LIMIT ?",
        (round_id, *values, most),
    )
    return [VillageMatch(row[0], row[1], bytes(row[2]), *row[3:]) for row in found.fetchall()]


def roles(people: Sequence[int]) -> list[Role]:
    """Everything by which these people take part, in no order. Void certificates are left out."""
    if not people:
        return []
    wanted = ", ".join("(?)" for _ in people)
    found = database.run(f'WITH wanted ("id") AS (VALUES {wanted}) {_ROLES}', tuple(people))
    return [Role(*row) for row in found.fetchall()]


_IS_TARGET = """EXISTS (
    SELECT 1 FROM "target_village" r WHERE r."village_id" = v."id" AND r."round_id" = ?)"""

_IN_ROUND = """(
    EXISTS (SELECT 1 FROM "sage" r WHERE r."round_id" = ? AND r."person_id" = t."id")
    OR EXISTS (SELECT 1 FROM "team_member" r WHERE r."round_id" = ? AND r."person_id" = t."id")
    OR EXISTS (SELECT 1 FROM "household" r WHERE r."round_id" = ?
        AND r."representative_id" = t."id")
    OR EXISTS (SELECT 1 FROM "household_member" m JOIN "household" r ON r."id" = m."household_id"
        WHERE r."round_id" = ? AND m."person_id" = t."id"))"""

_ROLES = """
    , sages AS (SELECT s."id", s."person_id", s."round_id" FROM wanted w
        JOIN "sage" s ON s."person_id" = w."id")
SELECT 'sage', s."id", s."person_id", s."round_id", '' FROM sages s
UNION ALL SELECT 'trainee', t."id", s."person_id", c."round_id", '' FROM sages s
    JOIN "trainee" t ON t."sage_id" = s."id" JOIN "course" c ON c."id" = t."course_id"
UNION ALL SELECT 'team_member', m."id", m."person_id", m."round_id", '' FROM wanted w
    JOIN "team_member" m ON m."person_id" = w."id"
UNION ALL SELECT 'household', h."id", h."representative_id", h."round_id", '' FROM wanted w
    JOIN "household" h ON h."representative_id" = w."id"
UNION ALL SELECT 'household_member', h."id", m."person_id", h."round_id", '' FROM wanted w
    JOIN "household_member" m ON m."person_id" = w."id"
    JOIN "household" h ON h."id" = m."household_id"
UNION ALL SELECT 'certificate', c."id", s."person_id", c."round_id", c."number" FROM sages s
    JOIN "trainee" t ON t."sage_id" = s."id"
    JOIN "certificate" c ON c."trainee_id" = t."id" AND c."status" = 'issued'
UNION ALL SELECT 'certificate', c."id", s."person_id", c."round_id", c."number" FROM sages s
    JOIN "certificate" c ON c."sage_id" = s."id" AND c."status" = 'issued'
UNION ALL SELECT 'certificate', c."id", m."person_id", c."round_id", c."number" FROM wanted w
    JOIN "team_member" m ON m."person_id" = w."id"
    JOIN "certificate" c ON c."team_member_id" = m."id" AND c."status" = 'issued'
UNION ALL SELECT 'certificate', c."id", h."representative_id", c."round_id", c."number"
    FROM wanted w JOIN "household" h ON h."representative_id" = w."id"
    JOIN "certificate" c ON c."household_id" = h."id" AND c."status" = 'issued'
"""


def _ends(digits: str) -> tuple[str, str]:
    """Between what all numbers that begin with `digits` stand.

    Of digits only: where a sign stands among them is for each server's order of texts to say.
    """
    return digits, digits + _LONGEST_NUMBER * "9"


def _matches(found: Any) -> list[Match]:
    return [Match(row[0], row[1], bytes(row[2])) for row in found.fetchall()]


def _candidates(table: str, parts: Sequence[str]) -> tuple[str, str, list[Any]]:
    """What a search reads from (as `t`, up to a condition), its key, and the values that asks."""
    long = [part for part in parts if len(part) >= LETTERS]
    if _is_indexed(long):
        index = f'"{table}_search"'
        found = f'{index} s CROSS JOIN "{table}" t ON t."id" = s.rowid WHERE s.{index} MATCH ? AND'
        return found, "s.rowid", [query(long)]
    if long:
        return f'"{table}" t WHERE', 't."id"', []
    newest = f'SELECT * FROM "{table}" ORDER BY "id" DESC LIMIT {LOOKED_THROUGH}'  # noqa: S608
    return f"({newest}) t WHERE", 't."id"', []


def _is_indexed(parts: Sequence[str]) -> bool:
    return database.kind == "sqlite" and bool(parts) and all(len(one) >= LETTERS for one in parts)


def _holds(table: str, column: str) -> str:
    """Where a value stands in a column, 0 for nowhere; no letter of the value means another."""
    function = "instr" if database.kind == "sqlite" else "strpos"
    return f'{function}({table}."{column}", ?)'
