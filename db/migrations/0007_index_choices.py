"""Where a household stands, and who chose an occupation or craft, is read from indexes alone."""

from db.engine import OfficeDatabase
from db.migrations.script import run_script


def up(database: OfficeDatabase) -> None:
    """Index what standings are computed from, and the choices of a village in a round."""
    run_script(database, _INDEXES)


_INDEXES = """
DROP INDEX "household_round_id_village_id"

CREATE INDEX "household_round_id_village_id_wanted_id" ON "household" ("round_id", "village_id",
    "wanted_id")

CREATE INDEX "household_round_id_status" ON "household" ("round_id", "status")

DROP INDEX "sage_round_id_village_id"

CREATE INDEX "sage_round_id_village_id_craft_id" ON "sage" ("round_id", "village_id", "craft_id")

DROP INDEX "attendance_household_id"

CREATE INDEX "attendance_household_id_days_attended" ON "attendance" ("household_id",
    "days_attended")

DROP INDEX "visit_household_id"

CREATE INDEX "visit_household_id_visited_on_number_practising" ON "visit" ("household_id",
    "visited_on", "number", "practising")
"""
