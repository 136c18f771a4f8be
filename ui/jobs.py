"""The one way to work in the background: a plain function on a worker, Qt signals for its end.

Reads run side by side; writes wait in one queue, in the order they were asked for, and the queue
says aloud whether something is waiting or being stored.
"""

import logging
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Event

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Signal

from desktop.problems import Refused
from desktop.words import _
from ui.sweeping import unswept

type Done = Callable[[object], None]
type Failed = Callable[[Refused], None]

log = logging.getLogger(__name__)


class Job(QObject):
    """One piece of work under way. Its signals arrive in the thread that started it.

    `finished` carries the result, `failed` a Refused; exactly one of them comes, once.
    `progressed` carries (done, of all) as often as the work calls `report`. Whoever may be gone
    before the end connects a method of its own, which Qt disconnects with it, never a lambda.
    """

    finished = Signal(object)
    failed = Signal(object)
    progressed = Signal(int, int)
    _ended = Signal(object, object)

    def __init__(self, parent: QObject, title: str) -> None:
        super().__init__(parent)
        self.title = title
        self._wanted = True
        self._landing = False
        self._cancel = Event()
        self._ended.connect(self._land, Qt.ConnectionType.QueuedConnection)

    def cancel(self) -> None:
        """Ask the work to stop; it does when it next asks `cancelled`."""
        self._cancel.set()

    def cancelled(self) -> bool:
        """Whether the work has been asked to stop."""
        return self._cancel.is_set()

    @property
    def wanted(self) -> bool:
        """Whether anybody still waits for the end."""
        return self._wanted

    def forget(self) -> None:
        """Let the end pass in silence, and a read not begin: something newer was asked for."""
        self._wanted = False

    def vanish(self) -> None:
        """Be gone now, and tell nobody; the work is over.

        Whoever is told later would ask an office that is closed by then. And what is connected may
        hold the last reference to this job's owner, which would go with it and delete it again.
        """
        self.deleteLater()
        if not self._landing:  # else it was told, and closing is what came of it
            QCoreApplication.sendPostedEvents(self, QEvent.Type.DeferredDelete)

    def report(self, done: int, of_all: int) -> None:
        """Say how far the work has come; may be called from the worker."""
        self.progressed.emit(done, of_all)

    def run(self, work: Callable[[], object]) -> None:
        """Do `work` now, in this thread, and say how it ended. Called on the worker."""
        try:
            result = work()
        except Refused as refusal:
            self._ended.emit(None, refusal)
        except Exception:
            log.exception("A job failed: %s", self.title)
            self._ended.emit(None, Refused(_("Something went wrong; nothing was stored.")))
        else:
            self._ended.emit(result, None)

    def _land(self, result: object, refusal: Refused | None) -> None:
        self._landing = True
        if refusal is not None and self._wanted:
            self.failed.emit(refusal)
        elif self._wanted:
            self.finished.emit(result)
        self._landing = False
        self.deleteLater()


class Jobs(QObject):
    """Starts jobs, and says in one word what the write queue does."""

    queue_changed = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._readers = ThreadPoolExecutor(max_workers=2, thread_name_prefix="read")
        self._writer = ThreadPoolExecutor(max_workers=1, thread_name_prefix="write")
        self._writing: list[Job] = []
        self._open = True

    @property
    def idle(self) -> bool:
        """Whether nothing waits to be stored."""
        return not self._writing

    def read(self, work: Callable[[], object], done: Done, failed: Failed | None = None) -> Job:
        """Run `work` beside everything else; `done` gets its result."""
        return self._read(lambda _job: work(), done, failed)

    def read_long(
        self, work: Callable[[Job], object], done: Done, failed: Failed | None = None
    ) -> Job:
        """Like `read`; `work` is given its job, to report how far it is and to be cancelled."""
        return self._read(lambda job: _unswept(work, job), done, failed)

    def _read(self, work: Callable[[Job], object], done: Done, failed: Failed | None) -> Job:
        job = self._job("", done, failed)
        if self._open:  # a screen that is about to go may still ask
            self._readers.submit(job.run, lambda: work(job) if job.wanted else None)
        return job

    def write(
        self, title: str, work: Callable[[], object], done: Done, failed: Failed | None = None
    ) -> Job:
        """Run `work` after all writes asked for before it; `title` names it in the status bar."""
        return self.write_long(title, lambda _job: work(), done, failed)

    def write_long(
        self, title: str, work: Callable[[Job], object], done: Done, failed: Failed | None = None
    ) -> Job:
        """Like `write`; `work` is given its job, to report how far it is and to be cancelled."""
        job = self._job(title, done, failed)
        self._writing.append(job)
        job.finished.connect(lambda: self._written(job))
        job.failed.connect(lambda: self._written(job))
        self._writer.submit(job.run, lambda: _unswept(work, job))
        self._announce()
        return job

    def close(self) -> None:
        """Wait until all that was asked for is stored, and take and tell nothing more."""
        self._open = False
        self._writer.shutdown(wait=True)
        self._readers.shutdown(wait=True, cancel_futures=True)
        for job in self.findChildren(Job):
            job.vanish()

    def _job(self, title: str, done: Done, failed: Failed | None) -> Job:
        job = Job(self, title)
        job.finished.connect(done)
        if failed is not None:
            job.failed.connect(failed)
        return job

    def _written(self, job: Job) -> None:
        self._writing.remove(job)
        self._announce()

    def _announce(self) -> None:
        waiting = len(self._writing)
        if not waiting:
            self.queue_changed.emit("")
        elif waiting == 1:
            self.queue_changed.emit(_("Saving: {title}").format(title=self._writing[0].title))
        else:
            self.queue_changed.emit(_("Saving; {count} waiting").format(count=waiting - 1))


def _unswept(work: Callable[[Job], object], job: Job) -> object:
    with unswept():
        return work(job)
