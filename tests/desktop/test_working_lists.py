"""What waits in a round and where, said by lists that open on what they count."""

from datetime import date

import pytest

from desktop.board import board
from desktop.programme.stages import register
from desktop.views import Scope
from tests.desktop.village_round import TODAY, VillageRound


def waiting(round_: VillageRound) -> dict[str, tuple[int, list[int]]]:
    """How much each working list has, and in which villages; those with nothing left out."""
    seen = board(round_.office, round_.round.id)
    return {
        one.key: (one.count, [item.place.id for item in one.items if item.place])
        for one in seen.lists
        if one.count
    }


def test_working_lists_say_what_waits_and_where(round_: VillageRound) -> None:
    first, second, third = round_.villages
    trainee = round_.course(round_.finish_survey(), 4, "passed")
    round_.household(second)
    round_.household(second, baseline_main=0)
    round_.household(third)
    round_.training(third.id, date(2026, 7, 1))
    without = (3, [second.id, third.id])
    assert waiting(round_) == {
        "visits": (1, [third.id]),
        "forums": (2, [second.id, third.id]),
        "minutes": (1, [first.id]),
        "wishes": without,
        "baselines": (2, [second.id, third.id]),
        "trainers": without,
        "certificates": (1, [first.id]),
    }
    round_.put(
        "certificate", round=round_.round.id, trainee=trainee, year=2569, serial=1,
        number="1/2569", issued_on=TODAY, recipient="นายสมหญิง ใจดี", facts={}, design="plain",
        digest="",
    )  # fmt: skip
    assert "certificates" not in waiting(round_)


def test_a_forum_that_is_planned_is_not_held(round_: VillageRound) -> None:
    village = round_.villages[0]
    forum = {"round": round_.round.id, "village": village.id}
    round_.put("forum", **forum, held_on=date(2026, 9, 20))
    seen = board(round_.office, round_.round.id)
    forums = next(one for one in seen.lists if one.key == "forums")
    assert forums.items[0].text == "planned for 20 Sep 2026"
    assert "minutes" not in waiting(round_)


def test_minutes_wait_until_they_are_attached(round_: VillageRound) -> None:
    round_.finish_survey()
    assert waiting(round_)["minutes"] == (1, [round_.villages[0].id])
    scan = round_.put("picture", digest="x", content=b"%PDF")
    forum = round_.office.ids(register("forums"), Scope(round_.round.id))[0]
    paper = {"forum": forum, "media": "application/pdf", "name": "scan.pdf", "picture": scan}
    round_.put("attachment", kind="photo", **paper)
    assert "minutes" in waiting(round_)
    round_.put("attachment", kind="minutes", **paper)
    assert "minutes" not in waiting(round_)


@pytest.mark.parametrize(
    ("days", "result", "waits"),
    [(4, "passed", 0), (3, "passed", 1), (4, "failed", 1), (None, None, 1)],
)
def test_who_was_selected_and_has_not_passed_waits(
    round_: VillageRound, days: int | None, result: str | None, waits: int
) -> None:
    round_.course(round_.finish_survey(), days, result)
    assert waiting(round_).get("not_passed", (0, []))[0] == waits


def test_a_list_opens_on_what_it_counts(round_: VillageRound) -> None:
    village = round_.villages[0]
    weaving = round_.put("occupation_kind", name="ทอผ้า")
    lead = round_.put(
        "team_member", round=round_.round.id, village=village.id, person=round_.person()
    )
    round_.household(village, wanted=weaving, baseline_main=0, responsible=lead)
    lacking = [
        round_.household(village, **values)
        for values in (
            {"baseline_main": 0, "responsible": lead},
            {"wanted": weaving, "responsible": lead},
            {"wanted": weaving, "baseline_main": 0},
        )
    ]
    round_.household(village, status="reserve")
    round_.household(village, status="withdrawn", withdrawn_reason="ย้าย")
    lists = {one.key: one for one in board(round_.office, round_.round.id).lists}
    for key, home in zip(("wishes", "baselines", "trainers"), lacking, strict=True):
        one, scope = lists[key], Scope(round_.round.id, village_id=village.id)
        found = round_.office.ids(register(one.register), scope, filters=one.filters)
        assert (list(found), one.count) == ([home], 1)


def test_the_lists_of_forums_open_on_the_villages_they_count(round_: VillageRound) -> None:
    planned, held, _none = round_.villages
    for village, day in ((planned, date(2026, 9, 20)), (held, date(2026, 8, 1))):
        round_.put("forum", round=round_.round.id, village=village.id, held_on=day)
    forums = register("forums")
    for key, village in (("forums", planned), ("minutes", held)):
        one = next(one for one in board(round_.office, round_.round.id).lists if one.key == key)
        found = round_.office.ids(forums, Scope(round_.round.id), filters=one.filters_in(None))
        assert [round_.office.entry(forums, id_).values["village"] for id_ in found] == [village.id]
        assert one.filters_in(village.id) == ()
