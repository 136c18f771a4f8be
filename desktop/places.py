"""Districts: the shipped one, or any other from two CSV files of the same columns."""

import csv
from dataclasses import dataclass
from pathlib import Path

from desktop.problems import Refused
from desktop.thai.text import repair
from desktop.words import _
from resources import PLACES

_COLUMNS = {"tambon_code", "tambon_th", "village_code8", "moo", "village_th"}


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
_PROVINCES = {"70": "ราชบุรี"}


def shipped_districts() -> tuple[tuple[str, str], ...]:
    """Code and name of each district whose places are shipped."""
    return tuple((code, names[0]) for code, names in _SHIPPED.items())


def load_district(code: str, villages: Path | None = None) -> District:
    """The district `code` (4 digits): its shipped places, or those of the CSV `villages`.

    The CSV has the columns amphoe_code, tambon_code, tambon_th, village_code8, moo, village_th and
    optionally tambon_en, village_en, amphoe_th, changwat_th. Refused when a row cannot be a place.
    """
    if villages is None:
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
        return _district(code, _rows(folder / "villages.csv"), tambons, *_SHIPPED[code])
    rows = _rows(villages)
    first = rows[0] if rows else {}
    changwat = first.get("changwat_th") or _PROVINCES.get(code[:2], "")
    return _district(code, rows, {}, first.get("amphoe_th") or code, changwat)


def _rows(path: Path) -> list[dict[str, str]]:
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            return list(csv.DictReader(file))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise Refused(_("{file} cannot be read as CSV.").format(file=path.name)) from error


def _district(
    code: str,
    rows: list[dict[str, str]],
    tambons: dict[str, TambonPlace],
    amphoe: str,
    changwat: str,
) -> District:
    if not rows or not set(rows[0]) >= _COLUMNS:
        raise Refused(
            _("The places need the columns {columns}.").format(columns=", ".join(sorted(_COLUMNS)))
        )
    villages: dict[str, VillagePlace] = {}
    for number, row in enumerate(rows, start=2):
        village = _village(row, number, code)
        if village.code in villages:
            raise Refused(
                _("Row {row}: village {code} is listed twice.").format(
                    row=number, code=village.code
                )
            )
        villages[village.code] = village
        tambons.setdefault(
            village.tambon,
            TambonPlace(village.tambon, repair(row["tambon_th"]), row.get("tambon_en") or ""),
        )
    return District(code, amphoe, changwat, tuple(tambons.values()), tuple(villages.values()))


def _village(row: dict[str, str], number: int, district: str) -> VillagePlace:
    code, tambon = row["village_code8"].strip(), row["tambon_code"].strip()
    moo, name = (row["moo"] or "").strip(), repair(row["village_th"] or "")
    known = code.isdecimal() and len(code) == 8 and tambon.isdecimal() and len(tambon) == 6
    if not known or not tambon.startswith(district) or not name or (moo and not moo.isdecimal()):
        raise Refused(
            _("Row {row}: {code} is no village of district {district}.").format(
                row=number, code=code or "–", district=district
            )
        )
    return VillagePlace(code, tambon, int(moo) if moo else None, name, row.get("village_en") or "")
