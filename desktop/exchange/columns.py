"""Which register a sheet fills, and which field reads each of its columns."""

from desktop.exchange.files import Sheet
from desktop.exchange.headings import Recognised, Unused
from desktop.programme.forum import FORUMS
from desktop.programme.income_parts import PARTS
from desktop.programme.rounds import RoundSettings
from desktop.programme.stages import register
from desktop.programme.survey import SAGES
from desktop.programme.trainer_course import COURSES
from desktop.programme.vocabulary import Field, Kind, Register
from desktop.words import _

POINTING = {
    "trainees": ("course", "sage"),
    "visits": ("household",),
    "materials": ("household",),
    "team_members": ("person",),
}
"""The links of registers whose rows only point at somebody: put in when sheets are linked."""

_OTHER_REGISTERS = {"forum": FORUMS, "course": COURSES}
"""Registers whose fields stand as columns in the sheets of others."""

_PERSON = ("title", "first_name", "last_name", "national_id", "birth_date", "phone")


def register_of(recognised: Recognised, settings: RoundSettings) -> Register:
    """The register that a sheet fills in such a round."""
    key = recognised.kind.key
    if key == "households" and "screening" in settings.stages:
        key = "participants"
    return register(key)


def field_of(of: Register, key: str) -> Field | None:
    """The field that reads the column `key`; None for a column that is read with others."""
    own = {one.key: one for one in of.fields}
    if key in own:
        return own[key] if own[key].kind is not Kind.LINK else Field(key, own[key].label)
    if of.key != "groups" and key in (*_PERSON, "house_no"):
        return SAGES.field(f"person.{key}")
    part, _dot, rest = key.partition(".")
    if part in _OTHER_REGISTERS:
        return _OTHER_REGISTERS[part].field(rest)
    if key == "name" or part == "class" or rest == "no":
        return Field(key, key)
    if key.endswith("_whole"):
        return own[key.removesuffix("whole") + "main"]
    return None


def texts_of(sheet: Sheet, last_heading: int, columns: set[int]) -> dict[int, set[str]]:
    """The different texts that stand in each of `columns` below the headings."""
    texts: dict[int, set[str]] = {index: set() for index in columns}
    if columns:
        for number, cells in sheet.rows():
            if number > last_heading:
                for index in columns:
                    if index < len(cells) and isinstance(cells[index], str):
                        texts[index].add(str(cells[index]))
    return texts


def has_parts(recognised: Recognised) -> bool:
    """Whether a sheet has any of จปฐ's four parts of an income, beside or instead of one figure."""
    prefix = recognised.kind.incomes
    return bool(prefix) and any(f"{prefix}{part}" in recognised.columns for part in PARTS)


def unused_columns(recognised: Recognised) -> tuple[Unused, ...]:
    """The columns that are recognised but cannot be stored from this kind of sheet, and why."""
    prefix = recognised.kind.incomes
    unused = [
        Unused(
            one.letter, one.heading, _("an income after the training needs the date of the visit")
        )
        for key, one in recognised.columns.items()
        if key.startswith("after.")
    ]
    whole = recognised.columns.get(f"{prefix}whole") if prefix else None
    if whole is not None and has_parts(recognised):
        unused.append(Unused(whole.letter, whole.heading, _("not needed: it is counted anew")))
    return tuple(unused)


def unfit_registers(settings: RoundSettings) -> frozenset[str]:
    """The registers whose sheets have no place in such a round."""
    if "survey" in settings.stages:
        return frozenset()
    return frozenset({"sages", "trainees", "team_members"})
