"""Opening the demo office: at once, or behind a progress bar while it is made the first time."""

from PySide6.QtCore import QEventLoop
from PySide6.QtWidgets import QProgressDialog

from desktop.office import Office
from desktop.problems import Refused
from desktop.words import _
from ui import theme
from ui.jobs import Jobs

_PATIENCE = 400  # milliseconds before a bar is worth showing


def open_demo_office() -> Office:
    """The demo office, open; waits for it with the screen alive. Refused where it can't be made."""
    from desktop.demo import open_demo  # only who asks for it needs it

    jobs, loop = Jobs(), QEventLoop()
    bar = QProgressDialog(_("Making the demo office, once for this version…"), "", 0, 1)
    theme.dress(bar)
    bar.setCancelButton(None)
    bar.setMinimumDuration(_PATIENCE)
    outcome: list[object] = []

    def end(result: object) -> None:
        outcome.append(result)
        loop.quit()

    def advance(done: int, of_all: int) -> None:
        bar.setMaximum(of_all)
        bar.setValue(done)

    job = jobs.read_long(lambda job: open_demo(progress=job.report), end, end)
    job.progressed.connect(advance)
    loop.exec()
    jobs.close()
    bar.close()
    if isinstance(outcome[0], Refused):
        raise outcome[0]
    assert isinstance(outcome[0], Office)  # noqa: S101  what open_demo answers
    return outcome[0]
