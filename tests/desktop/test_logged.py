"""Every stored column is either shown in the history, by a label, or left out on purpose."""

import pytest

from db.models import TABLES
from db.queries.history import columns_of, links_of
from desktop.logged import SILENT, UNSEEN, subject, subjects
from desktop.programme.vocabulary import Kind
from desktop.words import _


@pytest.mark.parametrize("table", sorted(TABLES))
def test_every_column_is_shown_or_left_out(table: str) -> None:
    known = subject(table)
    if known is None:
        assert table in SILENT
        return
    columns = set(columns_of(table).values())
    assert set(known.fields) <= columns
    assert columns - set(known.fields) <= UNSEEN


@pytest.mark.parametrize("table", sorted(subjects()))
def test_every_subject_is_named_in_thai_and_its_links_lead_somewhere(table: str) -> None:
    known = subjects()[table]
    assert _(known.label, "th") != known.label
    for column, field in known.fields.items():
        assert _(field.label, "th") != field.label, column
        if field.kind is Kind.LINK:
            assert links_of(table)[column] in subjects()


def test_a_record_is_named_through_its_links() -> None:
    assert subjects()["trainee"].title == "sage_id.person_id.full_name"
    assert subjects()["household"].title == "representative_id.full_name"
    assert subjects()["forum"].title == "village_id.name"
