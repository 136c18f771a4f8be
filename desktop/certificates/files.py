"""Certificates as files: the pages of the chosen ones, together or each by itself."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from desktop.certificates.issuing import chosen_pages
from desktop.certificates.pages import Progress, pages_pdf
from desktop.office import Office
from desktop.programme.certificates import LEAD_TRAINER, Thanks

if TYPE_CHECKING:
    from desktop.documents.certificates import CertificatePage
    from desktop.documents.filing import Holder


@dataclass(frozen=True, slots=True)
class Files:
    """Pages in the order in which they are printed; `waiting` of them are not issued yet."""

    office: Office
    pages: "tuple[CertificatePage, ...]"
    waiting: int

    @property
    def holders(self) -> "tuple[Holder, ...]":
        """Whose page each is, as the page itself says."""
        from desktop.documents.filing import Holder

        return tuple(Holder(one.facts.number, one.facts.recipient) for one in self.pages)

    def whole(self, progress: Progress | None = None) -> bytes:
        """All of them in one PDF."""
        return pages_pdf(self.office, self.pages, progress)

    def each(self, place: int) -> bytes:
        """One of them by itself."""
        return pages_pdf(self.office, [self.pages[place]])


def files(
    office: Office,
    round_id: int,
    holder_ids: Sequence[int],
    issued_on: date | None = None,
    kind: str = LEAD_TRAINER,
    thanks: Iterable[Thanks] = (),
) -> Files:
    """The very pages of `preview`, ready to be put into files."""
    pages, waiting = chosen_pages(office, (round_id, kind), holder_ids, issued_on, thanks)
    return Files(office, tuple(pages), waiting)
