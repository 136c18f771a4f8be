"""Full disks, locked folders, damage and kills: nothing that was stored is lost."""

import os
import signal
import subprocess
import sys
from pathlib import Path
from textwrap import dedent

import pytest

from db.connection import FILE_NAME, Connection, open_office
from db.errors import (
    Damaged,
    DiskFailed,
    DiskFull,
    OfficeError,
    ReadOnlyFolder,
    office_error,
)
from db.models import Person
from tests.db.samples import a_person, check_whole, put_tambon, put_village

ROOT = Path(__file__).parents[2]


def test_a_full_disk_is_said_and_loses_nothing(file_office: Connection) -> None:
    def limit(pages: int) -> None:
        file_office._writer.submit(
            lambda: file_office.database.run(f"PRAGMA max_page_count = {pages}").fetchone()
        ).result()

    def store(rows: int) -> int:
        people = [a_person(number) for number in range(rows)]
        return len(file_office.write("นำเข้า", "ส", lambda tx: tx.put_many(Person, people)))

    stored = store(100)
    limit(file_office.database.pragma("page_count") + 30)
    for rows in (1000, 5000):
        with pytest.raises(DiskFull):
            store(rows)
    stored += store(10)
    assert Person.select().count() == stored
    check_whole(file_office)
    limit(1_000_000)
    stored += store(1000)
    assert Person.select().count() == stored
    check_whole(file_office)


@pytest.mark.parametrize("room", [200_000, 400_000, 900_000])
def test_a_file_that_may_not_grow_is_like_a_full_disk(tmp_path: Path, room: int) -> None:
    """EFBIG, which the system gives where a quota or `ulimit -f` ends."""
    resource = pytest.importorskip("resource")
    script = """
        import sys
        from pathlib import Path
        from db.connection import open_office
        from db.errors import DiskFailed
        from db.models import Person
        from tests.db.samples import a_person
        with open_office(Path(sys.argv[1])) as office:
            stored = 0
            try:
                while True:
                    office.write("ก", "ส", lambda tx: tx.save(Person, a_person(stored)))
                    stored += 1
            except DiskFailed:
                print(stored, Person.select().count(), flush=True)
    """
    with open_office(tmp_path, create=True):
        pass
    size = (tmp_path / FILE_NAME).stat().st_size + room

    def limit() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))

    answer = subprocess.run(
        [sys.executable, "-c", dedent(script), str(tmp_path)],
        preexec_fn=limit, cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    told, counted = map(int, answer.stdout.split())
    assert told == counted > 0
    with open_office(tmp_path) as office:
        assert Person.select().count() == told
        check_whole(office)


OPEN_AND_SAY = """
    import os
    import sys
    from pathlib import Path
    from db.connection import open_office
    from db.errors import OfficeError
    from db.models import Tambon
    folder, how = Path(sys.argv[1]), sys.argv[2]
    if os.geteuid() == 0:
        os.setgroups([])
        os.setgid(65534)
        os.setuid(65534)
    try:
        with open_office(folder, read_only=how == "read", create=how == "create"):
            print(Tambon.select().count())
    except OfficeError as error:
        print(type(error).__name__)
"""


def as_nobody(folder: Path, how: str) -> str:
    """What a program meets there that has not the rights of root, who may write everywhere."""
    return subprocess.run(
        [sys.executable, "-B", "-c", dedent(OPEN_AND_SAY), str(folder), how],
        cwd=ROOT, capture_output=True, text=True, check=True,
    ).stdout.strip()  # fmt: skip


@pytest.fixture
def shared_folder(tmp_path: Path) -> Path:
    """A folder that others may enter."""
    if os.name != "posix":
        pytest.skip("rights are tried as POSIX knows them")
    for each in (tmp_path, *tmp_path.parents):
        if each.stat().st_uid == os.geteuid() and each != Path(each.anchor):
            each.chmod(each.stat().st_mode | 0o055)
    folder = tmp_path / "office"
    folder.mkdir()
    return folder


def test_a_folder_that_may_not_be_written_is_said_and_can_be_read(shared_folder: Path) -> None:
    with open_office(shared_folder, create=True) as office:
        put_tambon(office)
    shared_folder.chmod(0o555)
    (shared_folder / FILE_NAME).chmod(0o444)
    (shared_folder / "office.lock").unlink(missing_ok=True)
    assert as_nobody(shared_folder, "write") == "ReadOnlyFolder"
    assert as_nobody(shared_folder / "new", "create") == "ReadOnlyFolder"
    assert as_nobody(shared_folder, "read") == "1"


def test_a_file_that_may_not_be_written_is_said_and_can_be_read(shared_folder: Path) -> None:
    with open_office(shared_folder, create=True) as office:
        put_tambon(office)
    shared_folder.chmod(0o777)
    (shared_folder / FILE_NAME).chmod(0o444)
    (shared_folder / "office.lock").unlink(missing_ok=True)
    assert as_nobody(shared_folder, "write") == "ReadOnlyFolder"
    assert as_nobody(shared_folder, "read") == "1"


def test_a_damaged_file_is_said_and_not_copied_over_a_good_one(tmp_path: Path) -> None:
    with open_office(tmp_path, create=True) as office:
        office.write("ก", "ส", lambda tx: tx.put_many(Person, [a_person(n) for n in range(500)]))
        office.copy_to(tmp_path / "copy.db")
    good = (tmp_path / "copy.db").read_bytes()
    file = tmp_path / FILE_NAME
    with file.open("r+b") as opened:
        opened.seek(file.stat().st_size // 3 * 2 // 4096 * 4096)
        opened.write(b"\x07" * (file.stat().st_size // 3))
    with open_office(tmp_path) as office:
        with pytest.raises(Damaged):
            office.copy_to(tmp_path / "copy.db")
        with pytest.raises(Damaged):
            office.write(
                "ก", "ส", lambda tx: tx.put_many(Person, [a_person(n) for n in range(500)])
            )
    assert (tmp_path / "copy.db").read_bytes() == good
    assert not list(tmp_path.glob("*.part"))


def test_a_copy_that_finds_no_room_leaves_nothing(
    file_office: Connection, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put_village(file_office)

    def full(file: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(DiskFull):
        file_office.copy_to(tmp_path / "copy.db")
    assert not list(tmp_path.glob("copy*"))


def test_the_root_of_an_error_is_found_under_what_covers_it() -> None:
    def driver_error(name: str, code: int) -> type[Exception]:
        return type(name, (Exception,), {"sqlite_errorcode": code, "__module__": "sqlcipher3"})

    covering, full = driver_error("Covering", 8)(), driver_error("Full", 13)()
    covering.__context__ = full
    assert office_error(driver_error("Covering", 1)()) is None
    assert isinstance(office_error(covering), DiskFull)
    assert office_error(ValueError("ours")) is None
    assert isinstance(office_error(PermissionError()), ReadOnlyFolder)
    assert issubclass(DiskFull, DiskFailed)
    assert issubclass(DiskFailed, OfficeError)
