"""What agrees between two people, and what tells them apart; the order of the two never counts."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.programme.likeness import ASKED_FROM, Traits, likeness

SOMSI = Traits(
    title="นาง", sound="สมสิ บุนยา", national_id="9007000000019", phone="0811111111",
    birth_date=date(1960, 5, 1), house_no="12/3", village=1, tambon=1,
)  # fmt: skip
OTHER_ID = {"national_id": "9007000000027"}
NO_ID = {"national_id": ""}


@pytest.mark.parametrize(
    ("changed", "reasons"),
    [
        ({}, ("national_id",)),
        ({"sound": "มนิ จัยดิ"}, ("national_id",)),
        (OTHER_ID, ()),
        (NO_ID, ("sound", "phone", "house")),
        (NO_ID | {"phone": ""}, ("sound", "house")),
        (NO_ID | {"phone": "", "house_no": "9"}, ("sound",)),
        (NO_ID | {"phone": "", "village": 2}, ("sound",)),
        (NO_ID | {"phone": "", "village": 2, "tambon": 2}, ()),
        (NO_ID | {"phone": "", "village": None, "tambon": None}, ("sound",)),
        (NO_ID | {"phone": "", "house_no": "", "title": "นาย"}, ("sound",)),
        (NO_ID | {"phone": "", "house_no": "", "title": "นาย", "birth_date": None}, ("sound",)),
        (NO_ID | {"phone": "", "house_no": "", "title": "นาย", "birth_date": date(1990, 1, 1)}, ()),
        (NO_ID | {"sound": "มนิ จัยดิ"}, ()),
        (NO_ID | {"sound": "มนิ จัยดิ", "house_no": "9"}, ("phone",)),
        (NO_ID | {"sound": "", "phone": ""}, ()),
    ],
)
def test_what_agrees_is_told(changed: dict[str, object], reasons: tuple[str, ...]) -> None:
    score, told = likeness(SOMSI, replace(SOMSI, **changed))
    assert told == reasons
    assert bool(reasons) == (score >= ASKED_FROM)


_SOME = st.builds(
    Traits,
    title=st.sampled_from(["", "นาย", "นาง", "ดร."]),
    sound=st.sampled_from(["", "สมสิ บุนยา", "มนิ จัยดิ"]),
    national_id=st.sampled_from(["", "9007000000019", "9007000000027"]),
    phone=st.sampled_from(["", "0811111111", "0822222222"]),
    birth_date=st.sampled_from([None, date(1960, 5, 1), date(1990, 1, 1)]),
    house_no=st.sampled_from(["", "1", "2"]),
    village=st.sampled_from([None, 1, 2]),
    tambon=st.sampled_from([None, 1, 2]),
)


@given(_SOME, _SOME)
def test_it_is_the_same_from_either_side(one: Traits, other: Traits) -> None:
    score, reasons = likeness(one, other)
    assert (score, reasons) == likeness(other, one)
    assert score == 0 or ASKED_FROM <= score <= 100
    assert bool(score) == bool(reasons)
