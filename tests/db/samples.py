"""Rows that the tables accept, for tests that need some."""

from typing import Any

from db import changes, full_text
from db.connection import Connection
from db.models import Tambon, Village

TAMBON: dict[str, Any] = {
    "code": "700701", "name": "โพธาราม", "sort_key": b"\x01", "search_text": "โพธาราม"
}  # fmt: skip
A_ROUND: dict[str, Any] = {
    "year": 2569, "variant": "village", "name": "หมู่บ้านสัมมาชีพ", "stages": "survey",
    "sages_surveyed": 10, "sages_selected": 1, "team_size": 5, "households": 20,
    "course_days": 4, "attendance_percent": 80, "follow_up_months": "1 3",
    "practising_percent": 85, "income_growth_percent": 3, "group_percent": 10,
    "group_members": 5, "income_line": 40_000_00, "certificate_year": "calendar",
}  # fmt: skip


def a_village(tambon: int, number: int = 1) -> dict[str, Any]:
    return {
        "tambon": tambon, "code": f"700701{number:02}", "moo": number, "name": "บ้านกลาง",
        "sort_key": b"\x02\x00\xff", "search_text": "บานกลาง",
    }  # fmt: skip


def a_person(number: int = 1) -> dict[str, Any]:
    name = f"นางสมใจ ที่{number}"
    return {
        "title": "นาง", "first_name": "สมใจ", "last_name": f"ที่{number}", "full_name": name,
        "sort_key": name.encode(), "search_text": name, "sound_key": name,
    }  # fmt: skip


def put_tambon(office: Connection) -> int:
    return office.write("ตำบล", "สมใจ", lambda tx: tx.save(Tambon, TAMBON))


def put_village(office: Connection, number: int = 1) -> int:
    found = Tambon.get_or_none(Tambon.code == TAMBON["code"])
    tambon = found.id if found else put_tambon(office)
    return office.write("หมู่บ้าน", "สมใจ", lambda tx: tx.save(Village, a_village(tambon, number)))


def everything(office: Connection) -> dict[str, list[dict[str, Any]]]:
    """Every row of every table but the log, without versions."""
    tables = {}
    for table in office.database.get_tables():
        if table not in ("action", "change", "migration") and not table.startswith("sqlite_"):
            rows = office.database.rows(f'SELECT * FROM "{table}" ORDER BY "id"')
            tables[table] = [{**row, "version": None} for row in rows]
    return tables


def check_whole(office: Connection) -> None:
    """The file is sound, and the log tells exactly what the tables hold."""
    database = office.database
    assert database.rows("PRAGMA integrity_check") == [{"integrity_check": "ok"}]
    assert database.rows("PRAGMA foreign_key_check") == []
    changes.verify_chain(database)
    last = database.rows(
        'SELECT "row_id", "after" FROM "change" WHERE "seq" IN (SELECT max("seq") FROM "change"'
        ' WHERE "table_name" = \'person\' GROUP BY "row_id") AND "after" IS NOT NULL'
    )
    logged = {row["row_id"]: changes._read(row["after"]) for row in last}
    stored = {row["id"]: row for row in database.rows('SELECT * FROM "person"')}
    assert logged == stored


def check_search_index(office: Connection, table: str = "person") -> None:
    """The index of a file's table says exactly what the table holds."""
    if office.database.kind == "sqlite":
        office._writer.submit(full_text.check, office.database, table).result()


def insert(office: Connection, table: str, **values: object) -> int:
    """A row by hand, in an office of before: the models know columns that it does not have yet."""
    row = {"uid": f"{table:0<32}"[:32], "version": 1, **values}
    names = ", ".join(f'"{name}"' for name in row)
    marks = ", ".join("?" * len(row))

    def put() -> int:
        office.database.run(
            f'INSERT INTO "{table}" ({names}) VALUES ({marks})',
            tuple(row.values()),
        )
        found: int = office.database.run(f'SELECT max("id") FROM "{table}"').fetchone()[0]
        return found

    return office._writer.submit(put).result()
