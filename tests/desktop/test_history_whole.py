"""Whatever is done in whatever order, the history tells every changed field once, and no other.

A module of its own: its office stays open for all examples, and a program has one open at a time.
"""

from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from db.changes import changes_of
from desktop.history import changes_in
from desktop.logged import SILENT, subjects
from desktop.office import Office
from desktop.places import load_district
from desktop.problems import Refused
from desktop.programme.rounds import preset
from desktop.programme.stages import register
from desktop.programme.vocabulary import Kind
from desktop.views import Scope
from desktop.words import _

SAGES, HOUSEHOLDS, VISITS = register("sages"), register("households"), register("visits")

type Step = Callable[[Office, Scope, int], object]


@pytest.fixture(scope="module")
def standing(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    folder = tmp_path_factory.mktemp("history") / "office"
    with Office.create(folder, load_district("7007"), who="สมศรี") as office:
        office.add_round(preset(2569), [place.id for place in office.villages()[:5]])
        yield office


def _sage(office: Office, scope: Scope, pick: int) -> None:
    village = office.villages()[pick % 5].id
    named = {"person.first_name": f"คนที่{pick}", "person.phone": "0860545000"}
    office.save(SAGES, {**named, "village": village, "selected": pick % 2}, scope)


def _household(office: Office, scope: Scope, pick: int) -> None:
    village = office.villages()[pick % 5].id
    named = {"representative.first_name": f"บ้านที่{pick}", "wanted.name": f"อาชีพ {pick % 3}"}
    office.save(HOUSEHOLDS, {**named, "village": village, "baseline_main": pick}, scope)


def _visit(office: Office, scope: Scope, pick: int) -> None:
    houses = office.ids(HOUSEHOLDS, scope)
    if houses:
        raw = {"household": houses[pick % len(houses)], "number": pick, "visited_on": "1/2/69"}
        office.save(VISITS, raw, scope)


def _change(office: Office, scope: Scope, pick: int) -> None:
    sages = office.ids(SAGES, scope)
    if sages:
        raw = {"years": pick, "person.last_name": f"สกุล{pick % 3}", "craft.name": f"ช่าง{pick % 2}"}
        office.save(SAGES, raw, scope, id=sages[pick % len(sages)])


def _delete(office: Office, scope: Scope, pick: int) -> None:
    for one in (SAGES, HOUSEHOLDS):
        found = office.ids(one, scope)
        if found:
            office.delete(one, [found[pick % len(found)]])
            return


def _several(office: Office, _scope: Scope, pick: int) -> None:
    """Write one row several times in one action."""

    def work(tx: Any) -> None:
        officer = {"full_name": f"เจ้าหน้าที่ {pick}", "position": "พัฒนากร"}
        derived = {"sort_key": b"", "search_text": ""}
        one = tx.save("officer", {**officer, **derived})
        tx.save("officer", {"phone": "1"}, id=one)
        tx.save("officer", {"phone": "" if pick % 2 else "2"}, id=one)
        if pick % 3 == 0:
            tx.delete("officer", one)

    office.write("หลายครั้ง", work)


def _targets(office: Office, scope: Scope, pick: int) -> None:
    office.set_targets(scope.round_id or 0, [one.id for one in office.villages()[: pick + 1]])


def _undo(office: Office, _scope: Scope, pick: int) -> None:
    if pick % 2:
        office.undo()
    else:
        office.redo()


STEPS: tuple[Step, ...] = (
    _sage, _household, _visit, _change, _delete, _several, _targets, _undo,
)  # fmt: skip


@given(st.lists(st.tuples(st.sampled_from(STEPS), st.integers(0, 11)), min_size=1, max_size=8))
@settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_every_changed_field_is_told_once(standing: Office, steps: list[tuple[Step, int]]) -> None:
    if not standing.rounds():  # an example before this one has undone its making
        standing.add_round(preset(2569), [place.id for place in standing.villages()[:5]])
    scope = Scope(standing.rounds()[0].id)
    newest = standing.history(1)[0].id
    for step, pick in steps:
        try:
            step(standing, scope, pick)
        except Refused:
            continue
    for action in range(newest + 1, standing.history(1)[0].id + 1):
        told = changes_in(standing, action, limit=10_000).changes
        assert Counter(one.field for one in told) == expected(standing, action)
        assert all(one.record and one.old != one.new for one in told)


def expected(office: Office, action: int) -> Counter[str]:
    """The labels of the columns in which the rows differ before and after an action."""
    before: dict[tuple[str, int], dict[str, Any] | None] = {}
    after: dict[tuple[str, int], dict[str, Any] | None] = {}
    for one in changes_of(office.connection.database, action):
        before.setdefault((one.table, one.row_id), one.before)
        after[one.table, one.row_id] = one.after
    found: Counter[str] = Counter()
    for key, old in before.items():
        if key[0] in SILENT:
            continue
        whole = old is None or after[key] is None
        for column, field in subjects()[key[0]].fields.items():
            nothing = (None, "", 0) if whole and field.kind is Kind.FLAG else (None, "")
            was, now = (old or {}).get(column), (after[key] or {}).get(column)
            if was != now and not (was in nothing and now in nothing):
                found[_(field.label)] += 1
    return found
