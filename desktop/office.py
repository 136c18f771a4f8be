"""The office: what the screens and the command line call. Reads from any thread, writes in turn."""

from dataclasses import asdict
from pathlib import Path

from db.connection import FILE_NAME, open_office
from db.queries import listing
from db.transaction import Transaction
from desktop import records
from desktop.derived import DERIVED, RULES_VERSION, derive
from desktop.places import District
from desktop.problems import Refused, refusing
from desktop.registers import Registers
from desktop.views import Profile
from desktop.words import _


class Office(Registers):
    """An open office. Every verb answers plain values, or raises Refused with one sentence."""

    @classmethod
    def open(cls, location: Path | str, *, who: str = "", read_only: bool = False) -> "Office":
        """The office in folder `location` (or at a server's address).

        Derived columns written by older rules are computed again before it is handed out.
        """
        with refusing():
            office = cls(open_office(location, read_only=read_only), who)
            if not read_only:
                office._recompute_if_older()
            return office

    @classmethod
    def create(cls, location: Path | str, district: District, *, who: str = "") -> "Office":
        """A new office for `district`, with its places and the usual signatory."""
        if isinstance(location, Path) and (location / FILE_NAME).exists():
            raise Refused(_("There is an office in this folder already."))
        with refusing():
            office = cls(open_office(location, create=True), who)
        office.write(_("New office"), lambda tx: _fill(tx, district), kind="create")
        return office

    def close(self) -> None:
        """Finish what is queued and give the office free."""
        self.connection.close()

    def __enter__(self) -> "Office":
        return self

    def __exit__(self, *_error: object) -> None:
        self.close()

    @property
    def profile(self) -> Profile:
        """Whose office this is."""
        columns = ["amphoe_code", "amphoe", "changwat", "name", "emblem"]
        return Profile(*listing.select("office", columns, limit=1)[0])

    def change_profile(self, profile: Profile) -> None:
        """Change the office's names and emblem."""
        self.write(
            _("Change the office"), lambda tx: records.change(tx, "office", 1, asdict(profile))
        )

    def _recompute_if_older(self) -> None:
        found = listing.select("office", ["id", "rules_version"], limit=1)
        if found and found[0][1] < RULES_VERSION:
            self.write(_("New rules"), _recompute, kind="rules")


def _fill(tx: Transaction, district: District) -> None:
    """The first rows of an office: its places, its name, who signs."""
    tambons = [
        {"code": one.code, "name": one.name, "name_en": one.name_en} for one in district.tambons
    ]
    ids = tx.put_many("tambon", [{**row, **derive("tambon", row)} for row in tambons])
    tambon_ids = dict(zip((one.code for one in district.tambons), ids, strict=True))
    villages = [
        {
            "tambon": tambon_ids[one.tambon], "code": one.code, "moo": one.moo,
            "name": one.name, "name_en": one.name_en,
        }
        for one in district.villages
    ]  # fmt: skip
    tx.put_many("village", [{**row, **derive("village", row)} for row in villages])
    office = {
        "amphoe_code": district.code,
        "amphoe": district.amphoe,
        "changwat": district.changwat,
        "name": _("District Community Development Office {amphoe}", "th").format(
            amphoe=district.amphoe
        ),
        "rules_version": RULES_VERSION,
    }
    records.put(tx, "office", office)
    chief = _("District Chief of {amphoe}", "th").format(amphoe=district.amphoe)
    records.put(tx, "signatory", {"position": chief, "heads": "amphoe", "rank": 1, "signs": True})


def _recompute(tx: Transaction) -> None:
    """Compute every derived column again, and note which rules did."""
    for table in DERIVED:
        for (row_id,) in listing.select(table, ["id"]):
            records.change(tx, table, row_id, {})
    tx.save("office", {"rules_version": RULES_VERSION}, id=1)
