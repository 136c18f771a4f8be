"""What is typed and not saved, as the forms see it: kept at once, on the disk in the background."""

from collections.abc import Mapping
from itertools import count

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication

from desktop import drafts as stored
from desktop.drafts import Draft, DraftKey

__all__ = ["Draft", "DraftKey", "Drafts"]

FURTHER = -1_000_000
"""The first of the numbers that stand for a further new record, downwards."""

KEEP_AFTER = 300
"""Milliseconds after the first key that no draft has yet."""


class Drafts(QObject):
    """The drafts of the open office; without a `store` they last as long as the program.

    A form connects `wanted` to a method that keeps what stands in it: it comes when the program
    may soon be ended from outside. `thrown_away` carries the key of a draft that was dropped from
    elsewhere, so that the form that shows it goes back to what is stored. `troubled` carries a
    sentence when keeping drafts fails, and "" when it works again.
    """

    wanted = Signal()
    thrown_away = Signal(object)
    troubled = Signal(str)
    _noticed = Signal()

    def __init__(self, store: stored.Drafts | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store = store or stored.Drafts()
        self._typed: dict[DraftKey, None] = {}
        self._noticed.connect(self._tell, Qt.ConnectionType.QueuedConnection)
        self._store.troubled.append(self._hear)
        application = QGuiApplication.instance()
        self._heard = []
        if isinstance(application, QGuiApplication):
            self._heard = [
                application.commitDataRequest.connect(self.gather),
                application.aboutToQuit.connect(self.gather),
                application.applicationStateChanged.connect(self._on_state),
            ]

    @property
    def trouble(self) -> str:
        """What is wrong with keeping drafts, "" for nothing."""
        return self._store.trouble

    def keep(
        self,
        key: DraftKey,
        raw: Mapping[str, object],
        *,
        was: Mapping[str, object] | None = None,
        version: int | None = None,
        uid: str = "",
    ) -> None:
        """Remember `raw` as the state of a form that is not saved.

        `was` and `version` say what it was typed over, `uid` what a new record is stored under.
        """
        self._typed[key] = None
        self._store.keep(key, raw, was=was, version=version, uid=uid)

    def find(self, key: DraftKey) -> dict[str, object] | None:
        """What was typed into this form, None when nothing waits."""
        draft = self._store.find(key)
        return None if draft is None else dict(draft.raw)

    def draft(self, key: DraftKey) -> Draft | None:
        """All that is kept of this form."""
        return self._store.find(key)

    def forget(self, key: DraftKey) -> None:
        """Drop the draft: it was saved, or thrown away on purpose."""
        self._typed.pop(key, None)
        self._store.forget(key)

    def throw_away(self, key: DraftKey) -> None:
        """Drop the draft, and have the form that shows it go back to what is stored."""
        self.forget(key)
        self.thrown_away.emit(key)

    def put_back(self, draft: Draft) -> None:
        """Keep a draft again that was thrown away."""
        self._store.put(draft)

    def waiting(self) -> tuple[DraftKey, ...]:
        """The forms that have a draft, the oldest first."""
        return tuple(one.key for one in self._store.waiting())

    def typed(self) -> tuple[DraftKey, ...]:
        """Those of them that were typed in since the program was started."""
        return tuple(key for key in self._typed if self._store.find(key) is not None)

    def further(self, key: DraftKey) -> DraftKey:
        """The key of another new record of the same register, of which no draft waits."""
        keys = (key._replace(record=number) for number in count(FURTHER, -1))
        return next(one for one in keys if self._store.find(one) is None)

    def gather(self, _session: object = None) -> bool:
        """Have every form keep what stands in it, on the disk when this returns."""
        self.wanted.emit()
        return self._store.flush()

    def close(self) -> None:
        """Gather a last time, and listen to nothing more."""
        self.gather()
        for connection in self._heard:
            self.disconnect(connection)
        self._heard.clear()
        if self._hear in self._store.troubled:
            self._store.troubled.remove(self._hear)

    def _on_state(self, state: Qt.ApplicationState) -> None:
        """Another program comes to the front, or the screen is locked."""
        if state is not Qt.ApplicationState.ApplicationActive:
            self.wanted.emit()

    def _hear(self) -> None:
        self._noticed.emit()

    def _tell(self) -> None:
        self.troubled.emit(self._store.trouble)
