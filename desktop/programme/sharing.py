"""Who of a trainer team is responsible for which household: a suggestion that is fair and fitting.

Within a village nobody gets more than one household more than another. Within that, households go
to the member whose craft they wish for, the first wish before the second and the third.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Trainer:
    """A team member of `village` who may be given households; `craft` is an occupation's id."""

    id: int
    village: int
    person: int
    craft: int | None = None


@dataclass(frozen=True, slots=True)
class Pupil:
    """A household to be shared out: whose it is, what it wishes for in order, who has it now."""

    id: int
    village: int
    person: int
    wishes: tuple[int | None, ...] = ()
    responsible: int | None = None


type Shares = dict[int, int | None]
"""The trainer of each household; None where there is nobody but its own people."""


def share_out(
    trainers: Iterable[Trainer], pupils: Iterable[Pupil], *, anew: bool = False
) -> Shares:
    """A trainer for each household, village by village.

    Who is responsible already stays so, unless `anew`. Somebody who shall get no household is left
    out of `trainers`, and keeps what they have unless `anew`. The same answer for the same input.
    """
    teams: dict[int, list[Trainer]] = defaultdict(list)
    for trainer in trainers:
        teams[trainer.village].append(trainer)
    villages: dict[int, list[Pupil]] = defaultdict(list)
    for pupil in pupils:
        villages[pupil.village].append(pupil)
    shares: Shares = {}
    for village, of_village in villages.items():
        shares |= _share_village(teams[village], of_village, anew=anew)
    return shares


def fair_share(pupils: int, trainers: int) -> int:
    """The most households that one of `trainers` has when they are shared out fairly."""
    return -(-pupils // trainers) if trainers else 0


def wish_met(pupil: Pupil, trainer: Trainer) -> int | None:
    """Which of the household's wishes the trainer's craft meets: 1, 2, 3; None for none."""
    if trainer.craft is None or trainer.craft not in pupil.wishes:
        return None
    return pupil.wishes.index(trainer.craft) + 1


def _share_village(team: Sequence[Trainer], pupils: Sequence[Pupil], *, anew: bool) -> Shares:
    shares: Shares = {one.id: None if anew else one.responsible for one in pupils}
    waiting = [one for one in pupils if shares[one.id] is None]
    if not team:
        return shares
    own = {one.person for one in team}
    waiting.sort(key=lambda pupil: pupil.person not in own)  # these cannot go to everybody
    rooms = _Rooms(team, Counter(filter(None, shares.values())), len(waiting))
    left = waiting
    for wish in (1, 2, 3, None):
        left = [pupil for pupil in left if not _placed(pupil, wish, shares, rooms)]
    for pupil in left:
        _exchange(pupil, waiting, shares, rooms)
    return shares


def _placed(pupil: Pupil, wish: int | None, shares: Shares, rooms: "_Rooms") -> bool:
    """Give a household to the least loaded with room whose craft meets its `wish`, if any does.

    To anybody with room for a `wish` of None.
    """
    with_room = filter(rooms.has_room, rooms.team)
    fitting = [one for one in with_room if wish is None or wish_met(pupil, one) == wish]
    trainer = rooms.least(pupil, fitting)
    if trainer is not None:
        shares[pupil.id] = rooms.take(trainer)
    return trainer is not None


def _exchange(pupil: Pupil, waiting: Sequence[Pupil], shares: Shares, rooms: "_Rooms") -> None:
    """Only the household's own people have room: another household goes there in its place."""
    free = next(filter(rooms.has_room, rooms.team))
    for other in waiting:
        if shares[other.id] not in (None, free.id) and other.person != free.person:
            shares[pupil.id], shares[other.id] = shares[other.id], rooms.take(free)
            return
    trainer = rooms.least(pupil, rooms.team)
    shares[pupil.id] = rooms.take(trainer) if trainer else None


class _Rooms:
    """How many households each of a team has, and how many more it may get.

    The households that are left raise the least loaded first, to one `level`; `spare` are over.
    """

    def __init__(self, team: Sequence[Trainer], loads: Counter[int], left: int) -> None:
        self.team = team
        self._loads = loads
        present = [loads[one.id] for one in team]
        self._level, self._spare = min(present), left
        while self._spare >= (step := sum(load <= self._level for load in present)):
            self._spare -= step
            self._level += 1

    def has_room(self, trainer: Trainer) -> bool:
        """Whether one more household leaves it fair."""
        load = self._loads[trainer.id]
        return load < self._level or (load == self._level and self._spare > 0)

    def take(self, trainer: Trainer) -> int:
        """Give `trainer` one more household; their id."""
        self._spare -= self._loads[trainer.id] >= self._level
        self._loads[trainer.id] += 1
        return trainer.id

    def least(self, pupil: Pupil, among: Sequence[Trainer]) -> Trainer | None:
        """The least loaded trainer, but never one who would teach their own household."""
        others = [one for one in among if one.person != pupil.person]
        return min(others, key=lambda one: self._loads[one.id], default=None)
