"""Which member of a trainer team has which households: as stored, as suggested, as given."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from db.queries import listing
from db.queries.conditions import Condition, Order
from db.transaction import Transaction
from desktop import counting, records
from desktop.problems import Refused
from desktop.programme.sharing import Pupil, Shares, Trainer, fair_share, share_out, wish_met
from desktop.views import Place, Scope
from desktop.words import _

if TYPE_CHECKING:
    from desktop.office import Office

_WISHES = ("wanted", "wanted_second", "wanted_third")


@dataclass(frozen=True, slots=True)
class Member:
    """A member of a village's team; `craft` is the name of what they know as a sage."""

    id: int
    name: str
    role: str
    craft: str
    trainer: Trainer


@dataclass(frozen=True, slots=True)
class Home:
    """A household with a place; `wishes` are the names of the occupations wanted, in order."""

    id: int
    name: str
    house_no: str
    wishes: tuple[str, ...]
    pupil: Pupil

    @property
    def responsible(self) -> int | None:
        """The member of the village's team who has it."""
        return self.pupil.responsible


@dataclass(frozen=True, slots=True)
class VillageTeam:
    """A village's team and households, the lead trainer first."""

    place: Place
    members: tuple[Member, ...] = ()
    homes: tuple[Home, ...] = ()

    @property
    def fair(self) -> int:
        """The most households that anybody has when they are shared out fairly."""
        return fair_share(len(self.homes), len(self.members))

    def homes_of(self, member: int | None) -> tuple[Home, ...]:
        """The households that a member has; those without anyone for None."""
        return tuple(one for one in self.homes if one.responsible == member)


def wish_of(home: Home, member: Member) -> int | None:
    """Which wish of the household the member's craft meets: 1, 2, 3; None for none."""
    return wish_met(home.pupil, member.trainer)


def village_teams(office: "Office", scope: Scope) -> tuple[VillageTeam, ...]:
    """The villages of `scope` that are targets or have a team or households, by code."""
    if scope.round_id is None:
        return ()
    members, homes = defaultdict(list), defaultdict(list)
    for member in _members(scope):
        members[member.trainer.village].append(member)
    for home in _homes(scope):
        homes[home.pupil.village].append(home)
    listed = {one.id for one in office.targets(scope.round_id)} | members.keys() | homes.keys()
    return tuple(
        _village_team(place, members[place.id], homes[place.id])
        for place in office.villages(scope.tambon_id)
        if place.id in listed and scope.village_id in (None, place.id)
    )


def suggestion(
    teams: Iterable[VillageTeam], *, anew: bool = False, left_out: Collection[int] = ()
) -> Shares:
    """The households that would change hands, with the member who would get each.

    Members in `left_out` get none. Who has somebody keeps them, unless `anew`.
    """
    chosen = list(teams)
    trainers = [m.trainer for team in chosen for m in team.members if m.id not in left_out]
    pupils = [home.pupil for team in chosen for home in team.homes]
    shares = share_out(trainers, pupils, anew=anew)
    return {one.id: shares[one.id] for one in pupils if shares[one.id] != one.responsible}


def give(office: "Office", shares: Mapping[int, int | None]) -> int:
    """Make members responsible for households (None: nobody), as one action; its id.

    Refused where a household would teach itself, or would get somebody of another village.
    """
    homes = {row[0]: row for row in _rows("household", _HOME, shares)}
    members = {row[0]: row for row in _rows("team_member", _MEMBER, filter(None, shares.values()))}
    if homes.keys() != shares.keys() or {*shares.values()} - {None} != members.keys():
        raise Refused(_("This record is gone."))
    for home, member in shares.items():
        if member is not None:
            _refuse_unfit(homes[home], members[member])

    def work(tx: Transaction) -> int:
        for home, member in shares.items():
            records.change(tx, "household", home, {"responsible": member})
        return tx.action_id

    if not shares:
        raise Refused(_("Nothing is chosen."))
    return office.write(_title(shares, homes, members), work)


_HOME = ("id", "village", "representative", "representative.full_name")
_MEMBER = ("id", "village", "person", "person.full_name")


def _rows(table: str, columns: tuple[str, ...], chosen: Iterable[int]) -> list[tuple[Any, ...]]:
    return listing.rows(table, columns, sorted(set(chosen)))


def _refuse_unfit(home: tuple[Any, ...], member: tuple[Any, ...]) -> None:
    if home[2] == member[2]:
        raise Refused(
            _("{name} cannot be responsible for their own household.").format(name=home[3])
        )
    if home[1] != member[1]:
        raise Refused(_("This trainer is of another village's team; choose one of this village."))


def _title(
    shares: Mapping[int, int | None],
    homes: Mapping[int, tuple[Any, ...]],
    members: Mapping[int, tuple[Any, ...]],
) -> str:
    if len(set(shares.values())) > 1:
        return _("Share out {households}").format(households=counting.households(len(shares)))
    whom = homes[next(iter(shares))][3] if len(shares) == 1 else counting.households(len(shares))
    member = next(iter(shares.values()))
    if member is None:
        return _("{household}: no responsible trainer").format(household=whom)
    return _("{household}: responsible trainer {name}").format(
        household=whom, name=members[member][3]
    )


def _within(scope: Scope) -> list[Condition]:
    within = [Condition("round", "=", scope.round_id)]
    if scope.village_id is not None:
        within.append(Condition("village", "=", scope.village_id))
    elif scope.tambon_id is not None:
        within.append(Condition("village.tambon", "=", scope.tambon_id))
    return within


def _members(scope: Scope) -> list[Member]:
    of_round = [Condition("round", "=", scope.round_id), Condition("craft", "filled")]
    crafts = {
        person: (craft, name)
        for person, craft, name in listing.select(
            "sage", ["person", "craft", "craft.name"], of_round
        )
    }
    found = listing.select(
        "team_member",
        ["id", "village", "person", "person.full_name", "role"],
        _within(scope),
        [Order("role", ranks=("lead", "member")), Order("person.sort_key")],
    )
    members = []
    for id_, village, person, name, role in found:
        craft, craft_name = crafts.get(person, (None, ""))
        trainer = Trainer(id_, village, person, craft)
        members.append(Member(id_, name, role, craft_name, trainer))
    return members


def _homes(scope: Scope) -> list[Home]:
    found = listing.select(
        "household",
        [
            "id", "village", "representative", "responsible", "representative.full_name",
            "house_no", *_WISHES, *(f"{wish}.name" for wish in _WISHES),
        ],
        [*_within(scope), Condition("status", "=", "chosen")],
        [Order("representative.sort_key")],
    )  # fmt: skip
    homes = []
    for id_, village, person, responsible, name, house_no, *wished in found:
        wishes, names = wished[: len(_WISHES)], wished[len(_WISHES) :]
        pupil = Pupil(id_, village, person, tuple(wishes), responsible)
        homes.append(Home(id_, name, house_no, tuple(filter(None, names)), pupil))
    return homes


def _village_team(place: Place, members: Sequence[Member], homes: Sequence[Home]) -> VillageTeam:
    """A household whose trainer is of another village's team has nobody here."""
    team = {None, *(one.id for one in members)}
    nobody = (replace(one, pupil=replace(one.pupil, responsible=None)) for one in homes)
    here = (
        own if own.responsible in team else without
        for own, without in zip(homes, nobody, strict=True)
    )
    return VillageTeam(place, tuple(members), tuple(here))
