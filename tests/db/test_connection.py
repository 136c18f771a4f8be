"""Opening and holding an office: one program, one writer, readers beside it, no file left open."""

import json
import os
import shutil
import subprocess
import sys
import threading
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from textwrap import dedent

import pytest
import sqlcipher3

from db.connection import FILE_NAME, Connection, open_office
from db.errors import (
    AnotherIsOpen,
    NotAnOffice,
    OfficeClosed,
    OfficeError,
    OfficeInUse,
    ReadOnlyFolder,
    Replaced,
    WrongKey,
)
from db.file import OfficeFile
from db.models import Person, Tambon, Village
from db.transaction import Transaction
from tests.db.samples import TAMBON, a_person, put_tambon, put_village

ROOT = Path(__file__).parents[2]
KEY = bytes(range(32))
WHO_HOLDS_IT = """
    import sys
    from pathlib import Path
    from db.connection import open_office
    from db.errors import OfficeInUse
    try:
        open_office(Path(sys.argv[1]))
    except OfficeInUse as held:
        print(held.pid, held.who)
"""


def in_another_process(script: str, *arguments: object) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", dedent(script), *map(str, arguments)],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT,
    )  # fmt: skip


def test_what_was_stored_is_there_when_opened_again(location: Path | str) -> None:
    with open_office(location, create=True) as office:
        village = put_village(office)
    with open_office(location) as office:
        assert Village.get_by_id(village).name == "บ้านกลาง"
        assert office.location == location


def test_the_file_is_set_up_to_lose_nothing(file_office: Connection) -> None:
    database = file_office.database
    assert isinstance(database, OfficeFile)

    def settings(_: object = None) -> dict[str, int | str]:
        names = ("journal_mode", "synchronous", "foreign_keys", "trusted_schema", "query_only")
        return {name: database.pragma(name) for name in names}

    assert file_office.write("ดู", "ส", settings) == {
        "journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "trusted_schema": 0,
        "query_only": 0,
    }  # fmt: skip
    assert settings()["query_only"] == 1


def test_where_the_log_beside_is_refused_the_journal_is_synced_with_its_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from db import file

    open_connection = file.sqlite_connection

    class WithoutLog:
        """A connection on a file system that cannot share memory."""

        def __init__(self, real: object) -> None:
            self._real = real

        def execute(self, sql: str, *values: object) -> object:
            return self._real.execute(sql.replace("= WAL", "= TRUNCATE"), *values)

        def __getattr__(self, name: str) -> object:
            return getattr(self._real, name)

    monkeypatch.setattr(file, "sqlite_connection", lambda *each: WithoutLog(open_connection(*each)))
    with open_office(tmp_path, create=True) as office:
        found = office.write("ดู", "ส", lambda _: office.database.pragma("synchronous"))
        assert (found, office.database.pragma("journal_mode")) == (3, "delete")


def test_a_second_opening_is_told_who_has_it(tmp_path: Path) -> None:
    with open_office(tmp_path, create=True), pytest.raises(OfficeInUse) as refused:
        open_office(tmp_path)
    assert refused.value.pid == os.getpid()
    assert refused.value.host
    with open_office(tmp_path):
        pass


def test_one_program_opens_one_office(tmp_path: Path, file_office: Connection) -> None:
    put_tambon(file_office)
    for create in (True, False):
        with pytest.raises(AnotherIsOpen):
            open_office(tmp_path / "second", create=create)
    assert not (tmp_path / "second").exists()
    assert Tambon.select().count() == 1
    file_office.close()
    with open_office(tmp_path / "second", create=True):
        assert Tambon.select().count() == 0


def test_an_office_that_does_not_open_leaves_room_for_another(tmp_path: Path) -> None:
    (tmp_path / FILE_NAME).write_bytes(b"SQLite format 3\0" + bytes(4000))
    with pytest.raises(OfficeError):
        open_office(tmp_path)
    with open_office(tmp_path / "second", create=True):
        assert Tambon.select().count() == 0


