"""Which village a row means: by tambon and moo, checked by its name, never by its name alone.

Names repeat inside a tambon, and a town's communities have no moo at all. What is misspelt is
taken for the one place it can mean, and said so; what can mean two places is refused.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Protocol

from desktop.exchange.headings import distance
from desktop.thai.numerals import to_arabic_digits
from desktop.thai.problems import NotUnderstood, shown
from desktop.thai.text import fold, repair
from desktop.words import _

_TAMBON = re.compile(r"(?:ตำบล|แขวง|(?<![ก-๙])ต\.)\s*([^\s,]+)")
_TAMBON_WORD = re.compile(r"^(?:ตำบล|แขวง|ต\.|เทศบาลตำบล|เทศบาลเมือง|อบต\.|ทต\.|ทม\.)\s*")
_BEYOND = re.compile(r"\s*(?:อำเภอ|จังหวัด|(?<![ก-๙])[อจ]\.).*$")
_MOO = re.compile(r"(?:หมู่บ้านที่|หมู่ที่|หมู่|ม\.\s*ที่|ม\.)\s*(\d{1,3})(?!\d)")
_VILLAGE = re.compile(r"(?:^|[\s,\d])((?:บ้าน|ชุมชน)(?!เลขที่)[^\s,\d]+)")
_NOTHING = re.compile(r"[-–—. ]*|ไม่มี")


class Unit(Protocol):
    """A village, or a unit without moo, as the office lists it."""

    @property
    def id(self) -> int:
        """Its key."""

    @property
    def code(self) -> str:
        """Its 8 digits."""

    @property
    def moo(self) -> int | None:
        """Its moo, if it has one."""

    @property
    def name(self) -> str:
        """Its name."""

    @property
    def tambon(self) -> str:
        """Its tambon's name."""


@dataclass(frozen=True, slots=True)
class Written:
    """What a row writes about its village; `moo` is None where it writes none."""

    tambon: str = ""
    moo: int | None = None
    name: str = ""
    code: str = ""

    def or_else(self, other: "Written") -> "Written":
        """This, with what it leaves blank taken from `other`."""
        return Written(
            self.tambon or other.tambon,
            other.moo if self.moo is None else self.moo,
            self.name or other.name,
            self.code or other.code,
        )

    def within(self, around: "Written") -> "Written":
        """This, with what it leaves blank taken from a title that it does not contradict."""
        if around == Written() or self.code:
            return self
        if self.tambon not in ("", around.tambon):
            return self
        same = self.moo in (None, around.moo) and (
            not self.name or not around.name or same_village(self.name, around.name)
        )
        return self.or_else(around if same else Written(tambon=around.tambon))


def read_place(tambon: object, moo: object, name: object, code: object, address: object) -> Written:
    """What the cells of a row say about its village. NotUnderstood when moo is no number."""
    told = Written(_bare_tambon(_text(tambon)), None, _text(name), _digits(code))
    number = _text(moo)
    spoken = parse_place(number) if number else Written()
    if number.isdecimal() and len(number) <= 3:
        spoken = Written(moo=int(number))
    elif number and spoken.moo is None and not _NOTHING.fullmatch(number):
        raise NotUnderstood(_("{value} is no moo. Write its number.").format(value=shown(number)))
    told = told.or_else(spoken)
    if told.name:
        inside = parse_place(told.name)
        if inside.moo is not None or inside.tambon:
            told = Written(
                told.tambon or inside.tambon,
                inside.moo if told.moo is None else told.moo,
                inside.name,
                told.code,
            )
    if _text(address):
        told = told.or_else(parse_place(_text(address)))
    return told


def parse_place(text: str) -> Written:
    """Tambon, moo and village of running text: "บ้านทุ่งเจริญ หมู่ 1 ต.บ้านฆ้อง"."""
    text = to_arabic_digits(repair(text))
    tambon, moo = _TAMBON.search(text), _MOO.search(text)
    rest = _MOO.sub(" ", _TAMBON.sub(" ", text))
    village = _VILLAGE.search(rest)
    return Written(
        tambon[1] if tambon else "", int(moo[1]) if moo else None, village[1] if village else ""
    )


