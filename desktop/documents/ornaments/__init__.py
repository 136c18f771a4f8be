"""The ornaments that designs stand on, drawn as vectors and worked out once."""

from collections.abc import Callable

from desktop.documents.ornaments.formal import formal_frame, rosette

ORNAMENTS: dict[str, Callable[[], str]] = {
    "formal": formal_frame,
}
"""By the key that a design names: the operators of the whole sheet."""

__all__ = ["ORNAMENTS", "rosette"]
