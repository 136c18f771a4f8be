"""People and what they are in the round of a `VillageRound`, put as they are stored."""

from typing import Any

from tests.desktop.village_round import VillageRound


def person(made: VillageRound, first: str = "แก้ว", **values: Any) -> int:
    return made.put("person", **{"title": "นาย", "first_name": first, "last_name": "ใจดี"} | values)


def household(made: VillageRound, of: int, **values: Any) -> int:
    place = made.villages[0].id
    row = {"round": made.round.id, "village": place, "representative": of} | values
    return made.put("household", **row)


def sage(made: VillageRound, of: int, **values: Any) -> int:
    row = {"round": made.round.id, "village": made.villages[0].id, "person": of} | values
    return made.put("sage", **row)
