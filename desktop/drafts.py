"""What is typed and not saved: read from memory, kept in a small file by a thread of its own.

The file lies beside the office; in the user's own data folder where the office is on a server or
may not be written. It never keeps an office from opening: what cannot be read is put aside.
"""

import hashlib
import json
import logging
import uuid
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from threading import Condition, Thread
from typing import NamedTuple, Protocol

from db import errors
from db.connection import Connection
from db.drafts import DraftFile, DraftRow
from db.drafts import open_drafts as open_file
from desktop.problems import refusal
from desktop.words import _

RETRY_SECONDS = 5.0
"""How long after a failure the same drafts are written again, if nothing newer comes before."""

_PROGRAMS = 9  # that may have drafts of one office open at once, each in a file of its own

log = logging.getLogger(__name__)


class DraftKey(NamedTuple):
    """Which form a draft is of: round (None where the register has none), register key, record.

    `record` is None for the form's new record; negative numbers stand for further new ones.
    """

    round_id: int | None
    register: str
    record: int | None


@dataclass(frozen=True, slots=True)
class Draft:
    """A form as it stood: what is in its editors by field key (texts, numbers, yes/no, None).

    `was` is what stood there before anything was typed, `version` the one of the record it was
    read from. `uid` is the one that a new record shall be stored under, "" where none was chosen.
    `at` is when it was typed, in UTC.
    """

    key: DraftKey
    raw: Mapping[str, object]
    was: Mapping[str, object]
    version: int | None
    uid: str
    at: datetime
    who: str


class Store(Protocol):
    """Where drafts are kept; `db.drafts.DraftFile` is one."""

    def write(self, keep: list[DraftRow], forget: list[str]) -> None:
        """Replace and delete drafts, on the disk when it returns; OfficeError if it can't."""

    def close(self) -> None:
        """Nothing more will be written."""


def new_uid() -> str:
    """A uid for a record that is not stored yet."""
    return uuid.uuid4().hex


class Drafts:
    """The drafts of an open office. Any thread may call it, and no call waits for the disk.

    `store` None keeps them in memory only. `trouble` is a sentence while something is wrong with
    keeping them, else ""; `troubled` is called in the keeping thread when it has changed.
    """

    def __init__(
        self,
        store: Store | None = None,
        found: Iterable[Draft] = (),
        *,
        who: str = "",
        trouble: str = "",
    ) -> None:
        self.who = who
        self.trouble = trouble
        self.troubled: list[Callable[[], object]] = []
        self.now: Callable[[], datetime] = lambda: datetime.now(UTC)
        self._store = store
        self._kept = {one.key: one for one in found}
        self._unwritten: dict[DraftKey, Draft | None] = {}
        self._turn = Condition()
        self._storing = self._failed = self._closed = False
        self._thread = Thread(target=self._work, name="drafts", daemon=True)
        if store is not None:
            self._thread.start()

    def keep(
        self,
        key: DraftKey,
        raw: Mapping[str, object],
        *,
        was: Mapping[str, object] | None = None,
        version: int | None = None,
        uid: str = "",
    ) -> None:
        """Remember `raw` as the newest state of a form; the rest is what `Draft` says."""
        self.put(Draft(key, dict(raw), dict(was or {}), version, uid, self.now(), self.who))

    def put(self, draft: Draft) -> None:
        """Remember a draft as it is, with its own time and name."""
        self._put(draft.key, draft)

    def find(self, key: DraftKey) -> Draft | None:
        """What was typed into a form, None when nothing waits."""
        return self._kept.get(key)

    def forget(self, key: DraftKey) -> None:
        """Drop a draft: it was saved, or thrown away on purpose."""
        if key in self._kept:
            self._put(key, None)

    def waiting(self) -> tuple[Draft, ...]:
        """All drafts, the one that was begun first at the front."""
        with self._turn:
            return tuple(self._kept.values())

    def flush(self, seconds: float = 5.0) -> bool:
        """Wait until all is on the disk; False when it could not be written, or not in time."""
        with self._turn:
            self._failed = False
            self._turn.notify_all()
            over = self._turn.wait_for(
                lambda: self._failed or self._closed or self._idle(), seconds
            )
            return over and self._idle()

    def close(self) -> None:
        """Write what waits, and give the file free."""
        with self._turn:
            self._closed = True
            self._turn.notify_all()
        if self._store is not None:
            self._thread.join()
            self._store.close()

    def _idle(self) -> bool:
        return not self._unwritten and not self._storing

    def _put(self, key: DraftKey, draft: Draft | None) -> None:
        with self._turn:
            if draft is None:
                self._kept.pop(key, None)
            else:
                self._kept[key] = draft
            if self._store is not None:
                self._unwritten[key] = draft
                self._failed = False
                self._turn.notify_all()

    def _work(self) -> None:
        """The keeping thread: write the newest state of whatever changed, until it is closed."""
        while (taken := self._take()) is not None:
            reason = self._written(taken)
            with self._turn:
                self._storing, self._failed = False, bool(reason)
                if reason:
                    self._unwritten = {**taken, **self._unwritten}
                self._turn.notify_all()
                if reason and self._closed:
                    return
            self._tell(reason)

    def _take(self) -> dict[DraftKey, Draft | None] | None:
        """Wait for something to write, after a failure a while longer; None when it is closed."""
        with self._turn:
            self._turn.wait_for(lambda: self._closed or self._unwritten)
            if self._failed:
                self._turn.wait_for(lambda: self._closed or not self._failed, RETRY_SECONDS)
            taken, self._unwritten = self._unwritten, {}
            self._storing = bool(taken)
            return taken or None

    def _written(self, taken: Mapping[DraftKey, Draft | None]) -> str:
        """Write some drafts; a sentence when they could not be."""
        assert self._store is not None  # noqa: S101  the thread runs only for a store
        try:
            keep = [_row(draft) for draft in taken.values() if draft is not None]
            self._store.write(keep, [_key_text(key) for key, one in taken.items() if one is None])
        except errors.OfficeError as error:
            log.warning("drafts could not be kept: %s", error)
            reason = refusal(error).reason
            return _("What you type is not kept as a draft: {reason}").format(reason=reason)
        except Exception:
            log.exception("drafts could not be kept")
            return _("What you type is not kept as a draft; save often.")
        return ""

    def _tell(self, reason: str) -> None:
        if reason != self.trouble:
            self.trouble = reason
            for listener in self.troubled:
                listener()


