"""Search everywhere: people with all their roles, villages, certificates, whatever has a name."""

from collections.abc import Sequence
from functools import lru_cache

from db.queries import listing
from db.queries import search as stored
from db.queries.conditions import Condition, Order
from db.queries.search import Match, VillageMatch
from desktop.found import (
    CERTIFICATES,
    MOST,
    PLACE,
    VILLAGE_PAGE,
    VILLAGES,
    Answer,
    Group,
    Hit,
    Opening,
    Rounds,
    place_told,
)
from desktop.found_people import people
from desktop.office import Office
from desktop.programme.certificates import kind_called
from desktop.programme.stages import REGISTERS
from desktop.programme.values import show_value
from desktop.programme.vocabulary import Column, Kind, Register
from desktop.search_words import Asked, in_the_other_layout, read
from desktop.thai.text import search_text
from desktop.views import Place
from desktop.withdrawal import shown_number
from desktop.words import _

_NAMED = tuple(one for one in REGISTERS if one.search[0] == "search_text")
"""The registers whose records have a name of their own."""

_MOST_NAMED, _MOST_TAMBONS = 100, 50
_NEWEST = 1_000
"""Certificates that are looked through for a name on them."""

_CODE_DIGITS = 6
"""So many digits may be a village's code; it begins with its tambon's."""


def search(office: Office, round_id: int | None, text: str, limit: int = 6) -> Answer:
    """What `text` finds in the whole office, `limit` of each kind.

    What is of the round `round_id` comes first, then what begins with the text, then what contains
    it. Words come in any order, and each must fit; in people, one or two letters begin a word.
    Digits are found in national IDs, telephones, house and certificate numbers; an ID is answered
    masked.
    """
    asked = read(text)
    rounds = Rounds(office.rounds(), round_id)
    found = (
        people(asked, rounds, limit),
        _villages(asked, rounds, limit),
        _certificates(asked, rounds, limit),
        *(_named(one, asked, rounds, limit) for one in _NAMED),
    )
    groups = tuple(one for one in found if one is not None)
    meant = None if groups else in_the_other_layout(text)
    return Answer(groups, meant, asked.as_filter(text))


def _villages(asked: Asked, rounds: Rounds, limit: int) -> Group | None:
    code = "".join(asked.words)
    code = code if code.isdecimal() and len(code) >= _CODE_DIGITS else ""
    words = () if code else asked.place
    if max(map(len, words), default=0) < 2 and asked.moo is None and not code:
        return None
    found = stored.villages(words, MOST, round_id=rounds.chosen, moo=asked.moo, code=code)
    found += _in_tambons(words, asked.moo, rounds.chosen, {one.id for one in found})
    if not found:
        return None
    begun = " ".join(asked.place)
    found.sort(key=lambda one: (not one.is_target, not _begins(one, begun), one.code))
    hits = tuple(_village(one) for one in found[:limit])
    return Group(_("Villages"), hits, len(found), len(found) >= MOST)


def _in_tambons(
    words: Sequence[str], moo: int | None, round_id: int | None, known: set[int]
) -> list[VillageMatch]:
    """The villages that are found by one of the words in their tambon's name."""
    found: dict[int, VillageMatch] = {}
    for word in words:
        tambons = [one.id for one in stored.matching("tambon", [word], _MOST_TAMBONS)]
        others = [one for one in words if one != word]
        if tambons and len(known) + len(found) < MOST:
            villages = stored.villages(others, MOST, round_id=round_id, moo=moo, tambons=tambons)
            found.update((one.id, one) for one in villages if one.id not in known)
    return list(found.values())


def _begins(village: VillageMatch, text: str) -> bool:
    """Whether the name begins with `text`, with or without บ้าน."""
    return village.text.startswith((text, f"บาน{text}"))


def _village(one: VillageMatch) -> Hit:
    place = Place(one.id, one.code, one.moo, one.name, one.tambon_id, one.tambon)
    told = [_("Tambon {tambon}").format(tambon=one.tambon)]
    if one.is_target:
        told.append(_("Target village"))
    ways = ((VILLAGES, _("Show this village only")), (VILLAGE_PAGE, _("Village page")))
    openings = tuple(
        Opening(way, one.id, label, tambon_id=one.tambon_id)
        for way, label in ways[: 2 if one.is_target else 1]
    )
    return Hit(place.label, " · ".join(told), openings)


