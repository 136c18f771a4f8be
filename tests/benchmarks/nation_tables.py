"""The large tables of an office for the benchmarks, filled inside the engine.

Keys are counted round by round; in a round place by place (the first of each village, then the
second), in that village by village.
"""

from db.models import TABLES

_COLUMNS = ("id", "uid", "version")


def uid(table: str, number: int) -> str:
    """32 hex digits that are nobody else's, in no order."""
    return f"{number * 2654435761 % 2**32:08x}{sum(table.encode()):024x}"


def _defaults(table: str, named: str) -> dict[str, str]:
    """The columns of `table` that are not `named` and have a default, with it as SQL."""
    columns = [*_COLUMNS, *named.replace(",", " ").split()]
    return {
        field.column_name: str(int(field.default)) if field.default in (0, 1)
        else f"'{field.default}'"
        for field in TABLES[table]._meta.sorted_fields
        if field.column_name not in columns and field.default is not None
    }  # fmt: skip


def _record(table: str, of: str) -> str:
    """SQL for the columns that every record has: key, `uid` and version."""
    return f"{of}, printf('%08x%024x', ({of}) * 2654435761 % 4294967296, {sum(table.encode())}), 1"


def _draw(salt: int, of: str = "n") -> str:
    """SQL for a number below 2^20 that looks drawn at random, the same for the same key."""
    return f"(({of} * {2654435761 + salt * 81006} + {salt * 7919}) % 4294967296 / 4096)"


def _of_each(table: str, each: str, columns: str, *values: str) -> tuple[str, str]:
    """`table`, and the statement that gives it `each` rows for each village of each round.

    `values` may use n (from 0), {round}, {village} and {place}, which row of its village it is.
    """
    within = {
        "round": f"(n / (:villages * {each}) + 1)",
        "village": "(n % :villages + 1)",
        "place": f"(n % (:villages * {each}) / :villages)",
    }
    others = _defaults(table, columns)
    told = ", ".join((*values, *others.values())).format(**within)
    return table, (
        f'INSERT INTO "{table}" (id, uid, version, {", ".join((columns, *others))})'
        " WITH RECURSIVE counted(n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM counted"
        f" WHERE n + 1 < :rounds * :villages * {each})"
        f" SELECT {_record(table, 'n + 1')}, {told} FROM counted"
    )


def _day(salt: int) -> str:
    return (
        f"(:first_year + {{round}}) || '-0' || ({_draw(salt)} % 9 + 1)"
        f" || '-1' || ({_draw(salt + 1)} % 9)"
    )


def _baht(salt: int, most: int) -> str:
    """Whole hundreds of baht, in satang."""
    return f"({_draw(salt)} % {most} + 1) * 10000"


_ASKED = f"{_draw(20)} % 20 > 0"
_PARTS = (
    ("main", _ASKED, _baht(21, 900)),
    ("secondary", f"{_ASKED} AND {_draw(22)} % 2", _baht(23, 300)),
    ("other", f"{_ASKED} AND {_draw(24)} % 5 = 0", _baht(25, 200)),
    ("own_use", f"{_ASKED} AND {_draw(26)} % 3 = 0", _baht(27, 100)),
)


def _income(growth: str = "100") -> tuple[str, ...]:
    """SQL for the four parts and their total; some say nothing, and their total is NULL."""
    parts = [f"CASE WHEN {when} THEN {much} * {growth} / 100 END" for _part, when, much in _PARTS]
    total = " + ".join(f"coalesce({part}, 0)" for part in parts)
    return (*parts, f"CASE WHEN {_ASKED} THEN {total} END")


_VISITS = f"""
INSERT INTO visit (id, uid, version, household_id, number, visited_on, officer_id, practising,
    stopped_reason, advice, income_main, income_secondary, income_other, income_own_use,
    income_total)
WITH RECURSIVE visits(visit) AS (SELECT 0 UNION ALL SELECT visit + 1 FROM visits
    WHERE visit + 1 < :visits)
SELECT {_record("visit", "(n * :visits + visit + 1)")}, n + 1, visit + 1,
    (:first_year + round_id) || '-1' || ({_draw(30)} % 3) || '-0' || (visit + 1),
    {_draw(31)} % :officers + 1,
    CASE WHEN {_draw(32)} % 50 = 0 THEN NULL
        WHEN {_draw(32)} % 10 = 1 AND visit + 1 = :visits THEN 'stopped' ELSE 'practising' END,
    '', '', {", ".join(_income(f"(95 + 5 * visit + {_draw(33)} % 20)"))}
FROM (SELECT id - 1 AS n, round_id FROM household ORDER BY id) CROSS JOIN visits
"""

STATEMENTS: tuple[tuple[str, str], ...] = (
    _of_each("target_village", "1", "round_id, village_id", "{round}, {village}"),
    _of_each(
        "sage",
        ":sages",
        "round_id, village_id, person_id, craft_id, years, achievements, votes, selected",
        "{round}, {village}, n % (:villages * :sages) + 1",
        f"{_draw(1)} % :occupations + 1, {_draw(2)} % 50 + 1, '', {_draw(3)} % 200, {{place}} = 0",
    ),
    _of_each(
        "forum",
        "1",
        "round_id, village_id, held_on, place, households_total, households_present, chair,"
        " accepted, resolution",
        "{round}, {village}",
        f"{_day(4)}, 'ศาลาประชาคม', 120, {_draw(6)} % 120, '', 1, ''",
    ),
    _of_each(
        "team_member",
        ":team",
        "round_id, village_id, person_id, role, note",
        "{round}, {village}, n % (:villages * :team) + 1",
        "CASE WHEN {place} = 0 THEN 'lead' ELSE 'member' END, ''",
    ),
    _of_each(
        "household",
        ":households",
        "round_id, village_id, representative_id, head_name, house_no, members, wanted_id,"
        " volunteered, responsible_id, ready_for_group, baseline_on, baseline_main,"
        " baseline_secondary, baseline_other, baseline_own_use, baseline_total",
        "{round}, {village}, :villages * :sages + n + 1, ''",
        f"({_draw(7)} % 300 + 1) || CASE WHEN {_draw(8)} % 3 = 0"
        f" THEN '/' || ({_draw(9)} % 20 + 1) ELSE '' END",
        f"CASE WHEN {_draw(10)} % 30 THEN {_draw(11)} % 7 + 1 END",
        f"CASE WHEN {_draw(12)} % 25 THEN"  # the first occupations are far commoner
        f" ({_draw(13)} % 1024) * ({_draw(14)} % 1024) * :occupations / 1048576 + 1 END",
        f"{_draw(15)} % 50 > 0",
        "({round} - 1) * :villages * :team + ({place} % :team) * :villages + {village}, 1",
        _day(16),
        *_income(),
    ),
    _of_each(
        "attendance",
        ":households",
        "training_id, household_id, days_attended",
        f"({{round}} - 1) * :villages + {{village}}, n + 1, {_draw(18)} % 3 + 3",
    ),
    ("visit", _VISITS),
)
