"""Districts: the shipped one, or any other from two CSV files of the same columns."""

import csv
import re
from dataclasses import dataclass
from pathlib import Path

from desktop.problems import Refused
from desktop.thai.text import repair
from desktop.words import _
from resources import PLACES

type _Row = dict[str, str]

_COLUMNS = {"tambon_code", "tambon_th", "village_code8", "moo", "village_th"}
_MOO = "|0*[1-9][0-9]?"


@dataclass(frozen=True, slots=True)
class TambonPlace:
    """A tambon: 6-digit code and names without ตำบล."""

    code: str
    name: str
    name_en: str


@dataclass(frozen=True, slots=True)
class VillagePlace:
    """A village: 8-digit code, its tambon's code, moo (None for a unit without), names with บ้าน."""

    code: str
    tambon: str
    moo: int | None
    name: str
    name_en: str


@dataclass(frozen=True, slots=True)
class District:
    """A district (อำเภอ) with its places."""

    code: str
    amphoe: str
    changwat: str
    tambons: tuple[TambonPlace, ...]
    villages: tuple[VillagePlace, ...]


_SHIPPED = {"7007": ("โพธาราม", "ราชบุรี")}


def shipped_districts() -> tuple[tuple[str, str], ...]:
    """Code and name of each district whose places are shipped."""
    return tuple((code, names[0]) for code, names in _SHIPPED.items())


def load_district(
    code: str, villages: Path | None = None, amphoe: str = "", changwat: str = ""
) -> District:
    """The district `code` (4 digits): its shipped places, or those of the CSV `villages`.

    The CSV has the columns amphoe_code, tambon_code, tambon_th, village_code8, moo, village_th and
    optionally tambon_en, village_en, amphoe_th, changwat_th. `amphoe` and `changwat` name the
    district and its province where the CSV does not. Refused when a row cannot be a place, or a
    name is missing.
    """
    if not re.fullmatch("[0-9]{4}", code):
        raise Refused(_("The code of a district has 4 digits, such as 7007."))
    if villages is None:
        return _shipped(code)
    rows = _rows(villages)
    tambons, places = _places(code, rows, {})
    named = _SHIPPED.get(code, ("", ""))
    amphoe = _bare(amphoe or _cell(rows[0], "amphoe_th") or named[0], "อำเภอ", "อ.")
    changwat = _bare(changwat or _cell(rows[0], "changwat_th") or named[1], "จังหวัด", "จ.")
    if not amphoe or not changwat:
        raise Refused(
            _(
                "Say what district {code} and its province are called: --amphoe and --changwat, or "
                "the columns amphoe_th and changwat_th of the CSV."
            ).format(code=code)
        )
    return District(code, amphoe, changwat, tambons, places)


def _shipped(code: str) -> District:
    if code not in _SHIPPED:
        raise Refused(
            _("The places of district {code} are not shipped; give a CSV of them.").format(
                code=code
            )
        )
    folder = PLACES / code
    tambons = {
        row["tambon_code"]: TambonPlace(row["tambon_code"], row["tambon_th"], row["tambon_en"])
        for row in _rows(folder / "tambons.csv")
    }
    return District(code, *_SHIPPED[code], *_places(code, _rows(folder / "villages.csv"), tambons))


def _rows(path: Path) -> list[_Row]:
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            return list(csv.DictReader(file))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise Refused(_("{file} cannot be read as CSV.").format(file=path.name)) from error


def _places(
    district: str, rows: list[_Row], tambons: dict[str, TambonPlace]
) -> tuple[tuple[TambonPlace, ...], tuple[VillagePlace, ...]]:
    """The tambons (those of `tambons`, and what else the rows name) and villages of the rows."""
    if not rows or not set(rows[0]) >= _COLUMNS:
        raise Refused(
            _("The places need the columns {columns}.").format(columns=", ".join(sorted(_COLUMNS)))
        )
    villages: list[VillagePlace] = []
    taken: set[object] = set()
    for number, row in enumerate(rows, start=2):
        village = _village(row, number, district)
        names = {village.code} | ({(village.tambon, village.moo)} if village.moo else set())
        if taken & names:
            raise Refused(
                _("Row {row}: village {code} is listed twice.").format(
                    row=number, code=village.code
                )
            )
        taken |= names
        villages.append(village)
        tambons.setdefault(
            village.tambon,
            TambonPlace(village.tambon, repair(_cell(row, "tambon_th")), _cell(row, "tambon_en")),
        )
    return tuple(tambons.values()), tuple(villages)


def _village(row: _Row, number: int, district: str) -> VillagePlace:
    code, tambon, moo = (_cell(row, key) for key in ("village_code8", "tambon_code", "moo"))
    name = repair(_cell(row, "village_th"))
    known = re.fullmatch("[0-9]{8}", code) and re.fullmatch(f"{district}[0-9]{{2}}", tambon)
    named = name and repair(_cell(row, "tambon_th"))
    if not (known and code.startswith(tambon) and named and re.fullmatch(_MOO, moo)):
        raise Refused(
            _("Row {row}: {code} is no village of district {district}.").format(
                row=number, code=code or "–", district=district
            )
        )
    return VillagePlace(code, tambon, int(moo) if moo else None, name, _cell(row, "village_en"))


def _cell(row: _Row, column: str) -> str:
    """What a row has in `column`; "" where the row is too short, or the file has no such column."""
    return (row.get(column) or "").strip()


def _bare(name: str, *prefixes: str) -> str:
    """A name without the word for what it names."""
    name = repair(name)
    for prefix in prefixes:
        name = name.removeprefix(prefix).strip()
    return name
