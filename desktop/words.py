"""The words people read: English message ids in the code, Thai from the shipped catalogue.

`_` translates at the moment of the call, so a switch of language needs no restart of the rules;
`N_` marks a constant that is translated where it is shown.
"""

import gettext
from functools import cache

from resources import WORDS

LANGUAGES = ("th", "en")
_current = "th"


@cache
def _catalogue(language: str) -> gettext.NullTranslations:
    return gettext.translation("sammachip", WORDS, [language], fallback=True)


def use_language(language: str) -> None:
    """Make `language` ("th" or "en") the one that `_` speaks from now on."""
    global _current
    if language not in LANGUAGES:
        raise ValueError(f"no such language: {language}")
    _current = language


def current_language() -> str:
    """The language that `_` speaks now: "th" or "en"."""
    return _current


def _(message: str, language: str | None = None) -> str:
    """`message` in `language`, or in the current one; itself where the catalogue lacks it."""
    return _catalogue(language or _current).gettext(message) if message else ""


def N_(message: str) -> str:  # noqa: N802  gettext's own name for a marked constant
    """`message` unchanged, marked for the catalogue."""
    return message
