"""The search index of an office in a file: which trigrams stand in the search text of which row.

Every table that has a search text has an index of its own. A transaction keeps it where it
writes rows. Triggers would have SQLite store the index once a row, and make an import twice as
slow. A migration that writes search texts by itself must `rebuild`.
"""

from collections.abc import Iterable, Iterator, Sequence

from db.engine import OfficeDatabase

SEARCHED = "search_text"
"""The column that is indexed, wherever a table has it."""

LETTERS = 3
"""A part of a text shorter than this is not found by the index."""

_APART, _MOST_TRIGRAMS = 2, 4

type Text = tuple[int, str]
"""The key of a row, and its search text."""


def create_index(table: str) -> str:
    """The statement that creates the index of `table`; it holds no text, only where each part is.

    Neither places nor lengths are kept: half the size, and a third less to write.
    """
    return (
        f'CREATE VIRTUAL TABLE "{table}_search" USING fts5("{SEARCHED}", content=\'{table}\','
        " content_rowid='id', columnsize=0, detail=none, tokenize='trigram case_sensitive 1')"
    )


def rebuild(database: OfficeDatabase, table: str) -> None:
    """Read the whole of `table` into its index anew."""
    database.run(f'INSERT INTO "{table}_search" ("{table}_search") VALUES (\'rebuild\')')  # noqa: S608


def check(database: OfficeDatabase, table: str) -> None:
    """Raise Damaged unless the index says exactly what `table` holds. On the writing thread."""
    index = f'"{table}_search"'
    database.run(f"INSERT INTO {index} ({index}, rank) VALUES ('integrity-check', 1)")  # noqa: S608


def forget(database: OfficeDatabase, table: str, texts: Sequence[Text]) -> None:
    """Take texts out of the index, exactly as they were put in."""
    index = f'"{table}_search"'
    sql = f"INSERT INTO {index} ({index}, rowid, \"{SEARCHED}\") VALUES ('delete', ?, ?)"  # noqa: S608
    database.run_many(sql, texts)


def learn(database: OfficeDatabase, table: str, texts: Sequence[Text]) -> None:
    """Put texts into the index."""
    sql = f'INSERT INTO "{table}_search" (rowid, "{SEARCHED}") VALUES (?, ?)'  # noqa: S608
    database.run_many(sql, texts)


def query(parts: Iterable[str]) -> str:
    """What MATCH is asked for texts that may hold every part: too many are found, never too few.

    Each part has `LETTERS` letters or more.
    """
    found = dict.fromkeys(gram for part in parts for gram in _trigrams(part))
    return " AND ".join('"' + gram.replace('"', '""') + '"' for gram in found)


def _trigrams(part: str) -> Iterator[str]:
    """The first trigram of a part, and a few from its end, each next to the one behind it.

    Titles and codes of districts stand at the beginning of too many others, and each trigram more
    is another long list to read.
    """
    last = len(part) - LETTERS
    starts = range(last, max(0, last - _APART * _MOST_TRIGRAMS), -_APART)
    for start in (*starts, 0):
        yield part[start : start + LETTERS]
