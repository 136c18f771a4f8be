"""Many records of a register at once: checked with few questions, stored as one action.

What a grid sends here is pasted, filled down or typed. Good rows are stored, bad ones come back
with what is wrong with them; one undo takes all of it back.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import batched
from typing import TYPE_CHECKING, NamedTuple

from db import errors
from db.queries import listing
from db.transaction import Transaction
from desktop import checks, records
from desktop.lookups import Lookups
from desktop.problems import Refused
from desktop.programme.rounds import VILLAGE, RoundSettings
from desktop.programme.vocabulary import Kind, Problem, Register, Value, Values
from desktop.rounds import add_targets
from desktop.turns import in_turns
from desktop.views import Checked, Entry, Saved, Scope
from desktop.words import _

if TYPE_CHECKING:
    from desktop.office import Office

AT_ONCE = 200  # new records that one statement stores

type Progress = Callable[[int, int], None]
type Cancelled = Callable[[], bool]


@dataclass(frozen=True, slots=True)
class Edit:
    """One record as it shall be: a new one, or of a stored one the fields that were changed.

    `raw` holds texts as typed, or values. `unread` says of fields why what stands in them can
    mean nothing; such a record is not stored. `version` is the one of the entry that was read,
    `uid` what a new record may be found by.
    """

    raw: Mapping[str, object]
    id: int | None = None
    version: int | None = None
    unread: Mapping[str, str] = field(default_factory=dict)
    uid: str = ""


@dataclass(frozen=True, slots=True)
class Batch:
    """What became of every edit, in their order, and the action that stored the good ones."""

    saved: list[Saved]
    action_id: int | None

    @property
    def stored(self) -> int:
        """How many were stored."""
        return sum(one.id is not None for one in self.saved)


def check_many(
    office: "Office",
    register: Register,
    edits: Sequence[Edit],
    scope: Scope,
    *,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
) -> list[Checked]:
    """What `Office.check` says of each edit, and where two of them claim what only one can have."""
    tell = _Teller(2 * len(edits), progress, cancelled)
    today = office.today()
    read = _read(office, register, edits, scope, tell)
    known = _known(register, read)
    settings = _settings(office, known)
    claims = _Claims(register)
    checked = []
    for one in in_turns(read):
        tell.one_more()
        judged = checks.judge(
            register, one.values, one.problems, settings.get(one.round_id), one.round_id, today,
            one.edit.id, known[one.round_id],
        )  # fmt: skip
        checked.append(claims.add(judged, one.round_id))
    return checked


def save_many(
    office: "Office",
    register: Register,
    edits: Sequence[Edit],
    scope: Scope,
    title: str,
    *,
    checked: Sequence[Checked] | None = None,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
) -> Batch:
    """Store every edit without an error as one action; waits until they are on the disk.

    `title` names the action, "{count}" in it becomes how many are stored; where there is only one,
    or no title, the action is named as that of a form. `checked` is what
    `check_many` said of these edits a moment ago, if it was asked. Bad edits come back with their
    problems, those that somebody was quicker with come back with the conflict; the rest is stored.
    Cancelled, nothing is.
    """
    judged = list(checked or check_many(office, register, edits, scope, cancelled=cancelled))
    saved = [Saved(None, problems=one.problems) for one in judged]
    good = [place for place, one in enumerate(judged) if not one.errors]
    if not good:
        return Batch(saved, None)
    tell = _Teller(len(good), progress, cancelled)

    def work(tx: Transaction) -> int | None:
        _Storing(register, scope.round_id, edits, judged, saved, tell).store(tx, good)
        _target(office, tx, register, scope, edits, judged, saved)
        return tx.action_id if any(one.id is not None for one in saved) else None

    named = title.format(count=f"{len(good):,}")
    if len(good) == 1 or not title:
        named = _title(register, edits[good[0]], judged[good[0]])
    action_id = office.write(named, work)
    return Batch(_answered(office, register, saved), action_id)


class _Read(NamedTuple):
    """An edit as it was read: the round it belongs to, its values, what could not be read."""

    edit: Edit
    round_id: int | None
    values: dict[str, Value]
    problems: list[Problem]


def _read(
    office: "Office", register: Register, edits: Sequence[Edit], scope: Scope, tell: "_Teller"
) -> list[_Read]:
    """Each edit over the record that it changes."""
    today = office.today()
    stored, rounds = _stored(office, register, edits)
    found = []
    for edit in in_turns(edits):
        tell.one_more()
        entry = stored.get(edit.id or 0)
        unread = {**_unchosen(register, edit.raw), **edit.unread}
        raw = {**(entry.values if entry else {}), **edit.raw, **dict.fromkeys(unread)}
        values, problems = checks.read(register, raw, today)
        problems += [Problem(key, reason) for key, reason in unread.items()]
        if edit.id is not None and entry is None:
            problems.append(Problem("", _("This record is gone.")))
        found.append(_Read(edit, rounds.get(edit.id or 0, scope.round_id), values, problems))
    return found


def _known(register: Register, read: Sequence[_Read]) -> dict[int | None, Lookups]:
    """What the checks of each round ask the office, fetched for all edits at once."""
    known = {one: Lookups(register, one) for one in dict.fromkeys(each.round_id for each in read)}
    for round_id, lookups in known.items():
        of_round = [each for each in read if each.round_id == round_id]
        rows = {each.edit.id: each.values for each in of_round if each.edit.id is not None}
        lookups.fetch([each.values for each in of_round], rows)
        lookups.expect(rows, [each.values for each in of_round if each.edit.id is None])
    return known


class _Storing:
    """Stores the good edits of one batch, each so that its failing fails no other."""

    def __init__(
        self,
        register: Register,
        round_id: int | None,
        edits: Sequence[Edit],
        judged: Sequence[Checked],
        saved: list[Saved],
        tell: "_Teller",
    ) -> None:
        self._register, self._round_id = register, round_id
        self._edits, self._judged, self._saved = edits, judged, saved
        self._tell = tell

    def store(self, tx: Transaction, places: Sequence[int]) -> None:
        """Store the edits at `places`: the new records first, many at once."""
        new = [place for place in places if self._edits[place].id is None]
        for some in batched(new, AT_ONCE):
            self._store_new(tx, list(some))
        for place in places:
            if self._edits[place].id is not None:
                self._store_one(tx, place)

    def _store_new(self, tx: Transaction, places: list[int]) -> None:
        """Store new records together; where the office refuses one of them, one by one."""
        rows = [self._judged[place].values for place in places]
        try:
            with tx.part():
                uids = [self._edits[place].uid for place in places]
                ids = records.store_new(tx, self._register, rows, self._round_id, uids)
        except errors.Refused:
            for place in places:
                self._store_one(tx, place)
            return
        for place, stored in zip(places, ids, strict=True):
            self._saved[place] = replace(self._saved[place], id=stored)
            self._tell.one_more()

    def _store_one(self, tx: Transaction, place: int) -> None:
        """Store one record; what keeps it from being stored becomes its problem."""
        self._tell.one_more()
        edit, values = self._edits[place], self._judged[place].values
        if edit.id is not None:
            values = {key: value for key, value in values.items() if key in edit.raw}
        try:
            with tx.part():
                stored = records.store(
                    tx, self._register, values, self._round_id,
                    id=edit.id, version=edit.version, uid=edit.uid,
                )  # fmt: skip
        except errors.Refused as refused:
            problems = checks.refused_values(self._register, refused)
            self._saved[place] = Saved(None, problems=problems)
        except errors.RecordChanged:
            theirs = records.read(self._register, edit.id) if edit.id is not None else None
            gone = () if theirs else (Problem("", _("This record is gone.")),)
            self._saved[place] = Saved(None, problems=gone, conflict=theirs)
        else:
            self._saved[place] = replace(self._saved[place], id=stored)


class _Claims:
    """What only one record of a batch can have: a national ID, the lead of a village's team."""

    def __init__(self, register: Register) -> None:
        self._register = register
        self._ids = [one.key for one in register.fields if one.kind is Kind.NATIONAL_ID]
        self._taken: dict[tuple[object, ...], str] = {}

    def add(self, checked: Checked, round_id: int | None) -> Checked:
        """`checked`, with an error for what a good one before it has claimed."""
        claims = list(self._claimed(checked.values, round_id))
        taken = [problem(self._taken[claim]) for claim, problem in claims if claim in self._taken]
        if taken:
            return Checked(checked.values, (*checked.problems, *taken))
        if not checked.errors:
            name = checks.name_of(self._register, checked.values) if claims else ""
            self._taken.update((claim, name) for claim, _problem in claims)
        return checked

    def _claimed(
        self, values: Values, round_id: int | None
    ) -> Iterable[tuple[tuple[object, ...], Callable[[str], Problem]]]:
        for key in self._ids:
            if values.get(key):
                yield (
                    (key, values[key], round_id),
                    lambda name, key=key: checks.recorded_already(key, name),  # type: ignore[misc]
                )
        if self._register.table == "team_member" and values.get("role") == "lead":
            yield ("lead", values.get("village"), round_id), checks.led_already


