"""Whatever two entries hold, a merge that is undone leaves every table as it was."""

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.duplicates import roles_of
from desktop.merging import merge, plan_people
from tests.db.samples import everything
from tests.desktop.roles import household, person, sage
from tests.desktop.village_round import VillageRound

_ROLES = st.lists(st.sampled_from(["sage", "household", "team_member"]), unique=True)
_MEMBERS = st.sampled_from([None, 3, 4])


@given(kept=_ROLES, gone=_ROLES, members=st.tuples(_MEMBERS, _MEMBERS), swapped=st.booleans())
def test_a_merge_undone_leaves_every_table_as_it_was(
    standing: VillageRound,
    kept: list[str],
    gone: list[str],
    members: tuple[int | None, int | None],
    swapped: bool,
) -> None:
    made, office = standing, standing.office
    two = person(made), person(made, "กล้า")
    for one, roles, count in zip(two, (kept, gone), members, strict=True):
        if "sage" in roles:
            sage(made, one)
        if "household" in roles:
            household(made, one, members=count)
        if "team_member" in roles:
            place = made.villages[0].id
            made.put("team_member", round=made.round.id, village=place, person=one)
    before = everything(office.connection)
    plan = plan_people(*(two[::-1] if swapped else two))
    if plan.clashes:
        assert None not in members
        assert members[0] != members[1]
        return
    merge(office, plan, {})
    pointing = roles_of([plan.kept])[plan.kept]
    assert len(pointing) == len({*kept, *gone})
    assert office.connection.database.rows("PRAGMA foreign_key_check") == []
    office.undo()
    assert everything(office.connection) == before


@pytest.fixture(scope="module")
def standing(tmp_path_factory: pytest.TempPathFactory) -> Iterator[VillageRound]:
    """An office that stays open for all of a property's examples."""
    made = VillageRound(tmp_path_factory.mktemp("merging") / "office")
    yield made
    made.office.close()
