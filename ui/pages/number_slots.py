"""The slots of a certificate's number, by the names that the office reads: {ลำดับ} for {serial}."""

from desktop.words import N_, _

_NAMES = {
    "serial": N_("serial"),
    "year2": N_("year, two digits"),
    "year": N_("year"),
    "code": N_("code"),
}


def shown(pattern: str) -> str:
    """A stored pattern, or a sentence about one, as the screen shows it."""
    for slot, name in _NAMES.items():
        pattern = pattern.replace(f"{{{slot}}}", f"{{{_(name)}}}")
        pattern = pattern.replace(f"{{{slot}:", f"{{{_(name)}:")
    return pattern


def stored(pattern: str) -> str:
    """A pattern on the screen as it is stored."""
    for slot, name in _NAMES.items():
        pattern = pattern.replace(f"{{{_(name)}}}", f"{{{slot}}}")
        pattern = pattern.replace(f"{{{_(name)}:", f"{{{slot}:")
    return pattern