class _Teller:
    """Tells how far the work has come, and stops it when the person asks to."""

    def __init__(self, total: int, progress: Progress | None, cancelled: Cancelled | None) -> None:
        self._total, self._progress, self._cancelled = total, progress, cancelled
        self._done = 0

    def one_more(self) -> None:
        """One step is done."""
        self._done += 1
        if self._done % AT_ONCE:
            return
        if self._cancelled is not None and self._cancelled():
            raise Refused(_("Stopped. Nothing was stored."))
        if self._progress is not None:
            self._progress(self._done, self._total)


def _stored(
    office: "Office", register: Register, edits: Sequence[Edit]
) -> tuple[dict[int, Entry], dict[int, int | None]]:
    """The records that edits change, and the round of each."""
    ids = [edit.id for edit in edits if edit.id is not None]
    entries = {entry.id: entry for entry in office.entries(register, ids)}
    if not register.round:
        return entries, {}
    return entries, dict(listing.rows(register.table, ["id", register.round], ids))


def _settings(
    office: "Office", rounds: Iterable[int | None]
) -> dict[int | None, RoundSettings | None]:
    return {one: office.round(one).settings if one else None for one in rounds}


def _unchosen(register: Register, raw: Mapping[str, object]) -> dict[str, str]:
    """The links in which a text stands that no record was chosen for."""
    sentence = _("Choose one from the list that opens while you type.")
    return {
        one.key: sentence
        for one in register.fields
        if one.kind is Kind.LINK and isinstance(raw.get(one.key), str) and raw[one.key]
    }


