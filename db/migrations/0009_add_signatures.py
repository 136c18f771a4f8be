"""A signatory may have a picture of the signature."""

from db.engine import OfficeDatabase
from db.migrations.columns import link
from db.migrations.rebuild import add_columns
from db.migrations.script import run_script


def up(database: OfficeDatabase) -> None:
    """Nobody has one at first: certificates are signed in ink."""
    add_columns(database, "signatory", link("picture", "picture"), {})
    run_script(database, _INDEX)


_INDEX = """
CREATE INDEX "signatory_picture_id" ON "signatory" ("picture_id")
"""
