"""Offices to test on: a real file, and a database of a throw-away PostgreSQL cluster."""

import itertools
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
import pytest

from db.connection import Connection, open_office

SERVER_PROGRAMS = sorted(Path("/usr/lib/postgresql").glob("*/bin"))
THROWN_AWAY = (
    "listen_addresses=", "dynamic_shared_memory_type=mmap", "full_page_writes=off",
    "max_wal_size=128MB", "autovacuum=off",
)  # fmt: skip
"""Settings of a server that nobody else knows and that is never started again."""

_numbers = itertools.count(1)


def _as_the_server(*command: object) -> None:
    """Run a program of the server, which refuses to be root."""
    user = "postgres" if os.geteuid() == 0 else None
    subprocess.run(
        [str(part) for part in command], user=user, check=True, stdout=subprocess.DEVNULL, cwd="/"
    )


@pytest.fixture(scope="session")
def cluster() -> Iterator[Path]:
    """The socket folder of a running server that is thrown away at the end."""
    if not SERVER_PROGRAMS:
        pytest.skip("no PostgreSQL server is installed")
    programs = SERVER_PROGRAMS[-1]
    beside_offices = os.environ.get("PYTEST_DEBUG_TEMPROOT")
    folder = Path(tempfile.mkdtemp(prefix="office-pg-", dir=beside_offices))
    if os.geteuid() == 0:
        shutil.chown(folder, "postgres", "postgres")
    data = folder / "data"
    try:
        _as_the_server(
            programs / "initdb", "-D", data, "-U", "postgres", "-A", "trust", "--no-sync",
            "-E", "UTF8", "--locale", "C.UTF-8",
        )  # fmt: skip
        options = f"-F -k {folder} " + " ".join(f"-c {one}" for one in THROWN_AWAY)
        _as_the_server(
            programs / "pg_ctl", "-D", data, "-w", "-o", options, "-l", folder / "log", "start"
        )
        yield folder
    finally:
        if (data / "postmaster.pid").exists():
            _as_the_server(programs / "pg_ctl", "-D", data, "-m", "immediate", "stop")
        shutil.rmtree(folder)


def _server_at(cluster: Path) -> psycopg.Connection:
    return psycopg.connect(host=str(cluster), user="postgres", autocommit=True)


@contextmanager
def a_database(cluster: Path, made_with: str = "") -> Iterator[str]:
    """The address of an empty database that is dropped in the end."""
    name = f"office_{os.getpid()}_{next(_numbers)}"
    with _server_at(cluster) as server:
        server.execute(f'CREATE DATABASE "{name}" {made_with}')
    yield f"postgresql://postgres@/{name}?host={cluster}"
    with _server_at(cluster) as server:
        server.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


@pytest.fixture
def server_address(cluster: Path) -> Iterator[str]:
    """The address of an empty database."""
    with a_database(cluster) as address:
        yield address


@pytest.fixture
def thai_server_address(cluster: Path) -> Iterator[str]:
    """The address of an empty database that sorts texts as people do, not by their bytes."""
    thai = "TEMPLATE template0 LOCALE_PROVIDER icu ICU_LOCALE 'th-TH' LOCALE 'C.UTF-8'"
    with a_database(cluster, thai) as address:
        yield address


@pytest.fixture(params=["sqlite", "postgresql"])
def location(request: pytest.FixtureRequest, tmp_path: Path) -> Path | str:
    """Where an office can be created: a folder, or a database of the server."""
    if request.param == "sqlite":
        return tmp_path / "สำนักงาน ก"
    return str(request.getfixturevalue("server_address"))


@pytest.fixture(scope="session")
def pattern(cluster: Path) -> str:
    """The name of a database with an empty office: a server copies its tables faster than it makes
    them."""
    name = f"pattern_{os.getpid()}"
    with _server_at(cluster) as server:
        server.execute(f'CREATE DATABASE "{name}"')
    open_office(f"postgresql://postgres@/{name}?host={cluster}", create=True).close()
    return name


@pytest.fixture(scope="session")
def empty_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a new, empty office in a file."""
    folder = tmp_path_factory.mktemp("pattern") / "office"
    open_office(folder, create=True).close()
    return folder


@contextmanager
def an_office(request: pytest.FixtureRequest, folder: Path) -> Iterator[Connection]:
    """A new, empty office on the engine that a fixture's parameter names."""
    if request.param == "sqlite":
        shutil.copytree(request.getfixturevalue("empty_file"), folder, dirs_exist_ok=True)
        with open_office(folder) as connection:
            yield connection
        return
    cluster, pattern = map(request.getfixturevalue, ("cluster", "pattern"))
    made = a_database(cluster, f'TEMPLATE "{pattern}"')
    with made as address, open_office(address) as connection:
        yield connection


@pytest.fixture(params=["sqlite", "postgresql"])
def office(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Connection]:
    """A new, empty office on either engine."""
    with an_office(request, tmp_path / "สำนักงาน ก") as connection:
        yield connection


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def standing_office(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Connection]:
    """An office that stays open for all of a property's examples."""
    with an_office(request, tmp_path_factory.mktemp("office")) as connection:
        yield connection


@pytest.fixture
def file_office(empty_file: Path, tmp_path: Path) -> Iterator[Connection]:
    """A new, empty office in a file."""
    with open_office(shutil.copytree(empty_file, tmp_path / "office")) as connection:
        yield connection
