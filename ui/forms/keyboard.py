"""Digits in digit fields, whatever layout the keyboard is on."""

import re
from datetime import date

from desktop.programme.values import read_value
from desktop.programme.vocabulary import Field, Kind
from desktop.thai.keyboard import thai_top_row_to_digits
from desktop.thai.problems import NotUnderstood

_ONLY_IN_THAI = re.compile("[ๅภถุึคตจ]")


class TopRow:
    """Reads one field's keys. The first letter that only the Thai layout has settles the layout."""

    def __init__(self) -> None:
        self._thai = False

    def read(self, text: str) -> str:
        """`text` with the Thai layout's top row as digits, once it is clear that it is on.

        "/" and "-" are keys of that row too; they become 2 and 3 only then.
        """
        self._thai = bool(text) and (self._thai or _ONLY_IN_THAI.search(text) is not None)
        return thai_top_row_to_digits(_marked(text))[1:] if self._thai else text


def _marked(text: str) -> str:
    """`text` behind a letter that settles it as Thai for the reader of the whole."""
    return "ๅ" + text


def meant(field: Field, text: str, today: date) -> str:
    """`text` of a left field: its digits where only these make sense of it."""
    if field.kind is not Kind.DATE:
        return thai_top_row_to_digits(text)
    try:
        read_value(field, text, today)
    except NotUnderstood:
        return thai_top_row_to_digits(text)
    return text
