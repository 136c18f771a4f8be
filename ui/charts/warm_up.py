"""Brings what charts need, in the background: Matplotlib and numpy take a while to be imported."""

from importlib import import_module
from threading import Event

MODULES = ("matplotlib.backends.backend_agg", "desktop.charts.kinds", "desktop.charts.saving")
"""What a page of charts imports; whoever has these waits for nothing."""

_there = Event()


def is_warm() -> bool:
    """Whether all of it is imported, so that the window's thread may import it too."""
    return _there.is_set()


def warm_up() -> None:
    """Import it; on a worker, for the window's thread would stand still meanwhile."""
    for name in MODULES:
        import_module(name)
    from desktop.charts.look import use_typefaces

    use_typefaces()
    _there.set()
