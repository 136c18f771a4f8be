"""Counts in words: Thai needs one form, English tells one from many."""

from desktop.words import N_, _


def households(count: int, language: str | None = None) -> str:
    """In words: "1 household", "20 households"."""
    return _counted(count, N_("1 household"), N_("{count} households"), language)


def persons(count: int, language: str | None = None) -> str:
    """In words: "1 person", "4 persons"."""
    return _counted(count, N_("1 person"), N_("{count} persons"), language)


def villages(count: int, language: str | None = None) -> str:
    """In words: "1 village", "3 villages"."""
    return _counted(count, N_("1 village"), N_("{count} villages"), language)


def certificates(count: int, language: str | None = None) -> str:
    """In words: "1 certificate", "4 certificates"."""
    return _counted(count, N_("1 certificate"), N_("{count} certificates"), language)


def _counted(count: int, one: str, many: str, language: str | None) -> str:
    return _(one if count == 1 else many, language).format(count=f"{count:,}")
