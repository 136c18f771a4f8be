"""The window's process killed in mid-typing and in mid-save: nothing typed or saved is lost."""

import json
import shutil
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

import pytest

from desktop.office import Office
from desktop.programme.conflict import changed
from desktop.programme.stages import register
from desktop.unfinished import unfinished
from desktop.views import Scope

CLERK = Path(__file__).with_name("clerk.py")
SAGES = register("sages")
KEPT_WITHIN = 1.0  # seconds from a key to its draft on the disk, the promise

type Form = dict[str, object]


@dataclass
class Typed:
    """What was typed into one form and not saved, with the moments."""

    states: list[tuple[float, Form]] = field(default_factory=list)

    def may_be_left(self, killed: float) -> list[Form]:
        """The newest state that was a second old when the program was killed, and all newer."""
        old = [form for at, form in self.states if at <= killed - KEPT_WITHIN]
        return old[-1:] + [form for at, form in self.states if at > killed - KEPT_WITHIN]

    def must_be_left(self, killed: float) -> bool:
        """Whether anything had stood there for a second."""
        return any(at <= killed - KEPT_WITHIN for at, _form in self.states)


@dataclass
class Watch:
    """What one clerk after the other has said of one office."""

    folder: Path
    chance: Random
    saved: dict[int, Form] = field(default_factory=dict)
    typed: dict[int | None, Typed] = field(default_factory=dict)
    under_way: tuple[int | None, Form] | None = None
    offers: int = 0
    saves: int = 0
    mid_saves: int = 0

    def kill_once(self) -> None:
        """Let a clerk work, kill the process at a random moment, and look at what is left."""
        clerk = subprocess.Popen(
            [sys.executable, str(CLERK), str(self.folder), str(self.chance.random())],
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        )  # fmt: skip
        assert clerk.stdout is not None
        in_mid_save = self.chance.random() < 0.4
        end = float("inf")
        for line in clerk.stdout:
            self.hear(json.loads(line))
            if line.startswith('["offered"'):
                end = time.monotonic() + (10 if in_mid_save else self.chance.uniform(0, 2))
            if self.under_way and in_mid_save:
                end = time.monotonic() + self.chance.uniform(0, 0.01)
                in_mid_save = False
            if time.monotonic() >= end:
                break
        killed = time.monotonic()
        clerk.kill()
        rest, errors = clerk.communicate(timeout=60)
        assert "Traceback" not in errors, errors
        for line in rest.splitlines(keepends=True):
            if line.endswith("\n"):
                self.hear(json.loads(line))
        self.look(killed)

    def hear(self, said: list[object]) -> None:
        """Take in one line."""
        match said:
            case ["offered", dict(offered)]:
                assert offered == {str(key): one.states[-1][1] for key, one in self.typed.items()}
                self.offers += len(offered)
            case ["typed", float(at), record, dict(form)]:
                self.typed.setdefault(record, Typed()).states.append((at, form))
            case ["saving", record, dict(form)]:
                self.under_way = record, form
            case ["saved", int(record), dict(form)]:
                assert self.under_way is not None
                self.saves += 1
                self.typed.pop(self.under_way[0], None)
                self.saved[record], self.under_way = form, None
            case _:
                pytest.fail(f"not understood: {said}")

    def look(self, killed: float) -> None:
        """Every acknowledged save is stored, once; every draft is offered."""
        self.mid_saves += self.under_way is not None
        with Office.open(self.folder) as office:
            scope = Scope(office.rounds()[0].id)
            stored = {one: office.entry(SAGES, one).values for one in office.ids(SAGES, scope)}
            self.look_at_saves(stored, office)
            left = {one.draft.key.record: dict(one.draft.raw) for one in unfinished(office)}
            for record, typed in self.typed.items():
                states = typed.may_be_left(killed)
                shown = [left[key] for key in (record, self.made) if key in left]
                shown += [
                    form
                    for form in states
                    for key in (record, self.made)
                    if key in stored and not changed(SAGES, stored[key], form, office.today())
                ]
                if typed.must_be_left(killed):
                    assert any(form in states for form in shown), (record, left, states[:1])
        self.typed = {key: Typed([(0.0, form)]) for key, form in left.items()}
        self.under_way = None

    def look_at_saves(self, stored: dict[int, Form], office: Office) -> None:
        """A save that was under way may be stored or not; what it made is `made`."""
        made = set(stored) - set(self.saved)
        record, form = self.under_way or (0, {})
        assert len(made) <= (record is None)
        self.made = next(iter(made), -1)
        if made:
            self.saved[self.made] = form
        for one, last in self.saved.items():
            fits = [last, form] if one == record else [last]
            today = office.today()
            assert any(not changed(SAGES, stored[one], form, today) for form in fits), one
            if one == record and changed(SAGES, stored[one], last, today):
                self.saved[one] = form


def watched(new_office: Path, folder: Path, kills: int, seed: int) -> Watch:
    """An office in which clerks were killed so many times, one after the other."""
    watch = Watch(shutil.copytree(new_office, folder), Random(seed))
    for _ in range(kills):
        watch.kill_once()
    return watch


def test_nothing_is_lost_when_the_window_is_killed(new_office: Path, tmp_path: Path) -> None:
    watch = watched(new_office, tmp_path / "office", 3, seed=1)
    assert watch.saved or watch.typed


@pytest.mark.endurance
@pytest.mark.parametrize("seed", range(4))
def test_nothing_is_lost_in_two_hundred_kills(new_office: Path, tmp_path: Path, seed: int) -> None:
    watch = watched(new_office, tmp_path / "office", 50, seed)
    assert watch.offers > 25
    assert watch.mid_saves > 5
    assert watch.saves > 10
