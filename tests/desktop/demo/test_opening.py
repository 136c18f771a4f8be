"""The demo office opens as a throw-away copy, and is made once and always alike."""

import os
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from datetime import date
from pathlib import Path

import pytest

from desktop import demo
from desktop.demo import make_demo, open_demo
from desktop.problems import Refused
from desktop.programme.rounds import COHORT

ROOT = Path(__file__).parents[3]

type Digest = Callable[..., str]


def test_it_opens_on_its_own_day_with_the_newest_round_first(made: Path, cache: Path) -> None:
    with open_demo(cache=cache) as office:
        assert office.today() == date(2026, 8, 15)
        years = [one.settings.year for one in office.rounds()]
        assert years == [2569, *range(2569, 2561, -1)]
        assert [one.settings.variant for one in office.rounds()].count(COHORT) == 1
        assert office.profile.name == "สำนักงานพัฒนาชุมชนอำเภอโพธาราม"


def test_what_is_changed_in_one_copy_is_not_in_the_next(made: Path, cache: Path) -> None:
    with open_demo(cache=cache) as office:
        round_id = office.rounds()[0].id
        before = len(office.targets(round_id))
        office.set_targets(round_id, [])
    with open_demo(cache=cache) as office:
        assert len(office.targets(round_id)) == before


def test_the_copy_goes_when_it_is_closed(made: Path, cache: Path) -> None:
    office = open_demo(cache=cache)
    folder = Path(office.connection.location)
    assert folder.exists()
    assert folder != made
    office.close()
    assert not folder.exists()
    assert made.exists()


def test_a_second_start_makes_nothing(made: Path, cache: Path) -> None:
    reports: list[tuple[int, int]] = []
    open_demo(cache=cache, progress=lambda *report: reports.append(report)).close()
    assert reports == []


def test_another_version_is_made_anew_and_the_old_one_goes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = tmp_path / "demo-0123456789abcdef"
    old.mkdir()
    (tmp_path / "demo-fedcba9876543210.part").mkdir()
    calls: list[Path] = []

    def only_note(folder: Path, _progress: object) -> None:
        calls.append(folder)
        folder.mkdir()

    monkeypatch.setattr(demo, "make_demo", only_note)
    made = demo._made(tmp_path, None)
    assert demo._made(tmp_path, None) == made
    assert [call.name for call in calls] == [f"{made.name}.part"]
    assert [one.name for one in tmp_path.glob("demo-*") if one.is_dir()] == [made.name]


def test_of_two_that_start_at_once_one_makes_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls: list[Path] = []
    others: list[Future[Path]] = []
    with ThreadPoolExecutor() as threads:

        def make_while_another_starts(folder: Path, _progress: object) -> None:
            calls.append(folder)
            folder.mkdir()
            others.append(threads.submit(demo._made, tmp_path, None))

        monkeypatch.setattr(demo, "make_demo", make_while_another_starts)
        made = demo._made(tmp_path, None)
        assert [other.result(60) for other in others] == [made]
    assert len(calls) == 1


def test_what_was_half_made_is_never_opened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(folder: Path, _progress: object) -> None:
        folder.mkdir()
        raise KeyboardInterrupt

    monkeypatch.setattr(demo, "make_demo", fail)
    with pytest.raises(KeyboardInterrupt):
        demo._made(tmp_path, None)
    monkeypatch.setattr(demo, "make_demo", lambda folder, _progress: folder.mkdir())
    made = demo._made(tmp_path, None)
    assert [one for one in tmp_path.glob("demo-*") if one.is_dir()] == [made]


def test_where_nothing_can_be_written_it_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_text("")
    with pytest.raises(Refused):
        open_demo(cache=file / "cache")


def test_it_is_the_same_at_every_making(
    made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, digest: Digest
) -> None:
    """The pages are not drawn again here; that they come out alike is tested where they are."""
    monkeypatch.setattr("desktop.documents.certificates.certificates_pdf", lambda *_, **__: b"")
    reports: list[tuple[int, int]] = []
    make_demo(tmp_path, lambda *report: reports.append(report))
    assert digest(tmp_path, "uid", "digest") == digest(made, "uid", "digest")
    assert reports == [(done, 9) for done in range(10)]


@pytest.mark.endurance
def test_it_is_the_same_in_another_process(made: Path, tmp_path: Path, digest: Digest) -> None:
    code = "import pathlib, sys, desktop.demo as d; d.make_demo(pathlib.Path(sys.argv[1]))"
    environment = os.environ | {"PYTHONHASHSEED": "1"}
    command = [sys.executable, "-c", code, str(tmp_path)]
    subprocess.run(command, check=True, cwd=ROOT, env=environment)
    assert digest(tmp_path, "uid") == digest(made, "uid")