def test_another_program_is_told_who_has_it(tmp_path: Path) -> None:
    with open_office(tmp_path, create=True):
        answer, _ = in_another_process(WHO_HOLDS_IT, tmp_path).communicate(timeout=60)
    assert answer.split()[0] == str(os.getpid())


def test_a_program_that_died_holds_nothing(tmp_path: Path) -> None:
    script = """
        import sys
        from pathlib import Path
        from db.connection import open_office
        office = open_office(Path(sys.argv[1]), create=True)
        print("open", flush=True)
        sys.stdin.read()
    """
    other = in_another_process(script, tmp_path)
    assert other.stdout is not None
    assert other.stdout.readline() == "open\n"
    with pytest.raises(OfficeInUse):
        open_office(tmp_path)
    other.kill()
    other.communicate(timeout=60)
    with open_office(tmp_path) as office:
        put_tambon(office)


def test_reading_works_beside_an_open_window(tmp_path: Path) -> None:
    script = """
        import sys
        from pathlib import Path
        from db.connection import open_office
        from db.models import Tambon
        with open_office(Path(sys.argv[1]), read_only=True):
            print(Tambon.select().count(), flush=True)
            sys.stdin.readline()
            print(Tambon.select().count(), flush=True)
    """
    with open_office(tmp_path, create=True) as office:
        reader = in_another_process(script, tmp_path)
        assert reader.stdout is not None
        assert reader.stdout.readline() == "0\n"
        put_tambon(office)
        answer, _ = reader.communicate("\n", timeout=60)
    assert answer == "1\n"


def test_opened_for_reading_it_cannot_be_written(tmp_path: Path) -> None:
    with open_office(tmp_path, create=True) as office:
        put_tambon(office)
    before = (tmp_path / FILE_NAME).read_bytes()
    with open_office(tmp_path, read_only=True) as office:
        assert office.read_only
        with pytest.raises(ReadOnlyFolder):
            office.write("แก้", "ส", lambda tx: tx.save(Tambon, {"name": "ก"}, id=1))
    assert (tmp_path / FILE_NAME).read_bytes() == before


def test_only_the_writing_thread_can_write(office: Connection) -> None:
    put_tambon(office)
    with pytest.raises(Exception, match=r"read-?only"):
        Tambon.update(name="ก").execute()
    assert Tambon.get_by_id(1).name == "โพธาราม"


def test_writes_queue_and_none_is_lost(office: Connection) -> None:
    person = office.write("ก", "ส", lambda tx: tx.save(Person, a_person() | {"phone": "0"}))

    def count_up(transaction: Transaction) -> None:
        row = transaction.row(Person, person)
        assert row is not None
        transaction.save(Person, {"phone": str(int(row["phone"]) + 1)}, id=person)

    with ThreadPoolExecutor(4) as threads:
        list(threads.map(lambda _: office.write("นับ", "ส", count_up), range(40)))
    assert Person.get_by_id(person).phone == "40"


def test_a_write_sees_what_it_wrote_and_others_see_it_whole(office: Connection) -> None:
    written, looked = threading.Event(), threading.Event()

    def work(transaction: Transaction) -> int:
        transaction.save(Tambon, TAMBON)
        inside = Tambon.select().count()
        written.set()
        assert looked.wait(30)
        return inside

    future: Future[int] = office.submit("ก", "ส", work)
    assert written.wait(30)
    assert Tambon.select().count() == 0
    looked.set()
    assert future.result() == 1
    assert Tambon.select().count() == 1


def test_a_write_has_the_file_from_its_first_moment(file_office: Connection) -> None:
    """A lock that is only asked for at the first change can fail in the middle, unwaited for."""
    file = file_office.database.database
    other = sqlcipher3.connect(file, timeout=0, isolation_level=None, check_same_thread=False)

    def work(_: Transaction) -> None:
        with pytest.raises(sqlcipher3.OperationalError, match="locked"):
            other.execute("BEGIN IMMEDIATE")

    file_office.write("ก", "ส", work)
    other.close()


