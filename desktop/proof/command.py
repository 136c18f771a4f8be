"""The check of a certificate without a window."""

from collections.abc import Callable
from pathlib import Path

from desktop.office import Office
from desktop.problems import Refused
from desktop.proof.checking import Checked, Verdict, check_picture, headline, remarks
from desktop.proof.reading import NothingRead
from desktop.thai.dates import format_date
from desktop.words import _, current_language


def check_file(file: Path, say: Callable[[str], object], office: Office | None = None) -> bool:
    """Say the verdict on every code in a picture; whether all are genuine, and none is void.

    Refused for what holds no code.
    """
    try:
        found = check_picture(file.read_bytes(), office)
    except OSError:
        raise Refused(_("{file} cannot be read.").format(file=file)) from None
    except NothingRead as nothing:
        raise Refused(str(nothing)) from None
    for one in found:
        for line in _lines(one):
            say(line)
    return all(map(_stands, found))


def _stands(one: Checked) -> bool:
    worse = any(tone == "bad" for _told, tone in remarks(one))
    return one.verdict is Verdict.GENUINE and not worse


def _lines(one: Checked) -> list[str]:
    lines = [headline(one), *(told for told, _tone in remarks(one))]
    if one.facts is not None:
        facts = one.facts
        day = format_date(facts.issued_on, "long", language=current_language())
        lines += [facts.number, facts.recipient, facts.given_for, day, facts.office]
    return [*filter(None, lines), *filter(None, [one.fingerprint])]
