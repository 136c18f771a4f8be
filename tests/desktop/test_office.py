import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from db.connection import open_office
from db.errors import DiskFull
from db.queries import listing
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


def test_a_second_office_in_one_program_is_refused(office: Office, tmp_path: Path) -> None:
    """All reads of a program go to one office: with two, each would show the other's rows."""
    with pytest.raises(Refused, match="ปิด"):
        Office.create(tmp_path / "second", load_district("7007"))
    assert not (tmp_path / "second").exists()
    assert len(office.villages()) == 156


@pytest.mark.parametrize("there", [False, True])
def test_an_office_is_made_whole_or_not_at_all(tmp_path: Path, *, there: bool) -> None:
    folder = tmp_path / "new"
    if there:
        folder.mkdir()
        (folder / "notes.txt").write_text("mine")
    district = load_district("7007")
    doubled = replace(district, villages=district.villages * 2)
    with pytest.raises(Refused):
        Office.create(folder, doubled)
    assert (folder / "notes.txt").exists() == there
    assert not (folder / "office.db").exists()
    assert folder.exists() == there
    with Office.create(folder, district) as office:
        assert len(office.villages()) == 156


def test_a_making_that_a_power_cut_ended_is_taken_up_again(tmp_path: Path) -> None:
    open_office(tmp_path, create=True).close()
    with pytest.raises(Refused):
        Office.open(tmp_path)
    with Office.create(tmp_path, load_district("7007")) as office:
        assert len(office.villages()) == 156


def test_a_closed_office_is_not_made_anew(office: Office, tmp_path: Path) -> None:
    office.close()
    with pytest.raises(Refused):
        Office.create(tmp_path / "office", load_district("7007"))
    with Office.open(tmp_path / "office") as again:
        assert again.rounds()


def test_another_file_of_that_name_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "office.db").write_bytes(b"my own notes, no office")
    with pytest.raises(Refused, match=r"office\.db"):
        Office.create(tmp_path, load_district("7007"))
    assert (tmp_path / "office.db").read_bytes() == b"my own notes, no office"


def test_an_office_that_cannot_be_recomputed_is_let_go(
    office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    office.write("older", lambda tx: tx.save("office", {"rules_version": RULES_VERSION - 1}, id=1))
    office.close()

    def fail(*_: object) -> None:
        raise DiskFull

    with monkeypatch.context() as broken:
        broken.setattr("desktop.records.change", fail)
        with pytest.raises(Refused):
            Office.open(tmp_path / "office")
    with Office.open(tmp_path / "office") as again:
        assert again.rounds()


def test_a_closed_office_says_so(office: Office) -> None:
    office.close()
    with pytest.raises(Refused) as refused:
        office.set_targets(1, [])
    assert refused.value.reason == "สำนักงานนี้ปิดแล้ว โปรดเปิดใหม่"


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
    changed = office.change_profile(replace(office.profile, name="สพอ.", emblem=a_picture()))
    assert changed == office.profile
    assert changed.name == "สพอ."
    assert changed.emblem == a_picture()


@pytest.mark.parametrize("emblem", [b"", b"\x89PNG", b"<svg xmlns='http://www.w3.org/2000/svg'/>"])
def test_an_emblem_is_a_picture_that_prints(office: Office, emblem: bytes) -> None:
    with pytest.raises(Refused, match="PNG"):
        office.change_profile(replace(office.profile, emblem=emblem))
    assert office.profile.emblem is None


def test_an_office_has_a_name(office: Office) -> None:
    with pytest.raises(Refused):
        office.change_profile(replace(office.profile, name=" "))


def test_what_somebody_else_changed_meanwhile_is_not_written_over(office: Office) -> None:
    profile, round_ = office.profile, office.rounds()[0]
    office.change_profile(replace(profile, name="อีกคนแก้"))
    office.change_round(round_.id, replace(round_.settings, households=30), round_.version)
    with pytest.raises(Refused):
        office.change_profile(replace(profile, name="แก้ทับ"))
    with pytest.raises(Refused):
        office.change_round(round_.id, replace(round_.settings, households=10), round_.version)
    assert office.profile.name == "อีกคนแก้"
    assert office.rounds()[0].settings.households == 30


@pytest.mark.parametrize(
    "change",
    [
        {"attendance_percent": 101},
        {"stages": ("party",)},
        {"certificate_wording": "{name}\n{nickname}"},
        {"certificate_wording": "{name}\n{ชื่อเล่น}"},
        {"certificate_wording": "ให้ไว้แก่ {name}"},
    ],
)
def test_a_round_with_wrong_numbers_is_not_stored(office: Office, change: dict[str, Any]) -> None:
    before = office.rounds()
    with pytest.raises(Refused):
        office.add_round(replace(preset(2570), **change))
    with pytest.raises(Refused):
        office.change_round(before[0].id, replace(before[0].settings, **change))
    assert office.rounds() == before


def test_a_round_does_not_take_the_year_of_another(office: Office) -> None:
    other = office.add_round(preset(2570))
    with pytest.raises(Refused, match="อยู่แล้ว"):
        office.change_round(other.id, replace(other.settings, year=2569))
    with pytest.raises(Refused):
        office.change_round(99, preset(2571))


@pytest.mark.parametrize("village", [None, 1])
def test_two_at_once_let_a_village_go_on_once(
    office: Office, scope: Scope, village: int | None
) -> None:
    round_id = scope.round_id
    assert round_id is not None
    with ThreadPoolExecutor(4) as threads:
        list(
            threads.map(
                lambda one: office.override(round_id, village, "survey", f"เหตุ {one}", "พัฒนากร"),
                range(8),
            )
        )
    assert len(listing.select("override", ["id"])) == 1


def test_two_at_once_choose_target_villages(office: Office, scope: Scope) -> None:
    round_id = scope.round_id
    assert round_id is not None
    with ThreadPoolExecutor(4) as threads:
        list(threads.map(lambda _: office.set_targets(round_id, [7, 8, 9]), range(8)))
    assert [place.id for place in office.targets(round_id)] == [7, 8, 9]


def a_picture() -> bytes:
    picture = BytesIO()
    Image.new("RGB", (40, 40), "navy").save(picture, "PNG")
    return picture.getvalue()


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
