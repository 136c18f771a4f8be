"""The demo office, made once for all tests of a run."""

import hashlib
import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import sqlcipher3

from db.connection import FILE_NAME
from desktop.demo import open_demo

type Rows = dict[str, dict[int, dict[str, Any]]]


@pytest.fixture(scope="session")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the workers of a run share what one of them makes."""
    folder = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        folder = folder.parent
    return folder / "demo-cache"


@pytest.fixture(scope="session")
def made(cache: Path) -> Path:
    """The folder of the made demo office."""
    open_demo(cache=cache).close()
    return next(one for one in cache.glob("demo-*") if one.is_dir())


def read_tables(folder: Path) -> Rows:
    """Every row of every table but the log, by id."""
    connection = sqlcipher3.connect(folder / FILE_NAME)
    connection.row_factory = sqlcipher3.Row
    names = connection.execute("SELECT name FROM pragma_table_list WHERE type = 'table'").fetchall()
    tables: Rows = {}
    for (name,) in names:
        if name not in ("action", "change", "migration") and not name.startswith("sqlite_"):
            rows = connection.execute(f'SELECT * FROM "{name}"').fetchall()
            tables[name] = {row["id"]: dict(row) for row in rows}
    connection.close()
    return tables


@pytest.fixture(scope="session")
def tables(made: Path) -> Rows:
    """What the demo office stores."""
    return read_tables(made)


@pytest.fixture(scope="session")
def digest() -> Callable[..., str]:
    """A digest of all that an office stores, but for the columns it is told to leave out."""

    def of(folder: Path, *without: str) -> str:
        plain = {
            name: [{key: row[key] for key in row if key not in without} for row in rows.values()]
            for name, rows in read_tables(folder).items()
        }
        return hashlib.sha256(json.dumps(plain, default=repr).encode()).hexdigest()

    return of
