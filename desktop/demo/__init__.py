"""The demo office: a throw-away office of synthetic people, the same at every start."""

import hashlib
import shutil
import sys
import tempfile
from pathlib import Path

from filelock import FileLock
from platformdirs import user_cache_path

from db.connection import FILE_NAME
from db.migrations import MIGRATIONS
from desktop.demo.making import Report, make_demo
from desktop.demo.plans import DEMO_TODAY
from desktop.derived import RULES_VERSION
from desktop.office import Office
from desktop.problems import Refused
from desktop.words import _

__all__ = ["DEMO_TODAY", "DemoOffice", "make_demo", "open_demo"]


class DemoOffice(Office):
    """An open copy of the demo office. Closing it, or the program's end, removes the copy."""

    folder: tempfile.TemporaryDirectory[str] | None = None

    @classmethod
    def throw_away(cls, made: Path) -> "DemoOffice":
        """Open a fresh copy of the demo office in the folder `made`, on the demo's day."""
        folder = tempfile.TemporaryDirectory(prefix="sammachip-", ignore_cleanup_errors=True)
        shutil.copy(made / FILE_NAME, folder.name)
        office = cls.open(Path(folder.name), who=_("Demo office"))
        assert isinstance(office, cls)  # noqa: S101  `open` makes what it is called on
        office.folder = folder
        office.today = lambda: DEMO_TODAY
        return office

    def close(self) -> None:
        """Finish what is queued and remove the copy."""
        super().close()
        if self.folder is not None:
            self.folder.cleanup()


def open_demo(*, progress: Report | None = None, cache: Path | None = None) -> DemoOffice:
    """Open a throw-away copy of the demo office, which is made if this version has none yet.

    It is kept in `cache`, by default the user's cache folder. `progress` is told how many rounds
    are made of how many; never, when there is nothing to make. Of two that start at once, one
    makes it and the other waits. Refused where nothing can be written.
    """
    folder = cache or user_cache_path("Sammachip", appauthor=False)
    try:
        return DemoOffice.throw_away(_made(folder, progress))
    except OSError as error:
        raise Refused(_("{file} cannot be written.").format(file=folder)) from error


def _made(folder: Path, progress: Report | None) -> Path:
    """The demo office of this version in `folder`, made there if need be."""
    folder.mkdir(parents=True, exist_ok=True)
    made = folder / f"demo-{_version()}"
    if not made.exists():
        with FileLock(folder / "demo.lock"):
            if not made.exists():
                _make(made, progress)
    return made


def _make(made: Path, progress: Report | None) -> None:
    """Make the demo office under another name first, and remove those of other versions."""
    for old in made.parent.glob("demo-*"):
        shutil.rmtree(old, ignore_errors=True)
    part = made.with_name(made.name + ".part")
    make_demo(part, progress)
    part.rename(made)


def _version() -> str:
    """A name for what this program would make: another one when its sources change."""
    digest = hashlib.sha256(f"{MIGRATIONS} {RULES_VERSION}".encode())
    sources = sorted(Path(__file__).parent.glob("*.py"))
    for source in sources:
        digest.update(source.read_bytes())
    if not sources:  # a frozen program has none; its own file changes with them
        program = Path(sys.executable).stat()
        digest.update(f"{program.st_size} {program.st_mtime_ns}".encode())
    return digest.hexdigest()[:16]
