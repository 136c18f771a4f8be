"""The program's abilities without a window: UTF-8 output, one line on stderr for what is refused.

Exit status: 0 done, 1 done with rows held back (of a check: not genuine), 2 refused.
"""

import argparse
import getpass
import io
import json
import os
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import NoReturn

from desktop.office import Office
from desktop.problems import Refused
from desktop.programme.certificates import KIND_KEYS, LEAD_TRAINER
from desktop.programme.income_words import GROUPS
from desktop.programme.rounds import COHORT, VILLAGE, preset
from desktop.views import RoundEntry, Scope
from desktop.words import LANGUAGES, _, use_language

DONE, HELD_BACK, REFUSED = 0, 1, 2


class Request(argparse.Namespace):
    """What the command line asked for; `command` None asks for a window."""

    command: str | None
    data: Path | None
    demo: bool
    language: str


class _Parser(argparse.ArgumentParser):
    """Says what is wrong in one line."""

    def error(self, message: str) -> NoReturn:
        """Print `message` and stop with the status of a refusal."""
        self.exit(REFUSED, f"{self.prog}: {message}\n")


def read(arguments: list[str]) -> Request:
    """The request in `arguments`; stops the program with one line when it makes no sense."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8")
    request = _parser().parse_args(arguments, namespace=Request())
    if request.self_check:
        request.command = "self-check"
    use_language(request.language)
    return request


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(prog="sammachip", description=__doc__)
    parser.add_argument("--data", type=Path, help="the office's folder")
    parser.add_argument("--demo", action="store_true", help="open the window on the demo office")
    parser.add_argument("--self-check", action="store_true", help="check this installation")
    parser.add_argument("--language", choices=LANGUAGES, default="th")
    commands = parser.add_subparsers(dest="command", parser_class=_Parser, required=False)

    new = commands.add_parser("new-office", help="make an empty office")
    new.add_argument("--district", required=True, help="4-digit code")
    new.add_argument("--places", type=Path, help="CSV of villages, for a district not shipped")
    new.add_argument("--amphoe", default="", help="the district's name, if the CSV has none")
    new.add_argument("--changwat", default="", help="the province's name, if the CSV has none")

    workbook = commands.add_parser("import", help="import a workbook")
    workbook.add_argument("file", type=Path)
    workbook.add_argument("--round", required=True, help="2569, 2569:village or 2569:cohort")
    workbook.add_argument("--try", action="store_true", dest="only_try", help="store nothing")
    workbook.add_argument("--json", action="store_true")

    board = commands.add_parser("board", help="the progress of each village")
    board.add_argument("--round", required=True)
    board.add_argument("--json", action="store_true")

    certificates = commands.add_parser("certificates", help="issue and print certificates")
    certificates.add_argument("--round", required=True)
    certificates.add_argument("--out", type=Path, required=True)
    certificates.add_argument("--village", help="8-digit code")
    certificates.add_argument("--kind", choices=KIND_KEYS, default=LEAD_TRAINER)
    certificates.add_argument("--selected", action="store_true", help="only the selected sages")

    chart = commands.add_parser("chart", help="a chart or its numbers")
    chart.add_argument("chart", choices=["income"])
    chart.add_argument("--round", required=True)
    wanted = chart.add_mutually_exclusive_group(required=True)
    wanted.add_argument("--out", type=Path, help="png, svg, pdf or xlsx")
    wanted.add_argument("--json", action="store_true")
    chart.add_argument("--by", choices=tuple(GROUPS), default="occupation")

    head = commands.add_parser("head", help="the head's summary on one sheet")
    head.add_argument("--round", required=True)
    head.add_argument("--out", type=Path, required=True, help="pdf")

    check = commands.add_parser("check", help="whether a certificate is genuine")
    check.add_argument("file", type=Path, help="a scan or a photograph of it")
    return parser


def run(request: Request) -> int:
    """Carry out a request that needs no window; the exit status."""
    try:
        status = _carry_out(request)
        sys.stdout.flush()
    except Refused as refused:
        _say(refused.reason, error=True)
        return REFUSED
    except BrokenPipeError:  # whoever read the output has read enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except OSError as error:
        _say(_("The output cannot be written: {why}").format(why=error.strerror), error=True)
        return REFUSED
    return status


def _carry_out(request: Request) -> int:
    if request.command == "self-check":
        from desktop.self_check import self_check

        return self_check()
    if request.command == "check":
        return _check(request)
    if request.data is None:
        raise Refused(_("Say which folder holds the office: --data FOLDER."))
    return _COMMANDS[str(request.command)](request)


def _new_office(request: Request) -> int:
    from desktop.places import load_district

    district = load_district(request.district, request.places, request.amphoe, request.changwat)
    with Office.create(_folder(request), district, who=_who()) as office:
        _say(office.profile.name)
    return DONE


def _import(request: Request) -> int:
    from desktop.exchange.workbook_import import read_workbook, store

    year, variant = _year(request.round)
    with Office.open(_folder(request), who=_who(), read_only=request.only_try) as office:
        existing = _find(office, year, variant)
        settings = existing.settings if existing else preset(year, variant)
        seen = read_workbook(request.file, office, settings)
        result = seen.as_result() if request.only_try else store(office, seen)
        if request.json:
            _say_json(result.as_json())
        else:
            for line in result.lines():
                _say(line)
        return HELD_BACK if result.held_back else DONE


def _board(request: Request) -> int:
    from desktop.board import as_json, board, name_of

    with Office.open(_folder(request), read_only=True) as office:
        seen = board(office, _round(office, request.round).id)
        if request.json:
            _say_json({"round": request.round, "villages": as_json(seen)})
            return DONE
        for row in seen.rows:
            _say(" | ".join([name_of(row.place), *(cell.text for cell in row.progress)]))
    return DONE


def _certificates(request: Request) -> int:
    from desktop import certificates

    with Office.open(_folder(request), who=_who()) as office:
        round_id = _round(office, request.round).id
        villages = None
        if request.village:
            villages = [one.id for one in office.villages() if one.code == request.village]
            if not villages:
                raise Refused(_("There is no village {code}.").format(code=request.village))
        found = [
            one
            for one in certificates.candidates(office, round_id, villages, request.kind)
            if one.selected or not request.selected
        ]
        early = [
            one
            for one in found
            if one.number is None and one.course_ends and one.course_ends > office.today()
        ]
        chosen = [one.holder_id for one in found if one not in early]
        _refuse_unwritable(request.out)  # before anything is issued
        issued = certificates.issue(office, round_id, chosen, kind=request.kind)
        _write(request.out, certificates.pdf(office, round_id, chosen, kind=request.kind))
        told = _("{new} issued, {all} printed: {file}")
        _say(told.format(new=len(issued), all=len(chosen), file=request.out))
        for one in early:
            _say(_("{name}: the course has not ended yet.").format(name=one.name), error=True)
        return HELD_BACK if early else DONE


def _chart(request: Request) -> int:
    from desktop.incomes import as_json, summary

    with Office.open(_folder(request), read_only=True) as office:
        whole = Scope(_round(office, request.round).id)
        if request.json:
            told = (summary(office, whole, by) for by in ("occupation", "tambon", "group"))
            _say_json(as_json(*told))
            return DONE
        if request.out.suffix.lower() == ".xlsx":
            from desktop.exchange.income_workbook import income_workbook

            _write(request.out, income_workbook(office, whole))
            _say(str(request.out))
            return DONE
        from desktop.charts.incomes import FORMATS, income_figure, save_chart

        if request.out.suffix.lower() not in FORMATS:
            raise Refused(_("A chart is written as .png, .svg, .pdf or .xlsx."))
        figure = income_figure(summary(office, whole, request.by), language=request.language)
        try:
            save_chart(figure, request.out)
        except OSError as error:
            raise _cannot_write(request.out) from error
        _say(str(request.out))
    return DONE


def _head(request: Request) -> int:
    from desktop.head import head_summary
    from desktop.papers.head import head_paper

    with Office.open(_folder(request), read_only=True) as office:
        summary = head_summary(office, Scope(_round(office, request.round).id))
        _write(request.out, head_paper(office, summary))
        _say(str(request.out))
    return DONE


def _check(request: Request) -> int:
    """Without an office no key is known, and nothing more than intact can be said."""
    from desktop.proof.command import check_file

    if request.data is None:
        return DONE if check_file(request.file, _say) else HELD_BACK
    with Office.open(request.data, read_only=True) as office:
        return DONE if check_file(request.file, _say, office) else HELD_BACK


_COMMANDS: dict[str, Callable[[Request], int]] = {
    "new-office": _new_office,
    "import": _import,
    "board": _board,
    "certificates": _certificates,
    "chart": _chart,
    "head": _head,
}


def _folder(request: Request) -> Path:
    assert request.data is not None  # noqa: S101  `run` has refused a request without
    return request.data


def _who() -> str:
    """The name the computer knows its user by, as the window uses it."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return ""


