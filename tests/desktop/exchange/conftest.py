"""An office to import into."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.office import Office
from desktop.places import load_district
from tests.desktop.exchange.offices import TODAY


@pytest.fixture(scope="session")
def bare_office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("bare") / "office"
    Office.create(folder, load_district("7007"), who="clerk").close()
    return folder


@pytest.fixture
def bare(bare_office: Path, tmp_path: Path) -> Iterator[Office]:
    """An office with places and nothing else."""
    with Office.open(shutil.copytree(bare_office, tmp_path / "bare"), who="clerk") as office:
        office.today = lambda: TODAY
        yield office
