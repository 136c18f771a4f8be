"""What every test gets: no screen, a home of its own, and Thai as the language."""

import gc
import os
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from shutil import disk_usage
from tempfile import mkdtemp

import pytest
from hypothesis import settings

from desktop.words import use_language

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# No deadline: the machine that runs the checks is shared, and slow is not wrong.
settings.register_profile("short", max_examples=50, deadline=None)
settings.register_profile("endurance", max_examples=5_000, deadline=None)
settings.load_profile("short")


IN_MEMORY = Path("/dev/shm")
ROOM = (os.cpu_count() or 1) * 1024**3  # bytes; each worker needs a quarter of its share


def pytest_configure(config: pytest.Config) -> None:
    """What every process of the tests would else make anew or wait for, for seconds each.

    One Matplotlib font list for all homes; Python files are compiled once, not by each worker and
    each command that is tested; and an office, which waits for the disk at every save, lies on none
    where the system has a folder in memory.
    """
    os.environ.setdefault("MPLCONFIGDIR", str(config.cache.mkdir("matplotlib")))
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    if IN_MEMORY.is_dir() and disk_usage(IN_MEMORY).free > ROOM:
        os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(IN_MEMORY))


_tests = count(1)
_EVERYTHING_AFTER = 100  # tests


@pytest.fixture(autouse=True)
def swept() -> Iterator[None]:
    """Garbage is searched for between tests only, in their own thread, as the program does it.

    A widget that is destroyed by a search in a worker's thread ends the process. What is left after
    a search of everything are modules and the like, which are not searched again.
    """
    gc.disable()
    yield
    if next(_tests) % _EVERYTHING_AFTER:
        gc.collect(1)
    else:
        gc.collect()
        gc.freeze()


@pytest.fixture(scope="session")
def folder_of_homes(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the homes are: pytest looks through all that lie in its own folder for a number."""
    return tmp_path_factory.mktemp("homes")


@pytest.fixture(autouse=True)
def home(folder_of_homes: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty home folder for this test and the processes it starts."""
    home = Path(mkdtemp(dir=folder_of_homes))
    folders = {"HOME": "", "USERPROFILE": ""}
    folders |= {f"XDG_{name}_HOME": name.lower() for name in ("CONFIG", "DATA", "CACHE", "STATE")}
    folders |= {"APPDATA": "Roaming", "LOCALAPPDATA": "Local"}
    # Windows itself is asked for these two before the variables are, unless it is told not to.
    folders |= {"WIN_PD_OVERRIDE_APPDATA": "Roaming", "WIN_PD_OVERRIDE_LOCAL_APPDATA": "Local"}
    for variable, folder in folders.items():
        monkeypatch.setenv(variable, str(home / folder))
    return home


@pytest.fixture(autouse=True)
def thai() -> Iterator[None]:
    """Thai again after a test, whatever language it switched to."""
    yield
    use_language("th")
