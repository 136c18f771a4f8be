"""What the office refuses, in one sentence a person can act on."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from db import errors
from desktop.words import N_, _


class Refused(Exception):  # noqa: N818  it is an answer, not a fault
    """Nothing was done. `reason` is one sentence in the current language."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def _in_use(error: errors.OfficeInUse) -> str:
    if not error.who:
        return _("Another program has this office open. Close it there first.")
    return _("{who} on {host} has this office open (process {pid}). Close it there first.").format(
        who=error.who, host=error.host, pid=error.pid
    )


def _newer(error: errors.NewerOffice) -> str:
    return _(
        "A newer version of the program wrote this office ({version}; this one knows {known}). "
        "Install the newer version."
    ).format(version=error.version, known=error.known)


_SENTENCES: dict[type[errors.OfficeError], str | Callable[..., str]] = {
    errors.OfficeInUse: _in_use,
    errors.AnotherIsOpen: N_("The program has an office open already. Close that one first."),
    errors.OfficeClosed: N_("This office is closed. Open it again."),
    errors.NewerOffice: _newer,
    errors.OlderOffice: N_("This office is of an older version; open it once in the window first."),
    errors.NotAnOffice: N_("There is no office in this folder."),
    errors.WrongKey: N_("The key does not open this office."),
    errors.Damaged: N_("The office file is damaged. Nothing was changed; restore a backup."),
    errors.Replaced: N_("Another file was put in the office's place. Close the program and look."),
    errors.ReadOnlyFolder: N_(
        "The folder of the office may not be written. Choose another folder."
    ),
    errors.DiskFull: N_("The disk is full. Nothing was stored; make room and save again."),
    errors.DiskFailed: N_("The disk did not answer. Nothing was stored; check it and save again."),
    errors.ServerLost: N_("The server does not answer. Nothing was stored; try again."),
    errors.MigrationFailed: N_("The office could not be brought up to date; it is as it was."),
    errors.RecordChanged: N_("Somebody else changed this record. Look at it again."),
    errors.RecordInUse: N_("Other records stand on this one."),
    errors.UndoConflict: N_("Later work stands on this; undo that first."),
    errors.Refused: N_("The office does not take this value."),
}


def refusal(error: errors.OfficeError) -> Refused:
    """The sentence for what the storage refused."""
    for kind in type(error).__mro__:
        sentence = _SENTENCES.get(kind)
        if sentence is not None:
            return Refused(_(sentence) if isinstance(sentence, str) else sentence(error))
    return Refused(str(error))


@contextmanager
def refusing() -> Iterator[None]:
    """Everything the storage refuses inside comes out as Refused."""
    try:
        yield
    except errors.OfficeError as error:
        raise refusal(error) from error
