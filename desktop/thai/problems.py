"""What every reader of this package raises when it cannot say what was meant."""


class NotUnderstood(ValueError):  # noqa: N818  reads as what it says
    """A value that was typed or imported and cannot be read with certainty.

    `reason` is one sentence in the current language that says what is wrong and what to write.
    """

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def shown(value: object) -> str:
    """`value` as a reason may quote it: one line, at most 40 characters."""
    if not isinstance(value, str | int | float) or (
        isinstance(value, int) and abs(value) >= 10**40
    ):
        return "…"  # nothing that a person typed
    text = " ".join(str(value).split())
    return text if len(text) <= 40 else text[:39] + "…"
