"""What is measured lies on a disk; the offices of all other tests lie in memory where they can."""

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from tests.benchmarks.nation import CACHE


@pytest.fixture
def tmp_path() -> Iterator[Path]:
    """A folder of this test alone, beside the offices that are kept for measuring."""
    CACHE.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(dir=CACHE) as folder:
        yield Path(folder)
