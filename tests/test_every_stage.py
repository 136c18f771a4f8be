"""What holds for every stage and register alike, so that a new one is held to it too."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from db.models import TABLES
from db.queries import listing
from desktop.office import Office
from desktop.places import load_district
from desktop.programme.gates import State, UnitFacts
from desktop.programme.rounds import PRESETS, preset
from desktop.programme.stages import REGISTERS, STAGES, stages_of
from desktop.programme.vocabulary import Kind, Register, Stage
from desktop.views import Scope

every_register = pytest.mark.parametrize("register", REGISTERS, ids=lambda one: one.key)
every_stage = pytest.mark.parametrize("stage", STAGES, ids=lambda one: one.key)


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    with Office.create(tmp_path_factory.mktemp("office") / "one", load_district("7007")) as office:
        office.add_round(preset(2569), [1, 2])
        yield office


def test_keys_are_unique() -> None:
    assert len({one.key for one in REGISTERS}) == len(REGISTERS)
    assert len({one.key for one in STAGES}) == len(STAGES)


@pytest.mark.parametrize("variant", [one.variant for one in PRESETS])
def test_a_preset_names_stages_that_exist(variant: str) -> None:
    settings = preset(2569, variant)
    assert tuple(stage.key for stage in stages_of(settings)) == settings.stages


@every_stage
def test_a_stage_has_its_stem_in_every_folder(stage: Stage) -> None:
    root = Path(__file__).parents[1]
    assert (root / "desktop/programme" / f"{stage.key}.py").exists()
    assert (root / "tests/desktop/programme" / f"test_{stage.key}.py").exists()
    tables = {register.table for register in stage.registers}
    models = {TABLES[table].__module__.rpartition(".")[2] for table in tables}
    assert stage.key in models or stage.key == "screening", "the cohort's persons are households"


@every_stage
def test_a_gate_says_what_is_missing_and_where(stage: Stage) -> None:
    progress = stage.gate(UnitFacts(today=date(2026, 8, 15)), preset(2569))
    assert progress.state is not State.DONE
    assert progress.reason
    assert progress.next_step
    assert progress.register in {register.key for register in stage.registers}


@every_register
def test_fields_are_distinct_and_keys_resolve(register: Register) -> None:
    keys = [field.key for field in register.fields]
    assert len(set(keys)) == len(keys)
    assert register.table in TABLES
    for field in register.fields:
        assert field.kind is not Kind.LINK or field.target, field.key
        assert field.kind is not Kind.CHOICE or field.choices, field.key
        assert field.label, field.key
        assert field.section, field.key


@every_register
def test_every_path_of_a_register_is_stored(register: Register, office: Office) -> None:
    fields = [field.key for field in register.fields]
    columns = [column.key for column in register.columns]
    sorts = [column.sort for column in register.columns if column.sort]
    scopes = [path for path in (register.round, register.village) if path]
    paths = [*fields, *columns, *sorts, *register.order, *register.search, *scopes, register.title]
    listing.select(register.table, [*paths, *register.lookups])


@every_register
def test_what_rules_look_up_lies_behind_a_link_of_the_register(register: Register) -> None:
    links = {one.key for one in register.fields if one.kind is Kind.LINK}
    assert {path.partition(".")[0] for path in register.lookups} <= links


@every_register
def test_an_empty_list_can_be_opened_searched_sorted_and_summed(
    register: Register, office: Office
) -> None:
    scope = Scope(office.rounds()[0].id, village_id=1)
    office.ids(register, scope, search="ก ข")
    office.totals(register, scope)
    for field in register.fields:
        if field.kind is Kind.LINK:
            office.options(field, scope, "ก")
        if field.suggest:
            office.suggestions(field, "ก")
    assert set(office.blank(register, scope)) == {field.key for field in register.fields}


@every_register
def test_a_blank_record_is_refused_with_the_fields_that_are_needed(
    register: Register, office: Office
) -> None:
    scope = Scope(office.rounds()[0].id)
    blank = {field.key: "" for field in register.fields if field.kind is not Kind.LINK}
    saved = office.save(register, blank, scope)
    needed = {
        field.key for field in register.fields if field.required and field.kind is not Kind.FLAG
    }
    assert saved.id is None
    assert {problem.field for problem in saved.problems} >= needed