def _title(register: Register, edit: Edit, checked: Checked) -> str:
    verb = _("Add {what}: {name}") if edit.id is None else _("Change {what}: {name}")
    name = checks.name_of(register, checked.values)
    return verb.format(what=_(register.one), name=name)


def _target(
    office: "Office",
    tx: Transaction,
    register: Register,
    scope: Scope,
    edits: Sequence[Edit],
    judged: Sequence[Checked],
    saved: Sequence[Saved],
) -> None:
    """The villages that stored records were put in become target villages of a village round."""
    villages = {
        one.values.get("village")
        for edit, one, answer in zip(edits, judged, saved, strict=True)
        if answer.id is not None and (edit.id is None or "village" in edit.raw)
    }
    chosen = {one for one in villages if isinstance(one, int)}
    if register.round != "round" or not scope.round_id or not chosen:
        return
    if office.round(scope.round_id).settings.variant == VILLAGE:
        add_targets(tx, scope.round_id, chosen)


def _answered(office: "Office", register: Register, saved: list[Saved]) -> list[Saved]:
    """`saved` with the versions that the stored records have now."""
    ids = [one.id for one in saved if one.id is not None]
    versions = {entry.id: entry.version for entry in office.entries(register, ids)}
    return [replace(one, version=versions.get(one.id or 0, 0)) for one in saved]
