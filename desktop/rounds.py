"""The office's places and its rounds with their target villages."""

from collections.abc import Iterable, Sequence
from dataclasses import asdict
from functools import cached_property
from typing import TYPE_CHECKING, Any

from db.queries import listing
from db.queries.conditions import Condition, Order
from db.transaction import Transaction
from desktop import records
from desktop.journal import Journal, several
from desktop.problems import Refused, refusing
from desktop.programme.rounds import RoundSettings
from desktop.programme.stages import STAGES
from desktop.views import Place, RoundEntry
from desktop.words import _

if TYPE_CHECKING:
    from desktop.income_tables import IncomeTables

PLACE = ["id", "code", "moo", "name", "tambon", "tambon.name"]
"""The columns of a village, as `Place` takes them."""
_ROUND = [*RoundSettings.__dataclass_fields__]


class Rounds(Journal):
    """Places and rounds of an open office."""

    @cached_property
    def income_tables(self) -> "IncomeTables":
        """The incomes of the rounds, kept right; each is read when it is first asked for."""
        from desktop.income_tables import IncomeTables  # brings numpy, which takes its time

        return IncomeTables(self.connection.database)

    def tambons(self) -> tuple[Place, ...]:
        """The district's tambons, by code."""
        found = listing.select("tambon", ["id", "code", "name"], order=[Order("code")])
        return tuple(Place(one, code, None, name, one, name) for one, code, name in found)

    def villages(self, tambon_id: int | None = None) -> tuple[Place, ...]:
        """The district's villages, or one tambon's, by code."""
        within = [Condition("tambon", "=", tambon_id)] if tambon_id else []
        return tuple(
            Place(*row) for row in listing.select("village", PLACE, within, [Order("code")])
        )

    def village_count(self) -> int:
        """How many villages there are."""
        return listing.totals("village", [], [])[0]

    def rounds(self) -> tuple[RoundEntry, ...]:
        """The rounds, newest first."""
        newest_first = [Order("year", descending=True), Order("variant", descending=True)]
        found = listing.select("round", ["id", "version", *_ROUND], order=newest_first)
        return tuple(_entry(row) for row in found)

    def round(self, round_id: int) -> RoundEntry:
        """One round; Refused when it is gone."""
        found = listing.rows("round", ["id", "version", *_ROUND], [round_id])
        if not found:
            raise Refused(_("This round is gone."))
        return _entry(found[0])

    def add_round(self, settings: RoundSettings, targets: Iterable[int] = ()) -> RoundEntry:
        """Store a new round with its target villages (village ids); Refused when it cannot be."""
        chosen = list(targets)
        title = _("New round {year}").format(year=settings.year)
        return self.round(self.write(title, lambda tx: put_round(tx, settings, chosen)))

    def change_round(
        self, round_id: int, settings: RoundSettings, version: int | None = None
    ) -> RoundEntry:
        """Change the numbers of a round.

        Refused when it is no longer at `version`, the one that was read, or cannot be so.
        """

        def work(tx: Transaction) -> None:
            _refuse_unusable(settings, round_id)
            records.change(tx, "round", round_id, _row(settings), version)

        self.write(_("Change round {year}").format(year=settings.year), work)
        return self.round(round_id)

    def targets(self, round_id: int) -> tuple[Place, ...]:
        """The round's target villages, by code."""
        found = listing.select(
            "target_village",
            [f"village.{path}" for path in PLACE],
            [Condition("round", "=", round_id)],
            [Order("village.code")],
        )
        return tuple(Place(*row) for row in found)

    def target_count(self, round_id: int) -> int:
        """How many target villages a round has."""
        return listing.totals("target_village", [], [Condition("round", "=", round_id)])[0]

    def set_targets(self, round_id: int, village_ids: Iterable[int]) -> None:
        """Make exactly these villages the round's target villages."""
        wanted = set(village_ids)
        with refusing():
            title = self._targets_title(round_id, wanted)

        def work(tx: Transaction) -> None:
            within = [Condition("round", "=", round_id)]
            present = dict(listing.select("target_village", ["village", "id"], within))
            for village_id in present.keys() - wanted:
                tx.delete("target_village", present[village_id])
            add_targets(tx, round_id, wanted)

        self.write(title, work)

    def _targets_title(self, round_id: int, wanted: set[int]) -> str:
        """How a choice of target villages is named: by what comes and what goes."""
        present = {place.id for place in self.targets(round_id)}
        named = {place.id: place.label for place in self.villages()}
        said = [
            words.format(villages=several(sorted(named[one] for one in changed if one in named)))
            for words, changed in (
                (_("with {villages}"), wanted - present),
                (_("without {villages}"), present - wanted),
            )
            if changed
        ]
        year = self.round(round_id).settings.year
        return " ".join((_("Target villages of {year}:").format(year=year), *said))

    def override(
        self, round_id: int, village_id: int | None, stage: str, reason: str, officer: str
    ) -> None:
        """Let a village (or the cohort, None) go on although `stage` is not done.

        `reason` and `officer` are needed: they are logged, and listed for the head. It never
        changes anybody's attendance, result or right to a certificate.
        """
        if not reason.strip() or not officer.strip():
            raise Refused(_("A village goes on only with a reason and an officer's name."))
        row = {"reason": reason.strip(), "officer": officer.strip(), "on": self.today()}
        unit = {"round": round_id, "village": village_id, "stage": stage}

        def work(tx: Transaction) -> None:
            present = listing.select("override", ["id"], _equal(unit))
            if present:
                records.change(tx, "override", present[0][0], row)
            else:
                records.put(tx, "override", {**unit, **row})

        title = _("Let {unit} go on: {stage}")
        self.write(title.format(unit=self._unit(village_id), stage=_stage(stage)), work)

    def withdraw_override(self, round_id: int, village_id: int | None, stage: str) -> None:
        """Take back the leave to go on."""
        unit = {"round": round_id, "village": village_id, "stage": stage}

        def work(tx: Transaction) -> None:
            for (one,) in listing.select("override", ["id"], _equal(unit)):
                tx.delete("override", one)

        title = _("Withdraw the leave of {unit}: {stage}")
        self.write(title.format(unit=self._unit(village_id), stage=_stage(stage)), work)

    def _unit(self, village_id: int | None) -> str:
        """How a village is named, or the cohort (None)."""
        with refusing():
            place = next((one for one in self.villages() if one.id == village_id), None)
        return place.label if place else _("Whole district")