class Gazetteer:
    """The office's villages, found as rows write them."""

    def __init__(self, units: Iterable[Unit]) -> None:
        self._units = tuple(units)
        self._by_code = {unit.code: unit for unit in self._units}
        self._by_tambon: dict[str, list[Unit]] = {}
        for unit in self._units:
            self._by_tambon.setdefault(unit.tambon, []).append(unit)
        self._folded = {fold(tambon): tambon for tambon in self._by_tambon}
        self.find = lru_cache(maxsize=10_000)(self._find)

    def mentioned(self, texts: Iterable[str]) -> Written:
        """The one place that titles name ("ตำบลบ้านฆ้อง"); blank where they name none or several."""
        found = {
            self._folded.get(fold(place.tambon), ""): place
            for place in map(parse_place, texts)
            if place.tambon
        }
        found.pop("", None)
        return next(iter(found.values())) if len(found) == 1 else Written()

    def _find(self, written: Written) -> tuple[Unit, str]:
        """The village that is meant, and what was repaired to find it ("" for nothing).

        NotUnderstood says why it cannot be told.
        """
        if written.code:
            return self._by_its_code(written), ""
        if not written.tambon:
            return self._without_tambon(written)
        exact = self._by_tambon.get(written.tambon)
        if exact is not None:
            unit, repaired = _choose(exact, written)
            return unit, repaired
        return self._misspelt(written)

    def _by_its_code(self, written: Written) -> Unit:
        unit = self._by_code.get(written.code)
        if unit is None:
            raise NotUnderstood(
                _("No village of this district has the code {code}.").format(
                    code=shown(written.code)
                )
            )
        return unit

    def _without_tambon(self, written: Written) -> tuple[Unit, str]:
        if not written.name and written.moo is None:
            raise NotUnderstood(_("The village is missing. Write its moo and tambon."))
        found = [
            unit
            for unit in self._units
            if written.name and same_village(unit.name, written.name)
            and written.moo in (None, unit.moo)
        ]  # fmt: skip
        if len(found) != 1:
            raise NotUnderstood(_("The tambon is missing. Write the tambon of the village."))
        reason = _("The tambon was blank; only {tambon} has this village.")
        return found[0], reason.format(tambon=found[0].tambon)

    def _misspelt(self, written: Written) -> tuple[Unit, str]:
        """The one tambon that is spelt nearly so and has this moo and village."""
        found = []
        for tambon in self._nearly(written.tambon):
            try:
                found.append(_choose(self._by_tambon[tambon], written)[0])
            except NotUnderstood:
                continue
        if len(found) != 1:
            raise NotUnderstood(
                _("There is no tambon {tambon} in this district.").format(
                    tambon=shown(written.tambon)
                )
            )
        return found[0], _("The tambon was read as {tambon}.").format(tambon=found[0].tambon)

    def _nearly(self, tambon: str) -> Sequence[str]:
        plain = fold(tambon)
        allowed = 1 if len(plain) < 6 else 2
        return [
            name
            for folded, name in self._folded.items()
            if distance(folded, plain, allowed) <= allowed
        ]


def same_village(one: str, other: str) -> bool:
    """Whether two names are one, whether or not either begins with บ้าน."""
    return _bare_village(one) == _bare_village(other)


def _choose(units: Sequence[Unit], written: Written) -> tuple[Unit, str]:
    """The unit of one tambon that has the moo and the name written."""
    tambon = units[0].tambon
    if written.moo is None:
        return _by_name(units, written.name, tambon)
    for unit in units:
        if unit.moo == written.moo:
            return unit, _check_name(unit, written)
    raise NotUnderstood(
        _("Tambon {tambon} has no moo {moo}.").format(tambon=tambon, moo=written.moo)
    )


def _check_name(unit: Unit, written: Written) -> str:
    if not written.name or same_village(unit.name, written.name):
        return ""
    allowed = 1 if len(_bare_village(unit.name)) < 6 else 2
    if distance(_bare_village(unit.name), _bare_village(written.name), allowed) <= allowed:
        return _("The village was read as {village}.").format(village=unit.name)
    raise NotUnderstood(
        _("Moo {moo} of tambon {tambon} is {village}, not {written}.").format(
            moo=unit.moo, tambon=unit.tambon, village=unit.name, written=shown(written.name)
        )
    )


def _by_name(units: Sequence[Unit], name: str, tambon: str) -> tuple[Unit, str]:
    if not name:
        raise NotUnderstood(_("The moo is missing. Write the moo of the village."))
    found = [unit for unit in units if same_village(unit.name, name)]
    if len(found) == 1:
        return found[0], ""
    if found:
        raise NotUnderstood(
            _("Tambon {tambon} has {count} villages called {village}. Write the moo.").format(
                tambon=tambon, count=len(found), village=shown(name)
            )
        )
    near = [
        unit
        for unit in units
        if len(_bare_village(unit.name)) >= 5
        and distance(_bare_village(unit.name), _bare_village(name), 1) <= 1
    ]
    if len(near) == 1:
        return near[0], _("The village was read as {village}.").format(village=near[0].name)
    raise NotUnderstood(
        _("Tambon {tambon} has no village called {village}.").format(
            tambon=tambon, village=shown(name)
        )
    )


@lru_cache(maxsize=10_000)
def _bare_village(name: str) -> str:
    plain = fold(name)
    for word in ("หมูบาน", "บาน", "ชุมชน"):
        if plain.startswith(word) and len(plain) > len(word) + 1:
            return plain.removeprefix(word)
    return plain


def _bare_tambon(text: str) -> str:
    bare = _BEYOND.sub("", _TAMBON_WORD.sub("", text))
    return bare.replace(" ", "") if not _NOTHING.fullmatch(bare) else ""


def _text(cell: object) -> str:
    if cell is None or isinstance(cell, bool):
        return ""
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    return to_arabic_digits(repair(str(cell)[:200]))


def _digits(cell: object) -> str:
    return "".join(c for c in _text(cell) if c.isdecimal())