def test_a_write_inside_a_write_is_an_error_not_a_standstill(office: Connection) -> None:
    with pytest.raises(RuntimeError, match="cannot wait"):
        office.write("ก", "ส", lambda _: put_tambon(office))


def test_a_queued_write_can_be_cancelled(office: Connection) -> None:
    gate = threading.Event()
    first = office.submit("ก", "ส", lambda _: gate.wait(30))
    second = office.submit("ข", "ส", lambda tx: tx.save(Tambon, TAMBON))
    assert second.cancel()
    gate.set()
    assert first.result()
    assert Tambon.select().count() == 0


def test_closing_finishes_what_is_queued_and_lets_go_of_every_file(tmp_path: Path) -> None:
    office = open_office(tmp_path / "office", create=True)
    readers = ThreadPoolExecutor(3)
    list(readers.map(lambda _: Tambon.select().count(), range(9)))
    queued = office.submit("ก", "ส", lambda tx: tx.save(Tambon, TAMBON))
    office.close()
    office.close()
    assert queued.result() == 1
    held = Path("/proc/self/fd")
    if held.exists():
        open_files = [str(each.readlink()) for each in held.iterdir() if each.is_symlink()]
        assert not [each for each in open_files if str(tmp_path) in each]
    assert sorted(each.name for each in (tmp_path / "office").iterdir()) in (
        ["office.db"], ["office.db", "office.lock"],
    )  # fmt: skip
    readers.shutdown()
    shutil.rmtree(tmp_path / "office")
    with pytest.raises(OfficeClosed):
        Tambon.select().count()


def test_closing_beside_readers_that_do_not_stop_refuses_them(location: Path | str) -> None:
    """Without a guard the driver crashes here, and the program with it."""
    with open_office(location, create=True) as office:
        people = [a_person(number) for number in range(500)]
        office.write("ก", "ส", lambda tx: tx.put_many(Person, people))

    def read_on(_: int) -> str:
        try:
            while True:
                list(Person.select().where(Person.search_text.contains("9")))
        except OfficeClosed:
            return "refused"

    for _ in range(5):
        office = open_office(location)
        with ThreadPoolExecutor(4) as readers:
            refused = readers.map(read_on, range(4))
            Person.select().count()
            office.close()
            assert list(refused) == ["refused"] * 4
        with pytest.raises(OfficeClosed):
            put_tambon(office)


def test_a_thread_that_is_done_can_release_its_connection(office: Connection) -> None:
    Tambon.select().count()
    office.release()
    assert office.database.is_closed()
    assert Tambon.select().count() == 0


def test_nothing_there_is_said_plainly(tmp_path: Path) -> None:
    with pytest.raises(NotAnOffice):
        open_office(tmp_path)
    with pytest.raises(NotAnOffice):
        open_office(tmp_path / "nowhere", read_only=True)
    assert not (tmp_path / FILE_NAME).exists()


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 a workbook", b"\x00" * 5000])
def test_another_file_in_its_place_is_not_an_office_and_stays_as_it_is(
    tmp_path: Path, content: bytes
) -> None:
    (tmp_path / FILE_NAME).write_bytes(content)
    with pytest.raises(NotAnOffice):
        open_office(tmp_path)
    assert (tmp_path / FILE_NAME).read_bytes() == content


def test_another_programs_database_is_not_an_office(tmp_path: Path) -> None:
    import sqlite3

    with sqlite3.connect(tmp_path / FILE_NAME) as other:
        other.execute("CREATE TABLE migration (number INTEGER)")
    other.close()
    for create in (False, True):
        with pytest.raises(NotAnOffice):
            open_office(tmp_path, create=create)


def test_a_database_of_others_on_the_server_is_not_an_office(location: Path | str) -> None:
    if isinstance(location, Path):
        pytest.skip("the file's case stands above")
    import psycopg

    with psycopg.connect(location, autocommit=True) as other:
        other.execute("CREATE TABLE others (id INTEGER)")
    with pytest.raises(NotAnOffice):
        open_office(location, create=True)


