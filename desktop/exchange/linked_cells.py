"""Cells that name another record: "หมู่ 3", a village's name, a person, a course; each one's id."""

from collections import defaultdict
from collections.abc import Iterable
from typing import TYPE_CHECKING

from desktop.exchange.cells import Reading
from desktop.exchange.villages import Gazetteer, Written, read_place
from desktop.programme.vocabulary import Field
from desktop.thai.names import name_key, parse_name, same_name
from desktop.thai.problems import NotUnderstood, shown
from desktop.thai.text import fold, repair
from desktop.views import Option, Place, Scope
from desktop.words import _

if TYPE_CHECKING:
    from desktop.office import Office

MOST_OPTIONS = 100_000
_NAMED = 3  # candidates that a sentence names
_PERSONS = {"people", "sages", "households", "team_members", "officers"}
_BETWEEN = " · "  # what parts a name from its place in an option


class LinkReader:
    """Finds the one record that a text names, among those that a link offers in the scope."""

    def __init__(self, office: "Office", scope: Scope) -> None:
        self._office, self._scope = office, scope
        self._offered: dict[str, _Offered] = {}
        self._places: Gazetteer | None = None
        self._around = Written()
        self._names: dict[int, str] = {}

    def read(self, field: Field, text: str, village: int | None = None) -> Reading:
        """The id that `text` means, and what was repaired to find it.

        `village` is that of the row: it chooses between people of one name. NotUnderstood says
        that none fits, or which several do.
        """
        offered = self._of(field)
        found = offered.find(text)
        if len(found) > 1 and village is not None:
            found = [one for one in found if self._is_in(one, village)] or found
        if len(found) == 1:
            return Reading(found[0].id)
        if field.target == "village" and not found:
            return self._village(read_place(None, None, text, None, None), text, offered)
        if found:
            raise NotUnderstood(_("Several fit: {names}. Choose one.").format(names=_named(found)))
        if offered.too_many:
            raise NotUnderstood(_("Too many to look through. Choose a tambon above first."))
        raise NotUnderstood(_none(text, offered.near(text)))

    def village(
        self, tambon: object, moo: object, name: object, code: object, address: object
    ) -> Reading:
        """The village that several columns name together."""
        told = " ".join(str(one) for one in (code, moo, name, tambon, address) if one)
        return self._village(read_place(tambon, moo, name, code, address), told, None)

    def _village(self, written: Written, text: str, offered: "_Offered | None") -> Reading:
        places = self._gazetteer()
        bare = repair(text)
        if written.moo is None and bare.isdecimal():
            written = Written(moo=int(bare)) if len(bare) <= 3 else Written(code=bare)
        try:
            unit, repaired = places.find(written.within(self._around))
        except NotUnderstood as problem:
            near = offered.near(written.name or text) if offered else []
            more = f" {_perhaps(near)}" if near else ""
            raise NotUnderstood(problem.reason + more) from None
        return Reading(unit.id, repaired)

    def _gazetteer(self) -> Gazetteer:
        if self._places is None:
            villages = self._office.villages()
            self._places = Gazetteer(villages)
            self._around = Written(tambon=self._tambon(villages))
        return self._places

    def _tambon(self, villages: Iterable[Place]) -> str:
        scope = self._scope
        chosen = (
            one.tambon
            for one in villages
            if one.id == scope.village_id or one.tambon_id == scope.tambon_id
        )
        return next(chosen, "")

    def _of(self, field: Field) -> "_Offered":
        if field.key not in self._offered:
            options = self._office.options(field, self._scope, "", MOST_OPTIONS)
            self._offered[field.key] = _Offered(options, of_persons=field.target in _PERSONS)
        return self._offered[field.key]

    def _is_in(self, option: Option, village: int) -> bool:
        if not self._names:
            self._names = {one.id: one.in_full for one in self._office.villages()}
        return option.label.endswith(_BETWEEN + self._names.get(village, "?"))


class _Offered:
    """What one link offers, by the ways in which it may be written."""

    def __init__(self, options: list[Option], *, of_persons: bool) -> None:
        self.too_many = len(options) >= MOST_OPTIONS
        self._options, self._of_persons = options, of_persons
        self._exact: dict[str, list[Option]] = defaultdict(list)
        self._alike: dict[str, list[Option]] = defaultdict(list)
        for option in options:
            name = option.label.partition(_BETWEEN)[0]
            for text in dict.fromkeys((option.label, name)):
                self._exact[text].append(option)
            self._alike[self._key(name)].append(option)

    def find(self, text: str) -> list[Option]:
        """The options that `text` names: to the letter, else as names are compared."""
        text = repair(text)
        exact = self._exact.get(text)
        if exact:
            return exact
        name = text.partition(_BETWEEN)[0]
        alike = self._alike.get(self._key(name), []) if name else []
        if self._of_persons:
            return [one for one in alike if same_name(one.label.partition(_BETWEEN)[0], name)]
        return alike

    def near(self, text: str) -> list[Option]:
        """Some options that contain the text or its first word."""
        whole = fold(text[:200])
        first = fold(parse_name(text[:200]).first) if self._of_persons else whole
        if len(first) < 2 or len(self._options) > MOST_OPTIONS // 10:
            return []
        return [one for one in self._options if first in fold(one.label)][:_NAMED]

    def _key(self, name: str) -> str:
        return name_key(parse_name(name)) if self._of_persons else fold(name)


def _none(text: str, near: list[Option]) -> str:
    sentence = _("There is no {text} to choose here.").format(text=shown(text))
    return f"{sentence} {_perhaps(near)}" if near else sentence


def _perhaps(near: list[Option]) -> str:
    return _("Perhaps: {names}.").format(names=_named(near))


def _named(options: list[Option]) -> str:
    named = ", ".join(one.label for one in options[:_NAMED])
    return f"{named} …" if len(options) > _NAMED else named
