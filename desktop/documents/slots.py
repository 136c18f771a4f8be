"""The slots of a text: braces where a fact stands, and the text filled with the facts."""

import re
from collections.abc import Mapping
from functools import lru_cache

from desktop.words import N_, _

FACTS = {
    "name": N_("name"),
    "village": N_("village"),
    "moo": N_("village number"),
    "tambon": N_("subdistrict"),
    "district": N_("district"),
    "province": N_("province"),
    "course": N_("course"),
    "dates": N_("dates"),
    "days": N_("length in days"),
    "hours": N_("length in hours"),
    "place": N_("place of the course"),
    "organiser": N_("organiser"),
    "craft": N_("craft"),
    "round": N_("round"),
    "role": N_("role"),
    "reason": N_("reason for thanks"),
    "office": N_("office"),
    "number": N_("certificate number"),
    "date": N_("date of issue"),
}
"""What the wording of a certificate may say, and what each slot is called."""

PARTS = {
    "title": N_("title of the certificate"),
    "heading": N_("in whose name"),
    "before_name": N_("wording before the name"),
    "after_name": N_("wording after the name"),
    "number_line": N_("line of the number"),
    "given": N_("line of the date"),
    "note": N_("note of a copy"),
}
"""The parts of a certificate that a design places, besides the facts."""

NAMES = {**FACTS, **PARTS}

_SLOT = re.compile(r"\{([^{}]*)\}")  # not \w: it leaves out the vowels and tones of Thai


class UnusableWording(ValueError):  # noqa: N818  says what was wrong, not that it was
    """No certificate can be set in this wording; `str()` of it says to the office why."""


class UnknownSlot(UnusableWording):
    """A text asks for a slot that does not exist; `str()` of it says so to the office."""

    def __init__(self, slot: str) -> None:
        self.slot = slot
        known = ", ".join(f"{{{each}}}" for each in FACTS)
        super().__init__(
            _("The wording asks for {slot}, which does not exist. It may use {known}.").format(
                slot=f"{{{slot}}}", known=known
            )
        )


def slots_in(text: str) -> tuple[str, ...]:
    """The slots of `text` in order, as often as they stand there."""
    return tuple(_SLOT.findall(text))


def filled(text: str, values: Mapping[str, str]) -> tuple[str, ...]:
    """The lines of a text with their slots filled; one whose slots are all empty is left out.

    Raises UnknownSlot for a slot that `values` lacks.
    """
    slots = _slots(text)
    for slot in slots:
        if slot not in values:
            raise UnknownSlot(slot)
    return _filled(text, tuple(values[slot] for slot in slots))


@lru_cache
def _slots(text: str) -> tuple[str, ...]:
    return tuple(slot for line in text.split("\n") for slot in slots_in(line))


@lru_cache(maxsize=2048)
def _filled(text: str, values: tuple[str, ...]) -> tuple[str, ...]:
    """The lines of a text with these values in the order of its slots."""
    following, found = iter(values), []
    for line in text.split("\n") if text else ():
        parts = _SLOT.split(line)
        parts[1::2] = [next(following) for _slot in parts[1::2]]
        if len(parts) == 1 or any(parts[1::2]):
            found.append("".join(parts).strip())
    return tuple(found)
