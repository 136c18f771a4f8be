"""Real office files: made once for the session, copied for each test."""

import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from desktop.office import Office
from desktop.places import load_district
from desktop.programme.rounds import preset
from desktop.views import Scope
from desktop.words import use_language
from tests.desktop.village_round import VillageRound

TODAY = date(2026, 8, 15)


@pytest.fixture(scope="session")
def empty_office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of an office with Photharam's places and a round of 2569 with five villages."""
    folder = tmp_path_factory.mktemp("offices") / "empty"
    with Office.create(folder, load_district("7007"), who="clerk") as office:
        office.add_round(preset(2569), [place.id for place in office.villages()[:5]])
    return folder


@pytest.fixture
def office(empty_office: Path, tmp_path: Path) -> Iterator[Office]:
    """An office of its own for this test."""
    folder = shutil.copytree(empty_office, tmp_path / "office")
    with Office.open(folder, who="clerk") as office:
        office.today = lambda: TODAY
        yield office


@pytest.fixture
def scope(office: Office) -> Scope:
    """The whole of the office's only round."""
    return Scope(office.rounds()[0].id)


@pytest.fixture
def round_(tmp_path: Path) -> Iterator[VillageRound]:
    """A village round of small numbers, in an office where nothing else is; told in English."""
    use_language("en")
    made = VillageRound(
        tmp_path / "office",
        sages_surveyed=2,
        team_size=2,
        households=2,
        follow_up_months=(1, 3),
        material_budget=1_000_00,
        group_members=5,
    )
    with made.office:
        yield made
