"""People as a search finds them: one result each, with all the roles they hold."""

from collections import Counter
from collections.abc import Iterable, Sequence

from db.full_text import LETTERS
from db.queries import listing
from db.queries import search as stored
from db.queries.search import Match, Role
from desktop.found import CERTIFICATES, MOST, PLACE, Group, Hit, Opening, Rounds, place_told
from desktop.programme.households import MEMBERS
from desktop.search_words import Asked
from desktop.thai.national_id import mask_national_id
from desktop.thai.phone import format_phone
from desktop.withdrawal import shown_number
from desktop.words import _

_ROLES = ("sage", "trainee", "team_member", "household", "household_member", "certificate")
"""The tables of roles, in the order of the stages."""

_SURE_DIGITS = 6
"""So many digits that begin an ID or a telephone are not looked for in the middle of others."""

_PERSON = ["full_name", "house_no", "national_id", "phone", *(f"village.{one}" for one in PLACE)]


def people(asked: Asked, rounds: Rounds, limit: int) -> Group | None:
    """The people who have every word in name, national ID, telephone or house number."""
    matches, roles = _with_roles(asked.words, rounds)
    found = [one for one in matches if one.id in roles]
    if not found:
        return None
    here = _taking_part(roles, rounds)
    found.sort(key=lambda one: (one.id not in here, _rank(one.text, asked), one.sort_key))
    shown = [one.id for one in found[:limit]]
    hits = tuple(
        _hit(row, [_opening(one, rounds) for one in _ordered(roles[key], rounds)], asked)
        for key, row in zip(shown, listing.rows("person", _PERSON, shown), strict=True)
    )
    listed = _list_of_most((roles[key] for key in here), rounds)
    return Group(_("People"), hits, len(found), len(matches) >= MOST, listed)


def _with_roles(words: Sequence[str], rounds: Rounds) -> tuple[list[Match], dict[int, list[Role]]]:
    """Who is found, and what can be opened of each.

    Where too many are found, the newest of all are followed by the newest of the chosen round.
    """
    matches, too_many = _matching(words)
    roles = _roles([one.id for one in matches], rounds)
    some_elsewhere = len(_taking_part(roles, rounds)) < len(matches)
    if too_many and some_elsewhere and rounds.chosen is not None:
        known = {one.id for one in matches}
        others = stored.people_in_round(too_many, rounds.chosen, MOST)
        others = [one for one in others if one.id not in known]
        roles |= _roles([one.id for one in others], rounds)
        matches += others
    return matches, roles


def _matching(words: Sequence[str]) -> tuple[list[Match], list[str]]:
    """Who has every word, anywhere or, where too many do, as the beginning of a word of theirs.

    And the parts of text that too many have, [] if all who have them are there.
    """
    if max(map(len, words), default=0) < 2:
        return [], []
    found: dict[int, Match] = {}
    number = words[0] if len(words) == 1 and words[0].isdecimal() else ""
    if number:
        _add(found, stored.people_by_number(number, MOST))
    if len(number) >= _SURE_DIGITS and found:
        return list(found.values()), []
    beginnings = [f" {word}" for word in words]
    anywhere = [word if len(word) >= LETTERS else f" {word}" for word in words]
    some = stored.matching("person", anywhere, MOST)
    if len(some) < MOST:
        _add(found, some)
        return list(found.values()), []
    begun = stored.matching("person", beginnings, MOST) if anywhere != beginnings else some
    _add(found, begun)
    _add(found, some)
    return list(found.values()), beginnings if len(begun) == MOST else anywhere


def _add(found: dict[int, Match], matches: Iterable[Match]) -> None:
    for one in matches:
        found.setdefault(one.id, one)


def _taking_part(roles: dict[int, list[Role]], rounds: Rounds) -> set[int]:
    """Who takes part in the chosen round."""
    return {key for key, own in roles.items() if any(rounds.is_chosen(one.round_id) for one in own)}


def _roles(ids: Sequence[int], rounds: Rounds) -> dict[int, list[Role]]:
    """What can be opened of each person, in no order."""
    found: dict[int, list[Role]] = {}
    for role in stored.roles(ids):
        if role.table == "certificate" or rounds.register(_shown_in(role), role.round_id):
            found.setdefault(role.person_id, []).append(role)
    return found


def _ordered(roles: Sequence[Role], rounds: Rounds) -> list[Role]:
    """The chosen round's first, in the order of the stages."""
    return sorted(roles, key=lambda one: (rounds.order(one.round_id), _ROLES.index(one.table)))


def _rank(text: str, asked: Asked) -> tuple[int, bool]:
    """How well a person's text fits: the place where it does, and whether with a part of a word.

    0 where the first name begins with all that is asked, 1 where any word does, 2 anywhere. A
    surname stands in the text twice, a first name once: its title is joined to the other.
    """
    begun = f" {text}".count(f" {asked.phrase}")
    if begun:
        return (0 if begun % 2 else 1), f" {asked.phrase} " not in f" {text} "
    return (1 if all(f" {word}" in f" {text}" for word in asked.words) else 2), True


def _list_of_most(roles: Iterable[Sequence[Role]], rounds: Rounds) -> str:
    """The register of the chosen round that lists most of these people, "" for none."""
    lists = Counter(
        register.key
        for own in roles
        for table in {one.table for one in own if rounds.is_chosen(one.round_id)}
        if (register := rounds.register(table, rounds.chosen))
    )
    return lists.most_common(1)[0][0] if lists else ""


def _shown_in(role: Role) -> str:
    """The table whose record shows a role: a member of a household stands with the household."""
    return "household" if role.table == MEMBERS.table else role.table


def _opening(role: Role, rounds: Rounds) -> Opening:
    register = rounds.register(_shown_in(role), role.round_id)
    if register is None:
        label = _("Certificate {number}").format(number=shown_number(role.number))
        return Opening(CERTIFICATES, role.id, label, role.round_id)
    one = MEMBERS.one if role.table == MEMBERS.table else register.one
    label = f"{_(one)} {rounds.year(role.round_id)}".strip()
    return Opening(register.key, role.id, label, role.round_id)


def _hit(row: Sequence[object], openings: Sequence[Opening], asked: Asked) -> Hit:
    name, house_no, national_id, phone, *place = row
    digits = [word for word in asked.words if word.isdecimal()]
    told = [
        " · ".join(one.label for one in openings if one.round_id == openings[0].round_id),
        _("House no. {number}").format(number=house_no) if house_no else "",
        place_told(place),
    ]
    if national_id and any(one in str(national_id) for one in digits):
        told.append(mask_national_id(str(national_id)))
    if phone and any(one in str(phone) for one in digits):
        told.append(format_phone(str(phone)))
    return Hit(str(name), " · ".join(filter(None, told)), tuple(openings))
