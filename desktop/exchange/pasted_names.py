"""Whole names in the cells of one part: "นายแก้ว ใจดี" under ชื่อ becomes title, name, surname."""

from collections.abc import Mapping
from typing import NamedTuple

from desktop.programme.vocabulary import Register
from desktop.thai.names import PersonName, parse_name


class Part(NamedTuple):
    """A part of a name, and the cell it was taken from as it was pasted."""

    text: str
    pasted: str


def taken_apart(register: Register, texts: Mapping[str, str], whole: str = "") -> dict[str, Part]:
    """The parts of a person's name by field key, where a cell holds more than its own part.

    `texts` are the row's cells by field key, `whole` that of a column of whole names. {} where
    every cell holds what its field asks for.
    """
    link = register.person_link
    if not link:
        return {}
    keys = {part: f"{link}.{part}" for part in ("title", "first_name", "last_name")}
    title, first, last = (texts.get(key, "").strip() for key in keys.values())
    pasted = whole or first or title or last
    name = _name(whole.strip(), title, first, last)
    if name is None:
        return {}
    found = zip(keys.values(), (name.title, name.first, name.last), strict=True)
    return {key: Part(text, texts.get(key, "") or pasted) for key, text in found if text}


def written_out(title: str) -> str:
    """A title as it is stored: น.ส. is นางสาว. What is no known title stays as it is."""
    bare = title.strip()
    return parse_name(f"{bare}กก ขข").title or bare


def _name(whole: str, title: str, first: str, last: str) -> PersonName | None:
    """The name that the cells say together; None where each says its own part."""
    if whole:
        name = parse_name(whole)
        return PersonName(name.title or written_out(title), name.first, name.last)
    if first:
        name = parse_name(first)
        if last and name.last:  # a first name of two words
            name = PersonName(name.title, f"{name.first} {name.last}", "")
        if not name.title and (last or not name.last):
            return None
        return PersonName(name.title or written_out(title), name.first, name.last or last)
    text = last or title
    if not text or (last and title):
        return None
    name = parse_name(text)
    return name if name.first and (name.title or last) and (name.last or not last) else None
