"""One script of statements for both engines: written for SQLite, reworded for PostgreSQL."""

from db.engine import OfficeDatabase

_POSTGRESQL_WORDS = (
    ("INTEGER PRIMARY KEY AUTOINCREMENT", "BIGSERIAL PRIMARY KEY"),
    (" INTEGER", " BIGINT"),
    (" BLOB", " BYTEA"),
    (") STRICT", ")"),
)


def run_script(database: OfficeDatabase, script: str) -> None:
    """Run the statements of `script`, an empty line between two, in the words of the engine."""
    if database.kind != "sqlite":
        for ours, theirs in _POSTGRESQL_WORDS:
            script = script.replace(ours, theirs)
    for statement in script.strip().split("\n\n"):
        database.run(statement)
