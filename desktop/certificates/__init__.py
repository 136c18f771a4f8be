"""Certificates: numbered, frozen, printed again unchanged, handed over, kept in the register.

What is issued keeps every fact that was on the paper; later edits of a name or a course change no
certificate. Documents are imported when first needed.
"""

from desktop.certificates.candidates import Candidate, candidates, kind_of
from desktop.certificates.files import Files, files
from desktop.certificates.issuing import issue, next_numbers, preview
from desktop.certificates.kinds import change_kind, default_wording, kind_settings
from desktop.certificates.life import correct, hand_over, void
from desktop.certificates.numbering import numbers_from
from desktop.certificates.pages import SHIPPED
from desktop.certificates.printing import Paper, ids_of, mark_printed, paper, pdf, printed_before

__all__ = [
    "SHIPPED",
    "Candidate",
    "Files",
    "Paper",
    "candidates",
    "change_kind",
    "correct",
    "default_wording",
    "files",
    "hand_over",
    "ids_of",
    "issue",
    "kind_of",
    "kind_settings",
    "mark_printed",
    "next_numbers",
    "numbers_from",
    "paper",
    "pdf",
    "preview",
    "printed_before",
    "void",
]
