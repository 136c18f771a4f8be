"""The columns that a step adds to tables that are there, worded as CREATE TABLE words them."""

from collections.abc import Mapping

TEXT = "TEXT NOT NULL"


def count(*names: str) -> dict[str, str]:
    """Whole numbers from 0 up that may be empty."""
    return {name: f'INTEGER CHECK ("{name}" >= 0)' for name in names}


def whole(*names: str) -> dict[str, str]:
    """Whole numbers from 0 up."""
    return {name: f'INTEGER NOT NULL CHECK ("{name}" >= 0)' for name in names}


def flag(name: str) -> dict[str, str]:
    """Yes or no."""
    return {name: f'INTEGER NOT NULL CHECK ("{name}" IN (0, 1))'}


def day(name: str) -> dict[str, str]:
    """A day that may be empty."""
    digits = "'0123456789-'"
    return {name: f"TEXT CHECK (\"{name}\" LIKE '____-__-__' AND trim(\"{name}\", {digits}) = '')"}


def one_of(name: str, keys: str) -> dict[str, str]:
    """One of `keys` (words in one text), or nothing."""
    quoted = ", ".join(f"'{key}'" for key in keys.split())
    return {name: f'TEXT CHECK ("{name}" IN ({quoted}))'}


def texts(*names: str) -> dict[str, str]:
    """Texts, "" for none."""
    return dict.fromkeys(names, TEXT)


def link(name: str, table: str) -> dict[str, str]:
    """A link to a row of `table`, or nothing."""
    return {f"{name}_id": f'INTEGER REFERENCES "{table}" ("id")'}


def blank(columns: Mapping[str, str]) -> dict[str, str]:
    """What fills those of `columns` that hold text: nothing."""
    return {name: "''" for name, words in columns.items() if words == TEXT}
