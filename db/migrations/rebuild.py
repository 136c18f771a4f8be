"""The one way to change a table of a file: build it anew beside the old one, and change places.

Peewee's own alterations would, inside a transaction, delete the rows that point to the table and
drop STRICT and every CHECK.
"""

from collections.abc import Iterable, Mapping

from db.engine import OfficeDatabase
from db.file import OfficeFile


def rebuild_table(
    database: OfficeFile,
    table: str,
    create: str,
    columns: Mapping[str, str],
    also: Iterable[str] = (),
) -> None:
    """Give `table` the shape of `create`, its new CREATE TABLE statement, and keep its rows.

    `columns` says what fills each new column: an expression over the old ones, {'"name"': '"name"',
    '"phone"': "''"}. `also` are the statements for its indexes and triggers, which go with the old
    table. Keys stay, and none that was ever given out is given out again. Only within a migration,
    where foreign keys are set aside.
    """
    new = f"{table}__new"
    beginning = f'CREATE TABLE "{table}" '
    if not create.startswith(beginning):
        raise ValueError(f"not the statement that creates {table}: {create}")
    counted = database.run("SELECT seq FROM sqlite_sequence WHERE name = ?", (table,)).fetchone()
    database.run(f'CREATE TABLE "{new}" {create.removeprefix(beginning)}')
    database.run(
        f'INSERT INTO "{new}" ({", ".join(columns)})'  # noqa: S608  names are ours
        f' SELECT {", ".join(columns.values())} FROM "{table}"'
    )
    if counted:
        database.run("DELETE FROM sqlite_sequence WHERE name = ?", (new,))
        database.run("INSERT INTO sqlite_sequence (name, seq) VALUES (?, ?)", (new, counted[0]))
    database.run(f'DROP TABLE "{table}"')
    database.run(f'ALTER TABLE "{new}" RENAME TO "{table}"')
    for statement in also:
        database.run(statement)


def add_columns(
    database: OfficeDatabase, table: str, columns: Mapping[str, str], fills: Mapping[str, str]
) -> None:
    """Give `table` more columns after those it has, as CREATE TABLE words them for a file.

    `columns` are the definitions by name, foreign keys as they are worded in a list of columns:
    {'votes': 'INTEGER CHECK ("votes" >= 0)', 'sage_id': 'INTEGER REFERENCES "sage" ("id")'}.
    `fills` holds what a column that is NOT NULL is filled with, as an expression.
    """
    if isinstance(database, OfficeFile):
        _add_to_file(database, table, columns, fills)
    else:
        _add_on_server(database, table, columns, fills)


def _add_to_file(
    database: OfficeFile, table: str, columns: Mapping[str, str], fills: Mapping[str, str]
) -> None:
    found = database.rows(
        "SELECT type, sql FROM sqlite_master WHERE tbl_name = ? AND sql IS NOT NULL", (table,)
    )
    create = " ".join(next(row["sql"] for row in found if row["type"] == "table").split())
    present = [row["name"] for row in database.rows(f'PRAGMA table_info("{table}")')]
    plain, keys = [], []
    for name, definition in columns.items():
        own, points, target = definition.partition(" REFERENCES ")
        plain.append(f'"{name}" {own}')
        if points:
            keys.append(f'FOREIGN KEY ("{name}") REFERENCES {target} ON DELETE RESTRICT')
    body, end = create.rsplit(")", 1)
    own, constraint, others = body.partition(", FOREIGN KEY")
    parts = [own, *plain, *([f"FOREIGN KEY{others}"] if constraint else []), *keys]
    kept = {f'"{name}"': f'"{name}"' for name in present}
    new = {f'"{name}"': fill for name, fill in fills.items()}
    also = [row["sql"] for row in found if row["type"] != "table"]
    rebuild_table(database, table, f"{', '.join(parts)}){end}", kept | new, also)


def _add_on_server(
    database: OfficeDatabase, table: str, columns: Mapping[str, str], fills: Mapping[str, str]
) -> None:
    for name, definition in columns.items():
        words = definition.replace("INTEGER", "BIGINT").replace("BLOB", "BYTEA")
        words += " ON DELETE RESTRICT" if " REFERENCES " in words else ""
        default = f" DEFAULT {fills[name]}" if name in fills else ""
        database.run(f'ALTER TABLE "{table}" ADD COLUMN "{name}" {words}{default}')
        if default:
            database.run(f'ALTER TABLE "{table}" ALTER COLUMN "{name}" DROP DEFAULT')
