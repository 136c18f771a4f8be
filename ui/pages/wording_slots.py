"""The slots of a certificate's wording, by the names that the office reads: {ชื่อ} for {name}."""

from desktop.documents.slots import FACTS
from desktop.words import _


def slots() -> tuple[str, ...]:
    """Every slot as it stands in a wording on the screen."""
    return tuple(f"{{{_(name)}}}" for name in FACTS.values())


def shown(wording: str) -> str:
    """A stored wording, or a sentence about one, as the screen shows it."""
    for slot, name in FACTS.items():
        wording = wording.replace(f"{{{slot}}}", f"{{{_(name)}}}")
    return wording


def stored(wording: str) -> str:
    """A wording on the screen as it is stored."""
    for slot, name in FACTS.items():
        wording = wording.replace(f"{{{_(name)}}}", f"{{{slot}}}")
    return wording
