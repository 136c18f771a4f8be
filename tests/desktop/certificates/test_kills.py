"""Issuing under fire: programs killed in the middle, and two that issue at once."""

import contextlib
import subprocess
import sys
from datetime import date
from pathlib import Path
from random import Random
from textwrap import dedent

import pytest

from db.queries import listing
from db.queries.conditions import Condition, Order
from desktop import certificates
from desktop.certificates import register
from desktop.office import Office
from desktop.places import load_district
from desktop.programme.certificates import PARTNER
from desktop.programme.rounds import preset
from tests.db.samples import check_whole

ROOT = Path(__file__).parents[3]
TOGETHER = 3  # certificates of one issuing

ISSUE = """
    import sys
    from datetime import date
    from uuid import uuid4
    from desktop import certificates
    from desktop.office import Office
    from desktop.programme.certificates import PARTNER, Thanks
    with Office.open(sys.argv[1], who="เสมียน") as office:
        round_id = office.rounds()[0].id
        print("ready", flush=True)
        sys.stdin.readline()
        for _ in range(int(sys.argv[2])):
            thanks = [Thanks(f"ผู้สนับสนุน {uuid4()}", "เอื้อเฟื้อสถานที่") for _ in range(3)]
            certificates.issue(office, round_id, None, date(2026, 1, 15), PARTNER, thanks)
            print("issued", flush=True)
"""


def new_office(place: Path | str) -> None:
    with Office.create(place, load_district("7007"), who="เสมียน") as office:
        office.add_round(preset(2569))


def begun(place: Path | str, times: int) -> "subprocess.Popen[str]":
    """A program that has the office open and issues as soon as it is told to."""
    program = subprocess.Popen(
        [sys.executable, "-c", dedent(ISSUE), str(place), str(times)],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT,
    )  # fmt: skip
    assert program.stdin is not None
    assert program.stdout is not None
    assert program.stdout.readline() == "ready\n"
    return program


def tell_to_issue(program: "subprocess.Popen[str]") -> None:
    assert program.stdin is not None
    program.stdin.write("\n")
    program.stdin.flush()


def serials() -> list[int]:
    within = [Condition("kind", "=", PARTNER)]
    return [one for (one,) in listing.select("certificate", ["serial"], within, [Order("serial")])]


def kill_while_issuing(folder: Path, chance: Random) -> None:
    """Kill a program while it issues; every number is there once, and no issuing by half."""
    with Office.open(folder, read_only=True):
        before = len(serials())
    program = begun(folder, 1000)
    tell_to_issue(program)
    assert program.stdout is not None
    told = chance.randint(0, 4)
    for _ in range(told):
        assert program.stdout.readline() == "issued\n"
    with contextlib.suppress(subprocess.TimeoutExpired):
        program.wait(chance.uniform(0, 0.1))
    program.kill()
    told += program.communicate(timeout=60)[0].count("\n")
    with Office.open(folder) as office:
        check_whole(office.connection)
        numbers = serials()
        assert numbers == list(range(1, len(numbers) + 1)), "no gap, none twice"
        assert len(numbers) % TOGETHER == 0, "all of one issuing, or none"
        assert len(numbers) >= before + told * TOGETHER, "what was told is there"
        last = [one.id for one in register.entries()[-TOGETHER:]]
        assert certificates.paper(office, last).drawn_otherwise == () if last else True
        following = certificates.next_numbers(
            office, office.rounds()[0].id, date(2026, 1, 15), PARTNER
        )
        assert following.first == len(numbers) + 1


def kill_rounds(folder: Path, rounds: int) -> None:
    new_office(folder)
    chance = Random(rounds)
    for _ in range(rounds):
        kill_while_issuing(folder, chance)


def test_no_number_is_lost_or_doubled_when_the_program_is_killed(tmp_path: Path) -> None:
    kill_rounds(tmp_path / "office", 3)


@pytest.mark.endurance
def test_no_number_is_lost_or_doubled_in_two_hundred_kills(tmp_path: Path) -> None:
    kill_rounds(tmp_path / "office", 200)


def test_two_programs_on_one_server_give_different_numbers_without_a_gap(
    server_address: str,
) -> None:
    new_office(server_address)
    both = [begun(server_address, 5) for _ in range(2)]
    for program in both:
        tell_to_issue(program)
    for program in both:
        said, _nothing = program.communicate(timeout=120)
        assert said == "issued\n" * 5
    with Office.open(server_address) as office:
        assert serials() == list(range(1, 2 * 5 * TOGETHER + 1))
        assert len(office.history(20)) >= 10