def _certificates(asked: Asked, rounds: Rounds, limit: int) -> Group | None:
    found = _numbered(asked.certificate, rounds) if asked.certificate else _held(asked.words)
    columns = ["id", "number", "recipient", "issued_on", "round", "year", "kind"]
    rows = listing.rows("certificate", columns, found[:MOST])
    rows.sort(key=lambda row: (rounds.order(row[4]), -row[5]))
    hits = tuple(
        Hit(
            f"{shown_number(number)}  {recipient}",
            " · ".join(
                (
                    _(kind_called(kind).label),
                    _("Issued on {date}").format(date=show_value(Kind.DATE, issued_on)),
                )
            ),
            (Opening(CERTIFICATES, key, _("Certificate"), round_id),),
        )
        for key, number, recipient, issued_on, round_id, _year, kind in rows[:limit]
    )
    open_ended = len(found) > MOST
    return Group(_("Certificates"), hits, len(rows), open_ended) if hits else None


_STANDING = (Condition("status", "=", "issued"), Condition("round", "filled"))


def _numbered(number: tuple[int, str], rounds: Rounds) -> list[int]:
    """The certificates of a serial, in the years that begin so."""
    serial, year = number
    years = [one for one in rounds.certificate_years() if str(one).startswith(year)]
    within = [Condition("year", "in", years), Condition("serial", "=", serial), *_STANDING]
    return [row[0] for row in listing.select("certificate", ["id"], within)]


def _held(words: Sequence[str]) -> list[int]:
    """The certificates whose recipient has every word in the name, among the newest only.

    Names on paper have no index; who is on record is found as a person as well.
    """
    if max(map(len, words), default=0) < 2:
        return []
    newest = [Order("id", descending=True)]
    columns = ["id", "recipient"]
    rows = listing.select("certificate", columns, _STANDING, newest, limit=_NEWEST)
    return [key for key, name in rows if all(word in _folded(name) for word in words)]


@lru_cache(maxsize=_NEWEST)
def _folded(recipient: str) -> str:
    """A name on paper as words are looked for in it; folding a thousand anew would be felt."""
    return search_text(recipient)


def _named(register: Register, asked: Asked, rounds: Rounds, limit: int) -> Group | None:
    if max(map(len, asked.words), default=0) < 2:
        return None
    matches = stored.matching(register.table, asked.words, _MOST_NAMED)
    round_of = _rounds_of(register, matches)
    found = [one for one in matches if _is_shown(register, rounds, round_of[one.id])]
    if not found:
        return None
    found.sort(
        key=lambda one: (
            rounds.order(round_of[one.id]),
            not one.text.startswith(asked.phrase),
            one.sort_key,
        )
    )
    shown = [one.id for one in found[:limit]]
    hits = tuple(
        Hit(
            name,
            " · ".join(filter(None, (told, rounds.year(round_of[key])))),
            (Opening(register.key, key, _(register.one), round_of[key]),),
        )
        for key, (name, told) in zip(shown, _rows(register, shown), strict=True)
    )
    listed = not register.round or any(rounds.is_chosen(round_of[one.id]) for one in found)
    open_ended = len(matches) >= _MOST_NAMED
    key = register.key if listed else ""
    return Group(_(register.label), hits, len(found), open_ended, key)


def _rounds_of(register: Register, matches: Sequence[Match]) -> dict[int, int | None]:
    """The round of each of these records, None for all of a register that is of no round."""
    found: dict[int, int | None] = dict.fromkeys(one.id for one in matches)
    if register.round and matches:
        rows = listing.rows(register.table, ["id", register.round], list(found))
        found.update((row[0], row[1]) for row in rows)
    return found


def _is_shown(register: Register, rounds: Rounds, round_id: int | None) -> bool:
    """Whether a screen shows a record of the register in this round."""
    return not register.round or rounds.register(register.table, round_id) is register


def _telling(register: Register) -> Column | None:
    """The column that tells records of one name in one village apart: whose, when, by whom."""
    return next(
        (
            one
            for one in register.columns
            if one.kind in (Kind.TEXT, Kind.DATE)
            and one.key != register.title
            and not (register.village and one.key.startswith(f"{register.village}."))
        ),
        None,
    )


def _rows(register: Register, ids: Sequence[int]) -> list[tuple[str, str]]:
    """The name of each record, and what tells it apart."""
    telling = _telling(register)
    where = [f"{register.village}.{one}" for one in PLACE] if register.village else []
    paths = [register.title, telling.key if telling else register.title, *where]
    found = []
    for name, value, *place in listing.rows(register.table, paths, ids):
        told = [show_value(telling.kind, value)] if telling else []
        told += [place_told(place)] if place else []
        found.append((str(name), " · ".join(filter(None, told))))
    return found
