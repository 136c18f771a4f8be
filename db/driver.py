"""sqlcipher3's connections, made safe to close from another thread.

The driver crashes the program where one thread closes a connection whose statement another thread
(or its garbage collector) is using. Here nothing is closed under a statement that is still read:
the reader is interrupted, and lets go of its statement itself.
"""

import contextlib
import threading
from typing import Any, cast

import sqlcipher3

from db.errors import OfficeClosed, office_error

_PATIENCE_SECONDS = 2


class Cursor(sqlcipher3.Cursor):  # type: ignore[misc]
    """A cursor that holds its connection while it works, and says while it is being read."""

    connection: "Connection"
    _reads = False

    def execute(self, *statement: Any) -> Any:
        """Run one statement."""
        with self.connection.in_use:
            self._admit()
            super().execute(*statement)
            self._read_from_now_on()
        return self

    def executemany(self, *statement: Any) -> Any:
        """Run one statement for many rows."""
        with self.connection.in_use:
            self._admit()
            return super().executemany(*statement)

    def fetchone(self) -> Any:
        """The next row, or None."""
        with self.connection.in_use:
            self._go_on()
            row = self._spoken(super().fetchone)
            if row is None:
                self._let_go()
            return row

    def fetchmany(self, *size: Any) -> Any:
        """The next rows."""
        with self.connection.in_use:
            self._go_on()
            rows = self._spoken(super().fetchmany, *size)
            if not rows:
                self._let_go()
            return rows

    def fetchall(self) -> Any:
        """All further rows."""
        with self.connection.in_use:
            self._go_on()
            rows = self._spoken(super().fetchall)
            self._let_go()
            return rows

    def __next__(self) -> Any:
        row = self.fetchone()
        if row is None:
            raise StopIteration
        return row

    def close(self) -> None:
        """Let go of the statement."""
        with self.connection.in_use:
            self._let_go()
            with contextlib.suppress(sqlcipher3.ProgrammingError):  # the connection was first
                super().close()

    def __del__(self) -> None:
        if self._reads:
            self.connection.collect(self)

    def _admit(self) -> None:
        self._let_go()
        self.connection.settle()
        if self.connection.closing:
            raise OfficeClosed("the office is being closed")

    def _go_on(self) -> None:
        if self._reads and self.connection.closing:
            self.close()
            raise OfficeClosed("the office is being closed")

    def _spoken(self, fetch: Any, *size: Any) -> Any:
        try:
            return fetch(*size)
        except sqlcipher3.Error as error:
            self._let_go()
            raise office_error(error) or error from error

    def _read_from_now_on(self) -> None:
        if self.description is not None:
            self._reads = True
            self.connection.readers += 1

    def _let_go(self) -> None:
        if self._reads:
            self._reads = False
            self.connection.readers -= 1
            self.connection.free.notify_all()


class Connection(sqlcipher3.Connection):  # type: ignore[misc]
    """A connection that any thread may close."""

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.in_use = threading.RLock()
        self.free = threading.Condition(self.in_use)
        self.readers = 0
        self.closing = False
        self._owner = threading.get_ident()
        self._collected: list[Cursor] = []

    def cursor(self, factory: type[Cursor] = Cursor) -> Cursor:
        """A cursor that holds the connection while it works."""
        return cast("Cursor", super().cursor(factory))

    def collect(self, cursor: Cursor) -> None:
        """Take back a cursor that was dropped half read, by whatever thread collects garbage.

        That thread must not wait: where the connection is busy, the cursor lives until `settle`.
        """
        self._collected.append(cursor)
        if self.in_use.acquire(blocking=False):
            try:
                self.settle()
            finally:
                self.in_use.release()

    def settle(self) -> None:
        """Close the cursors that were dropped half read; the connection must be held."""
        while self._collected:
            self._collected.pop().close()

    def close(self) -> None:
        """Interrupt what runs, wait until its reader has let go, and close.

        A cursor that is kept half read by an idle thread keeps the connection open until it goes.
        """
        self.closing = True
        if not self.in_use.acquire(blocking=False):
            self.interrupt()  # not when idle: it would stop the log from being folded in
            self.in_use.acquire()
        try:
            self.settle()
            if threading.get_ident() != self._owner:
                self.free.wait_for(lambda: not self.readers, _PATIENCE_SECONDS)
                self.settle()
            if not self.readers or threading.get_ident() == self._owner:
                super().close()
        finally:
            self.in_use.release()
