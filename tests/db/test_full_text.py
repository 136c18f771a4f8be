"""The index of search texts: told of every text, made for older offices, newest first."""

from pathlib import Path

import pytest

from db.connection import Connection, open_office
from db.errors import Damaged
from db.migrations import MIGRATIONS
from db.models import Person
from db.queries import search
from tests.db.samples import a_person, check_search_index


def test_a_text_that_the_index_was_not_told_of_is_noticed(file_office: Connection) -> None:
    file_office.write("ก", "ส", lambda tx: tx.put_many(Person, [a_person()]))
    check_search_index(file_office)
    spoil = 'UPDATE "person" SET "search_text" = \'อื่นไป\''
    file_office._writer.submit(file_office.database.run, spoil).result()
    with pytest.raises(Damaged):
        check_search_index(file_office)


def test_an_older_office_is_indexed_when_it_is_brought_up_to_date(tmp_path: Path) -> None:
    before = MIGRATIONS[: MIGRATIONS.index("0004_index_search_texts")]
    with open_office(tmp_path, create=True, migrations=before) as office:
        columns = a_person() | {"search_text": "สมชาย ใจดี", "uid": "1", "version": 1}
        columns |= {"house_no": "", "phone": ""}
        names = ", ".join(f'"{name}"' for name in columns)
        insert = f'INSERT INTO "person" ({names}) VALUES ({", ".join("?" * len(columns))})'
        office._writer.submit(office.database.run, insert, tuple(columns.values())).result()
    with open_office(tmp_path) as office:
        assert [one.id for one in search.matching("person", ["ชาย"], 9)] == [1]
        check_search_index(office)


def test_the_newest_come_first_and_no_more_than_asked_for(office: Connection) -> None:
    office.write("ก", "ส", lambda tx: tx.put_many(Person, [a_person()] * 9))
    assert [one.id for one in search.matching("person", ["สมใ"], 3)] == [9, 8, 7]
    assert [one.id for one in search.matching("person", ["สม"], 3)] == [9, 8, 7]
