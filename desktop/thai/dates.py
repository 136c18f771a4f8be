"""All that the other packages ask about dates, in one place to import from."""

from desktop.thai.calendar import (
    DateStyle,
    Digits,
    age,
    buddhist_year,
    fiscal_year,
    fiscal_year_range,
    format_date,
    format_range,
    month_name,
    quarter,
    weekday_name,
)
from desktop.thai.date_reading import parse_date

__all__ = [
    "DateStyle",
    "Digits",
    "age",
    "buddhist_year",
    "fiscal_year",
    "fiscal_year_range",
    "format_date",
    "format_range",
    "month_name",
    "parse_date",
    "quarter",
    "weekday_name",
]
