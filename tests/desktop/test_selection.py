"""Selecting sages through the forum of their village, and what forms say of each other."""

from collections.abc import Callable

import pytest

from desktop import selection
from desktop.batch import Edit, save_many
from desktop.office import Office
from desktop.problems import Refused
from desktop.programme.stages import register
from desktop.programme.vocabulary import Severity
from desktop.views import Scope
from tests.desktop.village_records import SAGES, add, village

FORUMS = register("forums")

HELD = {
    "held_on": "3/11/2568",
    "households_total": "120",
    "households_present": "60",
    "accepted": "✓",
}

type PutForum = Callable[..., int]


@pytest.fixture
def put_forum(office: Office, scope: Scope) -> PutForum:
    def store(at: int = 0, **given: object) -> int:
        raw = {**HELD, "village": village(office, at), **given}
        saved = office.save(FORUMS, raw, scope)
        assert saved.id is not None, saved.problems
        return saved.id

    return store


@pytest.fixture
def sages(office: Office, scope: Scope) -> list[int]:
    names = ("กมล", "ขวัญ", "คำแก้ว")
    return [add(office, scope, person__first_name=n, person__national_id="") for n in names]


def selected(office: Office, scope: Scope) -> list[int]:
    entries = office.entries(SAGES, list(office.ids(SAGES, scope)))
    return [one.id for one in entries if one.values["selected"]]


def problems(office: Office, scope: Scope, id: int | None = None, **raw: object) -> dict[str, str]:  # noqa: A002
    checked = office.check(SAGES, {key.replace("__", "."): raw[key] for key in raw}, scope, id)
    return {one.field: f"{one.severity.value}: {one.message}" for one in checked.problems}


def test_the_forum_selects_and_one_undo_takes_it_back(
    office: Office, scope: Scope, sages: list[int], put_forum: PutForum
) -> None:
    put_forum()
    selection.select(office, scope.round_id or 0, village(office), [sages[1]])
    assert selected(office, scope) == [sages[1]]
    selection.select(office, scope.round_id or 0, village(office), [sages[2]])
    assert selected(office, scope) == [sages[2]]
    office.undo()
    assert selected(office, scope) == [sages[1]]
    selection.withdraw(office, scope.round_id or 0, village(office))
    assert selected(office, scope) == []


@pytest.mark.parametrize(
    ("forum", "reason"),
    [
        (None, "ยังไม่ได้บันทึกเวทีประชาคม"),
        ({"accepted": ""}, "ยังไม่ได้รับรอง"),
        ({"held_on": "16/8/2569", "accepted": ""}, "ยังไม่ถึงวัน"),
    ],
)
def test_nobody_is_selected_without_the_forum(
    office: Office, scope: Scope, sages: list[int], put_forum: PutForum,
    forum: dict[str, str] | None, reason: str,
) -> None:  # fmt: skip
    if forum is not None:
        put_forum(**forum)
    with pytest.raises(Refused, match=reason):
        selection.select(office, scope.round_id or 0, village(office), sages[:1])
    assert selected(office, scope) == []
    told = problems(office, scope, sages[0], selected="✓")["selected"]
    assert told.startswith("warning: ")
    assert reason in told


def test_a_sage_of_another_village_is_refused(
    office: Office, scope: Scope, sages: list[int], put_forum: PutForum
) -> None:
    put_forum(1)
    with pytest.raises(Refused, match="ไม่ได้อยู่ในหมู่บ้าน"):
        selection.select(office, scope.round_id or 0, village(office, 1), sages[:1])


def test_a_namesake_selected_elsewhere_is_told_apart_by_national_ids(
    office: Office, scope: Scope, put_forum: PutForum
) -> None:
    here = add(office, scope, person__national_id="")
    there = add(office, scope, 1, person__national_id="")
    put_forum()
    put_forum(1)
    selection.select(office, scope.round_id or 0, village(office), [here])
    with pytest.raises(Refused, match="เลขประจำตัวประชาชน"):
        selection.select(office, scope.round_id or 0, village(office, 1), [there])
    assert "เลขประจำตัวประชาชน" in problems(office, scope, there, selected="✓")["selected"]
    office.save(SAGES, {"person.national_id": "9007000000019"}, scope, id=here)
    office.save(SAGES, {"person.national_id": "9007000000027"}, scope, id=there)
    assert "selected" not in problems(office, scope, there, selected="✓")
    selection.select(office, scope.round_id or 0, village(office, 1), [there])
    assert selected(office, scope) == [here, there]


def test_votes_of_all_sages_are_at_most_those_who_came(
    office: Office, scope: Scope, sages: list[int], put_forum: PutForum
) -> None:
    forum = put_forum()
    for sage, votes in zip(sages, ("30", "20", "10"), strict=True):
        assert office.save(SAGES, {"votes": votes}, scope, id=sage).id
    saved = office.save(SAGES, {"votes": "11"}, scope, id=sages[2])
    assert saved.id is None
    assert [(one.field, one.severity) for one in saved.problems] == [("votes", Severity.ERROR)]
    assert "61" in saved.problems[0].message
    fewer = office.save(FORUMS, {"households_present": "59"}, scope, id=forum)
    assert [one.field for one in fewer.problems if one.severity is Severity.ERROR] == [
        "households_present"
    ]
    assert office.save(SAGES, {"votes": "9"}, scope, id=sages[2]).id
    assert office.save(FORUMS, {"households_present": "59"}, scope, id=forum).id


@pytest.mark.parametrize(
    ("votes", "stored"), [(("20", "30", "10"), 3), (("40", "20", "1"), 0), (("", "60", ""), 3)]
)
def test_votes_that_are_stored_together_are_judged_together(
    office: Office, scope: Scope, sages: list[int], put_forum: PutForum,
    votes: tuple[str, ...], stored: int,
) -> None:  # fmt: skip
    put_forum()
    for sage, before in zip(sages, ("30", "20", "10"), strict=True):
        office.save(SAGES, {"votes": before}, scope, id=sage)
    edits = [Edit({"votes": one}, id=sage) for sage, one in zip(sages, votes, strict=True)]
    assert save_many(office, SAGES, edits, scope, "คะแนนเสียง").stored == stored


def test_a_survey_after_the_forum_is_told_on_both_sides(
    office: Office, scope: Scope, sages: list[int], put_forum: PutForum
) -> None:
    forum = put_forum()
    assert "surveyed_on" not in problems(office, scope, sages[0], surveyed_on="3/11/2568")
    late = problems(office, scope, sages[0], surveyed_on="4/11/2568")["surveyed_on"]
    assert late.startswith("warning: ")
    office.save(SAGES, {"surveyed_on": "4/11/2568"}, scope, id=sages[0])
    told = office.check(FORUMS, {}, scope, forum).problems
    assert [(one.field, one.severity) for one in told] == [("held_on", Severity.WARNING)]
