"""Certificates: numbered, frozen, printed again unchanged, handed over, kept in the register.

What is issued keeps every fact that was on the paper; later edits of a name or a course change no
certificate. Documents are imported when first needed.
"""

from desktop.certificates.candidates import Candidate, candidates
from desktop.certificates.issuing import issue, next_numbers, preview
from desktop.certificates.kinds import change_kind, kind_settings
from desktop.certificates.life import correct, hand_over, void
from desktop.certificates.printing import mark_printed, mark_reprinted, pdf, reprint

__all__ = [
    "Candidate",
    "candidates",
    "change_kind",
    "correct",
    "hand_over",
    "issue",
    "kind_settings",
    "mark_printed",
    "mark_reprinted",
    "next_numbers",
    "pdf",
    "preview",
    "reprint",
    "void",
]