def _year(text: str) -> tuple[int, str]:
    """Year and variant of "2569", "2569:village" or "2569:cohort"."""
    year, _colon, variant = text.partition(":")
    known = year.isdecimal() and 2500 <= int(year) <= 2699
    if not known or variant not in ("", VILLAGE, COHORT):
        raise Refused(_("{text} is no round; write it as 2569 or 2569:cohort.").format(text=text))
    return int(year), variant or VILLAGE


def _find(office: Office, year: int, variant: str) -> RoundEntry | None:
    for one in office.rounds():
        if (one.settings.year, one.settings.variant) == (year, variant):
            return one
    return None


def _round(office: Office, text: str) -> RoundEntry:
    found = _find(office, *_year(text))
    if found is None:
        raise Refused(_("The office has no round {text}.").format(text=text))
    return found


def _refuse_unwritable(path: Path) -> None:
    """Refused where `_write` could not write; what stands there stays."""
    part = _part(path)
    try:
        part.touch()
        part.unlink()
    except OSError as error:
        raise _cannot_write(path) from error
    if path.is_dir():
        raise _cannot_write(path)


def _part(path: Path) -> Path:
    return path.with_name(path.name + ".part")


def _write(path: Path, content: bytes) -> None:
    """Write a whole file or none."""
    part = _part(path)
    try:
        part.write_bytes(content)
        part.replace(path)
    except OSError as error:
        with suppress(OSError):
            part.unlink(missing_ok=True)
        raise _cannot_write(path) from error


def _cannot_write(path: Path) -> Refused:
    return Refused(_("{file} cannot be written.").format(file=path))


def _say(text: str, *, error: bool = False) -> None:
    print(text, file=sys.stderr if error else sys.stdout)


def _say_json(value: object) -> None:
    _say(json.dumps(value, ensure_ascii=False, indent=1, default=str))
