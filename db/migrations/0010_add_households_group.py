"""A household may belong to an occupation group."""

from db.engine import OfficeDatabase
from db.migrations.columns import link
from db.migrations.rebuild import add_columns
from db.migrations.script import run_script


def up(database: OfficeDatabase) -> None:
    """No household is in one at first: nothing on record said which."""
    add_columns(database, "household", link("group", "occupation_group"), {})
    run_script(database, _INDEX)


_INDEX = """
CREATE INDEX "household_group_id" ON "household" ("group_id")
"""
