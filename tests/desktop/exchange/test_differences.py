"""What an import fills and what it leaves alone, column by column."""

from datetime import date

import pytest

from desktop.exchange.differences import Comparison, compare, corrected
from desktop.programme.vocabulary import Value


@pytest.mark.parametrize(
    ("present", "said", "filled", "differs"),
    [
        (None, 5, True, False),
        ("", "ทอผ้า", True, False),
        (None, 0, True, False),
        (None, False, True, False),
        (5, None, False, False),
        ("ทอผ้า", "", False, False),
        (5, 5, False, False),
        (date(2026, 3, 1), date(2026, 3, 1), False, False),
        (5, 9, False, True),
        (0, 9, False, True),
        (5, 0, False, True),
        (False, True, False, True),
        (True, False, False, True),
        ("ทอผ้า", "ทอผ้าไหม", False, True),
        (None, None, False, False),
    ],
)
def test_blanks_are_filled_and_the_rest_is_kept(
    present: Value, said: Value, filled: bool, differs: bool
) -> None:
    told = compare({"votes": present}, {"votes": said})
    assert told == Comparison({"votes": said} if filled else {}, ("votes",) if differs else ())


def test_what_a_row_does_not_speak_of_is_left_alone() -> None:
    assert compare({"votes": 5, "years": 3}, {"votes": 5}) == Comparison({}, ())


IDENTITY = ("name", "starts_on", "ends_on")
FIRST, LAST, LATER = date(2025, 12, 8), date(2025, 12, 11), date(2025, 12, 15)


@pytest.mark.parametrize(
    ("course", "found"),
    [
        (("วิทยากรผู้นำสัมมาชีพ", FIRST, LAST), True),
        (("วิทยากร", FIRST, LATER), True),
        (("วิทยากร", LATER, LAST), True),
        (("วิทยากร", LATER, LATER), False),
        (("วิทยากรผู้นำสัมมาชีพ", FIRST, LATER), False),
        (("", None, LAST), False),
    ],
)
def test_one_part_may_have_been_corrected(course: tuple[Value, ...], found: bool) -> None:
    said = dict(zip(IDENTITY, ("วิทยากร", FIRST, LAST), strict=True))
    rows = {7: dict(zip(IDENTITY, course, strict=True))}
    assert corrected(rows, said, IDENTITY) == (7 if found else None)


def test_only_the_one_record_of_the_office_is_a_correction() -> None:
    said = dict(zip(IDENTITY, ("วิทยากร", FIRST, LAST), strict=True))
    near = dict(zip(IDENTITY, ("อีกชื่อหนึ่ง", FIRST, LAST), strict=True))
    assert corrected({-2: near}, said, IDENTITY) is None
    assert corrected({7: near, 8: near}, said, IDENTITY) is None
