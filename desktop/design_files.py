"""A design as one file, with its pictures in it: given to another office, and taken in here."""

import base64
import binascii
import json
from dataclasses import replace
from typing import Any

from desktop.design_pictures import digest_of
from desktop.designs import (
    Key,
    design_called,
    free_name,
    pictures_of,
    save_design,
    sources,
    stored_pictures,
)
from desktop.documents.designs import Design, UnusableDesign, content, from_content
from desktop.documents.pictures import UnreadablePicture, readable
from desktop.office import Office
from desktop.problems import Refused
from desktop.words import _

ENDING = ".design"
LARGEST = 20_000_000
"""Bytes of a file that is taken in at most."""

_PICTURES = "pictures"


def exported(key: Key) -> bytes:
    """The design with that key as a file."""
    design = design_called(key)
    pictures = {
        digest: base64.b64encode(stored).decode() for digest, stored in pictures_of(design).items()
    }
    plain = {**content(design), _PICTURES: pictures}
    return json.dumps(plain, ensure_ascii=False, indent=1).encode()


def import_design(office: Office, file: bytes) -> int:
    """Store the design that a file holds, under a free name; its id.

    Refused with a sentence where the file is broken, too large, from a newer version, or shows a
    picture that is neither in it nor in the office.
    """
    design, pictures = read_design(file)
    return save_design(office, replace(design, name=free_name(design.name)), pictures)


def read_design(file: bytes) -> tuple[Design, dict[str, bytes]]:
    """The design that a file holds, and its pictures by digest; Refused where there is none."""
    if len(file) > LARGEST:
        raise Refused(_("This file is too large for a design."))
    plain = _read(file)
    held = plain.pop(_PICTURES, {})
    try:
        design = from_content(plain)
    except UnusableDesign as unusable:
        raise Refused(str(unusable)) from None
    pictures = _pictures(held)
    shown = sources(design)
    if set(shown) - pictures.keys() - stored_pictures(shown).keys():
        raise Refused(_("The file lacks a picture that the design shows. Export it again."))
    if not design.name.strip():
        design = replace(design, name=_("Design"))
    return design, {digest: pictures[digest] for digest in shown if digest in pictures}


def _read(file: bytes) -> dict[str, Any]:
    try:
        plain = json.loads(file.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        raise Refused(_("This file is not a design, or it is damaged.")) from None
    if not isinstance(plain, dict):
        raise Refused(_("This file is not a design, or it is damaged."))
    return plain


def _pictures(held: object) -> dict[str, bytes]:
    """The pictures of a file, each what its digest says and fit to be printed."""
    if not isinstance(held, dict):
        raise Refused(_("This file is not a design, or it is damaged."))
    pictures = {}
    for digest, text in held.items():
        try:
            picture = base64.b64decode(text, validate=True)
            readable(picture)
        except (binascii.Error, TypeError, ValueError, UnreadablePicture):
            picture = b""
        if not picture or digest_of(picture) != digest:
            raise Refused(_("A picture in the file is damaged. Export the design again."))
        pictures[digest] = picture
    return pictures
