"""What README, CONTRIBUTING, the notices and the lock files say is so."""

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PAPERS = sorted(ROOT.glob("*.md"))
LOCKS = sorted(ROOT.glob("*.lock"))
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))


def plain(name: str) -> str:
    """A library's name as every index spells it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def locked(lock: Path) -> dict[str, str]:
    """The versions that a lock file pins, by library."""
    return dict(re.findall(r"^([\w-]+)==(\S+)", lock.read_text("utf-8"), re.MULTILINE))


def direct(requirements: list[str]) -> set[str]:
    """The names in a list of requirements."""
    return {plain(re.split(r"[\[<>=~ ]", one)[0]) for one in requirements}


RUNNING = direct(PROJECT["project"]["dependencies"])
CHECKING = direct(PROJECT["dependency-groups"]["dev"])


@pytest.mark.parametrize("paper", PAPERS, ids=lambda path: path.name)
def test_every_link_leads_to_a_file(paper: Path) -> None:
    links = re.findall(r"\]\(([^)#:]+)\)", paper.read_text("utf-8"))
    assert [link for link in links if not (ROOT / link).exists()] == []


@pytest.mark.parametrize("paper", PAPERS, ids=lambda path: path.name)
def test_every_file_that_is_named_exists(paper: Path) -> None:
    named = re.findall(
        r"`((?:\.ci|\.github|db|desktop|tests|ui)/[\w./]*|[\w-]+\.lock)`", paper.read_text("utf-8")
    )
    assert [name for name in named if not (ROOT / name).exists()] == []


def test_each_dependency_has_its_reason() -> None:
    text = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    assert {plain(word) for word in re.findall(r"[\w-]+", text)} >= RUNNING | CHECKING


def test_each_shipped_library_has_its_notice() -> None:
    notices = (ROOT / "THIRD-PARTY-NOTICES.md").read_text("utf-8")
    named = {plain(word) for word in re.findall(r"[\w-]+", notices)}
    ours = {"pyside6-essentials": "pyside6", "pyside6-pdf": "pyside6"}
    assert {ours.get(name, name) for name in locked(ROOT / "requirements.lock")} - {
        "shiboken6"
    } <= named


def test_the_locks_pin_what_is_asked_for_and_agree() -> None:
    running, checking = (
        locked(ROOT / name) for name in ("requirements.lock", "requirements-dev.lock")
    )
    assert running.keys() >= RUNNING
    assert checking.keys() >= RUNNING | CHECKING
    assert running.items() <= checking.items()


@pytest.mark.parametrize("lock", LOCKS, ids=lambda path: path.name)
def test_a_lock_names_no_host_and_trusts_no_file_unseen(lock: Path) -> None:
    text = lock.read_text("utf-8")
    assert "/" not in text
    assert len(re.findall(r"^[\w-]+==[^\n]*\\\n {4}--hash=sha256:", text, re.MULTILINE)) == len(
        locked(lock)
    )


def test_both_systems_are_given_the_same_commands() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    commands = re.findall(r"^(python3|py) .*?-m venv (.*)$", readme, re.MULTILINE)
    linux = [command for python, command in commands if python == "python3"]
    windows = [
        command.replace("\\", "/").replace("Scripts", "bin")
        for python, command in commands
        if python == "py"
    ]
    assert len(linux) == 2
    assert windows == linux