def put_round(tx: Transaction, settings: RoundSettings, targets: Iterable[int]) -> int:
    """Store a new round with its target villages, inside a larger action; its id.

    Refused when it cannot be, or when there is one of its year and kind.
    """
    _refuse_unusable(settings)
    round_id = records.put(tx, "round", _row(settings))
    add_targets(tx, round_id, targets)
    return round_id


def add_targets(tx: Transaction, round_id: int, village_ids: Iterable[int]) -> None:
    """Make villages target villages of a round, those that are not yet."""
    within = [Condition("round", "=", round_id)]
    present = {row[0] for row in listing.select("target_village", ["village"], within)}
    new = sorted(set(village_ids) - present)
    tx.put_many("target_village", [{"round": round_id, "village": one} for one in new])


def _refuse_unusable(settings: RoundSettings, round_id: int | None = None) -> None:
    """Refuse numbers that are wrong, a wording that cannot be set, and a second round of a kind."""
    from desktop.documents.slots import UnusableWording
    from desktop.documents.wording import check_wording
    from desktop.programme.round_register import ROUND, check_round

    for problem in check_round(settings):
        label = next((one.label for one in ROUND.fields if one.key == problem.field), "")
        raise Refused(f"{_(label)}: {problem.message}" if label else problem.message)
    if settings.certificate_wording:
        try:
            check_wording(settings.certificate_wording)
        except UnusableWording as unusable:
            raise Refused(str(unusable)) from None
    kind = _equal({"year": settings.year, "variant": settings.variant})
    if any(one != round_id for (one,) in listing.select("round", ["id"], kind)):
        raise Refused(_("There is such a round of this year already."))


def _row(settings: RoundSettings) -> dict[str, Any]:
    row = asdict(settings)
    row["stages"] = " ".join(settings.stages)
    row["follow_up_months"] = " ".join(str(month) for month in settings.follow_up_months)
    return row


def _entry(row: Sequence[Any]) -> RoundEntry:
    round_id, version, *values = row
    columns = dict(zip(_ROUND, values, strict=True))
    columns["stages"] = tuple(columns["stages"].split())
    columns["follow_up_months"] = tuple(int(one) for one in columns["follow_up_months"].split())
    return RoundEntry(round_id, version, RoundSettings(**columns))


def _stage(key: str) -> str:
    return next((_(one.tab) for one in STAGES if one.key == key), key)


def _equal(values: dict[str, Any]) -> list[Condition]:
    return [Condition(key, "=", value) for key, value in values.items()]
