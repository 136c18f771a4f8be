"""Dates: every spelling of both eras reads back, and nothing is guessed."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.thai.dates import (
    age,
    fiscal_year,
    fiscal_year_range,
    format_date,
    format_range,
    parse_date,
    quarter,
    weekday_name,
)
from desktop.thai.numerals import to_thai_digits
from desktop.thai.problems import NotUnderstood

TODAY = date(2026, 11, 23)
FIRST_OF_DECEMBER = [
    *("1/12/69", "1 ธ.ค. 2569", "๑ ธันวาคม พ.ศ. ๒๕๖๙", "01-12-2569", "1 ธ.ค. 69", "011269"),
    *("01122569", "1122569", 1122569, "2026-12-01", "2569-12-01", "2026-12-01 00:00:00"),
    *("1/12/2026", "1.12.2569", "1 12 2569", "1 ธค 69", "1ธ.ค.69", "1 ธันวาคม ค.ศ. 2026"),
    *("วันอังคารที่ 1 ธันวาคม พ.ศ. 2569", "ณ วันที่ ๑ เดือน ธันวาคม พุทธศักราช ๒๕๖๙", "1 Dec 2026"),
    *(
        "20261201",
        "25691201",
        "1",
        "1/12",
        "1 ธ.ค.",
        "0112",
        datetime.fromisoformat("2569-12-01"),
        46357,
        46357.0,
    ),
    *(date(2026, 12, 1), "\u200b1/12/2569\xa0", "01/12/2569 00:00:00", "1 ธันวา 69", 244684),
]
NOT_DATES = [
    *(
        "31/2/2569",
        "29/02/2566",
        datetime.fromisoformat("2568-02-29"),
        "12/31/2569",
        "67",
        "32/1/2569",
        "0/1/2569",
    ),
    *("1/1/0001", "1/1/9999", date(1, 1, 1), date(9999, 1, 1), "1/1/2300", "1/12/569", "1/12/9"),
    *("1 ธ.ค. ค.ศ. 2569", "1 ธ.ค. พ.ศ. 2026", "1 พ.ศ. 2569", "2569", "2012", "112", "#REF!"),
    *("วันจันทร์ที่ 1 ธันวาคม พ.ศ. 2569", "abc", 60, 5, 40123, "40123", True, b"x", object(), "9" * 99),
    *(float("nan"), float("inf"), -5, 10**30, "1/12/2569" + " " * 300 + "x"),
]
cells = st.none() | st.text() | st.integers() | st.floats() | st.dates() | st.datetimes()
plausible = st.dates(date(1957, 1, 1), date(2056, 12, 31))


@pytest.mark.parametrize("value", FIRST_OF_DECEMBER)
def test_every_spelling_of_a_day(value):
    assert parse_date(value, today=TODAY) == date(2026, 12, 1)


@pytest.mark.parametrize("value", [None, "", " ", "-", "–", "ไม่ทราบ"])
def test_blank_is_no_date(value):
    assert parse_date(value, today=TODAY) is None


@pytest.mark.parametrize("value", NOT_DATES)
def test_what_is_no_date_gets_a_reason(value):
    with pytest.raises(NotUnderstood) as refused:
        parse_date(value, today=TODAY)
    assert refused.value.reason


def test_an_impossible_day_is_quoted():
    with pytest.raises(NotUnderstood, match="31/2/2569"):
        parse_date("31/2/2569", today=TODAY)


def test_two_readings_are_both_named():
    with pytest.raises(NotUnderstood, match=r"4 ม\.ค\. 2523.*6 พ\.ย\. 2552"):
        parse_date(40123, today=TODAY)


@pytest.mark.parametrize(
    ("value", "day"),
    [
        ("1/1/99", date(1956, 1, 1)),
        ("1/1/30", date(1987, 1, 1)),
        ("23/11/69", TODAY),
        ("24/11/69", date(1926, 11, 24)),
        ("6/1/2497", date(1954, 1, 6)),
        ("24/11", date(2025, 11, 24)),
    ],
)
def test_births_are_never_after_today(value, day):
    assert parse_date(value, today=TODAY, past=True) == day


@pytest.mark.parametrize("value", [datetime.fromisoformat("2599-05-05"), "5/5/2599", "24/11/2569"])
def test_a_birth_to_come_is_refused(value):
    with pytest.raises(NotUnderstood):
        parse_date(value, today=TODAY, past=True)


@pytest.mark.parametrize(
    ("style", "thai", "english"),
    [
        ("short", "15 ม.ค. 2569", "15 Jan 2026"),
        ("long", "15 มกราคม 2569", "15 January 2026"),
        ("formal", "๑๕ มกราคม พุทธศักราช ๒๕๖๙", "15 January 2026"),
        ("numeric", "15/01/2569", "15/01/2026"),
    ],
)
def test_styles(style, thai, english):
    assert format_date(date(2026, 1, 15), style) == thai
    assert format_date(date(2026, 1, 15), style, language="en") == english
    assert format_date(date(2026, 1, 15), style, digits="thai") == to_thai_digits(thai)


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        (date(2025, 12, 8), date(2025, 12, 11), "๘ – ๑๑ ธันวาคม ๒๕๖๘"),
        (date(2025, 11, 30), date(2025, 12, 2), "๓๐ พฤศจิกายน – ๒ ธันวาคม ๒๕๖๘"),
        (date(2025, 12, 30), date(2026, 1, 2), "๓๐ ธันวาคม ๒๕๖๘ – ๒ มกราคม ๒๕๖๙"),
        (date(2025, 12, 8), date(2025, 12, 8), "๘ ธันวาคม ๒๕๖๘"),
    ],
)
def test_ranges_as_a_certificate_words_them(start, end, words):
    assert format_range(start, end, digits="thai") == words


def test_a_range_that_runs_backwards_is_an_error():
    with pytest.raises(ValueError, match="before"):
        format_range(date(2026, 1, 2), date(2026, 1, 1))


@pytest.mark.parametrize(
    ("day", "year", "quarter_of_year"),
    [
        (date(2025, 9, 30), 2568, 4),
        (date(2025, 10, 1), 2569, 1),
        (date(2026, 1, 1), 2569, 2),
        (date(2026, 4, 1), 2569, 3),
        (date(2026, 9, 30), 2569, 4),
    ],
)
def test_fiscal_years(day, year, quarter_of_year):
    assert (fiscal_year(day), quarter(day)) == (year, quarter_of_year)
    first, last = fiscal_year_range(year)
    assert first <= day <= last


def test_age_and_weekday():
    assert age(date(2000, 2, 29), date(2026, 2, 28)) == 25
    assert age(date(2000, 2, 29), date(2026, 3, 1)) == 26
    assert weekday_name(TODAY) == "จันทร์"
    assert weekday_name(TODAY, short=True, language="en") == "Mon"


@given(cells, st.booleans())
def test_reading_is_total(value, past):
    try:
        day = parse_date(value, today=TODAY, past=past)
    except NotUnderstood:
        return
    assert day is None or 1900 <= day.year <= 2100


@given(plausible)
def test_every_spelling_reads_back(day):
    spellings = [
        format_date(day, style, digits=digits, language=language)
        for style in ("short", "long", "formal", "numeric")
        for digits in ("arabic", "thai")
        for language in ("th", "en")
    ]
    buddhist = day.year + 543
    spellings += [f"{day:%d%m}{buddhist}", f"{day:%d%m}{buddhist % 100:02}", day.isoformat()]
    spellings += [f"{day.day}-{day.month}-{buddhist}", f"{buddhist}-{day:%m-%d}"]
    spellings += [f"วัน{weekday_name(day)}ที่ {format_date(day, 'long')}"]
    assert {parse_date(spelling, today=TODAY) for spelling in spellings} == {day}


@given(plausible, st.dates(date(2000, 1, 1), date(2050, 12, 31)))
def test_the_missing_year_is_the_nearest(day, today):
    found = parse_date(f"{day.day}/{day.month}", today=today)
    assert (found.day, found.month) == (day.day, day.month)
    assert abs((found - today).days) <= (183 if (day.day, day.month) != (29, 2) else 4 * 366)


today_days = st.dates(date(2000, 1, 1), date(2050, 12, 31))


@given(st.integers(1, 31), today_days)
def test_a_day_alone_is_the_nearest_such_day(number, today):
    found = parse_date(str(number), today=today)
    assert found.day == number
    assert abs((found - today).days) <= (31 if number > 28 else 16)
    nearer = range(-abs((found - today).days) + 1, abs((found - today).days))
    assert all((today + timedelta(off)).day != number for off in nearer)


@given(st.integers(1, 31), today_days)
def test_a_day_alone_in_the_past_is_the_latest_that_has_come(number, today):
    found = parse_date(str(number), today=today, past=True)
    assert found.day == number
    assert found <= today
    assert all((today - timedelta(off)).day != number for off in range((today - found).days))


@given(st.dates(date(2000, 1, 1), date(2050, 12, 31)), plausible)
def test_a_past_year_in_two_digits_is_the_latest_that_has_come(today, day):
    if day > today:
        return
    found = parse_date(f"{day.day}/{day.month}/{(day.year + 543) % 100:02}", today=today, past=True)
    assert found <= today
    assert (found.day, found.month, (found.year - day.year) % 100) == (day.day, day.month, 0)


@given(st.text(alphabet="0123456789๑๒ๅภถุึคตจ/-. ธ.ค.มกราคมพ.ศ.วันที่", max_size=24))
def test_what_nearly_is_a_date_is_read_or_refused_with_a_sentence(text):
    for past in (False, True):
        try:
            day = parse_date(text, today=TODAY, past=past)
        except NotUnderstood as problem:
            said = problem.reason
        else:
            said = "" if day is None else format_date(day)
            assert day is None or not past or day <= TODAY
        assert isinstance(said, str)
