"""Whether two entries are of one person: what agrees, what speaks against it, and how strongly."""

from dataclasses import dataclass
from datetime import date

from desktop.thai.names import sex
from desktop.words import N_

NATIONAL_ID, SOUND, PHONE, HOUSE = "national_id", "sound", "phone", "house"
NAME, NAME_IN_VILLAGE = "name", "name_in_village"

REASONS = {
    NATIONAL_ID: N_("same national ID"),
    NAME_IN_VILLAGE: N_("same name and surname, of the same village"),
    NAME: N_("same name and surname"),
    SOUND: N_("the name sounds the same"),
    PHONE: N_("same telephone"),
    HOUSE: N_("same house number"),
}
"""Why two entries may be one person, in the order in which it is told."""

ASKED_FROM = 40
"""The score from which a clerk is asked."""


@dataclass(frozen=True, slots=True)
class Traits:
    """What is known of a person; blanks are not known.

    `sound` is the key of the name's sound, `name` that of its spelling.
    """

    title: str = ""
    sound: str = ""
    national_id: str = ""
    phone: str = ""
    birth_date: date | None = None
    house_no: str = ""
    village: int | None = None
    tambon: int | None = None
    name: str = ""


def likeness(one: Traits, other: Traits) -> tuple[int, tuple[str, ...]]:
    """How likely both are one person, 0 to 100, and why; the order of the two does not matter.

    0 where nothing agrees that could be asked about, or where two national IDs tell them apart.
    The sound of a name alone is asked about only within a tambon.
    """
    if one.national_id and one.national_id == other.national_id:
        return 100, (NATIONAL_ID,)
    if one.national_id and other.national_id:
        return 0, ()
    tambons = {one.tambon, other.tambon} - {None}
    neighbours = bool(tambons) and one.tambon == other.tambon
    sound = bool(one.sound) and one.sound == other.sound and len(tambons) < 2
    phone = bool(one.phone) and one.phone == other.phone
    house = _same(one.house_no, other.house_no) and _same(one.village, other.village)
    shared = phone and house and not sound  # a family has one telephone
    score = (60 if neighbours else 30) * sound + 40 * (phone and not shared) - _against(one, other)
    if sound:
        score += 15 * house + 10 * _same(one.village, other.village)
        score += 15 * _same(one.birth_date, other.birth_date)
    if score < ASKED_FROM:
        return 0, ()
    agreeing = ((_reason_of_name(one, other), sound), (PHONE, phone), (HOUSE, house))
    return min(score, 99), tuple(reason for reason, agrees in agreeing if agrees)


def _reason_of_name(one: Traits, other: Traits) -> str:
    """How two names that sound the same agree: by letter as well, or by sound only."""
    if not _same(one.name, other.name):
        return SOUND
    return NAME_IN_VILLAGE if _same(one.village, other.village) else NAME


def _against(one: Traits, other: Traits) -> int:
    """What speaks for two people: a man and a woman, two dates of birth."""
    sexes = {sex(one.title), sex(other.title)} - {""}
    births = {one.birth_date, other.birth_date} - {None}
    return 30 * (len(sexes) > 1) + 30 * (len(births) > 1)


def _same(one: object, other: object) -> bool:
    return bool(one) and one == other
