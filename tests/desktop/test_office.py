import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from desktop.board import board
from desktop.derived import RULES_VERSION
from desktop.office import Office
from desktop.places import load_district
from desktop.problems import Refused
from desktop.programme.gates import State
from desktop.programme.rounds import COHORT, preset
from desktop.programme.stages import register
from desktop.views import Scope


def test_a_new_office_knows_its_district(office: Office) -> None:
    assert office.profile.name == "สำนักงานพัฒนาชุมชนอำเภอโพธาราม"
    assert len(office.tambons()) == 19
    assert len(office.villages()) == 156
    names = [place.name for place in office.villages() if place.tambon == "บ้านฆ้อง"]
    assert len(names) > len(set(names)), "village names repeat inside a tambon"
    assert office.villages()[0].label == "หมู่ที่ 1 บ้านรางโพธิ์"


def test_a_folder_holds_one_office(office: Office, tmp_path: Path) -> None:
    with pytest.raises(Refused):
        Office.create(tmp_path / "office", load_district("7007"))


def test_an_open_office_is_refused_to_another_program_and_readable_beside_it(
    office: Office, tmp_path: Path
) -> None:
    code = (
        "import sys\nfrom pathlib import Path\nfrom desktop.office import Office\n"
        "from desktop.problems import Refused\n"
        "with Office.open(Path(sys.argv[1]), read_only=True) as seen: print(len(seen.villages()))\n"
        "try: Office.open(Path(sys.argv[1]))\n"
        "except Refused as refused: print(refused.reason.encode('ascii', 'replace'))\n"
    )
    other = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path / "office")],
        capture_output=True, text=True, cwd=Path(__file__).parents[2], check=True,
    )  # fmt: skip
    lines = other.stdout.splitlines()
    assert lines[0] == "156"
    assert len(lines) == 2


@pytest.mark.parametrize("content", [b"", b"hello", b"SQLite format 3\0" + bytes(4000)])
def test_what_is_no_office_is_refused(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "office.db").write_bytes(content)
    with pytest.raises(Refused):
        Office.open(tmp_path)
    assert (tmp_path / "office.db").read_bytes() == content


def test_a_round_keeps_every_number(office: Office) -> None:
    settings = replace(
        preset(2569, COHORT), name="ครัวเรือน", follow_up_months=(2, 4), material_budget=123_45
    )
    entry = office.add_round(settings, [1, 2])
    assert office.round(entry.id).settings == settings
    assert [place.id for place in office.targets(entry.id)] == [1, 2]
    changed = office.change_round(entry.id, replace(settings, households=25))
    assert changed.settings.households == 25
    assert changed.version == entry.version + 1


def test_a_year_has_one_round_of_a_kind(office: Office) -> None:
    with pytest.raises(Refused):
        office.add_round(preset(2569))
    assert office.add_round(preset(2570)).label == "ปีงบประมาณ 2570 · หมู่บ้านสัมมาชีพ"


def test_target_villages_are_chosen_as_a_whole(office: Office, scope: Scope) -> None:
    assert scope.round_id is not None
    office.set_targets(scope.round_id, [3, 4, 50])
    assert [place.id for place in office.targets(scope.round_id)] == [3, 4, 50]
    office.undo()
    assert [place.id for place in office.targets(scope.round_id)] == [1, 2, 3, 4, 5]


def test_the_making_of_the_office_is_not_undone(tmp_path: Path) -> None:
    with Office.create(tmp_path / "new", load_district("7007")) as office:
        assert office.undo() is None
        assert len(office.villages()) == 156


def test_older_rules_are_computed_again(office: Office, scope: Scope, tmp_path: Path) -> None:
    raw = {"village": 1, "person.first_name": "เกษม", "person.last_name": "ดี"}
    sage = office.save(register("sages"), raw, scope).id
    office.write("spoil", lambda tx: tx.save("person", {"search_text": "x"}, id=1))
    office.write("older", lambda tx: tx.save("office", {"rules_version": RULES_VERSION - 1}, id=1))
    assert len(office.ids(register("sages"), scope, search="เกษม")) == 0
    office.close()
    with Office.open(tmp_path / "office") as again:
        assert list(again.ids(register("sages"), scope, search="เกษม")) == [sage]


def test_the_profile_changes(office: Office) -> None:
    office.change_profile(replace(office.profile, name="สพอ.", emblem=b"\x89PNG"))
    assert office.profile.name == "สพอ."
    assert office.profile.emblem == b"\x89PNG"


def test_a_village_goes_on_with_a_reason_and_a_name(office: Office, scope: Scope) -> None:
    assert scope.round_id is not None
    with pytest.raises(Refused):
        office.override(scope.round_id, 1, "survey", " ", "พัฒนากร")
    for reason in ("น้ำท่วม", "ผู้ใหญ่บ้านป่วย"):
        office.override(scope.round_id, 1, "survey", reason, "พัฒนากร")
    cell = board(office, scope.round_id).rows[0].progress[0]
    assert cell.state is State.OVERRIDDEN
    assert "ผู้ใหญ่บ้านป่วย" in cell.reason
    office.withdraw_override(scope.round_id, 1, "survey")
    assert board(office, scope.round_id).rows[0].progress[0].state is State.NOT_STARTED
