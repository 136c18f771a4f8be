"""The commands as a person runs them: a process without Qt, its output, its exit status.

Each is run in a process of its own once; what else may be asked of it is asked in this one.
"""

import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest

from desktop import command_line
from desktop.office import Office
from desktop.places import load_district
from desktop.programme.income_words import GROUPS
from desktop.proof import keys
from desktop.proof.signing import sign
from tests.desktop.proof import photographs as photo
from tests.desktop.proof.samples import FACTS, a_row

ROOT = Path(__file__).parents[2]
WORKBOOK = ROOT / "tests/data/office_2569.xlsx"
EXPECTED = json.loads((ROOT / "tests/data/office_2569.json").read_text("utf-8"))

# A Qt that cannot be imported, whatever is installed.
_WITHOUT_QT = (
    "import sys; sys.modules['PySide6'] = None; sys.path.insert(0, sys.argv[1]); "
    "sys.argv = ['main.py', *sys.argv[2:]]; import main; sys.exit(main.main())"
)


type Ran = subprocess.CompletedProcess[str]


def sammachip(*arguments: object) -> Ran:
    """Run one command with PySide6 made unimportable."""
    return subprocess.run(
        [sys.executable, "-c", _WITHOUT_QT, str(ROOT), *(str(one) for one in arguments)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


@pytest.fixture
def here(capsys: pytest.CaptureFixture[str]) -> Callable[..., Ran]:
    """Runs one command in this process."""

    def run(*arguments: object) -> Ran:
        try:
            status = command_line.run(command_line.read([str(one) for one in arguments]))
        except SystemExit as stopped:
            status = int(stopped.code or 0)
        said = capsys.readouterr()
        return subprocess.CompletedProcess(arguments, status, said.out, said.err)

    return run


@pytest.fixture(scope="module")
def imported(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, object]]:
    """An office made and filled by the command line, and what the import printed."""
    folder = tmp_path_factory.mktemp("cli") / "office"
    made = sammachip("--data", folder, "new-office", "--district", "7007")
    assert made.returncode == 0, made.stderr
    run = sammachip("--data", folder, "import", WORKBOOK, "--round", "2569", "--json")
    assert run.returncode == 1, run.stderr
    return folder, json.loads(run.stdout)


def test_import_stores_what_the_workbook_holds(imported: tuple[Path, dict[str, object]]) -> None:
    stored = imported[1]["stored"]
    assert isinstance(stored, dict)
    assert {key: stored[key] for key in EXPECTED["stored"]} == EXPECTED["stored"]
    assert set(imported[1]) == {"stored", "same", "repaired", "held_back", "skipped"}


def test_import_reports_each_planted_fault_once(
    imported: tuple[Path, dict[str, object]],
) -> None:
    told = [
        (note["sheet"], note["row"])
        for kind in ("repaired", "held_back", "skipped")
        for note in imported[1][kind]  # type: ignore[attr-defined]
    ]
    for fault in EXPECTED["faults"]:
        assert told.count((fault["sheet"], fault["row"])) == 1, fault


def test_importing_again_stores_nothing(
    imported: tuple[Path, dict[str, object]], here: Callable[..., Ran]
) -> None:
    run = here("--data", imported[0], "import", WORKBOOK, "--round", "2569", "--json")
    again = json.loads(run.stdout)
    assert set(again["stored"].values()) == {0}
    assert again["same"] > 500


def test_a_district_that_is_not_shipped_is_named_on_the_line(tmp_path: Path) -> None:
    places = tmp_path / "places.csv"
    places.write_text(
        "tambon_code,tambon_th,village_code8,moo,village_th\n710101,บางรัก,71010101,1,บ้านเหนือ\n",
        encoding="utf-8",
    )
    new = ("--data", tmp_path / "office", "new-office", "--district", "7101", "--places", places)
    nameless = sammachip(*new)
    assert nameless.returncode == 2
    assert "--amphoe" in nameless.stderr
    assert not (tmp_path / "office").exists()
    named = sammachip(*new, "--amphoe", "เมือง", "--changwat", "กาญจนบุรี")
    assert named.stdout == "สำนักงานพัฒนาชุมชนอำเภอเมือง\n", named.stderr


@pytest.mark.parametrize(
    "command", [("new-office", "--district", "7007"), ("board", "--round", "2569")]
)
@pytest.mark.parametrize("place", ["a file", "x" * 300, "nowhere/office.db"])
def test_a_place_that_can_hold_no_office_is_one_sentence(
    tmp_path: Path, place: str, command: tuple[str, ...], here: Callable[..., Ran]
) -> None:
    (tmp_path / "a file").touch()
    if command[0] == "new-office" and place.startswith("nowhere"):
        pytest.skip("a new office may be made there")
    run = here("--data", tmp_path / place, *command)
    assert run.returncode == 2
    assert len(run.stderr.splitlines()) == 1
    assert not (tmp_path / "nowhere").exists()


def test_trying_stores_nothing(
    tmp_path: Path, empty_office: Path, here: Callable[..., Ran]
) -> None:
    folder = shutil.copytree(empty_office, tmp_path / "office")
    tried = here("--data", folder, "import", WORKBOOK, "--round", "2568", "--try", "--json")
    assert tried.returncode == 1, tried.stderr
    assert json.loads(tried.stdout)["stored"]["sages"] == EXPECTED["stored"]["sages"]
    board = here("--data", folder, "board", "--round", "2568", "--json")
    assert board.returncode == 2, "the round was not made"


def test_the_board_has_a_row_a_target_village(imported: tuple[Path, dict[str, object]]) -> None:
    run = sammachip("--data", imported[0], "board", "--round", "2569", "--json")
    assert run.returncode == 0, run.stderr
    rows = json.loads(run.stdout)["villages"]
    assert sorted(row["village"] for row in rows) == EXPECTED["villages"]
    survey = {row["village"]: row["stages"]["survey"] for row in rows}
    assert survey["70070601"]["reason"]


def test_certificates_have_a_page_for_each_who_passed(
    imported: tuple[Path, dict[str, object]], tmp_path: Path
) -> None:
    out = tmp_path / "certificates.pdf"
    for _twice in range(2):
        run = sammachip("--data", imported[0], "certificates", "--round", "2569", "--out", out)
        assert run.returncode == 0, run.stderr
        assert len(pypdfium2.PdfDocument(out)) == EXPECTED["trained"]
    one = tmp_path / "one.pdf"
    village = ("--village", "70070601")
    run = sammachip(
        "--data", imported[0], "certificates", "--round", "2569", "--out", one, *village
    )
    assert run.returncode == 0, run.stderr
    text = pypdfium2.PdfDocument(one)[0].get_textpage().get_text_range()
    assert "นายพิเชษฐ์ ฝอยทอง" in text


@pytest.mark.parametrize(
    ("wanted", "pages"),
    [
        (("--kind", "sage", "--selected"), EXPECTED["selected"]),
        (("--kind", "sage"), EXPECTED["stored"]["sages"]),
    ],
)
def test_certificates_of_another_kind(
    wanted: tuple[str, ...],
    pages: int,
    imported: tuple[Path, dict[str, object]],
    tmp_path: Path,
    here: Callable[..., Ran],
) -> None:
    folder = shutil.copytree(imported[0], tmp_path / "office")
    out = tmp_path / "certificates.pdf"
    run = here("--data", folder, "certificates", "--round", "2569", "--out", out, *wanted)
    assert run.returncode == 0, run.stderr
    assert len(pypdfium2.PdfDocument(out)) == pages


def test_the_chart_has_the_workbooks_numbers(imported: tuple[Path, dict[str, object]]) -> None:
    run = sammachip("--data", imported[0], "chart", "income", "--round", "2569", "--json")
    assert run.returncode == 0, run.stderr
    numbers = json.loads(run.stdout)
    income = EXPECTED["income"]
    assert numbers["households"] == income["pairs"]
    assert numbers["before_total"] == income["before"]
    assert numbers["after_total"] == income["after"]
    assert numbers["new_income_households"] == income["zero_before"]
    assert numbers["practising"] == income["practising"]
    assert numbers["change_percent"] == income["change_percent"]
    assert numbers["practising_change_percent"] == income["practising_change_percent"]
    assert numbers["trained"] == EXPECTED["stored"]["households"]
    for by in ("by_occupation", "by_tambon", "by_group"):
        assert sum(group["before_total"] for group in numbers[by]) == income["before"]


@pytest.mark.parametrize("suffix", ["png", "svg", "pdf", "xlsx"])
def test_a_chart_is_drawn(
    imported: tuple[Path, dict[str, object]], tmp_path: Path, suffix: str, here: Callable[..., Ran]
) -> None:
    out = tmp_path / f"chart.{suffix}"
    run = here("--data", imported[0], "chart", "income", "--round", "2569", "--out", out)
    assert run.returncode == 0, run.stderr
    assert out.stat().st_size > 5_000


@pytest.mark.parametrize("by", GROUPS)
def test_a_chart_is_by_whatever_the_page_is_by(
    imported: tuple[Path, dict[str, object]], tmp_path: Path, by: str, here: Callable[..., Ran]
) -> None:
    out = tmp_path / "chart.svg"
    run = here(
        "--data", imported[0], "chart", "income", "--round", "2569", "--by", by, "--out", out
    )
    assert run.returncode == 0, run.stderr
    assert out.stat().st_size > 5_000


@pytest.mark.parametrize("suffix", ["png", "xlsx"])
def test_a_chart_that_cannot_be_written_is_refused(
    imported: tuple[Path, dict[str, object]], tmp_path: Path, suffix: str, here: Callable[..., Ran]
) -> None:
    out = tmp_path / "nowhere" / f"chart.{suffix}"
    run = here("--data", imported[0], "chart", "income", "--round", "2569", "--out", out)
    assert run.returncode == 2
    assert not out.parent.exists()


def test_the_heads_summary_is_one_page(
    imported: tuple[Path, dict[str, object]], tmp_path: Path
) -> None:
    out = tmp_path / "head.pdf"
    run = sammachip("--data", imported[0], "head", "--round", "2569", "--out", out)
    assert run.returncode == 0, run.stderr
    document = pypdfium2.PdfDocument(out)
    assert len(document) == 1
    assert "สรุปผลเพื่อการประชุม" in document[0].get_textpage().get_text_range()


@pytest.mark.parametrize(
    "arguments",
    [
        ("new-office", "--district", "9999"),
        ("import", "missing.xlsx", "--round", "2569"),
        ("import", WORKBOOK, "--round", "1912"),
        ("board", "--round", "2599"),
        ("certificates", "--round", "2569", "--out", "x.pdf"),
        ("chart", "income", "--round", "2569", "--out", "x.gif"),
        ("head", "--round", "2599", "--out", "x.pdf"),
        ("fly",),
        (),
    ],
)
def test_what_is_refused_is_one_line_and_status_2(
    arguments: tuple[object, ...], tmp_path: Path, empty_office: Path, here: Callable[..., Ran]
) -> None:
    folder = tmp_path / "office"
    if arguments[:1] != ("new-office",):
        shutil.copytree(empty_office, folder)
    if not arguments:
        arguments, folder = ("board", "--round", "2569"), tmp_path / "nowhere"
    run = here("--data", folder, *arguments)
    assert run.returncode == 2
    assert run.stdout == ""
    assert len(run.stderr.strip().splitlines()) == 1, run.stderr
    assert "Traceback" not in run.stderr


def test_certificates_that_cannot_be_written_are_not_issued(
    tmp_path: Path, empty_office: Path, here: Callable[..., Ran]
) -> None:
    folder = shutil.copytree(empty_office, tmp_path / "office")
    here("--data", folder, "import", WORKBOOK, "--round", "2569")
    out = tmp_path / "nowhere" / "x.pdf"
    run = here("--data", folder, "certificates", "--round", "2569", "--out", out)
    assert run.returncode == 2
    fine = tmp_path / "x.pdf"
    run = here("--data", folder, "certificates", "--round", "2569", "--out", fine)
    assert "11" in run.stdout.split()[1], run.stdout


def test_a_reader_who_stops_is_no_fault(imported: tuple[Path, dict[str, object]]) -> None:
    command = [sys.executable, "main.py", "--data", str(imported[0]), "chart", "income"]
    run = subprocess.Popen(
        [*command, "--round", "2569", "--json"],
        cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip
    assert run.stdout is not None
    assert run.stderr is not None
    run.stdout.close()
    assert run.stderr.read() == b""
    assert run.wait() == 0


def test_the_installation_checks_itself() -> None:
    run = sammachip("--self-check")
    assert run.returncode == 0, run.stdout
    assert all(line.startswith("ok") for line in run.stdout.splitlines())


def test_check_says_whether_a_certificate_is_genuine(
    tmp_path: Path, here: Callable[..., Ran]
) -> None:
    with Office.create(tmp_path / "office", load_district("7007"), who="ส") as office:
        keys.make(office, "ข้าวหอมมะลิ105")
        text = sign(office, FACTS)
        office.write("ทะเบียน", lambda tx: tx.save("certificate", a_row(text)))
    picture = tmp_path / "ใบ.png"
    picture.write_bytes(photo.bytes_of(photo.code(text)))
    run = sammachip("--data", tmp_path / "office", "check", picture)
    assert (run.returncode, run.stderr) == (0, "")
    assert run.stdout.startswith("ของแท้")
    assert FACTS.recipient in run.stdout
    run = here("check", picture)
    assert run.returncode == 1
    picture.write_bytes(b"")
    run = here("check", picture)
    assert (run.returncode, run.stdout, run.stderr.count("\n")) == (2, "", 1)
