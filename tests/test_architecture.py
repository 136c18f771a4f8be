"""The house rules hold, and each of them would notice a violation."""

import ast
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
FOLDERS = ("desktop", "ui", "resources", "db")

LONGER_THAN_400_LINES = {
    "db/migrations/0001_create_office.py",  # every table at one moment, never edited again
}
"""Files of the product that are longer all the same, each with its reason."""


def product_files(root: Path) -> list[Path]:
    """Every Python file of the product below `root`, tests and tools left out."""
    return [root / "main.py", *(f for folder in FOLDERS for f in (root / folder).rglob("*.py"))]


def imports(file: Path) -> Iterator[str]:
    """The full dotted names that `file` imports anywhere, inside functions too."""
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        match node:
            case ast.Import():
                yield from (alias.name for alias in node.names)
            case ast.ImportFrom(module=str(module)):
                yield from (f"{module}.{alias.name}" for alias in node.names)


def offences(root: Path, where: str) -> list[str]:
    """What no import contract can say: the imports of the file at `where` that break the house."""
    found = []
    for name in imports(root / where):
        top = name.partition(".")[0]
        wrong = (
            name.startswith(("matplotlib.pyplot", "matplotlib.pylab", "pandas"))
            or (name.startswith("matplotlib.backends.backend_qt") and not where.startswith("ui"))
            or (where == "main.py" and top not in {*sys.stdlib_module_names, "ui", "desktop"})
            or top == "main"
        )
        if wrong:
            found.append(f"{where}: {name}")
    return found


def broken_contracts(root: Path, *contracts: str) -> str:
    """What lint-imports says of `root`, asked for the named contracts only; "" when all hold."""
    chosen = [word for contract in contracts for word in ("--contract", contract)]
    lint = "from importlinter.cli import lint_imports_command; lint_imports_command()"
    done = subprocess.run(
        [sys.executable, "-c", lint, "--no-cache", "--no-logo", *chosen],
        cwd=root,
        capture_output=True,
        encoding="utf-8",
        env={"PYTHONIOENCODING": "utf-8"},
    )
    return done.stdout + done.stderr if done.returncode else ""


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the code alone, to plant a violation in."""
    for file in (ROOT / "pyproject.toml", *product_files(ROOT)):
        target = tmp_path / file.relative_to(ROOT)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(file, target)
    return tmp_path


def test_the_house_keeps_its_import_rules() -> None:
    assert broken_contracts(ROOT) == ""
    files = [file.relative_to(ROOT).as_posix() for file in product_files(ROOT)]
    assert [found for file in files for found in offences(ROOT, file)] == []


@pytest.mark.parametrize(
    ("contract", "file", "line"),
    [
        ("line", "resources/planted.py", "import db"),
        ("line", "db/planted.py", "from desktop import words"),
        ("line", "desktop/planted.py", "import ui"),
        ("circles", "desktop/words.py", "import desktop.programme"),
        ("qt", "desktop/planted.py", "from PySide6.QtCore import QObject"),
        ("qt", "db/planted.py", "def later():\n    import PySide6.QtWidgets"),
        ("qt", "resources/planted.py", "import shiboken6"),
        ("sql", "desktop/planted.py", "from peewee import fn"),
        ("sql", "ui/planted.py", "import playhouse.migrate"),
        ("sql", "desktop/planted.py", "import sqlcipher3"),
        ("sql", "desktop/planted.py", "import sqlite3"),
        ("sql", "desktop/planted.py", "import psycopg"),
        ("screens", "ui/planted.py", "def later():\n    from db import fields"),
        ("rules", "desktop/programme/planted.py", "import db"),
        ("rules", "desktop/programme/planted.py", "from desktop import office"),
        ("rules", "desktop/thai/planted.py", "import desktop.exchange"),
        ("rules", "desktop/thai/planted.py", "import desktop.documents"),
        ("rules", "desktop/thai/planted.py", "import desktop.charts"),
    ],
)
def test_a_planted_violation_breaks_its_contract(
    copy: Path, contract: str, file: str, line: str
) -> None:
    planted = copy / file
    before = planted.read_text("utf-8") if planted.exists() else ""
    planted.write_text(f"{before}\n{line}\n", "utf-8")
    assert "BROKEN" in broken_contracts(copy, contract)


@pytest.mark.parametrize(
    ("file", "line"),
    [
        ("main.py", "import peewee"),
        ("main.py", "from db import fields"),
        ("ui/planted.py", "import main"),
        ("ui/planted.py", "from matplotlib import pyplot"),
        ("desktop/planted.py", "def later():\n    import matplotlib.pyplot as plt"),
        ("desktop/planted.py", "from matplotlib.backends.backend_qtagg import FigureCanvas"),
        ("desktop/planted.py", "import pandas"),
    ],
)
def test_a_planted_import_is_noticed(tmp_path: Path, file: str, line: str) -> None:
    planted = tmp_path / file
    planted.parent.mkdir(exist_ok=True)
    planted.write_text(line, "utf-8")
    assert [found.partition(":")[0] for found in offences(tmp_path, file)] == [file]


def test_names_say_what_a_module_is_for() -> None:
    empty = {"utils", "util", "helpers", "helper", "manager", "managers", "common", "misc"}
    words = {file: set(file.stem.split("_")) for file in product_files(ROOT)}
    assert [str(file) for file, parts in words.items() if parts & empty] == []


def test_no_file_outgrows_its_reader() -> None:
    lines = {
        file.relative_to(ROOT).as_posix(): len(file.read_text("utf-8").splitlines())
        for file in product_files(ROOT)
    }
    assert {file for file, count in lines.items() if count > 400} == LONGER_THAN_400_LINES


@pytest.mark.parametrize(
    ("module", "late"),
    [
        ("desktop.command_line", {"PySide6", "matplotlib", "reportlab", "openpyxl", "numpy"}),
        ("ui.main_window", {"matplotlib", "reportlab", "openpyxl", "numpy"}),
    ],
)
def test_heavy_libraries_wait_until_they_are_needed(module: str, late: set[str]) -> None:
    loaded = subprocess.run(
        [sys.executable, "-c", f"import sys, {module}; print(*sys.modules)"],
        cwd=ROOT,
        capture_output=True,
        check=True,
        text=True,
    ).stdout.split()
    assert late.isdisjoint(loaded)
