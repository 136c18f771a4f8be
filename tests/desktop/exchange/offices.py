"""What tests ask of an office that workbooks are imported into."""

import hashlib
import json
from datetime import date
from pathlib import Path
from typing import Any

from db.queries import listing
from desktop.exchange.workbook_import import ImportResult, read_workbook, store
from desktop.office import Office
from desktop.programme.rounds import preset

TODAY = date(2026, 8, 15)
ROUND = preset(2569)
DATA = Path(__file__).parents[2] / "data"
REAL = DATA / "office_2569.xlsx"
COUNTED = json.loads((DATA / "office_2569.json").read_text("utf-8"))


def imported(office: Office, path: Path) -> ImportResult:
    """What importing the workbook at `path` into the round of 2569 stored."""
    return store(office, read_workbook(path, office, ROUND))


def digest(office: Office) -> str:
    """Everything the office holds but its log."""
    database = office.connection.database
    whole = hashlib.sha256()
    for table in sorted(database.get_tables()):
        if table not in ("action", "change", "sqlite_sequence", "sqlite_stat1", "sqlite_stat4"):
            for row in database.execute_sql(f'SELECT * FROM "{table}" ORDER BY 1'):
                whole.update(repr((table, row)).encode())
    return whole.hexdigest()


def count(table: str) -> int:
    """How many rows a table has."""
    return listing.totals(table, [], [])[0]


def cells(text: str) -> list[Any]:
    """The cells of a row, parted by "|"."""
    return [cell or None for cell in text.split("|")]
