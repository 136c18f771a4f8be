"""The findings of the data check on paper and as a workbook, as they are filtered."""

from collections.abc import Sequence
from pathlib import Path

from desktop.data_check import Finding
from desktop.words import _
from ui.files import store_file
from ui.pages.findings_model import COLUMNS, texts


def export(findings: Sequence[Finding], path: Path) -> str:
    """Write the findings to an .xlsx at `path`; the sentence that says so."""
    from desktop.exchange.register_export import register_workbook

    store_file(path, register_workbook(_("Data check"), COLUMNS, map(texts, findings)))
    return _("Saved: {file}").format(file=path)


def paper(findings: Sequence[Finding], place: str) -> bytes:
    """The findings as a PDF to print; `place` stands below the title."""
    from desktop.documents import registers

    heads = [registers.Column(_(one.label), one.width) for one in COLUMNS]
    rows = [texts(one) for one in findings]
    return registers.table_pdf(_("Data check"), place, heads, rows, landscape=True)
