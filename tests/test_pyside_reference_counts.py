"""PySide6 6.12 on Python 3.11 loses a reference to None on every void call, and then aborts.

None lives for ever since Python 3.12, which is why the program asks for 3.12. Both halves of that
reason are kept measured here.
"""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]

MEASURE = """
import sys
from PySide6.QtCore import QCoreApplication, QModelIndex, QStringListModel
application, model, root = QCoreApplication([]), QStringListModel(), QModelIndex()
singletons = (None, True, False)
before = [sys.getrefcount(each) for each in singletons]
for number in range(50_000):
    {call}
print(*(old - sys.getrefcount(each) for old, each in zip(before, singletons)))
"""


@pytest.mark.parametrize(
    "call",
    [
        "model.setObjectName('x')",
        "model.beginInsertRows(root, 0, 0); model.endInsertRows()",
        "model.blockSignals(model.signalsBlocked())",
        "application.processEvents()",
    ],
)
def test_a_call_into_qt_loses_no_reference(call: str) -> None:
    code = MEASURE.format(call=call)
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert (done.returncode, done.stdout) == (0, "0 0 0\n"), done.stderr


def older_pythons() -> list[str]:
    """The interpreters here that are too old for the program and do start."""
    found = []
    for name in ("python3.11", "python3.10", "python3.9", "/usr/bin/python3"):
        path = shutil.which(name)
        ask = "import sys; sys.exit((3, 9) > sys.version_info or sys.version_info >= (3, 12))"
        if path and subprocess.run([path, "-c", ask], capture_output=True).returncode == 0:
            found.append(path)
    return found


@pytest.mark.skipif(not older_pythons(), reason="no Python older than 3.12 is installed here")
@pytest.mark.parametrize("arguments", [(), ("--demo",), ("--self-check",)])
def test_an_older_python_is_refused_in_one_line(arguments: tuple[str, ...]) -> None:
    done = subprocess.run(
        [older_pythons()[0], "main.py", *arguments], cwd=ROOT, capture_output=True, text=True
    )
    assert done.returncode == 2
    assert re.fullmatch(r".*Python 3\.12.*\n", done.stderr)
    assert done.stdout == ""
