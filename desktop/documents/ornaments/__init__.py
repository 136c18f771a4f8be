"""The ornaments that designs stand on, drawn as vectors and worked out once."""

from collections.abc import Callable

from desktop.documents.ornaments.formal import formal_frame
from desktop.documents.ornaments.modern import modern_sheet
from desktop.documents.ornaments.royal import royal_frame
from desktop.documents.ornaments.standing import standing_frame

ORNAMENTS: dict[str, Callable[[], str]] = {
    "formal": formal_frame,
    "royal": royal_frame,
    "modern": modern_sheet,
    "portrait": standing_frame,
}
"""By the key that a design names: the operators of the whole sheet."""
