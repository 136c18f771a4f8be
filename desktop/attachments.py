"""Photographs and scanned papers kept with a record: taken in, listed, read, removed.

A picture is made small enough before it is stored, and loses what a telephone wrote into it, the
place where it was taken among it; a PDF is kept as it is.
"""

from dataclasses import dataclass
from io import BytesIO
from pathlib import PurePath
from typing import TYPE_CHECKING

from db.queries import listing
from db.queries.conditions import Condition
from db.transaction import Transaction
from desktop import pictures
from desktop.office import Office
from desktop.problems import Refused
from desktop.programme.vocabulary import Choice
from desktop.thai.text import repair
from desktop.words import N_, _

if TYPE_CHECKING:
    from PIL.Image import Image

JPEG, PDF = "image/jpeg", "application/pdf"

LONGEST_SIDE = 1600
"""Pixels of a stored picture: a sheet of minutes can still be read."""

LARGEST_PDF = 10_000_000
LARGEST_PICTURE = 60_000_000
"""Bytes that are taken in at most."""

MOST_PIXELS = 120_000_000
_QUALITY = 85
_LONGEST_NAME = 120

KINDS = (
    Choice("photo", N_("Photograph")),
    Choice("minutes", N_("Minutes")),
    Choice("sign_in", N_("Sign-in sheet")),
    Choice("application", N_("Application")),
    Choice("order", N_("Order of appointment")),
    Choice("other", N_("Other")),
)

TABLES = {
    "sage": "application",
    "forum": "minutes",
    "course": "sign_in",
    "team_member": "order",
    "household": "application",
}
"""The tables whose records have attachments, and what a PDF of each most often is."""


@dataclass(frozen=True, slots=True)
class Attached:
    """One attachment as it is listed; `media` is JPEG or PDF."""

    id: int
    kind: str
    media: str
    name: str


@dataclass(frozen=True, slots=True)
class Prepared:
    """What is ready to be stored."""

    name: str
    media: str
    content: bytes


def attached(table: str, record: int) -> tuple[Attached, ...]:
    """What is kept with a record, in the order in which it came."""
    columns = ["id", "kind", "media", "name"]
    found = listing.select("attachment", columns, [Condition(table, "=", record)])
    return tuple(Attached(*row) for row in found)


def content(attachment: int) -> bytes:
    """The bytes of an attachment; Refused when it is gone."""
    found = listing.rows("attachment", ["picture.content"], [attachment])
    if not found:
        raise Refused(_("This attachment is gone."))
    return bytes(found[0][0])


def prepared(name: str, data: bytes) -> Prepared:
    """`data` as it will be stored: a picture as a small enough JPEG, a PDF as it is.

    Refused in one sentence when it is neither, damaged, or too large.
    """
    name = repair(PurePath(name).name)[-_LONGEST_NAME:] or _("without a name")
    if data.startswith(b"%PDF-"):
        _refuse_unusable_pdf(name, data)
        return Prepared(name, PDF, data)
    return Prepared(name, JPEG, _as_jpeg(name, data))


def add(office: Office, table: str, record: int, file: Prepared) -> int:
    """Keep a prepared file with a record; its id. One action that can be undone."""
    kind = "photo" if file.media == JPEG else TABLES[table]

    def work(tx: Transaction) -> int:
        if tx.row(table, record) is None:
            raise Refused(_("This record is gone."))
        values = {table: record, "kind": kind, "media": file.media, "name": file.name}
        return tx.save("attachment", {**values, "picture": pictures.keep(tx, file.content)})

    return office.write(_("Attach: {file}").format(file=file.name), work)


def change_kind(office: Office, one: Attached, kind: str) -> None:
    """Say what an attachment is: one of KINDS."""
    title = _("Change the kind of {file}").format(file=one.name)
    office.write(title, lambda tx: tx.save("attachment", {"kind": kind}, id=one.id))


def remove(office: Office, one: Attached) -> None:
    """Take an attachment away; one action that can be undone, for its bytes stay."""
    title = _("Remove attachment: {file}").format(file=one.name)
    office.write(title, lambda tx: tx.delete("attachment", one.id))


def _refuse_unusable_pdf(name: str, data: bytes) -> None:
    if len(data) > LARGEST_PDF:
        raise Refused(
            _("{file} is larger than {most} MB; scan it in grey, or at 200 dots an inch.").format(
                file=name, most=LARGEST_PDF // 1_000_000
            )
        )
    if b"%%EOF" not in data[-2048:]:
        raise Refused(_("{file} is damaged; scan or save it again.").format(file=name))


def _as_jpeg(name: str, data: bytes) -> bytes:
    """The picture in `data`, upright, at most LONGEST_SIDE wide and high, on white."""
    from PIL import Image, ImageOps, UnidentifiedImageError

    unusable = _("{file} is not a picture or PDF that can be attached (JPEG, PNG, PDF).")
    if len(data) > LARGEST_PICTURE:
        raise Refused(_("{file} is too large a picture.").format(file=name))
    try:
        with Image.open(BytesIO(data)) as picture:
            if picture.width * picture.height > MOST_PIXELS:
                raise Refused(_("{file} is too large a picture.").format(file=name))
            picture.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))
            upright = _on_white(ImageOps.exif_transpose(picture))
    except UnidentifiedImageError:
        raise Refused(unusable.format(file=name)) from None
    except (OSError, ValueError, SyntaxError, EOFError, Image.DecompressionBombError):
        raise Refused(_("{file} is damaged; scan or save it again.").format(file=name)) from None
    upright.thumbnail((LONGEST_SIDE, LONGEST_SIDE), Image.Resampling.LANCZOS)
    stored = BytesIO()
    upright.save(stored, "JPEG", quality=_QUALITY, optimize=True)
    return stored.getvalue()


def _on_white(picture: "Image") -> "Image":
    """In RGB; what was transparent is white, as on paper."""
    from PIL import Image

    if "A" not in picture.getbands() and "transparency" not in picture.info:
        return picture.convert("RGB")
    layer = picture.convert("RGBA")
    ground = Image.new("RGBA", layer.size, "white")
    return Image.alpha_composite(ground, layer).convert("RGB")
