"""Two people at one record: which fields each changed, told by what a field means.

"1/12/69" and "1 ธ.ค. 2569" are one date. What stands for nothing is compared as it was typed.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from desktop.programme.values import read_value
from desktop.programme.vocabulary import Field, Kind, Register
from desktop.thai.problems import NotUnderstood


@dataclass(frozen=True, slots=True)
class Difference:
    """A field that somebody changed: what it held, what the other left, what stands in the form.

    Each side is a value of the field, or the text that could not be understood.
    """

    field: Field
    was: object
    theirs: object
    mine: object

    @property
    def contested(self) -> bool:
        """Whether both sides changed it, to different values."""
        return self.was not in (self.theirs, self.mine) and self.theirs != self.mine


def differences(
    register: Register,
    was: Mapping[str, object],
    theirs: Mapping[str, object],
    mine: Mapping[str, object],
    today: date,
) -> tuple[Difference, ...]:
    """The fields of `mine` that either side changed, in the form's order."""
    sides = (was, theirs, mine)
    found = (
        Difference(field, *(_meaning(field, side.get(field.key), today) for side in sides))
        for field in register.fields
        if field.key in mine
    )
    return tuple(one for one in found if one.was != one.theirs or one.was != one.mine)


def changed(
    register: Register, before: Mapping[str, object], after: Mapping[str, object], today: date
) -> frozenset[str]:
    """The keys of the fields in `after` that mean something else than `before`."""
    fields = (field for field in register.fields if field.key in after)
    return frozenset(
        field.key
        for field in fields
        if _meaning(field, before.get(field.key), today) != _meaning(field, after[field.key], today)
    )


def _meaning(field: Field, raw: object, today: date) -> object:
    if raw is not None and not isinstance(raw, str):
        return raw  # a value already; a number would be read as baht
    if field.kind is Kind.LINK:
        return raw or None  # a name that no record was chosen for
    try:
        return read_value(field, raw, today)
    except NotUnderstood:
        return raw
