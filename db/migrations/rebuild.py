"""The one way to change a table of a file: build it anew beside the old one, and change places.

Peewee's own alterations would, inside a transaction, delete the rows that point to the table and
drop STRICT and every CHECK.
"""

from collections.abc import Iterable, Mapping

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
