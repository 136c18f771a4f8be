"""How a list stands, written as JSON text and read again, whatever has become of it."""

import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.list_filters import is_valid
from desktop.list_views import ListView, read_view, write_view
from desktop.programme.list_columns import column_called, offered_columns
from desktop.programme.stages import REGISTERS, register
from desktop.views import Filter, Sort

SAGES = register("sages")
FULL = ListView(
    "แก้ว",
    (
        Filter("village.tambon", "in", (3, 5)),
        Filter("craft.name", "in", ("ทอผ้า", None)),
        Filter("selected", "in", (True,)),
        Filter("years", ">=", 5),
        Filter("person.birth_date", "<=", date(1990, 12, 31)),
        Filter("achievements", "contains", "OTOP"),
        Filter("person.phone", "blank"),
        Filter("stage_state", "in", ("not_started", "done")),
    ),
    Sort("votes", descending=True),
    ("person.full_name", "person.phone", "years"),
)


@pytest.mark.parametrize("view", [FULL, ListView()])
def test_what_is_written_is_read_again(view: ListView) -> None:
    assert read_view(write_view(view), SAGES) == (view, ())


@pytest.mark.parametrize(
    ("written", "view", "sentences"),
    [
        ("", ListView(), 1),
        ("[]", ListView(), 1),
        ("[" * 100_000, ListView(), 1),
        ("{}", ListView(), 0),
        ('{"filters": [["gone", "=", 1], ["years", ">=", 5]]}',
         ListView(filters=(Filter("years", ">=", 5),)), 1),
        ('{"filters": [["years", ">=", {"day": "2026-13-01"}]]}', ListView(), 1),
        ('{"filters": [["years", ">=", NaN], 7, [[], {}, 1]]}', ListView(), 2),
        ('{"sort": ["gone", true], "columns": ["gone", "years"]}',
         ListView(columns=("years",)), 2),
        ('{"columns": ["years", "years", 3, null]}', ListView(columns=("years",)), 0),
        ('{"search": "\\ud800ก", "sort": 5}', ListView("ก"), 1),
    ],
)  # fmt: skip
def test_what_no_longer_holds_is_left_out_with_a_sentence(
    written: str, view: ListView, sentences: int
) -> None:
    read, dropped = read_view(written, SAGES)
    assert read == view
    assert len(dropped) == sentences
    assert all(dropped)


_KEYS = st.sampled_from([one.key for one in offered_columns(SAGES)]) | st.text(max_size=9)
_OPERATORS = st.sampled_from(["in", ">=", "<=", "contains", "blank", "filled"]) | st.text()
_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)
_NEARLY = st.fixed_dictionaries(
    {},
    optional={
        "search": _JSON,
        "filters": st.lists(st.tuples(_KEYS, _OPERATORS, _JSON)) | _JSON,
        "sort": st.tuples(_KEYS, _JSON) | _JSON,
        "columns": st.lists(_KEYS) | _JSON,
    },
)


@given(st.text() | _JSON.map(json.dumps) | _NEARLY.map(json.dumps), st.sampled_from(REGISTERS))
def test_any_text_gives_a_view_that_holds_or_a_sentence(written: str, of: object) -> None:
    view, dropped = read_view(written, of)  # type: ignore[arg-type]
    for one in view.filters:
        column = column_called(of, one.column)  # type: ignore[arg-type]
        assert column is not None
        assert is_valid(column, one)
    assert all(isinstance(sentence, str) and sentence for sentence in dropped)
    assert read_view(write_view(view), of) == (view, ())  # type: ignore[arg-type]
