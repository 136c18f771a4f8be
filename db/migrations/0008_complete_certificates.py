"""Certificates of every kind: designs, numbering, editions, hand-over, and keys that sign."""

from db.engine import OfficeDatabase
from db.migrations.columns import blank, day, link, texts, whole
from db.migrations.rebuild import add_columns
from db.migrations.script import run_script


def up(database: OfficeDatabase) -> None:
    """Create the new tables, then tell the certificates that are there from which they came."""
    run_script(database, _TABLES)
    add_columns(database, "certificate", _COLUMNS, blank(_COLUMNS) | _FILLS)
    run_script(database, _INDEXES)


_COLUMNS = {
    **link("sage", "sage"),
    **link("team_member", "team_member"),
    **link("household", "household"),
    **link("layout", "certificate_design"),
    **texts("proof"),
    **whole("edition", "prints"),
    **day("printed_on"),
    **day("handed_on"),
    **texts("handed_to"),
}

_FILLS = {"edition": "1", "prints": "0"}

_INDEXES = """
CREATE INDEX "certificate_sage_id" ON "certificate" ("sage_id")

CREATE INDEX "certificate_team_member_id" ON "certificate" ("team_member_id")

CREATE INDEX "certificate_household_id" ON "certificate" ("household_id")

CREATE INDEX "certificate_layout_id" ON "certificate" ("layout_id")
"""

_TABLES = """
CREATE TABLE "certificate_design" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT,
    "uid" TEXT NOT NULL,
    "version" INTEGER NOT NULL CHECK ("version" >= 0),
    "name" TEXT NOT NULL,
    "content" TEXT NOT NULL,
    "digest" TEXT NOT NULL,
    "listed" INTEGER NOT NULL CHECK ("listed" IN (0, 1))
) STRICT

CREATE UNIQUE INDEX "certificate_design_uid" ON "certificate_design" ("uid")

CREATE UNIQUE INDEX "certificate_design_digest" ON "certificate_design" ("digest")

CREATE TABLE "certificate_kind" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT,
    "uid" TEXT NOT NULL,
    "version" INTEGER NOT NULL CHECK ("version" >= 0),
    "kind" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "wording" TEXT NOT NULL,
    "language" TEXT NOT NULL CHECK ("language" IN ('th', 'en')),
    "digits" TEXT NOT NULL CHECK ("digits" IN ('thai', 'arabic')),
    "design" TEXT NOT NULL,
    "layout_id" INTEGER,
    "pattern" TEXT NOT NULL,
    "office_code" TEXT NOT NULL,
    "counts_by" TEXT CHECK ("counts_by" IN ('calendar', 'fiscal')),
    "first_year" INTEGER CHECK ("first_year" >= 0),
    "first_serial" INTEGER CHECK ("first_serial" >= 0),
    "has_proof" INTEGER NOT NULL CHECK ("has_proof" IN (0, 1)),
    FOREIGN KEY ("layout_id") REFERENCES "certificate_design" ("id") ON DELETE RESTRICT
) STRICT

CREATE UNIQUE INDEX "certificate_kind_uid" ON "certificate_kind" ("uid")

CREATE UNIQUE INDEX "certificate_kind_kind" ON "certificate_kind" ("kind")

CREATE INDEX "certificate_kind_layout_id" ON "certificate_kind" ("layout_id")

CREATE TABLE "certificate_print" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT,
    "uid" TEXT NOT NULL,
    "version" INTEGER NOT NULL CHECK ("version" >= 0),
    "certificate_id" INTEGER NOT NULL,
    "on_date" TEXT NOT NULL CHECK ("on_date" LIKE '____-__-__' AND trim("on_date",
        '0123456789-') = ''),
    "reason" TEXT NOT NULL,
    "substitute" INTEGER NOT NULL CHECK ("substitute" IN (0, 1)),
    FOREIGN KEY ("certificate_id") REFERENCES "certificate" ("id") ON DELETE RESTRICT
) STRICT

CREATE UNIQUE INDEX "certificate_print_uid" ON "certificate_print" ("uid")

CREATE INDEX "certificate_print_certificate_id" ON "certificate_print" ("certificate_id")

CREATE TABLE "signing_key" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT,
    "uid" TEXT NOT NULL,
    "version" INTEGER NOT NULL CHECK ("version" >= 0),
    "key_id" TEXT NOT NULL,
    "public_key" TEXT NOT NULL,
    "sealed" TEXT NOT NULL,
    "holder" TEXT NOT NULL,
    "since" TEXT NOT NULL CHECK ("since" LIKE '____-__-__' AND trim("since", '0123456789-') =
        ''),
    "until" TEXT CHECK ("until" LIKE '____-__-__' AND trim("until", '0123456789-') = '')
) STRICT

CREATE UNIQUE INDEX "signing_key_uid" ON "signing_key" ("uid")

CREATE UNIQUE INDEX "signing_key_key_id" ON "signing_key" ("key_id")
"""
