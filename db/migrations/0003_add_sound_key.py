"""A name is also found by its sound, and what the data check found can be let stand."""

from db.engine import OfficeDatabase
from db.file import OfficeFile
from db.migrations.rebuild import rebuild_table
from db.migrations.script import run_script


def up(database: OfficeDatabase) -> None:
    """Give every person a key of the sound, blank until it is computed; make the new table."""
    run_script(database, _ACCEPTED)
    if isinstance(database, OfficeFile):
        keep = {f'"{name}"': f'"{name}"' for name in _COLUMNS.split()}
        also = _INDEXES.strip().split("\n\n")
        rebuild_table(database, "person", _PERSON.strip(), keep | {'"sound_key"': "''"}, also)
    else:
        run_script(database, _ON_SERVER)
        run_script(database, _NEW_INDEXES)


_COLUMNS = (
    "id uid version title first_name last_name full_name national_id birth_date house_no"
    " village_id phone sort_key search_text"
)

_PERSON = """
CREATE TABLE "person" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT,
    "uid" TEXT NOT NULL,
    "version" INTEGER NOT NULL CHECK ("version" >= 0),
    "title" TEXT NOT NULL,
    "first_name" TEXT NOT NULL,
    "last_name" TEXT NOT NULL,
    "full_name" TEXT NOT NULL,
    "national_id" TEXT CHECK (length("national_id") = 13 AND trim("national_id", '0123456789') =
        ''),
    "birth_date" TEXT CHECK ("birth_date" LIKE '____-__-__' AND trim("birth_date", '0123456789-') =
        ''),
    "house_no" TEXT NOT NULL,
    "village_id" INTEGER,
    "phone" TEXT NOT NULL,
    "sort_key" BLOB NOT NULL,
    "search_text" TEXT NOT NULL,
    "sound_key" TEXT NOT NULL,
    FOREIGN KEY ("village_id") REFERENCES "village" ("id") ON DELETE RESTRICT
) STRICT
"""

_NEW_INDEXES = """
CREATE INDEX "person_sound_key_village_id" ON "person" ("sound_key", "village_id")

CREATE INDEX "person_phone" ON "person" ("phone")
"""

_INDEXES = f"""
CREATE UNIQUE INDEX "person_uid" ON "person" ("uid")

CREATE UNIQUE INDEX "person_national_id" ON "person" ("national_id")

CREATE INDEX "person_village_id" ON "person" ("village_id")

CREATE INDEX "person_sort_key" ON "person" ("sort_key")

{_NEW_INDEXES.strip()}
"""

_ON_SERVER = """
ALTER TABLE "person" ADD COLUMN "sound_key" TEXT NOT NULL DEFAULT ''

ALTER TABLE "person" ALTER COLUMN "sound_key" DROP DEFAULT
"""

_ACCEPTED = """
CREATE TABLE "accepted_finding" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT,
    "uid" TEXT NOT NULL,
    "version" INTEGER NOT NULL CHECK ("version" >= 0),
    "key" TEXT NOT NULL,
    "who" TEXT NOT NULL,
    "on_date" TEXT NOT NULL CHECK ("on_date" LIKE '____-__-__' AND trim("on_date", '0123456789-') =
        '')
) STRICT

CREATE UNIQUE INDEX "accepted_finding_uid" ON "accepted_finding" ("uid")

CREATE UNIQUE INDEX "accepted_finding_key" ON "accepted_finding" ("key")
"""
