"""The office: what the screens and the command line call. Reads from any thread, writes in turn."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from db import errors
from db.connection import FILE_NAME, Connection, open_office
from db.queries import listing
from db.transaction import Transaction
from desktop import records
from desktop.derived import DERIVED, RULES_VERSION, derive
from desktop.drafts import Drafts, open_drafts
from desktop.problems import Refused, refusing
from desktop.registers import Registers
from desktop.views import Profile
from desktop.words import _

if TYPE_CHECKING:
    from desktop.places import District
    from desktop.signing_key import SigningKey


class Office(Registers):
    """An open office. Every verb answers plain values, or raises Refused with one sentence.

    `unlocked` is the key that signs certificates, from its unlocking to the office's closing.
    """

    unlocked: "SigningKey | None" = None

    @classmethod
    def open(cls, location: Path | str, *, who: str = "", read_only: bool = False) -> "Office":
        """The office in folder `location` (or at a server's address).

        Derived columns written by older rules are computed again before it is handed out.
        """
        with refusing():
            office = cls(open_office(location, read_only=read_only), who)
            with _closed_on_failure(office):
                office._take_up()
            return office

    @classmethod
    def create(cls, location: Path | str, district: "District", *, who: str = "") -> "Office":
        """A new office for `district`, with its places and the usual signatory.

        It is made whole or not at all. One whose making was cut short is taken up again.
        """
        with refusing(), _nothing_left_on_failure(location):
            office = cls(_open_to_create(location), who)
            with _closed_on_failure(office):
                office.write(_("New office"), lambda tx: _fill(tx, district), kind="create")
            return office

    def close(self) -> None:
        """Finish what is queued and give the office free."""
        self.unlocked = None
        try:
            if "drafts" in self.__dict__:
                self.drafts.close()
        finally:
            self.connection.close()

    def __enter__(self) -> "Office":
        return self

    def __exit__(self, *_error: object) -> None:
        self.close()

    @cached_property
    def drafts(self) -> Drafts:
        """What is typed and not saved; its file is opened when first asked for."""
        return open_drafts(self.connection, self.who)

    @property
    def profile(self) -> Profile:
        """Whose office this is."""
        columns = ["amphoe_code", "amphoe", "changwat", "name", "emblem", "version"]
        return Profile(*listing.select("office", columns, limit=1)[0])

    def change_profile(self, profile: Profile) -> Profile:
        """Change the office's names and emblem; how they are now.

        Refused when somebody changed them since `profile` was read, when there is no name, and
        when the emblem is no picture that can be printed.
        """
        _refuse_unusable(profile)
        values = asdict(profile)
        version = values.pop("version")
        self.write(
            _("Change the office"), lambda tx: records.change(tx, "office", 1, values, version)
        )
        return self.profile

    def _take_up(self) -> None:
        """See that this is a whole office, and compute again what older rules have computed."""
        found = listing.select("office", ["rules_version"], limit=1)
        if not found:
            raise errors.NotAnOffice(str(self.connection.location))
        if not self.connection.read_only and found[0][0] < RULES_VERSION:
            self.write(_("New rules"), _recompute, kind="rules")


def _refuse_unusable(profile: Profile) -> None:
    if not profile.name.strip():
        raise Refused(_("The office needs a name."))
    if profile.emblem is not None:
        from desktop.documents.pictures import UnreadablePicture, readable

        try:
            readable(profile.emblem)
        except UnreadablePicture as unreadable:
            raise Refused(str(unreadable)) from None


def _open_to_create(location: Path | str) -> Connection:
    try:
        return open_office(location, create=True)
    except errors.NotAnOffice as error:
        raise Refused(
            _("Something else is called {name} there. Choose another folder.").format(
                name=FILE_NAME
            )
        ) from error


@contextmanager
def _closed_on_failure(office: Office) -> Iterator[None]:
    """An office that cannot be handed out is given free."""
    try:
        yield
    except BaseException:
        office.close()
        raise


@contextmanager
def _nothing_left_on_failure(location: Path | str) -> Iterator[None]:
    """A folder in which no office came to be is as it was."""
    folder = Path(location)
    new_folder, new_file = not folder.exists(), not (folder / FILE_NAME).exists()
    try:
        yield
    except BaseException:
        if new_file and isinstance(location, Path):
            (folder / FILE_NAME).unlink(missing_ok=True)
        if new_folder and isinstance(location, Path):
            shutil.rmtree(folder, ignore_errors=True)
        raise


def _fill(tx: Transaction, district: "District") -> None:
    """The first rows of an office: its places, its name, who signs."""
    if listing.select("office", ["id"], limit=1):
        raise Refused(_("There is an office in this folder already."))
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
