"""Whatever has a search text is found by any part of it, in a file of any size."""

from db import full_text
from db.engine import OfficeDatabase
from db.file import OfficeFile
from db.migrations.rebuild import rebuild_table
from db.migrations.script import run_script


def up(database: OfficeDatabase) -> None:
    """Give tambons a search text, blank until it is computed; index every search text of a file."""
    if not isinstance(database, OfficeFile):
        run_script(database, _ON_SERVER)
        return
    keep = {f'"{name}"': f'"{name}"' for name in _COLUMNS.split()}
    also = _INDEXES.strip().split("\n\n")
    rebuild_table(database, "tambon", _TAMBON.strip(), keep | {'"search_text"': "''"}, also)
    run_script(database, _SEARCH)
    for table in _SEARCHED.split():
        full_text.rebuild(database, table)


_COLUMNS = "id uid version code name name_en sort_key"

_TAMBON = """
CREATE TABLE "tambon" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT,
    "uid" TEXT NOT NULL,
    "version" INTEGER NOT NULL CHECK ("version" >= 0),
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "name_en" TEXT NOT NULL,
    "sort_key" BLOB NOT NULL,
    "search_text" TEXT NOT NULL
) STRICT
"""

_INDEXES = """
CREATE UNIQUE INDEX "tambon_uid" ON "tambon" ("uid")

CREATE UNIQUE INDEX "tambon_code" ON "tambon" ("code")
"""

_ON_SERVER = """
ALTER TABLE "tambon" ADD COLUMN "search_text" TEXT NOT NULL DEFAULT ''

ALTER TABLE "tambon" ALTER COLUMN "search_text" DROP DEFAULT
"""

_SEARCHED = (
    "tambon village officer occupation_kind person course purchase material_need training"
    " occupation_group"
)

_SEARCH = "\n\n".join(
    f"""
CREATE VIRTUAL TABLE "{table}_search" USING fts5("search_text", content='{table}',
    content_rowid='id', columnsize=0, detail=none, tokenize='trigram case_sensitive 1')
""".strip()
    for table in _SEARCHED.split()
)
