"""Lists can be saved under a name."""

from db.engine import OfficeDatabase
from db.migrations.script import run_script


def up(database: OfficeDatabase) -> None:
    """Create the table of saved lists."""
    run_script(database, _TABLES)


_TABLES = """
CREATE TABLE "saved_list" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT,
    "uid" TEXT NOT NULL,
    "version" INTEGER NOT NULL CHECK ("version" >= 0),
    "register" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "definition" TEXT NOT NULL,
    "sort_key" BLOB NOT NULL
) STRICT

CREATE UNIQUE INDEX "saved_list_uid" ON "saved_list" ("uid")

CREATE UNIQUE INDEX "saved_list_register_name" ON "saved_list" ("register", "name")
"""
