"""Regular expressions that are compiled when they are first asked, so that a start waits for none.

Those of this package are long: together they take longer to compile than an office to open.
"""

import re
from typing import Any, cast


class _Late:
    """Stands for a compiled expression; each of its methods is looked up once."""

    def __init__(self, source: str, flags: int) -> None:
        self._said = source, flags

    def __getattr__(self, name: str) -> Any:
        found = getattr(re.compile(*self._said), name)
        setattr(self, name, found)
        return found


def pattern(source: str, flags: int = 0) -> re.Pattern[str]:
    """What `re.compile` gives, to call its methods on."""
    return cast("re.Pattern[str]", _Late(source, flags))