def test_a_creation_that_was_cut_short_is_taken_up_again(tmp_path: Path) -> None:
    (tmp_path / FILE_NAME).touch()
    with open_office(tmp_path, create=True) as office:
        put_tambon(office)


def test_a_key_encrypts_and_only_that_key_opens(tmp_path: Path) -> None:
    with open_office(tmp_path, create=True, key=KEY) as office:
        put_tambon(office)
        office.copy_to(tmp_path / "copy.db")
    for name in (FILE_NAME, "copy.db"):
        content = (tmp_path / name).read_bytes()
        assert not content.startswith(b"SQLite")
        assert "โพธาราม".encode() not in content
    for key, error in ((bytes(32), WrongKey), (None, NotAnOffice)):
        for read_only in (False, True):
            with pytest.raises(error):
                open_office(tmp_path, key=key, read_only=read_only)
    with open_office(tmp_path, key=KEY):
        assert Tambon.get_by_id(1).name == "โพธาราม"


def test_a_key_for_a_file_without_one_is_wrong(tmp_path: Path) -> None:
    with open_office(tmp_path, create=True):
        pass
    with pytest.raises(WrongKey):
        open_office(tmp_path, key=KEY)


def test_a_copy_is_whole_and_opens(file_office: Connection, tmp_path: Path) -> None:
    put_village(file_office)
    (tmp_path / "copy").mkdir()
    file_office.copy_to(tmp_path / "copy" / FILE_NAME)
    put_village(file_office, 2)
    assert [each.name for each in (tmp_path / "copy").iterdir()] == [FILE_NAME]
    file_office.close()
    with open_office(tmp_path / "copy"):
        assert Village.select().count() == 1


def test_a_file_that_was_put_in_its_place_is_not_written(tmp_path: Path) -> None:
    with open_office(tmp_path, create=True) as office:
        put_tambon(office)
        office.copy_to(tmp_path / "older.db")
        (tmp_path / "older.db").replace(tmp_path / FILE_NAME)
        with pytest.raises(Replaced):
            put_village(office)


def test_the_note_of_a_holder_is_no_obstacle(tmp_path: Path) -> None:
    (tmp_path / "office.holder").write_text(json.dumps({"who": "ผี", "pid": 1, "host": "ผี"}))
    with open_office(tmp_path, create=True):
        (tmp_path / "office.holder").write_text("no note")
        answer, _ = in_another_process(WHO_HOLDS_IT, tmp_path).communicate(timeout=60)
    assert answer.split() == ["None", "None"]


def test_two_programs_share_a_server(server_address: str) -> None:
    script = """
        import sys
        from db.connection import open_office
        from db.models import Tambon
        with open_office(sys.argv[1]) as office:
            for number in range(30):
                values = {"name_en": str(number)}
                office.write("ก", "อีกเครื่อง", lambda tx: tx.save(Tambon, values, id=1))
    """
    from db import changes

    with open_office(server_address, create=True) as office:
        put_tambon(office)
        other = in_another_process(script, server_address)
        for number in range(30):
            office.write("ข", "ส", lambda tx, n=number: tx.save(Tambon, {"name": str(n)}, id=1))
        other.communicate(timeout=120)
        assert other.returncode == 0
        assert changes.verify_chain(office.database) == 61
        assert Tambon.get_by_id(1).version == 61


def test_a_connection_that_the_server_dropped_is_made_anew(server_address: str) -> None:
    import psycopg

    with open_office(server_address, create=True) as office:
        put_tambon(office)
        with psycopg.connect(server_address, autocommit=True) as server:
            server.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                " WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )
        assert Tambon.select().count() == 1
        put_village(office)
        assert Village.select().count() == 1


def test_a_file_is_opened_without_the_servers_driver() -> None:
    """It takes longer to load than the office to open."""
    script = """
        import sys
        from db.connection import open_office
        print(sorted({"psycopg", "peewee", "sqlcipher3"} & set(sys.modules)))
    """
    answer, _ = in_another_process(script).communicate(timeout=60)
    assert answer.strip() == "['peewee', 'sqlcipher3']"
