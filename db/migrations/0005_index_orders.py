"""Lists of any length are read in order along an index instead of being sorted."""

from db.engine import OfficeDatabase
from db.migrations.script import run_script


def up(database: OfficeDatabase) -> None:
    """Index what long lists are sorted and narrowed by."""
    run_script(database, _INDEXES)


_INDEXES = """
CREATE INDEX "tambon_sort_key" ON "tambon" ("sort_key")

CREATE INDEX "village_sort_key" ON "village" ("sort_key")

CREATE INDEX "sage_round_id_craft_id" ON "sage" ("round_id", "craft_id")

CREATE INDEX "household_round_id_wanted_id" ON "household" ("round_id", "wanted_id")

CREATE INDEX "household_round_id_baseline_total" ON "household" ("round_id", "baseline_total")
"""