def open_drafts(office: Connection, who: str = "") -> Drafts:
    """The drafts of an office, with what was typed before and never saved."""
    said: list[str] = []
    own = next((file for place in _places(office) if (file := _begun(office, place, said))), None)
    if own is None:
        said.append(_("What you type is kept only while the window is open; save often."))
        return Drafts(who=who, trouble=" ".join(said))
    found = {one.key: one for one in _read(own)}
    for place in _places(office):
        if place != own.file and place.exists():
            _take_over(office, place, own, found)
    return Drafts(own, found.values(), who=who, trouble=" ".join(said))


def _places(office: Connection) -> Iterator[Path]:
    """Every file that may hold drafts of an office, the best first."""
    from platformdirs import user_data_path  # only when drafts are wanted

    if isinstance(office.location, Path) and not office.read_only:
        yield from _numbered(office.location, "drafts")
    folder = user_data_path("Sammachip", appauthor=False)
    with suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
    yield from _numbered(folder, f"drafts-{_fingerprint(office.location)}")


def _begun(office: Connection, place: Path, said: list[str]) -> DraftFile | None:
    """The file at `place`, begun anew where it is beyond reading; None where there is no way."""
    try:
        return open_file(office, place)
    except errors.OfficeInUse:
        if isinstance(office.location, Path):  # of a server, it is another window of this office
            said.append(_("Another program holds the forms not finished; they wait in its file."))
        return None
    except (errors.ReadOnlyFolder, errors.DiskFailed) as error:
        log.warning("no drafts in %s: %s", place, error)
        return None
    except errors.OfficeError as error:
        log.warning("the drafts in %s are put aside: %s", place, error)
    aside = _put_aside(place)
    if aside is None:
        return None
    sentence = _("The file of forms not finished was damaged; it is kept as {name}.")
    said.append(sentence.format(name=aside.name))
    with suppress(errors.OfficeError):
        return open_file(office, place)
    return None


def _take_over(
    office: Connection, place: Path, own: DraftFile, found: dict[DraftKey, Draft]
) -> None:
    """Move the drafts of a file that no program has open; of two of one form, the other waits."""
    with suppress(errors.OfficeError), closing(open_file(office, place)) as other:
        moved = [one for one in _read(other) if one.key not in found]
        own.write([_row(one) for one in moved], [])
        other.write([], [_key_text(one.key) for one in moved])
        found.update((one.key, one) for one in moved)


def _numbered(folder: Path, stem: str) -> Iterator[Path]:
    yield folder / f"{stem}.db"
    for number in range(2, _PROGRAMS + 1):
        yield folder / f"{stem}-{number}.db"


def _fingerprint(location: Path | str) -> str:
    """A short name for an office; without the password that an address may hold."""
    text = str(location.absolute()) if isinstance(location, Path) else location
    scheme, mark, rest = text.partition("://")
    if mark:
        account, at, place = rest.rpartition("@")
        text = f"{scheme}://{account.partition(':')[0]}{at}{place}"
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def _put_aside(file: Path) -> Path | None:
    """Rename a file and its log, so that nothing of it is lost; None where that is refused."""
    now = datetime.now(UTC).strftime("%Y%m%d-%H%M%S-%f")
    aside = file.with_name(f"{file.name}.{now}")
    try:
        for suffix in ("-wal", "-journal", ""):
            source = file.with_name(file.name + suffix)
            if source.exists():
                source.rename(aside.with_name(aside.name + suffix))
    except OSError:
        log.warning("%s cannot be renamed", file, exc_info=True)
        return None
    return aside


def _read(file: DraftFile) -> list[Draft]:
    """The drafts of a file; a row that means nothing stays where it is."""
    found = []
    for row in file.rows():
        try:
            found.append(_draft(row))
        except (ValueError, TypeError):
            log.warning("a draft cannot be read: %s", row.key)
    return found


def _row(draft: Draft) -> DraftRow:
    return DraftRow(
        _key_text(draft.key), _written_out(draft.raw), _written_out(draft.was), draft.version,
        draft.uid, draft.at.isoformat(), draft.who,
    )  # fmt: skip


def _draft(row: DraftRow) -> Draft:
    key = DraftKey(*json.loads(row.key))
    at = datetime.fromisoformat(row.at_utc)
    return Draft(key, json.loads(row.typed), json.loads(row.was), row.version, row.uid, at, row.who)


def _key_text(key: DraftKey) -> str:
    return json.dumps(key)


def _written_out(raw: Mapping[str, object]) -> str:
    """JSON in plain ASCII: NUL, lone surrogates and marks of direction come back as they were."""
    return json.dumps(dict(raw), default=str)
