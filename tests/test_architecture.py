"""The house rules hold, and each of them would notice a violation."""

import ast
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
FOLDERS = ("desktop", "ui", "resources", "db")

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
NAMES = {one["id"]: one["name"] for one in PROJECT["tool"]["importlinter"]["contracts"]}

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


def copy_of_the_code(folder: Path) -> Path:
    """A copy of the code alone, to plant a violation in."""
    for file in (ROOT / "pyproject.toml", *product_files(ROOT)):
        target = folder / file.relative_to(ROOT)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(file, target)
    return folder


def test_the_house_keeps_its_import_rules() -> None:
    assert broken_contracts(ROOT) == ""
    files = [file.relative_to(ROOT).as_posix() for file in product_files(ROOT)]
    assert [found for file in files for found in offences(ROOT, file)] == []


VIOLATIONS = [
    ("line", "resources", "import db"),
    ("line", "db", "from desktop import words"),
    ("line", "desktop", "import ui"),
    ("qt", "desktop", "from PySide6.QtCore import QObject"),
    ("qt", "db", "def later():\n    import PySide6.QtWidgets"),
    ("qt", "resources", "import shiboken6"),
    ("sql", "desktop", "from peewee import fn"),
    ("sql", "ui", "import playhouse.migrate"),
    ("sql", "desktop", "import sqlcipher3"),
    ("sql", "desktop", "import sqlite3"),
    ("sql", "desktop", "import psycopg"),
    ("screens", "ui", "def later():\n    from db import fields"),
    ("rules", "desktop/programme", "import db"),
    ("rules", "desktop/programme", "from desktop import office"),
    ("rules", "desktop/thai", "import desktop.exchange"),
    ("rules", "desktop/thai", "import desktop.documents"),
    ("rules", "desktop/thai", "import desktop.charts"),
]
"""Which contract a line breaks in a new module of a folder."""


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """What is told of each broken contract, by its name, where all violations are planted."""
    copy = copy_of_the_code(tmp_path_factory.mktemp("code"))
    for number, (_contract, folder, line) in enumerate(VIOLATIONS):
        (copy / folder / f"planted_{number}.py").write_text(line, "utf-8")
    parts = re.split(r"^(.+)\n-+$", broken_contracts(copy), flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


@pytest.mark.parametrize("number", range(len(VIOLATIONS)))
def test_a_planted_violation_breaks_its_contract(told: dict[str, str], number: int) -> None:
    contract, folder, line = VIOLATIONS[number]
    planted = f"{folder.replace('/', '.')}.planted_{number}"
    at = line.count("\n") + 1
    assert re.search(rf"- +{planted} -> .* \(l\.{at}\)$", told[NAMES[contract]], re.MULTILINE)


def test_a_planted_circle_breaks_its_contract(tmp_path: Path) -> None:
    planted = copy_of_the_code(tmp_path) / "desktop/words.py"
    planted.write_text(planted.read_text("utf-8") + "\nimport desktop.programme\n", "utf-8")
    assert "BROKEN" in broken_contracts(tmp_path, "circles")


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
